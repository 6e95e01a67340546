/**
 * Where the two halves of the local Xero meet: `protocol/` speaks HTTP as Xero does and knows nothing of accounting,
 * `books/` keeps accounts and knows nothing of HTTP.
 */

/** A record as the books keep and show it: Xero's names; every date or instant is a JavaScript Date (dates: UTC midnight). */
export type Rec = { [name: string]: unknown };

/** Time of the local Xero, moved by the control endpoint. Milliseconds since the epoch. */
export interface Clock {
	now(): number;
}

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
	/** Number of documents above which an unpaged list is refused (ErrorNumber 51). */
	highVolumeAbove: number;
	/** Calls a day for an organisation. */
	dayLimit: number;
	/** Whether an approved or billed purchase order may go back to an earlier status. */
	purchaseOrdersGoBack: boolean;
	/** Whether a quote number may be held by one quote only. */
	quoteNumbersUnique: boolean;
	/** Whether a change of a quote clears the Reference, Terms, Title and Summary it leaves out. */
	quoteChangesClearTexts: boolean;
	/** Idempotency keys are kept per application alone, or per application and tenant. */
	idempotencyPerTenant: boolean;
	/** Whether the person who connected has a reports role; without it reports are a 403. */
	reportingRole: boolean;
	/** Whether the person who connected administers the payroll; without it payroll is a 403. */
	payrollAdministrator: boolean;
}

/** How the caller wants records shown. */
export interface View {
	/** True on a single GET and on paged lists; false gives Xero's summary (LineItems [], contact id and name only). */
	full: boolean;
	summaryOnly: boolean;
	unitdp: 2 | 4;
	/** DateFrom and DateTo of a single GET, as sent (Budgets). */
	dates?: { from?: string; to?: string };
}

export interface WriteContext {
	/** Decimals of unit prices to keep. */
	unitdp: 2 | 4;
	/** Name of the application, for CreatedByMyApp. */
	app: string;
}

/** What became of one element of a PUT or POST. */
export type Verdict =
	| { is: 'ok'; record: Rec; warnings?: string[] }
	/** Refused: `echo` is the element as Xero echoes it (zero GUID as id when nothing was created). */
	| { is: 'error'; echo: Rec; errors: string[] }
	/** The element names an id that does not exist: the whole request is a 404. */
	| { is: 'not found' }
	/** The element cannot be read: the whole request is a 400 with this ErrorNumber. */
	| { is: 'unreadable'; errorNumber: 14 | 17; message: string };

/** One kind of object of one organisation. */
export interface Shelf {
	/** Path segment (`Invoices`), array key in bodies (`Invoices`), id attribute (`InvoiceID`). */
	readonly endpoint: string;
	readonly key: string;
	readonly id: string;
	/** What the list takes. `ids` and `numbers`: query parameter name -> attribute path compared (`Contact.ContactID`). */
	readonly list: {
		where: boolean;
		order: boolean;
		modifiedSince: boolean;
		/** Pages exist; `pageSize` may be set up to 1000. */
		paged: boolean;
		/** HighVolumeException applies. */
		highVolume: boolean;
		summaryOnly: boolean;
		/** The list shows summaries though it has no pages (contact groups without their members). */
		brief?: boolean;
		/** List parameters with comma separated values, and the attribute they select on. */
		selects: { [parameter: string]: string };
		/** Date parameters, and the attribute they bound, both ends included. */
		ranges?: { [parameter: string]: { attribute: string; is: 'from' | 'until' } };
		/** Pages of this many, the first one without `page`, and never with `pagination` or `pageSize` (Quotes). */
		fixedPage?: number;
		/** Pages exist, yet the list without them is no summary (PurchaseOrders). */
		neverBrief?: boolean;
		/** Instead of pages: records above this number, that many of them, in its order (Journals). */
		offset?: { attribute: string; size: number };
		/** Parameters that, set to true, keep only some records. */
		flags?: { [parameter: string]: (record: Rec) => boolean };
		/** Parameters that turn paging on by themselves (Statuses on Invoices). */
		pagedBy: string[];
		/** Attributes searched by searchTerm. */
		searches: string[];
		/** Records hidden unless includeArchived=true, or the parameter named says true. */
		hides?: (record: Rec) => boolean;
		hiddenUnless?: string;
	};
	/** Types of attributes for the where parser: `Name: 'string'`, `Date: 'date'`, `Contact.ContactID: 'guid'` … */
	readonly types: { [attribute: string]: 'string' | 'guid' | 'number' | 'boolean' | 'date' };
	/**
	 * Every record, full, in no particular order. Live objects that point at each other (an invoice at its contact, a
	 * payment at its invoice): read them to filter and sort, answer only what `show` gives. Invoices carry the hidden
	 * attribute `CreatedByApp` (the application's name, never shown), which createdByMyApp=true selects on.
	 */
	all(): Rec[];
	/** By id, or by number where Xero's path takes one. */
	find(idOrNumber: string): Rec | undefined;
	/** The record as a response shows it (a copy). */
	show(record: Rec, view: View): Rec;
	/** Elements a PUT or POST may carry; above, the rest is ignored (Accounts: 1). */
	readonly most?: number;
	/** Elements a POST to the collection may carry, where that differs (Payments: 1). */
	readonly mostPosted?: number;
	/** summarizeErrors is a parameter of these verbs. */
	readonly summarizes: readonly ('PUT' | 'POST')[];
	/**
	 * Reads an element without changing anything. Every element of a request is asked before the first one is written,
	 * because Xero refuses an unreadable body or an unknown id as a whole. PUT ignores the record's own id.
	 */
	check?(
		element: Rec,
		verb: 'PUT' | 'POST',
	): Extract<Verdict, { is: 'unreadable' } | { is: 'not found' }> | undefined;
	/** Elements come as the parsed body has them: dates as text (`2026-04-09`, `/Date(ms)/`), numbers as number or text. */
	put?(element: Rec, context: WriteContext): Verdict;
	/** POST to the collection; `id` is given when the path names the record. */
	post?(element: Rec, context: WriteContext, id?: string): Verdict;
	/** Which forms of POST exist. */
	readonly posts?: { collection: boolean; byPath: boolean };
	/** DELETE /{id}: 'gone' is 204, a Verdict is 200 with the record or 400. */
	remove?(id: string): Verdict | { is: 'gone' };
	/** Lists below one record, by the path segment that follows its id, as written in the path. */
	readonly sub?: { readonly [segment: string]: (parent: Rec) => SubShelf };
}

