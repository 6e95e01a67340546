import { labelOf } from './columns';
import type { Json, XeroRecord } from './record';

/** One input item that is a line of a document: which document, what it says of it, its line, what is wrong with it. */
export type Row = {
	item: number;
	key: unknown;
	header: XeroRecord;
	line: XeroRecord;
	faults: readonly string[];
};

/** A document made of rows. With faults it must not be sent, and each of its items has to say so. */
export type RowDocument = {
	key: string;
	items: number[];
	header: XeroRecord;
	lines: XeroRecord[];
	faults: string[];
};

/** The key as text, so that 1001 and "1001 " are one document; empty for what cannot be a key. */
const keyOf = (key: unknown): string =>
	typeof key === 'string' || typeof key === 'number' || typeof key === 'bigint' ? String(key).trim() : '';

/** The same text for equal values, whatever the order of their keys. */
const canonical = (value: Json | undefined): string =>
	JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
			: part,
	);

/** The header of the first row that has each field, and the fields on which a later row says something else. */
const headerOf = (rows: readonly Row[]): { header: XeroRecord; conflicts: string[] } => {
	const said = new Map<string, { item: number; value: Json }>();
	const conflicts: string[] = [];
	for (const { item, header } of rows) {
		for (const [name, value] of Object.entries(header)) {
			const first = said.get(name);
			if (value === undefined) continue;
			if (first === undefined) said.set(name, { item, value });
			else if (canonical(first.value) !== canonical(value)) {
				conflicts.push(`${labelOf(name)} of item ${item} differs from that of item ${first.item}.`);
			}
		}
	}
	return { header: Object.fromEntries([...said].map(([name, { value }]) => [name, value])), conflicts };
};

const documentOf = (key: string, rows: readonly Row[]): RowDocument => {
	const { header, conflicts } = headerOf(rows);
	const keyless = key === '' ? ['The document key is empty.'] : [];
	// With one row there is no other item to tell apart.
	const faulty = rows.flatMap(({ item, faults }) =>
		faults.map((fault) => (rows.length === 1 ? fault : `Item ${item}: ${fault}`)),
	);
	return {
		key,
		items: rows.map(({ item }) => item),
		header,
		lines: rows.map(({ line }) => line),
		faults: [...keyless, ...conflicts, ...faulty],
	};
};

/**
 * Documents made of rows that share a key (an order number), in the order in which each key is first seen; a line per
 * row, in order. A header field is taken from the first row that has it; rows without it say nothing against it, rows
 * with another value are a conflict. A row with a fault fails its whole document; one without a key stands alone.
 * Items are named by their position as n8n counts them, from 0.
 */
export const documentsFromRows = (rows: readonly Row[]): RowDocument[] => {
	const byKey = new Map<string, { key: string; rows: Row[] }>();
	for (const row of rows) {
		const key = keyOf(row.key);
		const place = key === '' ? `alone ${row.item}` : `shared ${key}`;
		const document = byKey.get(place) ?? { key, rows: [] };
		document.rows.push(row);
		byKey.set(place, document);
	}
	return [...byKey.values()].map((document) => documentOf(document.key, document.rows));
};
