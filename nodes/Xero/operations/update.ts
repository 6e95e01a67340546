import { updateBatch } from './batch';
import { isCheckOnly } from './checkOnly';
import { askedByJson, askedByParameter, resolveContacts, type ContactAsked } from './contacts';
import { expectedTotalOf, withoutOwn } from './drafts';
import { isFailed } from './emit';
import { fold, findByIds, idsOf, wanted } from './find';
import { checked, clearedFields, givenRecords } from './given';
import { each, isRefused, outcomeOf, refusedBy, type Job, textOf, type Planned, type WriteOperation } from './job';
import { linesOf, type Lines } from './lines';
import { isPosted } from './locks';
import { hasToBeDraft } from './permissions';
import { lacksResent, resentOf } from './resent';
import { totalled, type Totalled, type ToTotal } from './totals';
import { updatedLines } from './updatedLines';
import { hasContact, linesNameOf } from '../resources/define';
import { writeAll } from '../transport/batches';
import { overCleared } from '../values/fields';
import { givesParts, withKept } from '../values/kept';
import { untouchedDiffer } from '../values/lines';
import { totalWarning } from '../values/money';
import { Refusal, refused, type Outcome, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/**
 * A change ready to be sent: the element with its id, and the stored record when it had to be read. `same`: it holds all of
 * it already, and Xero would refuse to be asked. `notes`: what was done to the lines to reach the expected total.
 * `again`: an earlier item changes the same record, so that what stays of it is read once more before this is sent.
 */
export type Change = { element: XeroRecord; stored?: XeroRecord; untouched?: string[]; same?: true; expectedTotal?: string; notes?: string[]; again?: Drafted };

/**
 * Changes records: POST with the record's id in every element, so that it can never make or overwrite another one.
 * What is not given stays as it is.
 */
export const update: WriteOperation<Change> = {
	async plan(job) {
		const wants = await each(job.items, (item) => wanted(job, item));
		const named = wants.filter((want) => !isRefused(want as Refused)) as Array<ReturnType<typeof wanted>>;
		const ids = await idsOf(job, named);
		const unnamed = wants.filter((want): want is Refused => isRefused(want as Refused));
		const changes = await each(
			named.map(({ item }) => item),
			async (item) => {
				const id = ids.get(item);
				if (id === undefined || id instanceof Refusal) throw id ?? new Refusal([`${job.resource.name} is empty`]);
				return await changeOf(job, item, id);
			},
		);
		return [...unnamed, ...(await completed(job, await withContacts(job, changes)))];
	},
	async send(job, planned) {
		const outcomes = await sendChanges(job, planned.filter(({ work }) => work.again === undefined));
		let later = planned.flatMap(({ work }) => work.again ?? []);
		while (later.length > 0 && !(job.stop && outcomes.some(isFailed))) {
			const next = later.filter((change, at) => later.findIndex((other) => isSameRecord(job, change, other)) === at);
			later = later.filter((change) => !next.includes(change));
			outcomes.push(...(await sendAgain(job, next)));
		}
		return outcomes;
	},
	preview: (_, { element, stored, same, notes }) => ({ is: same ? 'unchanged' : 'would be updated', element, ...(stored && { stored }), ...(notes && { notes }) }),
	// Where a record was not read, only what is given tells its day and whether it is posted.
	postings: (job, { element, stored }) => [...(stored ? [stored, { ...stored, ...element }] : [element])].filter((record) => isPosted(job.resource, record)),
};

const isSameRecord = ({ resource }: Job, one: Drafted, other: Drafted): boolean => fold(one.element[resource.id]) === fold(other.element[resource.id]);

/** Changes of records that this run has changed before, on top of what Xero holds of them by now. Throws nothing but defects. */
async function sendAgain(job: Job, changes: Drafted[]): Promise<Outcome[]> {
	const planned = await completed(job, changes).catch((error: unknown) => changes.map(({ item }) => refusedBy(item, error)));
	const refusals = planned.flatMap((each) => ('work' in each ? [] : [each]));
	const ready = planned.flatMap((each) => ('work' in each ? [each] : []));
	return job.stop && refusals.length > 0 ? refusals : [...refusals, ...(await sendChanges(job, ready))];
}

async function sendChanges(job: Job, planned: ReadonlyArray<Planned<Change>>): Promise<Outcome[]> {
	const changes = planned.filter(({ work }) => work.same === undefined);
	const verdicts = await writeAll(job.xero, updateBatch(job), changes.map(({ item, work }) => ({ item, record: work.element })));
	return [
		...planned.filter(({ work }) => work.same).map(({ item, work }): Outcome => ({ item, is: 'unchanged', record: work.stored ?? {}, warnings: [] })),
		...verdicts.map((verdict, position) => checkedOutcome(outcomeOf(job.resource, verdict, 'updated'), changes[position].work)),
	];
}

/** Changes with everything that has to go with them of what is stored, held against their expected totals. */
const completed = async (job: Job, changes: Array<Drafted | Refused>): Promise<Array<Planned<Change> | Refused>> => await withTotals(job, await withStoredLines(job, changes));

type Drafted = { item: number; element: XeroRecord; lines: Lines; asked?: ContactAsked };

async function changeOf(job: Job, item: number, id: string): Promise<Drafted> {
	const { resource } = job;
	const [given, another] = givenRecords(job, item, 'update');
	if (another !== undefined) throw new Refusal(['Fields (JSON) must be one object: an update changes one record an item']);
	const fields = withoutOwn(resource.fields);
	const values = Object.fromEntries(Object.entries(given.fields).filter(([name]) => resource.fields[name]?.own !== true)) as XeroRecord;
	const record = await checked(job, fields, values, item, 'update');
	const asked = contactAsked(job, item, given.fromJson ? given.fields.Contact : undefined);
	const lines = resource.document && (await linesOf(job, item, 'update', given.fromJson ? { given: given.fields[linesNameOf(resource)] } : undefined));
	const element = overCleared(clearedFields(job, item), record);
	if (Object.keys(element).length === 0 && lines === undefined && asked === undefined) {
		throw new Refusal(['There is nothing to update'], `Give at least one field of the ${resource.name.toLowerCase()}.`);
	}
	const faults = resource.check?.({ ...element, ...withLines(job, lines) }, 'update') ?? [];
	if (faults.length > 0) throw new Refusal(faults);
	return { item, element: { ...element, ...resource.fixed, [resource.id]: id }, lines, ...(asked === undefined ? {} : { asked }) };
}

const withLines = ({ resource }: Job, lines: Lines): XeroRecord => (lines === undefined ? {} : { [linesNameOf(resource)]: lines });

/** A contact that is missing is not made for a change. */
function contactAsked(job: Job, item: number, json: unknown): ContactAsked | undefined {
	const asked = hasContact(job.resource) ? (askedByJson(json, item) ?? askedByParameter(job, item)) : undefined;
	return asked && { ...asked, create: undefined };
}

/** Every change with the id of the contact it asks for; all contacts are looked up together. */
async function withContacts(job: Job, changes: Array<Drafted | Refused>): Promise<Array<Drafted | Refused>> {
	const found = await resolveContacts(job, changes.flatMap((change) => ('asked' in change && change.asked ? [change.asked] : [])));
	return changes.map((change) => {
		const contact = 'asked' in change && change.asked && found.get(change.asked);
		if (!contact || !('element' in change)) return change;
		return 'is' in contact ? contact : { ...change, element: { ...change.element, ...('id' in contact ? { Contact: { ContactID: contact.id } } : {}) } };
	});
}

/**
 * Lines replace the stored list, so the stored document is read wherever lines stay, wherever Xero wants parts of it
 * again, and wherever a part is given of something that may be taken for the whole; once for all items. A line of a journal has no id it could be told by: the given ones are all there are.
 */
async function withStoredLines(job: Job, changes: Array<Drafted | Refused>): Promise<Array<Planned<Change> | Refused>> {
	const drafted = changes.filter((change): change is Drafted => !isRefused(change as Refused));
	const mode = (item: number) => job.reader.text('linesMode', item) || 'merge';
	const meetsStored = (item: number, lines: XeroRecord[]) => mode(item) !== 'replace' || lines.some((line) => textOf(line, 'LineItemID') !== '');
	const isBuiltOnStored = ({ item, lines, element }: Drafted): boolean =>
		givesParts(job.resource.fields, element) ||
		hasToBeDraft(job) ||
		(job.resource.document?.lines === undefined &&
			(expectsTotal(job, item) || lacksResent(job.resource, element) || job.resource.verbs.update?.changesOnly === true || (lines !== undefined && meetsStored(item, lines)) || element.LineAmountTypes !== undefined));
	const needed = drafted.filter((change) => isCheckOnly(job, change.item) || isBuiltOnStored(change));
	const repeated = repeatedIn(job, drafted, isBuiltOnStored);
	const stored = needed.length === 0 ? new Map<string, XeroRecord>() : await findByIds(job.xero, job.resource, needed.map(({ element }) => String(element[job.resource.id])));
	const planned = changes.map((change): Planned<Change> | Refused => {
		if (isRefused(change as Refused)) return change as Refused;
		const { item, element, lines } = change as Drafted;
		const record = stored.get(fold(element[job.resource.id]));
		if (!needed.includes(change as Drafted)) {
			return { item, work: { element: { ...element, ...withLines(job, lines) } } };
		}
		if (record === undefined) return refused(item, new Refusal([`Xero found no ${job.resource.name.toLowerCase()} with this id`], undefined, 404));
		if (job.resource.verbs.update?.changesOnly && isHeld(record, element)) return { item, work: { element, stored: record, same: true } };
		if (job.resource.document?.lines !== undefined) return { item, work: { element: { ...element, ...withLines(job, lines) }, stored: record } };
		const whole = withKept(job.resource.fields, record, element, Object.keys(clearedFields(job, item)));
		const result = updatedLines(record, { ...resentOf(job.resource, record), ...whole }, lines, mode(item));
		return result instanceof Refusal ? refused(item, result) : { item, work: { stored: record, ...result } };
	});
	return planned.map((each, at) => {
		const change = changes[at] as Drafted;
		return 'work' in each && repeated.has(change) ? { ...each, work: { ...each.work, again: change } } : each;
	});
}

/**
 * Changes that have to wait until an earlier item's change of the same record is written: those that send along what is
 * stored would undo it, and what comes after one of these must not overtake it.
 */
function repeatedIn({ resource }: Job, drafted: readonly Drafted[], isBuiltOnStored: (change: Drafted) => boolean): Set<Drafted> {
	const [changed, waiting] = [new Set<string>(), new Set<string>()];
	return new Set(
		drafted.filter((change) => {
			const id = fold(change.element[resource.id]);
			const waits = waiting.has(id) || (changed.has(id) && isBuiltOnStored(change));
			changed.add(id);
			if (waits) waiting.add(id);
			return waits;
		}),
	);
}

const expectsTotal = (job: Job, item: number): boolean => hasContact(job.resource) && expectedTotalOf(job, item) !== '';

/** Holds each change against its expected total, with the stored lines where they stay; one that waits, when its turn comes. */
async function withTotals(job: Job, changes: Array<Planned<Change> | Refused>): Promise<Array<Planned<Change> | Refused>> {
	const expecting = changes.filter((change): change is Planned<Change> => 'work' in change && change.work.again === undefined && expectsTotal(job, change.item));
	const results = await totalled(
		job,
		expecting.map(({ item, work }): ToTotal => ({ item, expectedTotal: expectedTotalOf(job, item), ...work })),
	);
	const resultOf = new Map(expecting.map((change, position): [Planned<Change> | Refused, Totalled | Refused] => [change, results[position]]));
	return changes.map((change) => {
		const result = resultOf.get(change);
		if (result === undefined || !('work' in change)) return change;
		return 'is' in result ? result : { ...change, work: { ...withReached(change.work, result), expectedTotal: expectedTotalOf(job, change.item) } };
	});
}

/** A line whose tax was changed to reach the total does not stay as it was. */
function withReached(change: Change, reached: Totalled): Change {
	const linesIn = ({ LineItems: lines }: XeroRecord): XeroRecord[] => (Array.isArray(lines) ? lines.filter(isRecord) : []);
	const changed = new Set(linesIn(reached.element).filter((line) => !linesIn(change.element).includes(line)).map((line) => textOf(line, 'LineItemID')));
	return { ...change, ...reached, ...(change.untouched && { untouched: change.untouched.filter((id) => !changed.has(id)) }) };
}

/** Whether a stored record has every attribute as it is given. */
const isHeld = (stored: XeroRecord, element: XeroRecord): boolean => Object.entries(element).every(([name, value]) => stored[name] === value);

/** The lines that were to stay, and the total, are compared with what Xero now holds. */
function checkedOutcome(outcome: Outcome, { stored, untouched, expectedTotal, notes = [] }: Change): Outcome {
	if (outcome.is !== 'updated') return outcome;
	const differences = stored === undefined || untouched === undefined ? [] : untouchedDiffer(stored.LineItems, outcome.record.LineItems, untouched);
	if (differences.length > 0) {
		return { item: outcome.item, is: 'wrong', record: outcome.record, because: ['Updated, but lines that were to stay have changed', ...differences] };
	}
	const differs = expectedTotal === undefined ? undefined : totalWarning(expectedTotal, outcome.record.Total);
	return { ...outcome, warnings: [...outcome.warnings, ...notes, ...(differs === undefined ? [] : [differs])] };
}
