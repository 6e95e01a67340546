import { readPage, type Bounds, type Entry, type Listing } from './read';
import { clock } from '../transport/clock';
import type { Xero } from '../transport/session';

/** Records a list read on by number gives at once. https://developer.xero.com/documentation/api/accounting/journals */
const atOnce = 100;

/** Where a list is read on: behind a number, or as long as none is known since a moment. */
export type Place = { offset?: number; since?: number };

/**
 * What has a greater number than what was read before, in the order of the numbers. `attribute` holds the number; a number
 * once given stays with its record, so nothing can move in between. Throws Fault.
 */
export async function readNumbers(xero: Xero, listing: Listing, attribute: string, from: Place, bounds: Bounds): Promise<{ entries: Entry[]; offset?: number; complete: boolean; at: number }> {
	const entries: Entry[] = [];
	let { offset } = from;
	let first: number | undefined;
	for (let read = 1; ; read++) {
		const { records, at } = await readPage(xero, listing, offset === undefined ? {} : { offset }, from.since);
		first ??= at;
		entries.push(...records.map(listing.entry));
		offset = records.reduce((most, record) => Math.max(most ?? 0, Number(record[attribute])), offset);
		const complete = records.length < atOnce;
		if (complete || read >= bounds.pages || clock.now() >= bounds.deadline) return { entries, ...(offset === undefined ? {} : { offset }), complete, at: first };
	}
}
