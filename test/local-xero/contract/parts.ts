import type { Rec } from './record';
import type { Shelf } from './shelf';

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
