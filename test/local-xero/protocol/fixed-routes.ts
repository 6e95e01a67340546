import type { Rec } from '../contract';
import type { Answer } from './answer';
import { type ApiCall, envelope, type Handler } from './envelope';
import { methodNotImplemented, noDataProcessed, NotFound, postDataInvalid } from './problems';
import { settled } from './write';

/** Addresses that are no list of records: actions, reminders, set-up, reports. Undefined for every other. */
export function fixedRoute(call: ApiCall): Handler | undefined {
	const { books, incoming, segments } = call;
	const path = segments.join('/').toLowerCase();
	const [endpoint, , ...rest] = path.split('/');
	if (endpoint === 'reports' && rest.length === 0)
		return () => (incoming.method === 'GET' ? reported(call) : refuse());
	switch (`${incoming.method} ${path}`) {
		case 'GET organisation/actions':
			return () => envelope(call, 'Actions', books.actions());
		case 'GET invoicereminders/settings':
			return () => envelope(call, 'InvoiceReminders', books.invoiceReminders?.() ?? []);
		case 'POST setup':
			return () => envelope(call, 'ImportSummary', books.setUp?.(setupOf(incoming.body)) ?? {});
		default:
			return undefined;
	}
}

function refuse(): never {
	throw methodNotImplemented();
}

/** Reports want a role beside the scope: https://github.com/XeroAPI/Xero-Net/issues/347. */
function reported(call: ApiCall): Answer {
	const { books, incoming, segments, world } = call;
	if (!world.switches.reportingRole) {
		return {
			status: 403,
			headers: { 'content-type': 'text/plain; charset=utf-8' },
			body: 'You are not permitted to access this resource without the reporting role or higher privileges.',
		};
	}
	const made = books.report?.(segments[1], incoming.query);
	if (made === undefined) throw new NotFound();
	if (Array.isArray(made)) return envelope(call, 'Reports', made);
	settled(made);
	throw new NotFound();
}

function setupOf(body: string): Rec {
	if (body.trim() === '') throw noDataProcessed('Setup');
	try {
		return JSON.parse(body) as Rec;
	} catch {
		throw postDataInvalid('JSON for post data was invalid');
	}
}
