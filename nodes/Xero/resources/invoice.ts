import type { Invoice } from 'xero-node';
import { date, listOf, text } from '../values/field';
import { defineResource } from './define';
import * as shared from './document';
import { textIs } from './filters';
import { salesLine } from './parts';
import { documentStatuses, status } from './watch';

/** https://developer.xero.com/documentation/api/accounting/invoices */
export const invoice = defineResource<Invoice>({
	...shared.documentEndpoint,
	value: 'invoice',
	name: 'Invoice',
	plural: 'Invoices',
	says: 'A sales invoice to a customer',
	numberIsUnique: true,
	list: { ...shared.documentList, always: 'Type=="ACCREC"' },
	document: { type: 'ACCREC' },
	fixed: { Type: 'ACCREC' },
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['InvoiceNumber', 'Reference', 'InvoiceID'] },
		get: true,
		getMany: {
			filters: [
				...shared.documentFilters,
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: shared.documentOrders,
		},
		deleteOrVoid: true,
		approve: shared.approve,
		submit: shared.submit,
		markAsSent: { set: { SentToContact: true }, from: ['AUTHORISED'] },
		email: true,
		getOnlineInvoiceUrl: true,
		getPdf: true,
		attachments: { includeOnline: true },
		history: true,
	},
	fields: {
		InvoiceNumber: text({
			max: 255,
			clears: false,
			hint: 'Unique; the next number when left out',
			example: 'INV-0042',
		}),
		Reference: text({ example: 'PO 1001' }),
		...shared.documentFields,
		ExpectedPaymentDate: date({ hint: 'When the customer is expected to pay' }),
		LineItems: listOf(salesLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		...shared.documentExcluded,
		// kept for bills only
		PlannedPaymentDate: 'read-only',
	},
	watch: { ...shared.documentWatch, statuses: [...documentStatuses, status.partPaid, status.sent] },
	simple: [...shared.documentSimple, 'Reference'],
});
