import { DateTime } from 'luxon';

import { Refusal } from './outcome';

/** A parameter's name as the editor shows it: `inputDataFieldName` → `Input Data Field Name`. */
export const shownName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace(/([a-z])([A-Z])/g, '$1 $2');

/**
 * Text of a value that an expression may have given, trimmed: numbers and yes or no as they are written, a moment in ISO
 * form, nothing as empty text. Throws Refusal naming the parameter `name` for an object or a list, which say nothing as text.
 */
export function plainText(value: unknown, name: string): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	if (DateTime.isDateTime(value) && value.isValid) return value.toISO() ?? '';
	if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol' || Number.isNaN(value)) {
		throw new Refusal([`${shownName(name)} must be text`], 'Its expression gives an object, a list, or a calculation without a result.');
	}
	return String(value).trim();
}

/** A number that an expression may have given, as text too; NaN for anything else. */
export const plainNumber = (value: unknown): number => (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN);

/** Whether a text can be sent at all: half of a character outside the basic plane has no encoding. */
export const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** Whether a text can be the value of a header, of 128 characters at most as Xero's keys are. https://developer.xero.com/documentation/guides/idempotent-requests/idempotency */
export const isHeader = (text: string): boolean => /^[\x20-\x7e]{1,128}$/.test(text);

/** Whether a path segment, once more decoded by somebody on the way, would lead to another place: “.” or “..” between its slashes. */
export const leadsUp = (segment: string): boolean => segment.split(/[\\/]/).some((part) => ['.', '..'].includes(part.trim()));