/** A list below one record (`/Overpayments/{id}/Allocations`) with the verbs it has; `put` and `post` as on a shelf. */
export interface SubShelf extends Pick<
	Shelf,
	| 'key'
	| 'id'
	| 'types'
	| 'all'
	| 'find'
	| 'show'
	| 'most'
	| 'mostPosted'
	| 'summarizes'
	| 'check'
	| 'put'
	| 'post'
	| 'posts'
	| 'remove'
> {
	/** GET lists it, and reads one by its id. */
	readonly readable: boolean;
	/** DELETE of one answers the record itself, without Xero's envelope. */
	readonly removedBare?: boolean;
	/** DELETE of the whole list. */
	removeAll?(): Verdict | { is: 'gone' };
}

/** A file as it was uploaded. */
export interface Attachment {
	AttachmentID: string;
	FileName: string;
	MimeType: string;
	IncludeOnline: boolean;
	content: Buffer;
}

/** The files attached to records. */
export interface Attachments {
	/** Endpoints whose records take files. */
	readonly endpoints: readonly string[];
	of(shelf: Shelf, record: Rec): readonly Attachment[];
	/** Stores a file, in place of one of the same name; or says why not. */
	attach(
		shelf: Shelf,
		record: Rec,
		file: Omit<Attachment, 'AttachmentID'>,
	): Attachment | { errors: string[] };
}

/** Australian payroll 1.0: employees are a shelf like any other, in Xero's capital names. */
export interface PayrollAu {
	readonly region: 'AU';
	readonly employees: Shelf;
	readonly calendars: readonly Rec[];
}

/** What is wrong with one attribute, in payroll 2.0's words. */
export interface InvalidField {
	name: string;
	reason: string;
}

/** Payroll 2.0 of New Zealand or the United Kingdom: names in camel case, dates as ISO text. */
export interface Payroll2 {
	readonly region: 'NZ' | 'UK';
	readonly calendars: readonly Rec[];
	all(): Rec[];
	find(id: string): Rec | undefined;
	create(element: Rec): Rec | InvalidField[];
	update(employee: Rec, element: Rec): Rec | InvalidField[];
	/** The second step after create: calendar, start, and what the country asks. */
	employ(employee: Rec, element: Rec): Rec | InvalidField[];
}

/**
 * Something Xero tells of by webhook: a record was made, or changed so that its UpdatedDateUTC moved
 * (https://developer.xero.com/documentation/guides/webhooks/overview).
 */
export interface Change {
	category: 'CONTACT' | 'INVOICE' | 'CREDITNOTE' | 'PREPAYMENT' | 'OVERPAYMENT';
	/** `Invoices` and the record's id there. */
	endpoint: string;
	id: string;
	is: 'CREATE' | 'UPDATE';
	/** What the event says of the record beside its id. */
	data?: Rec;
}

/** One organisation's books. */
export interface Books {
	readonly organisation: Rec & { OrganisationID: string; Name: string };
	/** By endpoint, as spelt in the path. */
	readonly shelves: ReadonlyMap<string, Shelf>;
	/** POST /Invoices/{id}/Email: records the mail, or says why not. */
	email(invoiceId: string): Verdict | { is: 'gone' };
	/** GET /Invoices/{id}/OnlineInvoice. */
	onlineInvoice(invoiceId: string): string | undefined;
	/** A PDF of an invoice, as bytes that begin with %PDF. */
	pdf(endpoint: string, id: string): Buffer | undefined;
	/** GET /Organisation/Actions. */
	actions(): Rec[];
	readonly attachments?: Attachments;
	readonly payroll?: PayrollAu | Payroll2;
	/** GET /Reports/{name}, and without a name the published ones; parameters by their name in small letters. */
	report?(
		name: string | undefined,
		asked: { readonly [parameter: string]: string | undefined },
	): Rec[] | Extract<Verdict, { is: 'unreadable' } | { is: 'not found' }>;
	/** GET /InvoiceReminders/Settings. */
	invoiceReminders?(): Rec[];
	/** POST /Setup: what became of the accounts. */
	setUp?(body: Rec): Rec;
	/** Marks a payment or bank transaction as reconciled, which only a person can. False when there is none. */
	reconcile?(endpoint: string, id: string, isReconciled: boolean): boolean;
	/** Tells of every change from now on. */
	watch?(tell: (change: Change) => void): void;
	/** Left out of the sign-in page, and of tokens that name no organisation. */
	readonly unlisted?: boolean;
}

export interface BooksOptions {
	clock: Clock;
	switches: Switches;
}

/** `books/index.ts` exports this: the two demo organisations with their seeds, by tenant id. */
export type OpenBooks = (options: BooksOptions) => Map<string, Books>;
