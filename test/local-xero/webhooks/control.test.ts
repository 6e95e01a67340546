import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(async () => await stage.close());

async function control(method: string, path = '', body?: unknown) {
	const response = await fetch(`${stage.xero.url}/control/webhooks${path}`, {
		method,
		...(body !== undefined && {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		}),
	});
	return { status: response.status, body: JSON.parse(await response.text()) };
}

test('does over HTTP what the object does', async () => {
	const { url } = stage.receiver;
	expect((await control('GET')).body).toMatchObject({ status: 'Not set up', lastSequence: 0 });
	const saved = await control('POST', '', { url, categories: ['CONTACT'], validate: false });
	expect(saved.body.status).toBe('Intent to receive required');
	expect((await control('POST', '/intent', {})).body).toMatchObject({ status: 'OK' });
	expect((await control('POST', '/settings', { most: 1 })).body.most).toBe(1);
	expect((await control('POST', '/faults', { kind: 'lost', skip: 1 })).body).toHaveLength(1);
	for (const Name of ['One', 'Two', 'Three']) stage.contact(Name);
	const [tenantId] = stage.tenants;
	await control('POST', '/events', { category: 'QUOTE', type: 'UPDATE', tenantId });
	const { body: delivered } = await control('POST', '/deliver');
	expect(delivered.map((one: { ok: boolean }) => one.ok)).toEqual([true, true, true]);
	expect(stage.arrived.map(([first]) => first)).toEqual([1, 3, 4]);
	expect((await control('GET', '/deliveries')).body).toEqual(delivered);
	const { body: events } = await control('GET', '/events');
	expect(events.map((one: { lost: boolean }) => one.lost)).toEqual([false, true, false, false]);
	expect((await control('DELETE')).body).toMatchObject({ status: 'Not set up', lastSequence: 0 });
});

test('each app has a webhook of its own; what is asked wrongly is a 400 that says why', async () => {
	const { customConnection } = stage.xero.control.about();
	const path = `?app=${customConnection.clientId}`;
	const other = (await control('GET', path)).body;
	expect(other.signingKey).not.toBe(stage.webhooks.state().signingKey);
	expect(await control('GET', '?app=nobody')).toMatchObject({
		status: 400,
		body: { error: 'No app nobody' },
	});
	expect((await control('POST', '', { url: 'ftp://localhost' })).body.error).toContain('https://');
	expect((await control('POST', '/faults', { kind: 'eaten' })).status).toBe(400);
});

test('a custom connection hears of its own organisation alone', async () => {
	const { customConnection } = stage.xero.control.about();
	const app = customConnection.clientId;
	stage.receiver.signingKey = stage.webhooks.state(app).signingKey;
	expect((await stage.webhooks.register({ url: stage.receiver.url, app })).status).toBe('OK');
	const before = stage.receiver.deliveries.length;
	stage.contact('Elsewhere', stage.tenants[1]);
	stage.contact('Here', stage.tenants[0]);
	await stage.webhooks.deliverDue();
	const events = stage.receiver.deliveries.slice(before).flatMap((delivery) => delivery.events);
	expect(events.map(({ tenantId }) => tenantId)).toEqual([stage.tenants[0]]);
});

test('a reset forgets webhooks too', () => {
	const { signingKey } = stage.webhooks.state();
	stage.xero.control.reset();
	expect(stage.webhooks.state()).toMatchObject({ status: 'Not set up', url: '' });
	expect(stage.webhooks.state().signingKey).not.toBe(signingKey);
});
