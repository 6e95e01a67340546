import type { Switches } from '../contract';

/** The documented reading of every point no source settles. */
export const documentedReading: Readonly<Switches> = {
	rounding: 'half-up',
	postByNumber: 'overwrites',
	contactPostMatchesName: true,
	contactNameIgnoresCase: true,
	archivedContactsRestore: false,
	modifiedSinceInclusive: false,
	notModifiedIs304: false,
	modifiedSinceIgnored: false,
	millisecondsBreakLists: false,
	lineAccountsMove: true,
	attachmentsMove: false,
	historyMoves: false,
	quantityMovesItem: false,
	summarizeErrorsDefault: true,
	transfersTakeRate: true,
	itemsWritableWithInvoiceScope: false,
	highVolumeAbove: 100_000,
	dayLimit: 5_000,
	purchaseOrdersGoBack: false,
	quoteNumbersUnique: true,
	quoteChangesClearTexts: false,
	idempotencyPerTenant: false,
	reportingRole: true,
	payrollAdministrator: true,
};
