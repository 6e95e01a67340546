import { isRecord, type Json, type XeroRecord } from './record';

/** How many records of a list a model is shown that does not say how many, and most of them at once. */
export const usualRecords = 10;
export const mostRecords = 100;

/** Longest text, and most elements of a list, that a model is shown of a record. */
const longestText = 500;
const mostElements = 50;

/** A text as a model is shown it: cut, with a note of how much is missing. */
export const shortText = (text: string): string => {
	const left = text.length - longestText;
	return left > 0 ? `${text.slice(0, longestText)}… (cut here: ${left} more characters)` : text;
};

const short = (value: Json | undefined): Json | undefined => {
	if (typeof value === 'string') return shortText(value);
	if (isRecord(value)) return shortRecord(value);
	if (!Array.isArray(value)) return value;
	const shown = value.slice(0, mostElements).map((element) => short(element) ?? null);
	const left = value.length - shown.length;
	return left > 0 ? [...shown, `… (cut here: ${left} more)`] : shown;
};

/**
 * A record as a model is shown it: a copy in which long texts and long lists are cut, each with a note of how much is
 * missing. Everything else stays.
 */
export const shortRecord = (record: XeroRecord): XeroRecord =>
	// fromEntries defines own properties, so that a key named __proto__ stays a mere key.
	Object.fromEntries(Object.entries(record).map(([name, value]) => [name, short(value)]));

/**
 * What a model gave, without what it left open: models fill a key they know nothing for with null, an empty text or an
 * empty list or object. The elements of a list all stay, as each is a line somebody meant.
 */
export const withoutBlanks = (given: XeroRecord): XeroRecord =>
	Object.fromEntries(
		Object.entries(given)
			.map(([name, value]): [string, Json | undefined] => [name, filled(value)])
			.filter(([, value]) => !isBlank(value)),
	);

const filled = (value: Json | undefined): Json | undefined => {
	if (isRecord(value)) return withoutBlanks(value);
	return Array.isArray(value) ? value.map((element) => filled(element) ?? null) : value;
};

const isBlank = (value: Json | undefined): boolean => {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
};
