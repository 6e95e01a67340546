import { inTurn } from './eachRecord';
import { filterOf } from './filters';
import { findWanted, wanted, type Wanted } from './find';
import { each, isRefused, type Job, type ReadOperation } from './job';
import { readAt } from './numbers';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';

/** One record an item, by id or number; every distinct one is asked for once. */
export const get: ReadOperation = {
	async run(job) {
		const { resource, xero } = job;
		if (resource.value === 'organisation') {
			const record = await xero.details();
			return job.items.map((item) => ({ item, is: 'read', record, warnings: [] }));
		}
		const wants = await each(job.items, (item) => wanted(job, item));
		const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
		const unnamed = wants.filter((want): want is Refused => isRefused(want as Refused));
		if (typeof resource.verbs.get === 'object') return [...unnamed, ...(await narrowed(job, named))];
		const found = await findWanted(job, named);
		return [
			...unnamed,
			...named.map(({ item }): Outcome => {
				const record = found.get(item);
				if (record === undefined || record instanceof Refusal) return refused(item, record ?? new Refusal(['Xero found no such record']));
				return { item, is: 'read', record, warnings: [] };
			}),
		];
	},
};

/** Records of which only a part is shown, such as a period: each is read at its own address, with its item's Filters. */
const narrowed = async (job: Job, wants: readonly Wanted[]): Promise<Outcome[]> =>
	await inTurn(
		job,
		wants.map((want) => ({ item: want.item, work: want })),
		job.resource.name.toLowerCase(),
		async ({ item, work }) => {
			const { query } = await filterOf(job, item, 'get');
			const [record] = await readAt(job.xero, job.resource, work.named.value, query);
			if (record === undefined) throw new Refusal([`Xero found no ${job.resource.name.toLowerCase()} with this id`], undefined, 404);
			return [{ item, is: 'read', record, warnings: [] }];
		},
		{ reads: true },
	);
