import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { clock } from '../../nodes/Xero/transport/clock';
import type { Rec } from '../local-xero/contract';
import { signatureOf } from '../local-xero/server';
import { auckland, london, openWorld, type World } from './harness';
import { Door } from './harness/webhook';

/* What the webhook trigger makes of deliveries that come twice, late, all at once, or not at all. */

let world: World;
let door: Door;

beforeAll(async () => {
	world = await openWorld({ organisations: [auckland, london] });
	// What was in the books before is older than any gap.
	world.control.clock({ advance: 3_600_000 });
});

afterEach(async () => {
	await door.close();
	world.control.webhooks.clearFaults();
	world.control.clearFaults();
});

afterAll(async () => await world.close());

async function connected(parameters: INodeParameters = {}): Promise<void> {
	door = await Door.open(world, { categories: ['CONTACT', 'INVOICE'], ...parameters });
	await world.control.webhooks.register({ url: door.url });
	contact('The first one heard of');
	await delivered();
}

/** Lets time pass and the local Xero deliver what is due; answers the new items. */
async function delivered(seconds = 1): Promise<IDataObject[]> {
	const before = door.items.length;
	world.control.clock({ advance: seconds * 1000 });
	await world.control.webhooks.deliverDue();
	await door.settled();
	return door.items.slice(before);
}

let made = 0;

const contact = (name: string, organisation?: string): Rec =>
	world.control.person.create({ tenantId: world.tenant(organisation), endpoint: 'Contacts' }, { Name: `${name} ${(made += 1)}` });

const change = (record: Rec, more: Rec = { FirstName: `Ada ${(made += 1)}` }): Rec =>
	world.control.person.change({ tenantId: world.tenant(), endpoint: 'Contacts' }, String(record.ContactID), more);

const lost = (events = 1): unknown => world.control.webhooks.faults({}, { kind: 'lost', events });

const ids = (items: IDataObject[]): unknown[] => items.map(({ ContactID }) => ContactID);

const caughtUp = (items: IDataObject[]): IDataObject[] => items.filter(({ webhook }) => (webhook as IDataObject).caughtUp === true);

