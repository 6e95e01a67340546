import type { Prepayment } from 'xero-node';
import { defineResource } from './define';
import * as credit from './credit';
import { oneOf } from './filters';

/** https://developer.xero.com/documentation/api/accounting/prepayments */
export const prepayment = defineResource<Prepayment>({
	...credit.endpoint,
	value: 'prepayment',
	name: 'Prepayment',
	plural: 'Prepayments',
	says: 'What was paid ahead of an invoice or bill, to be allocated to it or refunded',
	notice:
		'A prepayment is made by a Bank Transaction of type Receive Prepayment or Spend Prepayment, and refunded by a Payment',
	path: 'Prepayments',
	listKey: 'Prepayments',
	id: 'PrepaymentID',
	verbs: {
		get: true,
		getMany: {
			filters: [
				...credit.filters,
				oneOf('type', 'Type', 'Type', [
					{ name: 'Accounts Payable', value: 'APPREPAYMENT' },
					{ name: 'Accounts Receivable', value: 'ARPREPAYMENT' },
					{ name: 'Received', value: 'RECEIVE-PREPAYMENT' },
					{ name: 'Spent', value: 'SPEND-PREPAYMENT' },
				]),
				{
					name: 'invoiceNumbers',
					label: 'Invoice Numbers',
					hint: 'One or more, separated by commas',
					kind: 'ids',
					to: { query: 'InvoiceNumbers' },
				},
			],
			orders: ['Date', 'UpdatedDateUTC', 'PrepaymentID', 'RemainingCredit'],
		},
		allocations: true,
		history: true,
	},
	fields: {},
	excluded: {
		...credit.excluded,
		PrepaymentID: 'read-only',
		InvoiceNumber: 'read-only',
		BrandingThemeID: 'read-only',
	},
	watch: { ...credit.watch, webhook: 'PREPAYMENT' },
	simple: ['PrepaymentID', ...credit.simple],
});
