import { openWorld } from './harness';
import { Poller, type PollResult } from './harness/poll';
import { told, Watching } from './harness/watching';

/* The polling trigger when n8n stops, in both ways n8n keeps a trigger's state. */

/** The process ends and another begins: its first poll is that of the activation, or with durable cursors the next one of the schedule. */
async function restarted(poller: Poller): Promise<PollResult> {
	const activated = await poller.restart();
	return activated.calls.length > 0 ? activated : await poller.poll();
}

let xero: Watching;

beforeEach(async () => {
	xero = new Watching(await openWorld());
});
afterEach(async () => await xero.world.close());

describe.each([
	['in n8n’s default mode', false],
	['with durable cursors', true],
])('%s', (_, durable) => {
	test('after a restart nothing is missed and nothing told twice', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable });
		xero.contact('One');
		expect(told((await poller.poll()).items, 'Name')).toEqual([['created', 'One']]);
		xero.pass(30);
		expect((await poller.poll()).started).toBe(false);
		xero.contact('Two');
		xero.pass(10);
		expect(told((await restarted(poller)).items, 'Name')).toEqual([['created', 'Two']]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	});

	test('a restart before anything was emitted: what was before activation is still not new', async () => {
		const old = xero.contact('Old');
		const poller = await xero.watch('contact', 'created', {}, { durable });
		xero.pass(5);
		await poller.poll();
		xero.contact('New');
		xero.edit('Contacts', old.ContactID, { EmailAddress: 'old@example.com' });
		expect(told((await restarted(poller)).items, 'Name')).toEqual([['created', 'New']]);
	});

	test('a process that dies between emitting and saving repeats, and loses nothing', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable });
		xero.contact('One');
		await poller.poll({ dies: 'before saving' });
		xero.contact('Two');
		const { items } = await restarted(poller);
		expect(told(items, 'Name')).toEqual([
			['created', 'One'],
			['created', 'Two'],
		]);
		xero.pass(3);
		expect((await poller.poll()).started).toBe(false);
	});

	test('a state that is set back repeats what came since, and loses nothing', async () => {
		const poller = await xero.watch(
			'invoice',
			'enteredStatus',
			{ statuses: ['PAID'] },
			{ durable },
		);
		await poller.poll();
		const earlier = structuredClone(poller.saved);
		const invoice = xero.invoice();
		xero.pass(1);
		xero.pay(invoice);
		expect((await poller.poll()).items).toHaveLength(1);
		poller.saved = earlier;
		xero.pass(60);
		expect((await restarted(poller)).items).toMatchObject([
			{ InvoiceID: invoice.InvoiceID, event: 'enteredStatus' },
		]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	});

	test('other parameters make a new beginning, the same ones go on', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable });
		xero.contact('One');
		await poller.change({ simplify: false });
		await poller.poll();
		expect(told(poller.items, 'Name')).toEqual([['created', 'One']]);
		xero.contact('Two');
		await poller.change({ event: 'updated' });
		await poller.poll();
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
		expect(poller.items).toHaveLength(1);
	});

	test('a poll that throws leaves the state as it was', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable });
		const before = JSON.stringify(poller.saved);
		xero.contact('One');
		xero.world.fault({ kind: '503', times: 20 });
		expect((await poller.poll()).error).toBeDefined();
		expect(JSON.stringify(poller.saved)).toBe(before);
		xero.world.control.clearFaults();
		xero.pass(10);
		expect(told((await poller.poll()).items, 'Name')).toEqual([['created', 'One']]);
	});
});

test('while Xero is away a poll asks twice, and the activation four times', async () => {
	const poller = await xero.watch('contact', 'created');
	xero.world.fault({ kind: '503', times: 20 });
	expect((await poller.poll()).calls).toHaveLength(2);
	const idle = Poller.idle(xero.world, { resource: 'contact', event: 'created' });
	const before = xero.world.control.calls().calls.length;
	await expect(idle.activate('activate')).rejects.toThrow();
	expect(xero.world.control.calls().calls.length - before).toBe(4);
});

describe('several poll times that are due at once', () => {
	test.each([
		['in n8n’s default mode', false],
		['with durable cursors', true],
	])('%s: what happened is told by one of them', async (_, durable) => {
		const poller = await xero.watch('contact', 'created', {}, { durable });
		xero.contact('One');
		const both = await Promise.all([poller.poll(), poller.poll()]);
		expect(both.flatMap(({ items }) => items)).toHaveLength(1);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	});

	test('the second took its copy before the first one’s was kept: it tells nothing, and spends no call', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable: true });
		await poller.poll();
		const earlier = structuredClone(poller.saved);
		xero.contact('One');
		expect((await poller.poll()).items).toHaveLength(1);
		const kept = poller.saved;
		poller.saved = earlier;
		expect(await poller.poll()).toMatchObject({ started: false, calls: [] });
		poller.saved = kept;
		xero.contact('Two');
		expect(told((await poller.poll()).items, 'Name')).toEqual([['created', 'Two']]);
	});

	test('what n8n could not keep is told by the next poll', async () => {
		const poller = await xero.watch('contact', 'created', {}, { durable: true });
		await poller.poll();
		xero.contact('One');
		await poller.poll({ dies: 'before saving' });
		xero.pass(1);
		expect(told((await poller.poll()).items, 'Name')).toEqual([['created', 'One']]);
	});
});
