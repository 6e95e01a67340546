import { table } from '../docs/block';
import type { Player } from './finding';
import type { Message } from './worker';

/** What came of a part. */
export type Row = { part: string; cases: number; found: number; seconds: number; figures: Player['figures'] };

const says: { readonly [part: string]: string } = {
	parameters: 'Parameters of every operation of every object, in the node',
	tools: 'Calls of a model, every operation as an agent’s tool, with each Tool Permissions',
	answers: 'Answers of Xero, in the node and the triggers',
	webhooks: 'Bodies and headers of webhooks',
	triggers: 'Parameters and stored state of both triggers',
	values: 'Dates, money, filters, addresses and rows, as functions',
	process: 'The processes that play them',
};

/** A row for every part that was played, in the order they began; seconds are those of all processes together. */
export function rowsOf(messages: readonly Message[]): Row[] {
	const rows = new Map<string, Row>();
	for (const { part, cases, milliseconds, findings, figures } of messages) {
		const row = rows.get(part) ?? { part, cases: 0, found: 0, seconds: 0, figures: {} };
		rows.set(part, row);
		row.cases += cases;
		row.found += findings.length;
		row.seconds += milliseconds / 1000;
		for (const [word, count] of Object.entries(figures)) row.figures[word] = (row.figures[word] ?? 0) + count;
	}
	return [...rows.values()].map((row) => ({ ...row, seconds: Math.round(row.seconds) }));
}

const number = (value: number): string => value.toLocaleString('en-GB');

const cameTo = (figures: Row['figures']): string =>
	Object.entries(figures)
		.sort(([, one], [, other]) => other - one)
		.map(([word, count]) => `${word}: ${number(count)}`)
		.join(', ');

/** The table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
	const all = rows.reduce((sum, { cases, found }) => ({ cases: sum.cases + cases, found: sum.found + found }), { cases: 0, found: 0 });
	return table(
		['Where bad input comes in', 'Cases', 'Found', 'How they ended'],
		[...rows.map(({ part, cases, found, figures }) => [says[part], number(cases), number(found), cameTo(figures)]), ['**all**', `**${number(all.cases)}**`, `**${number(all.found)}**`, '']],
	);
}
