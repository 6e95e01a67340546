import type { IDataObject } from 'n8n-workflow';

import { byId, openWorld, type World } from './harness';

/** What the node reads for every item, and what only once. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = () => ({
	resource: 'contact',
	operation: 'create',
	organisation: byId(world.tenant()),
});

const booked = (name: string): IDataObject =>
	world.books('Contacts').find(({ Name }) => Name === name) as IDataObject;

const everyDepth = (value: unknown): void => {
	if (typeof value !== 'object' || value === null) return;
	Object.freeze(value);
	Object.values(value).forEach(everyDepth);
};

test('an expression counts for its item, whatever it stands beside; all else for every item', async () => {
	const ran = await world.run(
		{
			...create(),
			simplify: '={{ $json.short }}',
			fields: await world.fields('contact', 'create', {
				Name: '={{ $json.name }}',
				FirstName: 'Aroha',
			}),
		},
		{
			items: [
				{ name: 'Per item 1', short: true },
				{ name: 'Per item 2', short: false },
			],
		},
	);
	expect(ran.error).toBeUndefined();
	expect(['Per item 1', 'Per item 2'].map((name) => booked(name).FirstName)).toEqual([
		'Aroha',
		'Aroha',
	]);
	expect(ran.items.map(({ json }) => 'HasAttachments' in json)).toEqual([false, true]);
});

test('an expression is worked out once an item', async () => {
	let read = 0;
	const counted = (name: string): IDataObject =>
		Object.defineProperty({}, 'name', {
			enumerable: true,
			get: () => {
				read += 1;
				return name;
			},
		});
	const ran = await world.run(
		{
			...create(),
			fields: await world.fields('contact', 'create', { Name: '={{ $json.name }}' }),
		},
		{ items: [counted('Counted 1'), counted('Counted 2')] },
	);
	expect(ran.error).toBeUndefined();
	expect(read).toBe(2);
});

test('the input items stay as they came', async () => {
	const items: IDataObject[] = [
		{ Name: 'As it came', Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '5550100' }], other: 1 },
	];
	const before = structuredClone(items);
	everyDepth(items);
	const fields = {
		...(await world.fields('contact', 'create', {})),
		mappingMode: 'autoMapInputData',
		value: null,
	};
	for (const operation of ['create', 'upsert']) {
		const ran = await world.run(
			{ ...create(), operation, matchOn: 'Name', simplify: false, fields },
			{ items },
		);
		expect(ran.error).toBeUndefined();
		expect(ran.items[0].json).toMatchObject({ Name: 'As it came' });
	}
	expect(items).toEqual(before);
});
