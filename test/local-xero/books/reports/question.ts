import { date, guid, Unreadable } from '../read';

/** What a report is asked by: parameters by their name in small letters. */
export type Question = { readonly [parameter: string]: string | undefined };

/** @throws Unreadable when it is no date */
export const dayOf = (asked: Question, name: string): Date | undefined => date(asked[name], name);

/** @throws Unreadable when it is no id */
export const idOf = (asked: Question, name: string): string | undefined => guid(asked[name], name);

export const flagOf = (asked: Question, name: string) => asked[name]?.toLowerCase() === 'true';

/**
 * A whole number within bounds.
 *
 * @throws Unreadable when it is none
 */
export function countOf(asked: Question, name: string, most: number): number | undefined {
	const text = asked[name];
	if (text === undefined || text === '') return undefined;
	const count = Number(text);
	if (Number.isInteger(count) && count >= 1 && count <= most) return count;
	throw new Unreadable(`The ${name} parameter must be between 1 and ${most}.`);
}

const monthsOf: { readonly [timeframe: string]: number } = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * How many months lie between two columns.
 *
 * @throws Unreadable for another word than MONTH, QUARTER and YEAR
 */
export function timeframeOf(asked: Question): number {
	const months = monthsOf[asked.timeframe || 'MONTH'];
	if (months === undefined)
		throw new Unreadable(
			`The timeframe '${asked.timeframe}' is not valid: MONTH, QUARTER or YEAR.`,
		);
	return months;
}
