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

/** What is left to tell of a record once Xero has deleted it: its id, its number or code, and the first it is known by. */
function remembered({ resource }: Watched, { id, record }: Entry): XeroRecord {
	const names = [resource.number, ...resource.shows.filter((name) => !name.includes('.'))].filter((name) => name !== undefined);
	const known = [...new Set(names)].slice(0, 2).map((name) => [name, record[name]] as const);
	const texts = known.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
	return Object.fromEntries([[resource.id, id], ...texts.map(([name, text]) => [name, text.slice(0, mostCharacters)])]);
}

/** Whether records are watched that Xero deletes for good. */
export const isVanishing = ({ event, watch }: Watched): boolean => event === 'removed' && watch.vanishes === true;

/** The records that are there and not removed by their status. */
export function presentIn(watched: Watched, entries: Entries): Present {
	const removed = new Set(removedStatuses(watched).map(({ value }) => value));
	const there = [...entries.values()].filter(({ record }) => !removed.has(String(record[statusFieldOf(watched)])));
	return Object.fromEntries(there.map((entry) => [entry.id, remembered(watched, entry)]));
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
		const record = before[id];
		return { entry: { id, record, sent: record }, happened: { event: 'removed' } };
	});
	return { reported: [...byStatus, ...gone], present: presentIn(watched, entries) };
}
