import { naming } from './day';
import { inTurn } from './eachRecord';
import { each, outcomeOfFault, refusedBy, type Job, type Planned, type WriteOperation } from './job';
import { forbidden } from './permissions';
import { parsed } from './reader';
import { apis, customApiRequest } from '../resources/customApiRequest';
import { keyOf } from '../transport/keys';
import { isJson, mimeTypeOf, type Query, type XeroRequest } from '../transport/request';
import type { Xero } from '../transport/session';
import { asRecord, listIn, pageCount } from '../values/answerList';
import { apiPath } from '../values/apiPath';
import { toModifiedSince } from '../values/dates';
import { Refusal, type BinaryFile, type Outcome } from '../values/outcome';
import { isHeader, plainText } from '../values/plain';
import { isRecord, type Json, type XeroRecord } from '../values/record';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Most of Xero's lists have 100 records a page; Accounting gives up to 1,000. https://developer.xero.com/documentation/api/accounting/requests-and-responses */
const usualPage = 100;
const largestPage = 1000;

type Asked = { request: XeroRequest; pages: boolean; whole: boolean };

/**
 * Sends what the person asks for to any of Xero's APIs, with the waits, limits and errors of every other operation. A
 * write carries an Idempotency-Key and is only sent again while Xero remembers it; a DELETE, which Xero keeps no key
 * for, is never sent twice.
 */
export const customRequest: WriteOperation<Asked> = {
	async plan(job) {
		return await each(job.items, (item): Planned<Asked> => ({ item, work: askedBy(job, item) }));
	},
	async send(job, planned) {
		return await inTurn(job, planned, 'change', async ({ item, work }) => {
			try {
				return await answered(job.xero, item, work);
			} catch (error) {
				// What only reads leaves nothing in doubt.
				if (work.request.method === 'GET') return [refusedBy(item, error)];
				return [outcomeOfFault(item, error, 'change', work.request.idempotencyKey)];
			}
		});
	},
};

function askedBy({ reader, write, permission }: Job, item: number): Asked {
	const method = methods.find((each) => each === reader.text('method', item).toUpperCase());
	if (method === undefined) throw new Refusal([`Method must be one of ${methods.join(', ')}`]);
	const reason = method === 'GET' ? undefined : forbidden(permission, customApiRequest, 'request');
	if (reason !== undefined) throw reason;
	const api = apis.find(({ value }) => value === reader.text('api', item));
	if (api === undefined) throw new Refusal(['API is not one of Xero’s'], `Choose one of: ${apis.map(({ value }) => value).join(', ')}`);
	const options = reader.collection('options', item);
	const pages = method === 'GET' && reader.flag('allPages', item, false);
	const query = queryOf(reader.text('specifyQuery', item) === 'json' ? parsed(reader.raw('queryJson', item, '{}'), 'Query Parameters (JSON)') : listed(reader.collection('query', item)));
	const since = options.ifModifiedSince ? sinceOf(options.ifModifiedSince, reader.timeZone) : undefined;
	const ownKey = plainText(options.idempotencyKey, 'idempotencyKey');
	if (ownKey !== '' && !isHeader(ownKey)) throw new Refusal(['Idempotency Key may hold 128 letters, digits and signs at most, none of them accented']);
	const accept = plainText(options.accept, 'accept');
	if (accept !== '' && !isHeader(accept)) throw new Refusal(['Accept is not a media type'], 'Give one such as application/pdf.');
	const keyed = method !== 'GET' && method !== 'DELETE';
	const body = keyed ? bodyOf(reader.raw('body', item, '')) : undefined;
	return {
		request: {
			method,
			path: apiPath(api.base, reader.text('path', item)),
			query: pages && api.value === 'accounting' ? { pageSize: largestPage, ...query } : query,
			accept: accept || 'application/json',
			checked: true,
			...(body === undefined ? {} : { body }),
			...(since === undefined ? {} : { headers: { 'If-Modified-Since': since } }),
			...(keyed ? { idempotencyKey: ownKey || keyOf(write, [`${item}.0`]) } : {}),
		},
		pages,
		whole: !pages && reader.text('output', item) === 'whole',
	};
}

