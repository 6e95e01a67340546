import { aroha, bristol } from './test-books';
import { TestClient } from './test-client';

const minute = 60_000;
let client: TestClient;
beforeAll(async () => (client = await TestClient.start()));
afterAll(async () => await client.xero.close());
beforeEach(() => {
	client.xero.control.reset();
	client.signIn();
});

const get = (headers?: { [name: string]: string }) =>
	client.call('GET', 'Contacts', undefined, headers);
const stored = () => client.xero.control.books(aroha, 'Contacts').length;

describe('token and organisation', () => {
	test('no token, or one Xero never gave, is a 401', async () => {
		for (const authorization of ['', 'Bearer nonsense', 'Basic abc']) {
			const { status, body } = await get({ authorization });
			expect(status).toBe(401);
			expect(body).toMatchObject({
				Type: null,
				Title: 'Unauthorized',
				Status: 401,
				Extensions: {},
			});
		}
	});

	test('a token lives 30 minutes, and its 401 says when it ended', async () => {
		client.xero.control.clock({ set: '2026-11-22T10:00:00Z' });
		client.signIn();
		client.xero.control.clock({ advance: 30 * minute - 1 });
		expect((await get()).status).toBe(200);
		client.xero.control.clock({ advance: 1 });
		const { status, body } = await get();
		expect(status).toBe(401);
		expect(body.Detail).toBe('TokenExpired: token expired at 11/22/2026 10:30:00');
	});

	test('every token can be made an expired one', async () => {
		client.xero.control.expireTokens();
		expect((await get()).body.Detail).toMatch(/^TokenExpired/);
	});

	test('a missing, foreign or disconnected organisation is a 403', async () => {
		const forbidden = {
			Type: null,
			Title: 'Forbidden',
			Status: 403,
			Detail: 'AuthenticationUnsuccessful',
		};
		expect((await get({ 'xero-tenant-id': '' })).body).toMatchObject(forbidden);
		expect((await get({ 'xero-tenant-id': '44444444-4444-4444-8444-444444444444' })).status).toBe(
			403,
		);
		client.xero.control.disconnect(aroha);
		expect((await get()).body).toMatchObject(forbidden);
		expect((await get({ 'xero-tenant-id': bristol })).status).toBe(200);
	});

	test('a custom connection needs no header', async () => {
		const { access_token } = client.xero.control.issueToken({ custom: true });
		const authorization = `Bearer ${access_token}`;
		expect((await get({ authorization, 'xero-tenant-id': '' })).status).toBe(200);
		expect((await get({ authorization, 'xero-tenant-id': aroha })).status).toBe(200);
		expect((await get({ authorization, 'xero-tenant-id': bristol })).status).toBe(403);
	});
});

describe('scopes', () => {
	test.each([
		['accounting.contacts', 'GET', 200],
		['accounting.contacts.read', 'GET', 200],
		['accounting.settings', 'GET', 401],
		['accounting.contacts', 'PUT', 200],
		['accounting.contacts.read', 'PUT', 401],
	])('%s, %s: %i', async (scope, method, status) => {
		client.signIn([scope]);
		const answer = await client.call(
			method,
			'Contacts',
			method === 'GET' ? undefined : { Name: 'One' },
		);
		expect(answer.status).toBe(status);
		if (status === 401) {
			expect(answer.body.Detail).toBe('AuthorizationUnsuccessful');
			expect(answer.headers.get('www-authenticate')).toBe('insufficient_scope');
		}
	});
});

describe('limits', () => {
	test('61 calls in a minute: 429 with the seconds to wait, and after them it goes on', async () => {
		for (let call = 1; call <= 60; call += 1) {
			const { status, headers } = await get();
			expect([status, headers.get('x-minlimit-remaining')]).toEqual([200, String(60 - call)]);
		}
		const refused = await get();
		expect(refused.status).toBe(429);
		expect(refused.headers.get('x-rate-limit-problem')).toBe('minute');
		expect(refused.headers.get('x-minlimit-remaining')).toBe('0');
		const seconds = Number(refused.headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(60);
		expect((await get({ 'xero-tenant-id': bristol })).status).toBe(200);
		client.xero.control.clock({ advance: seconds * 1000 });
		expect((await get()).status).toBe(200);
	});

	test('the day has a limit too', async () => {
		client.xero.control.switches({ dayLimit: 2 });
		await get();
		await get();
		const { status, headers } = await get();
		expect(status).toBe(429);
		expect(headers.get('x-rate-limit-problem')).toBe('day');
		expect(headers.get('x-daylimit-remaining')).toBe('0');
		client.xero.control.clock({ advance: Number(headers.get('retry-after')) * 1000 });
		// A day outlives the token, unless its end was near.
		client.signIn();
		expect((await get()).status).toBe(200);
	});

	test('the sixth call at once is refused without Retry-After', async () => {
		client.xero.control.clock({ follow: 'real' });
		client.signIn();
		client.xero.control.latency(150);
		const answers = await Promise.all(Array.from({ length: 6 }, async () => await get()));
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(1);
		expect(refused[0].headers.get('x-rate-limit-problem')).toBe('concurrent');
		expect(refused[0].headers.has('retry-after')).toBe(false);
	});

	test('with a standing clock a latency moves it instead of waiting', async () => {
		const { now } = client.xero.control.clock();
		client.xero.control.latency(2000);
		await get();
		expect(client.xero.control.clock().now).toBe(now + 2000);
	});
});

describe('Idempotency-Key', () => {
	const put = (Name: string | undefined, key: string, headers = {}) =>
		client.call('PUT', 'Contacts', { Name, Discount: 1 }, { 'idempotency-key': key, ...headers });

	test('replays for six minutes, then it is a new request', async () => {
		const first = await put('One', 'k');
		client.xero.control.clock({ advance: 6 * minute - 1 });
		const replay = await put('One', 'k');
		expect(replay.text).toBe(first.text);
		expect(replay.headers.get('x-daylimit-remaining')).toBe('4998');
		expect(stored()).toBe(1);
		client.xero.control.clock({ advance: 1 });
		await put('One', 'k');
		expect(stored()).toBe(2);
	});

	test('error answers are replayed too', async () => {
		const first = await put(undefined, 'k');
		expect(first.status).toBe(400);
		expect((await put(undefined, 'k')).text).toBe(first.text);
	});

	test('another request under the key is refused', async () => {
		await put('One', 'k');
		const { status, body } = await put('Two', 'k');
		expect([status, body.Detail]).toEqual([
			400,
			'Idempotency Key: k is used with a different request.',
		]);
	});

	test('a key of more than 128 characters is refused', async () => {
		expect((await put('One', 'x'.repeat(128))).status).toBe(200);
		const { status, body } = await put('One', 'x'.repeat(129));
		expect(status).toBe(400);
		expect(body.Detail).toMatch(/x{129}.*129/);
	});

	test('two at once write once', async () => {
		const answers = await Promise.all([put('One', 'k'), put('One', 'k')]);
		expect(answers[0].text).toBe(answers[1].text);
		expect(stored()).toBe(1);
	});

	test('the key belongs to the application, or to application and organisation', async () => {
		await put('One', 'k');
		const there = { 'xero-tenant-id': bristol };
		await put('One', 'k', there);
		expect(client.xero.control.books(bristol, 'Contacts')).toHaveLength(0);
		client.xero.control.switches({ idempotencyPerTenant: true });
		await put('One', 'k', there);
		expect(client.xero.control.books(bristol, 'Contacts')).toHaveLength(1);
	});
});
