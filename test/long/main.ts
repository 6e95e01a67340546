/**
 * `npm run long`: 30 days of Xero's clock in one process of n8n-core: triggers poll every quarter of an hour, webhooks are
 * delivered, and invoices, contacts and payments are written without end, while the memory held is measured each day.
 * `--days N` makes it longer or shorter, `--json FILE` writes the figures as data.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { execArgv } from '../bench/processes';
import { slopeOf } from './fit';
import { customers } from './office';
import type { Day, Lived } from './worker';

/** Days at the beginning in which code is compiled and memories of a bounded size fill up. */
const settling = 10;
/**
 * Bytes the heap may rise a day. Measurements of the same state differ by some tens of kilobytes, compiled code and pools
 * of n8n and Node among them; less than this a day is less than 20 MB in a year, and one forgotten record a run would
 * be 24 × 6 × 2 kB = 300 kB a day.
 */
const tolerance = 50_000;
/** Bytes of static data a node may keep: the trigger refuses to keep more. */
const mostState = 512_000;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(1)} kB`;

async function lived(days: number): Promise<Lived> {
	return await new Promise((resolve, reject) => {
		const worker = fork(path.join(__dirname, 'worker.ts'), [String(days)], { execArgv });
		let told: Lived | undefined;
		worker.on('message', (message: { day?: Day; lived?: Lived }) => {
			if (message.day) console.log(`Day ${message.day.day}: ${megabytes(message.day.heap)} held`);
			told ??= message.lived;
		});
		worker.on('exit', (code) =>
			told && code === 0 ? resolve(told) : reject(new Error(`The process ended with ${code}`)),
		);
	});
}

/** What has to hold, and whether it does. */
function checksOf({ days, told, failed, created, paid }: Lived): Array<[string, boolean]> {
	const slope = slopeOf(days.slice(settling).map(({ heap }) => heap));
	const toldOf = (start: string): number[] =>
		Object.entries(told).flatMap(([name, times]) => (name.startsWith(start) ? [times] : []));
	const states = Object.keys(days[0].states);
	return [
		[
			`the heap rises by ${kilobytes(slope)} a day, at most ${kilobytes(tolerance)}`,
			slope <= tolerance,
		],
		...states.map((name): [string, boolean] => {
			const sizes = days.map((day) => day.states[name]);
			return [
				`${name}: static data of ${kilobytes(Math.max(...sizes))} at most, ${kilobytes(sizes.at(-1) ?? 0)} at the end`,
				Math.max(...sizes) <= mostState,
			];
		}),
		[
			`every poll went well${failed.length > 0 ? `, but ${failed.length}: ${failed[0]}` : ''}`,
			failed.length === 0,
		],
		[
			`each of ${created} invoices was told once`,
			toldOf('invoice created,').every((times) => times === created),
		],
		[
			`each of ${paid} payments was told once`,
			toldOf('payment created').every((times) => times === paid),
		],
		[
			`each invoice that became paid was told once`,
			toldOf('invoice enteredStatus').every((times) => times === paid),
		],
		[
			`each invoice and each of ${customers} customers was told once by webhook`,
			told.webhook === created + customers,
		],
	];
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { days: { type: 'string', default: '30' }, json: { type: 'string' } },
	});
	const days = Number(values.days);
	if (!Number.isInteger(days) || days < settling + 2)
		throw new Error(`--days takes a whole number, ${settling + 2} at least`);
	const began = Date.now();
	const life = await lived(days);
	const checks = checksOf(life);
	for (const [says, holds] of checks) console.log(`${holds ? 'ok    ' : 'FAILED'}  ${says}`);
	const failed = checks.filter(([, holds]) => !holds).length;
	const seconds = Math.round((Date.now() - began) / 1000);
	const heaps = life.days.slice(settling).map(({ heap }) => heap);
	const figures = {
		days,
		polls: life.polls,
		deliveries: life.deliveries,
		invoicesCreated: life.created,
		contactsWritten: life.updated,
		payments: life.paid,
		heapAfterTenDays: megabytes(heaps[0]),
		heapAtTheEnd: megabytes(heaps.at(-1) ?? 0),
		heapADay: kilobytes(slopeOf(heaps)),
		largestStaticData: kilobytes(
			Math.max(...life.days.flatMap(({ states }) => Object.values(states))),
		),
	};
	const outcome = { name: 'long', passed: checks.length - failed, failed, seconds, figures, life };
	console.log(JSON.stringify(figures, undefined, 2));
	if (values.json !== undefined)
		writeFileSync(values.json, `${JSON.stringify(outcome, undefined, '\t')}\n`);
	console.log(`${checks.length - failed} passed, ${failed} failed, ${seconds} s`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.stack ?? error.message);
	process.exitCode = 1;
});
