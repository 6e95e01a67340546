import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { table, withBlock } from '../docs/block';
import { concurrency, workers } from './fleet';
import type { Judged } from './judge';
import type { Played, Size } from './play';
import { limit, paceOf, type Pace } from './throughput';
import { type Chain, chainOf } from './tokens';

/** What a run came to, as numbers. */
export interface Figures {
	executions: number;
	records: number;
	done: number;
	refused: number;
	unknown: number;
	duplicates: number;
	lost: number;
	untrue: number;
	failedExecutions: number;
	seconds: number;
	/** Executions each worker ran. */
	byWorker: number[];
	tokens: Chain;
	/** Whether the connection still worked when no earlier token was taken any more. */
	connectionKept: boolean;
	/** Calls Xero took, calls it refused for its limits, and calls disturbed on purpose. */
	calls: number;
	limited: number;
	disturbed: number;
	/** By organisation. */
	paces: Pace[];
}

/** Nine tenths of what the limit allows. */
const slowest = 0.9 * limit;

export function figuresOf(size: Size, played: Played, judged: Judged): Figures {
	const { calls, organisations } = played;
	return {
		executions: played.ended.length,
		records: size.records,
		done: judged.done,
		refused: judged.refused,
		unknown: judged.unknown,
		duplicates: judged.duplicates.length,
		lost: judged.lost.length,
		untrue: judged.untrue.length,
		failedExecutions: judged.failed.length,
		seconds: played.seconds,
		byWorker: played.byWorker,
		tokens: chainOf(calls, played.expiries),
		connectionKept: played.connectionKept,
		calls: organisations.reduce((total, { id }) => total + paceOf(calls, id).calls, 0),
		limited: calls.filter(({ status, fault }) => status === 429 && fault === undefined).length,
		disturbed: calls.filter(({ fault }) => fault !== undefined).length,
		paces: organisations.map(({ id }) => paceOf(calls, id)),
	};
}

/** Everything that was to be shown, and whether it was. `whole`: the full run, which has to meet the limits. */
export function checksOf(size: Size, figures: Figures, whole: boolean): Array<{ name: string; isMet: boolean }> {
	const { paces, byWorker, tokens } = figures;
	const pace = {
		name: `each organisation's calls go at 90 % of ${limit} a minute or faster`,
		isMet: paces.every(({ aMinute }) => (aMinute ?? 0) >= slowest),
	};
	return [
		{
			name: 'every execution ran and succeeded',
			isMet: figures.executions === size.executions && figures.failedExecutions === 0,
		},
		{
			name: 'every record was told what became of it',
			isMet: figures.done + figures.refused + figures.unknown === size.records,
		},
		{ name: 'no record is in the books twice', isMet: figures.duplicates === 0 },
		{ name: 'no record is lost', isMet: figures.lost === 0 },
		{ name: 'nothing untrue was told', isMet: figures.untrue === 0 },
		{ name: 'no outcome is unknown', isMet: figures.unknown === 0 },
		{ name: 'every worker ran executions', isMet: byWorker.length === workers && byWorker.every((many) => many > 0) },
		{
			name: 'tokens expired, and one chain of refreshes went on',
			isMet: tokens.refreshes > 0 && tokens.refused + tokens.forks === 0,
		},
		{ name: 'the connection outlives every token it had before', isMet: figures.connectionKept },
		// A short run may end before its sixty calls of a minute are used up.
		...(whole ? [{ name: 'the limits of Xero were met', isMet: figures.limited > 0 }] : []),
		...(whole || paces.every(({ aMinute }) => aMinute !== undefined) ? [pace] : []),
	];
}

const count = (many: number): string => many.toLocaleString('en');

/** The run in a line. */
export function summaryOf(figures: Figures): string {
	const paces = figures.paces.flatMap(({ aMinute }) => (aMinute === undefined ? [] : [aMinute.toFixed(1)]));
	const pace = paces.length === 0 ? '' : `, ${paces.join(' and ')} calls a minute and organisation`;
	return `${count(figures.executions)} executions of ${count(figures.records)} records on ${workers} workers in ${figures.seconds} s: ${figures.duplicates} duplicates, ${figures.lost} lost, ${figures.tokens.refreshes} token refreshes in one chain${pace}`;
}

/** The README's table. */
export function tableOf(figures: Figures, where: string): string {
	const paces = figures.paces.map(({ aMinute }) => aMinute?.toFixed(1) ?? 'too short to tell').join(' and ');
	const rows = [
		[
			'Executions, each through a production webhook',
			`${count(figures.executions)}, ${figures.failedExecutions} failed`,
		],
		['Run by the two workers', figures.byWorker.map(count).join(' and ')],
		['Records pushed', count(figures.records)],
		['Created, updated or unchanged', count(figures.done)],
		['Refused with a reason', count(figures.refused)],
		['Duplicates', `**${figures.duplicates}**`],
		['Lost', `**${figures.lost}**`],
		['Told something untrue, or *outcome unknown*', `${figures.untrue + figures.unknown}`],
		['Times all access tokens expired; an expiry that no call meets needs no refresh', count(figures.tokens.expiries)],
		[
			'Token refreshes; two for one expiry; refused by Xero',
			`${figures.tokens.refreshes}; **${figures.tokens.forks}**; ${figures.tokens.refused}`,
		],
		['Calls Xero took', count(figures.calls)],
		['Calls Xero refused for a limit, and that were sent again', count(figures.limited)],
		['Answers lost, broken or 503, on purpose', count(figures.disturbed)],
		[`Calls a minute, of ${limit}, in each organisation`, paces],
		['Time', `${Math.floor(figures.seconds / 60)} min ${figures.seconds % 60} s`],
	];
	return `${table(['', ''], rows)}\n\nn8n in queue mode with ${workers} workers of concurrency ${concurrency}. ${where}`;
}

/** Puts the table into the README, between its marks. */
export async function intoReadme(text: string): Promise<void> {
	const file = join(__dirname, '..', '..', 'README.md');
	await writeFile(file, withBlock(await readFile(file, 'utf8'), 'queue', text, 'Many workers'));
}
