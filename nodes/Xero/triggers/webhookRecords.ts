import { catalogue } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import { placeOf, unitDecimals, walkOf } from '../resources/reading';
import { asFault } from '../transport/faults';
import { readList } from '../transport/pages';
import { segment, type Query } from '../transport/request';
import { millisecondsOf, recordsIn, type Xero, type XeroSession } from '../transport/session';
import type { XeroRecord } from '../values/record';
import { headerOf } from './read';
import type { WebhookEvent } from './webhookBody';

/** The kinds of record a category tells of: invoices and bills share one; none where there is nothing to read. */
export const resourcesOf = (category: string): Resource[] => catalogue.filter(({ watch }) => watch?.webhook === category);

/** The kind a record of a category is. */
export const resourceOf = (category: string, record: XeroRecord): Resource | undefined => {
	const kinds = resourcesOf(category);
	return kinds.find(({ document }) => document?.type !== undefined && document.type === record.Type) ?? kinds[0];
};

/** About 40 ids fit a list parameter. https://developer.xero.com/documentation/api/efficient-data-retrieval */
const listed = 40;

/** An event can be told a little before or after the record says it changed. */
const slack = 60_000;

/** A record by its organisation and id, or why it could not be read. */
export type Reading = { record: XeroRecord } | { because: string };

/** Why nothing is read of an id Xero does not know. */
export const noSuchRecord = 'Xero has no such record';

/** By what a record is found in the readings. */
export const keyOf = ({ tenantId, category, resourceId }: Pick<WebhookEvent, 'tenantId' | 'category' | 'resourceId'>): string =>
	`${tenantId} ${category} ${resourceId}`.toLowerCase();

/** In which organisation's books to read; a custom connection has just one. */
export const booksOf = async (session: XeroSession, tenantId: string): Promise<Xero> => await session.organisation(session.custom ? '' : tenantId);

/**
 * The records events point at, in as few calls as possible: by lists of 40 ids where the endpoint takes them, else by
 * what changed since the earliest event, and one by one what is not among that. All organisations and categories at the
 * same time. What could not be read says why; events without a record are left out. Throws nothing.
 */
export async function readRecords(session: XeroSession, events: readonly WebhookEvent[]): Promise<Map<string, Reading>> {
	const readings = new Map<string, Reading>();
	await Promise.all(
		groupsOf(events).map(async (group) => {
			const found = new Map<string, XeroRecord>();
			let because = noSuchRecord;
			try {
				await readGroup(await booksOf(session, group[0].tenantId), group, found);
			} catch (error) {
				const { message, details } = asFault(error);
				because = `${message}. ${details.advice ?? ''}`.trim();
			}
			for (const event of group) {
				const record = found.get(event.resourceId.toLowerCase());
				readings.set(keyOf(event), record === undefined ? { because } : { record });
			}
		}),
	);
	return readings;
}

/** The events with a record, by organisation and category. */
function groupsOf(events: readonly WebhookEvent[]): WebhookEvent[][] {
	const groups = new Map<string, WebhookEvent[]>();
	for (const event of events) {
		if (event.resourceId === '' || resourcesOf(event.category).length === 0) continue;
		const key = `${event.tenantId} ${event.category}`;
		groups.set(key, [...(groups.get(key) ?? []), event]);
	}
	return [...groups.values()];
}

/** Puts the records of one organisation and category into `found`, by id in small letters. Throws Fault. */
async function readGroup(xero: Xero, events: readonly WebhookEvent[], found: Map<string, XeroRecord>): Promise<void> {
	const [resource] = resourcesOf(events[0].category);
	const ids = [...new Set(events.map(({ resourceId }) => resourceId.toLowerCase()))];
	const keep = (records: readonly XeroRecord[]): void => {
		for (const record of records) found.set(String(record[resource.id]).toLowerCase(), record);
	};
	const query: Query = { ...wholeList(resource), page: 1, pageSize: resource.list.pageSize };
	const parameter = resource.list.ids;
	if (parameter !== undefined) {
		for (let at = 0; at < ids.length; at += listed) keep(await xero.page(placeOf(resource), { ...query, [parameter]: ids.slice(at, at + listed).join(',') }));
		return;
	}
	const since = Math.min(...events.map(({ at }) => at)) - slack;
	if (ids.length > 1 && Number.isFinite(since)) keep(await xero.page(placeOf(resource), { ...query, order: 'UpdatedDateUTC DESC' }, headerOf(since)));
	for (const id of ids.filter((each) => !found.has(each))) keep(await readOne(xero, resource, id));
}

/** The record at its own address; none when Xero does not know it. Throws Fault. */
async function readOne(xero: Xero, resource: Resource, id: string): Promise<XeroRecord[]> {
	try {
		const { path, listKey, scope = '' } = placeOf(resource);
		return recordsIn(await xero.request({ method: 'GET', path: `${path}/${segment(id)}`, query: unitDecimals(resource), scope }), listKey);
	} catch (error) {
		const fault = asFault(error);
		if (fault.details.status === 404) return [];
		throw asIs(fault);
	}
}

/** Thrown on unchanged; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: Error): Error => error;

/** Archived contacts are changed records like any other. */
const wholeList = (resource: Resource): Query => ({ includeArchived: resource.list.archived, ...unitDecimals(resource) });

/** Every record of a category that changed in an organisation since a moment, whole. Throws Fault. */
export async function readChanged(xero: Xero, category: string, since: number): Promise<XeroRecord[]> {
	const [resource] = resourcesOf(category);
	// One second back, as Xero does not say whether the bound itself is included.
	return await readList(xero, { ...walkOf(resource), query: wholeList(resource), since: headerOf(since - 1000) });
}

/** When a record was made, by the oldest entry of its history, in milliseconds since the epoch; NaN without one. Throws Fault. */
export async function madeAt(xero: Xero, category: string, id: string): Promise<number> {
	const [resource] = resourcesOf(category);
	const { path, scope = '' } = placeOf(resource);
	const answer = await xero.request({ method: 'GET', path: `${path}/${segment(id)}/History`, scope });
	const dates = recordsIn(answer, 'HistoryRecords').map(({ DateUTC }) => millisecondsOf(DateUTC));
	return dates.length === 0 ? NaN : Math.min(...dates);
}
