import { openBooks } from '../local-xero/books';
import type { Books, OpenBooks, Rec } from '../local-xero/contract';
import { startProtocol } from '../local-xero/protocol/start';
import { type Begun, latency, type Seed, type Started } from './messages';
import { invoiceHeader, orderLines, seededCustomer } from './samples';

/*
 * The local Xero in a process of its own, so that what it costs is not counted. It fills the books, then answers
 * `begin` with a fresh day of Xero's limits, an empty log and a new connection.
 */

const { customers, allContacts, invoices = 0 } = JSON.parse(process.argv[2]) as Seed;

/** Each record a moment after the one before, as people enter them; `tick` moves the clock. */
function put(books: Books, endpoint: string, elements: Iterable<Rec>, tick: () => void): string[] {
	const shelf = books.shelves.get(endpoint);
	if (shelf?.put === undefined) throw new Error(`Nothing can be put on ${endpoint}`);
	const ids: string[] = [];
	for (const element of elements) {
		tick();
		const verdict = shelf.put(element, { unitdp: 4, app: 'Benchmark' });
		if (verdict.is !== 'ok') throw new Error(`${endpoint}: ${JSON.stringify(verdict)}`);
		ids.push(String(verdict.record[shelf.id]));
	}
	return ids;
}

function* each(count: number, make: (nth: number) => Rec): Generator<Rec> {
	for (let nth = 1; nth <= count; nth++) yield make(nth);
}

async function main(): Promise<void> {
	let opened: Map<string, Books> = new Map();
	const keeping: OpenBooks = (options) => (opened = openBooks(options));
	const xero = await startProtocol({ openBooks: keeping, clock: 'manual' });
	const { control, url } = xero;
	const [tenantId, books] = [...opened][0];
	const tick = (): void => void control.clock({ advance: 1 });
	const there = books.shelves.get('Contacts')?.all() ?? [];
	const others = there.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE').length;
	const contactIds = put(
		books,
		'Contacts',
		each(allContacts ? customers - others : customers, seededCustomer),
		tick,
	);
	const invoiceIds = put(
		books,
		'Invoices',
		each(invoices, (nth) => ({
			...invoiceHeader(`SEED-${nth}`),
			Type: 'ACCREC',
			Contact: { ContactID: contactIds[nth % contactIds.length] },
			LineItems: orderLines(nth),
		})),
		tick,
	);

	/** Moves the clock to where the organisation's day begins: a whole day's calls lie ahead. */
	const beginDay = async (): Promise<void> => {
		const { dayLimit } = control.switches();
		const { access_token } = control.issueToken({ tenants: [tenantId] });
		control.switches({ dayLimit: 0 });
		const { headers } = await fetch(`${url}/api.xro/2.0/Organisation`, {
			headers: { authorization: `Bearer ${access_token}`, 'xero-tenant-id': tenantId },
		});
		control.switches({ dayLimit });
		control.clock({ advance: Number(headers.get('retry-after')) * 1000 });
	};

	process.on('message', () => {
		void (async () => {
			control.latency(0);
			await beginDay();
			control.latency(latency);
			control.clearCalls();
			const { tenants: _, ...oauthTokenData } = control.issueToken({ tenants: [tenantId] });
			process.send?.({ oauthTokenData, now: control.clock().now } satisfies Begun);
		})();
	});
	process.once('disconnect', () => process.exit());
	const { clientId, clientSecret } = control.about().app;
	const started: Started = {
		url,
		tenantId,
		clientId,
		clientSecret: String(clientSecret),
		contactIds: contactIds.slice(0, 200),
		invoiceIds,
	};
	process.send?.(started);
}

void main();
