import { kinds } from './kinds';
import { ofSequences, type Report } from './report';

export type Row = {
	fault: string;
	runs: number;
	items: number;
	duplicate: number;
	lost: number;
	untrue: number;
	unknown: number;
};

/** One row a fault, and their sums. */
export function rowsOf(reports: readonly Report[]): Row[] {
	const names = [...kinds.map(({ name }) => name), ofSequences];
	const rows = names.map((fault) =>
		rowOf(
			fault,
			reports.filter((report) => report.fault === fault),
		),
	);
	return [...rows.filter(({ runs }) => runs > 0), rowOf('all', reports)];
}

function rowOf(fault: string, reports: readonly Report[]): Row {
	const sum = (of: (report: Report) => number): number =>
		reports.reduce((all, report) => all + of(report), 0);
	const count = (is: string): number =>
		sum(({ disagreements }) => disagreements.filter((each) => each.is === is).length);
	return {
		fault,
		runs: reports.length,
		items: sum(({ items }) => items),
		duplicate: count('duplicate'),
		lost: count('lost'),
		untrue: count('untrue'),
		unknown: sum(({ unknown }) => unknown),
	};
}

const number = (value: number): string => value.toLocaleString('en-GB');

/** The table in Markdown. */
export function tableOf(rows: readonly Row[]): string {
	const line = ({ fault, ...counts }: Row): string => {
		const cells = [
			counts.runs,
			counts.items,
			counts.duplicate,
			counts.lost,
			counts.untrue,
			counts.unknown,
		].map(number);
		return fault === 'all'
			? `| **all** | ${cells.map((cell) => `**${cell}**`).join(' | ')} |`
			: `| ${fault} | ${cells.join(' | ')} |`;
	};
	return [
		'| What goes wrong | Runs | Items | Duplicates | Lost | Told something untrue | Told *outcome unknown* |',
		'| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
		...rows.map(line),
	].join('\n');
}
