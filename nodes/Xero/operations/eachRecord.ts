import { isFailed } from './emit';
import { idsOf, wanted, type Wanted } from './find';
import { each, isRefused, outcomeOfFault, placeOf, type Job, type Planned, type ReadOperation } from './job';
import { segment } from '../transport/request';
import { Refusal, refused, type BinaryFile, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** Address of something below a record. */
export const below = ({ resource }: Job, id: string, part: string): string => `${placeOf(resource).path}/${segment(id)}${part}`;

/** The id of the record each item names; a number that has to be looked up is. Throws Fault. */
export async function plannedIds(job: Job): Promise<Array<Planned<string> | Refused>> {
	const wants = await each(job.items, (item) => wanted(job, item));
	const named = wants.filter((want): want is Wanted => !isRefused(want as Refused));
	const ids = await idsOf(job, named);
	return [
		...wants.filter((want): want is Refused => isRefused(want as Refused)),
		...named.map(({ item }) => {
			const id = ids.get(item);
			return id === undefined || id instanceof Refusal ? refused(item, id ?? new Refusal(['Not found'])) : { item, work: id };
		}),
	];
}

/**
 * Sends planned work one after the other, nothing more after the first failure with On Error = Stop. What `send` throws
 * is the outcome of its item; `thing` says what to look for in Xero where the outcome cannot be known.
 */
export async function inTurn<Work>(
	job: Job,
	planned: ReadonlyArray<Planned<Work>>,
	thing: string,
	send: (planned: Planned<Work>) => Promise<Outcome[]>,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const each of planned) {
		if (job.stop && outcomes.some(isFailed)) break;
		try {
			outcomes.push(...(await send(each)));
		} catch (error) {
			outcomes.push(outcomeOfFault(each.item, error, thing));
		}
	}
	return outcomes;
}

type Done = { record: XeroRecord; is: 'sent' | 'read'; binary?: BinaryFile };

/** Something that is done at each record's own address, one item after the other, and answers any number of items. */
export const atEachRecord = (act: (job: Job, id: string, item: number) => Promise<Done[]>): ReadOperation => ({
	async run(job) {
		const planned = await plannedIds(job);
		const unnamed = planned.filter((plan): plan is Refused => isRefused(plan));
		if (job.stop && unnamed.length > 0) return unnamed;
		const ready = planned.filter((plan): plan is Planned<string> => !isRefused(plan));
		const done = await inTurn(job, ready, job.resource.name.toLowerCase(), async ({ item, work }) =>
			(await act(job, work, item)).map((each): Outcome => ({ item, ...each, warnings: [] })),
		);
		return [...unnamed, ...done];
	},
});
