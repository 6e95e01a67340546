import { toXeroDate } from './dates';
import { decimalOf, type Decimal } from './decimal';
import type { Field, RefersTo } from './field';
import { idOfLink } from './link';
import { nearest } from './nearest';
import { Refusal } from './outcome';
import { isGuid, isRecord, type Json } from './record';

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** A field that is one value on the wire, not an object or a list with parts of their own. */
export type Scalar = Exclude<Field, { kind: 'group' | 'list' }>;

const isNumber = (value: unknown): value is number | bigint =>
	typeof value === 'number' || typeof value === 'bigint';

/** In place of an id the address of the record's page in Xero may be given. */
const webAddress = /^https?:\/\//i;

/** The id in a link; any other text as it is. */
const idOrText = (text: string): string => {
	const id = webAddress.test(text) ? idOfLink(text) : text;
	if (id === undefined) throw new Refusal(['The link holds no Xero ID.']);
	return id;
};

const idIsNeeded = 'An ID is needed, of the form 00000000-0000-0000-0000-000000000000.';

/** Text that names a record: of a link its id; records without number and name are named by the id alone. */
const namingText = (text: string, refersTo: RefersTo | undefined): string => {
	const named = idOrText(text.trim());
	if (refersTo === 'receipt' && !isGuid(named)) throw new Refusal([idIsNeeded]);
	return named;
};

const textOf = (value: unknown, { max, pick, refersTo }: Of<'text'>): string => {
	const given = isNumber(value) ? decimalOf(String(value)).toString() : value;
	if (typeof given !== 'string') throw new Refusal(['Text is needed.']);
	const text = (pick ?? refersTo) === undefined || given === '' ? given : namingText(given, refersTo);
	if (max !== undefined && text.length > max) {
		throw new Refusal([`At most ${max} characters are allowed, ${text.length} were given.`]);
	}
	return text;
};

/**
 * A calculation in JavaScript leaves noise behind the 15 digits a number can hold: 0.1 + 0.2 is 0.30000000000000004.
 * Those digits are nobody's, and without them the number is what was meant. A whole number, or one in cents, has no such
 * noise, however large. Text is always taken to the letter.
 */
export const withoutNoise = (value: number): number => (decimalOf(value).places <= 2 ? value : Number(value.toPrecision(15)));

const numberOf = (value: unknown): Decimal => {
	if (typeof value !== 'string' && !isNumber(value)) throw new Refusal(['A number is needed.']);
	return decimalOf(String(typeof value === 'number' ? withoutNoise(value) : value));
};

const decimalNumber = (value: unknown, { places, min }: Of<'decimal'>): number => {
	const given = numberOf(value);
	if (places !== undefined && given.places > places) {
		throw new Refusal([
			`At most ${places} digits are allowed after the decimal point, ${given.places} were given; round it first.`,
		]);
	}
	if (min !== undefined && given.compare(decimalOf(min)) < 0)
		throw new Refusal([`The least allowed is ${min}.`]);
	return given.toNumber();
};

const wholeNumber = (value: unknown): number => {
	const given = numberOf(value);
	if (given.places > 0) throw new Refusal(['A whole number is needed.']);
	return given.toNumber();
};

const truths: ReadonlyMap<string, boolean> = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/** Yes or no, also as an expression may give it: as a word, or as 1 and 0. Undefined for anything else. */
export const truthIn = (value: unknown): boolean | undefined =>
	isRecord(value) || Array.isArray(value) ? undefined : truths.get(String(value).trim().toLowerCase());

const truthOf = (value: unknown): boolean => {
	const truth = truthIn(value);
	if (truth === undefined) throw new Refusal(['True or false is needed.']);
	return truth;
};

/** So many words can be read at a glance; of longer lists only the nearest is named. */
const mostNamed = 12;

const chosen = (value: unknown, { options }: Of<'choice'>): string => {
	const wanted = typeof value === 'string' || isNumber(value) ? String(value).trim().toLowerCase() : '';
	const found =
		options.find((option) => option.value.toLowerCase() === wanted) ??
		options.find((option) => option.name.toLowerCase() === wanted);
	if (found !== undefined) return found.value;
	const words = options.map((option) => option.value);
	const near = nearest(wanted, words);
	if (words.length > mostNamed && near === undefined) throw new Refusal(['Xero does not know this word.']);
	throw new Refusal([
		words.length > mostNamed ? `Did you mean ${near}?` : `Must be one of ${words.join(', ')}.`,
	]);
};

/** The id or the code inside an object as Xero writes it, or the value itself. */
const referenced = (value: unknown, { id, code }: Of<'reference'>): unknown =>
	isRecord(value) ? (value[id] ?? (code === undefined ? undefined : value[code])) : value;

/** What is no id goes under the code where Xero takes one, else under the id until it is looked up. */
const referenceTo = (value: unknown, field: Of<'reference'>): Json => {
	const { id, code, pick, refersTo } = field;
	const named = referenced(value, field);
	const text = typeof named === 'string' || isNumber(named) ? String(named).trim() : '';
	const guid = idOrText(text);
	if (isGuid(guid)) return { [id]: guid };
	const isLookedUp = (pick !== undefined || refersTo !== undefined) && text !== '';
	if (code === undefined && isLookedUp) return { [id]: text };
	if (code === undefined) throw new Refusal([idIsNeeded]);
	if (text === '') throw new Refusal([`${id} or ${code} is needed.`]);
	return { [code]: text };
};

/**
 * One given value in the form Xero takes. Throws a Refusal whose sentences say what is wrong with the value, without
 * naming the field and without repeating the value.
 */
export const scalarOf = (value: unknown, field: Scalar, timeZone: string): Json => {
	switch (field.kind) {
		case 'text':
			return textOf(value, field);
		case 'decimal':
			return decimalNumber(value, field);
		case 'integer':
			return wholeNumber(value);
		case 'boolean':
			return truthOf(value);
		case 'date':
			return toXeroDate(value, timeZone);
		case 'choice':
			return chosen(value, field);
		case 'reference':
			return referenceTo(value, field);
	}
};
