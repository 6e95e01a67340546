import { XeroConnectorOAuth2Api } from '../../credentials/XeroConnectorOAuth2Api.credentials';
import { XeroCustomConnectionOAuth2Api } from '../../credentials/XeroCustomConnectionOAuth2Api.credentials';
import { resolve, resolveTest } from './resolve';

const signIn = new XeroConnectorOAuth2Api();
const custom = new XeroCustomConnectionOAuth2Api();
const stale = {
	signInHost: 'https://a.test',
	identityHost: 'https://b.test',
	apiHost: 'https://c.test',
};
const xero = {
	authUrl: 'https://login.xero.com/identity/connect/authorize',
	accessTokenUrl: 'https://identity.xero.com/connect/token',
};

test('a new credential signs in at Xero', async () => {
	expect(await resolve(signIn, {})).toMatchObject(xero);
	expect(await resolve(custom, {})).toMatchObject({ accessTokenUrl: xero.accessTokenUrl });
});

test('with Custom Endpoints off, text left in the host fields counts for nothing', async () => {
	const values = await resolve(signIn, { ...stale, customEndpoints: false });
	expect(values).toMatchObject(xero);
	expect(values).not.toHaveProperty('apiHost');
	expect(await resolveTest(custom, { ...stale, customEndpoints: false })).toBe(
		'https://api.xero.com',
	);
});

test('with Custom Endpoints on, the given hosts are used, with or without a slash at the end', async () => {
	const local = {
		customEndpoints: true,
		signInHost: 'http://localhost:4010/',
		identityHost: ' http://localhost:4011 ',
	};
	expect(await resolve(signIn, local)).toMatchObject({
		authUrl: 'http://localhost:4010/identity/connect/authorize',
		accessTokenUrl: 'http://localhost:4011/connect/token',
		apiHost: 'https://api.xero.com',
	});
	expect(
		await resolveTest(custom, { customEndpoints: true, apiHost: 'http://localhost:4010//' }),
	).toBe('http://localhost:4010');
});

test("an emptied host means Xero's", async () => {
	expect(
		await resolve(signIn, { customEndpoints: true, signInHost: '', identityHost: '' }),
	).toMatchObject(xero);
});

test('a person sees Access, Additional Scopes and Custom Endpoints; the rest is settled', () => {
	for (const credential of [signIn, custom]) {
		const shown = credential.properties.filter(
			({ type, displayOptions }) => type !== 'hidden' && !displayOptions,
		);
		expect(shown.map(({ name }) => name)).toEqual([
			'access',
			'additionalScopes',
			'customEndpoints',
		]);
	}
});

test('each signs in by its own grant with the client in the header', async () => {
	expect(await resolve(signIn, {})).toMatchObject({
		grantType: 'authorizationCode',
		authentication: 'header',
	});
	expect(await resolve(custom, {})).toMatchObject({
		grantType: 'clientCredentials',
		authentication: 'header',
	});
	expect(custom.test.request).toMatchObject({
		url: '/api.xro/2.0/Organisation',
		headers: { Accept: 'application/json' },
	});
});
