import { belongs, chunks, findByAttribute, fold, listed } from './byAttribute';
import { textOf, type Job } from './job';
import { mostAsked, readAt } from './numbers';
import type { Resource } from '../resources/define';
import { placeOf, unitDecimals, walkOf } from '../resources/reading';
import { readList } from '../transport/pages';
import type { Xero } from '../transport/session';
import type { Named } from '../values/named';
import { isGuid, type XeroRecord } from '../values/record';
import { Refusal } from '../values/outcome';

export { findByAttribute, fold };

/**
 * Records by id, whole (with lines and four decimals). Keys of the answer are folded ids; an id Xero does not know is
 * absent. Several ids go in lists of 40 where the endpoint takes them, one by one elsewhere; many are looked for in the
 * list where it is whole. Throws Fault.
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
	if (resource.list.whole && distinct.length > mostAsked) {
		const wanted = new Set(distinct);
		const isWanted = (record: XeroRecord): boolean => wanted.has(fold(record[resource.id]));
		const records = await readList(xero, { ...walkOf(resource), query: unitDecimals(resource), wanted: isWanted });
		return new Map(records.map((record) => [fold(record[resource.id]), record]));
	}
	for (const id of distinct) {
		// The endpoint is shared (an invoice's id also fetches a bill), or the address took it for a number.
		const record = (await readAt(xero, resource, id)).find((each) => fold(each[resource.id]) === id && belongs(resource, each));
		if (record) found.set(id, record);
	}
	return found;
}

/** How each item names its record, and the contact a bill's number belongs to. */
export type Wanted = { item: number; named: Named; contactId?: string };

/** Reads the Record parameter of one item. Throws Refusal when it is empty or a bill is named by number alone. */
export function wanted({ reader, resource }: Job, item: number): Wanted {
	const named = reader.named('record', item, resource.name);
	if (named === undefined) throw new Refusal([`${resource.name} is empty`], `Choose a ${resource.name.toLowerCase()}, or give its id.`);
	if (named.by === 'id') {
		const isNoId = resource.id.endsWith('ID') && !isGuid(named.value);
		// A model knows records by what people call them.
		if (isNoId && reader.tool && resource.number !== undefined && resource.numberIsUnique !== false) return { item, named: { ...named, by: 'number' } };
		if (isNoId) {
			throw new Refusal([`${resource.name} is not a Xero id: ids have the form 00000000-0000-0000-0000-000000000000`]);
		}
		return { item, named };
	}
	if (resource.numberIsUnique !== false) return { item, named };
	const contact = reader.named('recordContact', item, 'Contact');
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
