import { placeOf, textOf, unitDecimals, type Job } from './job';
import { readAt, readByNumbers } from './numbers';
import type { Named } from './reader';
import type { Resource } from '../resources/define';
import type { Xero } from '../transport/session';
import { isGuid, type XeroRecord } from '../values/record';
import { Refusal } from '../values/outcome';
import { all, any, condition, isWritable } from '../values/where';

/** About 40 ids or numbers fit a list parameter. https://developer.xero.com/documentation/api/efficient-data-retrieval */
const listed = 40;
/** An address stays well under 4 kB. */
const whereLength = 2500;

const chunks = <T>(values: readonly T[], size: number): T[][] =>
	Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size));

/** Text as Xero compares names, numbers and ids: without case and outer space. */
export const fold = (value: unknown): string => String(value ?? '').trim().toLowerCase();

/**
 * Records by id, whole (with lines and four decimals). Keys of the answer are folded ids; an id Xero does not know is
 * absent. Several ids go in lists of 40 where the endpoint takes them, one by one elsewhere. Throws Fault.
 */
export async function findByIds(xero: Xero, resource: Resource, ids: readonly string[]): Promise<Map<string, XeroRecord>> {
	const found = new Map<string, XeroRecord>();
	const distinct = [...new Set(ids.map(fold))];
	const { ids: parameter, pageSize } = resource.list;
	if (parameter !== undefined && distinct.length > 1) {
		for (const part of chunks(distinct, listed)) {
			const query = { [parameter]: part.join(','), page: 1, pageSize, includeArchived: resource.list.archived, ...unitDecimals(resource) };
			const records = await xero.page(placeOf(resource), query);
			// The endpoint may be shared: a bill's id would answer a bill where an invoice is meant.
			for (const record of records.filter((each) => belongs(resource, each))) found.set(fold(record[resource.id]), record);
		}
		return found;
	}
	for (const id of distinct) {
		// The endpoint is shared (an invoice's id also fetches a bill), or the address took it for a number.
		const record = (await readAt(xero, resource, id)).find((each) => fold(each[resource.id]) === id && belongs(resource, each));
		if (record) found.set(id, record);
	}
	return found;
}

/** Whether a record of a shared endpoint is of this resource's own type. */
const belongs = ({ document }: Resource, record: XeroRecord): boolean =>
	document?.type === undefined || record.Type === undefined || record.Type === document.type;

/**
 * Records whose attribute is one of `values`, whole; keys are folded values, several records may share one.
 * Numbers of invoices go in lists of 40, everything else as OR groups of a where expression, or one by one where the
 * endpoint knows none. Throws Fault, and Refusal for a value Xero's filter language cannot express.
 */
export async function findByAttribute(
	xero: Xero,
	resource: Resource,
	attribute: string,
	values: readonly string[],
): Promise<Map<string, XeroRecord[]>> {
	const found = new Map<string, XeroRecord[]>();
	const distinct = [...new Set(values.map((value) => value.trim()))];
	const keep = (records: XeroRecord[]) => {
		for (const record of records.filter((each) => belongs(resource, each))) {
			const key = fold(record[attribute]);
			found.set(key, [...(found.get(key) ?? []), record]);
		}
	};
	if (!resource.list.where) {
		keep(await readByNumbers(xero, resource, distinct));
		return found;
	}
	const { pageSize } = resource.list;
	const common = {
		...(pageSize === undefined ? {} : { page: 1, pageSize }),
		includeArchived: resource.list.archived,
		...unitDecimals(resource),
	};
	if (resource.list.numbers !== undefined && attribute === resource.number && !distinct.some((value) => value.includes(','))) {
		for (const part of chunks(distinct, listed)) {
			keep(await xero.page(placeOf(resource), { ...common, [resource.list.numbers]: part.join(',') }));
		}
		return found;
	}
	const writable = distinct.filter(isWritable);
	const read = async (operator: '==' | 'ToLower()==', wanted: readonly string[]) => {
		for (const where of groups(wanted.map((value) => condition(attribute, operator, value, 'string')))) {
			keep(await xero.page(placeOf(resource), { ...common, where: resource.list.always === undefined ? where : all([resource.list.always, `(${where})`]) }));
		}
	};
	await read('==', writable);
	const missing = writable.map(fold).filter((value) => !found.has(value));
	if (comparedExactly.has(attribute)) await read('ToLower()==', missing);
	for (const value of distinct.filter((each) => !isWritable(each))) keep(await searched(xero, resource, attribute, value, common));
	return found;
}

/** Xero itself says of Name, EmailAddress and AccountNumber that their letters' case does not count. https://developer.xero.com/documentation/api/contacts */
const comparedExactly: ReadonlySet<string> = new Set(['ContactNumber']);

