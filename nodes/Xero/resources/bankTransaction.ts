import type { BankTransaction } from 'xero-node';
import { boolean, choice, date, decimal, listOf, reference, text } from '../values/field';
import { defineResource } from './define';
import { documentFields } from './document';
import { between, isTrue, modifiedSince, ofContact, oneOf, textIs } from './filters';
import { purchaseLine } from './parts';
import { documentEvents, removedByStatus, status } from './watch';

const types = [
	{ name: 'Receive Money', value: 'RECEIVE' },
	{ name: 'Receive Overpayment', value: 'RECEIVE-OVERPAYMENT' },
	{ name: 'Receive Prepayment', value: 'RECEIVE-PREPAYMENT' },
	{ name: 'Spend Money', value: 'SPEND' },
	{ name: 'Spend Overpayment', value: 'SPEND-OVERPAYMENT' },
	{ name: 'Spend Prepayment', value: 'SPEND-PREPAYMENT' },
];

/** https://developer.xero.com/documentation/api/accounting/banktransactions */
export const bankTransaction = defineResource<BankTransaction>({
	value: 'bankTransaction',
	name: 'Bank Transaction',
	plural: 'Bank Transactions',
	says: 'Money spent or received through a bank account without an invoice or bill, prepayments and overpayments among it',
	path: 'BankTransactions',
	listKey: 'BankTransactions',
	id: 'BankTransactionID',
	shows: ['Date', 'Contact.Name', 'Total', 'CurrencyCode', 'Reference', 'Status'],
	status: 'Status',
	scope: 'accounting.banktransactions',
	summarizes: ['PUT', 'POST'],
	unitDecimals: true,
	list: { pageSize: 1000, where: true, order: true, modifiedSince: true },
	posts: {},
	// "line amounts are inclusive of tax by default": the page above
	document: { amounts: 'Inclusive' },
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['Reference', 'BankTransactionID'] },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Authorised', value: 'AUTHORISED' },
					{ name: 'Deleted', value: 'DELETED' },
					{ name: 'Voided', value: 'VOIDED' },
				]),
				oneOf('type', 'Type', 'Type', [
					...types,
					{ name: 'Receive Transfer', value: 'RECEIVE-TRANSFER' },
					{ name: 'Spend Transfer', value: 'SPEND-TRANSFER' },
				]),
				{
					name: 'bankAccountId',
					label: 'Bank Account ID',
					kind: 'text',
					to: { where: 'BankAccount.AccountID', operator: '==', as: 'guid' },
				},
				ofContact,
				...between('date', 'Date', 'Date'),
				modifiedSince,
				isTrue(
					'isReconciled',
					'Is Reconciled',
					'IsReconciled',
					'Whether the transaction is reconciled with a statement line',
				),
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: ['Date', 'UpdatedDateUTC', 'BankTransactionID', 'Total'],
		},
		// Xero refuses it once the transaction is reconciled
		delete: { by: 'status', status: 'DELETED' },
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		Type: choice({
			required: true,
			hint: 'A prepayment or overpayment also becomes a record of that kind, to be allocated or refunded',
			options: types,
		}),
		BankAccount: reference({
			id: 'AccountID',
			code: 'Code',
			pick: 'bankAccount',
			required: true,
			hint: 'The bank account by ID, code, name or Xero link; its currency is that of the transaction',
		}),
		Contact: reference({ id: 'ContactID', pick: 'contact', own: true, required: true }),
		Date: date({
			clears: false,
			hint: "Left out, it is the day it is sent, in the organisation's time zone",
		}),
		Reference: text({ hint: 'Money spent or received only', example: 'Card 4711' }),
		LineAmountTypes: {
			...documentFields.LineAmountTypes,
			hint: 'How the line amounts are to be read; tax inclusive when left out',
		},
		CurrencyRate: decimal({
			places: 6,
			min: 0,
			hint: "Units of the account's currency for one of the organisation's own; the day's rate when left out",
		}),
		IsReconciled: boolean({
			hint: 'Whether it is created as reconciled; no statement line is matched by this',
		}),
		Url: text({
			label: 'URL',
			hint: 'Link to the source document, shown in Xero',
			example: 'https://example.com/receipts/77',
		}),
		BankTransactionID: text({ label: 'Bank Transaction ID', only: 'upsert', clears: false }),
		LineItems: listOf(purchaseLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		// that of the bank account
		CurrencyCode: 'derived',
		// AUTHORISED from creation until Delete
		Status: 'derived',
		SubTotal: 'derived',
		TotalTax: 'derived',
		Total: 'derived',
		PrepaymentID: 'read-only',
		OverpaymentID: 'read-only',
		UpdatedDateUTC: 'read-only',
		HasAttachments: 'derived',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: [...documentEvents, 'becameReconciled'],
		statuses: [{ name: 'Authorised', value: 'AUTHORISED' }, status.deleted],
		...removedByStatus,
		filters: { type: { attribute: 'Type', options: types }, contact: 'Contact.ContactID', amount: 'Total', account: 'BankAccount' },
	},
	simple: [
		'BankTransactionID',
		'Type',
		'Contact.Name',
		'Date',
		'Total',
		'CurrencyCode',
		'Status',
		'BankAccount.Name',
		'Reference',
		'IsReconciled',
	],
});
