import { updateBatch } from './batch';
import { forgetRead } from './byAttribute';
import { create, createEach, elementOf, onlyNew, outcomesOf, withNewContacts } from './create';
import { drafts, everyRow, type Draft } from './drafts';
import { fold } from './find';
import { clearedFields } from './given';
import { amongItem, isRefused, notSent, refusedBy, type Job, type Planned, type WriteOperation } from './job';
import { onlyNewNumbers } from './newNumbers';
import { resentOf } from './resent';
import { isPosted } from './locks';
import { matched, type Matched } from './matches';
import { checkTotals } from './totals';
import { isPaid } from './updatedLines';
import { writeAll } from '../transport/batches';
import { overCleared } from '../values/fields';
import { dropsDiscount, holds } from '../values/holds';
import { withKept } from '../values/kept';
import type { Outcome, Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/**
 * Creates records that are not there and updates those that are, matched by the field the person chose. Matches are
 * looked up first; an update carries the record's id and a create goes by PUT, so that Xero's own matching (by number,
 * code or name) can never overwrite a record nobody meant. https://github.com/freakboy3742/pyxero/issues/328
 */
export const upsert: WriteOperation<Matched> = {
	async plan(job) {
		const planned = await drafts(job, 'upsert');
		const ready = planned.filter((each): each is Planned<Draft> => !isRefused(each));
		const refused = planned.filter((each): each is Refused => isRefused(each));
		const cleared = (await matched(job, ready)).flatMap((each) => (isRefused(each) ? [each] : withCleared(job, withOwnLines(each))));
		const all = (await checkTotals(job, cleared)).map((each) => (isRefused(each) ? each : compared(job, each)));
		const updates = all.filter((each) => isRefused(each) || each.work.match !== undefined);
		const creates = all.filter((each) => !updates.includes(each));
		return [...refused, ...updates, ...(await onlyNewNumbers(job, creates))];
	},
	async send(job, planned) {
		const unchanged = planned.filter(({ work }) => work.same).map(unchangedOf);
		const { ready, refused } = await withNewContacts(job, planned.filter(({ work }) => !work.same));
		if (job.stop && refused.length > 0) return [...unchanged, ...refused];
		const updated = await sendUpdates(job, ready.filter(({ work }) => work.match !== undefined));
		if (job.stop && updated.some((outcome) => outcome.is !== 'updated')) return [...unchanged, ...updated];
		const created = await sendCreates(job, ready.filter(({ work }) => work.match === undefined));
		return [...unchanged, ...refused, ...updated, ...created];
	},
	preview: (job, work) => {
		const { match } = work;
		const made = create.preview?.(job, work) ?? { is: 'would be created', element: work.element };
		return match === undefined ? made : { ...made, is: work.same ? 'unchanged' : 'would be updated', element: changedElement(job, work), stored: match };
	},
	postings: (job, { element, same }) => (!same && isPosted(job.resource, element) ? [element] : []),
};

/** Ids of lines that the matched record does not have are those of the record the lines were read from. */
function withOwnLines(planned: Planned<Matched>): Planned<Matched> {
	const { element, match } = planned.work;
	const given = recordsOf(element.LineItems);
	if (given.every(({ LineItemID }) => LineItemID === undefined)) return planned;
	const own = new Set(recordsOf(match?.LineItems).map(({ LineItemID }) => fold(LineItemID)));
	const lines = given.map(({ LineItemID, ...line }) => (own.has(fold(LineItemID)) ? { LineItemID, ...line } : line));
	return { ...planned, work: { ...planned.work, element: { ...element, LineItems: lines } } };
}

const recordsOf = (list: XeroRecord[string]): XeroRecord[] => (Array.isArray(list) ? list.filter(isRecord) : []);

/** Fields to Clear empties what is there already, and parts that are not given stay; a new record has nothing of either. */
function withCleared(job: Job, planned: Planned<Matched>): Array<Planned<Matched> | Refused> {
	const { match, element: given } = planned.work;
	if (match === undefined) return [planned];
	try {
		const cleared = clearedFields(job, planned.item);
		const element = withKept(job.resource.fields, match, overCleared(cleared, withoutApproval(given, match)), Object.keys(cleared));
		return [{ ...planned, work: { ...planned.work, element } }];
	} catch (error) {
		return everyRow(planned, refusedBy(planned.item, error));
	}
}

/**
 * What is paid is approved still, and it is Xero that calls it paid: to approve it again says nothing, and Xero refuses it.
 * https://developer.xero.com/documentation/api/accounting/invoices
 */
const withoutApproval = (element: XeroRecord, match: XeroRecord): XeroRecord =>
	element.Status === 'AUTHORISED' && match.Status === 'PAID' ? without(element, 'Status') : element;

/**
 * Told as unchanged where the matched record already holds everything that would be sent: a repeated sync then writes
 * nothing, and a change does not go back where it came from. A contact that has yet to be made is a difference.
 */
function compared(job: Job, planned: Planned<Matched>): Planned<Matched> {
	const { element, match, contact } = planned.work;
	if (match === undefined || (contact && 'create' in contact)) return planned;
	// Xero itself refuses to change nothing on some endpoints.
	const skips = job.resource.verbs.update?.changesOnly === true || job.reader.option('skipUnchanged', planned.item, true);
	return skips && holds(element, match) && keepsLines(element, match) ? { ...planned, work: { ...planned.work, same: true } } : planned;
}

const unchangedOf = ({ item, work: { match = {}, nth, rows } }: Planned<Matched>): Outcome => ({ item, is: 'unchanged', record: match, warnings: [], ...amongItem({ nth }), ...(rows === undefined ? {} : { rows }) });

const keepsLines = (element: XeroRecord, match: XeroRecord): boolean => holds(element.LineItems, match.LineItems) && !dropsDiscount(element.LineItems, match.LineItems);

const without = (element: XeroRecord, name: string): XeroRecord => Object.fromEntries(Object.entries(element).filter(([each]) => each !== name));

/** Xero takes lines of a paid document by their ids alone; those it holds as they are given need not be sent. */
const changedElement = ({ resource }: Job, { element, match = {} }: Matched): XeroRecord => ({
	...resentOf(resource, match),
	...(isPaid(match) && keepsLines(element, match) ? without(element, 'LineItems') : element),
	[resource.id]: match[resource.id],
});

/**
 * Creates what has no match. What Xero refuses because its name or number is taken was made since the look-up, by another
 * worker for one: it is looked up once more, and updated.
 */
async function sendCreates(job: Job, creates: ReadonlyArray<Planned<Matched>>): Promise<Outcome[]> {
	const answers = (await createEach(job, creates)).map((outcomes, position) => ({ draft: creates[position], outcomes }));
	// What an agent may change was judged by what it would have done: create.
	const mayChange = job.permission === 'everything';
	const taken = answers.filter(({ outcomes }) => mayChange && outcomes.some(isTaken)).map(({ draft }) => draft);
	forgetRead(job.xero);
	const again = taken.length === 0 ? [] : await matched(job, taken);
	const found = again.filter((each): each is Planned<Matched> => !isRefused(each) && each.work.match !== undefined);
	const isFound = ({ work }: Planned<Matched>): boolean => found.some((each) => each.work.element === work.element);
	const others = answers.filter(({ draft }) => !isFound(draft));
	const later = secondRound(job);
	const changed = await sendFound(later, found);
	const held = others.filter(({ outcomes }) => outcomes.every(isHeldBack)).map(({ draft }) => draft);
	const sent = [...onlyNew(job, others.filter(({ draft }) => !held.includes(draft)).flatMap(({ outcomes }) => outcomes)), ...changed];
	// With On Error = Stop the rest was held back because of what is settled now.
	const goesOn = found.length > 0 && held.length > 0 && sent.every(({ is }) => is === 'created' || is === 'updated' || is === 'unchanged');
	const rest = goesOn ? await sendCreates(later, held) : others.filter(({ draft }) => held.includes(draft)).flatMap(({ outcomes }) => outcomes);
	return [...sent, ...rest];
}

/** Places count a round's own records: without a name of its own a second one would be answered with what became of the first. */
const secondRound = (job: Job): Job => ({ ...job, write: { ...job.write, operation: `${job.write.operation} again` } });

/** Xero has many sentences for a name, number or code that another record has. */
const isTaken = (outcome: Outcome): boolean => isRefused(outcome) && outcome.because.some((sentence) => /\bunique\b|\balready (assigned|exists|in use|been used)/i.test(sentence));

const isHeldBack = (outcome: Outcome): boolean => isRefused(outcome) && outcome.because[0] === notSent;

/** Updates records that were found when they were to be created. */
async function sendFound(job: Job, found: ReadonlyArray<Planned<Matched>>): Promise<Outcome[]> {
	const ready = found.flatMap((each) => withCleared(job, withOwnLines(each))).map((each) => (isRefused(each) ? each : compared(job, each)));
	const updates = ready.filter((each): each is Planned<Matched> => !isRefused(each) && !each.work.same);
	const unchanged = ready.flatMap((each) => (!isRefused(each) && each.work.same ? [unchangedOf(each)] : []));
	return [...ready.filter(isRefused), ...unchanged, ...(updates.length === 0 ? [] : await sendUpdates(job, updates))];
}

async function sendUpdates(job: Job, changes: ReadonlyArray<Planned<Matched>>): Promise<Outcome[]> {
	const elements = changes.map((change) => ({ ...elementOf(change), record: changedElement(job, change.work) }));
	const verdicts = await writeAll(job.xero, updateBatch(job), elements);
	return changes.flatMap((draft, position) => outcomesOf(job, draft, verdicts[position], 'updated'));
}
