import { atEachRecord, below, inTurn, onlyRecord, plannedIds } from './eachRecord';
import { fold } from './find';
import { each, isRefused, type Job, type Planned, type WriteOperation } from './job';
import { isSince } from './lookUp';
import { keyOf, positionOf } from '../transport/keys';
import { millisecondsOf, recordsIn } from '../transport/session';
import { Refusal, type Outcome, type Refused } from '../values/outcome';

const listKey = 'HistoryRecords';

/** https://developer.xero.com/documentation/api/accounting/historyandnotes */
const longest = 2500;

/** What was done to each record, one item an entry, the newest first as Xero lists them. */
export const getHistory = atEachRecord(async (job, id) => {
	const { resource, xero } = job;
	const answer = await xero.request({ method: 'GET', path: below(job, id, '/History'), scope: resource.scope });
	return recordsIn(answer, listKey).map((record) => ({ is: 'read', record: { [resource.id]: id, ...record } }));
});

type Note = { id: string; text: string };

/** Adds a note to each record's history, where it stays for good. */
export const addNote: WriteOperation<Note> = {
	async plan(job) {
		const planned = await plannedIds(job);
		const ids = new Map(planned.filter((plan): plan is Planned<string> => !isRefused(plan)).map(({ item, work }) => [item, work]));
		const notes = await each([...ids.keys()], (item): Planned<Note> => {
			const text = job.reader.text('note', item);
			if (text === '') throw new Refusal(['Note is empty']);
			if (text.length > longest) throw new Refusal([`Note has ${text.length} characters; Xero takes ${longest}`]);
			return { item, work: { id: ids.get(item) ?? '', text } };
		});
		return [...planned.filter((plan): plan is Refused => isRefused(plan)), ...notes];
	},
	async send(job, planned) {
		const { resource, xero } = job;
		return await inTurn(job, planned, 'note', async ({ item, work }) => {
			const answer = await xero.request({
				method: 'PUT',
				path: below(job, work.id, '/History'),
				body: { [listKey]: [{ Details: work.text }] },
				scope: resource.scope,
				idempotencyKey: keyOf(job.write, [positionOf(job.write, item, 0)]),
			});
			return [{ item, is: 'created', record: { [resource.id]: work.id, ...onlyRecord(answer, listKey) }, warnings: [] }];
		}, { lookUp: async (note, since) => await foundNote(job, planned, note, since) });
	},
};

/** The note among those added to the record since; it cannot be told when the run adds the same one twice. */
async function foundNote(job: Job, planned: ReadonlyArray<Planned<Note>>, { item, work }: Planned<Note>, since: number): Promise<Outcome[] | 'absent' | undefined> {
	const alike = planned.filter((each) => fold(each.work.id) === fold(work.id) && each.work.text === work.text);
	const answer = await job.xero.request({ method: 'GET', path: below(job, work.id, '/History'), scope: job.resource.scope });
	const found = recordsIn(answer, listKey).filter(({ Changes, Details, DateUTC }) => Changes === 'Note' && Details === work.text && isSince(millisecondsOf(DateUTC), since) !== false);
	if (found.length === 0) return 'absent';
	if (found.length > 1 || alike.length > 1 || isSince(millisecondsOf(found[0].DateUTC), since) === undefined) return undefined;
	return [{ item, is: 'created', record: { [job.resource.id]: work.id, ...found[0] }, warnings: [] }];
}
