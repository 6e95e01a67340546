import { dateOfString } from './dates';
import type { Field, Fields } from './field';
import { isRecord, type Json, type XeroRecord } from './record';
import { remembered } from './remember';

/** One value a person fills in: a field, or a part of a group. */
export type Column = {
	/** The wire name; for a part of a group the names joined, `SalesDetailsUnitPrice`. */
	id: string;
	label: string;
	field: Field;
	/** Wire names from the record down to the value. */
	path: readonly string[];
	/** Whether Xero keeps it empty once it is cleared. */
	clears: boolean;
};

/** `EmailAddress` → `Email Address`, `COGSAccountCode` → `COGS Account Code`, `Url` → `URL`. The field's own label wins. */
export const labelOf = (name: string, field?: Field): string =>
	field?.label ??
	name
		.replace(/([a-z])([A-Z\d])/g, '$1 $2')
		.replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.replace(/\b(?:Url|Id)\b/g, (word) => word.toUpperCase());

/**
 * What to send for a field so that Xero empties it; undefined when it keeps no empty value.
 * Numbers, booleans and choices have none unless their table says so.
 */
export const clearingValue = (field: Field): Json | undefined => {
	if (field.clears === false) return undefined;
	if (field.kind === 'list') return [];
	if (field.kind === 'text' || field.kind === 'date' || field.clears === true) return '';
	return undefined;
};

/**
 * Every column of a table in its order, groups replaced by their parts. A part inherits from its group which operation
 * takes it. Fields with a parameter of their own are among them.
 */
export const columnsOf = remembered((fields: Fields): readonly Column[] => columnsBelow(fields, [], [], {}));

/** The same by their ids. */
export const columnsById = remembered(
	(fields: Fields): ReadonlyMap<string, Column> => new Map(columnsOf(fields).map((column) => [column.id, column])),
);

const columnsBelow = (
	fields: Fields,
	path: readonly string[],
	labels: readonly string[],
	inherited: Pick<Field, 'only' | 'own'>,
): Column[] =>
	Object.entries(fields).flatMap(([name, declared]) => {
		const field = { ...inherited, ...declared };
		const [names, words] = [
			[...path, name],
			[...labels, labelOf(name, declared)],
		];
		if (field.kind === 'group') {
			const { only, own } = field;
			return columnsBelow(field.of, names, words, { ...(only && { only }), ...(own && { own }) });
		}
		const clears = clearingValue(field) !== undefined;
		return [{ id: names.join(''), label: words.join(' '), field, path: names, clears }];
	});

/**
 * What to send so that Xero empties these columns (ids as `columnsOf` gives them; others and those without an empty
 * value are passed over). Xero empties a date by its twin string: an empty `ExpectedPaymentDate` is not heeded, an
 * empty `ExpectedPaymentDateString` is. https://github.com/XeroAPI/xero-node/issues/476
 */
export const clearingRecord = (fields: Fields, ids: readonly string[]): XeroRecord =>
	columnsOf(fields)
		.filter(({ id, clears }) => clears && ids.includes(id))
		.reduce<XeroRecord>((record, { field, path }) => {
			const wirePath =
				field.kind === 'date' ? [...path.slice(0, -1), `${path[path.length - 1]}String`] : path;
			return withValueAt(record, wirePath, clearingValue(field));
		}, {});

const withValueAt = (
	record: XeroRecord,
	[name, ...below]: readonly string[],
	value: Json | undefined,
): XeroRecord => ({
	...record,
	[name]: below.length === 0 ? value : withValueAt((record[name] ?? {}) as XeroRecord, below, value),
});

/** Given values over those that empty fields, part by part: where both are there for one field, what is given counts. */
export const overCleared = (cleared: XeroRecord, given: XeroRecord): XeroRecord => {
	const parts = Object.entries(given).map(([name, value]): [string, Json | undefined] => {
		const emptied = cleared[name];
		return [name, isRecord(emptied) && isRecord(value) ? overCleared(emptied, value) : value];
	});
	const emptied = Object.entries(cleared).filter(([name]) => given[dateOfString(name)] === undefined);
	return Object.fromEntries([...emptied, ...parts]);
};
