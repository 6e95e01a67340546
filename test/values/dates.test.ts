import fc from 'fast-check';
import { DateTime } from 'luxon';
import * as xero from 'xero-node';
import { Employee } from 'xero-node/dist/gen/model/payroll-au/employee';
import { OpeningBalances } from 'xero-node/dist/gen/model/payroll-au/openingBalances';

import { dateOnlyFields, toIso, toModifiedSince, toXeroDate } from '../../nodes/Xero/values/dates';
import { Refusal } from '../../nodes/Xero/values/outcome';

const zones = [
	'Pacific/Auckland',
	'America/New_York',
	'Europe/London',
	'Asia/Kolkata',
	'Pacific/Honolulu',
	'UTC',
];
const zone = fc.constantFrom(...zones);
const instant = fc.date({
	min: new Date('1990-01-01T00:00:00Z'),
	max: new Date('2090-01-01T00:00:00Z'),
	noInvalidDate: true,
});
const pad = (value: number) => String(value).padStart(2, '0');
const calendarDay = instant.map(
	(date) => `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`,
);

/** The day by the machine's own calendar, not by luxon. */
const dayIn = (date: Date, timeZone: string) =>
	new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
		date,
	);

describe('the day sent to Xero', () => {
	test('a day stands as given, in every zone', () => {
		fc.assert(fc.property(calendarDay, zone, (day, timeZone) => expect(toXeroDate(day, timeZone)).toBe(day)));
	});

	test('an instant becomes the day of the organisation, in whatever form it comes', () => {
		fc.assert(
			fc.property(
				instant,
				zone,
				fc.constantFrom('UTC+2', 'UTC-8', 'utc', 'UTC+5:30'),
				(date, timeZone, from) => {
					const expected = dayIn(date, timeZone);
					const iso = DateTime.fromJSDate(date, { zone: from });
					expect(toXeroDate(date, timeZone)).toBe(expected);
					expect(toXeroDate(iso, timeZone)).toBe(expected);
					expect(toXeroDate(iso.toISO(), timeZone)).toBe(expected);
					expect(toXeroDate(iso.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSSZZZ"), timeZone)).toBe(expected);
				},
			),
		);
	});

	test('an order at 13:30 UTC is tomorrow for an Auckland organisation', () => {
		expect(toXeroDate('2026-11-22T13:30:00Z', 'Pacific/Auckland')).toBe('2026-11-23');
		expect(toXeroDate('2026-11-22T13:30:00Z', 'Europe/London')).toBe('2026-11-22');
		expect(toXeroDate('2026-11-22T23:30:00-05:00', 'America/New_York')).toBe('2026-11-22');
	});

	test('a zone in brackets, with or without its offset, says when it is', () => {
		for (const moment of ['2026-11-22T05:00:00+13:00[Pacific/Auckland]', '2026-11-22T05:00[Pacific/Auckland]']) {
			expect(toXeroDate(moment, 'Pacific/Auckland')).toBe('2026-11-22');
			expect(toXeroDate(moment, 'Europe/London')).toBe('2026-11-21');
		}
	});

	test('a date and time without offset keeps its day', () => {
		for (const timeZone of zones) {
			expect(toXeroDate('2026-11-22T23:59:59', timeZone)).toBe('2026-11-22');
			expect(toXeroDate('2026-11-22T00:00:00.000', timeZone)).toBe('2026-11-22');
			expect(toXeroDate('2026-11-22 08:15', timeZone)).toBe('2026-11-22');
		}
	});

	test("Xero's own form comes back as the day Xero meant; an instant in that form is an instant", () => {
		const midnight = Date.UTC(2026, 10, 22);
		for (const timeZone of zones) expect(toXeroDate(`/Date(${midnight}+0000)/`, timeZone)).toBe('2026-11-22');
		expect(toXeroDate(`/Date(${midnight + 13.5 * 3_600_000})/`, 'Pacific/Auckland')).toBe('2026-11-23');
	});

	test.each([
		'2026-02-30',
		'2026-13-01',
		'2026-02-30T10:00:00Z',
		'31/01/2026',
		'tomorrow',
		'',
		20260131,
		null,
		undefined,
		{},
		[],
		true,
		new Date(NaN),
		DateTime.invalid('no'),
	])('%p is refused in a plain sentence', (value) => {
		expect(() => toXeroDate(value, 'UTC')).toThrow(Refusal);
		expect(() => toXeroDate(value, 'UTC')).toThrow(/^This is not a date( of the calendar)?\.$/);
	});
});

describe('dates out of Xero', () => {
	test('a date-only field is the UTC day, an instant carries Z', () => {
		expect(toIso('/Date(1518685950940+0000)/', 'Date')).toBe('2018-02-15');
		expect(toIso('/Date(1518685950940+0000)/', 'UpdatedDateUTC')).toBe('2018-02-15T09:12:30.940Z');
		expect(toIso('/Date(1518685950000)/', 'CreatedDateUTC')).toBe('2018-02-15T09:12:30Z');
		expect(toIso('/Date(-1000+0000)/', 'DateUTC')).toBe('1969-12-31T23:59:59Z');
		expect(toIso('/Date(1795258800000+1300)/', 'DueDate')).toBe('2026-11-22');
		expect(toIso('/Date(1795305600000-0330)/', 'DueDate')).toBe('2026-11-21');
	});

	test('what is no Microsoft date stays as it is', () => {
		for (const text of ['2026-11-22', '', '/Date()/', 'see /Date(1)/', '/Date(9999999999999999)/']) {
			expect(toIso(text, 'Date')).toBe(text);
		}
	});

	test('a day survives the way out and in again', () => {
		fc.assert(
			fc.property(calendarDay, zone, (day, timeZone) => {
				const wire = `/Date(${Date.parse(`${day}T00:00:00Z`)}+0000)/`;
				expect(toIso(wire, 'DueDate')).toBe(day);
				expect(toXeroDate(wire, timeZone)).toBe(day);
			}),
		);
	});

	test('every attribute of the official Accounting models and of Australian employees that is a day is known as one', () => {
		const accounting = Object.values(xero).filter(
			(model): model is typeof xero.Invoice => typeof model === 'function' && 'attributeTypeMap' in model,
		);
		const models: Array<{ attributeTypeMap: Array<{ baseName: string }> }> = [...accounting, Employee, OpeningBalances];
		const named = models.flatMap((model) => model.attributeTypeMap.map(({ baseName }) => baseName));
		expect(new Set(named.filter((name) => /Date$|^DateOf/.test(name)))).toEqual(dateOnlyFields);
	});
});

describe('If-Modified-Since', () => {
	test('is UTC to the second without a zone letter', () => {
		expect(toModifiedSince('2026-11-22T23:15:00.999+13:00', 'UTC')).toBe('2026-11-22T10:15:00');
		expect(toModifiedSince('2026-11-22', 'Pacific/Auckland')).toBe('2026-11-21T11:00:00');
		expect(toModifiedSince('2026-11-22T10:00:00', 'Asia/Kolkata')).toBe('2026-11-22T04:30:00');
		expect(toModifiedSince('/Date(1518685950940+0000)/', 'Asia/Kolkata')).toBe('2018-02-15T09:12:30');
		expect(() => toModifiedSince('yesterday', 'UTC')).toThrow(Refusal);
	});

	test('never lies after the instant given', () => {
		fc.assert(
			fc.property(instant, zone, (date, timeZone) => {
				const sent = Date.parse(`${toModifiedSince(date, timeZone)}Z`);
				expect(date.getTime() - sent).toBeGreaterThanOrEqual(0);
				expect(date.getTime() - sent).toBeLessThan(1000);
			}),
		);
	});
});
