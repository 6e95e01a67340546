import type { Invoice } from 'xero-node';
import { date, listOf, text } from '../values/field';
import { defineResource } from './define';
import * as shared from './document';
import { purchaseLine } from './parts';
import { documentStatuses, status } from './watch';

/** An invoice of type ACCPAY. https://developer.xero.com/documentation/api/accounting/invoices */
export const bill = defineResource<Invoice>({
	...shared.documentEndpoint,
	value: 'bill',
	name: 'Bill',
	plural: 'Bills',
	says: 'A purchase invoice from a supplier',
	// two suppliers may both send a number 1001
	numberIsUnique: false,
	list: { ...shared.documentList, always: 'Type=="ACCPAY"' },
	document: { type: 'ACCPAY' },
	fixed: { Type: 'ACCPAY' },
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		// the number together with the contact
		upsert: { matchOn: ['InvoiceNumber', 'InvoiceID'] },
		get: true,
		getMany: { filters: shared.documentFilters, orders: shared.documentOrders },
		deleteOrVoid: true,
		approve: shared.approve,
		submit: shared.submit,
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		InvoiceNumber: text({
			max: 255,
			clears: false,
			hint: "The number on the supplier's invoice, shown as Reference in Xero; not unique",
			example: '1001',
		}),
		...shared.documentFields,
		PlannedPaymentDate: date({ hint: 'When the bill is planned to be paid' }),
		LineItems: listOf(purchaseLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		...shared.documentExcluded,
		// both are kept for invoices only
		Reference: 'read-only',
		ExpectedPaymentDate: 'read-only',
	},
	watch: { ...shared.documentWatch, statuses: [...documentStatuses, status.partPaid] },
	simple: [...shared.documentSimple, 'AmountPaid'],
});
