import { updateBatch } from './batch';
import { below, inTurn, plannedIds } from './eachRecord';
import { findByAttribute, findByIds, fold } from './find';
import { isRefused, outcomeOf, textOf, type Job, type Planned, type WriteOperation } from './job';
import { hasLocks, isPosted } from './locks';
import { lookUpWritten } from './lookUp';
import { lacksResent, resentOf } from './resent';
import { writeAll } from '../transport/batches';
import { keyOf, positionOf } from '../transport/keys';
import { recordsIn } from '../transport/session';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

type Gone = 'deleted' | 'archived';

/** A record's id, what Xero wants again of it with a change, and what the ledger has of it where a lock date may hold. */
type Removal = { id: string; resent: XeroRecord; posted?: XeroRecord };

const justIds = (ids: ReadonlyArray<Planned<string>>): Array<Planned<Removal>> => ids.map(({ item, work }) => ({ item, work: { id: work, resent: {} } }));

/** The records to delete, each read where Xero wants parts of it again. Throws Fault. */
async function plannedRemovals(job: Job): Promise<Array<Planned<Removal> | Refused>> {
	const { resource, xero } = job;
	const all = await plannedIds(job);
	const named = all.filter((each): each is Planned<string> => !isRefused(each));
	const unnamed = all.filter((each): each is Refused => isRefused(each));
	// A DELETE has no body.
	if (resource.verbs.delete?.by === 'DELETE' || !lacksResent(resource, {})) return [...unnamed, ...(await withPosted(job, named))];
	const stored = await findByIds(xero, resource, named.map(({ work }) => work));
	const read = named.map(({ item, work }): Planned<Removal> | Refused => {
		const record = stored.get(fold(work));
		return record === undefined
			? refused(item, new Refusal([`Xero found no ${resource.name.toLowerCase()} with this id`], undefined, 404))
			: { item, work: { id: textOf(record, resource.id), resent: resentOf(resource, record) } };
	});
	return [...unnamed, ...read];
}

/**
 * Records that are deleted are taken out of the ledger on their date: where the organisation locks any time they are
 * read, together. One that is not found, or gone already, is left to Xero. Throws Fault.
 */
async function withPosted(job: Job, named: ReadonlyArray<Planned<string>>): Promise<Array<Planned<Removal>>> {
	const { resource, xero } = job;
	const removals = justIds(named);
	if (resource.posts === undefined || named.length === 0 || !(await hasLocks(job))) return removals;
	const ids = named.map(({ work }) => work);
	const found = ids.length === 1 ? await findByIds(xero, resource, ids) : await findByAttribute(xero, resource, resource.id, ids);
	return removals.map(({ item, work }) => {
		const posted = [found.get(fold(work.id)) ?? []].flat().find((record) => textOf(record, 'Status') !== 'DELETED' && isPosted(resource, record));
		return { item, work: { ...work, ...(posted === undefined ? {} : { posted }) } };
	});
}

/** Deletes records the way their endpoint does: the DELETE verb, or the status DELETED. */
export const remove: WriteOperation<Removal> = {
	plan: plannedRemovals,
	async send(job, removals) {
		const rule = job.resource.verbs.delete;
		const ids = removals.map(({ item, work }) => ({ item, work: work.id }));
		if (rule?.by === 'DELETE') return await oneByOne(job, ids, 'deleted', 'DELETE');
		const change = { [job.resource.status ?? 'Status']: rule?.status ?? 'DELETED' };
		return rule?.by === 'path status'
			? await oneByOne(job, ids, 'deleted', 'POST', change)
			: await inBatches(job, removals, 'deleted', change);
	},
	postings: (_, { posted }) => (posted === undefined ? [] : [posted]),
};

/** Archives records: they leave the lists, and what refers to them stays. */
export const archive: WriteOperation<string> = {
	plan: plannedIds,
	async send(job, ids) {
		const rule = job.resource.verbs.archive;
		if (rule === undefined) return ids.map(({ item }) => refused(item, new Refusal([`${job.resource.plural} cannot be archived`])));
		const change = { [rule.field]: rule.value };
		const outcomes = rule.byPath ? await oneByOne(job, ids, 'archived', 'POST', change) : await inBatches(job, justIds(ids), 'archived', change);
		const { warning } = rule;
		return warning === undefined
			? outcomes
			: outcomes.map((outcome) => (outcome.is === 'archived' ? { ...outcome, warnings: [...outcome.warnings, warning] } : outcome));
	},
};

/** A status sent to the collection with the id in every element. */
async function inBatches(job: Job, removals: ReadonlyArray<Planned<Removal>>, is: Gone, change: XeroRecord): Promise<Outcome[]> {
	const { resource } = job;
	const elements = removals.map(({ item, work }) => ({ item, record: { ...work.resent, ...change, [resource.id]: work.id } }));
	const verdicts = await writeAll(job.xero, updateBatch(job), elements);
	return verdicts.map((verdict) => outcomeOf(resource, verdict, is));
}

/** A request at each record's own address. */
async function oneByOne(job: Job, ids: ReadonlyArray<Planned<string>>, is: Gone, method: 'DELETE' | 'POST', change?: XeroRecord): Promise<Outcome[]> {
	const { resource, xero } = job;
	const changed = async ({ item, work }: Planned<string>, since: number): Promise<Outcome[] | 'absent' | undefined> => {
		const [found] = await lookUpWritten(job)([{ item, record: { ...change, [resource.id]: work } }], since, () => false);
		return found === undefined || found === 'absent' ? found : [{ item, is, record: found, warnings: [] }];
	};
	return await inTurn(job, ids, resource.name.toLowerCase(), async ({ item, work }) => {
		const answer = await xero.request({
			method,
			path: below(job, work, ''),
			scope: resource.scope,
			// Xero ignores the key on DELETE, which is the same done twice.
			...(change === undefined ? {} : { body: change, idempotencyKey: keyOf(job.write, [positionOf(job.write, item, 0)]) }),
		});
		const [record] = recordsIn(answer, resource.listKey);
		return [{ item, is, record: record ?? { [resource.id]: work }, warnings: [] }];
	}, change === undefined ? { unkeyed: true, lookUp: async ({ work }) => await stillThere(job, work) } : { lookUp: changed });
}

/** A record that is there was not deleted; one that is not may never have been. */
const stillThere = async ({ xero, resource }: Job, id: string): Promise<'absent' | undefined> =>
	(await findByIds(xero, resource, [id])).has(fold(id)) ? 'absent' : undefined;
