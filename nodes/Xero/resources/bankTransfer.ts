import type { BankTransfer } from 'xero-node';
import { boolean, date, decimal, listOf, reference, text } from '../values/field';
import { defineResource } from './define';
import { between, modifiedSince, textIs } from './filters';
import { trackingReference } from './ledgerParts';
import { removedByStatus } from './watch';

const bankAccount = (side: string) =>
	reference({
		id: 'AccountID',
		code: 'Code',
		pick: 'bankAccount',
		required: true,
		hint: `The bank account the money ${side}, by ID, code, name or Xero link`,
	});

/** https://developer.xero.com/documentation/api/accounting/banktransfers */
export const bankTransfer = defineResource<BankTransfer>({
	value: 'bankTransfer',
	name: 'Bank Transfer',
	plural: 'Bank Transfers',
	says: "Money moved between two of the organisation's own bank accounts",
	path: 'BankTransfers',
	listKey: 'BankTransfers',
	id: 'BankTransferID',
	shows: ['Date', 'FromBankAccount.Name', 'ToBankAccount.Name', 'Amount', 'Reference'],
	status: 'Status',
	scope: 'accounting.banktransactions',
	list: { where: true, order: true, modifiedSince: true },
	posts: {},
	verbs: {
		// no summarizeErrors on PUT, so one a request: each keeps its own verdict
		create: { many: 1 },
		get: true,
		getMany: {
			filters: [
				...between('date', 'Date', 'Date'),
				modifiedSince,
				{
					name: 'includeDeleted',
					label: 'Include Deleted',
					hint: 'Whether to return deleted transfers too',
					kind: 'boolean',
					to: { query: 'includeDeleted' },
				},
				textIs('reference', 'Reference', 'Reference', 'The whole reference'),
			],
			orders: ['Date', 'CreatedDateUTC', 'Amount'],
		},
		// https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero_accounting.yaml, deleteBankTransfer
		delete: { by: 'path status', status: 'DELETED' },
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		FromBankAccount: bankAccount('comes from'),
		ToBankAccount: bankAccount('goes to'),
		Amount: decimal({ required: true, places: 2, min: 0.01 }),
		Date: date({ hint: "Left out, it is today in the organisation's time zone" }),
		Reference: text({ example: 'Savings' }),
		FromIsReconciled: boolean({
			hint: 'Whether it is created as reconciled where the money comes from',
		}),
		ToIsReconciled: boolean({
			hint: 'Whether it is created as reconciled where the money goes to',
		}),
		FromTracking: listOf(trackingReference.fields, {
			max: 2,
			hint: 'Where the money comes from; at most two tracking categories',
		}),
		ToTracking: listOf(trackingReference.fields, {
			max: 2,
			hint: 'Where the money goes to; at most two tracking categories',
		}),
	},
	excluded: {
		BankTransferID: 'read-only',
		CurrencyRate: 'read-only',
		FromBankTransactionID: 'read-only',
		ToBankTransactionID: 'read-only',
		HasAttachments: 'derived',
		CreatedDateUTC: 'read-only',
		// AUTHORISED from creation until Delete
		Status: 'derived',
		ValidationErrors: 'read-only',
	},
	// nothing of it can be changed, and it tells no UpdatedDateUTC
	watch: {
		by: 'modifiedSince',
		events: ['created', 'removed'],
		createdAt: 'CreatedDateUTC',
		...removedByStatus,
		query: { includeDeleted: true },
		filters: { amount: 'Amount' },
	},
	simple: [
		'BankTransferID',
		'FromBankAccount.Name',
		'ToBankAccount.Name',
		'Amount',
		'Date',
		'Reference',
		'Status',
		'FromBankTransactionID',
		'ToBankTransactionID',
	],
});
