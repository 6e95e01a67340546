import { carriedOut, type Settling } from './doubts';
import { isFailed } from './emit';
import { idsOf, wanted, type Wanted } from './find';
import { each, isRefused, type Job, type Planned, type ReadOperation } from './job';
import { placeOf } from '../resources/reading';
import { Fault, validationMessages } from '../transport/faults';
import { segment, type XeroAnswer } from '../transport/request';
import { recordsIn } from '../transport/session';
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
 * is the outcome of its item; `thing` says what to look for in Xero where the outcome cannot be known, `settling` how it can.
 */
export async function inTurn<Work>(
	job: Job,
	planned: ReadonlyArray<Planned<Work>>,
	thing: string,
	send: (planned: Planned<Work>) => Promise<Outcome[]>,
	settling: Settling<Work> = {},
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const seen = new Map<number, number>();
	for (const each of planned) {
		if (job.stop && outcomes.some(isFailed)) break;
		const nth = seen.get(each.item) ?? 0;
		seen.set(each.item, nth + 1);
		outcomes.push(...(await carriedOut(job, each, nth, thing, send, settling)));
	}
	return outcomes;
}

/** The record a write of one was answered with. Throws Refusal with what Xero has against it, and Fault when there is none. */
export function onlyRecord(answer: XeroAnswer, listKey: string): XeroRecord {
	const [record] = recordsIn(answer, listKey);
	const messages = validationMessages(record);
	if (messages.length > 0) throw new Refusal(messages);
	if (record === undefined) throw new Fault('server', ['Xero answered without the record']);
	return record;
}

type Done = { record: XeroRecord; is: 'sent' | 'read'; binary?: BinaryFile };

/** Something that is done at each record's own address, one item after the other, and answers any number of items. Reads unless told. */
export const atEachRecord = (act: (job: Job, id: string, item: number) => Promise<Done[]>, settling: Settling<string> = { reads: true }): ReadOperation => ({
	...(settling.reads ? {} : { writes: true as const }),
	async run(job) {
		const planned = await plannedIds(job);
		const unnamed = planned.filter((plan): plan is Refused => isRefused(plan));
		if (job.stop && unnamed.length > 0) return unnamed;
		const ready = planned.filter((plan): plan is Planned<string> => !isRefused(plan));
		const send = async ({ item, work }: Planned<string>): Promise<Outcome[]> =>
			(await act(job, work, item)).map((each): Outcome => ({ item, ...each, warnings: [] }));
		const done = await inTurn(job, ready, job.resource.name.toLowerCase(), send, settling);
		return [...unnamed, ...done];
	},
});
