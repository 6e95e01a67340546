import type { ManualJournal } from 'xero-node';
import { decimalOf, zero } from '../values/decimal';
import { boolean, choice, date, listOf, text } from '../values/field';
import { isRecord, type XeroRecord } from '../values/record';
import { defineResource } from './define';
import { documentFields } from './document';
import { between, modifiedSince, oneOf, textIs } from './filters';
import { journalLine } from './ledgerParts';
import { documentEvents, removedByStatus, status } from './watch';

/**
 * What stands against the lines of a journal: fewer than two, or a sum that is not exactly zero. Tax that Xero puts on
 * top of exclusive amounts depends on each line's rate, so those are left to Xero; so are lines of an update that does
 * not say what its amounts are. https://developer.xero.com/documentation/api/accounting/manualjournals
 */
const unbalanced = (
	{ JournalLines, LineAmountTypes }: XeroRecord,
	verb: 'create' | 'update',
): string[] => {
	if (!Array.isArray(JournalLines)) return [];
	if (JournalLines.length < 2) return ['A manual journal needs at least two lines'];
	const meaning = LineAmountTypes ?? (verb === 'create' ? 'NoTax' : undefined);
	if (meaning !== 'NoTax' && meaning !== 'Inclusive') return [];
	const amounts = JournalLines.filter(isRecord).map(({ LineAmount }) =>
		decimalOf(String(LineAmount ?? 0)),
	);
	const sumOf = (sign: number) =>
		amounts
			.filter((amount) => amount.compare(zero) === sign)
			.reduce((sum, amount) => sum.add(amount), zero);
	const [debits, credits] = [sumOf(1), sumOf(-1).negate()];
	if (debits.equals(credits)) return [];
	const difference = debits.subtract(credits);
	return [
		`The journal does not balance: its debits come to ${debits.toString(2)}, its credits to ${credits.toString(2)}, a difference of ${difference.abs().toString(2)}`,
	];
};

/** https://developer.xero.com/documentation/api/accounting/manualjournals */
export const manualJournal = defineResource<ManualJournal>({
	value: 'manualJournal',
	name: 'Manual Journal',
	plural: 'Manual Journals',
	says: 'Debits and credits posted straight to the ledger',
	path: 'ManualJournals',
	listKey: 'ManualJournals',
	id: 'ManualJournalID',
	shows: ['Date', 'Narration', 'Status'],
	status: 'Status',
	scope: 'accounting.manualjournals',
	summarizes: ['PUT', 'POST'],
	list: { pageSize: 1000, where: true, order: true, modifiedSince: true },
	document: { lines: 'JournalLines' },
	posts: { once: ['POSTED'] },
	check: unbalanced,
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['Narration', 'ManualJournalID'] },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					{ name: 'Archived', value: 'ARCHIVED' },
					{ name: 'Deleted', value: 'DELETED' },
					{ name: 'Draft', value: 'DRAFT' },
					{ name: 'Posted', value: 'POSTED' },
					{ name: 'Voided', value: 'VOIDED' },
				]),
				...between('date', 'Date', 'Date'),
				modifiedSince,
				textIs('narration', 'Narration', 'Narration', 'The whole narration'),
			],
			orders: ['Date', 'UpdatedDateUTC', 'ManualJournalID'],
		},
		deleteOrVoid: true,
		approve: { set: { Status: 'POSTED' }, from: ['DRAFT'] },
		attachments: { includeOnline: false },
		history: true,
	},
	fields: {
		Narration: text({ required: true, clears: false, example: 'Depreciation in May' }),
		Date: date({
			clears: false,
			hint: "Left out, it is the day it is sent, in the organisation's time zone",
		}),
		Status: choice({
			hint: 'Draft when left out; removal has its own operation',
			options: [
				{ name: 'Draft', value: 'DRAFT' },
				{ name: 'Posted', value: 'POSTED' },
			],
		}),
		LineAmountTypes: {
			...documentFields.LineAmountTypes,
			hint: 'How the amounts are to be read; no tax when left out',
		},
		ShowOnCashBasisReports: boolean({
			hint: 'Whether reports on a cash basis show it; they do when left out',
		}),
		Url: text({
			label: 'URL',
			hint: 'Link to the source document, shown in Xero',
			example: 'https://example.com/payruns/77',
		}),
		ManualJournalID: text({ label: 'Manual Journal ID', only: 'upsert', clears: false }),
		JournalLines: listOf(journalLine.fields, { own: true, required: true, clears: false }),
	},
	excluded: {
		HasAttachments: 'derived',
		UpdatedDateUTC: 'read-only',
		StatusAttributeString: 'read-only',
		Warnings: 'read-only',
		ValidationErrors: 'read-only',
		Attachments: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: documentEvents,
		statuses: [{ name: 'Archived', value: 'ARCHIVED' }, status.deleted, status.draft, { name: 'Posted', value: 'POSTED' }, status.voided],
		...removedByStatus,
	},
	simple: [
		'ManualJournalID',
		'Narration',
		'Date',
		'Status',
		'LineAmountTypes',
		'ShowOnCashBasisReports',
		'JournalLines',
	],
});
