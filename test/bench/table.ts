import type { BuiltInCpu, Compared, Figures, OurCpu } from './messages';
import { cpuTarget, type Target } from './targets';

/** What was measured of one work. */
export type Row = {
	id: string;
	title: string;
	records: number;
	ours: Figures;
	builtIn: Figures | { notPossible: string };
	/** The built-in node without the benchmark's help. */
	alone?: Figures;
	targets: Target[];
};

/** Everything a run of the benchmark measured, as `--json` writes it. */
export type Measured = {
	at: string;
	scale: number;
	versions: { [name: string]: string };
	rows: Row[];
	cpu?: { ours: OurCpu; builtIn: BuiltInCpu };
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const bytes = (count: number): string =>
	count < 1e6 ? `${Math.ceil(count / 1e3)} kB` : `${(count / 1e6).toFixed(1)} MB`;

const time = (minutes: number): string => {
	if (minutes < 2) return `${Math.round(minutes * 60)} s`;
	return minutes < 120 ? `${minutes.toFixed(1)} min` : `${(minutes / 60).toFixed(1)} h`;
};

const cells = ({
	calls,
	refused,
	sent,
	received,
	minutes,
	cpuMs,
	peakBytes,
}: Figures): string[] => [
	`${calls.toLocaleString('en')}${refused > 0 ? ` (+${refused.toLocaleString('en')} refused)` : ''}`,
	bytes(sent),
	bytes(received),
	time(minutes),
	`${(cpuMs / 1000).toFixed(1)} s`,
	bytes(peakBytes),
];

const verdict = (targets: readonly Target[]): string =>
	targets.map(({ says, reached }) => `${says}: ${reached ? 'reached' : '**missed**'}`).join('; ');

const stopped = ({ calls, writes, refused, error }: Figures): string => {
	const made = writes > 0 ? `${writes - refused} written` : `${calls} calls`;
	return `alone: stops after ${made} with "${error}"`;
};

function rowsOf({ title, ours, builtIn, alone, targets }: Row): string[] {
	const own = line([title, 'Xero Connector', ...cells(ours), verdict(targets)]);
	if ('notPossible' in builtIn) {
		return [own, line(['', 'built-in', 'not possible', '', '', '', '', '', builtIn.notPossible])];
	}
	return [
		own,
		line(['', 'built-in', ...cells(builtIn), alone?.error === undefined ? '' : stopped(alone)]),
	];
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

function cpuRows({ ours, builtIn }: { ours: OurCpu; builtIn: BuiltInCpu }): string[] {
	const row = (title: string, figures: Compared, other: string): string =>
		line([title, ms(figures.own), ms(figures.bare), other, verdict([cpuTarget(figures)])]);
	return [
		line([
			'CPU a contact created',
			'Xero Connector itself',
			'n8n and the bare calls',
			'built-in, with n8n and its calls',
			'Target',
		]),
		line(['---', '---', '---', '---', '---']),
		row('Ten fields, mapped automatically', ours.automatic, 'not possible'),
		row(
			'Ten fields, each an expression',
			ours.mapped,
			`${ms(builtIn.mapped.whole)} (nine: it has no company number)`,
		),
	];
}

/** The tables in Markdown. */
export function tables({ rows, cpu }: Measured): string {
	const heads = [
		'Work',
		'Node',
		'Calls',
		'Sent',
		'Received',
		"Xero's clock",
		'CPU',
		'Memory',
		'Target, remarks',
	];
	return [
		line(heads),
		line(heads.map(() => '---')),
		...rows.flatMap(rowsOf),
		...(cpu === undefined ? [] : ['', ...cpuRows(cpu)]),
	].join('\n');
}
