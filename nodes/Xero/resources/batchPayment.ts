import type { BatchPayment } from 'xero-node';
import { date, listOf, reference, text } from '../values/field';
import { defineResource } from './define';
import { between, modifiedSince, oneOf } from './filters';
import { batchedPayment } from './ledgerParts';
import { documentEvents, removedByStatus, status } from './watch';

/** https://developer.xero.com/documentation/api/accounting/batchpayments */
export const batchPayment = defineResource<BatchPayment>({
	value: 'batchPayment',
	name: 'Batch Payment',
	plural: 'Batch Payments',
	says: 'Several invoices, or several bills, paid in one sum',
	path: 'BatchPayments',
	listKey: 'BatchPayments',
	id: 'BatchPaymentID',
	shows: ['Date', 'Account.Name', 'TotalAmount', 'Reference', 'Status'],
	status: 'Status',
	scope: 'accounting.payments',
	summarizes: ['PUT'],
	list: { where: true, order: true, modifiedSince: true },
	posts: {},
	verbs: {
		create: { many: 50 },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Authorised', value: 'AUTHORISED' },
					{ name: 'Deleted', value: 'DELETED' },
				]),
				oneOf('type', 'Type', 'Type', [
					{ name: 'Bills', value: 'PAYBATCH' },
					{ name: 'Invoices', value: 'RECBATCH' },
				]),
				...between('date', 'Date', 'Date'),
				modifiedSince,
			],
			orders: ['Date', 'UpdatedDateUTC', 'TotalAmount'],
		},
		// takes its payments with it: single ones within a batch cannot be deleted
		delete: { by: 'path status', status: 'DELETED' },
		history: true,
	},
	fields: {
		Account: reference({
			id: 'AccountID',
			code: 'Code',
			pick: 'bankAccount',
			required: true,
			hint: 'The bank account by ID, code, name or Xero link',
		}),
		Date: date({ required: true }),
		Payments: listOf(batchedPayment.fields, {
			required: true,
			hint: 'What is paid: each with its Invoice (the ID of an invoice or bill) and Amount',
		}),
		Reference: text({
			max: 255,
			hint: 'New Zealand only; shown on the statement line',
			example: 'Suppliers May',
		}),
		Particulars: text({ max: 12, hint: 'New Zealand only; shown on the statement line' }),
		Code: text({ max: 12, hint: 'New Zealand only; shown on the statement line' }),
		Details: text({ max: 18, hint: 'Outside New Zealand only; sent to the bank as the reference' }),
		Narrative: text({ max: 18, hint: 'United Kingdom only; shown on the statement line in Xero' }),
	},
	excluded: {
		BatchPaymentID: 'read-only',
		// a double of Date
		DateString: 'derived',
		// of the payments
		Amount: 'derived',
		TotalAmount: 'derived',
		Type: 'derived',
		// AUTHORISED from creation until Delete
		Status: 'derived',
		UpdatedDateUTC: 'read-only',
		IsReconciled: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [{ name: 'Authorised', value: 'AUTHORISED' }, status.deleted],
		...removedByStatus,
		// Xero tells the account's id and currency only: https://developer.xero.com/documentation/api/accounting/batchpayments
		filters: { amount: 'TotalAmount', account: 'Account', accountByIdOnly: true },
	},
	simple: [
		'BatchPaymentID',
		'Type',
		'Status',
		'Date',
		'TotalAmount',
		'Account.Name',
		'Reference',
		'Payments',
		'IsReconciled',
	],
});
