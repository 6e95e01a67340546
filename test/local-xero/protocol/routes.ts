import type { Books, Shelf } from '../contract';
import { type Answer, empty } from './answer';
import { attachmentRoute } from './attachments';
import { type ApiCall, envelope, type Handler } from './envelope';
import { fixedRoute } from './fixed-routes';
import { methodNotImplemented, NotFound, serverError, validationException } from './problems';
import { list, unitDecimals } from './query/list';
import { isRefused } from './query/modified-since';
import { subRoute } from './sub-routes';
import { failed, remove } from './write';
import { written } from './written';

/** Lists whose elements have no address of their own. */
const withoutRecords = ['currencies', 'organisation', 'paymentservices'];

/** What answers a call; undefined when the address does not exist. The handler throws Xero's refusals. */
export function route(call: ApiCall): Handler | undefined {
	const { books, incoming, segments } = call;
	const [endpoint, id, part] = segments.map((segment) => segment.toLowerCase());
	if (segments.length === 0 || segments.length > 4) return undefined;
	const fixed = fixedRoute(call);
	if (fixed) return fixed;
	const shelf = [...books.shelves.values()].find(
		(known) => known.endpoint.toLowerCase() === endpoint,
	);
	if (shelf === undefined) return undefined;
	if (id !== undefined && part === undefined && withoutRecords.includes(endpoint)) return undefined;
	if (part === 'attachments') return attachmentRoute(call, shelf);
	if (segments.length === 4) return subRoute(call, shelf);
	const named = segments[1];
	switch (`${incoming.method} ${part ?? (id === undefined ? 'collection' : 'record')}`) {
		case 'GET collection':
			return () => collection(call, shelf);
		case 'PUT collection':
			return () => (shelf.put ? written(call, shelf, 'PUT') : refuse());
		case 'POST collection':
			return () => (shelf.posts?.collection ? written(call, shelf, 'POST') : refuse());
		case 'GET record':
			return () => single(call, shelf, named);
		case 'POST record':
			return () => (shelf.posts?.byPath ? written(call, shelf, 'POST', named) : refuse());
		case 'DELETE record':
			return () => (shelf.remove ? removed(call, shelf, named) : refuse());
		case 'GET pdf':
			return () => pdf(books, shelf, named);
		case 'POST email':
			return endpoint === 'invoices' ? () => emailed(books, named) : undefined;
		case 'GET onlineinvoice':
			return endpoint === 'invoices' ? () => onlineInvoice(call, named) : undefined;
		default:
			return part === undefined ? refuse : subRoute(call, shelf);
	}
}

function refuse(): never {
	throw methodNotImplemented();
}

function collection(call: ApiCall, shelf: Shelf): Answer {
	const { incoming, world, app } = call;
	const ifModifiedSince = incoming.header('if-modified-since');
	if (shelf.list.modifiedSince && isRefused(ifModifiedSince, world.switches))
		return serverError(incoming.language);
	const request = { query: incoming.query, ifModifiedSince, app: app.name };
	const { records, view, pagination, notModified } = list(shelf, request, world.switches);
	if (notModified) return empty(304);
	return envelope(
		call,
		shelf.key,
		records.map((record) => shelf.show(record, view)),
		pagination,
	);
}

function single(call: ApiCall, shelf: Shelf, id: string): Answer {
	if (/\bapplication\/pdf\b/i.test(call.incoming.header('accept') ?? ''))
		return pdf(call.books, shelf, id);
	const record = shelf.find(id);
	if (record === undefined) throw new NotFound();
	const { query } = call.incoming;
	const view = {
		full: true,
		summaryOnly: false,
		unitdp: unitDecimals(query),
		dates: { from: query.datefrom, to: query.dateto },
	};
	return envelope(call, shelf.key, [shelf.show(record, view)]);
}

function removed(call: ApiCall, shelf: Shelf, id: string): Answer {
	const records = remove(shelf, id);
	return records === undefined ? empty(204) : envelope(call, shelf.key, records);
}

function pdf(books: Books, shelf: Shelf, id: string): Answer {
	const body = books.pdf(shelf.endpoint, id);
	if (body === undefined) throw new NotFound();
	return { status: 200, headers: { 'content-type': 'application/pdf' }, body };
}

function emailed(books: Books, id: string): Answer {
	const verdict = books.email(id);
	if (verdict.is === 'error') throw validationException([failed(verdict)]);
	if (verdict.is === 'not found') throw new NotFound();
	return empty(204);
}

function onlineInvoice(call: ApiCall, id: string): Answer {
	const url = call.books.onlineInvoice(id);
	if (url === undefined) throw new NotFound();
	return envelope(call, 'OnlineInvoices', [{ OnlineInvoiceUrl: url }]);
}
