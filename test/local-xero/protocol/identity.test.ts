import { createHash } from 'node:crypto';
import { custom, generators, Issuer } from 'openid-client';
import { aroha, bristol } from './test-books';
import { TestClient } from './test-client';

const minute = 60_000;
const redirect = 'http://localhost:9/callback';
const scope = 'openid profile email offline_access accounting.contacts';
let client: TestClient;
let identity: string;

beforeAll(async () => {
	client = await TestClient.start();
	identity = `${client.xero.url}/identity`;
});
afterAll(async () => await client.xero.close());
beforeEach(() => client.xero.control.reset());

const basic = (id: string, secret: string) =>
	`Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const demo = basic('LOCALXERODEMOAPP', 'local-xero-demo-secret');
const customConnection = basic('LOCALXEROCUSTOM', 'local-xero-custom-secret');

const query = (changes: { [name: string]: string } = {}) =>
	new URLSearchParams({
		response_type: 'code',
		client_id: 'LOCALXERODEMOAPP',
		redirect_uri: redirect,
		scope,
		state: 's t',
		...changes,
	});

async function token(form: { [name: string]: string }, authorization?: string) {
	const response = await fetch(`${identity}/connect/token`, {
		method: 'POST',
		headers: authorization === undefined ? {} : { authorization },
		body: new URLSearchParams(form),
	});
	return { status: response.status, body: (await response.json()) as { [name: string]: string } };
}

/** Opens the page, fills in its form, and answers where the browser is sent. */
async function consent(
	tenants: string[],
	changes: { [name: string]: string } = {},
	decision = 'allow',
): Promise<URL> {
	const page = await (await fetch(`${identity}/connect/authorize?${query(changes)}`)).text();
	const form = new URLSearchParams();
	for (const [, name, value] of page.matchAll(
		/<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
	)) {
		form.append(name, value);
	}
	for (const tenant of tenants) form.append('tenant', tenant);
	form.append('decision', decision);
	const response = await fetch(`${identity}/connect/authorize`, {
		method: 'POST',
		body: form,
		redirect: 'manual',
	});
	return new URL(response.headers.get('location') ?? 'http://nowhere');
}

async function signIn(tenants: string[], changes: { [name: string]: string } = {}) {
	const code = (await consent(tenants, changes)).searchParams.get('code') ?? '';
	return await token({ grant_type: 'authorization_code', code, redirect_uri: redirect }, demo);
}

async function connections(accessToken: string, rest = '', method = 'GET') {
	const response = await fetch(`${client.xero.url}/connections${rest}`, {
		method,
		headers: { authorization: `Bearer ${accessToken}` },
	});
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: text.startsWith('[') ? JSON.parse(text) : undefined,
	};
}

const claims = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString());

describe('consent', () => {
	test('the page names app, scopes, person and organisations', async () => {
		const response = await fetch(`${identity}/connect/authorize?${query()}`);
		const page = await response.text();
		expect(response.headers.get('x-frame-options')).toBe('DENY');
		for (const word of [
			'Local Xero Demo App',
			'accounting.contacts',
			'Robin Avery',
			'Aroha',
			'Bristol',
			'Allow',
		]) {
			expect(page).toContain(word);
		}
	});

	test('goes back with code and state, or with access_denied', async () => {
		const back = await consent([aroha]);
		expect(back.href).toMatch(redirect);
		expect(back.searchParams.get('state')).toBe('s t');
		expect(back.searchParams.get('code')).toBeTruthy();
		const cancelled = await consent([aroha], {}, 'cancel');
		expect(cancelled.searchParams.get('error')).toBe('access_denied');
		expect(cancelled.searchParams.has('code')).toBe(false);
	});

	test.each([
		[{ scope: 'openid accounting.journals.read' }, 'invalid_scope'],
		[{ scope: 'openid paymentservices' }, 'invalid_scope'],
		[{ scope: 'openid accounting.classicexpenses' }, 'invalid_scope'],
		[{ scope: 'openid accounting.transactions' }, 'invalid_scope'],
		[{ client_id: 'nobody' }, 'unauthorized_client'],
		[{ redirect_uri: 'http://127.0.0.1:9/callback' }, 'unauthorized_client'],
		[{ redirect_uri: 'http://example.com/callback' }, 'unauthorized_client'],
		[{ response_type: 'token' }, 'unsupported_response_type'],
		[{ client_id: 'LOCALXEROPKCEAPP' }, 'invalid_request'],
	])('%j is refused on a page: %s', async (changes, error) => {
		const response = await fetch(`${identity}/connect/authorize?${query(changes)}`);
		expect(response.status).toBe(400);
		expect(await response.text()).toContain(`Error: ${error}`);
	});

	test('a scope Xero grants on application is taken once it is granted, and no other', async () => {
		client.xero.control.certify(['accounting.journals.read']);
		const { body } = await signIn([aroha], {
			scope: 'openid offline_access accounting.journals.read',
		});
		expect(body.scope.split(' ')).toContain('accounting.journals.read');
		const other = await fetch(
			`${identity}/connect/authorize?${query({ scope: 'openid paymentservices' })}`,
		);
		expect(await other.text()).toContain('Error: invalid_scope');
	});

	test('consents add up: organisations and scopes', async () => {
		await signIn([aroha]);
		const { body } = await signIn([bristol], {
			scope: 'openid offline_access accounting.settings',
		});
		expect(body.scope.split(' ')).toEqual(
			expect.arrayContaining(['accounting.contacts', 'accounting.settings']),
		);
		const all = await connections(body.access_token);
		expect(all.headers.has('x-appminlimit-remaining')).toBe(true);
		expect(all.body).toMatchObject([
			{ tenantId: aroha, tenantName: 'Aroha', tenantType: 'ORGANISATION' },
			{ tenantId: bristol },
		]);
		expect(all.body[0].createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
		const event = claims(body.access_token).authentication_event_id;
		const latest = await connections(body.access_token, `?authEventId=${event}`);
		expect(latest.body).toMatchObject([{ tenantId: bristol, authEventId: event }]);
	});

	test('a deleted connection is gone, the others stay', async () => {
		const { body } = await signIn([aroha, bristol]);
		const [{ id }] = (await connections(body.access_token)).body;
		expect((await connections(body.access_token, `/${id}`, 'DELETE')).status).toBe(204);
		expect((await connections(body.access_token, `/${id}`, 'DELETE')).status).toBe(404);
		expect((await connections(body.access_token)).body).toMatchObject([{ tenantId: bristol }]);
	});
});

describe('tokens', () => {
	test("the answer has Xero's shape, the access token Xero's claims", async () => {
		const { status, body } = await signIn([aroha]);
		expect(status).toBe(200);
		expect(body).toMatchObject({ expires_in: 1800, token_type: 'Bearer', scope });
		expect(claims(body.access_token)).toMatchObject({
			xero_userid: expect.any(String),
			authentication_event_id: expect.any(String),
			scope: scope.split(' '),
			client_id: 'LOCALXERODEMOAPP',
		});
		expect(claims(body.id_token)).toMatchObject({
			email: 'robin.avery@example.com',
			given_name: 'Robin',
			family_name: 'Avery',
			preferred_username: 'robin.avery@example.com',
		});
	});

	test('without offline_access there is no refresh token, without openid no id token', async () => {
		const { body } = await signIn([aroha], { scope: 'accounting.contacts' });
		expect(body).not.toHaveProperty('refresh_token');
		expect(body).not.toHaveProperty('id_token');
	});

	test('a code works once, for five minutes, for its own address', async () => {
		const exchange = (code: string | null, redirect_uri = redirect) =>
			token({ grant_type: 'authorization_code', code: code ?? '', redirect_uri }, demo);
		const first = (await consent([aroha])).searchParams.get('code');
		expect((await exchange(first)).status).toBe(200);
		expect((await exchange(first)).body).toEqual({ error: 'invalid_grant' });
		const second = (await consent([aroha])).searchParams.get('code');
		client.xero.control.clock({ advance: 5 * minute + 1 });
		expect((await exchange(second)).body).toEqual({ error: 'invalid_grant' });
		const third = (await consent([aroha])).searchParams.get('code');
		expect((await exchange(third, 'http://localhost:9/other')).body).toEqual({
			error: 'invalid_grant',
		});
	});

	test('a refresh token rotates; the used one stays usable for 30 minutes, an unused one for 60 days', async () => {
		const refresh = (refresh_token: string) =>
			token({ grant_type: 'refresh_token', refresh_token }, demo);
		const first = (await signIn([aroha])).body.refresh_token;
		const second = (await refresh(first)).body.refresh_token;
		expect(second).not.toBe(first);
		client.xero.control.clock({ advance: 30 * minute });
		expect((await refresh(first)).status).toBe(200);
		client.xero.control.clock({ advance: 1 });
		expect(await refresh(first)).toEqual({ status: 400, body: { error: 'invalid_grant' } });
		client.xero.control.clock({ advance: 59 * 24 * 60 * minute });
		const third = (await refresh(second)).body.refresh_token;
		client.xero.control.clock({ advance: 60 * 24 * 60 * minute + 1 });
		expect((await refresh(third)).body).toEqual({ error: 'invalid_grant' });
	});

	test('client credentials: one organisation, no refresh token, own scopes only', async () => {
		const { body } = await token(
			{ grant_type: 'client_credentials', scope: 'accounting.contacts' },
			customConnection,
		);
		expect(body).toMatchObject({ expires_in: 1800, scope: 'accounting.contacts' });
		expect(body).not.toHaveProperty('refresh_token');
		expect((await connections(body.access_token)).body).toMatchObject([{ tenantId: aroha }]);
		const refused = await token(
			{ grant_type: 'client_credentials', scope: 'accounting.transactions' },
			customConnection,
		);
		expect(refused).toEqual({
			status: 400,
			body: {
				error: 'invalid_scope',
				error_description: 'Client credentials scope validation failed',
			},
		});
	});

	test.each([
		[undefined, {}, 401, 'invalid_client'],
		[basic('LOCALXERODEMOAPP', 'wrong'), {}, 401, 'invalid_client'],
		[
			undefined,
			{ client_id: 'LOCALXERODEMOAPP', client_secret: 'local-xero-demo-secret' },
			401,
			'invalid_client',
		],
		[demo, { grant_type: 'password' }, 400, 'unsupported_grant_type'],
		[demo, { grant_type: 'client_credentials' }, 400, 'unauthorized_client'],
		[customConnection, { grant_type: 'refresh_token' }, 400, 'unauthorized_client'],
		[demo, { grant_type: 'refresh_token', refresh_token: 'nonsense' }, 400, 'invalid_grant'],
	])('%s %j: %i %s', async (authorization, form, status, error) => {
		expect(await token(form as { [name: string]: string }, authorization)).toMatchObject({
			status,
			body: { error },
		});
	});

	test('PKCE: the verifier must match, S256 only', async () => {
		const verifier = 'v'.repeat(43);
		const code_challenge = createHash('sha256').update(verifier).digest('base64url');
		const pkce = { client_id: 'LOCALXEROPKCEAPP', code_challenge, code_challenge_method: 'S256' };
		const exchange = async (code_verifier: string) => {
			const code = (await consent([aroha], pkce)).searchParams.get('code') ?? '';
			return await token({
				grant_type: 'authorization_code',
				client_id: 'LOCALXEROPKCEAPP',
				code,
				redirect_uri: redirect,
				code_verifier,
			});
		};
		expect((await exchange(verifier)).status).toBe(200);
		expect((await exchange('w'.repeat(43))).body).toEqual({ error: 'invalid_grant' });
		const plain = await fetch(
			`${identity}/connect/authorize?${query({ ...pkce, code_challenge_method: 'plain' })}`,
		);
		expect(plain.status).toBe(400);
	});

	test('revocation ends the refresh token and every connection of the app', async () => {
		const { body } = await signIn([aroha, bristol]);
		const revoked = await fetch(`${identity}/connect/revocation`, {
			method: 'POST',
			headers: { authorization: demo },
			body: new URLSearchParams({ token: body.refresh_token }),
		});
		expect([revoked.status, await revoked.text()]).toEqual([200, '']);
		expect(
			(await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token }, demo)).body,
		).toEqual({
			error: 'invalid_grant',
		});
		expect((await connections(body.access_token)).body).toEqual([]);
		const next = await signIn([aroha], { scope: 'openid accounting.settings' });
		expect(next.body.scope).toBe('openid accounting.settings');
	});

	test('a lost answer of the token endpoint: the grace saves the connection', async () => {
		const { refresh_token } = (await signIn([aroha])).body;
		client.xero.control.faults({ kind: 'reset-after-commit', url: '/connect/token' });
		await expect(token({ grant_type: 'refresh_token', refresh_token }, demo)).rejects.toThrow();
		expect((await token({ grant_type: 'refresh_token', refresh_token }, demo)).status).toBe(200);
	});
});

test("the OpenID client that Xero's own SDK uses signs in: discovery, consent, verified id token, refresh, revoke", async () => {
	client.xero.control.clock({ follow: 'real' });
	const issuer = await Issuer.discover(identity);
	const openid = new issuer.Client({
		client_id: 'LOCALXERODEMOAPP',
		client_secret: 'local-xero-demo-secret',
		redirect_uris: [redirect],
	});
	openid[custom.clock_tolerance] = 5;
	const state = generators.state();
	const address = new URL(openid.authorizationUrl({ scope, state }));
	const back = await consent([aroha], Object.fromEntries(address.searchParams));
	const tokens = await openid.callback(redirect, openid.callbackParams(back.href), { state });
	expect(tokens.claims()).toMatchObject({ email: 'robin.avery@example.com', given_name: 'Robin' });
	const refreshed = await openid.refresh(tokens);
	expect(refreshed.access_token).not.toBe(tokens.access_token);
	await openid.revoke(refreshed.refresh_token ?? '');
	await expect(openid.refresh(refreshed)).rejects.toThrow('invalid_grant');
});
