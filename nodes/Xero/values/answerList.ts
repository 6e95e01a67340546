import { isRecord, type Json, type XeroRecord } from './record';

/** What Xero's APIs put around the records they answer with. */
const envelope = new Set([
	'id',
	'status',
	'providername',
	'datetimeutc',
	'httpstatuscode',
	'pagination',
	'problem',
	'totalcount',
	'page',
	'perpage',
]);

/**
 * The records of an answer and the key they stand under: of an array, its elements; of an envelope, the one list (or
 * object, as Payroll answers a single record) in it. Undefined when the body is a record itself.
 */
export function listIn(body: unknown): { key: string; list: Json[] } | undefined {
	if (Array.isArray(body)) return { key: '', list: body as Json[] };
	if (!isRecord(body)) return undefined;
	const inside = Object.entries(body).filter(([key]) => !envelope.has(key.toLowerCase()));
	if (inside.length !== 1) return undefined;
	const [[key, value]] = inside;
	if (Array.isArray(value)) return { key, list: value };
	return isRecord(value) && Object.keys(body).length > 1 ? { key, list: [value] } : undefined;
}

/** How many pages the whole list has, where the answer tells: `pagination`, or the totals of the Files API. */
export function pageCount(body: unknown): number | undefined {
	if (!isRecord(body)) return undefined;
	const { pagination, TotalCount: total, PerPage: size } = body;
	if (isRecord(pagination) && typeof pagination.pageCount === 'number') return pagination.pageCount;
	return typeof total === 'number' && typeof size === 'number' && size > 0 ? Math.ceil(total / size) : undefined;
}

/** An element of a list as a record; Xero has a few lists of mere words. */
export const asRecord = (element: Json): XeroRecord => (isRecord(element) ? element : { value: element });
