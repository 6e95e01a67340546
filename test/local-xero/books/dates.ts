/** Date-only values are midnight UTC of the organisation's local date. */
export function utcDate(year: number, month: number, day: number): Date {
	return new Date(Date.UTC(year, month - 1, day));
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a hundred times as long as using it. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
	const calendar =
		calendars.get(timeZone) ??
		new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
	calendars.set(timeZone, calendar);
	return calendar;
}

/**
 * The calendar date of an instant in a time zone, as UTC midnight.
 *
 * @param instant milliseconds since the epoch
 * @param timeZone IANA name
 */
export function dateInZone(instant: number, timeZone: string): Date {
	return new Date(`${calendarOf(timeZone).format(instant)}T00:00:00Z`);
}

/** The date so many days later (or earlier, when negative). */
export function addDays(date: Date, days: number): Date {
	return new Date(date.getTime() + days * 86_400_000);
}

/** The twin Xero gives beside a date: `2026-04-09T00:00:00`. */
export function dateString(date: Date): string {
	return date.toISOString().slice(0, 19);
}

/** The twin Xero gives beside an instant: `2026-04-09T10:11:12Z`. */
export function instantString(date: Date): string {
	return `${date.toISOString().slice(0, 19)}Z`;
}
