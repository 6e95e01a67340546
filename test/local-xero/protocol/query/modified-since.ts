import type { Rec, Switches } from '../../contract';

type Reading = Pick<Switches, 'modifiedSinceInclusive' | 'modifiedSinceIgnored'>;

/** Whether a header with parts of a second breaks the list (https://github.com/XeroAPI/xero-node/issues/644). */
export const isRefused = (
	header: string | undefined,
	switches: Pick<Switches, 'millisecondsBreakLists'>,
): boolean => switches.millisecondsBreakLists && /\d\.\d/.test(header ?? '');

/**
 * What If-Modified-Since selects, or undefined when it selects nothing away: no header, none that can be read, or one
 * that is ignored. UTC without a zone letter, or RFC 1123; parts of a second do not count, on either side
 * (https://developer.xero.com/documentation/api/accounting/requests-and-responses). The bound second itself is a switch.
 */
export function modifiedSince(
	header: string | undefined,
	reading: Reading,
): ((record: Rec) => boolean) | undefined {
	const since = reading.modifiedSinceIgnored ? undefined : instantOf(header);
	if (since === undefined) return undefined;
	const bound = wholeSecond(since);
	return ({ UpdatedDateUTC }) => {
		if (!(UpdatedDateUTC instanceof Date)) return true;
		const updated = wholeSecond(UpdatedDateUTC.getTime());
		return reading.modifiedSinceInclusive ? updated >= bound : updated > bound;
	};
}

const wholeSecond = (instant: number) => Math.floor(instant / 1000);

function instantOf(header: string | undefined): number | undefined {
	if (header === undefined) return undefined;
	const text = header.trim();
	const withoutZone = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(text);
	const instant = Date.parse(withoutZone && text.includes('T') ? `${text}Z` : text);
	return Number.isNaN(instant) ? undefined : instant;
}
