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

describe('faults', () => {
	const put = () => client.call('PUT', 'Contacts', { Name: 'One' }, { 'idempotency-key': 'k' });

	test('a cut before the commit writes nothing, after it the record is there and the key replays the answer', async () => {
		client.xero.control.faults({ kind: 'reset-before-commit' }, { kind: 'reset-after-commit' });
		await expect(put()).rejects.toThrow();
		expect(stored()).toBe(0);
		await expect(put()).rejects.toThrow();
		expect(stored()).toBe(1);
		expect((await put()).status).toBe(200);
		expect(stored()).toBe(1);
	});

	test('an answer that never comes', async () => {
		client.xero.control.faults({ kind: 'timeout-after-commit' });
		const call = fetch(`${client.xero.url}/api.xro/2.0/Contacts`, {
			method: 'PUT',
			headers: client.headers,
			body: '{"Name":"One"}',
			signal: AbortSignal.timeout(200),
		});
		await expect(call).rejects.toThrow();
		expect(stored()).toBe(1);
	});

	test('a 500 is stored under the key, as Xero stores errors', async () => {
		client.xero.control.faults({ kind: '500-after-commit' });
		const first = await put();
		expect(first.status).toBe(500);
		expect(first.body.Title).toBe('An error occurred');
		expect((await put()).text).toBe(first.text);
		expect(stored()).toBe(1);
	});

	test.each([
		['503', 503, undefined, null],
		['429-minute', 429, 'minute', '2'],
		['429-day', 429, 'day', '40000'],
		['429-concurrent', 429, 'concurrent', null],
		['401-expired', 401, undefined, null],
		['500-before-commit', 500, undefined, null],
	] as const)('%s', async (kind, status, limit, retryAfter) => {
		client.xero.control.faults({ kind });
		const { status: answered, headers } = await client.call('PUT', 'Contacts', { Name: 'One' });
		expect([
			answered,
			headers.get('x-rate-limit-problem') ?? undefined,
			headers.get('retry-after'),
		]).toEqual([status, limit, retryAfter]);
		expect(stored()).toBe(0);
		expect((await put()).status).toBe(200);
	});

	test('cut-off JSON', async () => {
		client.xero.control.faults({ kind: 'malformed-json' });
		const { status, text } = await get();
		expect(status).toBe(200);
		expect(() => JSON.parse(text)).toThrow();
	});

	test('hit the calls they name: method, address, how many pass, how many are hit', async () => {
		client.xero.control.faults({ kind: '503', method: 'GET', url: 'page=2', skip: 1, times: 2 });
		const statuses: number[] = [];
		for (const query of ['?page=1', '?page=2', '?page=2', '?page=2', '?page=2']) {
			statuses.push((await client.call('GET', `Contacts${query}`)).status);
		}
		expect(statuses).toEqual([200, 200, 503, 503, 200]);
	});
});

describe('control endpoint', () => {
	const control = async (method: string, path: string, body?: unknown) => {
		const response = await fetch(`${client.xero.url}/control${path}`, {
			method,
			...(body !== undefined && {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json' },
			}),
		});
		return { status: response.status, body: JSON.parse(await response.text()) };
	};

	test('does over HTTP what the object does', async () => {
		expect((await control('GET', '')).body).toMatchObject({
			app: { clientId: 'LOCALXERODEMOAPP', clientSecret: 'local-xero-demo-secret' },
			person: { email: 'robin.avery@example.com' },
			organisations: [{ id: aroha, name: 'Aroha' }, { id: bristol }],
		});
		const clock = await control('POST', '/clock', { set: '2026-11-22T10:00:00Z', advance: 1000 });
		expect(clock.body).toMatchObject({ iso: '2026-11-22T10:00:01.000Z', mode: 'manual' });
		expect((await control('POST', '/switches', { rounding: 'half-even' })).body.rounding).toBe(
			'half-even',
		);
		expect((await control('POST', '/switches', { shoe: 1 })).status).toBe(400);
		expect((await control('POST', '/latency', { ms: 5 })).body).toEqual({ ms: 5 });
		expect((await control('POST', '/faults', [{ kind: '503' }])).body).toHaveLength(1);
		expect((await control('POST', '/faults', { kind: 'shoe' })).status).toBe(400);
		expect((await control('DELETE', '/faults')).body).toEqual([]);
		const issued = await control('POST', '/tokens', {
			scopes: ['accounting.contacts'],
			tenants: [bristol],
		});
		expect(issued.body).toMatchObject({ scope: 'accounting.contacts', tenants: [bristol] });
		expect((await control('POST', '/tokens/expire')).status).toBe(200);
		expect((await control('POST', '/disconnect', { tenantId: aroha })).status).toBe(200);
		expect((await control('GET', `/books/${aroha}/contacts`)).body).toEqual([]);
		expect((await control('GET', `/books/${aroha}/spoons`)).status).toBe(400);
		expect((await control('POST', '/reset')).body.switches.rounding).toBe('half-up');
	});

	test('keeps a log without tokens', async () => {
		await client.call('PUT', 'Contacts', { Name: 'One' });
		await get();
		const { body } = await control('GET', '/calls?match=^PUT');
		expect(body.counters).toMatchObject({ calls: 2, byStatus: { 200: 2 } });
		expect(body.calls).toMatchObject([
			{
				method: 'PUT',
				path: '/api.xro/2.0/Contacts',
				tenantId: aroha,
				status: 200,
				body: '{"Name":"One"}',
			},
		]);
		expect(JSON.stringify(body)).not.toContain('Bearer');
		await control('DELETE', '/calls');
		expect((await control('GET', '/calls')).body.calls).toEqual([]);
	});
});
