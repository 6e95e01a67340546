import type { CreditNote } from 'xero-node';
import { choice, date, listOf, text } from '../values/field';
import { defineResource } from './define';
import { approve, documentFields, submit } from './document';
import { between, modifiedSince, ofContact, oneOf, textIs } from './filters';
import { purchaseLine } from './parts';
import { documentEvents, documentStatuses, removedByStatus } from './watch';

const types = [
	{ name: 'Purchase Credit Note', value: 'ACCPAYCREDIT' },
	{ name: 'Sales Credit Note', value: 'ACCRECCREDIT' },
];

/** https://developer.xero.com/documentation/api/accounting/creditnotes */
export const creditNote = defineResource<CreditNote>({
	value: 'creditNote',
	name: 'Credit Note',
	plural: 'Credit Notes',
	says: 'Credit given to a customer, or received from a supplier',
	path: 'CreditNotes',
	listKey: 'CreditNotes',
	id: 'CreditNoteID',
	number: 'CreditNoteNumber',
	// two suppliers may both send a number 1001
	numberIsUnique: 'ACCRECCREDIT',
	shows: ['CreditNoteNumber', 'Contact.Name', 'Total', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.invoices',
	list: { pageSize: 1000, where: true, order: true, modifiedSince: true },
	summarizes: ['PUT', 'POST'],
	posts: { once: ['AUTHORISED', 'PAID'] },
	unitDecimals: true,
	document: {},
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['CreditNoteNumber', 'Reference', 'CreditNoteID'] },
		get: true,
		getMany: {
			filters: [
				oneOf('type', 'Type', 'Type', types),
				oneOf('status', 'Status', 'Status', [
					{ name: 'Awaiting Approval', value: 'SUBMITTED' },
					{ name: 'Awaiting Payment', value: 'AUTHORISED' },
					{ name: 'Deleted', value: 'DELETED' },
					{ name: 'Draft', value: 'DRAFT' },
					{ name: 'Paid', value: 'PAID' },
					{ name: 'Voided', value: 'VOIDED' },
				]),
				ofContact,
				...between('date', 'Date', 'Date'),
				modifiedSince,
				{
					name: 'remainingCreditFrom',
					label: 'Remaining Credit From',
					hint: 'At least this much is neither allocated nor refunded yet',
					kind: 'amount',
					to: { where: 'RemainingCredit', operator: '>=', as: 'number' },
				},
				textIs('creditNoteNumber', 'Credit Note Number', 'CreditNoteNumber', 'The whole number'),
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: ['Date', 'CreditNoteNumber', 'UpdatedDateUTC', 'CreditNoteID'],
		},
		deleteOrVoid: true,
		approve,
		submit,
		allocations: true,
		getPdf: true,
		attachments: { includeOnline: true },
		history: true,
	},
	fields: {
		Type: choice({ required: true, hint: 'It stays as it was created', options: types }),
		CreditNoteNumber: text({
			clears: false,
			hint: 'Unique among those for customers, where the next number is taken when left out',
			example: 'CN-0042',
		}),
		Reference: text({ hint: 'Credit notes for customers only', example: 'RMA 1001' }),
		Contact: documentFields.Contact,
		Date: documentFields.Date,
		DueDate: date({ clears: false }),
		LineAmountTypes: documentFields.LineAmountTypes,
		Status: documentFields.Status,
		CurrencyCode: documentFields.CurrencyCode,
		CurrencyRate: documentFields.CurrencyRate,
		BrandingThemeID: documentFields.BrandingThemeID,
		InvoiceAddresses: documentFields.InvoiceAddresses,
		// "credit notes in Xero do not support discounts": the page above
		LineItems: listOf(purchaseLine.fields, { own: true, required: true, clears: false }),
		CreditNoteID: text({ label: 'Credit Note ID', only: 'upsert', clears: false }),
	},
	excluded: {
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		CISDeduction: 'read-only',
		CISRate: 'read-only',
		UpdatedDateUTC: 'read-only',
		UpdatedDateUTCString: 'read-only',
		FullyPaidOnDate: 'derived',
		SentToContact: 'read-only',
		RemainingCredit: 'derived',
		// made by Allocate
		Allocations: 'read-only',
		AppliedAmount: 'derived',
		Payments: 'read-only',
		StatusAttributeString: 'read-only',
		HasAttachments: 'derived',
		HasErrors: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: documentStatuses,
		...removedByStatus,
		filters: { type: { attribute: 'Type', options: types }, contact: 'Contact.ContactID', amount: 'Total' },
		webhook: 'CREDITNOTE',
	},
	simple: [
		'CreditNoteID',
		'CreditNoteNumber',
		'Type',
		'Contact.Name',
		'Status',
		'Date',
		'Total',
		'RemainingCredit',
		'CurrencyCode',
		'Reference',
	],
});
