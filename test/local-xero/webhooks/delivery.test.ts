import { hour, Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await Stage.open();
});
afterEach(async () => await stage.close());

test('changes of several organisations come in one delivery, signed over bytes no JSON writer makes', async () => {
	await stage.register();
	const [first, second] = stage.tenants;
	const here = stage.contact('Kōwhai Café', first);
	const there = stage.contact('Ash & Elm', second);
	const made = await stage.webhooks.deliverDue();
	expect(made).toMatchObject([{ ok: true, status: 200, attempt: 1, flaws: [] }]);
	const received = stage.receiver.received.at(-1);
	expect(received?.signed).toBe(true);
	expect(received?.body).toBe(made[0].body);
	expect(JSON.stringify(JSON.parse(made[0].body))).not.toBe(made[0].body);
	expect(received?.body).toMatch(/^\{"events":\[\{ "resourceUrl": "/);
	const event = (tenantId: string, resourceId: string) => ({
		resourceUrl: `${stage.xero.url}/api.xro/2.0/Contacts/${resourceId}`,
		resourceId,
		tenantId,
		tenantType: 'ORGANISATION',
		eventCategory: 'CONTACT',
		eventType: 'CREATE',
		eventDateUtc: '2026-11-22T09:00:00.000',
	});
	expect(stage.receiver.deliveries).toEqual([
		{
			events: [event(first, here), event(second, there)],
			firstEventSequence: 1,
			lastEventSequence: 2,
			entropy: expect.stringMatching(/^[A-Z]{20}$/),
		},
	]);
});

test('nothing is delivered before it is due, and nothing twice', async () => {
	await stage.register();
	stage.webhooks.settings({ delay: 30_000 });
	stage.contact('Early');
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	expect(stage.webhooks.nextDue()).toBe(stage.xero.control.clock().now + 30_000);
	stage.wait(30_000);
	expect(await stage.webhooks.deliverDue()).toHaveLength(1);
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	expect(stage.webhooks.nextDue()).toBeUndefined();
});

test('what happened before the first OK, or in a category not chosen, is never told', async () => {
	stage.contact('Before');
	await stage.register(['INVOICE']);
	stage.contact('Not chosen');
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	expect(stage.webhooks.state().lastSequence).toBe(0);
});

test('an organisation that disconnected is silent', async () => {
	await stage.register();
	stage.xero.control.disconnect(stage.tenants[1]);
	stage.contact('Gone', stage.tenants[1]);
	stage.contact('Here');
	await stage.webhooks.deliverDue();
	expect(stage.receiver.deliveries[0].events).toMatchObject([{ tenantId: stage.tenants[0] }]);
});

test('a failed delivery is tried at once, then less and less often, then the webhook is disabled', async () => {
	await stage.register();
	stage.receiver.reply = () => ({ status: 500 });
	stage.contact('Unlucky');
	const begun = stage.xero.control.clock().now;
	const hours: number[] = [];
	let bodies = new Set<string>();
	for (;;) {
		const made = await stage.webhooks.deliverDue();
		for (const { at, body } of made) {
			hours.push((at - begun) / hour);
			bodies = bodies.add(body);
		}
		const due = stage.webhooks.nextDue();
		if (due === undefined) break;
		stage.wait(due - stage.xero.control.clock().now);
	}
	expect(hours).toEqual([0, 0, 0.25, 0.5, 1, 1.5, 2.5, 3.5, 5.5, 7.5, 11.5, 15.5, 19.5, 23.5, 24]);
	expect(bodies.size).toBe(1);
	expect(stage.webhooks.state()).toMatchObject({
		status: 'Disabled',
		reason: 'Events could not be delivered for 24 hours',
		undelivered: 1,
	});
});

test('what a disabled webhook missed comes in order once it is enabled, 31 days back', async () => {
	await stage.register();
	stage.receiver.reply = () => ({ status: 500 });
	stage.contact('One');
	await stage.webhooks.deliverDue();
	for (let due = stage.webhooks.nextDue(); due; due = stage.webhooks.nextDue()) {
		stage.wait(due - stage.xero.control.clock().now);
		await stage.webhooks.deliverDue();
	}
	stage.contact('Two');
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	stage.wait(30 * 24 * hour);
	stage.contact('Three');
	stage.receiver.reply = () => ({});
	stage.receiver.received.length = 0;
	expect((await stage.webhooks.sendIntent()).status).toBe('OK');
	await stage.webhooks.deliverDue();
	// the first is 31 days old by now, and gone
	expect(stage.arrived).toEqual([[2, 3]]);
});

test('while a delivery waits for its next attempt, later events wait behind it', async () => {
	await stage.register();
	let failures = 2;
	stage.receiver.reply = () => (failures-- > 0 ? { status: 503 } : {});
	stage.contact('One');
	await stage.webhooks.deliverDue();
	stage.contact('Two');
	expect(await stage.webhooks.deliverDue()).toEqual([]);
	stage.wait(0.25 * hour);
	stage.receiver.received.length = 0;
	await stage.webhooks.deliverDue();
	expect(stage.arrived).toEqual([
		[1, 1],
		[2, 2],
	]);
});

test('an answer that comes too late is a failure, one with a body is not, but its flaw is told', async () => {
	await stage.register();
	stage.webhooks.settings({ answerWithin: 50 });
	stage.receiver.reply = () => ({ after: 200 });
	stage.contact('Late');
	const made = await stage.webhooks.deliverDue();
	expect(made.map(({ ok, status }) => [ok, status])).toEqual([
		[false, undefined],
		[false, undefined],
	]);
	stage.wait(0.25 * hour);
	stage.receiver.reply = () => ({ status: 204, headers: { 'set-cookie': 'a=b' } });
	expect(await stage.webhooks.deliverDue()).toMatchObject([
		{ ok: true, attempt: 3, flaws: ['Response contains cookies'] },
	]);
});

test('a hundred events fill a delivery, and its numbers say what is inside', async () => {
	await stage.register();
	stage.webhooks.settings({ most: 3 });
	for (let count = 0; count < 7; count += 1) stage.contact(`Contact ${count}`);
	await stage.webhooks.deliverDue();
	expect(stage.arrived).toEqual([
		[1, 3],
		[4, 6],
		[7, 7],
	]);
});

test('with a running clock deliveries go out by themselves', async () => {
	await stage.register();
	stage.xero.control.clock({ follow: 'real' });
	stage.contact('By itself');
	const arrived = new Promise<void>((resolve) => {
		stage.receiver.reply = () => {
			resolve();
			return {};
		};
	});
	await arrived;
	expect(stage.arrived).toEqual([[1, 1]]);
});
