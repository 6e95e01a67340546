import { DateTime, IANAZone } from 'luxon';
import { TimeZone } from 'xero-node';

import { ianaZone } from '../../nodes/Xero/values/timeZones';

/** What Xero sends: the values of the client's enum, whose keys have lost signs and parentheses. */
const xeroNames = Object.entries(TimeZone)
	.filter(([key]) => /^[A-Z0-9]+$/.test(key))
	.map(([, name]) => String(name));

const offsetIn = (zone: string, month: number) => DateTime.utc(2026, month, 15, 12).setZone(zone).offset / 60;

test("all 141 of Xero's time zones lead to a zone this machine knows", () => {
	expect(new Set(xeroNames).size).toBe(141);
	for (const name of xeroNames) {
		const zone = ianaZone(name);
		expect([name, zone !== undefined && IANAZone.isValidZone(zone)]).toEqual([name, true]);
	}
});

// Offsets from UTC in hours, in January and July, by the world's clocks and not by the table under test.
test.each([
	['NEWZEALANDSTANDARDTIME', 13, 12],
	['CHATHAMISLANDSSTANDARDTIME', 13.75, 12.75],
	['AUSEASTERNSTANDARDTIME', 11, 10],
	['EAUSTRALIASTANDARDTIME', 10, 10],
	['TASMANIASTANDARDTIME', 11, 10],
	['CENAUSTRALIASTANDARDTIME', 10.5, 9.5],
	['AUSCENTRALSTANDARDTIME', 9.5, 9.5],
	['AUSCENTRALWSTANDARDTIME', 8.75, 8.75],
	['WAUSTRALIASTANDARDTIME', 8, 8],
	['LORDHOWESTANDARDTIME', 11, 10.5],
	['GMTSTANDARDTIME', 0, 1],
	['GREENWICHSTANDARDTIME', 0, 0],
	['WEUROPESTANDARDTIME', 1, 2],
	['ROMANCESTANDARDTIME', 1, 2],
	['FLESTANDARDTIME', 2, 3],
	['TURKEYSTANDARDTIME', 3, 3],
	['RUSSIANSTANDARDTIME', 3, 3],
	['RUSSIATIMEZONE3', 4, 4],
	['RUSSIATIMEZONE10', 11, 11],
	['RUSSIATIMEZONE11', 12, 12],
	['SOUTHAFRICASTANDARDTIME', 2, 2],
	['EAFRICASTANDARDTIME', 3, 3],
	['ARABSTANDARDTIME', 3, 3],
	['ARABICSTANDARDTIME', 3, 3],
	['ARABIANSTANDARDTIME', 4, 4],
	['IRANSTANDARDTIME', 3.5, 3.5],
	['INDIASTANDARDTIME', 5.5, 5.5],
	['NEPALSTANDARDTIME', 5.75, 5.75],
	['MYANMARSTANDARDTIME', 6.5, 6.5],
	['SINGAPORESTANDARDTIME', 8, 8],
	['TOKYOSTANDARDTIME', 9, 9],
	['EASTERNSTANDARDTIME', -5, -4],
	['EASTERNSTANDARDTIME(MEXICO)', -5, -5],
	['USEASTERNSTANDARDTIME', -5, -4],
	['CENTRALSTANDARDTIME', -6, -5],
	['CENTRALSTANDARDTIME(MEXICO)', -6, -6],
	['CANADACENTRALSTANDARDTIME', -6, -6],
	['MOUNTAINSTANDARDTIME', -7, -6],
	['MOUNTAINSTANDARDTIME(MEXICO)', -7, -7],
	['USMOUNTAINSTANDARDTIME', -7, -7],
	['PACIFICSTANDARDTIME', -8, -7],
	['PACIFICSTANDARDTIME(MEXICO)', -8, -7],
	['ALASKANSTANDARDTIME', -9, -8],
	['HAWAIIANSTANDARDTIME', -10, -10],
	['NEWFOUNDLANDSTANDARDTIME', -3.5, -2.5],
	['PACIFICSASTANDARDTIME', -3, -4],
	['ESOUTHAMERICASTANDARDTIME', -3, -3],
	['MARQUESASSTANDARDTIME', -9.5, -9.5],
	['LINEISLANDSSTANDARDTIME', 14, 14],
	['DATELINESTANDARDTIME', -12, -12],
	['UTC', 0, 0],
	['UTC02', -2, -2],
	['UTC08', -8, -8],
	['UTC09', -9, -9],
	['UTC11', -11, -11],
	['UTC+12', 12, 12],
	['UTC+13', 13, 13],
])('%s is %d hours from UTC in January and %d in July', (name, january, july) => {
	expect(xeroNames).toContain(name);
	const zone = ianaZone(name) ?? '';
	expect([offsetIn(zone, 1), offsetIn(zone, 7)]).toEqual([january, july]);
});

test('spelling: capitals, blanks and signs do not matter, other names are unknown', () => {
	expect(ianaZone('New Zealand Standard Time')).toBe('Pacific/Auckland');
	expect(ianaZone('EASTERNSTANDARDTIMEMEXICO')).toBe('America/Cancun');
	for (const name of ['', 'MARSSTANDARDTIME', 'constructor', '__proto__'])
		expect(ianaZone(name)).toBeUndefined();
});
