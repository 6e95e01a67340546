import type { Overpayment } from 'xero-node';
import { defineResource } from './define';
import * as credit from './credit';
import { oneOf } from './filters';

/** https://developer.xero.com/documentation/api/accounting/overpayments */
export const overpayment = defineResource<Overpayment>({
	...credit.endpoint,
	value: 'overpayment',
	name: 'Overpayment',
	plural: 'Overpayments',
	says: 'What was paid beyond what was due, to be allocated to other invoices or refunded',
	notice:
		'An overpayment is made by a Bank Transaction of type Receive Overpayment or Spend Overpayment, and refunded by a Payment',
	path: 'Overpayments',
	listKey: 'Overpayments',
	id: 'OverpaymentID',
	verbs: {
		get: true,
		getMany: {
			filters: [
				...credit.filters,
				oneOf('type', 'Type', 'Type', [
					{ name: 'Accounts Receivable', value: 'AROVERPAYMENT' },
					{ name: 'Received', value: 'RECEIVE-OVERPAYMENT' },
					{ name: 'Spent', value: 'SPEND-OVERPAYMENT' },
				]),
				{
					name: 'references',
					label: 'References',
					hint: 'One or more, separated by commas',
					kind: 'ids',
					to: { query: 'References' },
				},
			],
			orders: ['Date', 'UpdatedDateUTC', 'OverpaymentID', 'RemainingCredit'],
		},
		allocations: true,
		history: true,
	},
	fields: {},
	excluded: { ...credit.excluded, OverpaymentID: 'read-only' },
	watch: { ...credit.watch, webhook: 'OVERPAYMENT' },
	simple: ['OverpaymentID', ...credit.simple],
});
