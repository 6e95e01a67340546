import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { withDocumentNames } from './documentNames';
import { asking, askingOrganisation, resourceIn } from './editor';
import { resourceOf } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import { placeOf } from '../resources/reading';
import type { Query } from '../transport/request';
import type { Xero } from '../transport/session';
import { simplifyRecord } from '../values/output';
import type { XeroRecord } from '../values/record';
import { all, any, condition, isWritable } from '../values/where';

const pageSize = 100;

/** Most pages one search of a list without a search of its own looks through before it says so. */
const mostPages = 5;

/** `INV-0012 · Ridgeway Bank · 120.00 · AUTHORISED`, with the id when nothing else can be shown. */
function listed(resource: Resource, record: XeroRecord): INodeListSearchItems {
	const id = String(record[resource.id]);
	const shown = Object.entries(simplifyRecord(record, resource.shows))
		.map(([name, value]) => (typeof value !== 'number' ? value : name === resource.number ? String(value) : value.toFixed(2)))
		.filter((value) => typeof value === 'string' && value !== '');
	return { name: shown.join(' · ') || id, value: id };
}

/** Newest first where records have a date, else by the number or name a person looks for. */
function orderOf(resource: Resource): string | undefined {
	if (!resource.list.order) return undefined;
	const orders = resource.verbs.getMany?.orders ?? [];
	return orders[0] === 'Date' ? 'Date DESC' : orders[0];
}

/** Ids of the contacts Xero's search finds for a text, the first few. */
async function contactsFor(xero: Xero, filter: string): Promise<string[]> {
	const contact = resourceOf('contact');
	const contacts = await xero.page(placeOf(contact), { searchTerm: filter, page: 1, pageSize: 20, summaryOnly: true });
	return contacts.map((each) => String(each[contact.id]));
}

/**
 * What asks Xero for the records a text is about where it has no search for them: in the texts that are shown, or of a
 * contact it finds. Undefined where nothing of that can be asked, '' when nothing is found.
 */
async function conditionFor(xero: Xero, resource: Resource, filter: string): Promise<string | undefined> {
	const { list, shows, fields, number } = resource;
	const texts = shows.filter((name) => name === number || (fields[name]?.kind === 'text' && !('pick' in fields[name])));
	const ofContacts = shows.includes('Contact.Name');
	if (!list.where || !isWritable(filter) || (texts.length === 0 && !ofContacts)) return undefined;
	const contacts = ofContacts ? await contactsFor(xero, filter) : [];
	return any([
		...texts.map((name) => condition(name, 'ToLower().Contains', filter.toLowerCase(), 'string')),
		...contacts.map((id) => condition('Contact.ContactID', '==', id, 'guid')),
	]);
}

/** A page of records, and what asks for the next one; nothing when it was the last. */
type Page = { records: XeroRecord[]; next?: string };

/** What is found on some pages: the first that has any, unless that takes too many of them. */
async function foundOn(xero: Xero, resource: Resource, from: string, isFound: (item: INodeListSearchItems) => boolean, read: (at: string) => Promise<Page>): Promise<INodeListSearchResult> {
	let at = from;
	for (let pages = 1; ; pages++) {
		const { records, next } = await read(at);
		const results = (await withDocumentNames(xero, records)).map((record) => listed(resource, record)).filter(isFound);
		if (next === undefined) return { results };
		if (results.length > 0) return { results, paginationToken: next };
		if (pages === mostPages) return { results: [notYet(resource)], paginationToken: next };
		at = next;
	}
}

/** Said in place of records, as a list without any would mean that there is none. */
const notYet = ({ number }: Resource): INodeListSearchItems => ({
	name: `Not among the ${mostPages * pageSize} looked through: scroll to look on, or give the ${number === undefined ? 'ID' : 'number or ID'}`,
	value: '',
});

const isMatching = (filter: string) => (item: INodeListSearchItems): boolean => item.name.toLowerCase().includes(filter.toLowerCase());

