import type { Payment } from 'xero-node';
import { boolean, date, decimal, reference, text } from '../values/field';
import { defineResource } from './define';
import { between, isTrue, modifiedSince, oneOf, textIs } from './filters';
import { documentEvents, removedByStatus, status } from './watch';

const paid = ['Invoice', 'CreditNote', 'Prepayment', 'Overpayment'];

/** https://developer.xero.com/documentation/api/accounting/payments */
export const payment = defineResource<Payment>({
	value: 'payment',
	name: 'Payment',
	plural: 'Payments',
	says: 'Money received for an invoice, paid for a bill, or refunded on a credit',
	path: 'Payments',
	listKey: 'Payments',
	id: 'PaymentID',
	shows: ['Invoice.InvoiceNumber', 'Invoice.Contact.Name', 'Amount', 'Date', 'Status'],
	status: 'Status',
	scope: 'accounting.payments',
	list: { pageSize: 1000, where: true, order: true, modifiedSince: true },
	posts: {},
	check: (record) =>
		paid.filter((name) => record[name] !== undefined).length === 1
			? []
			: ['A payment is for exactly one invoice, bill, credit note, prepayment or overpayment'],
	summarizes: ['PUT'],
	verbs: {
		create: { many: 50 },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Authorised', value: 'AUTHORISED' },
					{ name: 'Deleted', value: 'DELETED' },
				]),
				oneOf('paymentType', 'Payment Type', 'PaymentType', [
					{ name: 'Bill', value: 'ACCPAYPAYMENT' },
					{ name: 'Invoice', value: 'ACCRECPAYMENT' },
					{ name: 'Purchase Credit Note', value: 'APCREDITPAYMENT' },
					{ name: 'Purchase Overpayment', value: 'APOVERPAYMENTPAYMENT' },
					{ name: 'Purchase Prepayment', value: 'APPREPAYMENTPAYMENT' },
					{ name: 'Sales Credit Note', value: 'ARCREDITPAYMENT' },
					{ name: 'Sales Overpayment', value: 'AROVERPAYMENTPAYMENT' },
					{ name: 'Sales Prepayment', value: 'ARPREPAYMENTPAYMENT' },
				]),
				...between('date', 'Date', 'Date'),
				modifiedSince,
				{
					name: 'invoiceId',
					label: 'Invoice or Bill ID',
					kind: 'text',
					to: { where: 'Invoice.InvoiceID', operator: '==', as: 'guid' },
				},
				isTrue(
					'isReconciled',
					'Is Reconciled',
					'IsReconciled',
					'Whether the payment is reconciled',
				),
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: ['Date', 'UpdatedDateUTC', 'PaymentID', 'Amount'],
		},
		// https://developer.xero.com/documentation/api/accounting/payments#post-payments: {"Status":"DELETED"} to the payment
		delete: { by: 'path status', status: 'DELETED' },
		history: true,
	},
	fields: {
		Invoice: reference({
			id: 'InvoiceID',
			code: 'InvoiceNumber',
			label: 'Invoice or Bill',
			hint: 'ID, number or Xero link; a bill by its ID or link, as bill numbers are not unique',
			example: 'INV-0042',
		}),
		CreditNote: reference({
			id: 'CreditNoteID',
			code: 'CreditNoteNumber',
			hint: 'ID, number or Xero link of the credit note refunded',
		}),
		Prepayment: reference({ id: 'PrepaymentID', hint: 'ID or Xero link of the prepayment refunded' }),
		Overpayment: reference({ id: 'OverpaymentID', hint: 'ID or Xero link of the overpayment refunded' }),
		Account: reference({
			id: 'AccountID',
			code: 'Code',
			pick: 'bankAccount',
			required: true,
			hint: 'A bank account, or an account that payments are enabled for; ID, code, name or Xero link',
		}),
		Amount: decimal({
			required: true,
			places: 2,
			min: 0.01,
			hint: 'In the currency of what is paid or refunded; at most what is still due of it',
		}),
		Date: date({ hint: "Left out, it is today in the organisation's time zone" }),
		Reference: text({ example: 'Direct Debit' }),
		CurrencyRate: decimal({
			places: 6,
			min: 0,
			hint: "Units of the document's currency for one of the organisation's own; foreign currencies only",
		}),
		BankAmount: decimal({
			places: 2,
			min: 0.01,
			hint: 'In the currency of the bank account, where it is another; Xero then works out the rate',
		}),
		IsReconciled: boolean({ hint: 'Whether it is created as reconciled' }),
	},
	excluded: {
		// parts of Invoice, CreditNote and Account, listed at the top by the specification
		InvoiceNumber: 'derived',
		CreditNoteNumber: 'derived',
		Code: 'derived',
		// made through a batch payment, whose payments alone take the three texts
		BatchPayment: 'read-only',
		BatchPaymentID: 'read-only',
		BankAccountNumber: 'read-only',
		Particulars: 'read-only',
		Details: 'read-only',
		// AUTHORISED from creation until Delete
		Status: 'derived',
		PaymentType: 'derived',
		UpdatedDateUTC: 'read-only',
		UpdatedDateUTCString: 'read-only',
		PaymentID: 'read-only',
		HasAccount: 'derived',
		HasValidationErrors: 'read-only',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: [...documentEvents, 'becameReconciled'],
		statuses: [{ name: 'Authorised', value: 'AUTHORISED' }, status.deleted],
		...removedByStatus,
		filters: { contact: 'Invoice.Contact.ContactID', amount: 'Amount', account: 'Account' },
	},
	simple: [
		'PaymentID',
		'Invoice.InvoiceNumber',
		'Invoice.Contact.Name',
		'Amount',
		'Date',
		'Status',
		'PaymentType',
		'Account.Code',
		'Reference',
		'IsReconciled',
	],
});
