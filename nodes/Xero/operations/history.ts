import { atEachRecord, below, inTurn, plannedIds } from './eachRecord';
import { each, isRefused, type Planned, type WriteOperation } from './job';
import { validationMessages } from '../transport/faults';
import { keyOf } from '../transport/keys';
import { recordsIn } from '../transport/session';
import { Refusal, type Refused } from '../values/outcome';

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
				idempotencyKey: keyOf(job.write, [`${item}.0`]),
			});
			const [record] = recordsIn(answer, listKey);
			const messages = validationMessages(record);
			if (messages.length > 0) throw new Refusal(messages);
			return [{ item, is: 'created', record: { [resource.id]: work.id, ...record }, warnings: [] }];
		});
	},
};
