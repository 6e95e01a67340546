/**
 * `npm run faults`: carries the node through everything that can go wrong with a write and compares the local Xero's
 * books with what the items were told. `--seed N` repeats a run, `--runs N` makes it longer or shorter, `--only TEXT`
 * takes the verbs or faults named so alone, `--json FILE` writes the figures as data, `--readme` puts the table of a whole
 * run with nothing to complain about into the README.
 */
import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { withBlock } from '../docs/block';
import { wholeRun } from './plans';
import type { Report } from './report';
import { rowsOf, tableOf } from './table';

const shares = 2;
const usual = { seed: 20261122, runs: wholeRun() };
const readme = path.join(__dirname, '..', '..', 'README.md');

/** Runs one share of the runs in a process of its own. */
async function shareOf(
	share: number,
	seed: number,
	runs: number,
	only: string | undefined,
	onReport: (report: Report) => void,
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const worker = fork(path.join(__dirname, 'worker.ts'), [
			...[share, shares, seed, runs].map(String),
			...(only === undefined ? [] : [only]),
		]);
		worker.on('message', (report) => onReport(report as Report));
		worker.on('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}`)),
		);
	});
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			runs: { type: 'string' },
			json: { type: 'string' },
			only: { type: 'string' },
			readme: { type: 'boolean', default: false },
		},
	});
	const seed = Number(values.seed ?? usual.seed);
	const runs = Number(values.runs ?? usual.runs);
	if (!Number.isInteger(seed) || !Number.isInteger(runs) || runs < 1)
		throw new Error('--seed and --runs take a whole number');
	if (values.readme && (values.only !== undefined || runs < usual.runs))
		throw new Error(`--readme shows a whole run: without --only, and ${usual.runs} runs at least`);
	const began = Date.now();
	const reports: Report[] = [];
	const onReport = (report: Report): void => {
		reports.push(report);
		for (const { is, says } of report.disagreements)
			console.log(`${is}: ${report.verb}, ${report.fault}, ${report.mode}, ${report.how}: ${says}`);
		if (reports.length % 500 === 0) console.log(`${reports.length} of ${runs} runs`);
	};
	await Promise.all(
		Array.from(
			{ length: shares },
			async (_, share) => await shareOf(share, seed, runs, values.only, onReport),
		),
	);
	const rows = rowsOf(reports);
	console.log(`\n${tableOf(rows)}\n\nSeed ${seed}, ${Math.round((Date.now() - began) / 1000)} s`);
	if (values.json !== undefined)
		await writeFile(
			values.json,
			`${JSON.stringify({ seed, runs: reports.length, rows, byVerb: byVerb(reports) }, undefined, '\t')}\n`,
		);
	// A verb that never gets anything done proves nothing.
	const idle = Object.entries(byVerb(reports)).flatMap(([verb, { done }]) =>
		done === 0 ? [verb] : [],
	);
	if (idle.length > 0) console.log(`Never done: ${idle.join(', ')}`);
	const all = rows[rows.length - 1];
	const clean = idle.length === 0 && all.duplicate + all.lost + all.untrue === 0;
	if (clean && values.readme) {
		const content = `${tableOf(rows)}\n\nSeed ${seed}.`;
		await writeFile(readme, withBlock(await readFile(readme, 'utf8'), 'faults', content, 'Faults'));
	}
	process.exitCode = clean ? 0 : 1;
}

/** The same figures for every verb. */
function byVerb(reports: readonly Report[]): {
	[verb: string]: {
		runs: number;
		items: number;
		done: number;
		disagreements: number;
		unknown: number;
	};
} {
	const verbs: ReturnType<typeof byVerb> = {};
	for (const { verb, items, done, disagreements, unknown } of reports) {
		const sums = (verbs[verb] ??= { runs: 0, items: 0, done: 0, disagreements: 0, unknown: 0 });
		sums.runs += 1;
		sums.items += items;
		sums.done += done;
		sums.disagreements += disagreements.length;
		sums.unknown += unknown;
	}
	return verbs;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
