import type { Quote } from 'xero-node';
import { choice, date, decimal, listOf, text } from '../values/field';
import { defineResource } from './define';
import { documentFields } from './document';
import { dayBetween, modifiedSince } from './filters';
import { quoteLine } from './parts';
import { documentEvents, removedByStatus, status } from './watch';

const statuses = [
	{ name: 'Accepted', value: 'ACCEPTED' },
	{ name: 'Declined', value: 'DECLINED' },
	{ name: 'Draft', value: 'DRAFT' },
	{ name: 'Invoiced', value: 'INVOICED' },
	{ name: 'Sent', value: 'SENT' },
];

/** https://developer.xero.com/documentation/api/accounting/quotes */
export const quote = defineResource<Quote>({
	value: 'quote',
	name: 'Quote',
	plural: 'Quotes',
	says: 'An offer to a customer',
	path: 'Quotes',
	listKey: 'Quotes',
	id: 'QuoteID',
	number: 'QuoteNumber',
	numberIsUnique: true,
	shows: ['QuoteNumber', 'Contact.Name', 'Total', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.invoices',
	list: {
		pageSize: 100,
		fixedPages: true,
		order: true,
		modifiedSince: true,
		oneNumber: { query: 'QuoteNumber' },
	},
	summarizes: ['PUT', 'POST'],
	// without it prices are rounded to two digits: https://developer.xero.com/documentation/guides/how-to-guides/rounding-in-xero
	unitDecimals: true,
	// the first two are required with every update: the page above; texts left out were seen to be cleared:
	// https://github.com/XeroAPI/xero-mcp-server/pull/309
	resends: ['Contact', 'Date', 'Reference', 'Terms', 'Title', 'Summary'],
	// "tracking is limited to TrackingOptionID only for quotes", and a tax rate "will not populate from the default account
	// code": the page above
	document: { trackingById: true, taxAsGiven: true },
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['QuoteNumber', 'QuoteID'] },
		get: true,
		getMany: {
			filters: [
				{
					name: 'status',
					label: 'Status',
					kind: 'choice',
					options: [...statuses, { name: 'Deleted', value: 'DELETED' }],
					to: { query: 'Status' },
				},
				{ name: 'contact', label: 'Contact', kind: 'contact', to: { query: 'ContactID' } },
				...dayBetween('date', 'Date', 'Date'),
				...dayBetween('expiryDate', 'Expiry Date', 'ExpiryDate'),
				modifiedSince,
				{
					name: 'quoteNumber',
					label: 'Quote Number',
					hint: 'The number, or a part of it',
					kind: 'text',
					to: { query: 'QuoteNumber' },
				},
			],
			orders: ['Date', 'QuoteNumber', 'UpdatedDateUTC', 'QuoteID'],
		},
		delete: { by: 'status', status: 'DELETED' },
		// what may follow a status: the page above
		markAsSent: { set: { Status: 'SENT' }, from: ['DRAFT', 'DECLINED', 'ACCEPTED', 'INVOICED'] },
		accept: { set: { Status: 'ACCEPTED' }, from: ['SENT'] },
		decline: { set: { Status: 'DECLINED' }, from: ['SENT'] },
		getPdf: true,
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		QuoteNumber: text({
			max: 255,
			clears: false,
			hint: 'Unique; the next number when left out',
			example: 'QU-0042',
		}),
		Reference: text({ max: 4000 }),
		Title: text({ max: 100 }),
		Summary: text({ max: 3000 }),
		Terms: text({ max: 4000 }),
		Contact: documentFields.Contact,
		Date: date({ required: true, clears: false }),
		ExpiryDate: date(),
		LineAmountTypes: choice({
			label: 'Amounts Are',
			hint: 'How the line amounts are to be read; tax exclusive when left out',
			options: [
				{ name: 'No Tax', value: 'NOTAX' },
				{ name: 'Tax Exclusive', value: 'EXCLUSIVE' },
				{ name: 'Tax Inclusive', value: 'INCLUSIVE' },
			],
		}),
		Status: choice({
			hint: 'Draft when left out; removal has its own operation',
			options: statuses,
		}),
		CurrencyCode: documentFields.CurrencyCode,
		CurrencyRate: decimal({ places: 6, min: 0, hint: 'For foreign currencies only' }),
		BrandingThemeID: documentFields.BrandingThemeID,
		LineItems: listOf(quoteLine.fields, { own: true, required: true, clears: false }),
		QuoteID: text({ label: 'Quote ID', only: 'upsert', clears: false }),
	},
	excluded: {
		// the same as Date and Expiry Date
		DateString: 'derived',
		ExpiryDateString: 'derived',
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		TotalDiscount: 'derived',
		UpdatedDateUTC: 'read-only',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [...statuses, status.deleted],
		...removedByStatus,
		filters: { contact: 'Contact.ContactID', amount: 'Total' },
	},
	simple: [
		'QuoteID',
		'QuoteNumber',
		'Contact.Name',
		'Status',
		'Date',
		'ExpiryDate',
		'Total',
		'CurrencyCode',
		'Title',
		'Reference',
	],
});
