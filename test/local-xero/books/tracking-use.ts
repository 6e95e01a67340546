import type { Ledger } from './ledger';
import type { TrackingChoice } from './records';
import { Table } from './table';

type Tracked = { Tracking?: TrackingChoice[] };

/** What every line of every kind of document chose, so that a category or option in use stays. */
export function choicesOf(ledger: Ledger): TrackingChoice[] {
	return Object.values(ledger)
		.filter((table) => table instanceof Table)
		.flatMap((table) => table.all())
		.flatMap((record) => [record.LineItems, record.JournalLines])
		.flatMap((lines) => (Array.isArray(lines) ? (lines as Tracked[]) : []))
		.flatMap(({ Tracking = [] }) => Tracking);
}
