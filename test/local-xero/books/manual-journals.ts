import type { Rec, Shelf, View } from '../contract';
import {
	planManualJournal,
	manualJournalShape,
	type GivenManualJournal,
} from './manual-journal-write';
import type { Ledger } from './ledger';
import type { ManualJournal } from './order-records';
import { read, UnknownId } from './read';
import { checked, plainList, withoutNothing } from './shelf';
import { writeElement } from './write-element';

function show({ JournalLines, ...plain }: ManualJournal, view: View): Rec {
	return withoutNothing({
		...plain,
		HasAttachments: false,
		JournalLines: view.full
			? JournalLines.map((line) =>
					withoutNothing({ ...line, Tracking: line.Tracking.map((choice) => ({ ...choice })) }),
				)
			: [],
	});
}

/** The ManualJournals shelf: https://developer.xero.com/documentation/api/accounting/manualjournals. */
export function manualJournalsShelf(ledger: Ledger): Shelf {
	const match = (id: string | undefined): ManualJournal | undefined => {
		if (id === undefined) return undefined;
		const found = ledger.manualJournals.get(id);
		if (!found) throw new UnknownId();
		return found;
	};
	const kind = {
		id: 'ManualJournalID',
		read: (element: Rec) => read(manualJournalShape, element),
		plan: (given: GivenManualJournal, _context: unknown, was?: ManualJournal) =>
			planManualJournal(ledger, given, was),
		store: ({ next }: { next: ManualJournal }, was?: ManualJournal) =>
			was ? ledger.manualJournals.change(was, next) : ledger.manualJournals.add(next),
		show,
	};
	return {
		endpoint: 'ManualJournals',
		key: 'ManualJournals',
		id: 'ManualJournalID',
		list: { ...plainList, modifiedSince: true, paged: true },
		types: {
			ManualJournalID: 'guid',
			Narration: 'string',
			Date: 'date',
			LineAmountTypes: 'string',
			Status: 'string',
			Url: 'string',
			ShowOnCashBasisReports: 'boolean',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.manualJournals.all(),
		find: (id) => ledger.manualJournals.get(id),
		show: (record, view) => show(record as ManualJournal, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(manualJournalShape, element);
				if (verb === 'POST') match(given.ManualJournalID);
			}),
		put: (element, context) => writeElement(kind, element, context, () => undefined),
		post: (element, context, id) =>
			writeElement(kind, element, context, (given) => match(id ?? given.ManualJournalID)),
	};
}
