import type { Books, Rec, Switches, Verdict, View, WriteContext } from '../contract';
import { openBooks } from './index';

/** The documented reading of every point that is not verified. */
export const documented: Switches = {
	rounding: 'half-up',
	postByNumber: 'overwrites',
	contactPostMatchesName: true,
	contactNameIgnoresCase: true,
	archivedContactsRestore: false,
	modifiedSinceInclusive: true,
	notModifiedIs304: false,
	modifiedSinceIgnored: false,
	millisecondsBreakLists: false,
	lineAccountsMove: true,
	attachmentsMove: false,
	historyMoves: false,
	quantityMovesItem: false,
	changesReplaceParts: false,
	roundsInvoices: false,
	summarizeErrorsDefault: true,
	transfersTakeRate: true,
	itemsWritableWithInvoiceScope: false,
	largestPage: 1_000,
	highVolumeAbove: 100_000,
	dayLimit: 5_000,
	purchaseOrdersGoBack: false,
	quoteNumbersUnique: true,
	changedLinesAreExclusive: false,
	quoteChangesClearTexts: false,
	idempotencyPerTenant: false,
	reportingRole: true,
	payrollAdministrator: true,
};

/** Monday 9 March 2026, 13:30 UTC: already the tenth in Auckland. */
export const start = Date.UTC(2026, 2, 9, 13, 30);

export const full: View = { full: true, summaryOnly: false, unitdp: 4 };
const context: WriteContext = { unitdp: 4, app: 'Test app' };

/** One organisation's books with a clock to move, and verbs in short. */
export function desk(switches: Partial<Switches> = {}, name = 'Harbour Lane Traders') {
	let now = start;
	const opened = openBooks({ clock: { now: () => now }, switches: { ...documented, ...switches } });
	const books = [...opened.values()].find(
		({ organisation }) => organisation.Name === name,
	) as Books;
	const shelf = (endpoint: string) => {
		const found = books.shelves.get(endpoint);
		if (!found) throw new Error(`No shelf ${endpoint}`);
		return found;
	};
	const shown = (endpoint: string, verdict: Verdict | undefined, view: View): Rec => {
		if (verdict?.is !== 'ok') throw new Error(JSON.stringify(verdict));
		return shelf(endpoint).show(verdict.record, view);
	};
	return {
		books,
		shelf,
		wait: (ms: number) => {
			now += ms;
		},
		tryPut: (endpoint: string, element: Rec, unitdp: 2 | 4 = 4) =>
			shelf(endpoint).put?.(element, { ...context, unitdp }),
		tryPost: (endpoint: string, element: Rec, id?: unknown, unitdp: 2 | 4 = 4) =>
			shelf(endpoint).post?.(
				element,
				{ ...context, unitdp },
				id === undefined ? undefined : String(id),
			),
		/** PUT that must succeed, and the record as a response shows it. */
		put: (endpoint: string, element: Rec, unitdp: 2 | 4 = 4): Rec =>
			shown(endpoint, shelf(endpoint).put?.(element, { ...context, unitdp }), { ...full, unitdp }),
		/** POST that must succeed, and the record as a response shows it. */
		post: (endpoint: string, element: Rec, id?: unknown, unitdp: 2 | 4 = 4): Rec =>
			shown(
				endpoint,
				shelf(endpoint).post?.(
					element,
					{ ...context, unitdp },
					id === undefined ? undefined : String(id),
				),
				{ ...full, unitdp },
			),
		get: (endpoint: string, id: unknown, view: View = full): Rec => {
			const record = shelf(endpoint).find(String(id));
			if (!record) throw new Error(`No ${endpoint} ${String(id)}`);
			return shelf(endpoint).show(record, view);
		},
	};
}

/** The sentences a write was refused with. */
export function errorsOf(verdict: Verdict | undefined): string[] {
	return verdict?.is === 'error' ? verdict.errors : [`not refused: ${JSON.stringify(verdict)}`];
}
