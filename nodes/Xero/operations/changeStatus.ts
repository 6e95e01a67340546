import { updateBatch } from './batch';
import { findWanted, fold, wanted, type Wanted } from './find';
import { each, isRefused, outcomeOf, textOf, type Job, type Planned, type WriteOperation } from './job';
import { isPosted } from './locks';
import { resentOf } from './resent';
import type { StatusChange } from '../resources/define';
import { writeAll } from '../transport/batches';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** The verbs that set a status, and what a record is once it is done. */
const done = {
	approve: 'approved',
	submit: 'submitted',
	markAsSent: 'marked as sent',
	accept: 'accepted',
	decline: 'declined',
} as const;

/** Xero's statuses in the words of its screens. */
const plain: { readonly [status: string]: string } = {
	DRAFT: 'a draft',
	SUBMITTED: 'awaiting approval',
	AUTHORISED: 'approved',
	POSTED: 'posted',
	PAID: 'paid',
	BILLED: 'billed',
	SENT: 'sent',
	ACCEPTED: 'accepted',
	DECLINED: 'declined',
	INVOICED: 'invoiced',
	VOIDED: 'voided',
	DELETED: 'deleted',
};

/** A record whose status may change; without `element` it is there already. */
type Change = { record: XeroRecord; element?: XeroRecord };

/**
 * Moves records to the status their table names, in batches. A record in another status than those the change is
 * allowed from is refused before anything is sent, one that is there already is left as it is; what else an approval
 * needs (a due date, account codes) is Xero's to say.
 * https://developer.xero.com/documentation/api/accounting/invoices, https://developer.xero.com/documentation/api/accounting/quotes
 */
export const changeStatus = (verb: keyof typeof done): WriteOperation<Change> => ({
	async plan(job) {
		const wants = await each(job.items, (item) => wanted(job, item));
		const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
		const found = await findWanted(job, named);
		const planned = await each(
			named.map(({ item }) => item),
			(item): Planned<Change> => {
				const record = found.get(item);
				if (record === undefined || record instanceof Refusal) throw record ?? new Refusal(['Not found']);
				return { item, work: changeOf(job, verb, record) };
			},
		);
		return [...wants.filter((want): want is Refused => isRefused(want as Refused)), ...planned];
	},
	async send(job, planned) {
		const outcomes: Outcome[] = [];
		const toSend = new Map<string, { items: number[]; element: XeroRecord }>();
		for (const { item, work } of planned) {
			if (work.element === undefined) {
				outcomes.push({ item, is: 'unchanged', record: work.record, warnings: [] });
				continue;
			}
			// Two items that name one record ask for one change: the second would find it done and be refused.
			const id = fold(work.record[job.resource.id]);
			const known = toSend.get(id);
			if (known) known.items.push(item);
			else toSend.set(id, { items: [item], element: work.element });
		}
		const changes = [...toSend.values()];
		const verdicts = await writeAll(job.xero, updateBatch(job), changes.map(({ items, element }) => ({ item: items[0], record: element })));
		return [
			...outcomes,
			...verdicts.flatMap((verdict, at) => {
				const outcome = checkedOutcome(outcomeOf(job.resource, verdict, 'updated'), changeIn(job, verb));
				return changes[at].items.map((item) => ({ ...outcome, item }));
			}),
		];
	},
	postings: (job, { record, element }) => (element !== undefined && isPosted(job.resource, { ...record, ...element }) ? [record] : []),
});

/** The table's rule; an operation is only offered where there is one, but an expression can name any. */
function changeIn({ resource }: Job, verb: keyof typeof done): StatusChange {
	const change = resource.verbs[verb];
	if (change === undefined) throw new Refusal([`${resource.plural} cannot be ${done[verb]}`]);
	return change;
}

function changeOf(job: Job, verb: keyof typeof done, record: XeroRecord): Change {
	const { resource } = job;
	const { set, from } = changeIn(job, verb);
	if (isSet(record, set)) return { record };
	const status = textOf(record, resource.status ?? 'Status');
	if (!from.includes(status)) {
		const one = resource.name.toLowerCase();
		throw new Refusal(
			[`The ${one} is ${plain[status] ?? status.toLowerCase()}, so it cannot be ${done[verb]}`],
			`Its status is ${status}. Xero takes this only from ${from.join(' or ')}.`,
		);
	}
	return { record, element: { ...resentOf(resource, record), ...resource.fixed, ...set, [resource.id]: record[resource.id] } };
}

const isSet = (record: XeroRecord, set: StatusChange['set']): boolean => Object.entries(set).every(([name, value]) => record[name] === value);

/** Xero may accept a change and keep the status. */
function checkedOutcome(outcome: Outcome, { set }: StatusChange): Outcome {
	if (outcome.is !== 'updated' || isSet(outcome.record, set)) return outcome;
	const differing = Object.keys(set).map((name) => `${name} is ${textOf(outcome.record, name) || 'not told'}`);
	return { item: outcome.item, is: 'wrong', record: outcome.record, because: [`Xero took the change, but ${differing.join(', ')}`] };
}
