import { fingerprintOf, Seen } from './seen';
import type { Entries, Entry } from './read';

const bytes = 6;

/** When a record last changed, or what it holds where Xero does not tell. */
function versionOf({ sent, updated }: Entry): Buffer {
	if (updated === undefined) return fingerprintOf(sent, bytes);
	const version = Buffer.alloc(bytes);
	version.writeUIntBE(updated, 0, bytes);
	return version;
}

/**
 * The entries that were not read before: an ignored If-Modified-Since gives the whole list, and what lies in the overlap
 * comes again. `recent` is what the reading before left.
 */
export function notSeen(entries: Entries, since: number, recent = ''): Entry[] {
	const seen = new Seen(recent, bytes);
	return [...entries.values()].filter((entry) => {
		// One second earlier, as the header is cut to seconds.
		if (entry.updated !== undefined && entry.updated < since - 1000) return false;
		return seen.get(entry.id)?.equals(versionOf(entry)) !== true;
	});
}

/**
 * Ids and versions of what a reading from `next` on may give again: of a complete reading what it held, else also what was
 * known `before` and lies further on.
 */
export function recentOf(entries: Entries, next: number, complete: boolean, before = ''): string {
	const kept = new Seen(complete ? '' : before, bytes);
	if (!complete) kept.keepOnly((version) => version.readUIntBE(0, bytes) >= next - 1000);
	for (const entry of entries.values()) if (entry.updated === undefined || entry.updated >= next - 1000) kept.set(entry.id, versionOf(entry));
	return kept.text();
}
