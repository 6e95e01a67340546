import type { INodeParameters } from 'n8n-workflow';

import type { Call } from '../local-xero/server';
import { asJson, openWorld, type World } from './harness';
import { contactId } from './harness/made';

/** Long lists: pages, limits, and lists that change while they are read. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
	const { items } = await world.run({
		resource: 'contact',
		operation: 'create',
		...asJson(
			Array.from({ length: 2300 }, (_, at) => ({ Name: `Guest ${String(at).padStart(4, '0')}` })),
		),
	});
	expect(items).toHaveLength(2300);
	world.control.clock({ advance: 60_000 });
});
afterAll(async () => await world.close());

const list = async (parameters: INodeParameters = {}) =>
	await world.run({ resource: 'contact', operation: 'getAll', simplify: false, ...parameters });
const active = () =>
	world
		.books('Contacts')
		.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE')
		.map(({ Name }) => String(Name))
		.sort();
const all = { returnAll: true };
const pagesIn = (calls: Call[]) =>
	calls
		.filter(({ path }) => path.endsWith('/Contacts'))
		.map(({ query }) => [query.page, query.pageSize]);

/** Changes a contact as another person would, between two pages. */
const change = (skip: number, work: () => Promise<unknown>) =>
	world.control.when({
		method: 'GET',
		url: '/Contacts\\?',
		skip,
		run: async () => {
			world.control.clock({ advance: 1500 });
			await work();
			return undefined;
		},
	});
const post = async (Name: string, element: object) =>
	await world.client().updateOrCreateContacts(world.tenant(), {
		contacts: [{ contactID: contactId(world, Name), ...element }],
	});

test('Return All reads pages of 1,000', async () => {
	const { items, calls } = await list(all);
	expect(items.map(({ json }) => String(json.Name)).sort()).toEqual(active());
	expect(pagesIn(calls)).toEqual([
		['1', '1000'],
		['2', '1000'],
		['3', '1000'],
	]);
});

test('pages that are smaller than was asked for are read on to the end', async () => {
	world.control.switches({ largestPage: 300 });
	try {
		const { items, calls } = await list(all);
		expect(items.map(({ json }) => String(json.Name)).sort()).toEqual(active());
		expect(pagesIn(calls)).toHaveLength(Math.ceil(active().length / 300));
		expect((await list({ limit: 700 })).items).toHaveLength(700);
		change(2, async () => await post('Guest 0001', { firstName: 'Ann' }));
		const moved = await list(all);
		expect(moved.items.map(({ json }) => String(json.Name)).sort()).toEqual(active());
		expect(pagesIn(moved.calls).length).toBeGreaterThan(2 * Math.ceil(active().length / 300));
	} finally {
		world.control.switches({ largestPage: 1000 });
	}
});

test('a limit asks for no more than it returns', async () => {
	for (const [limit, pages] of [
		[1, [['1', '1']]],
		[50, [['1', '50']]],
		[
			1500,
			[
				['1', '1000'],
				['2', '1000'],
			],
		],
	] as const) {
		const { items, calls } = await list({ limit });
		expect(items).toHaveLength(limit);
		expect(pagesIn(calls)).toEqual(pages);
	}
});

test.each([0, -1, 'many', '2.5'])(
	'a limit of %s, from an expression, is refused in words',
	async (limit) => {
		const { error, calls } = await world.run(
			{ resource: 'contact', operation: 'getAll', limit: '={{ $json.limit }}' },
			{ items: [{ limit }] },
		);
		expect(error?.message).toBe('Limit must be a whole number of at least 1');
		expect(pagesIn(calls)).toEqual([]);
	},
);

describe('Return All is complete and without doubles while', () => {
	const complete = async (
		skip: number,
		work: () => Promise<unknown>,
		parameters: INodeParameters = {},
	) => {
		const before = active();
		change(skip, work);
		const { items, error } = await list({ ...all, ...parameters });
		expect(error).toBeUndefined();
		const ids = items.map(({ json }) => json.ContactID);
		expect(new Set(ids).size).toBe(ids.length);
		const names = new Set(items.map(({ json }) => json.Name));
		// Nobody who was there at the beginning and at the end is missing.
		const now = new Set(active());
		expect(
			before.filter((name) => name.startsWith('Guest') && now.has(name) && !names.has(name)),
		).toEqual([]);
		return { items, names };
	};

	test('a record of the first page is changed before the second is read', async () => {
		const { items } = await complete(
			1,
			async () => await post('Guest 0003', { firstName: 'Changed' }),
		);
		expect(items.find(({ json }) => json.Name === 'Guest 0003')?.json.FirstName).toBe('Changed');
	});

	test('a record is archived', async () => {
		await complete(1, async () => await post('Guest 0005', { contactStatus: 'ARCHIVED' }));
	});

	test('a record is made', async () => {
		const { names } = await complete(
			2,
			async () =>
				await world
					.client()
					.createContacts(world.tenant(), { contacts: [{ name: 'Made meanwhile' }] }),
		);
		expect(names).toContain('Made meanwhile');
	});

	test('records change before each page, with a filter, an order and archived ones included', async () => {
		change(2, async () => await post('Guest 0011', { firstName: 'Again' }));
		await complete(1, async () => await post('Guest 0010', { firstName: 'Once' }), {
			filters: { isCustomer: false },
			options: { orderBy: 'Name', includeArchived: true },
		});
	});
});

test('Include Archived returns them too, and order is kept over pages', async () => {
	const { items } = await list({
		...all,
		options: { includeArchived: true, orderBy: 'Name', orderDirection: 'DESC' },
	});
	const names = items.map(({ json }) => String(json.Name));
	expect(names).toHaveLength(world.books('Contacts').length);
	expect(names).toContain('Old Mill Stores');
	expect(names).toEqual([...names].sort((one, other) => other.localeCompare(one, 'en')));
});

test('several items are several lists, each paired with its item', async () => {
	const { items } = await world.run(
		{ resource: 'contact', operation: 'getAll', filters: { name: '={{ $json.name }}' } },
		{ items: [{ name: 'Guest 0001' }, { name: 'nobody' }, { name: 'Guest 0002' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.Name, pairedItem])).toEqual([
		['Guest 0001', { item: 0 }],
		['Guest 0002', { item: 2 }],
	]);
});

test('a filter that cannot be written fails its item, in words', async () => {
	const { items } = await world.run(
		{ resource: 'contact', operation: 'getAll', filters: { name: '={{ $json.name }}' } },
		{
			items: [{ name: 'The "Blue" Door' }, { name: 'Guest 0002' }],
			onError: 'continueRegularOutput',
		},
	);
	expect(items.map(({ json }) => json.error ?? json.Name)).toEqual([
		'Name: Xero cannot compare with a text that holds a double quote or a backslash.',
		'Guest 0002',
	]);
});

test('a raw where that Xero cannot read is told with what to check', async () => {
	const { error } = await list({ options: { where: 'Nam=="x"' } });
	expect(error?.message).toMatch(/^Xero could not read the filter: /);
	expect(error?.description).toContain('Check Where and Order By under Options.');
});
