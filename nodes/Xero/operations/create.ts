import { createMissing } from './contacts';
import { drafts, everyRow, type Draft } from './drafts';
import { isRefused, outcomeOf, placeOf, unitDecimals, type Job, type Planned, type WriteOperation } from './job';
import { checkTotals } from './totals';
import { writeAll, type Batch, type Verdict } from '../transport/batches';
import { totalWarning } from '../values/money';
import { Refusal, type Outcome, type Refused } from '../values/outcome';

/** Creates any object: PUT, which never touches a record that is already there. */
export const create: WriteOperation<Draft> = {
	async plan(job) {
		return await checkTotals(job, await drafts(job, 'create'));
	},
	async send(job, planned) {
		return await sendDrafts(job, planned, createBatch(job));
	},
};

/** How new records of this kind travel. `batchSize` of Options narrows what the endpoint takes. */
export function createBatch(job: Job): Batch {
	const { resource } = job;
	return {
		method: 'PUT',
		place: placeOf(resource),
		id: resource.id,
		...(resource.number === undefined ? {} : { number: resource.number }),
		many: batchSize(job, resource.verbs.create?.many ?? 1),
		summarizes: resource.summarizes?.includes('PUT') === true,
		query: unitDecimals(resource),
		write: job.write,
		stop: job.stop,
	};
}

/** Records a request carries: the endpoint's own most, or fewer by the Batch Size option. */
export function batchSize({ reader, items }: Job, most: number): number {
	const asked = Number(reader.collection('options', items[0]).batchSize ?? most);
	return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, most) : most;
}

/** Makes the missing contacts, then sends the drafts; answers one outcome a draft, or one a row where rows failed. */
export async function sendDrafts(job: Job, planned: ReadonlyArray<Planned<Draft>>, batch: Batch): Promise<Outcome[]> {
	const { ready, refused } = await withNewContacts(job, planned);
	if (job.stop && refused.length > 0) return refused;
	const verdicts = await writeAll(job.xero, batch, ready.map(({ item, work }) => ({ item, record: work.element })));
	return [...refused, ...ready.flatMap((draft, position) => outcomesOf(job, draft, verdicts[position], 'created'))];
}

async function withNewContacts(job: Job, planned: ReadonlyArray<Planned<Draft>>): Promise<{ ready: Array<Planned<Draft>>; refused: Refused[] }> {
	const missing = planned.flatMap(({ item, work }) => (work.contact && 'create' in work.contact ? [{ item, ...work.contact }] : []));
	if (missing.length === 0) return { ready: [...planned], refused: [] };
	const made = await createMissing(job, missing);
	const ready: Array<Planned<Draft>> = [];
	const refused: Refused[] = [];
	for (const draft of planned) {
		const { contact } = draft.work;
		const answer = contact && 'create' in contact ? made.get(contact.key) : undefined;
		if (answer instanceof Refusal) refused.push(...everyRow(draft, answer));
		else if (answer === undefined) ready.push(draft);
		else ready.push({ ...draft, work: { ...draft.work, element: { ...draft.work.element, Contact: { ContactID: answer.id } } } });
	}
	return { ready, refused };
}

/** The outcome of a draft, or one a row where it failed, with what was done to its total and whether Xero agrees. */
export function outcomesOf(job: Job, draft: Planned<Draft>, verdict: Verdict, is: 'created' | 'updated'): Outcome[] {
	const outcome = outcomeOf(job.resource, verdict, is);
	const { rows, notes = [], expectedTotal } = draft.work;
	if (isRefused(outcome)) return everyRow(draft, outcome);
	if (outcome.is === 'unknown') return (rows ?? [draft.item]).map((item) => ({ ...outcome, item }));
	if (outcome.is === 'wrong') return [outcome];
	const differs = expectedTotal === undefined ? undefined : totalWarning(expectedTotal, outcome.record.Total);
	const warnings = [...outcome.warnings, ...notes, ...(differs === undefined ? [] : [differs])];
	return [{ ...outcome, warnings, ...(rows === undefined ? {} : { rows }) }];
}
