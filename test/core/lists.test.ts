import { openWorld, type World } from './harness';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

test('2,500 contacts are listed: all of them, each once, in three calls', async () => {
	const names = Array.from({ length: 2500 }, (_, at) => `Reader ${at}`);
	for (let at = 0; at < names.length; at += 500) {
		const contacts = names.slice(at, at + 500).map((name) => ({ name }));
		await world.client().createContacts(world.tenant(), { contacts });
	}
	const active = world.books('Contacts').filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
	const { items, error, calls } = await world.run({
		resource: 'contact',
		operation: 'getAll',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(active.length).toBeGreaterThan(2500);
	expect(items.map(({ json }) => json.ContactID).sort()).toEqual(
		active.map(({ ContactID }) => ContactID).sort(),
	);
	expect(
		calls
			.filter(({ path }) => path.endsWith('/Contacts'))
			.map(({ query }) => [query.page, query.pageSize]),
	).toEqual([
		['1', '1000'],
		['2', '1000'],
		['3', '1000'],
	]);
	const limited = await world.run({ resource: 'contact', operation: 'getAll', limit: 1200 });
	expect(limited.items).toHaveLength(1200);
});
