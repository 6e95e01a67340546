/**
 * `npm run e2e:install [-- --json FILE] [--readme]`: the packed connector from its installation to its removal, step by
 * step as n8n's own installer does it, in the real n8n and its editor. Chromium comes with the machine.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { table } from '../docs/block';
import { hostOf, nodeForN8n } from '../host/hosts';
import { project, step } from './step';
import { command, failed, runOn, type Told } from './told';

const suite = 'test/compat/install.slow.test.ts';
const results = join(project, '.cache', 'compat', 'install.json');

/** As jest writes it. */
interface Results {
	testResults: Array<{
		assertionResults: Array<{ title: string; status: string; duration?: number }>;
	}>;
}

async function install(): Promise<Told> {
	const on = runOn();
	mkdirSync(dirname(results), { recursive: true });
	rmSync(results, { force: true });
	const jest = ['node_modules/jest/bin/jest.js', '--ci', '--json', `--outputFile=${results}`];
	const { ok, seconds } = await step('install', [...jest, '--runTestsByPath', suite], {
		TEST_N8N: '2x',
	});
	const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as Results;
	const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
	const passed = tests.filter(({ status }) => status === 'passed').length;
	const host = hostOf('2x');
	const versions = { n8n: host.n8n, node: nodeForN8n(host).version };
	return {
		name: 'install',
		passed,
		failed: ok ? 0 : Math.max(tests.length - passed, 1),
		seconds,
		figures: versions,
		table: `${table(
			['Step', 'Result', 'Seconds'],
			tests.map(({ title, status, duration }) => [
				title,
				status,
				((duration ?? 0) / 1000).toFixed(1),
			]),
		)}\n\nRun by \`npm run e2e:install\` in n8n ${versions.n8n} on Node ${versions.node}, ${on}.`,
	};
}

command(install, 'Installation').catch(failed);
