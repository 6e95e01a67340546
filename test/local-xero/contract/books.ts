import type { Attachments, Change, Payroll2, PayrollAu } from './parts';
import type { Clock, Rec } from './record';
import type { Shelf, Verdict } from './shelf';
import type { Switches } from './switches';

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
