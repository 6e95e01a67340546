import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, named } from '../core/harness';
import { ask, fromModel, toldBy, type Asked } from '../core/harness/ask';
import { Ground } from './ground';
import { texts } from './hostile';
import { Books, sentFault } from './permitted';
import type { Seen } from './proxy';

/* The worst calls of a model that `npm run fuzz` found, and those it must never get through. */

let ground: Ground;

beforeAll(async () => {
	ground = await Ground.open();
});

beforeEach(() => ground.begin());

afterAll(async () => await ground.close());

const call = async (parameters: INodeParameters, args: IDataObject = {}): Promise<Asked> => await ask(ground.world, { toolPermissions: 'everything', ...parameters }, args);
/** What was asked of an organisation; which there are, every call may ask. */
const asked = (): Seen[] => ground.seen.filter(({ method, url }) => method !== 'GET' || url !== '/connections');
const live = (): string => String(ground.world.books('Invoices').find(({ Status, Type }) => Status === 'AUTHORISED' && Type === 'ACCREC')?.InvoiceID);

describe('an operation or object left to the model', () => {
	test.each(['__proto__', 'constructor', 'toString', 'allocate', 'APPROVE', ''])('the operation “%s”, which the object has not, is refused in words', async (operation) => {
		const told = toldBy(await call({ resource: 'contact', operation: fromModel('operation'), record: byId(live()) }, { operation }));
		expect(told).toMatch(/^There is no operation ".*"\. Choose one of: create, upsert, get, getAll/);
		expect(asked()).toEqual([]);
	});

	test.each(['__proto__', 'Invoice', ''])('the object “%s”, which is none, does not end the agent', async (resource) => {
		const ran = await call({ resource: fromModel('resource'), operation: 'get' }, { resource });
		expect([ran.error, toldBy(ran)]).toEqual([undefined, expect.stringMatching(/^There is no resource ".*"\. Choose one of: account/)]);
	});

	test('a list where a word should be does not end the agent', async () => {
		const ran = await call({ resource: 'invoice', operation: fromModel('operation') }, { operation: ['approve'] });
		expect([ran.error, toldBy(ran)]).toEqual([undefined, expect.stringContaining('Operation must be text')]);
	});
});

describe('what a model is told', () => {
	test('three hundred wrong keys are told in one short text, with the keys there are', async () => {
		const Fields = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`Key ${at}`, 1]));
		const told = toldBy(await call({ resource: 'quote', operation: 'create', fieldsJson: fromModel('Fields', 'json') }, { Fields }));
		expect(told).toMatch(/"Key 0" is not a field Xero takes here.*and \d+ more.*Keys of a quote: /i);
		expect(told.length).toBeLessThan(3_000);
	});

	test.each<[string, unknown]>([
		['Status', { toString: 'DRAFT' }],
		['Status', [{ toString: 'DRAFT' }]],
		['LineAmountTypes', [{ toString: 'x', valueOf: 1 }]],
		['Contact', { Name: { toString: 'x' } }],
		['QuoteNumber', { toString: 'x' }],
	])('an object without a text as %s is told under its name', async (name, odd) => {
		for (const operation of ['create', 'update', 'upsert']) {
			const quote = String(ground.world.books('Quotes').find(({ Status }) => Status === 'DRAFT')?.QuoteID);
			const told = toldBy(await call({ resource: 'quote', operation, toolPermissions: 'draftsOnly', record: byId(quote), fieldsJson: fromModel('Fields', 'json') }, { Fields: { Title: 'x', Date: '2026-11-20', [name]: odd } as IDataObject }));
			expect(told).not.toMatch(/primitive|\[object/);
			expect(told).toMatch(/Keys of a quote/);
		}
	});

	test.each<[string, INodeParameters, string]>([
		['a day of a report', { resource: 'report', operation: 'executiveSummary', reportDate: fromModel('odd', 'json') }, 'Date: This is not a date'],
		['a record', { resource: 'invoice', operation: 'get', record: { ...byId(''), value: fromModel('odd', 'json') } }, 'found no invoice'],
		['the link of a record', { resource: 'contactGroup', operation: 'get', record: { ...named('url', ''), value: fromModel('odd', 'json') } }, 'Contact Group: The link holds no Xero id'],
	])('what is wrong with %s is told under its name', async (_says, parameters, message) => {
		expect(toldBy(await call(parameters, { odd: 'tomorrow' }))).toContain(message);
	});

	test.each<[string, INodeParameters, string]>([
		['a record', { resource: 'invoice', operation: 'get', record: { ...byId(''), value: fromModel('odd', 'json') } }, 'Invoice must be text'],
		['a filter', { resource: 'quote', operation: 'getAll', filters: { contact: { ...byId(''), value: fromModel('odd', 'json') } } }, 'Contact must be text'],
	])('a list in place of %s is told under its name', async (_says, parameters, message) => {
		expect(toldBy(await call(parameters, { odd: [1, 2] }))).toContain(message);
	});
});

