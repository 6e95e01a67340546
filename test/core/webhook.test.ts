import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { setupNotice } from '../../nodes/Xero/description/webhookSetup';
import type { Rec } from '../local-xero/contract';
import { signatureOf } from '../local-xero/server';
import { auckland, byId, london, openWorld, type World } from './harness';
import { Door } from './harness/webhook';

/* The webhook trigger behind a real HTTP server, in n8n-core's own context, with the local Xero as the sender. */

let world: World;
let door: Door;

beforeAll(async () => {
	world = await openWorld({ organisations: [auckland, london] });
});

afterEach(async () => await door.close());

afterAll(async () => await world.close());

/** Opens a door, connects it in the local Xero's portal, and answers where it is. */
async function connected(parameters: INodeParameters = {}): Promise<Door> {
	door = await Door.open(world, parameters);
	expect(await world.control.webhooks.register({ url: door.url })).toMatchObject({ status: 'OK' });
	// What an earlier test left behind comes now.
	await delivered();
	door.executions.splice(0);
	return door;
}

/** Lets the local Xero deliver what is due, and waits until the node is done. */
async function delivered(): Promise<IDataObject[]> {
	const before = door.items.length;
	await world.control.webhooks.deliverDue();
	await door.settled();
	return door.items.slice(before);
}

const contact = (name: string, organisation?: string): Rec =>
	world.control.person.create({ tenantId: world.tenant(organisation), endpoint: 'Contacts' }, { Name: `${name} ${Math.random()}` });

const invoice = (more: Rec = {}, organisation?: string): Rec =>
	world.control.person.create({ tenantId: world.tenant(organisation), endpoint: 'Invoices' }, {
		Type: 'ACCREC',
		Contact: { Name: 'Bayside Club' },
		LineItems: [{ Description: 'Mugs', Quantity: 2, UnitAmount: 10, AccountCode: '200' }],
		...more,
	});

const callsDuring = async <T>(work: () => Promise<T>): Promise<{ result: T; calls: string[] }> => {
	const before = world.calls().length;
	const result = await work();
	return { result, calls: world.calls().slice(before).filter(({ path }) => path.startsWith('/api.xro')).map(({ method, path }) => `${method} ${path}`) };
};

describe('the answer', () => {
	const body = '{"events":[],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "WXUAMNYXPMQEDHQLSISU"}';

	const post = async (text: string, headers: { [name: string]: string }): Promise<Response> =>
		await fetch(door.url, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } });

	test('the intent to receive is right in the portal and starts no workflow', async () => {
		door = await Door.open(world);
		const { result, calls } = await callsDuring(async () => await world.control.webhooks.register({ url: door.url }));
		expect(result).toMatchObject({ status: 'OK' });
		expect(result.probes.map(({ status, flaws }) => [status, flaws])).toEqual(expect.arrayContaining([[200, []], [401, []]]));
		expect([calls, door.executions, door.stored]).toEqual([[], [], {}]);
	});

	test('a key with white space pasted round it works, another key does not', async () => {
		const key = world.control.webhooks.state().signingKey;
		door = await Door.open(world, {}, `  ${key}\n`);
		expect(await world.control.webhooks.register({ url: door.url })).toMatchObject({ status: 'OK' });
		await door.close();
		door = await Door.open(world, {}, key.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')));
		expect(await world.control.webhooks.register({ url: door.url })).toMatchObject({ status: 'Intent to receive required' });
	});

	test('what Xero did not sign is answered 401 or 4xx, without a word, a cookie, a call or a workflow', async () => {
		await connected();
		const signed = (text: string) => ({ 'x-xero-signature': signatureOf(text, world.control.webhooks.state().signingKey) });
		const huge = `{"events":[${' '.repeat(5 * 1024 * 1024)}]}`;
		const { calls } = await callsDuring(async () => {
			for (const [text, headers, status] of [
				[body, {}, 401],
				[body, { 'x-xero-signature': 'none' }, 401],
				[`${body} `, signed(body), 401],
				[huge, signed(huge), 413],
				['{"hello":"world"}', signed('{"hello":"world"}'), 400],
				['[]', signed('[]'), 400],
				[body, { ...signed(body), 'content-type': 'multipart/form-data; boundary=x' }, 400],
				[body, signed(body), 200],
			] as const) {
				const answer = await post(text, headers);
				expect([answer.status, await answer.text(), answer.headers.get('set-cookie'), answer.headers.get('content-length')]).toEqual([status, '', null, '0']);
			}
		});
		expect([calls, door.executions, door.stored]).toEqual([[], [], {}]);
	});

	test('comes before anything is asked of Xero', async () => {
		await connected();
		contact('Answer first');
		const before = world.calls().length;
		world.fault({ kind: '503', times: 20 });
		const [attempt] = await world.control.webhooks.deliverDue();
		expect(attempt).toMatchObject({ status: 200, ok: true, flaws: [] });
		expect(world.calls().length - before).toBeLessThanOrEqual(1);
		await door.settled();
		world.control.clearFaults();
	});
});

