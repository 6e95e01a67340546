/**
 * `npm run e2e:queue`: n8n in queue mode (Redis, PostgreSQL, a main process, two workers, a process for webhooks) pushes
 * 5,000 records into two organisations of a local Xero in 200 executions, while tokens expire, calls fail and the limits
 * bite, in real time. `--executions N` and `--records N` change its size, `--smoke` is a run of 200 records for CI,
 * `--readme` writes the README's table after a whole run without a fault, `--json FILE` the figures. A whole run ends with
 * a worker that is killed in the middle of writing; `--killed` plays that alone.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fleet, onFleet } from './fleet';
import { judge, type Judged } from './judge';
import { checksOfKilled, type Killed, killWorker, summaryOfKilled } from './killed';
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

/** Prints what stands against a run. */
function tell({ duplicates, lost, untrue, failed, refusals }: Judged): void {
	for (const line of [...duplicates, ...lost, ...untrue, ...failed].slice(0, 50)) say(line);
	for (const [message, many] of Object.entries(refusals)) say(`refused ${many} times: ${message}`);
}

/** The job, from an idle n8n to the figures. */
async function work(fleet: Fleet, size: Size): Promise<Figures> {
	const played = await play(fleet, size, say);
	say('The queue is empty. Reading the books through Xero’s own client ...');
	const judged = await judge(fleet.stage, played.ended);
	tell(judged);
	return figuresOf(size, played, judged);
}

/** A worker's end. */
async function kill(fleet: Fleet): Promise<Killed> {
	const killed = await killWorker(fleet, say);
	tell(killed.judged);
	return killed;
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
			killed: { type: 'boolean' },
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
	const isWhole = size.records >= full.records && size.executions >= full.executions;
	const { figures, killed } = await onFleet(say, async (fleet) => ({
		figures: values.killed ? undefined : await work(fleet, size),
		killed: values.killed || isWhole ? await kill(fleet) : undefined,
	}));
	const checks = [
		...(figures === undefined ? [] : checksOf(size, figures, isWhole)),
		...(killed === undefined ? [] : checksOfKilled(killed)),
	];
	if (figures !== undefined) console.log(`\n${tableOf(figures, where())}\n`);
	for (const { name, isMet } of checks) console.log(`${isMet ? 'ok' : 'FAILED'}: ${name}`);
	const passed = checks.filter(({ isMet }) => isMet).length;
	const failed = checks.length - passed;
	if (values.json !== undefined)
		await writeFile(
			values.json,
			`${JSON.stringify({ name: 'e2e:queue', passed, failed, seconds: seconds(), figures, killed }, undefined, '\t')}\n`,
		);
	if (values.readme && figures !== undefined && isWhole && failed === 0) await intoReadme(tableOf(figures, where()));
	process.exitCode = failed === 0 ? 0 : 1;
	const summaries = [figures && summaryOf(figures), killed && summaryOfKilled(killed)].filter(Boolean);
	console.log(`e2e:queue: ${passed} passed, ${failed} failed. ${summaries.join('. ')}`);
}

main().catch((error: Error) => {
	console.error(error.stack ?? error.message);
	process.exitCode = 1;
});
