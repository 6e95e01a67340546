/** Points the reference marks unverified; the default is the documented reading. */
export interface Switches {
	/** Rounding of Quantity × UnitAmount and of tax. */
	rounding: 'half-up' | 'half-even';
	/** What POST with a used ACCREC number and no id does. */
	postByNumber: 'overwrites' | 'refuses';
	/** Whether POST /Contacts without id matches by Name. */
	contactPostMatchesName: boolean;
	/** Whether contact names are compared without case. */
	contactNameIgnoresCase: boolean;
	/** Whether an archived contact may be restored by POST ContactStatus=ACTIVE. */
	archivedContactsRestore: boolean;
	/** If-Modified-Since: inclusive bound, and 304 instead of an empty list. */
	modifiedSinceInclusive: boolean;
	notModifiedIs304: boolean;
	/** If-Modified-Since gets lost on the way: the whole list comes back. */
	modifiedSinceIgnored: boolean;
	/** Whether If-Modified-Since with milliseconds is answered with a 500; one list of Xero's does. */
	millisecondsBreakLists: boolean;
	/** Whether a new account of a line moves its document's UpdatedDateUTC; in some cases it is said not to. */
	lineAccountsMove: boolean;
	/** Whether a file, and a note in the history, move the record's UpdatedDateUTC. */
	attachmentsMove: boolean;
	historyMoves: boolean;
	/** Whether stock that comes or goes moves the item's UpdatedDateUTC. */
	quantityMovesItem: boolean;
	/** Whether a change of an address, a phone or a price that gives a part replaces the whole, and slots not given are emptied. */
	changesReplaceParts: boolean;
	/** Whether the organisation has switched on the rounding of invoices and bills, which is for it to choose. */
	roundsInvoices: boolean;
	/** summarizeErrors when the parameter is left out. */
	summarizeErrorsDefault: boolean;
	/** Whether a bank transfer between currencies may give its CurrencyRate; else it is refused. */
	transfersTakeRate: boolean;
	/** Whether accounting.invoices is enough to write Items. */
	itemsWritableWithInvoiceScope: boolean;
	/** Largest page a list is given out in, whatever `pageSize` asks for. */
	largestPage: number;
	/** Number of documents above which an unpaged list is refused (ErrorNumber 51). */
	highVolumeAbove: number;
	/** Calls a day for an organisation. */
	dayLimit: number;
	/** Whether an approved or billed purchase order may go back to an earlier status. */
	purchaseOrdersGoBack: boolean;
	/** Whether a quote number may be held by one quote only. */
	quoteNumbersUnique: boolean;
	/** Whether a change that gives lines without LineAmountTypes makes them exclusive of tax, as a new document's are. */
	changedLinesAreExclusive: boolean;
	/** Whether a change of a quote clears the Reference, Terms, Title and Summary it leaves out. */
	quoteChangesClearTexts: boolean;
	/** Idempotency keys are kept per application alone, or per application and tenant. */
	idempotencyPerTenant: boolean;
	/** Whether the person who connected has a reports role; without it reports are a 403. */
	reportingRole: boolean;
	/** Whether the person who connected administers the payroll; without it payroll is a 403. */
	payrollAdministrator: boolean;
}
