import { checkChoices } from './choices';
import { checkPaid } from './checkPaid';
import { everyRow } from './drafts';
import { findByAttribute, fold } from './find';
import { amongItem, refusedBy, textOf, type Job, type Planned, type Preview } from './job';
import type { Resource, StatusChange } from '../resources/define';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { isRecord, type XeroRecord } from '../values/record';

/** Whether the person wants to know what would come of an item, and nothing written; so it is where an expression leaves that unclear. */
export const isCheckOnly = ({ reader }: Job, item: number): boolean => reader.option('checkOnly', item, false, true);

/** What a refusal is when nothing was to be written: the item's verdict, which stops nothing. */
export const asVerdict = ({ item, nth, because, advice, status }: Refused): Outcome => ({
	item,
	...amongItem({ nth }),
	is: 'would be refused',
	because,
	...(advice === undefined ? {} : { advice }),
	...(status === undefined ? {} : { status }),
});

/**
 * The verdict of every planned record with nothing written: would be created, would be updated, unchanged, or everything
 * that speaks against it. Beside what planning has checked: choices are the organisation's and in use, numbers and names
 * are free in Xero and come once in the run, documents that are paid are there and owe as much, a status may follow the stored one, and what an approval needs is there.
 * What only Xero knows (rules of a country, a locked account) is not. Throws nothing.
 */
export async function verdictsOf(job: Job, planned: ReadonlyArray<Planned<Preview>>): Promise<Outcome[]> {
	const changing = planned.filter(({ work }) => work.is !== 'unchanged');
	const choices = await checkChoices(job, changing.map(({ work }) => work.element));
	const paid = await checkPaid(job, changing.map(({ work }) => work.element));
	const taken = await takenValues(job, changing);
	const changes = changing.flatMap((each, position) => {
		const faults = [...statusFaults(job.resource, each.work), ...choices[position].faults, ...paid[position].faults, ...taken[position].faults];
		if (faults.length > 0) return everyRow(each, new Refusal(faults)).map(asVerdict);
		return [settled(each, [...choices[position].notes, ...paid[position].notes, ...taken[position].notes])];
	});
	return [...planned.filter(({ work }) => work.is === 'unchanged').map((each) => settled(each, [])), ...changes];
}

const settled = ({ item, work: { is, element, stored, nth, rows, notes = [], newContact } }: Planned<Preview>, more: readonly string[]): Outcome => ({
	item,
	is,
	record: is === 'unchanged' ? (stored ?? element) : { ...element, ...(newContact === undefined ? {} : { Contact: newContact }) },
	warnings: [...notes, ...more],
	...amongItem({ nth }),
	...(rows === undefined ? {} : { rows }),
	...(newContact === undefined ? {} : { contact: 'would be created' }),
});

/** Attributes of a new record that no other one may have. */
const uniqueOf = ({ number, numberIsUnique, unique = [] }: Resource, element: XeroRecord): string[] => [
	...(number !== undefined && (numberIsUnique === true || (typeof numberIsUnique === 'string' && element.Type === numberIsUnique)) ? [number] : []),
	...unique,
];

const gone = new Set(['DELETED', 'VOIDED', 'ARCHIVED']);

/** Which values of new records are taken, in Xero or earlier in the run; what could not be looked up is told. */
async function takenValues(job: Job, planned: ReadonlyArray<Planned<Preview>>): Promise<Array<{ faults: string[]; notes: string[] }>> {
	const { resource, xero } = job;
	const answers = planned.map(() => ({ faults: [] as string[], notes: [] as string[] }));
	const asked = planned.map(({ work }) => (work.is === 'would be created' ? uniqueOf(resource, work.element).filter((name) => textOf(work.element, name) !== '') : []));
	for (const name of new Set(asked.flat())) {
		const values = planned.flatMap(({ work }, position) => (asked[position].includes(name) ? [textOf(work.element, name)] : []));
		const found = await findByAttribute(xero, resource, name, values).catch((error: unknown) => refusedBy(0, error));
		const seen = new Map<string, number>();
		for (const [position, { item, work }] of planned.entries()) {
			if (!asked[position].includes(name)) continue;
			const value = fold(work.element[name]);
			const earlier = seen.get(value);
			seen.set(value, earlier ?? item);
			if (earlier !== undefined) answers[position].faults.push(`${name} is the same as in item ${earlier}`);
			if (!(found instanceof Map)) answers[position].notes.push(`Not checked: ${name}. ${found.because.join(' ')}`);
			else if ((found.get(value) ?? []).some((record) => isHolder(resource, record, work.element))) answers[position].faults.push(`${name} is taken by another ${resource.name.toLowerCase()} in Xero`);
		}
	}
	return answers;
}

const isHolder = ({ status = 'Status' }: Resource, record: XeroRecord, element: XeroRecord): boolean =>
	!gone.has(textOf(record, status)) && (element.Type === undefined || record.Type === undefined || record.Type === element.Type);

/** Whether the status given may follow the stored one, and what it asks of the record. https://developer.xero.com/documentation/api/accounting/invoices */
function statusFaults(resource: Resource, { element, stored }: Preview): string[] {
	const name = resource.status ?? 'Status';
	const before = stored === undefined ? '' : textOf(stored, name);
	const after = textOf(element, name) || before;
	const one = resource.name.toLowerCase();
	if (before === 'DELETED' || before === 'VOIDED') return [`The ${one} is ${before.toLowerCase()} and cannot be changed`];
	if (after !== before) {
		const posted = resource.posts?.once?.includes(before) === true;
		if (before !== '' && !mayFollow(resource, name, before, after)) return [`Its status is ${before}, and ${after} cannot follow that`];
		if (posted && (after === 'DRAFT' || after === 'SUBMITTED')) return [`Its status is ${before}, and ${after} cannot follow that`];
	}
	return after === before ? [] : neededBy(resource, after, { ...stored, ...element });
}

/** By the rule of the operation that sets the status, where there is one; else Xero judges. */
function mayFollow({ verbs }: Resource, name: string, before: string, after: string): boolean {
	const changes: Array<StatusChange | undefined> = [verbs.approve, verbs.submit, verbs.accept, verbs.decline];
	const change = changes.find((each) => each?.set[name] === after);
	return change === undefined || change.from.includes(before);
}

/** What a document needs to be approved: a due date, an account in every line. */
function neededBy({ document, fields, verbs, posts }: Resource, after: string, record: XeroRecord): string[] {
	if (document === undefined || verbs.approve?.set.Status !== after || !posts?.once?.includes(after)) return [];
	const lines = Array.isArray(record.LineItems) ? record.LineItems.filter(isRecord) : [];
	const hasAccount = (line: XeroRecord) => ['AccountCode', 'AccountID', 'ItemCode'].some((name) => textOf(line, name) !== '');
	const isText = (line: XeroRecord) => ['Quantity', 'UnitAmount', 'LineAmount'].every((name) => textOf(line, name) === '');
	return [
		...(fields.DueDate !== undefined && textOf(record, 'DueDate') === '' ? ['Due Date is needed for approval'] : []),
		...lines.flatMap((line, position) => (hasAccount(line) || isText(line) ? [] : [`Line ${position + 1}: An account is needed for approval`])),
	];
}
