import type { Report } from './report';

/** One line of the table: an object, with everything Trigger On offers for it. */
export type Row = {
	watched: string;
	trigger: string;
	/** Activated triggers. */
	triggers: number;
	events: number;
	missed: number;
	false: number;
	repeats: number;
	unknowable: number;
	/** Of one trigger and organisation in one day, on average. */
	calls: number;
	fewest: number;
	/** Of the trigger that is furthest above its lower bound, in hundredths. */
	over: number;
	/** Bytes of the largest state. */
	state: number;
};

const over = ({ calls, fewest }: { calls: number; fewest: number }): number =>
	fewest === 0 ? 0 : (calls / fewest - 1) * 100;

function rowOf(watched: string, trigger: string, reports: readonly Report[]): Row {
	const sum = (of: (report: Report) => number): number => reports.reduce((all, report) => all + of(report), 0);
	const days = sum((report) => report.days * report.organisations);
	return {
		watched,
		trigger,
		triggers: reports.length,
		events: sum(({ events }) => events),
		missed: sum(({ missed }) => missed),
		false: sum((report) => report.false),
		repeats: sum(({ repeats }) => repeats),
		unknowable: sum(({ unknowable }) => unknowable),
		calls: sum(({ calls }) => calls) / days,
		fewest: sum(({ fewest }) => fewest) / days,
		over: Math.max(...reports.map(over)),
		state: Math.max(...reports.map(({ state }) => state)),
	};
}

/** One row for every object, those of the webhook trigger apart, and all of them. */
export function rowsOf(reports: readonly Report[]): Row[] {
	const places = [...new Set(reports.map(({ trigger, watched }) => `${trigger} ${watched}`))];
	const rows = places.map((place) => {
		const own = reports.filter(({ trigger, watched }) => `${trigger} ${watched}` === place);
		return rowOf(own[0].watched, own[0].trigger, own);
	});
	return [...rows, rowOf('all', '', reports)];
}

const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const one = (value: number): string =>
	value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** The table in Markdown. */
export function tableOf(rows: readonly Row[], nameOf: (resource: string) => string): string {
	const line = (row: Row): string => {
		const cells = [
			whole(row.triggers),
			whole(row.events),
			whole(row.missed),
			whole(row.false),
			whole(row.repeats),
			one(row.calls),
			one(row.fewest),
			`${one(row.over)} %`,
			`${one(row.state / 1000)} kB`,
		];
		if (row.watched === 'all') return `| **all** | ${cells.map((cell) => `**${cell}**`).join(' | ')} |`;
		return `| ${nameOf(row.watched)}${row.trigger === 'webhook' ? ', by webhook' : ''} | ${cells.join(' | ')} |`;
	};
	return [
		'| Watched | Triggers | Reported | Missed | False | Repeated | Calls a day | Fewest possible | Above at most | Largest state |',
		'| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
		...rows.map(line),
	].join('\n');
}

/** What the figures mean, and what nothing shows. */
export function inShort(rows: readonly Row[]): string {
	const unknowable = rows.reduce((all, row) => all + (row.trigger === 'polling' ? row.unknowable : 0), 0);
	return [
		'*Calls a day* are of one trigger and organisation. *Fewest possible* counts one call a poll and organisation, or as many as the changed records fill pages, also those changed since an older state that is there again after a kill or a set-back; of a second with more records than a page all but the last page twice, as what leaves it meanwhile moves those behind to a page already read; the whole list where Xero cannot tell what changed; one a day for what fell due; and one more in a poll in which a call failed, as it has to be made again. What Xero refuses for a limit is charged to nobody.',
		'Of webhooks *Fewest possible* counts the records of each delivery by 40 ids a call (credits one by one, or one list), as it comes; where numbers are missing in Xero’s stream, also because a killed process or a state that was set back lost them, one list of what changed for each category and organisation, as nothing tells whose events are missing, and with it the records of the delivery behind the gap; for *Created* and *Updated* the history of each record changed in a gap of which no event told that it was there or when it was made, as Xero’s lists have no date of creation; and one more for each delivery in which a call failed.',
		`*Missed* cannot count what left no trace. By default n8n saves a polling trigger's state only with the executions it starts: ${whole(unknowable)} times a poll saw a change and had nothing to tell of it, the record changed again, and n8n had stopped before it saved, so that the next poll told the whole way as one change or, where it led back, not at all. With durable poll cursors every poll is saved.`,
	].join('\n\n');
}
