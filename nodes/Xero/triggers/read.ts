import { clock } from '../transport/clock';
import { readListWithin, sizeOf } from '../transport/pages';
import type { Query } from '../transport/request';
import { millisecondsOf, type Listed, type Place, type Xero } from '../transport/session';
import type { XeroRecord } from '../values/record';

/** A record as it was read: its id, its attributes with dates in ISO form, as Xero sent it, and when it last changed. */
export type Entry = { id: string; record: XeroRecord; sent: XeroRecord; updated?: number };

/** Records by id, the latest version of each. */
export type Entries = Map<string, Entry>;

/** How the list of an object is asked for, and how its records are looked at. */
export type Listing = {
	place: Place;
	/** Id attribute, as this list's records have it. */
	id: string;
	query: Query;
	pageSize?: number;
	/** Every page has that size, and there is no parameter for it. */
	fixedPages?: boolean;
	entry: (sent: XeroRecord) => Entry;
};

/** What a stretch of the list of changes gave. */
export type Stretch = {
	entries: Entries;
	/** The moment from which to ask the next time, in milliseconds since the epoch. */
	next: number;
	/** Whether there is nothing more to read now. */
	complete: boolean;
	/** Xero's own time of the first answer; NaN when it did not tell. */
	at: number;
};

/** How far one reading may go. */
export type Bounds = { pages: number; deadline: number };

/**
 * Changes are asked for again from this long before Xero's own time of the last answer, in milliseconds: a record may show
 * up in lists a little after the moment it bears.
 */
export const overlap = 120_000;

/** The value of If-Modified-Since: UTC to the second. https://github.com/XeroAPI/xero-node/issues/644 */
export const headerOf = (instant: number): string => new Date(instant).toISOString().slice(0, 19);

/** One page, or the whole of a list without pages. `page` counts from 1. */
export async function readPage(xero: Xero, { place, query, pageSize, fixedPages }: Listing, more: Query, since?: number) {
	const paging = pageSize === undefined ? {} : { page: 1, ...(fixedPages ? {} : { pageSize }), order: 'UpdatedDateUTC ASC' };
	return await xero.pageWithCount(place, { ...query, ...paging, ...more }, since === undefined ? undefined : headerOf(since));
}

/**
 * What changed since a moment, oldest first, until there is nothing more or the bounds are reached. Throws Fault.
 *
 * The list is in the order of UpdatedDateUTC and always asked for from its first page, with If-Modified-Since moved up to
 * the last second seen: a record that changes meanwhile moves to the end, and nothing in front of it is skipped. A second
 * with more records than fit a page is paged through, to its last page and back: what leaves it on the way makes those
 * behind move up, and on the way back they are met. The next reading begins where this one ended, but never later than
 * `overlap` before Xero's own time of the first answer.
 * https://developer.xero.com/documentation/best-practices/api-call-efficiencies/efficient-data-retrieval
 */
export async function readChanges(xero: Xero, listing: Listing, from: number, bounds: Bounds): Promise<Stretch> {
	const entries: Entries = new Map();
	const readTo = async (since: number, page: number) => {
		const answer = await readPage(xero, listing, page === 1 ? {} : { page }, since);
		for (const sent of answer.records) {
			const entry = listing.entry(sent);
			entries.set(entry.id, entry);
		}
		return answer;
	};
	let since = from;
	let first: number | undefined;
	for (let read = 1, page = 1; ; read++) {
		const answer = await readTo(since, page);
		first ??= answer.at;
		const next = nextOf(listing, answer);
		if (next <= since) {
			page += 1;
			continue;
		}
		for (let back = page - 1; back >= 1; back--) await readTo(since, back);
		// Without Xero's time the cursor stays, and the same is asked for again.
		const settled = Number.isFinite(first) ? first - overlap : from;
		const complete = next === Infinity;
		if (complete || read >= bounds.pages || clock.now() >= bounds.deadline) return { entries, next: Math.max(from, Math.min(next, settled)), complete, at: first };
		since = next;
		page = 1;
	}
}

/**
 * From when to read on after a page; Infinity after the last one. One second before its last record's, as it is not
 * documented whether the bound itself is included.
 */
function nextOf({ pageSize }: Listing, answer: Listed): number {
	const { records } = answer;
	if (pageSize === undefined || records.length < sizeOf(answer, pageSize)) return Infinity;
	const last = millisecondsOf(records[records.length - 1].UpdatedDateUTC);
	return Number.isFinite(last) ? Math.floor(last / 1000) * 1000 - 1000 : -Infinity;
}

/**
 * Gives every record of a list to `each`, which may throw; a record that changes meanwhile comes again in its newer version.
 * Answers how many calls it took, or undefined when the first page tells that there are more than `most` records: then
 * nothing else is read. Throws Fault.
 */
export async function readEach(xero: Xero, listing: Listing, more: Query, each: (entry: Entry) => void, most = Infinity): Promise<number | undefined> {
	const before = xero.sender.used.calls;
	const { place, id, query, pageSize, fixedPages } = listing;
	const wanted = (sent: XeroRecord): boolean => {
		each(listing.entry(sent));
		return false;
	};
	const paging = { ...(pageSize === undefined ? {} : { pageSize }), ...(fixedPages === undefined ? {} : { fixedPages }) };
	// Pages of a fixed size come without a count, so their number shows at the end only.
	const mostPages = pageSize === undefined || fixedPages ? Infinity : Math.ceil(most / pageSize);
	const read = await readListWithin(xero, { place, id, query: { ...query, ...more }, ...paging, modifiedSince: true, wanted }, mostPages);
	return read === undefined ? undefined : xero.sender.used.calls - before;
}

/** Every record of a list, and how many calls it took. Throws Fault. */
export async function readWhole(xero: Xero, listing: Listing, more: Query = {}): Promise<{ entries: Entries; calls: number }> {
	const entries: Entries = new Map();
	const calls = (await readEach(xero, listing, more, (entry) => entries.set(entry.id, entry))) ?? 0;
	return { entries, calls };
}
