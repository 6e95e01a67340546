import type { Account } from 'xero-node';
import { boolean, choice, text } from '../values/field';
import { defineResource } from './define';
import { isTrue, modifiedSince, oneOf, textIs } from './filters';
import { recordEvents } from './watch';

const types = [
	{ name: 'Bank', value: 'BANK' },
	{ name: 'Current Asset', value: 'CURRENT' },
	{ name: 'Current Liability', value: 'CURRLIAB' },
	{ name: 'Depreciation', value: 'DEPRECIATN' },
	{ name: 'Direct Costs', value: 'DIRECTCOSTS' },
	{ name: 'Equity', value: 'EQUITY' },
	{ name: 'Expense', value: 'EXPENSE' },
	{ name: 'Fixed Asset', value: 'FIXED' },
	{ name: 'Inventory Asset', value: 'INVENTORY' },
	{ name: 'Liability', value: 'LIABILITY' },
	{ name: 'Non-Current Asset', value: 'NONCURRENT' },
	{ name: 'Non-Current Liability', value: 'TERMLIAB' },
	{ name: 'Other Income', value: 'OTHERINCOME' },
	{ name: 'Overheads', value: 'OVERHEADS' },
	{ name: 'PAYG Liability', value: 'PAYG' },
	{ name: 'Prepayment', value: 'PREPAYMENT' },
	{ name: 'Revenue', value: 'REVENUE' },
	{ name: 'Sales', value: 'SALES' },
];

const statuses = [
	{ name: 'Active', value: 'ACTIVE' },
	{ name: 'Archived', value: 'ARCHIVED' },
];

/** An account of the chart of accounts. https://developer.xero.com/documentation/api/accounting/accounts */
export const account = defineResource<Account>({
	value: 'account',
	name: 'Account',
	plural: 'Accounts',
	says: 'An account of the chart of accounts, bank accounts among them',
	path: 'Accounts',
	listKey: 'Accounts',
	id: 'AccountID',
	number: 'Code',
	numberIsUnique: true,
	shows: ['Code', 'Name', 'Type', 'Status'],
	status: 'Status',
	scope: 'accounting.settings',
	// "works only with POST and not PUT": the page above
	check: ({ AddToWatchlist }, verb) =>
		verb === 'create' && AddToWatchlist === true
			? ['Add To Watchlist is taken only when an account is updated: create it without, then update it']
			: [],
	list: { where: true, order: true, modifiedSince: true },
	verbs: {
		// further elements of a PUT are ignored: https://github.com/XeroAPI/Xero-Net/issues/285
		create: { many: 1 },
		update: { many: 1, byPath: true },
		upsert: { matchOn: ['Code', 'Name', 'AccountID'] },
		get: true,
		getMany: {
			filters: [
				oneOf('type', 'Type', 'Type', types),
				oneOf('class', 'Class', 'Class', [
					{ name: 'Asset', value: 'ASSET' },
					{ name: 'Equity', value: 'EQUITY' },
					{ name: 'Expense', value: 'EXPENSE' },
					{ name: 'Liability', value: 'LIABILITY' },
					{ name: 'Revenue', value: 'REVENUE' },
				]),
				oneOf('status', 'Status', 'Status', statuses),
				textIs('code', 'Code', 'Code', 'The whole code'),
				textIs('name', 'Name', 'Name', 'The whole name'),
				textIs(
					'taxType',
					'Tax Type',
					'TaxType',
					"Xero's short word for the tax rate, such as OUTPUT2",
				),
				isTrue(
					'enablePaymentsToAccount',
					'Payments Enabled',
					'EnablePaymentsToAccount',
					'Whether payments can be made to the account',
				),
				modifiedSince,
			],
			orders: ['Code', 'Name', 'Type', 'UpdatedDateUTC', 'AccountID'],
		},
		// unused ones only, and none of Xero's own
		delete: { by: 'DELETE' },
		archive: { field: 'Status', value: 'ARCHIVED', byPath: true },
		attachments: { includeOnline: false },
	},
	fields: {
		Code: text({ required: true, max: 10, clears: false, hint: 'Unique', example: '200' }),
		Name: text({ required: true, max: 150, clears: false, hint: 'Unique' }),
		Type: choice({
			required: true,
			hint: 'A bank account needs its number too, and can only be changed in Xero',
			options: types,
		}),
		Description: text({ max: 4000, hint: 'Not for bank accounts' }),
		TaxType: text({ pick: 'taxType', label: 'Tax Rate', clears: false }),
		EnablePaymentsToAccount: boolean({ hint: 'Whether payments can be made to the account' }),
		ShowInExpenseClaims: boolean({ hint: 'Whether the account is offered in expense claims' }),
		AddToWatchlist: boolean({ hint: "Whether the account is on the dashboard's watchlist; an account that is there can be put on it, a new one cannot" }),
		BankAccountNumber: text({ clears: false, hint: 'Bank accounts only' }),
		BankAccountType: choice({
			hint: 'Bank accounts only',
			options: [
				{ name: 'Bank Account', value: 'BANK' },
				{ name: 'Credit Card', value: 'CREDITCARD' },
				{ name: 'None', value: 'NONE' },
				{ name: 'PayPal', value: 'PAYPAL' },
			],
		}),
		CurrencyCode: text({
			pick: 'currency',
			label: 'Currency',
			clears: false,
			hint: 'Bank accounts only, and only when created',
		}),
		Status: choice({
			only: 'update',
			hint: 'Xero takes it only when nothing else is changed with it',
			options: statuses,
		}),
		AccountID: text({ label: 'Account ID', only: 'upsert', clears: false }),
	},
	excluded: {
		// from the type
		Class: 'derived',
		SystemAccount: 'read-only',
		ReportingCode: 'read-only',
		ReportingCodeName: 'read-only',
		HasAttachments: 'derived',
		UpdatedDateUTC: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: recordEvents,
		removed: ['ARCHIVED'],
		vanishes: true,
		filters: { type: { attribute: 'Type', options: types } },
	},
	simple: [
		'AccountID',
		'Code',
		'Name',
		'Type',
		'Class',
		'Status',
		'TaxType',
		'BankAccountNumber',
		'CurrencyCode',
		'EnablePaymentsToAccount',
	],
});
