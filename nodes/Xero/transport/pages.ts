import { Fault } from './faults';
import type { Query } from './request';
import { millisecondsOf, type Listed, type Place, type Xero } from './session';
import type { XeroRecord } from '../values/record';

/** How a list is read to its end. */
export type Walk = {
	place: Place;
	/** Id attribute: records are told apart by it. */
	id: string;
	query: Query;
	/** Largest page Xero takes; absent when the list comes in one answer. */
	pageSize?: number;
	/** Every page has that size, and there is no parameter for it. */
	fixedPages?: boolean;
	/** Attribute the list is read by instead of pages: `offset` asks for what has a greater one. */
	byOffset?: string;
	/** Whether the endpoint knows If-Modified-Since. */
	modifiedSince: boolean;
	/** Only records changed since this UTC instant (`YYYY-MM-DDTHH:mm:ss`). */
	since?: string;
	/** At most this many records. */
	limit?: number;
	/** Records that are not wanted are read over and not kept. */
	wanted?: (record: XeroRecord) => boolean;
	/** What is kept of a record; left out, it is kept as Xero sent it. */
	shape?: (record: XeroRecord) => XeroRecord;
};

/** Most times a stretch of one second is paged through before its records are taken as they are. */
const mostPages = 10_000;

/**
 * Reads a list to its end or limit.
 *
 * The list is walked by page number in the order of UpdatedDateUTC (Xero's default). A record that changes meanwhile
 * moves to the end and shifts the ones behind it, so one could be skipped at a page boundary. Whether anything moved
 * shows: the count differs, a record turns up twice, or one is newer than the first answer's own time. Then the list is read once more
 * by seeking (always page 1, If-Modified-Since moved up to the last instant seen), which cannot skip a record,
 * and the newest version of each record is kept.
 */
export async function readList(xero: Xero, walk: Walk): Promise<XeroRecord[]> {
	return (await readListWithin(xero, walk, Infinity)) ?? [];
}

/** The list, unless it has more pages than these, which the first of them tells: then undefined. Throws Fault. */
export async function readListWithin(xero: Xero, walk: Walk, mostPages: number): Promise<XeroRecord[] | undefined> {
	if (walk.byOffset !== undefined) return await byOffset(xero, walk, walk.byOffset);
	if (walk.pageSize === undefined) {
		const records = allKept(walk, await xero.page(walk.place, walk.query, walk.since));
		return walk.limit === undefined ? records : records.slice(0, walk.limit);
	}
	const found: Found = new Map();
	const came = await byPageNumber(xero, walk, walk.pageSize, mostPages, found);
	if (came === 'too long') return undefined;
	if (came === 'moved' && walk.limit === undefined && walk.modifiedSince) await bySeeking(xero, walk, walk.pageSize, found);
	const records = [...found.values()].filter((record) => record !== undefined);
	return walk.limit === undefined ? records : records.slice(0, walk.limit);
}

/** By id; nothing of a record that is not wanted. */
type Found = Map<string, XeroRecord | undefined>;

/** What is kept of a record; nothing of one that is not wanted. */
function kept({ wanted, shape }: Walk, record: XeroRecord): XeroRecord | undefined {
	if (wanted !== undefined && !wanted(record)) return undefined;
	return shape === undefined ? record : shape(record);
}

const allKept = (walk: Walk, records: readonly XeroRecord[]): XeroRecord[] =>
	records.map((record) => kept(walk, record)).filter((record) => record !== undefined);

const asIs = (error: Error): Error => error;

const notInOrder = (attribute: string): Fault =>
	new Fault('other', [`Xero’s list cannot be read on: its last record has no ${attribute} greater than those before`]);

/** Ascending stretches, each beginning behind the last number of the one before; nothing can move in between. */
async function byOffset(xero: Xero, walk: Walk, attribute: string): Promise<XeroRecord[]> {
	const records: XeroRecord[] = [];
	let offset = walk.query.offset;
	for (;;) {
		const stretch = await xero.page(walk.place, { ...walk.query, offset }, walk.since);
		records.push(...allKept(walk, stretch));
		if (stretch.length === 0 || records.length >= (walk.limit ?? Infinity)) return records.slice(0, walk.limit);
		const next = stretch[stretch.length - 1][attribute];
		// A list that cannot be read on would else be read for ever, or end early.
		if (typeof next !== 'number' || next <= Number(offset ?? -Infinity)) throw asIs(notInOrder(attribute));
		offset = next;
	}
}

/** How many records a page had room for: Xero may give fewer than it was asked for, and says so. A shorter page is the last one. */
export const sizeOf = ({ size }: Listed, asked: number): number => Math.min(size ?? asked, asked);

/** Answers whether the list changed while it was read, or was given up. */
async function byPageNumber(xero: Xero, walk: Walk, largest: number, mostPages: number, found: Found): Promise<'whole' | 'moved' | 'too long'> {
	const pageSize = walk.limit === undefined || walk.fixedPages ? largest : Math.min(largest, walk.limit);
	let first: { count?: number; at: number } | undefined;
	let moved = false;
	for (let page = 1; ; page++) {
		const answer = await xero.pageWithCount(walk.place, { ...walk.query, page, ...sizeIn(walk, pageSize) }, walk.since);
		const { records, count } = answer;
		const size = sizeOf(answer, pageSize);
		first ??= answer;
		const isLonger = count === undefined ? records.length >= size : count > mostPages * size;
		if (page === 1 && mostPages < Infinity && isLonger) return 'too long';
		moved ||= count !== first.count;
		for (const record of records) {
			const id = String(record[walk.id]);
			moved ||= found.has(id) || millisecondsOf(record.UpdatedDateUTC) > first.at;
			found.set(id, kept(walk, record));
		}
		const complete = records.length < size || (count !== undefined && page * size >= count);
		if (complete || (walk.limit !== undefined && found.size >= walk.limit)) return moved ? 'moved' : 'whole';
	}
}

const sizeIn = ({ fixedPages }: Walk, pageSize: number): Query => (fixedPages ? {} : { pageSize });

async function bySeeking(xero: Xero, walk: Walk, pageSize: number, found: Found): Promise<void> {
	let since = walk.since;
	let page = 1;
	for (let turn = 0; turn < mostPages; turn++) {
		const query = { ...walk.query, order: 'UpdatedDateUTC ASC', page, ...sizeIn(walk, pageSize) };
		const answer = await xero.pageWithCount(walk.place, query, since);
		const { records } = answer;
		for (const record of records) {
			const id = String(record[walk.id]);
			// Deleted and set again, so that the newest version also takes the last place; a chosen order stays.
			if (walk.query.order === undefined) found.delete(id);
			found.set(id, kept(walk, record));
		}
		if (records.length < sizeOf(answer, pageSize)) return;
		const last = millisecondsOf(records[records.length - 1].UpdatedDateUTC);
		// One second back, as it is not documented whether the bound itself is included.
		const next = Number.isFinite(last) ? new Date(Math.floor(last / 1000) * 1000 - 1000).toISOString().slice(0, 19) : undefined;
		// A second with more records than a page holds is paged through; else the bound moves up.
		if (next === undefined || (since !== undefined && next <= since)) page++;
		else {
			since = next;
			page = 1;
		}
	}
}
