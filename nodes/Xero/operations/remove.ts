import { updateBatch } from './batch';
import { below, inTurn, plannedIds } from './eachRecord';
import { outcomeOf, type Job, type Planned, type WriteOperation } from './job';
import { writeAll } from '../transport/batches';
import { keyOf } from '../transport/keys';
import { recordsIn } from '../transport/session';
import { Refusal, refused, type Outcome } from '../values/outcome';
import type { XeroRecord } from '../values/record';

type Gone = 'deleted' | 'archived';

/** Deletes records the way their endpoint does: the DELETE verb, or the status DELETED. */
export const remove: WriteOperation<string> = {
	plan: plannedIds,
	async send(job, ids) {
		const rule = job.resource.verbs.delete;
		if (rule?.by === 'DELETE') return await oneByOne(job, ids, 'deleted', 'DELETE');
		const change = { [job.resource.status ?? 'Status']: rule?.status ?? 'DELETED' };
		return rule?.by === 'path status'
			? await oneByOne(job, ids, 'deleted', 'POST', change)
			: await inBatches(job, ids, 'deleted', change);
	},
};

/** Archives records: they leave the lists, and what refers to them stays. */
export const archive: WriteOperation<string> = {
	plan: plannedIds,
	async send(job, ids) {
		const rule = job.resource.verbs.archive;
		if (rule === undefined) return ids.map(({ item }) => refused(item, new Refusal([`${job.resource.plural} cannot be archived`])));
		const change = { [rule.field]: rule.value };
		const outcomes = rule.byPath ? await oneByOne(job, ids, 'archived', 'POST', change) : await inBatches(job, ids, 'archived', change);
		const { warning } = rule;
		return warning === undefined
			? outcomes
			: outcomes.map((outcome) => (outcome.is === 'archived' ? { ...outcome, warnings: [...outcome.warnings, warning] } : outcome));
	},
};

/** A status sent to the collection with the id in every element. */
async function inBatches(job: Job, ids: ReadonlyArray<Planned<string>>, is: Gone, change: XeroRecord): Promise<Outcome[]> {
	const { resource } = job;
	const verdicts = await writeAll(job.xero, updateBatch(job), ids.map(({ item, work }) => ({ item, record: { ...change, [resource.id]: work } })));
	return verdicts.map((verdict) => outcomeOf(resource, verdict, is));
}

/** A request at each record's own address. */
async function oneByOne(job: Job, ids: ReadonlyArray<Planned<string>>, is: Gone, method: 'DELETE' | 'POST', change?: XeroRecord): Promise<Outcome[]> {
	const { resource, xero } = job;
	return await inTurn(job, ids, resource.name.toLowerCase(), async ({ item, work }) => {
		const answer = await xero.request({
			method,
			path: below(job, work, ''),
			scope: resource.scope,
			// Xero ignores the key on DELETE, which is the same done twice.
			...(change === undefined ? {} : { body: change, idempotencyKey: keyOf(job.write, [`${item}.0`]) }),
		});
		const [record] = recordsIn(answer, resource.listKey);
		return [{ item, is, record: record ?? { [resource.id]: work }, warnings: [] }];
	});
}
