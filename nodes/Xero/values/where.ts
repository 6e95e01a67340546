import { decimalOf } from './decimal';
import { Refusal } from './outcome';
import { isWhole, plainText } from './plain';
import { isGuid } from './record';

/** Comparisons of Xero's `where` language that are used here. https://developer.xero.com/documentation/api/accounting/requests-and-responses */
export type WhereOperator = '==' | '!=' | '>=' | '<=' | 'Contains' | 'StartsWith' | 'ToLower()==' | 'ToLower().Contains';

/** How the value is written, by the type of the field in Xero's model. */
export type WhereType = 'string' | 'guid' | 'number' | 'boolean' | 'date';

const fieldPath = /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*$/;
const calendarDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Xero documents no way to write a double quote inside a text, and backslashes are an escape in some readers of such
 * expressions: a text with either cannot be told from the end of the literal, so it is not sent at all.
 */
const notWritable = /["\\]/;

/** Whether a text can stand in a where expression. */
export const isWritable = (text: string): boolean => !notWritable.test(text) && isWhole(text);

const asString = (value: unknown): string => {
	const text = typeof value === 'string' ? value : plainText(value, 'value');
	if (isWritable(text)) return `"${text}"`;
	throw new Refusal(
		[`Xero cannot compare with a text that holds ${isWhole(text) ? 'a double quote or a backslash' : 'half a character'}.`],
		'Use the search term instead, or a part of the text without that character.',
	);
};

const asGuid = (value: unknown): string => {
	if (isGuid(value)) return `Guid("${value.trim().toLowerCase()}")`;
	throw new Refusal(
		['This is not the ID of a Xero record.'],
		'An ID has the form 00000000-0000-0000-0000-000000000000.',
	);
};

const asNumber = (value: unknown): string => {
	if (typeof value === 'number' || typeof value === 'string') return decimalOf(value).toString();
	throw new Refusal(['A number is needed here.']);
};

const asBoolean = (value: unknown): string => {
	if (typeof value === 'boolean') return String(value);
	throw new Refusal(['True or false is needed here.']);
};

const asDate = (value: unknown): string => {
	const parts = typeof value === 'string' ? calendarDay.exec(value) : null;
	if (parts !== null) return `DateTime(${parts.slice(1).join(',')})`;
	throw new Refusal(['A date is needed here.'], 'Write a date as YYYY-MM-DD.');
};

const writers: Record<WhereType, (value: unknown) => string> = {
	string: asString,
	guid: asGuid,
	number: asNumber,
	boolean: asBoolean,
	date: asDate,
};

/**
 * One comparison in Xero's `where` language, ready to be joined and percent-encoded.
 *
 * `Contains`, `StartsWith` and those with `ToLower()` (whose value has to be in small letters) are guarded, because Xero
 * runs them on every record and a null field breaks the whole request. A date is a calendar day, `YYYY-MM-DD`.
 * Throws a Refusal when the value is not of the type or cannot be written, a TypeError when the field is no name.
 */
export const condition = (field: string, operator: WhereOperator, value: unknown, as: WhereType): string => {
	if (!fieldPath.test(field)) throw new TypeError('A field of a where condition must be a plain name');
	const literal = writers[as](value);
	if (operator === 'Contains' || operator === 'StartsWith' || operator === 'ToLower().Contains') {
		return `${field}!=null AND ${field}.${operator}(${literal})`;
	}
	if (operator === 'ToLower()==') return `${field}!=null AND ${field}.${operator}${literal}`;
	return `${field}${operator}${literal}`;
};

/** True for one bare comparison: nothing outside its quoted text could bind differently once it is joined. */
const isSimple = (expression: string): boolean => !/\s|&&|\|\|/.test(expression.replace(/"[^"]*"/g, ''));

const join = (conditions: readonly string[], word: 'AND' | 'OR'): string => {
	const given = conditions.map((one) => one.trim()).filter((one) => one !== '');
	if (given.length < 2) return given.join('');
	return given.map((one) => (isSimple(one) ? one : `(${one})`)).join(` ${word} `);
};

/** Conditions that must all hold; each that is itself joined, or written by a person, in parentheses. Empty ones are left out; none gives ''. */
export const all = (conditions: readonly string[]): string => join(conditions, 'AND');

/** Conditions of which one must hold, otherwise as `all`. None gives '', which is no condition at all. */
export const any = (conditions: readonly string[]): string => join(conditions, 'OR');
