import type { INodeParameters } from 'n8n-workflow';

import { listIn, pageCount } from '../../nodes/Xero/values/answerList';
import { apiPath } from '../../nodes/Xero/values/apiPath';
import { openWorld, type Ran, type RunOptions, type World } from './harness';
import { contactId, make, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const request = async (parameters: INodeParameters, options: RunOptions = {}) =>
	await world.run({ resource: 'customApiRequest', operation: 'request', ...parameters }, options);

/** What the local Xero was asked, but for the organisations it connects. */
const asked = ({ calls }: Ran) => calls.filter(({ path }) => path.startsWith('/api.xro'));

const parameter = (name: string, value: string) => ({ parameter: [{ name, value }] });

describe('the path', () => {
	test.each([
		['/api.xro/2.0', 'Invoices', '/api.xro/2.0/Invoices'],
		['/api.xro/2.0', ' /Contacts/CUST 1001/ ', '/api.xro/2.0/Contacts/CUST%201001'],
		['/api.xro/2.0', 'Invoices/INV-1/Attachments/a%20b%2Fc.pdf', '/api.xro/2.0/Invoices/INV-1/Attachments/a%20b%2Fc.pdf'],
		['', '/files.xro/1.0/Files', '/files.xro/1.0/Files'],
		['/api.xro/2.0', 'Items/100%', '/api.xro/2.0/Items/100%25'],
		['/api.xro/2.0', 'Items/user@evil.example', '/api.xro/2.0/Items/user%40evil.example'],
	])('%s and %j', (base, given, path) => expect(apiPath(base, given)).toBe(path));

	test.each(['', '  ', 'https://evil.example/Invoices', '//evil.example/Invoices', '\\\\evil.example', 'javascript:x', 'Invoices//Email', 'Contacts/../Users', 'Contacts/%2e%2e/Users', './Users', 'Contacts/ /x', 'Invoices?page=1', 'Invoices#x'])(
		'%j is refused',
		(given) => expect(() => apiPath('/api.xro/2.0', given)).toThrow(/^Path/),
	);
});

describe('the list in an answer', () => {
	test.each<[string, unknown, unknown[] | undefined]>([
		['Accounting', { Id: 'x', Status: 'OK', ProviderName: 'x', DateTimeUTC: 'x', pagination: {}, Invoices: [1, 2] }, [1, 2]],
		['Payroll', { id: 'x', providerName: 'x', pagination: null, problem: null, employees: [{ a: 1 }] }, [{ a: 1 }]],
		['a single record of Payroll', { id: 'x', providerName: 'x', problem: null, employee: { a: 1 } }, [{ a: 1 }]],
		['Projects and Assets', { pagination: { pageCount: 1 }, items: [] }, []],
		['Files', { TotalCount: 1, Page: 1, PerPage: 50, Items: [{}] }, [{}]],
		['an array', [1], [1]],
		['a record itself', { projectId: 'x', name: 'y', status: 'INPROGRESS', tags: [] }, undefined],
		['nothing', '', undefined],
	])('%s', (_api, body, list) => expect(listIn(body)?.list).toEqual(list));

	test('how many pages there are', () => {
		expect([{ pagination: { pageCount: 3 } }, { TotalCount: 101, PerPage: 50 }, { Quotes: [] }, []].map(pageCount)).toEqual([3, 3, undefined, undefined]);
	});
});

test('records of a list come as items, dates as everywhere else', async () => {
	const ran = await request({ path: 'Contacts', query: parameter('where', 'Name=="Bayside Club"') });
	expect(ran.error).toBeUndefined();
	expect(ran.items).toHaveLength(1);
	expect(ran.items[0].json).toMatchObject({ Name: 'Bayside Club', ContactID: contactId(world, 'Bayside Club') });
	expect(ran.items[0].json.UpdatedDateUTC).toMatch(/^\d{4}-\d\d-\d\dT/);
	expect(asked(ran)[0].tenantId).toBe(world.tenant());
});

test('the whole answer, when wanted', async () => {
	const ran = await request({ path: 'Organisation', output: 'whole' });
	expect(ran.items.map(({ json }) => json)).toEqual([expect.objectContaining({ Status: 'OK', Organisations: [expect.objectContaining({ Name: 'Harbour Lane Traders' })] })]);
});

describe('an answer to a write that says nothing of it', () => {
	const put = (Name: string): INodeParameters => ({ method: 'PUT', path: 'Contacts', body: JSON.stringify({ Name }) });
	const held = (Name: string) => world.books('Contacts').filter((contact) => contact.Name === Name);

	test('one that broke off is asked for again under its key', async () => {
		world.fault({ kind: 'malformed-json', method: 'PUT' });
		const { items, calls } = await request(put('Broken off'));
		expect(items.map(({ json }) => json.ContactID)).toEqual(held('Broken off').map(({ ContactID }) => ContactID));
		expect(calls.filter(({ method }) => method === 'PUT').map(({ replayed }) => replayed)).toEqual([undefined, true]);
	});

	test('one that cannot be read at all leaves the outcome unknown, never a refusal', async () => {
		world.fault({ kind: 'malformed-json', method: 'PUT', times: 9 });
		const { error } = await request(put('Never read'));
		expect(error?.message).toBe('Outcome unknown: The answer of Xero cannot be read');
		expect(error?.description).not.toContain('Nothing was written');
		expect(held('Never read')).toHaveLength(1);
		world.control.clearFaults();
	});

	test('an empty list is an item with the whole answer, not none', async () => {
		world.fault({ kind: 'fewer-elements', method: 'PUT' });
		const { items } = await request(put('Left out'));
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining({ Status: 'OK', Contacts: [] })]);
	});
});

