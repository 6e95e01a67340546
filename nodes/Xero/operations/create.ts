import { createBatch } from './batch';
import { createMissing } from './contacts';
import { drafts, everyRow, type Draft } from './drafts';
import { amongItem, isRefused, outcomeOf, textOf, type Job, type Planned, type WriteOperation } from './job';
import { onlyNewNumbers } from './newNumbers';
import { isPosted } from './locks';
import { withAmountDue } from './overpaid';
import { checkTotals } from './totals';
import { writeAll, type Element, type Verdict } from '../transport/batches';
import { totalWarning } from '../values/money';
import { Refusal, type Outcome, type Refused } from '../values/outcome';

/** Creates any object: PUT, which never touches a record that is already there. */
export const create: WriteOperation<Draft> = {
	async plan(job) {
		return await checkTotals(job, await onlyNewNumbers(job, await drafts(job, 'create')));
	},
	async send(job, planned) {
		return await withAmountDue(job, planned, await sendDrafts(job, planned));
	},
	preview: (_, { element, rows, nth, notes, contact }) => ({
		is: 'would be created',
		element,
		...amongItem({ nth }),
		...(rows && { rows }),
		...(notes && { notes }),
		...(contact && 'create' in contact && { newContact: contact.create }),
	}),
	postings: (job, { element }) => (isPosted(job.resource, element) ? [element] : []),
};

/** Makes the missing contacts, then sends the drafts; answers one outcome a draft, or one a row where rows failed. */
export async function sendDrafts(job: Job, planned: ReadonlyArray<Planned<Draft>>): Promise<Outcome[]> {
	const { ready, refused } = await withNewContacts(job, planned);
	if (job.stop && refused.length > 0) return [...refused, ...ready.flatMap((draft) => outcomesOf(job, draft, { item: draft.item, is: 'not sent' }, 'created'))];
	return [...refused, ...onlyNew(job, (await createEach(job, ready)).flat())];
}

/** Sends drafts whose contacts are there; answers for each draft its outcome, or one a row where rows failed. */
export async function createEach(job: Job, ready: ReadonlyArray<Planned<Draft>>): Promise<Outcome[][]> {
	const verdicts = await writeAll(job.xero, createBatch(job), ready.map(elementOf));
	return ready.map((draft, position) => outcomesOf(job, draft, verdicts[position], 'created'));
}

/** A draft as an element of a batch. */
export const elementOf = ({ item, work: { element, nth } }: Planned<Draft>): Element => ({ item, record: element, ...(nth === undefined ? {} : { nth }) });

/** Two creates that are answered with one record made one and changed it: the second outcome says so. */
export function onlyNew({ resource }: Job, outcomes: Outcome[]): Outcome[] {
	const made = new Map<string, number>();
	return outcomes.map((outcome) => {
		if (outcome.is !== 'created') return outcome;
		const id = textOf(outcome.record, resource.id);
		const earlier = made.get(id);
		if (earlier === undefined) made.set(id, outcome.item);
		return earlier === undefined
			? outcome
			: { item: outcome.item, ...amongItem(outcome), is: 'wrong', record: outcome.record, because: [`No new ${resource.name.toLowerCase()} was created: Xero changed the one of item ${earlier} instead`] };
	});
}

/** The drafts with the id of every contact that had to be made, each made once; and those whose contact was refused. */
export async function withNewContacts<Work extends Draft>(
	job: Job,
	planned: ReadonlyArray<Planned<Work>>,
): Promise<{ ready: Array<Planned<Work>>; refused: Refused[] }> {
	const missing = planned.flatMap(({ item, work }) => (work.contact && 'create' in work.contact ? [{ item, ...work.contact }] : []));
	if (missing.length === 0) return { ready: [...planned], refused: [] };
	const made = await createMissing(job, missing);
	const ready: Array<Planned<Work>> = [];
	const refused: Refused[] = [];
	for (const draft of planned) {
		const { contact, element } = draft.work;
		const answer = contact && 'create' in contact ? made.get(contact.key) : undefined;
		if (answer instanceof Refusal) refused.push(...everyRow(draft, answer));
		else if (answer === undefined) ready.push(draft);
		else ready.push({ ...draft, work: { ...draft.work, contact: answer, madeContact: answer.id, element: { ...element, Contact: { ContactID: answer.id } } } });
	}
	return { ready, refused };
}

/** The outcome of a draft, or one a row where it failed, with what was done to its total and whether Xero agrees. */
export function outcomesOf(job: Job, draft: Planned<Draft>, verdict: Verdict, is: 'created' | 'updated'): Outcome[] {
	const outcome = { ...outcomeOf(job.resource, verdict, is), ...amongItem(draft.work) };
	const { rows, notes = [], expectedTotal, madeContact } = draft.work;
	if (isRefused(outcome)) return everyRow(draft, { ...outcome, ...(madeContact === undefined ? {} : { madeContact }) });
	if (outcome.is === 'unknown') return (rows ?? [draft.item]).map((item) => ({ ...outcome, item }));
	if (outcome.is === 'wrong') return [outcome];
	const differs = expectedTotal === undefined ? undefined : totalWarning(expectedTotal, outcome.record.Total);
	const warnings = [...outcome.warnings, ...notes, ...(differs === undefined ? [] : [differs])];
	return [{ ...outcome, warnings, ...(rows === undefined ? {} : { rows }) }];
}
