import { byId, openWorld, type RunOptions, type World } from './harness';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

/** Fifty members, of which Xero will not have the one at place 17. */
const members = Array.from({ length: 50 }, (_, at) => ({
	name: `Member ${at}`,
	email: at === 17 ? 'not an address' : `member${at}@club.example`,
	town: 'Nelson',
}));
const others = members.filter((_, at) => at !== 17).map(({ name }) => name);
const reason = 'Email address must be valid.';

const create = async (options: RunOptions, items = members) =>
	await world.run(
		{
			resource: 'contact',
			operation: 'create',
			fields: await world.fields('contact', 'create', {
				Name: '={{ $json.name }}',
				EmailAddress: '={{ $json.email }}',
			}),
		},
		{ items, ...options },
	);
const held = () => world.books('Contacts').filter(({ Name }) => String(Name).startsWith('Member'));

test('stop: the error is Xero’s, and tells what was written and what was not', async () => {
	const { error, items, calls } = await create({ onError: 'stopWorkflow' });
	expect(items).toEqual([]);
	expect(error?.message).toBe(reason);
	expect(error?.context?.itemIndex).toBe(17);
	expect(held().map(({ Name }) => Name)).toEqual(others);
	for (const { ContactID } of held()) expect(error?.description).toContain(String(ContactID));
	expect(error?.description).toContain('Written before it: 49');
	expect(error?.description).toContain('Not written: 1 of 50 items');
	expect(error?.description).toContain('Continue (using error output)');
	expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

test('stop: after the first refusal nothing more is sent', async () => {
	const more = [
		...members,
		...members.map((member) => ({ ...member, name: `${member.name} b`, email: '' })),
	];
	const { error, calls } = await create({}, more);
	expect(error?.message).toBe(reason);
	expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	expect(error?.description).toContain('Not written: 51 of 100 items');
	expect(held()).toHaveLength(49);
});

test('stop: a check of our own comes before the first write', async () => {
	const more = members.map((member, at) =>
		at === 49 ? { ...member, name: 'x'.repeat(300) } : member,
	);
	const { error, calls } = await create({}, more);
	expect(error?.message).toContain('255');
	expect(error?.context?.itemIndex).toBe(49);
	expect(error?.description).toContain('Nothing was written');
	expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('continue: the bad record stands among the others, in its place', async () => {
	const { error, items, errorItems } = await create({ onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	expect(errorItems).toEqual([]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(members.map((_, item) => ({ item })));
	expect(items[17].json).toMatchObject({ error: reason, details: { because: [reason] } });
	expect(items.filter((_, at) => at !== 17).map(({ json }) => json.Name)).toEqual(others);
	expect(held()).toHaveLength(49);
});

test('continue using the error output: it goes there, with its input', async () => {
	const { error, items, errorItems } = await create({ onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.Name)).toEqual(others);
	expect(errorItems).toHaveLength(1);
	expect(errorItems[0].json).toMatchObject({
		...members[17],
		error: reason,
		details: { because: [reason] },
	});
	expect(errorItems[0].pairedItem).toEqual({ item: 17 });
	expect(held()).toHaveLength(49);
});

describe('an id nobody has among fifty: Xero refuses the whole request', () => {
	const nobody = '00000000-0000-4000-8000-00000000beef';
	const update = async (options: RunOptions) => {
		const made = await create(
			{},
			members.map((member) => ({ ...member, email: '' })),
		);
		const items = made.items.map(({ json }, at) => ({
			id: at === 31 ? nobody : String(json.ContactID),
		}));
		return await world.run(
			{
				resource: 'contact',
				operation: 'update',
				record: byId('={{ $json.id }}'),
				fields: await world.fields('contact', 'update', { FirstName: 'Changed' }),
			},
			{ items, ...options },
		);
	};
	const changed = () => held().filter(({ FirstName }) => FirstName === 'Changed');

	test('it is halved under new keys until the culprit stands alone', async () => {
		const { items, errorItems, calls } = await update({ onError: 'continueErrorOutput' });
		expect(items).toHaveLength(49);
		expect(errorItems.map(({ json, pairedItem }) => [json.id, json.details, pairedItem])).toEqual([
			[nobody, expect.objectContaining({ httpCode: 404 }), { item: 31 }],
		]);
		expect(changed()).toHaveLength(49);
		const keys = calls
			.filter(({ method }) => method === 'POST')
			.map(({ headers }) => headers['idempotency-key']);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys.length).toBeLessThanOrEqual(13);
	});

	test('stop: what comes after it is not sent, and every id that was written is told', async () => {
		const { error } = await update({});
		expect(error?.context?.itemIndex).toBe(31);
		expect(error?.message).toBe('Xero found no record with this id');
		expect(changed()).toHaveLength(31);
		for (const { ContactID } of changed()) expect(error?.description).toContain(String(ContactID));
		expect(error?.description).toContain('Not written: 19 of 50 items');
	});
});

test('Retry On Fail sends the same keys again, so nothing is made twice', async () => {
	world.fault({ kind: 'reset-after-commit', method: 'PUT', times: 4 }, { kind: '503', method: 'GET', url: '/Contacts', times: 4 });
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { error, items, calls } = await create({ node }, members.slice(0, 3));
	expect(error).toBeUndefined();
	expect(items).toHaveLength(3);
	expect(held()).toHaveLength(3);
	const keys = calls
		.filter(({ method }) => method === 'PUT')
		.map(({ headers }) => headers['idempotency-key']);
	expect(keys.length).toBeGreaterThan(4);
	expect(new Set(keys).size).toBe(1);
});

test('Batch Size narrows what a request carries', async () => {
	const { calls } = await world.run(
		{
			resource: 'contact',
			operation: 'create',
			fields: await world.fields('contact', 'create', { Name: '={{ $json.name }}' }),
			options: { batchSize: 20 },
		},
		{ items: members },
	);
	const sent = calls
		.filter(({ method }) => method === 'PUT')
		.map(({ body }) => (JSON.parse(body ?? '{}') as { Contacts: object[] }).Contacts.length);
	expect(sent).toEqual([20, 20, 10]);
	expect(held()).toHaveLength(50);
});
