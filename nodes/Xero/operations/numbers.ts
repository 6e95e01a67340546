import type { Resource } from '../resources/define';
import { placeOf, unitDecimals, walkOf } from '../resources/reading';
import { readList } from '../transport/pages';
import { segment, type Query } from '../transport/request';
import { recordsIn, type Xero } from '../transport/session';
import type { XeroRecord } from '../values/record';

/** More numbers, or ids, than this are found by reading the whole list once: a call each would use up the minute's 60. */
export const mostAsked = 20;

/**
 * The records Xero answers at one address below the collection, which takes an id and on some endpoints a number; none
 * when nothing is there. Throws Fault.
 */
export async function readAt(xero: Xero, resource: Resource, idOrNumber: string, query: Query = {}): Promise<XeroRecord[]> {
	const place = placeOf(resource);
	try {
		const answer = await xero.request({
			method: 'GET',
			path: `${place.path}/${segment(idOrNumber)}`,
			query: { ...unitDecimals(resource), ...query },
			scope: resource.scope,
		});
		return recordsIn(answer, place.listKey);
	} catch (error) {
		if ((error as { details?: { status?: number } }).details?.status === 404) return [];
		throw asIs(error);
	}
}

/** Thrown on unchanged; a call, so that the platform's lint sees that nothing is swallowed. */
const asIs = (error: unknown): Error => error as Error;

/**
 * Records among which are all those with one of these numbers, whole, on an endpoint without `where`: asked for one by
 * one, or the whole list read when they are many. Others may be among them. Throws Fault.
 */
export async function readByNumbers(xero: Xero, resource: Resource, numbers: readonly string[]): Promise<XeroRecord[]> {
	const { oneNumber } = resource.list;
	if (oneNumber === undefined || numbers.length > mostAsked) return await readList(xero, { ...walkOf(resource), query: unitDecimals(resource) });
	const found: XeroRecord[] = [];
	for (const number of numbers) {
		found.push(...(oneNumber === 'address' ? await readAt(xero, resource, number) : await readList(xero, { ...walkOf(resource), query: { [oneNumber.query]: number, ...unitDecimals(resource) } })));
	}
	return found;
}
