import type { RepeatingInvoice } from 'xero-node';
import { boolean, choice, group, listOf, text } from '../values/field';
import { defineResource } from './define';
import { documentFields } from './document';
import { ofContact, oneOf, textIs } from './filters';
import { salesLine, schedule } from './parts';
import { settingsEvents, status } from './watch';

const types = [
	{ name: 'Bill', value: 'ACCPAY' },
	{ name: 'Invoice', value: 'ACCREC' },
];

const statuses = [
	{ name: 'Approved', value: 'AUTHORISED' },
	{ name: 'Draft', value: 'DRAFT' },
];

/** Created and deleted, never changed. https://developer.xero.com/documentation/api/accounting/repeatinginvoices */
export const repeatingInvoice = defineResource<RepeatingInvoice>({
	value: 'repeatingInvoice',
	name: 'Repeating Invoice',
	plural: 'Repeating Invoices',
	says: 'A template from which Xero makes invoices or bills on a schedule',
	path: 'RepeatingInvoices',
	listKey: 'RepeatingInvoices',
	id: 'RepeatingInvoiceID',
	shows: ['Reference', 'Contact.Name', 'Total', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.invoices',
	list: { where: true, order: true },
	summarizes: ['PUT'],
	document: {},
	verbs: {
		create: { many: 50 },
		get: true,
		getMany: {
			filters: [
				oneOf('type', 'Type', 'Type', types),
				oneOf('status', 'Status', 'Status', [
					...statuses,
					{ name: 'Deleted', value: 'DELETED' },
				]),
				ofContact,
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: ['Total', 'Status', 'RepeatingInvoiceID'],
		},
		delete: { by: 'status', status: 'DELETED' },
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		Type: choice({ required: true, hint: 'What is made on schedule', options: types }),
		Contact: documentFields.Contact,
		Schedule: group(schedule.fields, { required: true }),
		Reference: text({ hint: 'Invoices only' }),
		LineAmountTypes: documentFields.LineAmountTypes,
		Status: choice({
			required: true,
			hint: 'What the invoices or bills are made as',
			options: statuses,
		}),
		CurrencyCode: documentFields.CurrencyCode,
		BrandingThemeID: documentFields.BrandingThemeID,
		ApprovedForSending: boolean({ hint: 'Whether each invoice is sent to the contact' }),
		SendCopy: boolean({ hint: 'Whether the sender gets a copy of the email' }),
		MarkAsSent: boolean({ hint: 'Whether each invoice is marked as sent' }),
		IncludePDF: boolean({ label: 'Include PDF', hint: 'Whether the PDF is attached to the email' }),
		LineItems: listOf(salesLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		RepeatingInvoiceID: 'read-only',
		// the same once more
		ID: 'derived',
		HasAttachments: 'derived',
		Attachments: 'read-only',
	},
	watch: {
		by: 'snapshot',
		events: [...settingsEvents, 'enteredStatus'],
		statuses: [{ name: 'Approved', value: 'AUTHORISED' }, status.deleted, status.draft],
		removed: ['DELETED'],
		vanishes: true,
		filters: { type: { attribute: 'Type', options: types }, contact: 'Contact.ContactID', amount: 'Total' },
	},
	simple: [
		'RepeatingInvoiceID',
		'Type',
		'Contact.Name',
		'Status',
		'Reference',
		'Total',
		'CurrencyCode',
		'Schedule.Period',
		'Schedule.Unit',
		'Schedule.NextScheduledDate',
	],
});