describe('events', () => {
	test('an item has the record as Get Many gives it, what happened, where, and the event', async () => {
		await connected();
		const made = invoice({ Reference: 'PO 7' });
		const [item] = await delivered();
		const { items } = await world.run({ resource: 'invoice', operation: 'getAll', returnAll: true, filters: { reference: 'PO 7' }, organisation: byId(world.tenant()) });
		const [event] = world.control.webhooks.events().slice(-1);
		const { event: what, organisationId, organisationName, webhook, ...record } = item;
		expect(items[0].json).toEqual(record);
		expect({ what, organisationId, organisationName, webhook }).toEqual({
			what: 'created',
			organisationId: world.tenant(),
			organisationName: auckland,
			webhook: {
				category: 'INVOICE',
				eventType: 'CREATE',
				eventDate: new Date(event.at).toISOString().replace('.000Z', 'Z'),
				resourceId: made.InvoiceID,
				resourceUrl: event.event.resourceUrl,
				sequence: event.sequence,
			},
		});
	});

	test('types count in any case of letters', async () => {
		await connected({ event: 'created' });
		world.control.webhooks.settings({ spelling: 'Create' });
		contact('Small letters');
		const items = await delivered();
		world.control.webhooks.settings({ spelling: 'CREATE' });
		expect(items.map(({ event }) => event)).toEqual(['created']);
	});

	test('without Simplify the whole record comes, without Include Record the event alone and no call', async () => {
		await connected({ simplify: false });
		contact('Whole');
		expect((await delivered())[0]).toHaveProperty('UpdatedDateUTC');
		door.change({ includeRecord: false });
		contact('Bare');
		const { result, calls } = await callsDuring(delivered);
		expect(Object.keys(result[0])).toEqual(['event', 'organisationId', 'webhook']);
		expect(calls).toEqual([]);
	});

	test('without authentication no credential for reading is needed', async () => {
		await connected({ authentication: 'none', event: 'updated' });
		const made = contact('Nobody signs in');
		world.control.person.change({ tenantId: world.tenant(), endpoint: 'Contacts' }, String(made.ContactID), { FirstName: 'Ada' });
		const { result, calls } = await callsDuring(delivered);
		expect(result).toMatchObject([{ event: 'updated', webhook: { resourceId: made.ContactID, eventType: 'UPDATE' } }]);
		expect(calls).toEqual([]);
	});

	test('category, event and organisation narrow what passes', async () => {
		await connected({ categories: ['CONTACT'], event: 'created', organisationScope: 'several', organisations: [world.tenant(london).toUpperCase()] });
		contact('Here');
		world.control.webhooks.emit({ category: 'INVOICE', type: 'CREATE', tenantId: world.tenant(london) });
		const there = contact('There', london);
		world.control.person.change({ tenantId: world.tenant(london), endpoint: 'Contacts' }, String(there.ContactID), { FirstName: 'Ada' });
		expect(await delivered()).toMatchObject([{ ContactID: there.ContactID, organisationName: london, event: 'created' }]);
	});

	test('Invoice Type is told by the record: bills and invoices share a category', async () => {
		await connected({ invoiceType: 'ACCPAY' });
		invoice();
		const bill = invoice({ Type: 'ACCPAY', InvoiceNumber: 'B-1' });
		const other = contact('Not narrowed');
		const items = await delivered();
		expect(items.map((item) => (item.webhook as IDataObject).resourceId)).toEqual([bill.InvoiceID, other.ContactID]);
		expect(items[0]).toMatchObject({ InvoiceID: bill.InvoiceID, InvoiceNumber: 'B-1' });
	});

	test('subscriptions and categories of the future pass when Any is chosen, without a record', async () => {
		await connected({ organisationScope: 'several', organisations: [world.tenant()] });
		world.control.webhooks.emit({ category: 'SUBSCRIPTION', type: 'CREATE' });
		world.control.webhooks.emit({ category: 'STOCKTAKE', type: 'UPDATE', tenantId: world.tenant() });
		const { result, calls } = await callsDuring(delivered);
		expect(result).toMatchObject([
			{ event: 'created', webhook: { category: 'SUBSCRIPTION' } },
			{ event: 'updated', webhook: { category: 'STOCKTAKE' } },
		]);
		expect(calls).toEqual([]);
		door.change({ categories: ['SUBSCRIPTION'] });
		world.control.webhooks.emit({ category: 'STOCKTAKE', type: 'UPDATE', tenantId: world.tenant() });
		expect(await delivered()).toEqual([]);
	});

	test('in a test of the workflow nothing is remembered and every event shows', async () => {
		await connected();
		contact('Before');
		await delivered();
		const { stored } = door;
		door.mode = 'manual';
		world.control.webhooks.faults({}, { kind: 'doubled' });
		contact('Tried');
		expect(await delivered()).toHaveLength(2);
		expect(door.stored).toEqual(stored);
	});
});

