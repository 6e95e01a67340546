import type { Receipt } from 'xero-node';
import { choice, date, listOf, reference, text } from '../values/field';
import { defineResource } from './define';
import { documentFields } from './document';
import { between, modifiedSince, oneOf, textIs } from './filters';
import { purchaseLine } from './parts';
import { documentEvents, removedByStatus, status } from './watch';

const statuses = [
	{ name: 'Draft', value: 'DRAFT' },
	{ name: 'Submitted', value: 'SUBMITTED' },
];

/**
 * A receipt of Xero's former expense claims. Its scope is not given to new apps.
 * https://developer.xero.com/documentation/api/accounting/receipts, https://developer.xero.com/faq/granular-scopes
 */
export const receipt = defineResource<Receipt>({
	value: 'receipt',
	name: 'Receipt',
	plural: 'Receipts',
	says: 'A receipt of the former expense claims',
	notice:
		'Legacy: Xero replaced these, and gives their permission, the scope accounting.classicexpenses, to no new app',
	path: 'Receipts',
	listKey: 'Receipts',
	id: 'ReceiptID',
	shows: ['ReceiptNumber', 'Contact.Name', 'Total', 'Status'],
	status: 'Status',
	scope: 'accounting.classicexpenses',
	list: { where: true, order: true, modifiedSince: true },
	unitDecimals: true,
	document: {},
	verbs: {
		create: { many: 1 },
		update: { many: 1, byPath: true },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Authorised', value: 'AUTHORISED' },
					{ name: 'Declined', value: 'DECLINED' },
					...statuses,
					{ name: 'Voided', value: 'VOIDED' },
				]),
				...between('date', 'Date', 'Date'),
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
				modifiedSince,
			],
			orders: ['Date', 'UpdatedDateUTC', 'ReceiptNumber', 'ReceiptID'],
		},
		delete: { by: 'path status', status: 'VOIDED' },
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		Contact: documentFields.Contact,
		User: reference({ id: 'UserID', pick: 'user', required: true, hint: 'ID, email address or name of the user who claims it' }),
		Date: date({ required: true, clears: false }),
		Reference: text({ max: 255 }),
		LineAmountTypes: documentFields.LineAmountTypes,
		Status: choice({ options: statuses, hint: 'Draft when left out' }),
		LineItems: listOf(purchaseLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		ReceiptID: 'read-only',
		ReceiptNumber: 'read-only',
		UpdatedDateUTC: 'read-only',
		HasAttachments: 'derived',
		Url: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
		Attachments: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [
			{ name: 'Approved', value: 'AUTHORISED' },
			status.awaitingApproval,
			{ name: 'Declined', value: 'DECLINED' },
			status.draft,
			status.voided,
		],
		...removedByStatus,
		filters: { contact: 'Contact.ContactID', amount: 'Total' },
	},
	simple: [
		'ReceiptID',
		'ReceiptNumber',
		'Contact.Name',
		'User.UserID',
		'Status',
		'Date',
		'Reference',
		'Total',
		'UpdatedDateUTC',
	],
});
