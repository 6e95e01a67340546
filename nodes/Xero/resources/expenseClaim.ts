import type { ExpenseClaim } from 'xero-node';
import { choice, listOf, reference } from '../values/field';
import { defineResource } from './define';
import { modifiedSince, oneOf } from './filters';
import { claimedReceipt } from './parts';
import { documentEvents, removedByStatus, status } from './watch';

/**
 * Xero's former expense claims. Their scope is not given to new apps.
 * https://developer.xero.com/documentation/api/accounting/expenseclaims, https://developer.xero.com/faq/granular-scopes
 */
export const expenseClaim = defineResource<ExpenseClaim>({
	value: 'expenseClaim',
	name: 'Expense Claim',
	plural: 'Expense Claims',
	says: 'Receipts a user claims, in the form before Xero Expenses',
	notice:
		'Legacy: Xero replaced these, and gives their permission, the scope accounting.classicexpenses, to no new app',
	path: 'ExpenseClaims',
	listKey: 'ExpenseClaims',
	id: 'ExpenseClaimID',
	shows: ['User.FirstName', 'User.LastName', 'Total', 'Status'],
	status: 'Status',
	scope: 'accounting.classicexpenses',
	list: { where: true, order: true, modifiedSince: true },
	verbs: {
		create: { many: 1 },
		update: { many: 1, byPath: true },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Authorised', value: 'AUTHORISED' },
					{ name: 'Deleted', value: 'DELETED' },
					{ name: 'Paid', value: 'PAID' },
					{ name: 'Submitted', value: 'SUBMITTED' },
					{ name: 'Voided', value: 'VOIDED' },
				]),
				modifiedSince,
			],
			orders: ['UpdatedDateUTC', 'ExpenseClaimID'],
		},
		delete: { by: 'path status', status: 'VOIDED' },
		history: true,
	},
	fields: {
		User: reference({ id: 'UserID', pick: 'user', required: true, hint: 'ID, email address or name of the user who claims' }),
		Receipts: listOf(claimedReceipt.fields, {
			required: true,
			clears: false,
			hint: 'The receipts that are claimed, each by its ReceiptID',
		}),
		Status: choice({
			only: 'update',
			options: [
				{ name: 'Authorised', value: 'AUTHORISED' },
				{ name: 'Submitted', value: 'SUBMITTED' },
			],
		}),
	},
	excluded: {
		ExpenseClaimID: 'read-only',
		Payments: 'read-only',
		UpdatedDateUTC: 'read-only',
		Total: 'derived',
		AmountDue: 'derived',
		AmountPaid: 'derived',
		PaymentDueDate: 'read-only',
		ReportingDate: 'read-only',
		// of a receipt, listed at the top by the specification
		ReceiptID: 'derived',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [
			{ name: 'Approved', value: 'AUTHORISED' },
			status.awaitingApproval,
			status.deleted,
			{ name: 'Paid', value: 'PAID' },
			status.voided,
		],
		...removedByStatus,
		filters: { amount: 'Total' },
	},
	simple: [
		'ExpenseClaimID',
		'User.UserID',
		'Status',
		'Total',
		'AmountDue',
		'AmountPaid',
		'PaymentDueDate',
		'UpdatedDateUTC',
	],
});
