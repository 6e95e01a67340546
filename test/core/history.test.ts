import type { AccountingApi, HistoryRecords } from 'xero-node';

import { byId, openWorld, type World } from './harness';
import { contactId, make, pay, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const addNote = async (resource: string, id: unknown, note: string) =>
	await world.run({ resource, operation: 'addNote', record: byId(id), note: '={{ $json.note }}' }, { items: [{ note }] });

describe.each([
	['invoice', async () => (await make(world, 'invoice')).InvoiceID, 'getInvoiceHistory'],
	['bill', async () => (await make(world, 'bill')).InvoiceID, 'getInvoiceHistory'],
	['contact', async () => await Promise.resolve(contactId(world, 'Bayside Club')), 'getContactHistory'],
	['item', async () => await Promise.resolve(world.books('Items')[0].ItemID), 'getItemHistory'],
	['payment', async () => (await pay(world, await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) }), 1)).PaymentID, 'getPaymentHistory'],
] as const)('%s', (resource, idOf, read) => {
	test('a note is added and read back, one item an entry, the newest first', async () => {
		const id = await idOf();
		const note = 'Called: "paid on Friday" & <thanks>\nsecond line';
		const added = await addNote(resource, id, note);
		expect(added.error).toBeUndefined();
		expect(added.items[0].json).toMatchObject({ outcome: 'created', Details: note, Changes: 'Note' });
		expect(writes(added)[0].headers['idempotency-key']).toMatch(/^[0-9a-f]{64}$/);

		const client = world.client();
		const { body } = await (client[read as keyof AccountingApi] as unknown as (tenant: string, id: string) => Promise<{ body: HistoryRecords }>).call(client, world.tenant(), String(id));
		const kept = body.historyRecords ?? [];
		expect(kept[0]).toMatchObject({ details: note, changes: 'Note' });

		const history = await world.run({ resource, operation: 'getHistory', record: byId(id) });
		expect(history.items.map(({ json }) => json.Details ?? '')).toEqual(kept.map(({ details }) => details ?? ''));
		expect(history.items[0].json.DateUTC).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
		expect(history.items[0].json).not.toHaveProperty('DateUTCString');
	});
});

test('a lost answer is asked for again under the same key: the note is there once', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	world.fault({ kind: 'reset-after-commit', method: 'PUT', url: 'History' });
	expect((await addNote('invoice', InvoiceID, 'once')).error).toBeUndefined();
	const { body } = await world.client().getInvoiceHistory(world.tenant(), String(InvoiceID));
	expect(body.historyRecords?.filter(({ details }) => details === 'once')).toHaveLength(1);
});

test.each([
	['', 'Note is empty'],
	['x'.repeat(2501), 'Note has 2501 characters; Xero takes 2500'],
])('a note that does not do is refused before sending', async (note, message) => {
	const ran = await addNote('contact', contactId(world, 'Bayside Club'), note);
	expect(ran.error?.message).toBe(message);
	expect(writes(ran)).toEqual([]);
});

test('a note of 2,500 characters goes', async () => {
	expect((await addNote('contact', contactId(world, 'Bayside Club'), 'x'.repeat(2500))).error).toBeUndefined();
});

test('an id of nothing is refused on its item, the others go', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const ids = ['11111111-2222-4333-8444-555555555555', 'no id', InvoiceID] as string[];
	const ran = await world.run(
		{ resource: 'invoice', operation: 'addNote', record: byId('={{ $json.id }}'), note: 'hello' },
		{ items: ids.map((id) => ({ id })), onError: 'continueErrorOutput' },
	);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual(['Xero found no record with this id', expect.stringContaining('is not a Xero id')]);
	expect(ran.items.map(({ json }) => json.Details)).toEqual(['hello']);
});
