import type { XeroRecord } from '../values/record';

/** What a trigger can report of a record. */
export type WatchEvent =
	| 'created'
	| 'updated'
	| 'createdOrUpdated'
	| 'enteredStatus'
	| 'becameOverdue'
	| 'becameReconciled'
	| 'fieldChanged'
	| 'removed';

/**
 * A status a record may enter. `is` and `attribute` where Xero has no word for it: how it shows, and which attribute's
 * before and after tell of it.
 */
export type WatchStatus = { name: string; value: string; is?: (record: XeroRecord) => boolean; attribute?: string };

/** How the changes of an object are found, and which events make sense for it. */
export type Watch = {
	/**
	 * `modifiedSince`: the list answers what changed since a moment. `snapshot`: the whole list is compared with what it was.
	 * `offset`: the list is read on from the last number. `payroll`: by moment in Australia, else by comparison.
	 * https://developer.xero.com/documentation/api/accounting/requests-and-responses
	 */
	by: 'modifiedSince' | 'snapshot' | 'offset' | 'payroll';
	events: readonly WatchEvent[];
	/** Attribute with the instant a record was made, where Xero tells it. */
	createdAt?: string;
	/** Statuses a record may enter, as Xero's pages call them. */
	statuses?: readonly WatchStatus[];
	/** Statuses that mean a record was removed. */
	removed?: readonly string[];
	/** Statuses nothing leads out of, and after which nothing changes any more. */
	final?: readonly string[];
	/** Xero deletes it for good: only its absence tells. */
	vanishes?: true;
	/** List parameters without which some records are hidden. */
	query?: { readonly [parameter: string]: boolean };
	/** Whether the list has `summaryOnly`, which leaves lines out. */
	summary?: true;
	/** Attributes by which a person may narrow what is reported. */
	filters?: WatchFilters;
	/** Category of Xero's webhooks that tells of it. https://developer.xero.com/documentation/guides/webhooks/overview */
	webhook?: 'CONTACT' | 'CREDITNOTE' | 'INVOICE' | 'OVERPAYMENT' | 'PREPAYMENT';
};

/** Where a record has what the filters compare; `types` are the words of its Type. */
export type WatchFilters = {
	type?: { attribute: string; options: ReadonlyArray<{ name: string; value: string }> };
	contact?: string;
	amount?: string;
	/** An account, with AccountID and Code; `accountByIdOnly` where Xero leaves the code out. */
	account?: string;
	accountByIdOnly?: true;
};

const inPlace: readonly WatchEvent[] = ['created', 'updated', 'createdOrUpdated'];

/** Events of a document with a life cycle, of a list that changes in place, and of settings. */
export const documentEvents: readonly WatchEvent[] = [...inPlace, 'enteredStatus', 'fieldChanged', 'removed'];
export const recordEvents: readonly WatchEvent[] = [...inPlace, 'fieldChanged', 'removed'];
export const settingsEvents: readonly WatchEvent[] = [...inPlace, 'removed'];

export const status = {
	awaitingApproval: { name: 'Awaiting Approval', value: 'SUBMITTED' },
	deleted: { name: 'Deleted', value: 'DELETED' },
	draft: { name: 'Draft', value: 'DRAFT' },
	voided: { name: 'Voided', value: 'VOIDED' },
	/** Some of it is paid or credited, and some is still due. */
	partPaid: {
		name: 'Part Paid',
		value: 'PARTPAID',
		is: ({ Status, AmountDue, AmountPaid, AmountCredited }) =>
			Status === 'AUTHORISED' && Number(AmountDue ?? 0) > 0 && Number(AmountPaid ?? 0) + Number(AmountCredited ?? 0) > 0,
		attribute: 'AmountDue',
	},
	/** Xero notes on invoices and purchase orders whether they were sent. */
	sent: { name: 'Sent', value: 'SENT', is: ({ SentToContact }) => SentToContact === true, attribute: 'SentToContact' },
} satisfies { [name: string]: WatchStatus };

/** Statuses of bills and credit notes. https://developer.xero.com/documentation/api/accounting/types */
export const documentStatuses: readonly WatchStatus[] = [
	{ name: 'Approved', value: 'AUTHORISED' },
	status.awaitingApproval,
	status.deleted,
	status.draft,
	{ name: 'Paid', value: 'PAID' },
	status.voided,
];

/** Documents that Xero keeps, with a status, once they are deleted or voided. */
export const removedByStatus = { removed: ['DELETED', 'VOIDED'], final: ['DELETED', 'VOIDED'] } as const;
