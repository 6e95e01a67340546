import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { cellValue } from '../../nodes/Xero/values/reportRows';
import { toModifiedSince, toXeroDate } from '../../nodes/Xero/values/dates';
import { condition } from '../../nodes/Xero/values/where';
import { apiPath } from '../../nodes/Xero/values/apiPath';
import { asJson, byId, named, type Ran } from '../core/harness';
import { Poller } from '../core/harness/poll';
import { Ground } from './ground';
import type { Answer } from './proxy';

/* The worst of what `npm run fuzz` found: each ended a run in the machine's words, hung, or told something untrue. */

let ground: Ground;

beforeAll(async () => {
	ground = await Ground.open();
});

beforeEach(() => ground.begin());

afterAll(async () => await ground.close());

const run = async (parameters: INodeParameters, items: IDataObject[] = [{}]): Promise<Ran> => await ground.world.run(parameters, { items, onError: 'continueErrorOutput' });
const errorOf = ({ items, errorItems, error }: Ran): string => String(error?.message ?? [...errorItems, ...items][0].json.error);
const list: INodeParameters = { resource: 'contact', operation: 'getAll', limit: 5 };
const answering = (answer: Partial<Answer>, url = /api\.xro/): void => {
	ground.proxy.meddler.instead = (seen) => (url.test(seen.url) ? { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.alloc(0), ...answer } : undefined);
};
const bodyOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const halfCharacter = 'x\ud83d';

describe('parameters', () => {
	test.each<[string, INodeParameters, string]>([
		['an object as the field to match on', { resource: 'contact', operation: 'upsert', ...asJson({ Name: 'x' }), matchOn: '={{ $json }}' }, 'Match On must be text'],
		['an object without a prototype', { ...list, operation: 'getAll', filters: { searchTerm: '={{ Object.create(null) }}' } }, 'must be text'],
		['a calculation without a result', { resource: 'invoice', operation: 'addNote', record: byId('={{ $json.id }}'), note: '={{ NaN }}' }, 'Note must be text'],
		['an order that is no attribute', { ...list, options: { orderBy: 'Name;DROP' } }, 'Order By'],
		['an Accept with a line break', { resource: 'customApiRequest', operation: 'request', path: 'Contacts', options: { accept: 'a\r\nHost: b' } }, 'Accept is not a media type'],
		['an organisation that cannot be a header', { ...list, organisation: byId('={{ "é\\n" }}') }, 'not given by its id'],
	])('%s', async (_says, parameters, message) => {
		expect(errorOf(await run(parameters, [{ id: ground.world.books('Invoices')[0].InvoiceID as string }]))).toContain(message);
	});

	test.each(['get', 'getHistory', 'getAttachments'])('half a character in an id or number: %s', async (operation) => {
		for (const mode of ['id', 'number'] as const) expect(errorOf(await run({ resource: 'invoice', operation, record: named(mode, '={{ $json.half }}') }, [{ half: halfCharacter }]))).toMatch(/not a Xero id|not valid in an address|found no invoice|half a character/);
		expect(ground.seen.filter(({ url }) => url.includes('%EF%BF%BD'))).toEqual([]);
	});

	test('half a character in a filter or a path', () => {
		expect(() => condition('Name', '==', halfCharacter, 'string')).toThrow('half a character');
		expect(() => apiPath('/api.xro/2.0', `Contacts/${halfCharacter}`)).toThrow('half a character');
	});

	test('an object as a number of an option counts for nothing', async () => {
		const { error, items } = await ground.world.run({ ...list, options: { keepInReserve: '={{ $json.odd }}', maximumWait: '={{ $json.odd }}' } }, { items: [{ odd: { toString: 'x' } }] });
		expect([error, items.length]).toEqual([undefined, 5]);
	});

	test('a list of fields to clear with an object in it', async () => {
		const ran = await run({ resource: 'contact', operation: 'update', record: byId('={{ $json.id }}'), fieldsToClear: '={{ $json.odd }}' }, [
			{ id: ground.world.books('Contacts')[0].ContactID as string, odd: [{ toString: 'x' }, halfCharacter] },
		]);
		expect(errorOf(ran)).toContain('Fields to Clear must be text');
	});

	test('an object as Simplify is no reason to lose what was written', async () => {
		const ran = await run({ resource: 'contact', operation: 'create', ...asJson({ Name: 'Kept After All' }), simplify: '={{ Object.create(null) }}' });
		expect(ran.items.map(({ json }) => json.outcome)).toEqual(['created']);
	});

	test('an expression in Simplify that cannot be worked out is refused before anything is written', async () => {
		const ran = await run({ resource: 'contact', operation: 'create', ...asJson({ Name: 'Never Written' }), simplify: '={{ nonsense( }}' });
		expect(errorOf(ran)).toContain('simplify could not be read');
		expect(ground.world.books('Contacts').filter(({ Name }) => Name === 'Never Written')).toEqual([]);
	});

	test.each(['+010000-01-01', '9999-12-31T23:59:59-12:00', '-000001-12-31T18:18:43Z'])('a date whose year has not four digits: %s', (value) => {
		expect(() => toXeroDate(value, 'Pacific/Auckland')).toThrow();
		expect(() => toModifiedSince(value, 'America/Los_Angeles')).toThrow();
	});
});

