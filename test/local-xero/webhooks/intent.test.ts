import type { Reply } from './receiver';
import { Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await Stage.open();
});
afterEach(async () => await stage.close());

test('saving sends one body signed right and three signed wrong, without events', async () => {
	const state = await stage.register(['INVOICE']);
	expect(state).toMatchObject({ status: 'OK', categories: ['INVOICE'], url: stage.receiver.url });
	const { received } = stage.receiver;
	expect(received.map(({ signed }) => signed).sort()).toEqual([false, false, false, true]);
	for (const { body, headers } of received) {
		expect(body).toMatch(
			/^\{"events":\[\],"firstEventSequence": 0,"lastEventSequence": 0, "entropy": "[A-Z]{20}"\}$/,
		);
		expect(headers['content-type']).toContain('application/json');
		// as near as Xero's: only the first character of a wrong one differs
		expect(headers['x-xero-signature']).toMatch(/^[A-Za-z0-9+/]{43}=$/);
	}
	expect(new Set(received.map(({ body }) => body)).size).toBe(4);
});

const answers: Array<[string, (signed: boolean) => Reply, string]> = [
	['200 to everything', () => ({ status: 200 }), 'Response to incorrectly signed payload not 401'],
	['401 to everything', () => ({ status: 401 }), 'Response not 200'],
	['201 to what is right', (signed) => (signed ? { status: 201 } : {}), 'Response not 200'],
	[
		'400 to what is wrong',
		(signed) => (signed ? {} : { status: 400 }),
		'Response to incorrectly signed payload not 401',
	],
	[
		'a body to what is right',
		(signed) => (signed ? { body: '{}' } : {}),
		'Response contains a body',
	],
	[
		'a body to what is wrong',
		(signed) => (signed ? {} : { body: 'no' }),
		'Response contains a body',
	],
	['a cookie', () => ({ headers: { 'set-cookie': 'session=1' } }), 'Response contains cookies'],
	[
		'a redirection',
		() => ({ status: 302, headers: { location: '/elsewhere' } }),
		'Response to incorrectly signed payload not 401',
	],
	['too late', (signed) => (signed ? { after: 400 } : {}), 'Response took longer than 0.1 seconds'],
];

test.each(answers)('%s: the portal says why', async (_what, reply, reason) => {
	stage.webhooks.settings({ answerWithin: 100 });
	stage.receiver.reply = ({ signed }) => reply(signed);
	expect(await stage.register()).toMatchObject({ status: 'Intent to receive required', reason });
	stage.receiver.reply = () => ({});
	stage.webhooks.settings({ answerWithin: 5_000 });
	const again = await stage.webhooks.sendIntent();
	expect(again.status).toBe('OK');
	expect(again.reason).toBeUndefined();
});

test('an address nobody listens at is told apart', async () => {
	const state = await stage.webhooks.register({ url: 'http://localhost:9' });
	expect(state).toMatchObject({
		status: 'Intent to receive required',
		reason: 'Could not connect to the delivery URL',
	});
});

test('the portal takes https, or this machine, and its own categories', async () => {
	const { webhooks } = stage;
	await expect(webhooks.register({ url: 'http://example.com/hook' })).rejects.toThrow('https://');
	await expect(webhooks.register({ url: 'nowhere' })).rejects.toThrow('https://');
	const { url } = stage.receiver;
	await expect(webhooks.register({ url, categories: ['PAYMENT'] })).rejects.toThrow('PAYMENT');
	await expect(webhooks.register({ url, categories: [] })).rejects.toThrow('at least one');
	expect(webhooks.state().status).toBe('Not set up');
});
