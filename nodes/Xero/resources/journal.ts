import type { Journal } from 'xero-node';
import { defineResource } from './define';
import { modifiedSince } from './filters';

/** https://developer.xero.com/documentation/api/accounting/journals */
export const journal = defineResource<Journal>({
	value: 'journal',
	name: 'Journal',
	plural: 'Journals',
	says: 'What Xero posted to the ledger for every transaction, in the order of posting',
	notice:
		'Xero lets only apps of its Advanced tier read journals, after a security assessment; add the scope accounting.journals.read to the credential',
	path: 'Journals',
	listKey: 'Journals',
	id: 'JournalID',
	number: 'JournalNumber',
	numberIsUnique: true,
	shows: ['JournalNumber', 'JournalDate', 'SourceType', 'Reference'],
	scope: 'accounting.journals.read',
	list: { byOffset: 'JournalNumber', modifiedSince: true, oneNumber: 'address' },
	verbs: {
		get: true,
		getMany: {
			filters: [
				{
					name: 'afterJournalNumber',
					label: 'After Journal Number',
					hint: 'Only journals with a greater number, as when going on where an earlier run ended',
					example: '1200',
					kind: 'text',
					to: { query: 'offset' },
				},
				{
					name: 'paymentsOnly',
					label: 'Cash Basis',
					hint: 'Whether to return journals on a cash basis instead of accruals',
					kind: 'boolean',
					to: { query: 'paymentsOnly' },
				},
				modifiedSince,
			],
			orders: [],
		},
	},
	fields: {},
	excluded: {
		JournalID: 'read-only',
		JournalDate: 'read-only',
		JournalNumber: 'read-only',
		CreatedDateUTC: 'read-only',
		Reference: 'read-only',
		SourceID: 'read-only',
		SourceType: 'read-only',
		JournalLines: 'read-only',
	},
	watch: { by: 'offset', events: ['created'], createdAt: 'CreatedDateUTC' },
	simple: [
		'JournalID',
		'JournalNumber',
		'JournalDate',
		'SourceType',
		'SourceID',
		'Reference',
		'CreatedDateUTC',
		'JournalLines',
	],
});
