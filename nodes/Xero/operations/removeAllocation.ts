import { allocationsIn, amountOf, creditShown, creditsOf } from './credits';
import { below, inTurn } from './eachRecord';
import { findByIds, fold } from './find';
import { each, isRefused, textOf, type Job, type WriteOperation } from './job';
import { segment } from '../transport/request';
import { asFault, mayBeDone } from '../transport/faults';
import type { Decimal } from '../values/decimal';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** A credit as read, and which of its allocations shall go. */
export type Removing = { credit: XeroRecord; allocations: XeroRecord[] };

/**
 * Takes credit off documents again: one allocation by its id, those on one document, or all of them. Each is a DELETE.
 * https://github.com/XeroAPI/Xero-OpenAPI/pull/567
 */
export const removeAllocation: WriteOperation<Removing> = {
	async plan(job) {
		const credits = await creditsOf(job);
		const records = new Map(credits.flatMap((credit) => ('record' in credit ? [[credit.item, credit.record] as const] : [])));
		const planned = await each([...records.keys()], (item) => {
			const credit = records.get(item) ?? {};
			return { item, work: { credit, allocations: chosen(job, item, credit) } };
		});
		return [...credits.filter((credit): credit is Refused => isRefused(credit as Refused)), ...planned];
	},
	async send(job, planned) {
		return await inTurn(job, planned, 'allocation', async ({ item, work }) => [await removeThem(job, item, work)], {
			unkeyed: true,
			lookUp: async ({ item, work }) => await leftOf(job, item, work),
		});
	},
	postings: (_job, { allocations }) => allocations,
};

/** What Remove names; all of a credit may be none. Throws Refusal. */
function chosen(job: Job, item: number, credit: XeroRecord): XeroRecord[] {
	const all = allocationsIn(credit);
	const what = job.reader.text('removeWhat', item);
	if (what === 'all') return all;
	const byInvoice = what === 'invoice';
	const wanted = fold(byInvoice ? job.reader.named('invoice', item)?.value : job.reader.text('allocationId', item));
	if (wanted === '') throw new Refusal([byInvoice ? 'Invoice is empty' : 'Allocation ID is empty']);
	const found = all.filter(({ AllocationID, Invoice }) =>
		byInvoice ? isRecord(Invoice) && [Invoice.InvoiceID, Invoice.InvoiceNumber].some((name) => fold(name) === wanted) : fold(AllocationID) === wanted,
	);
	if (found.length > 0) return found;
	const known = all.map((each) => `${textOf(each, 'AllocationID')} (${textOf(each, 'Amount')} on ${isRecord(each.Invoice) ? textOf(each.Invoice, 'InvoiceNumber') : ''})`);
	throw new Refusal(
		[`The ${job.resource.name.toLowerCase()} has no such allocation`],
		known.length === 0 ? 'Nothing of it is allocated.' : `Its allocations are: ${known.join(', ')}`,
		404,
	);
}

async function removeThem(job: Job, item: number, { credit, allocations }: Removing): Promise<Outcome> {
	const gone = new Set<XeroRecord>();
	const shown = (): XeroRecord => creditShown(job, credit, remainingAfter(credit, gone), allocationsIn(credit).filter((each) => !gone.has(each)));
	if (allocations.length === 0) return { item, is: 'unchanged', record: shown(), warnings: [] };
	for (const each of allocations) {
		try {
			await job.xero.request({
				method: 'DELETE',
				path: below(job, textOf(credit, job.resource.id), `/Allocations/${segment(textOf(each, 'AllocationID'))}`),
				scope: job.resource.scope,
			});
		} catch (error) {
			const fault = asFault(error);
			if (gone.size === 0 || mayBeDone(fault)) throw fault;
			return onlySome(item, shown(), gone.size, allocations.length, fault.sentences);
		}
		gone.add(each);
	}
	return { item, is: 'updated', record: shown(), warnings: [] };
}

const onlySome = (item: number, record: XeroRecord, gone: number, all: number, sentences: string[]): Outcome => ({
	item,
	is: 'wrong',
	record,
	because: [`Only ${gone} of ${all} allocations were removed`, ...sentences],
});

/** What the credit still has of the allocations that were to go. */
async function leftOf(job: Job, item: number, { credit, allocations }: Removing): Promise<Outcome[] | 'absent' | undefined> {
	const now = (await findByIds(job.xero, job.resource, [textOf(credit, job.resource.id)])).get(fold(credit[job.resource.id]));
	if (now === undefined) return undefined;
	const there = new Set(allocationsIn(now).map(({ AllocationID }) => fold(AllocationID)));
	const left = allocations.filter(({ AllocationID }) => there.has(fold(AllocationID))).length;
	if (left === allocations.length) return 'absent';
	const shown = creditShown(job, now, amountOf(now, 'RemainingCredit'), allocationsIn(now));
	return [left === 0 ? { item, is: 'updated', record: shown, warnings: [] } : onlySome(item, shown, allocations.length - left, allocations.length, [])];
}

const remainingAfter = (credit: XeroRecord, gone: ReadonlySet<XeroRecord>): Decimal =>
	[...gone].reduce((sum, each) => sum.add(amountOf(each, 'Amount')), amountOf(credit, 'RemainingCredit'));
