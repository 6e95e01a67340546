import type { Rec } from './record';

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
		/** List parameters with a part of a text, and the attribute they look for it in. */
		contains?: { [parameter: string]: string };
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
