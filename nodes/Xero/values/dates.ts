import { DateTime } from 'luxon';

import { Refusal } from './outcome';

/**
 * Attributes of the Accounting API, and of Australian employees, that hold a calendar day. Xero writes them as midnight
 * UTC of the organisation's day, so they must never be moved into another zone.
 * https://github.com/XeroAPI/Xero-NetStandard/issues/269, https://github.com/XeroAPI/xero-node/issues/746
 */
export const dateOnlyFields: ReadonlySet<string> = new Set([
	'ConversionDate',
	'Date',
	'DateOfBirth',
	'DeliveryDate',
	'DueDate',
	'EndDate',
	'EndOfYearLockDate',
	'ExpectedArrivalDate',
	'ExpectedPaymentDate',
	'ExpiryDate',
	'FullyPaidOnDate',
	'JournalDate',
	'NextScheduledDate',
	'OpeningBalanceDate',
	'PaymentDueDate',
	'PeriodLockDate',
	'PlannedPaymentDate',
	'ReportDate',
	'ReportingDate',
	'StartDate',
	'TerminationDate',
]);

/** The date whose twin string an attribute is (`DueDateString`: `DueDate`), by which Xero empties it; any other name as it is. */
export const dateOfString = (name: string): string => name.replace(/DateString$/, 'Date');

const microsoftDate = /^\/Date\((-?\d{1,16})(?:([+-]\d{2})(\d{2}))?\)\/$/;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoDateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
/** `Z`, an offset, or a zone in brackets, as Java and JavaScript's Temporal write it after the offset. */
const offset = /(?:Z|[+-]\d{2}(?::?\d{2})?|\[[^\]]+\])$/i;

const day = 86_400_000;

const howToWriteIt = 'Write a date as YYYY-MM-DD, or pass a date and time in ISO form.';

const readable = (moment: DateTime): DateTime => {
	// Xero's dates, and the form they are sent in, have four digits for the year.
	if (moment.isValid && moment.toUTC().year >= 1 && moment.toUTC().year <= 9999 && moment.year >= 1 && moment.year <= 9999) return moment;
	throw new Refusal(['This is not a date of the calendar.'], howToWriteIt);
};

/** The day and time written in ISO text: in its own offset when it has one, else as clock time of `timeZone`. */
const fromIso = (text: string, timeZone: string): DateTime =>
	readable(DateTime.fromISO(text.replace(' ', 'T'), { zone: timeZone }));

/**
 * The moment a person gave: a JavaScript Date, a Luxon DateTime, Xero's `/Date(ms+0000)/`, or ISO text.
 * ISO text without an offset is clock time in `timeZone`. Throws a Refusal when it is none of these.
 */
const momentOf = (value: unknown, timeZone: string): DateTime => {
	if (DateTime.isDateTime(value)) return readable(DateTime.fromMillis(value.toMillis(), { zone: timeZone }));
	if (value instanceof Date) return readable(DateTime.fromJSDate(value, { zone: timeZone }));
	const text = typeof value === 'string' ? value.trim() : '';
	const microsoft = microsoftDate.exec(text);
	if (microsoft !== null) return readable(DateTime.fromMillis(Number(microsoft[1]), { zone: timeZone }));
	if (isoDate.test(text) || isoDateTime.test(text)) return fromIso(text, timeZone);
	throw new Refusal(['This is not a date.'], howToWriteIt);
};

/** Xero's own midnight UTC means a day; any other time is a moment. */
const isXeroDay = (text: string): boolean => {
	const microsoft = microsoftDate.exec(text);
	return microsoft !== null && Number(microsoft[1]) % day === 0;
};

/** Whether a value is a moment rather than a calendar day, so that its day depends on the time zone. */
export const isInstant = (value: unknown): boolean => {
	if (value instanceof Date || DateTime.isDateTime(value)) return true;
	const text = typeof value === 'string' ? value.trim() : '';
	if (microsoftDate.test(text)) return !isXeroDay(text);
	return isoDateTime.test(text) && offset.test(text);
};

/**
 * The calendar day to send to Xero, `YYYY-MM-DD`.
 *
 * A day stands as given, and so does the day of a date and time without offset. An instant (ISO text with offset or Z,
 * a JavaScript Date, a Luxon DateTime) becomes the day it falls on in the organisation's IANA zone. `/Date(ms+0000)/`
 * at midnight UTC is the day Xero meant by it. Throws a Refusal for anything else and for days no calendar has.
 */
export const toXeroDate = (value: unknown, timeZone: string): string =>
	momentOf(value, isInstant(value) ? timeZone : 'utc').toFormat('yyyy-MM-dd');

/**
 * Xero's `/Date(1518685950940+0000)/` as `YYYY-MM-DD` or as an instant with Z, by the name of its field; a fraction of
 * a second is shown only when there is one. Any other text is answered unchanged.
 */
export const toIso = (value: string, field: string): string => {
	const microsoft = microsoftDate.exec(value);
	if (microsoft === null) return value;
	const [, milliseconds, hours = '+00', minutes = '00'] = microsoft;
	const moment = DateTime.fromMillis(Number(milliseconds), { zone: 'utc' });
	if (!moment.isValid) return value;
	if (!dateOnlyFields.has(field)) return moment.toISO({ suppressMilliseconds: true });
	// The offset, where Xero gives one other than +0000, is the one the day was meant in.
	return moment.setZone(`UTC${hours}:${minutes}`).toFormat('yyyy-MM-dd');
};

/**
 * The value of the If-Modified-Since header: UTC, to the second, without a zone letter. A fraction of a second makes
 * some endpoints fail (https://github.com/XeroAPI/xero-node/issues/644), so it is cut off. A day, or a date and time
 * without offset, is clock time in `timeZone`. Throws a Refusal when the value is no date.
 */
export const toModifiedSince = (value: unknown, timeZone: string): string =>
	momentOf(value, timeZone).toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss");
