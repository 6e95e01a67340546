import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, openWorld, type Ran, type RunOptions, type World } from './harness';
import { contactId, make, writes } from './harness/made';

/** A key of the person's own: n8n's Retry button starts another execution, which does not know the first one's keys. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (orders: IDataObject[], options: INodeParameters = {}, more: RunOptions = {}) =>
	await world.run(
		{
			resource: 'invoice',
			operation: 'create',
			inputMode: 'json',
			fieldsJson:
				'={{ { Reference: $json.order, Contact: { Name: "City Agency" }, LineItems: [{ Description: "Mugs", Quantity: 1, UnitAmount: 5 }] } }}',
			options,
		},
		{ items: orders, onError: 'continueRegularOutput', ...more },
	);
const ownKey = { idempotencyKey: '={{ $json.order }}' };
const orders = (...names: string[]) => names.map((order) => ({ order }));
const made = (...names: string[]) =>
	names.map((name) => world.books('Invoices').filter(({ Reference }) => Reference === name).length);
const ids = ({ items }: Ran) => items.map(({ json }) => json.InvoiceID);
const keys = (ran: Ran) => writes(ran).map(({ headers }) => headers['idempotency-key']);

test('Retry within six minutes, as another execution, makes nothing twice', async () => {
	const first = await create(orders('A1', 'A2', 'A3'), ownKey);
	const retried = await create(orders('A1', 'A2', 'A3'), ownKey);
	expect(ids(retried)).toEqual(ids(first));
	expect(retried.items.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'created']);
	expect(made('A1', 'A2', 'A3')).toEqual([1, 1, 1]);
});

test('without a key of one’s own, another execution is another order', async () => {
	const first = await create(orders('B1'));
	const retried = await create(orders('B1'));
	expect(ids(retried)).not.toEqual(ids(first));
	expect(made('B1')).toEqual([2]);
});

test('the key sent to Xero is the same in both executions, so that other workers of n8n are known as well', async () => {
	world.fault({ kind: '503', method: 'PUT', url: '/Invoices', times: 9 });
	const first = await create(orders('C1', 'C2'), ownKey);
	expect(first.items.every(({ json }) => json.error !== undefined)).toBe(true);
	world.control.clearFaults();
	const retried = await create(orders('C1', 'C2'), ownKey);
	expect(new Set([...keys(first), ...keys(retried)]).size).toBe(1);
	expect(made('C1', 'C2')).toEqual([1, 1]);
});

test('only what was not made before is sent', async () => {
	await create(orders('D1', 'D2'), ownKey);
	const more = await create(orders('D1', 'D2', 'D3'), ownKey);
	expect(writes(more)).toHaveLength(1);
	expect(made('D1', 'D2', 'D3')).toEqual([1, 1, 1]);
});

test('another operation with the same key is another write', async () => {
	const [id] = ids(await create(orders('E1'), ownKey));
	const note = {
		resource: 'invoice',
		operation: 'addNote',
		record: byId(id),
		note: 'Ordered by phone',
		options: { idempotencyKey: 'E1' },
	};
	const first = await world.run(note);
	const retried = await world.run(note);
	expect([first.error, retried.error]).toEqual([undefined, undefined]);
	expect(keys(first)).toEqual(keys(retried));
	expect(keys(first)).toHaveLength(1);
});

test('changes too: an update is sent once', async () => {
	await make(world, 'contact', { Name: 'Own key' });
	const change = async () =>
		await world.run({
			resource: 'contact',
			operation: 'update',
			record: byId(contactId(world, 'Own key')),
			fields: await world.fields('contact', 'update', { LastName: 'Once' }),
			options: { idempotencyKey: 'change-7' },
		});
	expect(writes(await change())).toHaveLength(1);
	const again = await change();
	expect(writes(again)).toEqual([]);
	expect(again.items[0].json).toMatchObject({ outcome: 'updated', LastName: 'Once' });
});
