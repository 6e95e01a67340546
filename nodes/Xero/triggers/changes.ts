import { fingerprintOf, LastSeen, Seen, type StoredValues } from './seen';
import type { WatchEvent, WatchStatus } from '../resources/watch';
import type { Json, XeroRecord } from '../values/record';

/** What was before and what is now, by attribute; `before` is null when it was not seen since activation. */
export type Changes = { [attribute: string]: { before: Json; after: Json } };

/** What happened to a record. */
export type Happened = { event: WatchEvent; changes?: Changes };

/** The stored form of a Memory. */
export type StoredMemory = { marks?: string; values?: StoredValues };

/** What is remembered of the records of one kind in one organisation: a mark of each, and their latest values. */
export class Memory {
	readonly marks: Seen;

	readonly values: LastSeen;

	/** @param width Bytes of a mark: `statusBytes`, or `bytesOfFields`. */
	constructor({ marks, values }: StoredMemory, width: number) {
		this.marks = new Seen(marks, width);
		this.values = new LastSeen(values);
	}

	stored(): StoredMemory {
		return { marks: this.marks.text(), values: this.values.stored() };
	}
}

/** Bytes of a mark that tells which of the chosen statuses a record was in: a bit each. */
export const statusBytes = 2;

const bytesOfField = 4;

/** Bytes of a mark that tells whether one of the chosen fields changed. */
export const bytesOfFields = (fields: readonly string[]): number => bytesOfField * fields.length;

/** The attribute at a path such as `Contact.Name`; null where there is none. */
export function valueAt(record: XeroRecord, path: string): Json {
	let value: Json | undefined = record;
	for (const name of path.split('.')) {
		value = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;
	}
	return value ?? null;
}

/** Whether a record is in a status: Xero's own word, or what the table says of one that Xero has no word for. */
export const isIn = (record: XeroRecord, status: WatchStatus, attribute: string): boolean =>
	status.is === undefined ? record[attribute] === status.value : status.is(record);

/** The chosen statuses a record is in, as the mark that is kept of it. */
export function statusMark(record: XeroRecord, chosen: readonly WatchStatus[], attribute: string): Buffer {
	const mark = Buffer.alloc(statusBytes);
	mark.writeUInt16BE(chosen.reduce((bits, status, bit) => (isIn(record, status, attribute) ? bits | (1 << bit) : bits), 0));
	return mark;
}

/**
 * Whether a record came into one of the chosen statuses since it was last looked at, and notes where it is now.
 * A record not known was in none of them.
 */
export function enteredStatus(memory: Memory, id: string, record: XeroRecord, chosen: readonly WatchStatus[], attribute: string): Happened | undefined {
	const before = memory.marks.get(id)?.readUInt16BE() ?? 0;
	const mark = statusMark(record, chosen, attribute);
	const after = mark.readUInt16BE();
	const attributes = [...new Set([attribute, ...chosen.map((status) => status.attribute ?? attribute)])];
	const changes = changesOf(memory, id, record, chosen.filter((_, bit) => (after & ~before & (1 << bit)) !== 0).map((status) => status.attribute ?? attribute));
	if (after === 0) memory.marks.delete(id);
	else if (after !== before) memory.marks.set(id, mark);
	remember(memory, id, record, attributes);
	return Object.keys(changes).length === 0 ? undefined : { event: 'enteredStatus', changes };
}

/** The mark of the chosen fields. */
export const fieldsMark = (record: XeroRecord, fields: readonly string[]): Buffer =>
	Buffer.concat(fields.map((field) => fingerprintOf(valueAt(record, field), bytesOfField)));

/**
 * Which of the chosen fields changed since the record was last looked at, and notes what they are now. A record not
 * known has nothing to compare with: it is new.
 */
export function changedFields(memory: Memory, id: string, record: XeroRecord, fields: readonly string[]): Happened | undefined {
	const before = memory.marks.get(id);
	const after = fieldsMark(record, fields);
	const differs = (_: string, at: number): boolean =>
		before !== undefined && !before.subarray(at * bytesOfField, (at + 1) * bytesOfField).equals(after.subarray(at * bytesOfField, (at + 1) * bytesOfField));
	const changes = changesOf(memory, id, record, fields.filter(differs));
	if (before === undefined || !before.equals(after)) memory.marks.set(id, after);
	remember(memory, id, record, fields);
	return Object.keys(changes).length === 0 ? undefined : { event: 'fieldChanged', changes };
}

function changesOf(memory: Memory, id: string, record: XeroRecord, attributes: readonly string[]): Changes {
	const seen = attributes.length === 0 ? undefined : memory.values.get(id);
	return Object.fromEntries(attributes.map((attribute) => [attribute, { before: seen?.[attribute] ?? null, after: valueAt(record, attribute) }]));
}

const remember = (memory: Memory, id: string, record: XeroRecord, attributes: readonly string[]): void =>
	memory.values.set(id, Object.fromEntries(attributes.map((attribute) => [attribute, valueAt(record, attribute)])));
