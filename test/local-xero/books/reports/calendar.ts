import type { Ledger } from '../ledger';
import { addDays, utcDate } from '../dates';

/** A span of days, both ends in it. */
export interface Span {
	from: Date;
	to: Date;
}

export const isIn =
	({ from, to }: Span) =>
	({ date }: { date: Date }) =>
		date >= from && date <= to;

export const monthStart = (day: Date) => utcDate(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);

export const monthEnd = (day: Date) =>
	addDays(utcDate(day.getUTCFullYear(), day.getUTCMonth() + 2, 1), -1);

/** So many months earlier; the last day of a month stays the last day. */
export function monthsBefore(day: Date, months: number): Date {
	const first = utcDate(day.getUTCFullYear(), day.getUTCMonth() + 1 - months, 1);
	const last = monthEnd(first);
	const isLast = day.getTime() === monthEnd(day).getTime();
	const date = isLast ? last.getUTCDate() : Math.min(day.getUTCDate(), last.getUTCDate());
	return addDays(first, date - 1);
}

/** The day the financial year of a day began. */
export function yearStart(ledger: Ledger, day: Date): Date {
	const { FinancialYearEndMonth: month, FinancialYearEndDay: date } = ledger.organisation;
	const end = utcDate(day.getUTCFullYear(), month, date);
	const lastEnd = end < day ? end : utcDate(day.getUTCFullYear() - 1, month, date);
	return addDays(lastEnd, 1);
}

const written = (day: Date, format: Intl.DateTimeFormatOptions) =>
	day.toLocaleDateString('en-GB', { ...format, timeZone: 'UTC' });

/** `30 April 2019` */
export const longDate = (day: Date) =>
	written(day, { day: 'numeric', month: 'long', year: 'numeric' });
/** `30 Apr 2019` */
export const shortDate = (day: Date) =>
	`${day.getUTCDate()} ${shortMonth(day)} ${day.getUTCFullYear()}`;
/** `30 Apr 19` */
export const briefDate = (day: Date) =>
	`${day.getUTCDate()} ${shortMonth(day)} ${String(day.getUTCFullYear()).slice(2)}`;
/** `Apr`, also in September, which some locales write Sept. */
export const shortMonth = (day: Date) => written(day, { month: 'long' }).slice(0, 3);
/** `April 2019` */
export const longMonth = (day: Date) => written(day, { month: 'long', year: 'numeric' });
