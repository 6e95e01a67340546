import { readByNumbers } from './numbers';
import type { Resource } from '../resources/define';
import { unitDecimals, walkOf } from '../resources/reading';
import { asFault } from '../transport/faults';
import { readList, readListWithin } from '../transport/pages';
import type { Query } from '../transport/request';
import type { Xero } from '../transport/session';
import { isWhole } from '../values/plain';
import { isGuid, type XeroRecord } from '../values/record';
import { all, any, condition, isWritable } from '../values/where';

/** About 40 ids or numbers fit a list parameter. https://developer.xero.com/documentation/api/efficient-data-retrieval */
export const listed = 40;
/** The condition of an address that stays under 4 kB. */
const whereLength = 3400;
/** With more look-ups than this, reading the collection page by page may cost fewer calls. */
const manyCalls = 10;

export const chunks = <T>(values: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));

/** Text as Xero compares names, numbers and ids: without case and outer space. */
export const fold = (value: unknown): string => String(value ?? '').trim().toLowerCase();

/** Whether a record of a shared endpoint is of this resource's own type. */
export const belongs = ({ document }: Resource, record: XeroRecord): boolean =>
	document?.type === undefined || record.Type === undefined || record.Type === document.type;

/** Which records are looked for: those whose attribute is one of the values, each given once. */
type Question = { xero: Xero; resource: Resource; attribute: string; values: readonly string[] };

/**
 * Records whose attribute is one of `values`, whole; keys are folded values, several records may share one.
 *
 * Numbers of invoices go in lists of 40, everything else as OR groups of a where expression, or one by one where the
 * endpoint knows none. Where that takes many calls and the collection has fewer pages, it is read whole instead; so it
 * is when Xero finds the question too much (HighVolume) or does not answer in time.
 * https://developer.xero.com/documentation/api/efficient-data-retrieval
 *
 * A value Xero's filter language cannot express is searched for, or the collection read. Throws Fault.
 */
export async function findByAttribute(
	xero: Xero,
	resource: Resource,
	attribute: string,
	values: readonly string[],
): Promise<Map<string, XeroRecord[]>> {
	const distinct = new Map(values.map((value) => [fold(value), value.trim()]));
	const found = new Map<string, XeroRecord[]>();
	for (const record of await recordsFor({ xero, resource, attribute, values: [...distinct.values()] })) {
		const key = fold(record[attribute]);
		if (!distinct.has(key) || !belongs(resource, record)) continue;
		found.set(key, [...(found.get(key) ?? []), record]);
	}
	return found;
}

/** Records among which are all those looked for, each once. */
async function recordsFor(question: Question): Promise<XeroRecord[]> {
	const { xero, resource, values } = question;
	if (values.length === 0) return [];
	if (!resource.list.where) return await readByNumbers(xero, resource, values);
	const calls = callsFor(question);
	// A list that comes in one answer costs a single call.
	const cheaper = calls > (resource.list.pageSize === undefined ? 1 : manyCalls) ? await wholeWithin(question, calls) : undefined;
	if (cheaper !== undefined) return cheaper;
	const answer = await unlessTooMuch(byNumberList(question) ? listedNumbers(question) : inGroups(question));
	if (answer !== undefined) return answer;
	return await amongAll(question);
}

/** Those looked for among all records of the collection, which is read page by page. Throws Fault. */
async function amongAll({ xero, resource, attribute, values }: Question): Promise<XeroRecord[]> {
	const wanted = new Set(values.map(fold));
	return await readList(xero, { ...wholeOf(resource), wanted: (record) => wanted.has(fold(record[attribute])) });
}

/** What Xero finds too much, or does not answer in time, may be asked in another way: then undefined. Throws every other Fault. */
async function unlessTooMuch<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (tooMuch.has(asFault(error).kind)) return undefined;
		throw asIs(error);
	}
}

const tooMuch: ReadonlySet<string> = new Set(['high volume', 'network', 'server']);

/** Thrown on unchanged; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: unknown): Error => error as Error;

const listQuery = (resource: Resource): Query => ({ includeArchived: resource.list.archived, ...unitDecimals(resource) });

const wholeOf = (resource: Resource) => ({
	...walkOf(resource),
	query: { ...listQuery(resource), ...(resource.list.always === undefined ? {} : { where: resource.list.always }) },
});

/** Collections read whole in a run, for its further look-ups before its first write. */
const collections = new WeakMap<Xero, Map<string, Promise<XeroRecord[] | undefined>>>();