test('whoever follows the words of the panel in the portal ends at OK and gets events', async () => {
	const { clientId, name } = world.control.about().app;
	const plain = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/[‘’]/g, "'").toLowerCase();
	const page = async (path: string, form?: string[][]): Promise<string> => {
		const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form), redirect: 'follow' as const };
		return await (await fetch(`${world.url}${path}`, sent)).text();
	};
	const words = [...setupNotice.matchAll(/<b>([^<]*)<\/b>/g)].map(([, word]) => plain(word));
	expect(words).toEqual(expect.arrayContaining(['webhooks', 'send notifications to', 'webhooks key', "send 'intent to receive'", 'ok']));
	door = await Door.open(world);
	expect(plain(await page('/portal'))).toContain(plain(name));
	const ofApp = `/portal/apps/${clientId}/webhooks`;
	const saved = await page(ofApp, [['category', 'CONTACT'], ['url', door.url]]);
	for (const word of ['send notifications to', 'webhooks key', "send 'intent to receive'"]) expect(plain(saved)).toContain(word);
	door.signedWith(String(/<code id="signing-key">([^<]*)</.exec(saved)?.[1]));
	await page(`${ofApp}/intent`, []);
	// The page asks again by itself until the probes are through.
	while ((await page(ofApp)).includes('Intent to receive in progress')) await door.settled();
	expect(await page(ofApp)).toContain('<p role="status" id="status">OK</p>');
	const made = contact('By the portal');
	expect(await delivered()).toMatchObject([{ ContactID: made.ContactID }]);
	expect(door.executions).toHaveLength(1);
});

test('a custom connection reads its one organisation, and closes a gap there', async () => {
	const app = world.control.about().customConnection.clientId;
	const { signingKey } = world.control.webhooks.state(app);
	door = await Door.open(world, { authentication: 'customConnection', categories: ['CONTACT'] }, signingKey);
	expect(await world.control.webhooks.register({ url: door.url, app })).toMatchObject({ status: 'OK' });
	world.control.clock({ advance: 1000 });
	const here = contact('By itself');
	const items = await delivered();
	expect(items).toMatchObject([{ ContactID: here.ContactID, organisationId: world.tenant(), organisationName: auckland }]);
	world.control.webhooks.faults({ app }, { kind: 'lost' });
	const missed = contact('Missed by itself');
	await delivered();
	contact('Next');
	const [, caughtUp] = await delivered();
	expect(caughtUp).toMatchObject({ ContactID: missed.ContactID, organisationId: world.tenant(), webhook: { caughtUp: true } });
});

