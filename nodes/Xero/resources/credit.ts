import type { Filter } from './define';
import { between, modifiedSince, oneOf, ofContact } from './filters';
import { documentEvents, removedByStatus, status, type Watch } from './watch';

/* What an overpayment and a prepayment share: both are made by a bank transaction and only read here. */

export const endpoint = {
	shows: ['Date', 'Contact.Name', 'RemainingCredit', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.payments',
	unitDecimals: true,
	list: { pageSize: 1000, where: true, order: true, modifiedSince: true },
};

export const filters: readonly Filter[] = [
	oneOf('status', 'Status', 'Status', [
		{ name: 'Authorised', value: 'AUTHORISED' },
		{ name: 'Used Up', value: 'PAID' },
		{ name: 'Voided', value: 'VOIDED' },
	]),
	ofContact,
	...between('date', 'Date', 'Date'),
	modifiedSince,
	{
		name: 'remainingCreditFrom',
		label: 'Remaining Credit From',
		hint: 'At least this much is neither allocated nor refunded',
		kind: 'amount',
		to: { where: 'RemainingCredit', operator: '>=', as: 'number' },
	},
];

/** Told by the bank transaction, and by what became of the credit. */
export const excluded = {
	Type: 'read-only',
	Contact: 'read-only',
	Date: 'read-only',
	Status: 'read-only',
	LineAmountTypes: 'read-only',
	LineItems: 'read-only',
	SubTotal: 'derived',
	TotalTax: 'derived',
	Total: 'derived',
	Reference: 'read-only',
	UpdatedDateUTC: 'read-only',
	UpdatedDateUTCString: 'read-only',
	CurrencyCode: 'read-only',
	CurrencyRate: 'read-only',
	RemainingCredit: 'derived',
	// by operations of their own
	Allocations: 'read-only',
	Payments: 'read-only',
	AppliedAmount: 'derived',
	HasAttachments: 'derived',
	Attachments: 'read-only',
} as const;

export const simple = [
	'Type',
	'Contact.Name',
	'Date',
	'Status',
	'Total',
	'RemainingCredit',
	'CurrencyCode',
	'Reference',
];

export const watch: Watch = {
	by: 'modifiedSince',
	events: documentEvents,
	statuses: [{ name: 'Authorised', value: 'AUTHORISED' }, { name: 'Used Up', value: 'PAID' }, status.voided],
	...removedByStatus,
	filters: { contact: 'Contact.ContactID', amount: 'Total' },
};
