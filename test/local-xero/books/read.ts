import Decimal from 'decimal.js';

import { utcDate } from './dates';

/** An attribute that cannot be read: Xero refuses the whole request with ErrorNumber 14. */
export class Unreadable extends Error {}

/** An element that names an id nobody has: Xero answers 404 for the whole request. */
export class UnknownId extends Error {}

/** Reads one attribute; undefined means it was not given. */
export type Reader<T> = (value: unknown, path: string) => T | undefined;
export type Shape = { [attribute: string]: Reader<unknown> };
/** What an element gave: an attribute is there only when it was sent with a value. */
export type Given<S extends Shape> = { [A in keyof S]?: Exclude<ReturnType<S[A]>, undefined> };

function cannotConvert(value: unknown, type: string, path: string): never {
	throw new Unreadable(
		`Error converting value ${JSON.stringify(value)} to type '${type}'. Path '${path}'.`,
	);
}

/** Nothing given: absent, null, or an empty text where no text is expected (as JSON.NET reads nullable types). */
function isNothing(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Text; an empty one is a value (it clears). Numbers and booleans become text, as in JSON.NET. */
export const text: Reader<string> = (value, path) => {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'string') return value;
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return cannotConvert(value, 'System.String', path);
};

export const guid: Reader<string> = (value, path) => {
	if (isNothing(value)) return undefined;
	if (typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
		return value.toLowerCase();
	}
	return cannotConvert(value, 'System.Guid', path);
};

export const amount: Reader<Decimal> = (value, path) => {
	if (isNothing(value)) return undefined;
	if (typeof value === 'number' && Number.isFinite(value)) return new Decimal(value);
	if (typeof value === 'string' && /^\s*-?\d*\.?\d+\s*$/.test(value))
		return new Decimal(value.trim());
	return cannotConvert(value, 'System.Decimal', path);
};

export const flag: Reader<boolean> = (value, path) => {
	if (isNothing(value)) return undefined;
	if (typeof value === 'boolean') return value;
	const word = String(value).toLowerCase();
	if (word === 'true' || word === 'false') return word === 'true';
	return cannotConvert(value, 'System.Boolean', path);
};

/**
 * A date: `2026-04-09`, the same with a time (which is cut off), or `/Date(ms+0000)/`. Anything else gets the sentence
 * of https://developer.xero.com/documentation/api/accounting/requests-and-responses.
 */
export const date: Reader<Date> = (value, path) => {
	if (isNothing(value)) return undefined;
	if (value instanceof Date)
		return utcDate(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate());
	if (typeof value !== 'string') return cannotConvert(value, 'System.DateTime', path);
	const ticks = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(value);
	if (ticks) return date(new Date(Number(ticks[1])), path);
	const parts = /^(\d{4})-(\d{2})-(\d{2})(T|$)/.exec(value);
	if (parts) {
		const [year, month, day] = parts.slice(1, 4).map(Number);
		const found = utcDate(year, month, day);
		if (found.getUTCMonth() === month - 1 && found.getUTCDate() === day) return found;
	}
	throw new Unreadable(`The string '${value}' is not a valid AllXsd value.`);
};

/** One of Xero's words, case and all. */
export function oneOf<W extends string>(type: string, words: readonly W[]): Reader<W> {
	return (value, path) => {
		if (isNothing(value)) return undefined;
		return words.find((word) => word === value) ?? cannotConvert(value, type, path);
	};
}

/**
 * Reads an element's attributes by a shape; attributes the shape does not know are ignored, as Xero does.
 *
 * @throws Unreadable when a value is not of its type
 */
export function read<S extends Shape>(shape: S, element: unknown, path = ''): Given<S> {
	if (typeof element !== 'object' || element === null || Array.isArray(element)) {
		return cannotConvert(element, 'System.Object', path);
	}
	const given: { [attribute: string]: unknown } = {};
	for (const [attribute, reader] of Object.entries(shape)) {
		const value = (element as { [attribute: string]: unknown })[attribute];
		const found = reader(value, path ? `${path}.${attribute}` : attribute);
		if (found !== undefined) given[attribute] = found;
	}
	return given as Given<S>;
}

/** A nested object. */
export function object<S extends Shape>(shape: S): Reader<Given<S>> {
	return (value, path) => (isNothing(value) ? undefined : read(shape, value, path));
}

/** A list of nested objects; a single object counts as a list of one. */
export function list<S extends Shape>(shape: S): Reader<Given<S>[]> {
	return (value, path) => {
		if (isNothing(value)) return undefined;
		const elements = Array.isArray(value) ? value : [value];
		return elements.map((element, at) => read(shape, element, `${path}[${at}]`));
	};
}
