import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { asJson, byId, openWorld, type Ran, type RunOptions, type World } from './harness';
import { contactId, make, writes } from './harness/made';

/** A key of the person's own: n8n's Retry button starts another execution, which does not know the first one's keys. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (
	orders: IDataObject[],
	options: INodeParameters = {},
	more: RunOptions = {},
) =>
	await world.run(
		{
			resource: 'invoice',
			operation: 'create',
			inputMode: 'json',
			fieldsJson:
				'={{ { Reference: $json.order, Contact: { Name: "City Agency" }, LineItems: [{ Description: "Mugs", Quantity: 1, UnitAmount: $json.price ?? 5, AccountCode: $json.account }] } }}',
			options,
		},
		{ items: orders, onError: 'continueRegularOutput', ...more },
	);
const ownKey = { idempotencyKey: '={{ $json.order }}' };
const orders = (...names: string[]): IDataObject[] => names.map((order) => ({ order }));
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

const earlier =
	'Nothing was sent: this Idempotency Key was used for this already, and the record is the one of then.';
const warnings = ({ items }: Ran) => items.map(({ json }) => json.warnings);

test('a record of an earlier execution says so, and when what was given now differs', async () => {
	const first = await create([{ order: 'F1' }, { order: 'F2' }], ownKey);
	expect(warnings(first)).toEqual([undefined, undefined]);
	const retried = await create(
		[{ order: 'F1' }, { order: 'F2', price: 6 }, { order: 'F3' }],
		ownKey,
	);
	expect(warnings(retried)).toEqual([
		[earlier],
		[`${earlier} What was given now differs from what was sent then.`],
		undefined,
	]);
	expect(made('F1', 'F2', 'F3')).toEqual([1, 1, 1]);
});

test('another attempt of the same execution is nothing to be told of', async () => {
	const order = [{ order: 'G0', price: 'free' }, { order: 'G1' }];
	const first = await create(order, ownKey, { executionId: 'own-G' });
	const again = await create(order, ownKey, { executionId: 'own-G' });
	expect(ids(again)[1]).toBe(ids(first)[1]);
	expect(warnings(again)[1]).toBeUndefined();
	expect(made('G1')).toEqual([1]);
});

test('a refusal of then is no answer to the order once it is right', async () => {
	const wrong = await create([{ order: 'H1', account: '99999' }], ownKey);
	expect(wrong.items[0].json.error).toContain('99999');
	const still = await create([{ order: 'H1', account: '99999' }], ownKey);
	expect(still.items[0].json.error).toBe(wrong.items[0].json.error);
	const right = await create([{ order: 'H1', account: '200' }], ownKey);
	expect(right.items[0].json.outcome).toBe('created');
	expect(made('H1')).toEqual([1]);
	expect(new Set([wrong, still, right].flatMap(keys)).size).toBe(3);
});

test('what was lost is looked up as it was sent, whatever is given now', async () => {
	world.fault(
		{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
		{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
	);
	const lost = await create([{ order: 'I1' }], ownKey);
	expect(lost.items[0].json.error).toMatch(/^Outcome unknown/);
	world.control.clock({ advance: 600_000 });
	const later = await create([{ order: 'I1', price: 6 }], ownKey);
	expect(made('I1')).toEqual([1]);
	expect(warnings(later)[0]).toEqual([
		'The answer of Xero was lost; the record was found in Xero.',
		`${earlier} What was given now differs from what was sent then.`,
	]);
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

test('what has no key of its own travels apart, and takes nothing from the others’ keys', async () => {
	const mixed = { idempotencyKey: '={{ $json.key }}' };
	const items = [{ order: 'K1', key: 'K1' }, { order: 'K2' }, { order: 'K3', key: 'K3' }];
	world.fault({ kind: '503', method: 'PUT', url: '/Invoices', times: 9 });
	const first = await create(items, mixed);
	world.control.clearFaults();
	const retried = await create(items, mixed);
	const sent = writes(retried).map(({ body }) =>
		['K1', 'K2', 'K3'].filter((order) => body?.includes(`"${order}"`)),
	);
	expect(sent).toEqual([['K1', 'K3'], ['K2']]);
	expect(keys(retried)[0]).toBe(keys(first)[0]);
	expect(retried.items.map(({ json }) => json.Reference)).toEqual(['K1', 'K2', 'K3']);
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

test('the same key under another custom connection is another organisation’s write', async () => {
	const other = await openWorld();
	const contact = (name: string) => ({
		authentication: 'customConnection',
		resource: 'contact',
		operation: 'create',
		...asJson({ Name: name }),
		options: { idempotencyKey: 'F1' },
	});
	const [here, there] = [await world.run(contact('Here')), await other.run(contact('There'))];
	await other.close();
	expect([here, there].map(({ items }) => items[0].json.Name)).toEqual(['Here', 'There']);
	expect([here, there].map((ran) => writes(ran))).toEqual([
		[expect.anything()],
		[expect.anything()],
	]);
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
