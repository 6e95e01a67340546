import { openBooks } from './books';
import { OfficialClient } from './official-client/client';
import { contacts } from './official-client/contacts';
import { documents } from './official-client/documents';
import { files } from './official-client/files';
import { gated } from './official-client/gated';
import { money } from './official-client/money';
import { ledger } from './official-client/ledger';
import { organisationSettings } from './official-client/organisation-settings';
import { sales } from './official-client/sales';
import { payroll } from './official-client/payroll';
import { reports } from './official-client/reports';
import { settings } from './official-client/settings';

/**
 * Xero's own client, built from Xero's specification, against the local Xero: every implemented endpoint, reading back
 * what was written. Nothing of the node is in here.
 */
const official = new OfficialClient();
beforeAll(async () => await official.start());
afterAll(async () => await official.xero.close());

contacts(official);
settings(official);
organisationSettings(official);
payroll(official);
documents(official);
money(official);
sales(official);
ledger(official);
files(official);
gated(official);
reports(official);

test('every implemented endpoint was driven', () => {
	const books = openBooks({
		clock: { now: () => 0 },
		switches: official.xero.control.switches(),
	}).get(official.tenant);
	const implemented = [...(books?.shelves.values() ?? [])].flatMap((shelf) => [
		`GET ${shelf.endpoint}`,
		['Organisation', 'Currencies', 'PaymentServices'].includes(shelf.endpoint)
			? []
			: `GET ${shelf.endpoint}/{id}`,
		shelf.put ? `PUT ${shelf.endpoint}` : [],
		shelf.posts?.collection ? `POST ${shelf.endpoint}` : [],
		shelf.posts?.byPath ? `POST ${shelf.endpoint}/{id}` : [],
		shelf.remove ? `DELETE ${shelf.endpoint}/{id}` : [],
		...Object.entries(shelf.sub ?? {}).flatMap(([segment, below]) => {
			const sub = below(shelf.all()[0] ?? {});
			const path = `${shelf.endpoint}/{id}/${segment}`;
			return [
				sub.readable ? `GET ${path}` : [],
				sub.put ? `PUT ${path}` : [],
				sub.posts?.collection ? `POST ${path}` : [],
				sub.posts?.byPath ? `POST ${path}/{id}` : [],
				sub.remove ? `DELETE ${path}/{id}` : [],
				sub.removeAll ? `DELETE ${path}` : [],
			].flat();
		}),
	]);
	const besides = [
		'GET Organisation/Actions',
		'GET Organisation/{id}/CISSettings',
		'GET Contacts/{id}/CISSettings',
		'GET Invoices/{id}/OnlineInvoice',
		'GET InvoiceReminders/{id}',
		'POST Setup',
		'GET Reports',
		'GET Reports/{id}',
	];
	const driven = official.xero.control
		.calls()
		.calls.filter(({ status }) => status >= 200 && status < 300)
		.map(({ method, path }) => {
			const [endpoint, id, below, member] = path.split('/').slice(3);
			const named = id === undefined ? [] : [id === 'Actions' ? id : '{id}'];
			const rest = [below, member && '{id}'].filter((part) => part !== undefined);
			return `${method} ${[endpoint, ...named, ...rest].join('/')}`;
		});
	const wanted = [...implemented.flat(), ...besides, 'POST Invoices/{id}/Email'];
	expect(wanted.filter((endpoint) => !driven.includes(endpoint))).toEqual([]);
});
