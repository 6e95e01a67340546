import { aroha, bristol } from './test-books';
import { TestClient } from './test-client';

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
