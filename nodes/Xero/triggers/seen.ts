import { createHash } from 'crypto';

import { isRecord, type Json, type XeroRecord } from '../values/record';

/*
 * What a trigger remembers of records. n8n copies a node's static data into every saved execution, so it is packed:
 * an id takes 8 bytes, of its SHA-256, and what is noted beside it a few more.
 */

const idBytes = 8;

/** Bytes an id takes with a note of `width` bytes. */
export const bytesOf = (width: number): number => idBytes + width;

/** The first bytes of a text's SHA-256. */
const digest = (text: string, bytes: number): Buffer => createHash('sha256').update(text).digest().subarray(0, bytes);

/** JSON with the attributes of every object in the order of their names: the same for the same content. */
export function canonical(value: Json | undefined): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (!isRecord(value)) return JSON.stringify(value ?? null);
	const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
	return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** A few bytes that differ when the content differs. */
export const fingerprintOf = (value: Json | undefined, bytes: number): Buffer => digest(canonical(value), bytes);

/** How an id is kept: letters of ids count alike in any case. */
const keyOf = (id: string): string => digest(id.toLowerCase(), idBytes).toString('latin1');

/** Ids with a note of `width` bytes each, packed and sorted in base64 text. Unpacked when first asked. */
export class Seen {
	private notes?: Map<string, string>;

	private changed = false;

	/** @param text What `text()` of an earlier one gave. */
	constructor(
		private readonly packed: string = '',
		readonly width = 0,
	) {}

	private get all(): Map<string, string> {
		this.notes ??= this.unpacked();
		return this.notes;
	}

	private unpacked(): Map<string, string> {
		const bytes = Buffer.from(this.packed, 'base64').toString('latin1');
		const notes = new Map<string, string>();
		const step = bytesOf(this.width);
		for (let at = 0; at + step <= bytes.length; at += step) notes.set(bytes.slice(at, at + idBytes), bytes.slice(at + idBytes, at + step));
		return notes;
	}

	get size(): number {
		return this.all.size;
	}

	has(id: string): boolean {
		return this.all.has(keyOf(id));
	}

	/** The note beside an id; undefined when the id is not known. */
	get(id: string): Buffer | undefined {
		const note = this.all.get(keyOf(id));
		return note === undefined ? undefined : Buffer.from(note, 'latin1');
	}

	/** Notes an id, over an earlier note. `note` has the width of this store. */
	set(id: string, note: Buffer = Buffer.alloc(0)): void {
		this.all.set(keyOf(id), note.toString('latin1'));
		this.changed = true;
	}

	delete(id: string): void {
		this.changed = this.all.delete(keyOf(id)) || this.changed;
	}

	/** Forgets every id whose note is not `kept`. */
	keepOnly(kept: (note: Buffer) => boolean): void {
		for (const [key, note] of this.all) {
			if (kept(Buffer.from(note, 'latin1'))) continue;
			this.all.delete(key);
			this.changed = true;
		}
	}

	/** The packed form. */
	text(): string {
		if (!this.changed) return this.packed;
		const sorted = [...this.all].sort(([one], [other]) => (one < other ? -1 : 1));
		return Buffer.from(sorted.map(([key, note]) => key + note).join(''), 'latin1').toString('base64');
	}
}

/** Values of some attributes of records, by id; the ones seen longest ago give way when there are too many. */
export type StoredValues = { [key: string]: Json | undefined };

/** Longest JSON text of all values together, and of those of one record. */
const mostCharacters = 64_000;
const mostOfOne = 4_000;

/** The values last seen, for telling what was before: as many as fit, the latest ones. */
export class LastSeen {
	private readonly values: Map<string, Json>;

	constructor(stored: StoredValues = {}) {
		this.values = new Map(Object.entries(stored).filter((entry): entry is [string, Json] => entry[1] !== undefined));
	}

	/** The attributes as last seen; undefined when they were not, or gave way. */
	get(id: string): XeroRecord | undefined {
		const found = this.values.get(shortKey(id));
		return isRecord(found) ? found : undefined;
	}

	set(id: string, attributes: XeroRecord): void {
		const key = shortKey(id);
		this.values.delete(key);
		if (JSON.stringify(attributes).length <= mostOfOne) this.values.set(key, attributes);
	}

	/** The form to keep. */
	stored(): StoredValues {
		let length = 0;
		const kept: Array<[string, Json]> = [];
		for (const [key, value] of [...this.values].reverse()) {
			length += key.length + JSON.stringify(value).length + 4;
			if (length > mostCharacters) break;
			kept.push([key, value]);
		}
		return Object.fromEntries(kept.reverse());
	}
}

const shortKey = (id: string): string => digest(id.toLowerCase(), idBytes).toString('base64url');
