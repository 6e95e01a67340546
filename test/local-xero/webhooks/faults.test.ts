import { hour, Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await Stage.open();
	await stage.register();
});
afterEach(async () => await stage.close());

let made = 0;
const contacts = (count: number) => {
	for (let number = 1; number <= count; number += 1) stage.contact(`Contact ${(made += 1)}`);
};

test('lost: the number is used, the event never comes', async () => {
	stage.webhooks.faults({}, { kind: 'lost', skip: 1 });
	contacts(4);
	await stage.webhooks.deliverDue();
	expect(stage.arrived).toEqual([
		[1, 1],
		[3, 4],
	]);
	expect(stage.webhooks.events().map(({ sequence, lost }) => [sequence, lost])).toEqual([
		[1, false],
		[2, true],
		[3, false],
		[4, false],
	]);
	expect(stage.webhooks.state()).toMatchObject({ undelivered: 0, lastSequence: 4 });
});

test('doubled: the same bytes come again, at once or later', async () => {
	stage.webhooks.faults({}, { kind: 'doubled' });
	contacts(1);
	expect((await stage.webhooks.deliverDue()).map(({ ok }) => ok)).toEqual([true, true]);
	stage.webhooks.faults({}, { kind: 'doubled', by: hour });
	contacts(1);
	expect(await stage.webhooks.deliverDue()).toHaveLength(1);
	stage.wait(hour);
	await stage.webhooks.deliverDue();
	const bodies = stage.receiver.received.slice(4).map(({ body }) => body);
	expect(bodies).toHaveLength(4);
	expect(bodies[1]).toBe(bodies[0]);
	expect(bodies[3]).toBe(bodies[2]);
	expect(stage.arrived).toEqual([
		[1, 1],
		[1, 1],
		[2, 2],
		[2, 2],
	]);
});

test('disordered: backwards inside a delivery, and deliveries backwards', async () => {
	stage.webhooks.settings({ most: 2 });
	const ids = () =>
		stage.receiver.deliveries.map(({ events }) => events.map((event) => event.resourceId));
	stage.webhooks.faults({}, { kind: 'disordered' });
	const ordered = ['One', 'Two', 'Three'].map((name) => stage.contact(name));
	await stage.webhooks.deliverDue();
	expect(ids()).toEqual([[ordered[2]], [ordered[1], ordered[0]]]);
	expect(stage.arrived).toEqual([
		[3, 3],
		[1, 2],
	]);
});

test('twenty at once: each in a delivery of its own, none waiting for another', async () => {
	stage.webhooks.faults({}, { kind: 'at-once', events: 20 });
	contacts(20);
	let waiting = 0;
	let together = 0;
	stage.receiver.reply = () => {
		waiting += 1;
		together = Math.max(together, waiting);
		setTimeout(() => (waiting -= 1), 100);
		return { after: 100 };
	};
	expect(await stage.webhooks.deliverDue()).toHaveLength(20);
	expect(together).toBe(20);
	expect(stage.arrived.map(([first]) => first).sort((one, other) => one - other)).toEqual(
		Array.from({ length: 20 }, (_, index) => index + 1),
	);
});

test('delayed: later events overtake it', async () => {
	stage.webhooks.faults({}, { kind: 'delayed', by: hour, skip: 1 });
	contacts(3);
	await stage.webhooks.deliverDue();
	expect(stage.arrived).toEqual([
		[1, 1],
		[3, 3],
	]);
	stage.wait(hour);
	await stage.webhooks.deliverDue();
	expect(stage.arrived.at(-1)).toEqual([2, 2]);
});

test('unheard: the receiver said 200 twice, Xero comes a third time', async () => {
	stage.webhooks.faults({}, { kind: 'unheard' });
	contacts(1);
	const attempts = await stage.webhooks.deliverDue();
	expect(attempts.map(({ ok, status, attempt }) => [ok, status, attempt])).toEqual([
		[false, 200, 1],
		[false, 200, 2],
	]);
	stage.wait(0.25 * hour);
	expect(await stage.webhooks.deliverDue()).toMatchObject([{ ok: true, attempt: 3 }]);
});

test('a fault can be for one category or organisation, and an unknown one is refused', async () => {
	stage.webhooks.faults({}, { kind: 'lost', tenantId: stage.tenants[1] });
	stage.webhooks.faults({}, { kind: 'lost', category: 'INVOICE' });
	contacts(1);
	stage.contact('There', stage.tenants[1]);
	await stage.webhooks.deliverDue();
	expect(stage.arrived).toEqual([[1, 1]]);
	expect(() => stage.webhooks.faults({}, { kind: 'eaten' as 'lost' })).toThrow('eaten');
	stage.webhooks.clearFaults();
	expect(stage.webhooks.faults({})).toEqual([]);
});
