import type { IDataObject } from 'n8n-workflow';

import { asJson, auckland, london, openWorld, type World } from './harness';

let world: World;
afterEach(async () => await world.close());

const get = { resource: 'organisation', operation: 'get' };
const getConnections = { resource: 'organisation', operation: 'getConnections' };

test('the only connected organisation needs no choice', async () => {
	world = await openWorld();
	const { items, error } = await world.run({ ...get, simplify: false });
	expect(error).toBeUndefined();
	const { body } = await world.client().getOrganisations(world.tenant());
	const [organisation] = body.organisations ?? [];
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		OrganisationID: organisation.organisationID,
		Name: auckland,
		BaseCurrency: 'NZD',
		CountryCode: 'NZ',
		Timezone: 'NEWZEALANDSTANDARDTIME',
	});
});

test('get connections: name, country, currency, since when, and who authorised them', async () => {
	world = await openWorld({ organisations: [auckland, london] });
	const { items, error } = await world.run(getConnections);
	expect(error).toBeUndefined();
	const { person } = world.control.about();
	expect(items.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			tenantName: auckland,
			country: 'NZ',
			currency: 'NZD',
			authorisedBy: person.email,
		}),
		expect.objectContaining({
			tenantName: london,
			country: 'GB',
			currency: 'GBP',
			authorisedBy: person.email,
		}),
	]);
	for (const { json } of items) expect(String(json.connectedSince)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
});

test('get connections: what is connected is told though who connected it cannot be', async () => {
	world = await openWorld({ organisations: [auckland, london] });
	const signedIn = world.credentials.saved('xeroConnectorOAuth2Api');
	const { id_token: _, ...tokens } = signedIn.oauthTokenData as IDataObject;
	world.credentials.save('xeroConnectorOAuth2Api', { ...signedIn, oauthTokenData: tokens });
	world.fault({ kind: '503', method: 'GET', url: '/Users', times: 9 });
	const { items, error } = await world.run(getConnections);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => [json.tenantName, json.country, json.authorisedBy])).toEqual([
		[auckland, 'NZ', null],
		[london, 'GB', null],
	]);
});

test('a custom connection fetches its own token, and sends no organisation', async () => {
	world = await openWorld();
	const authentication = 'customConnection';
	const { items, error, calls } = await world.run({ ...get, authentication });
	expect(error).toBeUndefined();
	expect(items[0].json.Name).toBe(auckland);
	expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'POST /identity/connect/token',
		'GET /api.xro/2.0/Organisation',
	]);
	expect(calls[1].headers).not.toHaveProperty('xero-tenant-id');
	const again = await world.run({
		resource: 'contact',
		operation: 'create',
		authentication,
		...asJson({ Name: 'By custom connection' }),
	});
	expect(again.error).toBeUndefined();
	expect(again.calls.map(({ path }) => path)).toEqual(['/api.xro/2.0/Contacts']);
	world.control.expireTokens();
	const renewed = await world.run({ ...get, authentication });
	expect(renewed.items[0].json.Name).toBe(auckland);
});
