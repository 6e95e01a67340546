import type { Resource } from '../../nodes/Xero/resources/define';
import { clearingValue, labelOf } from '../../nodes/Xero/values/columns';
import type { Field, Fields } from '../../nodes/Xero/values/field';
import { table } from './block';

const words = (options: ReadonlyArray<{ value: string }>): string =>
	options.map(({ value }) => `\`${value}\``).join(', ');

/** What a field takes, in plain words. */
function valueOf(field: Field): string {
	switch (field.kind) {
		case 'text':
			return field.max === undefined ? 'text' : `text, at most ${field.max} characters`;
		case 'decimal': {
			const digits =
				field.places === undefined
					? 'number'
					: `number, at most ${field.places} digits after the point`;
			return field.min === undefined ? digits : `${digits}, at least ${field.min}`;
		}
		case 'integer':
			return 'whole number';
		case 'boolean':
			return '`true` or `false`';
		case 'date':
			return 'date';
		case 'choice':
			return `one of ${words(field.options)}`;
		case 'reference':
			if (field.own && field.pick === 'contact')
				return '`{ "ContactID": … }`, or with `Name`, `EmailAddress` or `ContactNumber`';
			return `\`{ "${field.id}": … }\`${field.code === undefined ? '' : ` or \`{ "${field.code}": … }\``}`;
		case 'group':
			return 'object';
		case 'list':
			return field.max === undefined ? 'list' : `list of at most ${field.max}`;
	}
}

const occasions = {
	create: 'only when creating',
	update: 'only when updating',
	upsert: 'only with Create or Update',
};

/** `within`: an object that may be left out as a whole. */
function whenOf(field: Field, within: string | undefined): string {
	if (field.only !== undefined) return occasions[field.only];
	if (!field.required) return '';
	return within === undefined ? 'required' : `required with ${within}`;
}

type Row = string[];

type Place = { path: string; label: string; within?: string };

/** The rows of a table of fields, parts of objects among them; lists are gathered, to stand below. */
function rowsOf(fields: Fields, place: Place, lists: Array<[string, Fields]>): Row[] {
	return Object.entries(fields).flatMap(([name, field]): Row[] => {
		const path = `${place.path}${name}`;
		const label = `${place.label}${labelOf(name, field)}`;
		if (field.kind === 'group') {
			const within = field.required ? place.within : label;
			return rowsOf(
				field.of,
				{ path: `${path}.`, label: `${label} `, ...(within === undefined ? {} : { within }) },
				lists,
			);
		}
		if (field.kind === 'list') lists.push([path, field.of]);
		const example = field.example === undefined ? '' : `e.g. ${field.example}`;
		const meaning = [field.hint ?? '', example].filter((text) => text !== '').join('; ');
		return [[label, `\`${path}\``, valueOf(field), whenOf(field, place.within), meaning]];
	});
}

const heads = ['Field', 'In JSON', 'Value', 'When', 'Meaning'];

/** A table of fields, and one for every list in it. */
function tablesOf(fields: Fields, heading: string): string[] {
	const lists: Array<[string, Fields]> = [];
	const rows = rowsOf(fields, { path: '', label: '' }, lists);
	return [
		heading,
		table(heads, rows),
		...lists.flatMap(([path, of]) => tablesOf(of, `**Each of \`${path}\`**`)),
	];
}

/** Names of the fields that Fields to Clear empties. */
const clearable = (fields: Fields): string[] =>
	Object.entries(fields)
		.filter(
			([, field]) =>
				field.kind !== 'group' && field.only === undefined && clearingValue(field) !== undefined,
		)
		.map(([name, field]) => labelOf(name, field));

/** Whether a field, or a part of one, names another record. */
const namesRecords = (fields: Fields): boolean =>
	Object.values(fields).some((field) =>
		'of' in field
			? namesRecords(field.of)
			: field.kind === 'reference' || (field.kind === 'text' && (field.pick ?? field.refersTo)),
	);

/** Everything a person may give when creating or changing a record. */
export function fieldsSection({ fields, verbs }: Resource): string[] {
	const sections = tablesOf(fields, '## Fields');
	const cleared = verbs.update === undefined ? [] : clearable(fields);
	return [
		...sections,
		...(namesRecords(fields)
			? [
					'A field that names another record (an account, a tax rate, a contact …) takes its ID, its code, number or name, and the address of its page in Xero, as far as Xero knows them for such a record.',
				]
			: []),
		...(cleared.length === 0 ? [] : [`**Fields to Clear** can empty: ${cleared.join(', ')}.`]),
	];
}
