import { isWanted } from './filter';
import { removedStatuses, statusFieldOf, type Judge } from './judge';
import type { Reported } from './organisation';
import { readWhole, type Entries, type Entry } from './read';
import type { OrganisationState } from './state';
import type { Source, Watched } from './watched';
import type { Xero } from '../transport/session';
import type { XeroRecord } from '../values/record';

type Present = NonNullable<OrganisationState['present']>;

/** Longest text kept of an attribute. */
const mostCharacters = 80;

/** What a record is known by: its number or code, else the first that a list shows of it. */
function knownBy({ resource }: Watched, { record }: Entry): XeroRecord {
	const names = [resource.number, ...resource.shows].filter((name) => name !== undefined && !name.includes('.'));
	const name = names.find((each) => typeof record[String(each)] === 'string' && record[String(each)] !== '');
	return name === undefined ? {} : { [name]: String(record[name]).slice(0, mostCharacters) };
}

/** Whether records are watched that Xero deletes for good. */
export const isVanishing = ({ event, watch }: Watched): boolean => event === 'removed' && watch.vanishes === true;

/**
 * Whether all there is of a record is what was known of it. Of those it is known whether the filters let them through:
 * only such are noted.
 */
export const isGoneForGood = ({ record, sent }: Entry): boolean => record === sent;

/** The records that are there, not removed by their status, and asked for by the filters. */
export function presentIn(watched: Watched, entries: Entries): Present {
	const removed = new Set(removedStatuses(watched).map(({ value }) => value));
	const there = [...entries.values()].filter(({ record }) => !removed.has(String(record[statusFieldOf(watched)])) && isWanted(watched, record));
	return Object.fromEntries(there.map((entry) => [entry.id, knownBy(watched, entry)]));
}

/**
 * What was removed since the list was last read: by a status, or for good. A list of several pages can shift while it is
 * read, so that what seems to be gone from one is looked for once more. Throws Fault.
 */
export async function removedFrom(xero: Xero, watched: Watched, { listing }: Source, judge: Judge, before: Present): Promise<{ reported: Reported[]; present: Present }> {
	const { entries, calls } = await readWhole(xero, listing);
	const missing = (): string[] => Object.keys(before).filter((id) => !entries.has(id));
	if (calls > 1 && missing().length > 0) for (const [id, entry] of (await readWhole(xero, listing)).entries) entries.set(id, entry);
	const byStatus = [...entries.values()].flatMap((entry): Reported[] => {
		const happened = judge.judge(entry);
		return happened === undefined ? [] : [{ entry, happened }];
	});
	const gone = missing().map((id): Reported => {
		// Of what Xero has deleted for good there is only what was known of it.
		const record = { [watched.resource.id]: id, ...before[id] };
		return { entry: { id, record, sent: record }, happened: { event: 'removed' } };
	});
	return { reported: [...byStatus, ...gone], present: presentIn(watched, entries) };
}
