import { columnsById, labelOf } from './columns';
import { isInstant } from './dates';
import type { Field, Fields } from './field';
import { nearest } from './nearest';
import { Refusal } from './outcome';
import { isRecord, type Json, type XeroRecord } from './record';
import { remembered } from './remember';
import { scalarOf } from './scalars';

export { clearingRecord, clearingValue, columnsById, columnsOf, labelOf, overCleared, type Column } from './columns';

/** What coercion needs to know besides the values: the organisation's IANA zone, the input item, what is being done. */
export type Coercion = { timeZone: string; item: number; verb: 'create' | 'update' | 'upsert' };

/** A record in Xero's form, and what was wrong, one sentence each. With faults the record is not to be sent. */
export type Coerced = { record: XeroRecord; faults: string[] };

type List = Extract<Field, { kind: 'list' }>;

/** Where in the input a table is read: the words before its labels, and whether required parts must be there. */
type Place = Coercion & { before: string; whole: boolean };

type Read = { value?: Json; faults: string[] };

const notGiven: Read = { faults: [] };

/**
 * Checks given values against a table and puts them into Xero's form. Never throws and never changes what it is given.
 *
 * - undefined, null, empty text and an empty list mean "not given"; 0 and false are sent. On update, empty text empties
 *   a text field that Xero keeps empty.
 * - Parts of a group come nested (`SalesDetails: { UnitPrice }`) or as columns (`SalesDetailsUnitPrice`); a column wins.
 * - Required fields must be there when creating, required parts in every element of a list.
 * - Each fault begins with the field's label as the editor shows it and never repeats the value.
 */
export const coerceFields = (
	fields: Fields,
	given: Readonly<Record<string, unknown>>,
	context: Coercion,
): Coerced => coerceTable(fields, given, { ...context, before: '', whole: context.verb === 'create' });

const coerceTable = (fields: Fields, given: Readonly<Record<string, unknown>>, place: Place): Coerced => {
	const { values, faults } = valuesByField(fields, given, place);
	const record: XeroRecord = {};
	for (const { name, field, words } of labelled(fields)) {
		const isRequired = field.required === true && place.whole;
		if (!isRequired && !values.has(name)) continue;
		const label = place.before + words;
		const read = readField(field, values.get(name), label, place);
		faults.push(...read.faults);
		if (read.value !== undefined) record[name] = read.value;
		const missing = read.faults.length === 0 && (read.value === undefined || read.value === '');
		if (isRequired && missing) faults.push(`${label} is required.`);
	}
	return { record, faults };
};

const namesIn = remembered((fields: Fields): ReadonlySet<string> => new Set(Object.keys(fields)));

const labelled = remembered((fields: Fields) => Object.entries(fields).map(([name, field]) => ({ name, field, words: labelOf(name, field) })));

/** The given values under the names of the table's fields, columns of groups gathered, and a fault for each stranger. */
const valuesByField = (
	fields: Fields,
	given: Readonly<Record<string, unknown>>,
	place: Place,
): { values: Map<string, unknown>; faults: string[] } => {
	const byColumn = columnsById(fields);
	const values = new Map<string, unknown>();
	const faults: string[] = [];
	const columns: Array<[string, string, unknown]> = [];
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const path = byColumn.get(name)?.path;
		if (namesIn(fields).has(name)) values.set(name, value);
		else if (path !== undefined) columns.push([path[0], path.slice(1).join(''), value]);
		else faults.push(strangerFault(name, [...namesIn(fields), ...byColumn.keys()], place));
	}
	for (const [group, part, value] of columns) {
		const parts = parsed(values.get(group));
		values.set(group, isRecord(parts) ? { ...parts, [part]: value } : { [part]: value });
	}
	return { values, faults };
};

const strangerFault = (name: string, known: readonly string[], { before }: Place): string => {
	const near = nearest(name, known);
	const stranger = `${before}"${name.slice(0, 60)}" is not a field Xero takes here`;
	return near === undefined ? `${stranger}.` : `${stranger}. Did you mean ${near}?`;
};

/** JSON text as its value; anything else as it is. */
const parsed = (value: unknown): unknown => {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
};

/** Whether a date is given, at any depth, as a moment, so that its day depends on the organisation's time zone. */
export const hasInstant = (fields: Fields, given: Readonly<Record<string, unknown>>): boolean =>
	Object.entries(given).some(([name, value]) => {
		const field = fields[name] ?? columnsById(fields).get(name)?.field;
		if (field === undefined || !('of' in field)) return field?.kind === 'date' && isInstant(value);
		return [parsed(value)].flat().some((part) => isRecord(part) && hasInstant(field.of, part));
	});

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const readField = (field: Field, value: unknown, label: string, place: Place): Read => {
	const empties = value === '' && field.kind === 'text' && field.clears !== false && place.verb === 'update';
	if (isEmpty(value) && !empties) return notGiven;
	if (field.only !== undefined && field.only !== place.verb)
		return { faults: [onlyFault(label, field.only)] };
	if (field.kind === 'group') return readGroup(field.of, parsed(value), label, place);
	if (field.kind === 'list') return readList(field, parsed(value), label, place);
	try {
		return { value: scalarOf(value, field, place.timeZone), faults: [] };
	} catch (error) {
		const because =
			error instanceof Refusal ? [...error.because, error.advice ?? ''] : ['This value cannot be read.'];
		return { faults: [`${label}: ${because.join(' ').trim()}`] };
	}
};

const occasions = { create: 'when creating', update: 'when updating', upsert: 'with Create or Update' };

const onlyFault = (label: string, only: keyof typeof occasions): string =>
	`${label} can only be given ${occasions[only]}.`;

const readGroup = (parts: Fields, value: unknown, label: string, place: Place): Read => {
	if (!isRecord(value)) return { faults: [`${label}: An object is needed.`] };
	const { record, faults } = coerceTable(parts, value, { ...place, before: `${label} ` });
	return Object.keys(record).length === 0 ? { faults } : { value: record, faults };
};

const readList = ({ of, max }: List, value: unknown, label: string, place: Place): Read => {
	const elements: unknown = isRecord(value) ? [value] : value;
	if (!Array.isArray(elements)) return { faults: [`${label}: An array of objects is needed.`] };
	if (elements.length === 0) return notGiven;
	const coerced = elements.map((element, index): Coerced => {
		const numbered = `${label} ${index + 1}`;
		if (!isRecord(element)) return { record: {}, faults: [`${numbered}: An object is needed.`] };
		return coerceTable(of, element, { ...place, before: `${numbered}, `, whole: true });
	});
	const faults = coerced.flatMap((element) => element.faults);
	if (max !== undefined && elements.length > max) {
		faults.unshift(`${label}: At most ${max} are allowed, ${elements.length} were given.`);
	}
	return { value: coerced.map(({ record }) => record), faults };
};
