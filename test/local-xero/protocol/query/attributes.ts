import type { Rec, Shelf } from '../../contract';
import { queryParseException } from '../problems';
import { singular } from '../words';

/** Name of a type in the sentences of the parser. A property may be empty, hence the question mark. */
export type TypeName = 'String' | 'Guid' | 'Decimal' | 'Boolean' | 'DateTime' | 'Object' | 'Null';

export interface Attribute {
	path: string[];
	type: TypeName;
}

const typeNames = {
	string: 'String',
	guid: 'Guid',
	number: 'Decimal',
	boolean: 'Boolean',
	date: 'DateTime',
} as const;

/** The attribute a dotted name stands for, whatever its case; an object like `Contact` may be compared with null. */
export function attributeOf(shelf: Pick<Shelf, 'key' | 'types'>, name: string): Attribute {
	const wanted = name.toLowerCase();
	for (const [attribute, type] of Object.entries(shelf.types)) {
		if (attribute.toLowerCase() === wanted)
			return { path: attribute.split('.'), type: typeNames[type] };
		if (attribute.toLowerCase().startsWith(`${wanted}.`)) {
			return { path: attribute.split('.').slice(0, wanted.split('.').length), type: 'Object' };
		}
	}
	const parts = name.split('.');
	const owner = parts.length > 1 ? parts[parts.length - 2] : singular(shelf.key);
	throw queryParseException(
		`No property or field '${parts[parts.length - 1]}' exists in type '${owner}'`,
	);
}

/** A record's value as the parser compares it: dates as milliseconds, guids in small letters, nothing as null. */
export function valueOf(record: Rec, { path, type }: Attribute): unknown {
	let value: unknown = record;
	for (const name of path) {
		if (typeof value !== 'object' || value === null) return null;
		value = (value as Rec)[name];
	}
	if (value === undefined || value === null) return null;
	if (value instanceof Date) return value.getTime();
	return type === 'Guid' ? String(value).toLowerCase() : value;
}
