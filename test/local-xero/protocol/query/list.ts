import type { Rec, Shelf, Switches, View } from '../../contract';
import { highVolumeException } from '../problems';
import { attributeOf, valueOf } from './attributes';
import { modifiedSince } from './modified-since';
import { compileOrder } from './order';
import { compileWhere } from './where';

export interface ListRequest {
	/** Query parameters by their name in small letters. */
	query: { [name: string]: string };
	ifModifiedSince?: string;
	/** Name of the application, for createdByMyApp. */
	app: string;
}

export interface Page {
	page: number;
	pageSize: number;
	pageCount: number;
	itemCount: number;
}

export interface Listing {
	records: Rec[];
	view: View;
	/** Only when `page` was sent or a parameter turned paging on. */
	pagination?: Page;
	notModified: boolean;
}

const usualPageSize = 100;

const isTrue = (text: string | undefined) => text?.toLowerCase() === 'true';

/** Decimals of unit prices asked for; 2 unless 4 (https://developer.xero.com/documentation/api/accounting/requests-and-responses). */
export const unitDecimals = (query: ListRequest['query']): 2 | 4 => (query.unitdp === '4' ? 4 : 2);

/**
 * Answers GET on a collection: parameters, where, If-Modified-Since, order, page.
 *
 * Sources: https://developer.xero.com/documentation/api/accounting/requests-and-responses and
 * https://developer.xero.com/documentation/best-practices/api-call-efficiencies/efficient-data-retrieval
 * Throws QueryParseException (16) and HighVolumeException (51).
 */
export function list(shelf: Shelf, request: ListRequest, switches: Switches): Listing {
	const { query } = request;
	const rules = shelf.list;
	const changed = rules.modifiedSince
		? modifiedSince(request.ifModifiedSince, switches)
		: undefined;
	const tests: Array<(record: Rec) => boolean> = [
		...selections(shelf, query),
		...containing(shelf, query),
		...ranges(shelf, query),
	];
	for (const [parameter, keeps] of Object.entries(rules.flags ?? {}))
		if (isTrue(query[parameter.toLowerCase()])) tests.push(keeps);
	if (rules.where && query.where?.trim()) tests.push(compileWhere(query.where, shelf));
	if (changed) tests.push(changed);
	if (rules.searches.length > 0 && query.searchterm?.trim())
		tests.push(search(shelf, query.searchterm.trim()));
	const shower = (rules.hiddenUnless ?? 'includeArchived').toLowerCase();
	if (rules.hides && !isTrue(query[shower])) tests.push((record) => !rules.hides?.(record));
	if (isTrue(query.createdbymyapp)) tests.push((record) => record.CreatedByApp === request.app);
	const order = rules.order ? (query.order ?? '') : (rules.offset?.attribute ?? '');
	const compare = compileOrder(order, shelf);
	const matching = shelf.all().filter((record) => tests.every((test) => test(record)));
	const paged =
		rules.paged &&
		(query.page !== undefined ||
			rules.pagedBy.some((parameter) => query[parameter.toLowerCase()] !== undefined));
	if (rules.highVolume && !paged && matching.length > switches.highVolumeAbove) {
		throw highVolumeException(switches.highVolumeAbove);
	}
	matching.sort(compare);
	const view = {
		full: paged || rules.neverBrief === true || !(rules.paged || rules.brief),
		summaryOnly: rules.summaryOnly && isTrue(query.summaryonly),
		unitdp: unitDecimals(query),
	};
	const notModified = switches.notModifiedIs304 && changed !== undefined && matching.length === 0;
	if (rules.offset) {
		const { attribute, size } = rules.offset;
		const number = attributeOf(shelf, attribute);
		const above = whole(query.offset) ?? 0;
		const records = matching.filter((record) => Number(valueOf(record, number)) > above);
		return { records: records.slice(0, size), view, notModified };
	}
	if (rules.fixedPage) {
		const from = (Math.max(1, whole(query.page) ?? 1) - 1) * rules.fixedPage;
		return { records: matching.slice(from, from + rules.fixedPage), view, notModified };
	}
	if (!paged) return { records: matching, view, notModified };
	const pageSize = Math.min(
		switches.largestPage,
		Math.max(1, whole(query.pagesize) ?? usualPageSize),
	);
	const page = Math.max(1, whole(query.page) ?? 1);
	const pagination = {
		page,
		pageSize,
		pageCount: Math.ceil(matching.length / pageSize),
		itemCount: matching.length,
	};
	return {
		records: matching.slice((page - 1) * pageSize, page * pageSize),
		view,
		pagination,
		notModified,
	};
}

/** IDs, InvoiceNumbers, ContactIDs, Statuses: values with commas between. */
function* selections(
	shelf: Shelf,
	query: ListRequest['query'],
): Generator<(record: Rec) => boolean> {
	for (const [parameter, name] of Object.entries(shelf.list.selects)) {
		const given = query[parameter.toLowerCase()];
		if (given === undefined || given.trim() === '') continue;
		const attribute = attributeOf(shelf, name);
		const fold = (text: string) => (attribute.type === 'Guid' ? text.toLowerCase() : text);
		const wanted = new Set(given.split(',').map((text) => fold(text.trim())));
		yield (record) => wanted.has(String(valueOf(record, attribute)));
	}
}

/** QuoteNumber: a part of it is enough. */
function* containing(
	shelf: Shelf,
	query: ListRequest['query'],
): Generator<(record: Rec) => boolean> {
	for (const [parameter, name] of Object.entries(shelf.list.contains ?? {})) {
		const wanted = (query[parameter.toLowerCase()] ?? '').trim().toLowerCase();
		const attribute = attributeOf(shelf, name);
		if (wanted !== '')
			yield (record) =>
				String(valueOf(record, attribute) ?? '')
					.toLowerCase()
					.includes(wanted);
	}
}

/** DateFrom, DateTo and their like; a date that cannot be read selects nothing away. */
function* ranges(shelf: Shelf, query: ListRequest['query']): Generator<(record: Rec) => boolean> {
	for (const [parameter, { attribute, is }] of Object.entries(shelf.list.ranges ?? {})) {
		const bound = Date.parse((query[parameter.toLowerCase()] ?? '').slice(0, 10));
		if (Number.isNaN(bound)) continue;
		const date = attributeOf(shelf, attribute);
		yield (record) => {
			const value = valueOf(record, date);
			return typeof value === 'number' && (is === 'from' ? value >= bound : value <= bound);
		};
	}
}

function search(shelf: Shelf, term: string): (record: Rec) => boolean {
	const attributes = shelf.list.searches.map((name) => attributeOf(shelf, name));
	const wanted = term.toLowerCase();
	return (record) =>
		attributes.some((attribute) =>
			String(valueOf(record, attribute) ?? '')
				.toLowerCase()
				.includes(wanted),
		);
}

function whole(text: string | undefined): number | undefined {
	return text !== undefined && /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
}