test.each(['={{ "everything" }}', 'all'])('a permission of %s lets nothing through, Get Connections neither', async (toolPermissions) => {
	const told = toldBy(await call({ resource: 'organisation', operation: 'getConnections', toolPermissions }));
	expect(told).toContain('Tool Permissions must be chosen from its list');
	expect(asked()).toEqual([]);
});

describe.each(['draftsOnly', 'readOnly'] as const)('with %s', (permission) => {
	const methods = ['POST', 'post', ' Put ', 'PATCH', 'DELETE', 'GET POST', 'P\u017fOST', 'HEAD', ['POST']];

	test.each(methods)('a custom request by %p never leaves', async (method) => {
		const path = `Invoices/${live()}/Email`;
		const ran = await call({ resource: 'customApiRequest', operation: 'request', toolPermissions: permission, method: fromModel('method', 'json'), path: fromModel('path', 'json'), body: fromModel('body', 'json') }, { method, path, body: {} });
		expect(toldBy(ran)).toMatch(/Tool Permissions|Method must be/);
		expect(asked()).toEqual([]);
	});

	test.each(['https://elsewhere.test/Invoices', '//elsewhere.test/', 'Invoices/%2e%2e/%2e%2e/connections', 'Invoices/..%2fContacts', 'Invoices/%252e%252e/x', 'Invoices?method=POST', '..', '\\\\elsewhere.test'])('a custom request to %s stays on its host and in its place', async (path) => {
		const ran = await call({ resource: 'customApiRequest', operation: 'request', toolPermissions: permission, api: fromModel('api', 'json'), path: fromModel('path', 'json') }, { api: 'accounting', path });
		expect(toldBy(ran)).not.toBe('');
		expect([...ground.elsewhere.seen, ...asked().filter(({ method, url }) => method !== 'GET' || /\.\.|connections/.test(decodeURIComponent(url)))]).toEqual([]);
	});

	const records: ReadonlyArray<[string, () => unknown]> = [
		['Status in capitals and small letters', () => ({ ...invoice, STATUS: 'AUTHORISED', status: 'AUTHORISED' })],
		['Status as a list', () => ({ ...invoice, Status: ['AUTHORISED'] })],
		['Status twice in a text', () => JSON.stringify(invoice).replace('{', '{"Status":"DRAFT","Status":"AUTHORISED",')],
		['two records, the second approved', () => [invoice, { ...invoice, InvoiceNumber: 'X-2', Status: 'AUTHORISED' }]],
		['the id of one that is approved', () => ({ ...invoice, InvoiceID: live(), Status: 'DRAFT' })],
		['records inside of a record', () => ({ Invoices: [{ ...invoice, Status: 'AUTHORISED' }] })],
		['a status in the prototype', () => JSON.parse(JSON.stringify(invoice).replace('{', '{"__proto__":{"Status":"AUTHORISED"},')) as unknown],
		['a payment inside', () => ({ ...invoice, Payments: [{ Amount: 1 }] })],
		['a bank account for its contact', () => ({ ...invoice, Contact: { Name: 'Bayside Club', BankAccountDetails: '01-0123-0123456-00' } })],
	];
	const invoice = { Contact: { Name: 'Bayside Club' }, LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 10, AccountCode: '200' }], Type: 'ACCREC' };

	test.each(records.flatMap(([says, make]) => (['create', 'update', 'upsert'] as const).map((operation) => [operation, says, make] as const)))('%s of an invoice with %s leaves no more than a draft', async (operation, _says, make) => {
		const books = new Books(ground.world);
		await call({ resource: 'invoice', operation, toolPermissions: permission, matchOn: 'InvoiceID', record: byId(live()), fieldsJson: fromModel('Fields', 'json') }, { Fields: make() as IDataObject });
		expect(ground.seen.map((seen) => sentFault(seen, permission)).filter((fault) => fault !== undefined)).toEqual([]);
		expect(books.faults()).toEqual([]);
	});

	test('no text of a model opens the way to an e-mail', async () => {
		for (const text of texts.slice(0, 40)) await call({ resource: 'invoice', operation: 'get', toolPermissions: permission, record: { ...byId(''), value: fromModel('id', 'json') } }, { id: `${live()}/Email${text}` });
		expect(ground.seen.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});
