import { findWanted, wanted, type Wanted } from './find';
import { each, isRefused, type ReadOperation } from './job';
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
		const found = await findWanted(job, named);
		const unnamed = wants.filter((want): want is Refused => isRefused(want as Refused));
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