function sinceOf(given: unknown, timeZone: string): string {
	try {
		return toModifiedSince(given, timeZone);
	} catch (error) {
		throw naming('If Modified Since', error);
	}
}

/** The pairs of the Query Parameters collection as an object. */
function listed(collection: { parameter?: unknown }): XeroRecord {
	const pairs = Array.isArray(collection.parameter) ? collection.parameter.filter(isRecord) : [];
	return Object.fromEntries(pairs.map(({ name, value }) => [plainText(name, 'name'), value]).filter(([name]) => name !== ''));
}

function queryOf(given: unknown): Query {
	if (!isRecord(given)) throw new Refusal(['Query Parameters (JSON) must be an object']);
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			if (isRecord(value)) throw new Refusal([`The query parameter ${name} must be text, a number or a list`]);
			return [name, Array.isArray(value) ? value.join(',') : (value ?? undefined)];
		}),
	);
}

function bodyOf(given: unknown): Json | undefined {
	if (typeof given === 'string' && given.trim() === '') return undefined;
	const body = parsed(given, 'Body');
	if (!isRecord(body) && !Array.isArray(body)) throw new Refusal(['Body must be an object or an array']);
	return body as Json;
}

async function answered(xero: Xero, item: number, asked: Asked): Promise<Outcome[]> {
	const is = asked.request.method === 'GET' ? 'read' : 'sent';
	const outcome = (record: XeroRecord, binary?: BinaryFile): Outcome => ({ item, is, record, warnings: [], ...(binary === undefined ? {} : { binary }) });
	if (asked.pages) return (await everyPage(xero, asked.request)).map((each) => outcome(asRecord(each)));
	const { body, file } = await call(xero, asked.request);
	if (file !== undefined) return [outcome({ fileName: file.fileName }, file)];
	if (body === undefined) return is === 'read' ? [] : [outcome({ success: true })];
	const found = asked.whole ? undefined : listIn(body);
	// A write that is answered with nothing of what it wrote is told as it was answered; a read found nothing.
	if (found !== undefined && (is === 'read' || found.list.length > 0)) return found.list.map((each) => outcome(asRecord(each)));
	return [outcome(isRecord(body) ? body : { body: body as Json })];
}

type Answer = { body?: unknown; file?: BinaryFile };

/** One request: the body as JSON, none where Xero has nothing to say, or a file where it answers with one. */
async function call(xero: Xero, request: XeroRequest): Promise<Answer> {
	const { status, headers, body } = await xero.call(request);
	const data = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
	if (status === 304 || data.length === 0) return {};
	if (!isJson(headers)) {
		const told = /filename="?([^";]+)"?/i.exec(String(headers['content-disposition'] ?? ''))?.[1];
		return { file: { data, mimeType: mimeTypeOf(headers) || 'application/octet-stream', fileName: told ?? request.path.split('/').pop() ?? 'file' } };
	}
	return { body: JSON.parse(data.toString('utf8')) as unknown };
}

/**
 * The list of an address, page by page to its end: as many pages as the answer says there are; where it says nothing,
 * until one is not full, or comes again because the address knows no pages.
 */
async function everyPage(xero: Xero, request: XeroRequest): Promise<Json[]> {
	const all: Json[] = [];
	const first = Number(request.query?.page ?? 1);
	const full = Math.min(usualPage, Number(request.query?.pageSize ?? usualPage));
	let opening: string | undefined;
	for (let page = first; ; page++) {
		const { body } = await call(xero, { ...request, query: { ...request.query, page } });
		const found = listIn(body);
		if (found === undefined) {
			if (body === undefined) return all;
			throw new Refusal(['The answer holds no list, so there are no pages to read'], 'Switch off Read All Pages.');
		}
		if (found.key === 'Journals') throw new Refusal(['Xero lists journals by offset, not by page'], 'Switch off Read All Pages and give the query parameter offset.');
		const { list } = found;
		const head = JSON.stringify(list[0]);
		if (page > first && head === opening) return all;
		opening = head;
		all.push(...list);
		const count = pageCount(body);
		if (count === undefined ? list.length < full : page >= count) return all;
	}
}
