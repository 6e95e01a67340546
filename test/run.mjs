/**
 * `node test/run.mjs test`: installs what is missing, builds, lints, checks types, runs jest without the slow
 * suites. `node test/run.mjs all`: with them. Plain Node 20: this runs before anything is installed.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

import { elapsed, ensureInstalled, projectFolder } from './setup/install.mjs';

const results = path.join(projectFolder, 'artifacts', 'jest.json');

/** Where the tests write down which operations they ran, for the check at the end. */
const tally = path.join(projectFolder, 'artifacts', 'tally');

const lint = (name) => ['test/lint/check.mjs', name];

const checks = [
	{
		says: 'Types of the tests',
		args: ['node_modules/typescript/bin/tsc', '--project', 'test/tsconfig.json'],
	},
	{ says: "Lint: n8n's strict rules", args: lint('shipped') },
	{ says: "Lint: n8n's strict rules on the computed descriptions", args: lint('descriptions') },
	{ says: "Lint: n8n's package scan, source", args: lint('scan-source') },
	{ says: "Lint: n8n's package scan, packed", args: lint('scan-tarball') },
	{ says: 'Lint: tests', args: lint('tests') },
];

/** Runs a Node script to its end. Its output is shown as it comes, or kept and shown when it fails. */
function runStep({ says, args, live = false }) {
	const started = Date.now();
	return new Promise((resolve) => {
		const child = spawn(process.execPath, args, {
			cwd: projectFolder,
			env: { ...process.env, XERO_TALLY: tally },
			stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => (output += error.message));
		child.on('close', (code) => {
			const ok = code === 0;
			console.log(`${ok ? 'ok    ' : 'FAILED'}  ${says}  (${elapsed(started)})`);
			if (!ok && output !== '') console.log(output.trimEnd().replace(/^/gm, '        '));
			resolve(ok);
		});
	});
}

/** Runs the steps two at a time and answers which passed. */
async function runPaired(steps) {
	const waiting = [...steps];
	const passed = [];
	const lane = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) passed.push(await runStep(step));
	};
	await Promise.all([lane(), lane()]);
	return passed;
}

/** Runs jest and answers how many tests passed and failed; a suite that does not start counts as one failed. */
async function runJest(withSlow) {
	await rm(results, { force: true });
	await rm(tally, { recursive: true, force: true });
	const ignored = ['/node_modules/', ...(withSlow ? [] : ['\\.slow\\.test\\.ts$'])];
	const ok = await runStep({
		says: withSlow ? 'Tests, with the slow suites' : 'Tests',
		live: true,
		args: [
			'node_modules/jest/bin/jest.js',
			'--ci',
			'--maxWorkers=2',
			'--json',
			`--outputFile=${results}`,
			...ignored.map((pattern) => `--testPathIgnorePatterns=${pattern}`),
		],
	});
	const summary = await readFile(results, 'utf8').then(JSON.parse, () => undefined);
	const passed = summary?.numPassedTests ?? 0;
	const failed = (summary?.numFailedTests ?? 0) + (summary?.numRuntimeErrorTestSuites ?? 0);
	return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

async function main(which) {
	if (which !== 'test' && which !== 'all') throw new Error('Say "test" or "all"');
	const started = Date.now();
	await ensureInstalled();
	await mkdir(path.dirname(results), { recursive: true });
	const built = await runStep({
		says: 'Build, with the types of nodes and credentials',
		args: ['node_modules/gulp/bin/gulp.js', '--silent', 'build'],
	});
	const steps = built ? [true, ...(await runPaired(checks))] : [false];
	const tests = built ? await runJest(which === 'all') : { passed: 0, failed: 0 };
	if (built) {
		const says = 'Each operation of each object was run in n8n-core';
		steps.push(
			await runStep({ says, args: ['node_modules/tsx/dist/cli.mjs', 'test/coverage/pairs.ts'] }),
		);
	}
	const passed = steps.filter(Boolean).length + tests.passed;
	const failed = steps.filter((ok) => !ok).length + tests.failed;
	console.log(`Took ${elapsed(started)}`);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv[2]).catch((error) => {
	console.error(error.message);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
});
