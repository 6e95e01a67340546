import { asJson, openWorld, type World } from './harness';
import { contactId } from './harness/made';

/** What waiting.test.ts leaves: many calls, doubts that are not settled, keys. */

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

const list = { resource: 'contact', operation: 'getAll' };
const create = (...names: string[]) => ({
	resource: 'contact',
	operation: 'create',
	...asJson(names.map((Name) => ({ Name }))),
});
const named = (name: string) => world.books('Contacts').filter(({ Name }) => Name === name);
const keys = (name: string) =>
	world
		.calls()
		.filter(({ method, body }) => method === 'PUT' && body?.includes(name))
		.map(({ headers }) => headers['idempotency-key']);

test('a hundred calls get through the limit of sixty a minute', async () => {
	const { items } = await world.run(
		{ ...list, filters: { name: 'City Agency' } },
		{ items: Array.from({ length: 100 }, (_, at) => ({ at })) },
	);
	expect(items).toHaveLength(100);
	expect(world.calls(/Contacts/).filter(({ status }) => status === 429).length).toBeGreaterThan(0);
});

test('the day’s limit ends a run of writes at once: what was made is told, the rest is not sent', async () => {
	world.fault({ kind: '429-day', url: '/Contacts', skip: 1, times: 9, retryAfter: 7200 });
	const ran = await world.run(
		{ ...create('Day 1', 'Day 2', 'Day 3'), options: { batchSize: 1 } },
		{ onError: 'continueRegularOutput' },
	);
	expect(ran.items.map(({ json }) => json.error ?? json.outcome)).toEqual([
		'created',
		'The daily limit of Xero calls for this organisation is used up',
		expect.stringMatching(/^Not sent/),
	]);
	const asked = ran.calls.filter(({ path }) => path.endsWith('/Contacts'));
	expect(asked).toHaveLength(2);
	expect(JSON.stringify(ran.items[1].json.details)).toContain(
		`Xero takes calls again from ${new Date(asked[1].at + 7_200_000).toISOString()}.`,
	);
});

test('an answer that breaks off after the write ends as one record, reported as created', async () => {
	world.fault({ kind: 'malformed-json', method: 'PUT', url: '/Contacts', times: 2 });
	const { items, error } = await world.run(create('Lost', 'Found'));
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => [json.outcome, json.ContactID])).toEqual(
		['Lost', 'Found'].map((name) => ['created', contactId(world, name)]),
	);
	expect(keys('Lost')).toHaveLength(3);
	expect(new Set(keys('Lost')).size).toBe(1);
});

test.each(['429-day', '503', '401-expired'] as const)(
	'%s after a doubt settles nothing: still unknown, and never sent under a new key',
	async (kind) => {
		world.fault(
			{ kind: '500-after-commit', method: 'PUT', url: '/Contacts' },
			{ kind, url: '/Contacts', times: 9 },
		);
		const { error } = await world.run(create('In doubt', 'As well'));
		expect(error?.message).toMatch(/^Outcome unknown: /);
		expect(error?.description).toContain('It may have been made.');
		expect(named('In doubt')).toHaveLength(1);
		expect(new Set(keys('In doubt')).size).toBe(1);
	},
);

test('a repeated execution answers what is settled from memory, another one sends under another key', async () => {
	const told = [];
	for (const executionId of ['same', 'same', 'other']) {
		const { items } = await world.run(create('Thrice'), { executionId, onError: 'continueRegularOutput' });
		told.push(items[0].json);
	}
	const [one, other, ...more] = keys('Thrice');
	expect(more).toEqual([]);
	expect(other).not.toBe(one);
	expect(told[1]).toEqual(told[0]);
	expect(told[2].error).toContain('already assigned to another contact');
	expect(named('Thrice')).toHaveLength(1);
});

test.each([
	['oAuth2', 'xeroConnectorOAuth2Api'],
	['customConnection', 'xeroCustomConnectionOAuth2Api'],
])('%s: a client secret that is no longer valid leaves no write in doubt, and is tried once', async (authentication, type) => {
	await world.run({ authentication, resource: 'contact', operation: 'getAll' });
	world.credentials.save(type, { ...world.credentials.saved(type), clientSecret: 'no longer' });
	world.control.expireTokens();
	const { error, calls } = await world.run({ ...create('Never made', 'Neither'), authentication });
	expect(error?.message).toBe('Xero gave the connection no new token');
	expect(error?.description).toContain('Client Secret');
	expect(calls.filter(({ path }) => path.endsWith('/connect/token'))).toHaveLength(1);
	expect(named('Never made')).toEqual([]);
});