/** A value with a quote or backslash cannot stand in a where expression: it is searched for, and compared exactly. */
async function searched(
	xero: Xero,
	resource: Resource,
	attribute: string,
	value: string,
	common: { [parameter: string]: string | number | boolean | undefined },
): Promise<XeroRecord[]> {
	if (!resource.list.search) {
		throw new Refusal([`Xero cannot look up a ${resource.name.toLowerCase()} by a value with a double quote or a backslash`], 'Give its id instead.');
	}
	const records = await xero.page(placeOf(resource), { ...common, searchTerm: value });
	return records.filter((record) => fold(record[attribute]) === fold(value));
}

/** Conditions joined by OR, in groups short enough for an address. */
function groups(conditions: string[]): string[] {
	const texts: string[] = [];
	let group: string[] = [];
	for (const each of conditions) {
		if (group.length > 0 && encodeURIComponent(any([...group, each])).length > whereLength) {
			texts.push(any(group));
			group = [];
		}
		group.push(each);
	}
	if (group.length > 0) texts.push(any(group));
	return texts;
}

/** How each item names its record, and the contact a bill's number belongs to. */
export type Wanted = { item: number; named: Named; contactId?: string };

/** Reads the Record parameter of one item. Throws Refusal when it is empty or a bill is named by number alone. */
export function wanted({ reader, resource }: Job, item: number): Wanted {
	const named = reader.named('record', item);
	if (named === undefined) throw new Refusal([`${resource.name} is empty`], `Choose a ${resource.name.toLowerCase()}, or give its id.`);
	if (named.by === 'id') {
		if (resource.id.endsWith('ID') && !isGuid(named.value)) {
			throw new Refusal([`${resource.name} is not a Xero id: ids have the form 00000000-0000-0000-0000-000000000000`]);
		}
		return { item, named };
	}
	if (resource.numberIsUnique !== false) return { item, named };
	const contact = reader.named('recordContact', item);
	if (contact === undefined) {
		throw new Refusal(
			[`A ${resource.name.toLowerCase()} number is not unique in Xero`],
			`Give the Contact too, or the ${resource.name.toLowerCase()}’s id.`,
		);
	}
	return { item, named, contactId: contact.value };
}

/**
 * The record each item names, whole. Every distinct id or number is asked for once. The answer tells per item the
 * record, or a Refusal: not found, or several with that number. Throws Fault.
 */
export async function findWanted(job: Job, wants: readonly Wanted[]): Promise<Map<number, XeroRecord | Refusal>> {
	const { xero, resource } = job;
	const byId = wants.filter(({ named }) => named.by === 'id');
	const byNumber = wants.filter(({ named }) => named.by !== 'id');
	const ids = await findByIds(xero, resource, byId.map(({ named }) => named.value));
	const number = resource.number ?? resource.id;
	const numbers = byNumber.length === 0 ? undefined : await findByAttribute(xero, resource, number, byNumber.map(({ named }) => named.value));
	const answers = new Map<number, XeroRecord | Refusal>();
	for (const { item, named } of byId) answers.set(item, ids.get(fold(named.value)) ?? missing(resource));
	for (const want of byNumber) {
		const candidates = (numbers?.get(fold(want.named.value)) ?? []).filter((record) => ofContact(record, want.contactId));
		answers.set(want.item, theOnly(resource, number, candidates));
	}
	return answers;
}

const ofContact = (record: XeroRecord, contactId: string | undefined): boolean =>
	contactId === undefined || fold((record.Contact as XeroRecord | undefined)?.ContactID) === fold(contactId);

const missing = (resource: Resource): Refusal =>
	new Refusal([`Xero found no ${resource.name.toLowerCase()} with this id or number`], 'Check Organisation and the value given.', 404);

function theOnly(resource: Resource, number: string, candidates: XeroRecord[]): XeroRecord | Refusal {
	const alive = candidates.filter((record) => !['DELETED', 'VOIDED'].includes(textOf(record, resource.status ?? 'Status')));
	const [only, ...others] = alive.length > 0 ? alive : candidates;
	if (only === undefined) return missing(resource);
	if (others.length === 0) return only;
	const list = [only, ...others].map((record) => `${textOf(record, resource.id)} (${textOf(record, 'Status')})`).join(', ');
	return new Refusal([`Several ${resource.plural.toLowerCase()} share this ${number}`], `Name one by its id: ${list}`);
}

/**
 * The id each item's record has: as given where the item names an id, else looked up. Costs no call for ids.
 * Throws Fault.
 */
export async function idsOf(job: Job, wants: readonly Wanted[]): Promise<Map<number, string | Refusal>> {
	const looked = await findWanted(job, wants.filter(({ named }) => named.by !== 'id'));
	return new Map(
		wants.map(({ item, named }): [number, string | Refusal] => {
			const record = looked.get(item);
			if (record instanceof Refusal) return [item, record];
			return [item, record === undefined ? named.value : textOf(record, job.resource.id)];
		}),
	);
}
