import type { PurchaseOrder } from 'xero-node';
import { boolean, choice, date, listOf, text } from '../values/field';
import { defineResource } from './define';
import { approve, documentFields, submit } from './document';
import { dayBetween, modifiedSince } from './filters';
import { salesLine } from './parts';
import { documentEvents, removedByStatus, status } from './watch';

const statuses = [
	{ name: 'Approved', value: 'AUTHORISED' },
	{ name: 'Awaiting Approval', value: 'SUBMITTED' },
	{ name: 'Billed', value: 'BILLED' },
	{ name: 'Draft', value: 'DRAFT' },
];

/** https://developer.xero.com/documentation/api/accounting/purchaseorders */
export const purchaseOrder = defineResource<PurchaseOrder>({
	value: 'purchaseOrder',
	name: 'Purchase Order',
	plural: 'Purchase Orders',
	says: 'An order of goods or services from a supplier',
	path: 'PurchaseOrders',
	listKey: 'PurchaseOrders',
	id: 'PurchaseOrderID',
	number: 'PurchaseOrderNumber',
	numberIsUnique: true,
	shows: ['PurchaseOrderNumber', 'Contact.Name', 'Total', 'CurrencyCode', 'Status'],
	status: 'Status',
	scope: 'accounting.invoices',
	list: { pageSize: 1000, order: true, modifiedSince: true, oneNumber: 'address' },
	summarizes: ['PUT', 'POST'],
	document: {},
	verbs: {
		create: { many: 50, numberIsLookedUp: true },
		update: { many: 50 },
		upsert: { matchOn: ['PurchaseOrderNumber', 'PurchaseOrderID'] },
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
				...dayBetween('date', 'Date', 'Date'),
				modifiedSince,
			],
			orders: ['Date', 'PurchaseOrderNumber', 'UpdatedDateUTC', 'PurchaseOrderID'],
		},
		// a deleted order keeps its number
		delete: { by: 'status', status: 'DELETED' },
		approve,
		submit,
		markAsSent: { set: { SentToContact: true }, from: ['AUTHORISED', 'BILLED'] },
		getPdf: true,
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		PurchaseOrderNumber: text({
			clears: false,
			hint: 'Unique, also among deleted ones; the next number when left out',
			example: 'PO-0042',
		}),
		Reference: text({ example: 'Quote 1001' }),
		Contact: documentFields.Contact,
		Date: documentFields.Date,
		DeliveryDate: date({ hint: 'When the goods are to be delivered' }),
		LineAmountTypes: documentFields.LineAmountTypes,
		Status: choice({
			hint: 'Draft when left out; removal has its own operation',
			options: statuses,
		}),
		CurrencyCode: documentFields.CurrencyCode,
		CurrencyRate: documentFields.CurrencyRate,
		DeliveryAddress: text({ hint: 'Where the goods are to be delivered' }),
		AttentionTo: text({ hint: 'Who the delivery is for' }),
		Telephone: text({ hint: 'Of the person who accepts the delivery' }),
		DeliveryInstructions: text({ max: 500 }),
		ExpectedArrivalDate: date({ hint: 'When the goods are expected to arrive' }),
		SentToContact: boolean({
			hint: 'Whether it is marked as sent; approved and billed ones only',
		}),
		BrandingThemeID: documentFields.BrandingThemeID,
		LineItems: listOf(salesLine.fields, { own: true, required: true, clears: false }),
		PurchaseOrderID: text({ label: 'Purchase Order ID', only: 'upsert', clears: false }),
	},
	excluded: {
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		TotalDiscount: 'derived',
		HasAttachments: 'derived',
		Attachments: 'read-only',
		UpdatedDateUTC: 'read-only',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [
			{ name: 'Approved', value: 'AUTHORISED' },
			status.awaitingApproval,
			{ name: 'Billed', value: 'BILLED' },
			status.deleted,
			status.draft,
			status.sent,
		],
		...removedByStatus,
		filters: { contact: 'Contact.ContactID', amount: 'Total' },
	},
	simple: [
		'PurchaseOrderID',
		'PurchaseOrderNumber',
		'Contact.Name',
		'Status',
		'Date',
		'DeliveryDate',
		'Total',
		'CurrencyCode',
		'Reference',
		'SentToContact',
	],
});
