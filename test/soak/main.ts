/**
 * `npm run triggers:soak`: lets both triggers live for 30 days beside a local Xero in which thousands of things happen,
 * calls fail, processes die and webhooks get lost, and holds everything they emit against the books. `--seed N` repeats
 * a run, `--days N` makes it longer or shorter, `--only NAME` plays one scenario, `--json FILE` writes the figures as
 * data. The table goes into the README after a whole run with nothing to complain about.
 */
import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Report } from './report';
import { scenarios } from './settings';
import type { Weather } from './simulation';
import { rowsOf, tableOf, type Row } from './table';
import type { Told } from './worker';

const workers = 2;
const usual = { seed: 20261122, days: 30 };
/** Bytes of static data a node may keep, and how far above the fewest calls it may be. */
const limits = { state: 512_000, over: 5 };
const readme = path.join(__dirname, '..', '..', 'README.md');
const start = '<!-- soak:start -->';
const end = '<!-- soak:end -->';

/** Hands scenarios to a process of its own until there are none left. */
async function work(names: string[], seed: number, days: number, onTold: (told: Told) => void): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const worker = fork(path.join(__dirname, 'worker.ts'), [seed, days].map(String));
		const next = (): void => void worker.send(names.shift() ?? 'no more');
		worker.on('message', (told) => {
			onTold(told as Told);
			next();
		});
		worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}`))));
		next();
	});
}

const nameOf = (resource: string): string => catalogue.find(({ value }) => value === resource)?.plural ?? resource;

const inWords = (weather: Weather, days: number): string => {
	const { changes, faults, restarts, kills, setBacks, away } = weather;
	const number = (value: number): string => value.toLocaleString('en-GB');
	return `${days} days, three organisations: ${number(changes)} changes, ${number(faults)} polls with a fault, n8n started ${number(restarts)} times and killed ${number(kills)} times in the middle of a poll, state set back ${number(setBacks)} times, organisations disconnected for a day ${number(away)} times.`;
};

const sumOf = (all: readonly Weather[]): Weather =>
	all.reduce((sum, each) => ({
		changes: sum.changes + each.changes,
		restarts: sum.restarts + each.restarts,
		kills: sum.kills + each.kills,
		setBacks: sum.setBacks + each.setBacks,
		faults: sum.faults + each.faults,
		away: sum.away + each.away,
	}));

/** What stands against the figures. */
const complaintsOf = ({ missed, false: untrue, over, state }: Row): string[] => [
	...(missed + untrue > 0 ? [`${missed} missed, ${untrue} false`] : []),
	...(over > limits.over ? [`${over.toFixed(1)} % above the fewest calls`] : []),
	...(state > limits.state ? [`${state} bytes of state`] : []),
];

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			days: { type: 'string' },
			json: { type: 'string' },
			only: { type: 'string' },
		},
	});
	const seed = Number(values.seed ?? usual.seed);
	const days = Number(values.days ?? usual.days);
	if (!Number.isInteger(seed) || !Number.isInteger(days) || days < 1)
		throw new Error('--seed and --days take a whole number');
	const began = Date.now();
	const names = scenarios()
		.map(({ name }) => name)
		.filter((name) => values.only === undefined || name === values.only);
	if (names.length === 0) throw new Error(`There is no scenario ${values.only}`);
	const told: Told[] = [];
	const onTold = (one: Told): void => {
		told.push(one);
		for (const { mismatches } of one.reports) for (const says of mismatches) console.log(says);
		console.log(`${one.scenario}: played after ${Math.round((Date.now() - began) / 1000)} s`);
	};
	await Promise.all(
		Array.from({ length: Math.min(workers, names.length) }, async () => await work(names, seed, days, onTold)),
	);
	const reports = scenarios().flatMap(({ name }) => told.find(({ scenario }) => scenario === name)?.reports ?? []);
	const rows = rowsOf(reports);
	const weather = inWords(sumOf(told.map((one) => one.weather)), days);
	const table = tableOf(rows, nameOf);
	console.log(`\n${weather}\n\n${table}\n\nSeed ${seed}, ${Math.round((Date.now() - began) / 1000)} s`);
	if (values.json !== undefined) await asJson(values.json, { seed, days, rows, reports });
	const complaints = complaintsOf(rows[rows.length - 1]);
	for (const complaint of complaints) console.log(complaint);
	const isWhole = days >= usual.days && values.only === undefined;
	if (complaints.length === 0 && isWhole) await intoReadme(`${weather}\n\n${table}\n\nSeed ${seed}.`);
	process.exitCode = complaints.length === 0 ? 0 : 1;
}

const asJson = async (
	file: string,
	data: { seed: number; days: number; rows: Row[]; reports: Report[] },
): Promise<void> => await writeFile(file, `${JSON.stringify(data, undefined, '\t')}\n`);

async function intoReadme(text: string): Promise<void> {
	const whole = await readFile(readme, 'utf8');
	const [before, rest] = whole.split(start);
	const after = rest?.split(end)[1];
	if (after === undefined) throw new Error(`README.md has no place between ${start} and ${end}`);
	await writeFile(readme, `${before}${start}\n\n${text}\n\n${end}${after}`);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