/** Journals in the order of their numbers, by stretches behind an offset; a number that is typed is gone to at once. */
async function byOffset(xero: Xero, resource: Resource, attribute: string, filter: string, from: string | undefined): Promise<INodeListSearchResult> {
	const start = from ?? (/^\d+$/.test(filter) ? String(Math.max(Number(filter) - 1, 0)) : '0');
	return await foundOn(xero, resource, start, isMatching(filter), async (offset) => {
		const records = await xero.page(placeOf(resource), { offset });
		const last = records[records.length - 1]?.[attribute];
		return { records, ...(records.length < pageSize ? {} : { next: String(last) }) };
	});
}

/**
 * One page of the resource's records that match `filter`, found by Xero where it can search, else by looking. `from`: the
 * token of the page, the first one without it.
 */
export async function recordsOf(xero: Xero, resource: Resource, filter: string, from?: string): Promise<INodeListSearchResult> {
	const { list } = resource;
	if (list.byOffset !== undefined) return await byOffset(xero, resource, list.byOffset, filter, from);
	const query: Query = { where: list.always, order: orderOf(resource) };
	if (list.pageSize === undefined) {
		const records = await xero.page(placeOf(resource), query);
		return { results: records.map((record) => listed(resource, record)).filter(isMatching(filter)) };
	}
	const wanted = filter !== '' && !list.search ? await conditionFor(xero, resource, filter) : undefined;
	if (wanted === '') return { results: [] };
	const where = wanted === undefined ? query.where : all([list.always ?? '', wanted]);
	const asks = { ...query, where, ...(list.search && filter !== '' ? { searchTerm: filter } : {}) };
	const isFound = list.search || wanted !== undefined ? () => true : isMatching(filter);
	return await foundOn(xero, resource, from ?? '1', isFound, async (page) => {
		const records = await xero.page(placeOf(resource), { ...asks, page: Number(page), ...(list.fixedPages ? {} : { pageSize }) });
		return { records, ...(records.length === pageSize ? { next: String(Number(page) + 1) } : {}) };
	});
}

/** Documents of the contacts a text finds: Xero's own search looks in number and reference only. */
async function documentsOfContacts(xero: Xero, resource: Resource, filter: string): Promise<INodeListSearchResult> {
	const contacts = await contactsFor(xero, filter);
	if (contacts.length === 0) return { results: [] };
	const query = { where: resource.list.always, order: orderOf(resource), ContactIDs: contacts.join(), page: 1, pageSize };
	const documents = await xero.page(placeOf(resource), query);
	return { results: documents.map((document) => listed(resource, document)) };
}

/** The organisations the credential is connected to, by name. */
export async function searchOrganisations(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await asking(this, async (session) => {
		const organisations = (await session.connections()).filter((each) => each.tenantType === 'ORGANISATION');
		const items = organisations.map((each) => ({ name: each.tenantName, value: each.tenantId }));
		return { results: items.filter(isMatching(filter)).sort((one, other) => one.name.localeCompare(other.name)) };
	});
}

/** Records of the resource chosen in the editor; the pagination token is the number of the next page, of journals an offset. */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const resource = resourceIn(this);
	return await askingOrganisation(this, async (xero) => {
		const found = await recordsOf(xero, resource, filter, paginationToken);
		const nothing = found.results.length === 0 && paginationToken === undefined;
		return nothing && filter !== '' && resource.document && resource.list.search ? await documentsOfContacts(xero, resource, filter) : found;
	});
}

/** Active contacts by name, address or number; the pagination token is the number of the next page. */
export async function searchContacts(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => await recordsOf(xero, resourceOf('contact'), filter, paginationToken));
}

/** Invoices and bills that are awaiting payment, those due first in front; the pagination token is the number of the next page. */
export async function searchUnpaid(this: ILoadOptionsFunctions, filter = '', paginationToken = '1'): Promise<INodeListSearchResult> {
	const document = resourceOf('invoice');
	return await askingOrganisation(this, async (xero) => {
		const query = { Statuses: 'AUTHORISED', order: 'DueDate ASC', page: Number(paginationToken), pageSize, ...(filter === '' ? {} : { searchTerm: filter }) };
		const records = await xero.page(placeOf(document), query);
		const more = records.length === pageSize ? { paginationToken: String(Number(paginationToken) + 1) } : {};
		return { results: records.map((record) => listed(document, record)), ...more };
	});
}