const calls = (): string[] => world.calls(/api\.xro/).map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`);

describe('what comes twice', () => {
	test('is given out once, whether Xero sends it again or did not hear the answer', async () => {
		await connected();
		world.control.webhooks.faults({}, { kind: 'doubled' });
		const doubled = contact('Doubled');
		expect(ids(await delivered())).toEqual([doubled.ContactID]);
		world.control.webhooks.faults({}, { kind: 'unheard' });
		const unheard = contact('Unheard');
		const items = [...(await delivered()), ...(await delivered(3600)), ...(await delivered(3600))];
		expect(ids(items)).toEqual([unheard.ContactID]);
		expect(world.control.webhooks.deliveries().slice(-3).map(({ ok, attempt }) => [ok, attempt])).toContainEqual([true, 3]);
	});

	test('is given out once after 24 hours, and in another process that has the static data', async () => {
		await connected();
		world.control.webhooks.faults({}, { kind: 'doubled', by: 24 * 3_600_000 });
		contact('A day later');
		expect(await delivered()).toHaveLength(1);
		door.restart();
		expect(await delivered(25 * 3600)).toEqual([]);
		const [first, again] = world.control.webhooks.deliveries().slice(-2);
		expect([again.body, again.status]).toEqual([first.body, 200]);
	});

	test('two changes of a record in the same millisecond are both given out', async () => {
		await connected();
		const record = contact('Quick hands');
		change(record);
		change(record);
		expect((await delivered()).map(({ event }) => event)).toEqual(['created', 'updated', 'updated']);
	});
});

describe('disorder', () => {
	test('inside a delivery is put right', async () => {
		await connected();
		world.control.webhooks.faults({}, { kind: 'disordered', events: 4 });
		const records: Rec[] = [];
		for (let count = 0; count < 4; count++) {
			world.control.clock({ advance: 10 });
			records.push(contact('In order'));
		}
		expect(ids(await delivered())).toEqual(records.map(({ ContactID }) => ContactID));
	});

	test('twenty deliveries at once lose nothing, double nothing and leave no gap', async () => {
		await connected();
		world.control.webhooks.faults({}, { kind: 'at-once', events: 20 }, { kind: 'doubled', events: 20 });
		const records = Array.from({ length: 20 }, () => contact('All at once'));
		const before = calls().length;
		world.waitFor(door.come(20));
		const items = await delivered();
		expect(ids(items).sort()).toEqual(records.map(({ ContactID }) => ContactID).sort());
		expect(caughtUp(items)).toEqual([]);
		expect(calls().length - before).toBe(20);
		const last = contact('Afterwards');
		expect(ids(await delivered())).toEqual([last.ContactID]);
	});

	test('a delivery that only overtook another one is waited for', async () => {
		await connected();
		lost();
		const overtaken = contact('Overtaken');
		const late = world.control.webhooks.events().at(-1);
		const overtaking = contact('Overtaking');
		const body = JSON.stringify({ events: [late?.event], firstEventSequence: late?.sequence, lastEventSequence: late?.sequence });
		const headers = { 'content-type': 'application/json', 'x-xero-signature': signatureOf(body, world.control.webhooks.state().signingKey) };
		// It comes in while the node gives the gap its time.
		world.whileWaiting(async () => void (await fetch(door.url, { method: 'POST', body, headers })));
		const before = calls().length;
		const items = await delivered();
		expect(ids(items)).toEqual([overtaking.ContactID, overtaken.ContactID]);
		expect([caughtUp(items), calls().length - before]).toEqual([[], 2]);
	});

	test('a gap that ten deliveries at once reveal is closed once', async () => {
		await connected();
		lost();
		const missed = contact('Missed');
		world.control.webhooks.faults({}, { kind: 'at-once', events: 10 });
		for (let count = 0; count < 10; count++) contact('At once');
		const before = calls().length;
		world.waitFor(door.come(10));
		const items = await delivered();
		expect(items).toHaveLength(11);
		expect(ids(caughtUp(items))).toEqual([missed.ContactID]);
		// Two categories in two organisations, with the record behind the gap among them, then the records of the others.
		expect(calls().length - before).toBe(13);
	});
});

test('static data nobody can make sense of costs no event', async () => {
	await connected({ includeRecord: false });
	door.stored = { 'node:Xero Trigger': { webhook: { by: 'someone', turn: 1, marks: [], pending: 7, behind: {} } } };
	door.restart();
	const made = contact('Not lost');
	const items = await delivered();
	expect(items).toMatchObject([{ event: 'created', webhook: { resourceId: made.ContactID } }]);
	expect((items[0].webhook as IDataObject).recordNotRead).toBeUndefined();
});

describe('a gap in the stream', () => {
	test('is closed at the next delivery by what changed since, and only by what no event told of', async () => {
		await connected();
		const known = contact('Known before');
		await delivered();
		lost(2);
		const missed = [contact('Missed'), contact('Missed there', london)];
		await delivered();
		const next = contact('Next');
		const before = calls().length;
		const items = await delivered();
		expect(ids(items)).toEqual([next.ContactID, ...missed.map(({ ContactID }) => ContactID)]);
		expect(caughtUp(items)).toMatchObject([
			{ event: 'createdOrUpdated', organisationName: auckland, webhook: { category: 'CONTACT', resourceId: missed[0].ContactID, caughtUp: true } },
			{ event: 'createdOrUpdated', organisationName: london, webhook: { resourceId: missed[1].ContactID, caughtUp: true } },
		]);
		// Two categories in two organisations: the new record is among what changed.
		expect(calls().length - before).toBe(4);
		expect(ids(items)).not.toContain(known.ContactID);
		contact('All is well');
		expect(caughtUp(await delivered())).toEqual([]);
	});

	test('shows over all events, also those the node does not listen to', async () => {
		await connected({ categories: ['CONTACT'], organisationScope: 'several', organisations: [world.tenant(london)] });
		lost();
		contact('Not listened to');
		await delivered();
		contact('Nor is this');
		const before = calls().length;
		expect(await delivered()).toEqual([]);
		expect(calls().slice(before)).toEqual(['GET /api.xro/2.0/Contacts']);
	});

	test('Created and Updated are told apart by the record’s history', async () => {
		for (const event of ['created', 'updated'] as const) {
			await connected({ event, categories: ['CONTACT'] });
			const old = contact('Old');
			await delivered(600);
			lost(2);
			const [fresh, changed] = [contact('Fresh'), change(old)];
			await delivered(60);
			contact('Reveals the gap');
			const items = caughtUp(await delivered());
			const expected = event === 'created' ? fresh : changed;
			expect(items).toMatchObject([{ ContactID: expected.ContactID, event, webhook: { eventType: event === 'created' ? 'CREATE' : 'UPDATE' } }]);
			expect(items).toHaveLength(1);
			await door.close();
		}
	});

	test('of what events told when it was made, or that it was there before, no history is asked', async () => {
		for (const event of ['created', 'updated'] as const) {
			await connected({ event, categories: ['CONTACT'] });
			const old = contact('Heard of long ago');
			await delivered();
			const before = calls().length;
			for (let round = 0; round < 11; round++) {
				for (let count = 0; count < 100; count++) contact('Many');
				await delivered();
			}
			door.restart();
			lost();
			change(old);
			await delivered(60);
			const fresh = contact('Fresh');
			await delivered();
			lost();
			change(fresh);
			await delivered(60);
			contact('Reveals the gap');
			const items = [...caughtUp(await delivered())];
			expect(ids(items)).toEqual(event === 'created' ? [] : [fresh.ContactID]);
			expect(calls().slice(before).filter((call) => call.endsWith('/History'))).toEqual([]);
			await door.close();
		}
	});

	test('history is asked once of a record, also of one made in the gap', async () => {
		await connected({ event: 'updated', categories: ['CONTACT'] });
		const before = calls().length;
		for (let round = 0; round < 2; round++) {
			await delivered(60);
			lost();
			contact('Made in a gap');
			world.control.clock({ advance: 2_000 });
			contact('Reveals the gap');
			expect(await delivered()).toEqual([]);
		}
		expect(calls().slice(before).filter((call) => call.endsWith('/History'))).toHaveLength(2);
	});

	test('a delivery that comes late, after the gap was closed, brings nothing twice', async () => {
		await connected();
		world.control.webhooks.faults({}, { kind: 'delayed', by: 60_000 });
		const late = contact('Late');
		await delivered();
		contact('In time');
		expect(ids(caughtUp(await delivered()))).toEqual([late.ContactID]);
		expect(await delivered(120)).toEqual([]);
		expect(world.control.webhooks.deliveries().at(-1)?.events).toMatchObject([{ resourceId: late.ContactID }]);
	});

	test('what cannot be read now is read at a later delivery', async () => {
		await connected({ categories: ['CONTACT'] });
		lost();
		const missed = contact('Missed');
		await delivered();
		world.fault({ kind: '503', url: '/Contacts\\?(?!.*IDs)', times: 60 });
		contact('Xero is closed for lists');
		const before = calls().length;
		expect(caughtUp(await delivered())).toEqual([]);
		// Its own record, then the list of each organisation twice: the next delivery comes by itself.
		expect(calls().length - before).toBe(5);
		world.control.clearFaults();
		contact('Open again');
		expect(ids(caughtUp(await delivered()))).toEqual([missed.ContactID]);
		contact('And level');
		expect(caughtUp(await delivered())).toEqual([]);
	});

	/** Lets a gap of one contact be revealed by deliveries that come all at once; answers the one missed, and what came out. */
	async function revealedBy(deliveries: number): Promise<{ missed: Rec; items: IDataObject[]; asked: number }> {
		lost();
		const missed = contact('Missed');
		await delivered();
		world.control.webhooks.faults({}, { kind: 'at-once', events: deliveries });
		for (let count = 0; count < deliveries; count++) contact('In line');
		const before = world.calls(/Contacts\?(?!.*IDs)/).length;
		world.waitFor(door.come(deliveries));
		const items = await delivered();
		return { missed, items, asked: world.calls(/Contacts\?(?!.*IDs)/).length - before };
	}

	test('is left to the last of the deliveries that wait in line when it has just failed, and each brings its own', async () => {
		await connected({ categories: ['CONTACT'] });
		world.fault({ kind: '503', url: '/Contacts\\?(?!.*IDs)', times: 4 });
		const before = world.calls(/connections/).length;
		const { missed, items, asked } = await revealedBy(10);
		expect(items).toHaveLength(11);
		expect(ids(caughtUp(items))).toEqual([missed.ContactID]);
		expect(items.at(-1)).toMatchObject({ ContactID: missed.ContactID });
		expect(asked).toBe(6);
		expect(world.calls(/connections/).length - before).toBe(2);
	});

	test('is asked for once a minute while Xero does not answer and deliveries wait in line', async () => {
		await connected({ categories: ['CONTACT'] });
		world.fault({ kind: '503', url: '/Contacts', times: 1_000 });
		const began = clock.now();
		const { items, asked } = await revealedBy(20);
		const minutes = (clock.now() - began) / 60_000;
		expect(items).toHaveLength(20);
		// Two organisations, asked twice each: at the first delivery, at the last one, and in between.
		expect(asked / 4).toBeGreaterThanOrEqual(3);
		expect(asked / 4).toBeLessThanOrEqual(minutes + 2);
		world.control.clearFaults();
		contact('Open again');
		expect(caughtUp(await delivered())).toHaveLength(1);
	});

	test('of an organisation that does not answer does not hold up those of the others', async () => {
		await connected({ categories: ['CONTACT'] });
		lost(2);
		const missed = [contact('Missed'), contact('Missed there', london)];
		await delivered();
		const list = '/Contacts\\?(?!.*IDs)';
		world.control.when({ url: list, run: () => void world.control.clock({ advance: 31_000 }) });
		world.fault({ kind: '503', url: list });
		contact('Reveals the gap');
		const first = ids(caughtUp(await delivered()));
		expect(first).toHaveLength(1);
		contact('Next');
		const second = ids(caughtUp(await delivered()));
		expect([...first, ...second].sort()).toEqual(missed.map(({ ContactID }) => ContactID).sort());
	});

	test('is left alone in an organisation that is listened to no more, and read should it be chosen again', async () => {
		const both = [world.tenant(), world.tenant(london)];
		await connected({ categories: ['CONTACT'], organisationScope: 'several', organisations: both });
		lost();
		const missed = contact('Missed there', london);
		await delivered();
		world.fault({ kind: '503', url: '/Contacts\\?(?!.*IDs)', times: 4 });
		contact('Reveals the gap');
		expect(caughtUp(await delivered())).toEqual([]);
		door.change({ organisations: [world.tenant()] });
		contact('Here only');
		expect(caughtUp(await delivered())).toEqual([]);
		door.change({ organisations: both });
		contact('Both again');
		expect(ids(caughtUp(await delivered()))).toEqual([missed.ContactID]);
	});

	test('an event that was answered and lost in a crash is found after the restart, nothing else comes twice', async () => {
		await connected();
		contact('Before the crash');
		await delivered();
		const before = structuredClone(door.stored);
		const answered = contact('Answered, then n8n died');
		await delivered();
		// The process died before the execution was started and the static data stored.
		door.stored = before;
		door.restart();
		const next = contact('After the restart');
		const items = await delivered();
		expect(ids(items)).toEqual([next.ContactID, answered.ContactID]);
		expect(ids(caughtUp(items))).toEqual([answered.ContactID]);
	});

	test('static data that was set back costs nothing in a process that goes on', async () => {
		await connected();
		contact('One');
		await delivered();
		const before = structuredClone(door.stored);
		contact('Two');
		await delivered();
		door.stored = before;
		const three = contact('Three');
		expect(ids(await delivered())).toEqual([three.ContactID]);
	});

	test('without Close Gaps, or without a connection, nothing is read', async () => {
		for (const parameters of [{ closeGaps: false, includeRecord: false }, { authentication: 'none' }]) {
			await connected(parameters);
			lost();
			contact('Missed');
			await delivered();
			contact('Next');
			const before = calls().length;
			expect(await delivered()).toHaveLength(1);
			expect(calls().length - before).toBe(0);
			await door.close();
		}
	});

	test('a webhook that is made anew in the portal counts from the beginning: no gap', async () => {
		await connected({ includeRecord: false });
		world.control.clock({ advance: 3_600_000 });
		const kept = door.stored['node:Xero Trigger'] as { webhook: { stream: [number, number, number] } };
		kept.webhook.stream = [kept.webhook.stream[0] + 5_000, kept.webhook.stream[1] + 5_000, kept.webhook.stream[2]];
		door.restart();
		contact('Low numbers');
		await delivered();
		contact('Go on');
		const before = calls().length;
		expect(await delivered()).toHaveLength(1);
		expect(calls().length - before).toBe(0);
	});

	test('what is kept in static data stays small', async () => {
		await connected({ includeRecord: false, closeGaps: false });
		for (let round = 0; round < 15; round++) {
			for (let count = 0; count < 100; count++) contact('Many');
			await delivered();
		}
		const size = JSON.stringify(door.stored).length;
		expect(size).toBeGreaterThan(15_000);
		expect(size).toBeLessThan(32_000);
	});
});
