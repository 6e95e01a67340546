import { table } from '../docs/block';
import type { Kept, Ran } from './kept';
import { treeName } from './tree';

const heads = ['Part', 'What it did', 'Passed', 'Failed', 'Minutes', 'Commit', 'Date'];

const whole = (value: number): string => value.toLocaleString('en-GB');

const minutes = (seconds: number): string => (seconds / 60).toFixed(1);

const cells = ({ says, did, passed, failed, seconds, tree, at }: Ran): string[] => [
	`\`${says}\``,
	did,
	whole(passed),
	failed === 0 ? '0' : `**${whole(failed)}**`,
	minutes(seconds),
	treeName(tree),
	at.slice(0, 10),
];

const sum = (rans: readonly Ran[], of: 'passed' | 'failed' | 'seconds'): number =>
	rans.reduce((all, ran) => all + ran[of], 0);

/** The commit all rows are of, or how many there are. */
function commitsOf(rans: readonly Ran[]): string {
	const names = [...new Set(rans.map(({ tree }) => treeName(tree)))];
	return names.length === 1 ? names[0] : `${names.length} commits, see above`;
}

/** One row a part in the order given, a part that never ran told as such, and their sums, in Markdown. */
export function tableOf(names: ReadonlyArray<{ name: string; says: string }>, kept: Kept): string {
	const rans = names.flatMap(({ name }) => kept[name] ?? []);
	const rows = names.map(({ name, says }) =>
		kept[name] === undefined ? [`\`${says}\``, 'not run', '', '', '', '', ''] : cells(kept[name]),
	);
	const dates = rans.map(({ at }) => at.slice(0, 10)).sort();
	const period = [...new Set([dates[0], dates.at(-1)])].join(' to ');
	const all = [
		'all',
		`${rans.length} of ${names.length} parts`,
		whole(sum(rans, 'passed')),
		whole(sum(rans, 'failed')),
		minutes(sum(rans, 'seconds')),
		rans.length === 0 ? '' : commitsOf(rans),
		rans.length === 0 ? '' : period,
	].map((cell) => (cell === '' ? '' : `**${cell}**`));
	return table(heads, [...rows, all]);
}
