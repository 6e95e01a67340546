import { asJson, byId, openWorld, type World } from './harness';

let world: World;
afterEach(async () => await world.close());

const saved = () =>
	world.credentials.saved('xeroConnectorOAuth2Api').oauthTokenData as { [name: string]: string };
const contacts = (count: number) =>
	Array.from({ length: count }, (_, at) => ({ Name: `Member ${at}` }));
const isToken = ({ path }: { path: string }) => path === '/identity/connect/token';

test('a token that expires mid-run is renewed once, and nothing is made twice', async () => {
	world = await openWorld();
	// Each call takes twenty minutes of a token that lives for thirty.
	world.control.latency(20 * 60_000);
	const before = saved();
	const { items, error, calls } = await world.run({
		resource: 'contact',
		operation: 'create',
		...asJson(contacts(120)),
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.Name)).toEqual(contacts(120).map(({ Name }) => Name));
	const members = world.books('Contacts').filter(({ Name }) => String(Name).startsWith('Member'));
	expect(members).toHaveLength(120);
	const renewals = calls.filter(isToken).length;
	expect(calls.filter(({ status }) => status === 401)).toHaveLength(renewals);
	expect(renewals).toBeGreaterThan(0);
	expect(saved().access_token).not.toBe(before.access_token);
	expect(saved().refresh_token).not.toBe(before.refresh_token);
	expect(saved().id_token).toBeDefined();
});

test('a missing scope is named, told from an expired token, and never loops', async () => {
	world = await openWorld({
		scopes: ['openid', 'offline_access', 'accounting.contacts', 'accounting.settings.read'],
	});
	const write = await world.run({
		resource: 'invoice',
		operation: 'create',
		...asJson([
			{ Contact: { Name: 'Ridgeway University' }, LineItems: [{ Description: 'One' }] },
			{ Contact: { Name: 'Ridgeway University' }, LineItems: [{ Description: 'Two' }] },
		]),
	});
	expect(write.error?.message).toBe('The Xero connection lacks the permission for this');
	expect(write.error?.description).toContain('The scope accounting.invoices is missing');
	// n8n itself renews the token once at any 401, and asks again once.
	expect(write.calls.filter(({ method }) => method === 'PUT')).toHaveLength(2);
	expect(write.calls.filter(isToken)).toHaveLength(1);
	const read = await world.run({ resource: 'payment', operation: 'getAll', returnAll: true });
	expect(read.error?.description).toContain('accounting.payments or accounting.payments.read');
	expect(read.calls.filter(({ path }) => path.endsWith('/Payments'))).toHaveLength(2);
	const allowed = await world.run({ resource: 'account', operation: 'getAll', returnAll: true });
	expect(allowed.error).toBeUndefined();
	const settings = await world.run({
		resource: 'item',
		operation: 'create',
		...asJson({ Code: 'NO' }),
	});
	expect(settings.error?.description).toContain('The scope accounting.settings is missing');
});

test('a connection that was taken away in Xero says so', async () => {
	world = await openWorld();
	const organisation = byId(world.tenant());
	world.control.disconnect(world.tenant());
	const { error } = await world.run({ resource: 'contact', operation: 'getAll', organisation });
	expect(error?.message).toContain('is not connected to this credential');
	expect((await world.run({ resource: 'contact', operation: 'getAll' })).error?.message).toBe(
		'No organisation is connected to this credential',
	);
});

test('a refresh token that is no longer taken: n8n’s own advice to reconnect', async () => {
	world = await openWorld();
	const tokens = saved();
	world.credentials.save('xeroConnectorOAuth2Api', {
		...world.credentials.saved('xeroConnectorOAuth2Api'),
		oauthTokenData: { ...tokens, access_token: 'old', refresh_token: 'old' },
	});
	const { error } = await world.run({ resource: 'contact', operation: 'getAll' });
	expect(error?.message).toBe('The credential "Xero" needs to be reconnected.');
	expect(error?.description).toContain('reconnect');
});
