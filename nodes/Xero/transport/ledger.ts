import { clock } from './clock';

/** How long a verdict is kept: longer than n8n's own retries may take. */
const life = 60 * 60_000;
/** Most entries kept; beyond, the oldest go. */
const mostKept = 20_000;

/**
 * What became of each record written lately, by the place it was written from, in this process. It answers an attempt
 * that n8n repeats (Retry On Fail, or the whole node again when the first item failed) from memory, so that nothing is
 * sent twice, however long the first attempt took.
 */
export class Ledger<Entry> {
	private readonly entries = new Map<string, { at: number; entry: Entry }>();

	constructor(private readonly most = mostKept) {}

	/** What is known of a place, if it is not older than an hour. */
	recall(place: string): Entry | undefined {
		const found = this.entries.get(place);
		if (found === undefined) return undefined;
		if (clock.now() - found.at <= life) return found.entry;
		this.entries.delete(place);
		return undefined;
	}

	/** A place that turned out not to have been written may be written again. */
	forget(place: string): void {
		this.entries.delete(place);
	}

	/** Keeps what became of a place, and lets go what is too old or too much: the entries stand in the order of their age. */
	keep(place: string, entry: Entry): void {
		const now = clock.now();
		this.entries.delete(place);
		this.entries.set(place, { at: now, entry });
		for (const [oldest, { at }] of this.entries) {
			if (this.entries.size <= this.most && now - at <= life) break;
			this.entries.delete(oldest);
		}
	}
}