describe('answers', () => {
	test('a write whose answer says that it is compressed and is not is looked for in Xero, not told as not done', async () => {
		const plain = (): Buffer => Buffer.from('{"Invoices":[]}');
		ground.proxy.meddler.after = ({ method }, answer) => (method === 'GET' ? answer : { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body: plain() });
		const ran = await run({ resource: 'contact', operation: 'create', ...asJson({ Name: 'Compressed By Word Alone' }) });
		expect(ran.items.map(({ json }) => json.outcome)).toEqual(['created']);
		expect(ground.world.books('Contacts').filter(({ Name }) => Name === 'Compressed By Word Alone')).toHaveLength(1);
	});

	test('a tracking category with an object for a name', async () => {
		answering({ body: bodyOf({ TrackingCategories: [{ TrackingCategoryID: 'a', Name: { toString: 'x' }, Options: [{ Name: { toString: 'x' }, TrackingOptionID: {} }] }] }) }, /TrackingCategories/);
		for (const method of ['getTrackingCategoryIds', 'getTrackingOptionIds', 'getTrackingCategories', 'getTrackingOptions1'] as const)
			await expect(ground.world.loadOptions('loadOptions', method, list)).resolves.toBeInstanceOf(Array);
	});

	test.each(['-1', '0', '99999999999999999999'])('a limit that ends in %s seconds is neither asked again at once nor waited for till the end of time', async (seconds) => {
		ground.proxy.meddler.instead = ({ url }) => (/Contacts/.test(url) ? { status: 429, headers: { 'retry-after': seconds, 'x-rate-limit-problem': 'minute' }, body: Buffer.alloc(0) } : undefined);
		const { error } = await ground.world.run({ ...list, options: { maximumWait: 20 } });
		expect(error?.message).toMatch(/limit/);
		expect(ground.seen.filter(({ url }) => /Contacts/.test(url)).length).toBeLessThan(25);
		ground.world.control.clock({ advance: 90_000_000 });
	});

	test.each<[string, unknown, string]>([
		['a problem without words', { problem: { invalidFields: [null, {}, { reason: {} }], detail: {} } }, 'Xero refused the request'],
		['errors that are none', { ErrorNumber: 10, Elements: [{ ValidationErrors: [null, 1, {}, { Message: {} }] }] }, 'Xero'],
		['no sentence at all', { Message: {}, Detail: [] }, 'Xero refused the request'],
	])('a refusal with %s', async (_says, body, message) => {
		answering({ status: 400, body: bodyOf(body) });
		const told = errorOf(await run({ resource: 'contact', operation: 'create', ...asJson({ Name: 'x' }) }));
		expect(told).toContain(message);
		expect(told).not.toMatch(/undefined|\[object/);
	});

	test('connections that are none are left out', async () => {
		answering({ body: bodyOf([{ tenantId: {}, tenantName: {}, tenantType: 'ORGANISATION' }, null, 7, { tenantType: 'ORGANISATION' }]) }, /connections/);
		expect(errorOf(await run(list))).toBe('No organisation is connected to this credential');
	});

	test('a list that is read on by number ends when its records have none', async () => {
		const records = Array.from({ length: 100 }, (_, at) => ({ JournalID: `${at}`, JournalNumber: 'x' }));
		answering({ body: bodyOf({ Journals: records }) }, /Journals/);
		expect(errorOf(await run({ resource: 'journal', operation: 'getAll', returnAll: true }))).toContain('JournalNumber');
		expect(ground.seen.length).toBeLessThan(5);
	});

	test('records without a date they changed on are listed', async () => {
		const one = (at: number): IDataObject => ({ ContactID: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, Name: 'x', UpdatedDateUTC: '/Date(99999999999999999)/' });
		let asked = 0;
		ground.proxy.meddler.instead = ({ url }) => {
			if (!/Contacts/.test(url)) return undefined;
			asked += 1;
			const Contacts = asked % 2 === 1 ? Array.from({ length: 1000 }, (_, at) => one(at)) : [one(asked)];
			return { status: 200, headers: { 'content-type': 'application/json' }, body: bodyOf({ Contacts, pagination: { itemCount: 1001 + asked }, DateTimeUTC: '/Date(x)/' }) };
		};
		const { error, items } = await ground.world.run({ ...list, returnAll: true });
		expect([error, items.length, asked]).toEqual([undefined, 1000, 4]);
	});

	test('amounts that are none, in the answer to an update, keep nobody from being told that it was done', async () => {
		ground.proxy.meddler.after = ({ method }, answer) => ({ ...answer, body: method === 'GET' ? answer.body : Buffer.from(answer.body.toString('utf8').replace(/"LineAmount":-?[\d.]+/g, '"LineAmount":"\\u0000"')) });
		const [order] = ground.world.books('PurchaseOrders');
		const line = { Description: 'One more', Quantity: '1', UnitAmount: '2', AccountCode: '200' };
		const ran = await run({ resource: 'purchaseOrder', operation: 'update', record: byId(String(order.PurchaseOrderID)), ...asJson({ LineItems: [line] }) });
		expect(errorOf(ran)).toBe('Updated, but lines that were to stay have changed');
	});

	test('a figure with more digits than a number holds stays as it is written', () => {
		expect(cellValue('9'.repeat(400))).toBe('9'.repeat(400));
		expect(cellValue('1,234.50')).toBe(1234.5);
	});
});

describe('what a trigger finds in its stored state', () => {
	const tenant = (): string => ground.world.tenant();
	const sound = (poller: Poller): IDataObject => structuredClone(poller.saved['node:Xero Trigger']) as IDataObject;

	test.each<[string, (state: IDataObject) => unknown]>([
		['null for the organisations', (state) => ({ ...state, organisations: null })],
		['text for the state', () => 'text'],
		['text for a moment', (state) => ({ ...state, organisations: { [tenant()]: { since: 'yesterday' } } })],
		['a moment of no calendar', (state) => ({ ...state, organisations: { [tenant()]: { since: 1e300 } } })],
		['a number for what is known', (state) => ({ ...state, organisations: { [tenant()]: { ...((state.organisations as IDataObject)[tenant()] as IDataObject), known: 0, recent: 7 } } })],
		['another version’s', () => ({ version: 9, cursor: 'x' })],
	])('%s: it goes on from now, and says so in the log', async (_says, damage) => {
		const poller = await Poller.open(ground.world, { resource: 'contact', event: 'created' });
		ground.world.control.clock({ advance: 60_000 });
		await poller.poll();
		const { xero } = sound(poller);
		poller.saved = JSON.parse(JSON.stringify({ 'node:Xero Trigger': { xero: damage(xero as IDataObject) } })) as IDataObject;
		expect((await poller.restart()).error).toBeUndefined();
		expect(poller.log.join()).toContain('What the trigger kept cannot be read');
		const made = ground.world.control.person.create({ tenantId: tenant(), endpoint: 'Contacts' }, { Name: `After ${_says}` });
		ground.world.control.clock({ advance: 60_000 });
		const { items, error } = await poller.poll();
		expect([error, items.map(({ ContactID }) => ContactID)]).toEqual([undefined, [made.ContactID]]);
	});

	test.each(['__proto__', 'constructor', '../x'])('an organisation called %s is refused in words', async (value) => {
		await expect(Poller.open(ground.world, { resource: 'account', event: 'createdOrUpdated', organisationScope: 'one', organisation: byId(value) })).rejects.toThrow(/^The organisation "[^[]+" is not given by its id/);
		await expect(Poller.open(ground.world, { resource: 'account', event: 'createdOrUpdated', organisationScope: 'several', organisations: [value] })).rejects.toThrow(/^The organisation "[^[]+" is not given by its id/);
	});

	test('what is not known of connections does not matter', async () => {
		const poller = await Poller.open(ground.world, { resource: 'contact', event: 'created' });
		const { xero } = sound(poller);
		poller.saved = { 'node:Xero Trigger': { xero: { ...(xero as IDataObject), connected: 'x' } } };
		expect((await poller.restart()).error).toBeUndefined();
		expect(poller.log).toEqual([]);
	});
});
