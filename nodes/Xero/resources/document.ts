import { boolean, choice, date, decimal, listOf, reference, text } from '../values/field';
import type { Filter, StatusChange } from './define';
import { between, ids, modifiedSince, searchTerm } from './filters';
import { invoiceAddress } from './parts';
import { documentEvents, removedByStatus, type Watch } from './watch';

/*
 * What an invoice and a bill share: to Xero both are Invoices, told apart by Type.
 * https://developer.xero.com/documentation/api/accounting/invoices
 */

export const documentEndpoint = {
	path: 'Invoices',
	listKey: 'Invoices',
	id: 'InvoiceID',
	number: 'InvoiceNumber',
	shows: ['InvoiceNumber', 'Contact.Name', 'Total', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.invoices',
	summarizes: ['PUT', 'POST'],
	posts: { once: ['AUTHORISED', 'PAID'] },
	unitDecimals: true,
} as const;

export const documentList = {
	pageSize: 1000,
	where: true,
	order: true,
	modifiedSince: true,
	ids: 'IDs',
	numbers: 'InvoiceNumbers',
	search: true,
	archived: true,
};

export const documentWatch: Watch = {
	by: 'modifiedSince',
	events: [...documentEvents, 'becameOverdue'],
	...removedByStatus,
	summary: true,
	filters: { contact: 'Contact.ContactID', amount: 'Total' },
	webhook: 'INVOICE',
};

/** https://developer.xero.com/documentation/api/accounting/invoices, Invoice Status Codes */
export const approve: StatusChange = { set: { Status: 'AUTHORISED' }, from: ['DRAFT', 'SUBMITTED'] };
export const submit: StatusChange = { set: { Status: 'SUBMITTED' }, from: ['DRAFT'] };

export const documentFilters: readonly Filter[] = [
	{
		name: 'statuses',
		label: 'Status',
		kind: 'choice',
		multiple: true,
		options: [
			{ name: 'Awaiting Approval', value: 'SUBMITTED' },
			{ name: 'Awaiting Payment', value: 'AUTHORISED' },
			{ name: 'Deleted', value: 'DELETED' },
			{ name: 'Draft', value: 'DRAFT' },
			{ name: 'Paid', value: 'PAID' },
			{ name: 'Voided', value: 'VOIDED' },
		],
		to: { query: 'Statuses' },
	},
	{ name: 'contact', label: 'Contact', kind: 'contact', to: { query: 'ContactIDs' } },
	...between('date', 'Date', 'Date'),
	...between('dueDate', 'Due Date', 'DueDate'),
	modifiedSince,
	searchTerm('Looks in the number and the reference'),
	{
		name: 'amountDueFrom',
		label: 'Amount Due From',
		hint: 'At least this much is still to be paid',
		kind: 'amount',
		to: { where: 'AmountDue', operator: '>=', as: 'number' },
	},
	{
		name: 'createdByMyApp',
		label: 'Created by My App',
		hint: 'Whether to return only those made through the connected app',
		kind: 'boolean',
		to: { query: 'createdByMyApp' },
	},
	{
		name: 'invoiceNumbers',
		label: 'Invoice Numbers',
		hint: 'One or more, separated by commas',
		kind: 'ids',
		to: { query: 'InvoiceNumbers' },
	},
	ids('Invoice IDs'),
];

// those Xero keeps an index of, and the two a person looks for
export const documentOrders = ['Date', 'DueDate', 'InvoiceNumber', 'UpdatedDateUTC', 'InvoiceID'];

export const documentFields = {
	Contact: reference({ id: 'ContactID', pick: 'contact', own: true, required: true }),
	Date: date({
		clears: false,
		hint: "Left out, it is the day it is sent, in the organisation's time zone",
	}),
	DueDate: date({ clears: false, hint: 'Needed for approval' }),
	LineAmountTypes: choice({
		label: 'Amounts Are',
		hint: 'How the line amounts are to be read; tax exclusive when left out',
		options: [
			{ name: 'No Tax', value: 'NoTax' },
			{ name: 'Tax Exclusive', value: 'Exclusive' },
			{ name: 'Tax Inclusive', value: 'Inclusive' },
		],
	}),
	Status: choice({
		hint: 'Draft when left out; removal has its own operation',
		options: [
			{ name: 'Approved', value: 'AUTHORISED' },
			{ name: 'Awaiting Approval', value: 'SUBMITTED' },
			{ name: 'Draft', value: 'DRAFT' },
		],
	}),
	CurrencyCode: text({
		pick: 'currency',
		label: 'Currency',
		clears: false,
		example: 'EUR',
		hint: "The organisation's own when left out",
	}),
	CurrencyRate: decimal({ places: 6, min: 0, hint: "The day's rate of XE.com when left out" }),
	BrandingThemeID: text({ pick: 'brandingTheme', label: 'Branding Theme', clears: false }),
	Url: text({
		label: 'URL',
		hint: 'Link to the source document, shown in Xero',
		example: 'https://example.com/orders/1001',
	}),
	SentToContact: boolean({ hint: 'Whether it is marked as sent; approved ones only' }),
	InvoiceAddresses: listOf(invoiceAddress.fields, {
		by: 'InvoiceAddressType',
		label: 'Addresses for Sales Tax (United States)',
		hint: 'Only where Xero works out American sales tax',
	}),
	RoundingAmount: decimal({
		places: 2,
		hint: 'Added to the total of a draft, where the organisation has rounding switched on',
	}),
	EnteredTotal: decimal({
		places: 2,
		hint: 'The total of a draft as entered, where the organisation has rounding switched on',
	}),
	InvoiceID: text({ label: 'Invoice ID', only: 'upsert', clears: false }),
};

export const documentExcluded = {
	// told by the resource: an invoice or a bill
	Type: 'derived',
	CISDeduction: 'read-only',
	CISRate: 'read-only',
	SubTotal: 'derived',
	TotalTax: 'derived',
	Total: 'derived',
	TotalDiscount: 'derived',
	RepeatingInvoiceID: 'read-only',
	HasAttachments: 'derived',
	IsDiscounted: 'derived',
	Payments: 'read-only',
	Prepayments: 'read-only',
	Overpayments: 'read-only',
	CreditNotes: 'read-only',
	AmountDue: 'derived',
	AmountPaid: 'derived',
	AmountCredited: 'derived',
	FullyPaidOnDate: 'derived',
	UpdatedDateUTC: 'read-only',
	UpdatedDateUTCString: 'read-only',
	Attachments: 'read-only',
	HasErrors: 'read-only',
	StatusAttributeString: 'read-only',
	ValidationErrors: 'read-only',
	Warnings: 'read-only',
} as const;

export const documentSimple = [
	'InvoiceID',
	'InvoiceNumber',
	'Contact.Name',
	'Status',
	'Date',
	'DueDate',
	'Total',
	'AmountDue',
	'CurrencyCode',
];