describe('outputs by category', () => {
	test('each category has its own, in the order chosen', async () => {
		await connected({ outputs: 'byCategory', categories: ['INVOICE', 'CONTACT'] });
		const made = contact('Second output');
		const billed = invoice();
		await delivered();
		const [[invoices, contacts, ...more]] = door.executions;
		expect([invoices, contacts].map((items) => items.map(({ json }) => json.InvoiceID ?? json.ContactID))).toEqual([[billed.InvoiceID], [made.ContactID]]);
		expect(more).toEqual([]);
	});

	test('with Any there is one for each, and one for what is new', async () => {
		await connected({ outputs: 'byCategory' });
		world.control.webhooks.emit({ category: 'STOCKTAKE', type: 'CREATE', tenantId: world.tenant() });
		contact('First output');
		await delivered();
		expect(door.executions[0].map((items) => items.length)).toEqual([1, 0, 0, 0, 0, 0, 1]);
	});
});

describe('records', () => {
	test('of a delivery are read by lists of 40 ids', async () => {
		await connected();
		for (let made = 0; made < 45; made++) contact(`One of many ${made}`);
		invoice();
		invoice({ Type: 'ACCPAY', InvoiceNumber: 'B-2' });
		const { result, calls } = await callsDuring(delivered);
		expect(result).toHaveLength(47);
		expect(result.every((item) => item.ContactID !== undefined || item.InvoiceID !== undefined)).toBe(true);
		expect(calls.map((call) => call.replace(/\?.*/, '')).sort()).toEqual(['GET /api.xro/2.0/Contacts', 'GET /api.xro/2.0/Contacts', 'GET /api.xro/2.0/Invoices']);
	});

	test('that have no list of ids are read together by when they changed', async () => {
		await connected({ categories: ['CREDITNOTE'] });
		const note = (): Rec =>
			world.control.person.create({ tenantId: world.tenant(), endpoint: 'CreditNotes' }, {
				Type: 'ACCRECCREDIT',
				Contact: { Name: 'Bayside Club' },
				LineItems: [{ Description: 'Return', Quantity: 1, UnitAmount: 10, AccountCode: '200' }],
			});
		const notes = Array.from({ length: 5 }, note);
		const many = await callsDuring(delivered);
		expect(many.result.map(({ CreditNoteID }) => CreditNoteID)).toEqual(notes.map(({ CreditNoteID }) => CreditNoteID));
		expect(many.result[0]).toMatchObject({ Type: 'ACCRECCREDIT', webhook: { data: { Type: 'ACCRECCREDIT', Status: 'DRAFT' } } });
		expect(many.calls).toHaveLength(1);
		const one = note();
		const single = await callsDuring(delivered);
		expect(single.result).toMatchObject([{ CreditNoteID: one.CreditNoteID }]);
		expect(single.calls).toHaveLength(1);
	});

	test('archived and voided ones are records like any other', async () => {
		await connected();
		const made = contact('To be archived');
		const voided = invoice({ Status: 'AUTHORISED', Date: world.day(0), DueDate: world.day(7) });
		await delivered();
		world.control.person.change({ tenantId: world.tenant(), endpoint: 'Contacts' }, String(made.ContactID), { ContactStatus: 'ARCHIVED' });
		world.control.person.change({ tenantId: world.tenant(), endpoint: 'Invoices' }, String(voided.InvoiceID), { Status: 'VOIDED' });
		expect(await delivered()).toMatchObject([{ ContactStatus: 'ARCHIVED', event: 'updated' }, { Status: 'VOIDED', event: 'updated' }]);
	});

	test('that cannot be read within ten seconds are left out, and the item says why', async () => {
		await connected();
		const made = contact('Xero is closed');
		world.fault({ kind: '503', url: '/Contacts', times: 50 });
		const began = world.control.clock().now;
		const items = await delivered();
		world.control.clearFaults();
		expect(world.control.clock().now - began).toBeLessThanOrEqual(10_000);
		expect(items).toMatchObject([{ event: 'created', webhook: { resourceId: made.ContactID, recordNotRead: expect.stringMatching(/offline|maintenance/i) } }]);
		expect(items[0]).not.toHaveProperty('ContactID');
	});

	test('of an organisation that is not connected any more do not hold up those of the others', async () => {
		await connected();
		const here = contact('Here');
		contact('Gone', london);
		world.control.disconnect(world.tenant(london));
		const items = await delivered();
		expect(items).toMatchObject([{ ContactID: here.ContactID }, { webhook: { recordNotRead: expect.stringContaining('is not connected to this credential') } }]);
	});
});