test('every page of a list, and of one that knows no pages', async () => {
	const contacts = world.books('Contacts').filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
	const ran = await request({ path: 'Contacts', allPages: true, specifyQuery: 'json', queryJson: '{ "pageSize": 7 }' });
	expect(ran.error).toBeUndefined();
	expect(asked(ran)).toHaveLength(Math.ceil(contacts.length / 7));
	expect(ran.items.map(({ json }) => json.ContactID).sort()).toEqual(contacts.map(({ ContactID }) => ContactID).sort());
	const accounts = await request({ path: 'Accounts', allPages: true });
	expect(new Set(accounts.items.map(({ json }) => json.AccountID)).size).toBe(accounts.items.length);
	expect(accounts.items).toHaveLength(world.books('Accounts').filter(({ Status }) => Status !== 'DELETED').length);
});

test('a whole path, and another method with a body and a key of its own', async () => {
	const connections = await request({ api: 'whole', path: '/connections' });
	expect(connections.items.map(({ json }) => json.tenantName)).toEqual(['Harbour Lane Traders']);
	const body = { Contacts: [{ Name: 'By Custom Request' }] };
	const made = await request({ method: 'PUT', path: 'Contacts', body: JSON.stringify(body) });
	expect(made.error).toBeUndefined();
	expect(made.items.map(({ json }) => json.Name)).toEqual(['By Custom Request']);
	const read = await world.client().getContact(world.tenant(), String(made.items[0].json.ContactID));
	expect(read.body.contacts?.[0].name).toBe('By Custom Request');
	expect(writes(made)[0].headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);
	const keyed = await request({ method: 'POST', path: 'Contacts', body: JSON.stringify(body), options: { idempotencyKey: 'mine' } });
	expect(writes(keyed)[0].headers['idempotency-key']).toBe('mine');
});

test('a GET without an answer that can be read leaves nothing in doubt', async () => {
	world.fault({ kind: 'malformed-json', method: 'GET', url: 'Contacts', times: 9 });
	const { error } = await request({ path: 'Contacts' });
	world.control.clearFaults();
	expect(error?.message).toBe('The answer of Xero cannot be read');
	expect(error?.description).not.toContain('may have been made');
});

