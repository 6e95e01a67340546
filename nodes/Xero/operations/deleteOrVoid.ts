import { updateBatch } from './batch';
import { findWanted, wanted, type Wanted } from './find';
import { each, isRefused, outcomeOf, textOf, type Job, type Planned, type WriteOperation } from './job';
import { isPosted } from './locks';
import { writeAll } from '../transport/batches';
import { decimalOf, type Decimal } from '../values/decimal';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** What a document's removal comes to. */
export type Removal = { record: XeroRecord; to?: 'DELETED' | 'VOIDED' };

/**
 * Removes documents the way their status allows: drafts and submitted ones are deleted, approved ones voided while
 * nothing is paid or credited, and what is already gone stays as it is.
 * https://developer.xero.com/documentation/api/accounting/invoices
 */
export const deleteOrVoid: WriteOperation<Removal> = {
	async plan(job) {
		const wants = await each(job.items, (item) => wanted(job, item));
		const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
		const found = await findWanted(job, named);
		return [
			...wants.filter((want): want is Refused => isRefused(want as Refused)),
			...named.map(({ item }) => {
				const record = found.get(item);
				if (record === undefined || record instanceof Refusal) return refused(item, record ?? new Refusal(['Not found']));
				const removal = removalOf(job, record);
				return removal instanceof Refusal ? refused(item, removal) : { item, work: removal };
			}),
		];
	},
	async send(job, planned) {
		const gone: Outcome[] = planned
			.filter(({ work }) => work.to === undefined)
			.map(({ item, work }) => ({ item, is: 'unchanged', record: work.record, warnings: [] }));
		const outcomes = await sendRemovals(job, planned.filter(({ work }) => work.to !== undefined));
		return [...gone, ...outcomes];
	},
	postings: (job, { record, to }) => (to !== undefined && isPosted(job.resource, record) ? [record] : []),
};

function removalOf(job: Job, record: XeroRecord): Removal | Refusal {
	const status = textOf(record, 'Status');
	if (status === 'DELETED' || status === 'VOIDED') return { record };
	if (status === 'DRAFT' || status === 'SUBMITTED') return { record, to: 'DELETED' };
	const inTheWay = [
		...listed(record, 'Payments', 'PaymentID', 'payment'),
		...listed(record, 'CreditNotes', 'CreditNoteID', 'credit note'),
		...listed(record, 'Prepayments', 'PrepaymentID', 'prepayment'),
		...listed(record, 'Overpayments', 'OverpaymentID', 'overpayment'),
		...listed(record, 'Allocations', 'AllocationID', 'allocation'),
	];
	if (status === 'PAID' || isUsed(record) || inTheWay.length > 0) {
		const isCredit = record.RemainingCredit !== undefined;
		return new Refusal(
			[`The ${job.resource.name.toLowerCase()} is ${isCredit ? 'allocated or refunded' : 'paid or credited'} in part or whole, so Xero does not let it be voided`],
			inTheWay.length > 0 ? `Remove first: ${inTheWay.join('; ')}` : `Remove its ${isCredit ? 'allocations and refunds' : 'payments and credits'} first.`,
		);
	}
	return { record, to: 'VOIDED' };
}

const amount = (record: XeroRecord, name: string): Decimal => decimalOf(textOf(record, name) || '0');

/** Something is paid or credited on a document; part of a credit is gone. */
const isUsed = (record: XeroRecord): boolean =>
	['AmountPaid', 'AmountCredited'].some((name) => !amount(record, name).isZero()) ||
	(record.RemainingCredit !== undefined && !amount(record, 'RemainingCredit').equals(amount(record, 'Total')));

const listed = (record: XeroRecord, list: string, id: string, word: string): string[] => {
	const entries = record[list];
	return Array.isArray(entries) ? entries.filter(isRecord).map((entry) => `${word} ${textOf(entry, id)} of ${textOf(entry, 'AppliedAmount') || textOf(entry, 'Amount')}`) : [];
};

async function sendRemovals(job: Job, planned: ReadonlyArray<Planned<Removal>>): Promise<Outcome[]> {
	const { resource } = job;
	const verdicts = await writeAll(job.xero, updateBatch(job), planned.map(({ item, work }) => ({ item, record: { [resource.id]: work.record[resource.id], Status: work.to } })));
	return verdicts.map((verdict, position) => outcomeOf(resource, verdict, planned[position].work.to === 'VOIDED' ? 'voided' : 'deleted'));
}
