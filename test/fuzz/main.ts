/**
 * `npm run fuzz`: bad input of every kind at every door of the nodes. `--cases N` is how many altogether (100,000 unless
 * told), `--seed N` repeats a run, `--only PART` takes one part alone with all the cases, `--json FILE` writes the figures
 * as data, `--readme` puts the table into the README. It ends well only when nothing was found.
 */
import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { withBlock } from '../docs/block';
import type { Finding } from './finding';
import { chunksOf, isPart, partNames } from './parts';
import { rowsOf, tableOf } from './table';
import type { Message, Order } from './worker';

const processes = 2;
const usual = { seed: 20261122, cases: 100_000 };
const readme = path.join(__dirname, '..', '..', 'README.md');

/** Milliseconds without a sign of life after which a process counts as hanging: a chunk takes seconds. */
const silence = 300_000;

/** Plays every second chunk in a process of its own. Throws nothing: what goes wrong there is a finding. */
async function shareOf(share: number, order: Omit<Order, 'share' | 'shares'>, tell: (message: Message) => void): Promise<void> {
	await new Promise<void>((resolve) => {
		const worker = fork(path.join(__dirname, 'worker.ts'), [JSON.stringify({ ...order, share, shares: processes } satisfies Order)]);
		let at = 'the beginning';
		let timer: NodeJS.Timeout;
		const ended = (what: string): void => tell({ part: 'process', cases: 0, milliseconds: 0, findings: [{ what, how: `after ${at}` }], figures: {} });
		const alive = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				ended('A process hangs');
				worker.kill('SIGKILL');
			}, silence);
		};
		alive();
		worker.on('message', (message: Message) => {
			alive();
			at = `${message.part}, seed ${message.seed ?? ''}`;
			tell(message);
		});
		worker.on('exit', (code) => {
			clearTimeout(timer);
			if (code !== 0 && code !== null) ended(`A process ended with code ${code}`);
			resolve();
		});
	});
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { cases: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' }, json: { type: 'string' }, readme: { type: 'boolean' } },
	});
	const seed = Number(values.seed ?? usual.seed);
	const cases = Number(values.cases ?? usual.cases);
	if (!Number.isInteger(seed) || !Number.isInteger(cases) || cases < 1) throw new Error('--seed and --cases take a whole number');
	if (values.only !== undefined && !isPart(values.only)) throw new Error(`--only takes one of ${partNames.join(', ')}`);
	const only = isPart(values.only) ? values.only : undefined;
	const began = Date.now();
	const messages: Message[] = [];
	const found = new Map<string, Finding & { part: string; times: number }>();
	const meant = chunksOf(cases, only).reduce((sum, chunk) => sum + chunk.cases, 0);
	let told = 0;
	const tell = (message: Message): void => {
		messages.push(message);
		told += message.cases;
		if (Math.floor((told * 10) / meant) > Math.floor(((told - message.cases) * 10) / meant)) console.log(`${told} of ${meant} cases, ${Math.round((Date.now() - began) / 1000)} s`);
		for (const finding of message.findings) {
			const key = `${message.part} ${finding.what.replace(/\d+/g, '#').slice(0, 120)}`;
			const known = found.get(key);
			if (known === undefined) console.log(`FOUND in ${message.part}: ${finding.what}\n    ${finding.how}`);
			found.set(key, { ...(known ?? finding), part: message.part, times: (known?.times ?? 0) + 1 });
		}
	};
	const order = { seed, cases, ...(only === undefined ? {} : { only }) };
	await Promise.all(Array.from({ length: processes }, async (_, share) => await shareOf(share, order, tell)));
	const seconds = Math.round((Date.now() - began) / 1000);
	const rows = rowsOf(messages);
	const played = rows.reduce((sum, row) => sum + row.cases, 0);
	// A part that plays fewer cases than it was to proves less.
	if (played < meant) found.set('missing', { part: 'process', what: `Only ${played} of ${meant} cases were played`, how: '', times: 1 });
	const failed = [...found.values()].reduce((sum, { times }) => sum + times, 0);
	console.log(`\n${tableOf(rows)}\n`);
	if (values.json !== undefined) {
		const data = { name: 'fuzz', passed: Math.max(0, played - failed), failed, seconds, figures: { seed, rows, found: [...found.values()] } };
		await writeFile(values.json, `${JSON.stringify(data, undefined, '\t')}\n`);
	}
	if (values.readme && failed === 0) {
		const content = `${tableOf(rows)}\n\nSeed ${seed}, ${seconds} s.`;
		await writeFile(readme, withBlock(await readFile(readme, 'utf8'), 'fuzz', content, 'Bad input'));
	}
	for (const { part, what, times } of found.values()) console.log(`${times} × in ${part}: ${what}`);
	console.log(`fuzz: ${played} cases, ${found.size} kinds of finding (${failed} times), seed ${seed}, ${seconds} s`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
