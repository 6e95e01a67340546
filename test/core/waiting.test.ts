import { asJson, openWorld, type World } from './harness';
import type { Fault } from '../local-xero/server';

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

const list = { resource: 'contact', operation: 'getAll', returnAll: true };
const create = {
	resource: 'contact',
	operation: 'create',
	...asJson([{ Name: 'Once' }, { Name: 'Twice' }]),
};
const made = () =>
	world.books('Contacts').filter(({ Name }) => Name === 'Once' || Name === 'Twice');
const write = { method: 'PUT', url: '/Contacts' };
const now = () => world.control.clock().now;

test.each<Fault>([
	{ kind: '503' },
	{ kind: '500-before-commit' },
	{ kind: 'reset-before-commit' },
	{ kind: '429-minute', retryAfter: 40 },
	{ kind: '429-concurrent', times: 2 },
])('a read goes on after $kind', async (fault) => {
	world.fault({ ...fault, url: '/Contacts' });
	const { items, error, calls } = await world.run(list);
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(5);
	expect(calls.filter((call) => call.fault === fault.kind)).toHaveLength(fault.times ?? 1);
});

test.each<Fault>([
	{ kind: '503' },
	{ kind: 'reset-before-commit' },
	{ kind: 'reset-after-commit', times: 2 },
	{ kind: '429-minute', retryAfter: 59 },
	{ kind: '429-concurrent' },
])('a write after $kind is made exactly once', async (fault) => {
	world.fault({ ...fault, ...write });
	const { items, error, calls } = await world.run(create);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.outcome)).toEqual(['created', 'created']);
	expect(made()).toHaveLength(2);
	const keys = calls
		.filter(({ method }) => method === 'PUT')
		.map(({ headers }) => headers['idempotency-key']);
	expect(keys.length).toBeGreaterThan(1);
	expect(new Set(keys).size).toBe(1);
});

test('a limit of the minute is waited for as long as Xero says', async () => {
	world.fault({ kind: '429-minute', retryAfter: 40, url: '/Contacts' });
	const before = now();
	expect((await world.run(list)).error).toBeUndefined();
	// The harness lets a minute pass before each run.
	expect(now() - before).toBeGreaterThanOrEqual(60_000 + 40_000);
	expect(now() - before).toBeLessThan(60_000 + 45_000);
});

test('a limit of the day fails at once, with the time it ends', async () => {
	world.fault({ kind: '429-day', retryAfter: 36_000, url: '/Contacts', times: 9 });
	const { error, calls } = await world.run(list);
	expect(error?.message).toContain('daily limit');
	const ends = new Date(now() + 36_000_000).toISOString().slice(0, 16);
	expect(error?.description).toContain(ends);
	expect(calls.filter(({ status }) => status === 429)).toHaveLength(1);
});

// Under the same key Xero repeats its first answer, a 500 as well:
// https://developer.xero.com/documentation/guides/idempotent-requests/idempotency
const lost: Fault[] = [{ kind: 'reset-after-commit', times: 20 }, { kind: '500-after-commit' }, { kind: '500-before-commit' }];

test.each(lost.slice(0, 2))('a write whose answer is lost for good is found in Xero: $kind', async (fault) => {
	world.fault({ ...fault, ...write });
	const { items, errorItems } = await world.run(create, { onError: 'continueErrorOutput' });
	expect(errorItems).toEqual([]);
	expect(items.map(({ json }) => [json.Name, json.outcome])).toEqual([
		['Once', 'created'],
		['Twice', 'created'],
	]);
	expect(items[0].json.warnings).toEqual(['The answer of Xero was lost; the record was found in Xero.']);
	expect(made()).toHaveLength(2);
});

test('a write that Xero surely does not hold is told as not made', async () => {
	world.fault({ kind: '500-before-commit', ...write });
	const { items, errorItems } = await world.run(create, { onError: 'continueErrorOutput' });
	expect(items).toEqual([]);
	expect(errorItems.map(({ json }) => json.error)).toEqual(Array(2).fill('No answer came from Xero, and the record is not there'));
	expect(made()).toEqual([]);
});

test.each(lost)('a write whose outcome nobody can tell is unknown, with its key and what to check: $kind', async (fault) => {
	world.fault({ ...fault, ...write }, { kind: '503', method: 'GET', url: '/Contacts', times: 20 });
	const { items, errorItems } = await world.run(create, { onError: 'continueErrorOutput' });
	expect(items).toEqual([]);
	expect(errorItems).toHaveLength(2);
	expect(made()).toHaveLength(fault.kind === '500-before-commit' ? 0 : 2);
	const [{ json }] = errorItems;
	expect(json.error).toContain('Outcome unknown');
	expect(json.details).toMatchObject({
		outcome: 'unknown',
		idempotencyKey: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
	expect(JSON.stringify(json.details)).toContain('Look in Xero');
});

test('a cancelled run stops waiting and sends nothing more', async () => {
	world.fault({ kind: '429-minute', retryAfter: 50, ...write });
	let cancel = () => {};
	world.whileWaiting(() => cancel());
	const { calls, error } = await world.run(create, { onStart: (stop) => (cancel = stop) });
	expect(error?.message).toBe('The execution was cancelled');
	expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	expect(made()).toEqual([]);
});
