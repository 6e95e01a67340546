/**
 * `npm run triggers:soak`: lets both triggers live for 30 days beside a local Xero in which thousands of things happen,
 * calls fail, processes die and webhooks get lost, and holds everything they emit against the books. `--seed N` repeats
 * a run, `--days N` makes it longer or shorter, `--only NAME` plays one scenario, `--json FILE` writes the figures as
 * data, and with `--only` takes the other scenarios from there, if an earlier run of the same seed and days wrote them.
 * `--readme` puts the table into the README, after a whole run against which nothing stands. `--workers N`: processes,
 * two unless told.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import { withBlock } from '../docs/block';
import { scenarios } from './settings';
import { inShort, rowsOf, tableOf, type Row } from './table';
import { inWords } from './weather';
import { webhooks } from './webhooks/settings';
import type { Told } from './worker';

const usual = { seed: 20261122, days: 30, workers: 2 };
/** Bytes of static data a node may keep, and how far above the fewest calls it may be. */
const limits = { state: 512_000, over: 5 };
const readme = path.join(__dirname, '..', '..', 'README.md');

/** Hands scenarios to a process of its own until there are none left. */
async function work(names: string[], seed: number, days: number, onTold: (told: Told) => void): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const worker = fork(path.join(__dirname, 'worker.ts'), [seed, days].map(String));
		const next = (): void => void worker.send(names.shift() ?? '');
		worker.on('message', (told) => {
			onTold(told as Told);
			next();
		});
		worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with code ${code}`))));
		next();
	});
}

/** Polls of a scenario in one day. */
const pollsOf = (name: string): number =>
	scenarios()
		.filter((scenario) => scenario.name === name)
		.flatMap(({ settings }) => settings)
		.reduce((all, { every }) => all + 1440 / every, 0);

const nameOf = (resource: string): string => catalogue.find(({ value }) => value === resource)?.plural ?? resource;

/** What stands against the figures. */
const complaintsOf = ({ missed, false: untrue, over, state }: Row): string[] => [
	...(missed + untrue > 0 ? [`${missed} missed, ${untrue} false`] : []),
	...(over > limits.over ? [`${over.toFixed(1)} % above the fewest calls`] : []),
	...(state > limits.state ? [`${state} bytes of state`] : []),
];

/** What a run came to, as data. */
type Data = { seed: number; days: number; rows: Row[]; told: Told[] };

/** What an earlier run of the same seed and days told of other scenarios. */
async function earlier(file: string | undefined, seed: number, days: number): Promise<Told[]> {
	if (file === undefined || !existsSync(file)) return [];
	const data = JSON.parse(await readFile(file, 'utf8')) as Data;
	return data.seed === seed && data.days === days ? data.told : [];
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seed: { type: 'string' },
			days: { type: 'string' },
			json: { type: 'string' },
			only: { type: 'string' },
			readme: { type: 'boolean', default: false },
			workers: { type: 'string' },
		},
	});
	const [seed, days, workers] = [
		values.seed ?? usual.seed,
		values.days ?? usual.days,
		values.workers ?? usual.workers,
	].map(Number);
	if (![seed, days, workers].every(Number.isInteger) || days < 1 || workers < 1)
		throw new Error('--seed, --days and --workers take a whole number');
	const began = Date.now();
	const all = [...scenarios().map(({ name }) => name), webhooks];
	const names = all.filter((name) => values.only === undefined || name === values.only);
	if (names.length === 0) throw new Error(`There is no scenario ${values.only}`);
	const kept = values.only === undefined ? [] : await earlier(values.json, seed, days);
	const told = kept.filter(({ scenario }) => !names.includes(scenario));
	const onTold = (one: Told): void => {
		told.push(one);
		for (const { mismatches } of one.reports) for (const says of mismatches) console.log(says);
		console.log(`${one.scenario}: played after ${Math.round((Date.now() - began) / 1000)} s`);
	};
	const isWhole =
		days >= usual.days && all.length === new Set([...names, ...told.map(({ scenario }) => scenario)]).size;
	// What takes longest begins first, so that no process is left alone with it.
	const queue = names.sort((one, other) => pollsOf(other) - pollsOf(one));
	await Promise.all(
		Array.from({ length: Math.min(workers, queue.length) }, async () => await work(queue, seed, days, onTold)),
	);
	const sorted = all.flatMap((name) => told.find(({ scenario }) => scenario === name) ?? []);
	const rows = rowsOf(sorted.flatMap(({ reports }) => reports));
	const weather = inWords(sorted, days);
	const table = `${tableOf(rows, nameOf)}\n\n${inShort(rows)}`;
	console.log(`\n${weather}\n\n${table}\n\nSeed ${seed}, ${Math.round((Date.now() - began) / 1000)} s`);
	const data: Data = { seed, days, rows, told: sorted };
	if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(data, undefined, '\t')}\n`);
	const complaints = complaintsOf(rows[rows.length - 1]);
	for (const complaint of complaints) console.log(complaint);
	process.exitCode = complaints.length === 0 ? 0 : 1;
	if (!values.readme) return;
	if (complaints.length > 0 || !isWhole) throw new Error('The README keeps its table: it takes a whole run against which nothing stands');
	await intoReadme(`${weather}\n\n${table}\n\nSeed ${seed}.`);
}

async function intoReadme(text: string): Promise<void> {
	await writeFile(readme, withBlock(await readFile(readme, 'utf8'), 'soak', text, 'Proof'));
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
