import type { LinkedTransaction } from 'xero-node';
import { text } from '../values/field';
import { defineResource } from './define';
import { documentEvents, status } from './watch';

const id = (label: string, name: string, parameter: string) =>
	({ name, label, kind: 'text', to: { query: parameter } }) as const;

/** A billable expense. https://developer.xero.com/documentation/api/accounting/linkedtransactions */
export const linkedTransaction = defineResource<LinkedTransaction>({
	value: 'linkedTransaction',
	name: 'Linked Transaction',
	plural: 'Linked Transactions',
	says: 'A billable expense: a line of a bill, or of money spent, that is charged on to a customer',
	path: 'LinkedTransactions',
	listKey: 'LinkedTransactions',
	id: 'LinkedTransactionID',
	shows: ['Status', 'SourceTransactionTypeCode', 'SourceTransactionID', 'TargetTransactionID'],
	status: 'Status',
	scope: 'accounting.invoices',
	list: { pageSize: 100, fixedPages: true },
	verbs: {
		create: { many: 1 },
		update: { many: 1, byPath: true },
		get: true,
		getMany: {
			filters: [
				{
					name: 'status',
					label: 'Status',
					hint: 'Together with a contact',
					kind: 'choice',
					options: [
						{ name: 'Approved', value: 'APPROVED' },
						{ name: 'Billed', value: 'BILLED' },
						{ name: 'Draft', value: 'DRAFT' },
						{ name: 'On Draft', value: 'ONDRAFT' },
						{ name: 'Voided', value: 'VOIDED' },
					],
					to: { query: 'Status' },
				},
				{
					name: 'contact',
					label: 'Contact',
					hint: 'The customer it is charged to',
					kind: 'contact',
					to: { query: 'ContactID' },
				},
				id('Bill or Bank Transaction ID', 'sourceTransactionId', 'SourceTransactionID'),
				id('Invoice ID', 'targetTransactionId', 'TargetTransactionID'),
			],
			orders: [],
		},
		// billed ones only once their invoice no longer holds them
		delete: { by: 'DELETE' },
	},
	fields: {
		SourceTransactionID: text({
			label: 'Bill or Bank Transaction ID',
			refersTo: 'document',
			required: true,
			clears: false,
			hint: 'The bill, or the money spent, that the expense is a line of: ID, Xero link, or number of the bill',
		}),
		SourceLineItemID: text({
			label: 'Bill or Bank Transaction Line Item ID',
			required: true,
			clears: false,
			hint: 'The line that is charged on',
		}),
		ContactID: text({
			label: 'Contact ID',
			refersTo: 'contact',
			clears: false,
			hint: 'The customer it is charged to, by ID, Xero link, name, email address or number; with an invoice, the one of the invoice',
		}),
		TargetTransactionID: text({
			label: 'Invoice ID',
			refersTo: 'invoice',
			clears: false,
			hint: 'The invoice it is charged on, by ID, Xero link or number; a draft, awaiting approval or approved',
		}),
		TargetLineItemID: text({
			label: 'Invoice Line Item ID',
			clears: false,
			hint: 'The line of the invoice, given together with the invoice',
		}),
	},
	excluded: {
		LinkedTransactionID: 'read-only',
		// from the two documents
		Status: 'derived',
		SourceTransactionTypeCode: 'derived',
		// always BILLABLEEXPENSE
		Type: 'derived',
		UpdatedDateUTC: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: {
		by: 'snapshot',
		events: documentEvents,
		statuses: [
			{ name: 'Approved', value: 'APPROVED' },
			{ name: 'Billed', value: 'BILLED' },
			status.draft,
			{ name: 'On Draft', value: 'ONDRAFT' },
			status.voided,
		],
		removed: ['VOIDED'],
		vanishes: true,
	},
	simple: [
		'LinkedTransactionID',
		'Status',
		'SourceTransactionTypeCode',
		'SourceTransactionID',
		'SourceLineItemID',
		'ContactID',
		'TargetTransactionID',
		'TargetLineItemID',
		'UpdatedDateUTC',
	],
});
