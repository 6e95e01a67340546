/**
 * `npm run e2e:queue`: n8n in queue mode (Redis, PostgreSQL, a main process, two workers, a process for webhooks) pushes
 * 5,000 records into two organisations of a local Xero in 200 executions, while tokens expire, calls fail and the limits
 * bite, in real time. `--executions N` and `--records N` change its size, `--smoke` is a run of 200 records for CI,
 * `--readme` writes the README's table after a whole run without a fault, `--json FILE` the figures.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { onFleet } from './fleet';
import { judge } from './judge';
import { missing } from './needed';
import { play, type Size } from './play';
import { checksOf, figuresOf, type Figures, intoReadme, summaryOf, tableOf } from './report';

const full: Size = { executions: 200, records: 5000, batchSize: 9 };
// One record a request, so that 200 of them meet the limit as well.
const smoke: Size = { executions: 20, records: 200, batchSize: 1 };

const began = Date.now();
const seconds = (): number => Math.round((Date.now() - began) / 1000);
const say = (line: string): void => console.log(`[${String(seconds()).padStart(4)} s] ${line}`);

/** Which commit was measured, and when. */
function where(): string {
	const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).trim();
	return `Commit ${commit}, ${new Date().toISOString().slice(0, 10)}.`;
}

/** One run from nothing to the figures; what stands against them is printed. */
async function run(size: Size): Promise<Figures> {
	return await onFleet(say, async (fleet) => {
		const played = await play(fleet, size, say);
		say('The queue is empty. Reading the books through Xero’s own client ...');
		const judged = await judge(fleet.stage, played.ended);
		const { duplicates, lost, untrue, failed, refusals } = judged;
		for (const line of [...duplicates, ...lost, ...untrue, ...failed].slice(0, 50)) say(line);
		for (const [message, many] of Object.entries(refusals)) say(`refused ${many} times: ${message}`);
		return figuresOf(size, played, judged);
	});
}

function sizeOf(values: { executions?: string; records?: string; smoke?: boolean }): Size {
	const usual = values.smoke ? smoke : full;
	const executions = Number(values.executions ?? usual.executions);
	const records = Number(values.records ?? usual.records);
	if (!Number.isInteger(executions) || !Number.isInteger(records) || executions < 1 || records < executions)
		throw new Error('--executions and --records take whole numbers, and there is a record at least for each execution');
	return { executions, records, batchSize: records <= smoke.records ? smoke.batchSize : usual.batchSize };
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			executions: { type: 'string' },
			records: { type: 'string' },
			smoke: { type: 'boolean' },
			readme: { type: 'boolean' },
			json: { type: 'string' },
		},
	});
	const size = sizeOf(values);
	const lacking = missing();
	if (lacking.length > 0) {
		for (const line of lacking) console.error(line);
		process.exitCode = 1;
		return;
	}
	execFileSync(process.execPath, [join(__dirname, '..', 'host', 'install.mjs')], { stdio: 'inherit' });
	const figures = await run(size);
	const isWhole = size.records >= full.records && size.executions >= full.executions;
	const checks = checksOf(size, figures, isWhole);
	console.log(`\n${tableOf(figures, where())}\n`);
	for (const { name, isMet } of checks) console.log(`${isMet ? 'ok' : 'FAILED'}: ${name}`);
	const passed = checks.filter(({ isMet }) => isMet).length;
	const failed = checks.length - passed;
	if (values.json !== undefined)
		await writeFile(
			values.json,
			`${JSON.stringify({ name: 'e2e:queue', passed, failed, seconds: seconds(), figures }, undefined, '\t')}\n`,
		);
	if (values.readme && isWhole && failed === 0) await intoReadme(tableOf(figures, where()));
	process.exitCode = failed === 0 ? 0 : 1;
	console.log(`e2e:queue: ${passed} passed, ${failed} failed. ${summaryOf(figures)}`);
}

main().catch((error: Error) => {
	console.error(error.stack ?? error.message);
	process.exitCode = 1;
});