test('a lost answer to a write is asked for again under the same key; a DELETE is not', async () => {
	world.fault({ kind: 'reset-after-commit', method: 'PUT', url: 'Contacts' });
	const made = await request({ method: 'PUT', path: 'Contacts', body: JSON.stringify({ Name: 'Only Once' }) });
	expect(made.error).toBeUndefined();
	expect(writes(made).map(({ headers }) => headers['idempotency-key'])).toEqual(expect.arrayContaining([expect.any(String), expect.any(String)]));
	expect(world.books('Contacts').filter(({ Name }) => Name === 'Only Once')).toHaveLength(1);

	const { ItemID } = await make(world, 'item', { Code: 'GONE', Contact: undefined, LineItems: undefined });
	world.fault({ kind: 'reset-after-commit', method: 'DELETE', url: 'Items' });
	const deleted = await request({ method: 'DELETE', path: `Items/${String(ItemID)}` });
	expect(deleted.error?.message).toContain('Outcome unknown');
	expect(writes(deleted)).toHaveLength(1);
});

test('an answer without a body says that it succeeded', async () => {
	const { ItemID } = await make(world, 'item', { Code: 'GONE2', Contact: undefined, LineItems: undefined });
	const deleted = await request({ method: 'DELETE', path: `Items/${String(ItemID)}` });
	expect(deleted.items.map(({ json }) => json)).toEqual([{ success: true }]);
});

test('only what has changed since, and nothing when nothing has', async () => {
	const ran = await request({ path: 'Contacts', options: { ifModifiedSince: '2099-01-01T00:00:00Z' } });
	expect(ran.error).toBeUndefined();
	expect(ran.items).toEqual([]);
	expect(asked(ran)[0].headers['if-modified-since']).toBe('2099-01-01T00:00:00');
});

test('a file comes as a file', async () => {
	const { InvoiceID } = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	const ran = await request({ path: `Invoices/${String(InvoiceID)}`, options: { accept: 'application/pdf' } });
	expect(ran.error).toBeUndefined();
	expect(ran.items[0].binary?.data).toMatchObject({ mimeType: 'application/pdf' });
	expect(Buffer.from(String(ran.items[0].binary?.data.data), 'base64').subarray(0, 4).toString()).toBe('%PDF');
});

test('waits for a limit, and tells what Xero refuses in its words on the item', async () => {
	world.fault({ kind: '429-minute', retryAfter: 3, url: 'Contacts' });
	expect((await request({ path: 'Contacts' })).items.length).toBeGreaterThan(1);
	const ran = await request(
		{ method: 'PUT', path: 'Contacts', body: '={{ { Name: $json.name } }}' },
		{ items: [{ name: 'Bayside Club' }, { name: 'Quite New' }], onError: 'continueErrorOutput' },
	);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([expect.stringContaining('Bayside Club')]);
	expect(ran.items.map(({ json }) => json.Name)).toEqual(['Quite New']);
});

test.each<[string, INodeParameters, string]>([
	['another host', { path: 'https://evil.example/Invoices' }, 'Path must not be a whole address'],
	['a body that is no JSON', { method: 'POST', path: 'Contacts', body: '{' }, 'Body is not valid JSON'],
	['a nested query parameter', { path: 'Contacts', specifyQuery: 'json', queryJson: '{ "where": { "a": 1 } }' }, 'The query parameter where must be text, a number or a list'],
	['a method of another kind', { method: '={{ "TRACE" }}', path: 'Contacts' }, 'Method must be one of GET, POST, PUT, PATCH, DELETE'],
])('%s is refused before anything is sent', async (_what, parameters, message) => {
	const ran = await request(parameters);
	expect(ran.error?.message).toBe(message);
	expect(asked(ran)).toEqual([]);
});