/** What was read whole is read anew by the next look-up: others have written since. */
export function forgetRead(xero: Xero): void {
	collections.delete(xero);
}

/** The whole collection when it takes no more calls than these, else undefined. Throws Fault. */
async function wholeWithin({ xero, resource }: Question, calls: number): Promise<XeroRecord[] | undefined> {
	const known = collections.get(xero) ?? new Map<string, Promise<XeroRecord[] | undefined>>();
	collections.set(xero, known);
	const reading = known.get(resource.value) ?? unlessTooMuch(readListWithin(xero, wholeOf(resource), calls));
	known.set(resource.value, reading);
	return await reading;
}

const byNumberList = ({ resource, attribute, values }: Question): boolean =>
	resource.list.numbers !== undefined && attribute === resource.number && !values.some((value) => value.includes(','));

const callsFor = (question: Question): number =>
	byNumberList(question)
		? lists(question.values).length
		: groups(equal(question, question.values.filter(isWritable))).length + question.values.filter((value) => !isWritable(value)).length;

async function listedNumbers({ xero, resource, values }: Question): Promise<XeroRecord[]> {
	const records: XeroRecord[] = [];
	for (const list of lists(values)) {
		records.push(...(await readList(xero, { ...walkOf(resource), query: { ...listQuery(resource), [String(resource.list.numbers)]: list } })));
	}
	return records;
}

async function inGroups(question: Question): Promise<XeroRecord[]> {
	const { resource, attribute, values } = question;
	const writable = values.filter(isWritable);
	const others = values.filter((value) => !isWritable(value));
	// What cannot be written in a condition is found by nothing but looking.
	if (others.length > 0 && !resource.list.search) return await amongAll(question);
	const records = await matching(question, groups(equal(question, writable)));
	if (comparedExactly.has(attribute)) {
		const there = new Set(records.map((record) => fold(record[attribute])));
		const missing = writable.map(fold).filter((value) => !there.has(value));
		records.push(...(await matching(question, groups(missing.map((value) => condition(attribute, 'ToLower()==', value, 'string'))))));
	}
	for (const value of others) records.push(...(await readList(question.xero, { ...walkOf(resource), query: { ...listQuery(resource), searchTerm: value } })));
	return [...new Map(records.map((record) => [record[resource.id], record])).values()];
}

/** Xero itself says of Name, EmailAddress and AccountNumber that their letters' case does not count. https://developer.xero.com/documentation/api/contacts */
const comparedExactly: ReadonlySet<string> = new Set(['ContactNumber']);

const equal = ({ resource, attribute }: Question, values: readonly string[]): string[] => {
	// Ids are guids to the filter; but for those that are words of Xero's, as a tax type is.
	const as = attribute === resource.id && values.every(isGuid) ? 'guid' : 'string';
	return values.map((value) => condition(attribute, '==', value, as));
};

async function matching({ xero, resource }: Question, wheres: readonly string[]): Promise<XeroRecord[]> {
	const { always } = resource.list;
	const records: XeroRecord[] = [];
	for (const where of wheres) {
		const query = { ...listQuery(resource), where: always === undefined ? where : all([always, `(${where})`]) };
		records.push(...(await readList(xero, { ...walkOf(resource), query })));
	}
	return records;
}

/** Conditions joined by OR, in groups short enough for an address. */
const groups = (conditions: readonly string[]): string[] => packed(conditions, Infinity, '() OR ').map(any);

/** Numbers as they are listed, so many at once as fit an address. */
const lists = (numbers: readonly string[]): string[] => packed(numbers, listed, ',').map((part) => part.join(','));

/** Texts in parts of so many at most, each short enough for an address with what stands `around` every text. */
function packed(texts: readonly string[], most: number, around: string): string[][] {
	const parts: string[][] = [];
	let length = Infinity;
	for (const each of texts) {
		// Half a character has no encoding: it goes alone, and is refused alone.
		const size = isWhole(each) ? encodeURIComponent(`${each}${around}`).length : whereLength;
		if (length + size > whereLength || parts[parts.length - 1].length >= most) {
			parts.push([]);
			length = 0;
		}
		parts[parts.length - 1].push(each);
		length += size;
	}
	return parts;
}
