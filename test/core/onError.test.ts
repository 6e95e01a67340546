import { openWorld, type RunOptions, type World } from './harness';

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
