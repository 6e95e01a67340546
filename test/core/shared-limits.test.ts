import { openWorld, type World } from './harness';

let world: World;
afterEach(async () => await world.close());

const list = { resource: 'contact', operation: 'getAll' };

test('Maximum Wait: a limit that ends later is told at once', async () => {
	world = await openWorld();
	world.fault({ kind: '429-minute', retryAfter: 50, url: '/Contacts' });
	const before = world.control.clock().now;
	const { error, calls } = await world.run({ ...list, options: { maximumWait: 20 } });
	expect(error?.message).toBe('The limit of 60 Xero calls a minute for this organisation is reached');
	expect((error as unknown as { description: string }).description).toContain('Xero takes calls again from 20');
	expect(calls.filter(({ path }) => path.endsWith('/Contacts'))).toHaveLength(1);
	expect(world.control.clock().now - before).toBeLessThan(62_000);
});

test('a limit that another worker’s calls run into again is waited for again', async () => {
	world = await openWorld();
	world.fault({ kind: '429-minute', retryAfter: 30, url: '/Contacts', times: 3 });
	const { items, error } = await world.run(list);
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
});

test('Keep in Reserve leaves calls of the day to others', async () => {
	world = await openWorld({ switches: { dayLimit: 10 } });
	const options = { keepInReserve: 6 };
	const first = await world.run({ ...list, options }, { items: [{}, {}, {}, {}, {}, {}, {}, {}], onError: 'continueErrorOutput' });
	expect(first.calls.filter(({ status }) => status === 200 && status !== undefined)).toHaveLength(5);
	expect(first.errorItems[0].json.error).toMatch(/6 are kept in reserve/);
});

test('Keep in Reserve asks again the next day, as only an answer tells that it began', async () => {
	world = await openWorld({ switches: { dayLimit: 10 } });
	const reserved = { ...list, options: { keepInReserve: 6 } };
	await world.run(reserved, { items: [{}, {}, {}, {}, {}, {}, {}, {}], onError: 'continueErrorOutput' });
	expect((await world.run(reserved)).error?.message).toMatch(/6 are kept in reserve/);
	world.control.clock({ advance: 25 * 3_600_000 });
	expect((await world.run(reserved)).error).toBeUndefined();
});

test('a used-up day costs no further call in any run of the process until it ends', async () => {
	world = await openWorld();
	world.fault({ kind: '429-day', retryAfter: 3600, url: '/Contacts' });
	expect((await world.run(list)).error?.message).toBe('The daily limit of Xero calls for this organisation is used up');
	const again = await world.run({ ...list, organisation: { __rl: true, mode: 'id', value: world.tenant() } });
	expect(again.error?.message).toBe('The daily limit of Xero calls for this organisation is used up');
	world.control.clock({ advance: 3_600_000 });
	expect((await world.run(list)).error).toBeUndefined();
});

test('at most five calls are under way at once, whatever the number of runs', async () => {
	world = await openWorld();
	const many = Array.from({ length: 12 }, async () => await world.run(list));
	const runs = await Promise.all(many);
	expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
	expect(world.calls().filter(({ status }) => status === 429)).toEqual([]);
});

test('after a run of several items a hint tells what it cost', async () => {
	world = await openWorld();
	const { hints } = await world.run({ resource: 'contact', operation: 'create', inputMode: 'json', fieldsJson: '={{ $json }}' }, { items: [{ Name: 'A1' }, { Name: 'A2' }, { Name: 'A3' }] });
	expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(/^2 calls to Xero, 1 fewer than one an item\. \d+ are left today\.$/)]);
});
