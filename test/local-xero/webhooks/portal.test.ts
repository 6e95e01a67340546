import { Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await Stage.open();
});
afterAll(async () => await stage.close());

async function visit(path: string, form?: Array<[string, string]>) {
	const response = await fetch(`${stage.xero.url}${path}`, {
		...(form && { method: 'POST', body: new URLSearchParams(form) }),
	});
	return { status: response.status, text: await response.text() };
}

/** The page of the web app once the probes are through; a person waits for the same. */
async function settled(path: string): Promise<string> {
	for (;;) {
		const { text } = await visit(path);
		if (!text.includes('in progress')) return text;
		expect(text).toContain('http-equiv="refresh"');
	}
}

const webhooks = () => `/portal/apps/${stage.xero.control.about().app.clientId}/webhooks`;

test('My Apps leads to the page of an app, which asks what to tell and where', async () => {
	const apps = await visit('/portal');
	expect(apps.text).toContain(`href="${webhooks()}"`);
	const { text } = await visit(webhooks());
	expect(text).toContain('Send notifications to');
	expect(text).toContain('id="status">Not set up');
	expect(text).not.toContain('signing-key');
	expect((await visit('/portal/apps/nobody/webhooks')).status).toBe(404);
});

test('what cannot be saved is said, and what was typed stays', async () => {
	const { status, text } = await visit(webhooks(), [
		['url', 'http://example.com/"><b>'],
		['category', 'INVOICE'],
	]);
	expect(status).toBe(400);
	expect(text).toContain('must begin with https://');
	expect(text).toContain('value="http://example.com/&quot;&gt;&lt;b&gt;"');
	expect(text).toContain('value="INVOICE" checked');
});

test('saved, it shows the key and waits for the person to send the intent to receive', async () => {
	await visit(webhooks(), [
		['url', stage.receiver.url],
		['category', 'INVOICE'],
		['category', 'CONTACT'],
	]);
	const { text } = await visit(webhooks());
	expect(text).toContain('id="status">Intent to receive required');
	expect(text).toContain(stage.webhooks.state().signingKey);
	expect(stage.receiver.received).toEqual([]);
});

test('sent while the receiver has another key it says why; sent again with the right one it is OK', async () => {
	stage.receiver.signingKey = 'another';
	await visit(`${webhooks()}/intent`, []);
	const refused = await settled(webhooks());
	expect(refused).toContain('id="status">Intent to receive required');
	expect(refused).toContain('Response not 200');
	expect(refused.match(/Incorrectly signed/g)).toHaveLength(3);
	stage.receiver.signingKey = stage.webhooks.state().signingKey;
	await visit(`${webhooks()}/intent`, []);
	expect(await settled(webhooks())).toContain('id="status">OK');
	expect(stage.webhooks.state().categories).toEqual(['INVOICE', 'CONTACT']);
});

test('other categories keep it on, another address wants the intent again', async () => {
	const save = async (url: string) =>
		await visit(webhooks(), [
			['url', url],
			['category', 'CONTACT'],
		]);
	await save(stage.receiver.url);
	expect(stage.webhooks.state()).toMatchObject({ status: 'OK', categories: ['CONTACT'] });
	await save(`${stage.receiver.url}/elsewhere`);
	expect(stage.webhooks.state().status).toBe('Intent to receive required');
	await save(stage.receiver.url);
	await visit(`${webhooks()}/intent`, []);
	expect(await settled(webhooks())).toContain('id="status">OK');
});

test('the latest deliveries are shown', async () => {
	stage.contact('Rosa & Daughters');
	stage.contact('Rosa & Sons');
	await stage.webhooks.deliverDue();
	expect((await visit(webhooks())).text).toContain('CONTACT CREATE');
});

test('a deleted webhook is forgotten; the next has another key and counts from the beginning', async () => {
	const before = stage.webhooks.state();
	stage.contact('Never told');
	await visit(`${webhooks()}/delete`, []);
	expect((await visit(webhooks())).text).toContain('id="status">Not set up');
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	const { signingKey } = stage.webhooks.state();
	expect(signingKey).not.toBe(before.signingKey);
	stage.receiver.signingKey = signingKey;
	stage.receiver.received.length = 0;
	await stage.register();
	stage.contact('Told');
	await stage.webhooks.deliverDue();
	expect(before.lastSequence).toBeGreaterThan(1);
	expect(stage.arrived).toEqual([[1, 1]]);
});
