import type { IDataObject } from 'n8n-workflow';

import { openWorld, type World } from './harness';
import { make, pay } from './harness/made';
import { Poller } from './harness/poll';

let world: World;

beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

const pass = (minutes: number): unknown => world.control.clock({ advance: minutes * 60_000 });

const told = (items: IDataObject[]): unknown[] => items.map(({ event, Name, InvoiceNumber }) => [event, Name ?? InvoiceNumber]);

describe('What changed', () => {
	test('An idle poll is one call, however many records there are', async () => {
		const poller = await Poller.open(world, { resource: 'contact', event: 'created' });
		pass(5);
		const { started, calls, error } = await poller.poll();
		expect([started, error]).toEqual([false, undefined]);
		expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api.xro/2.0/Contacts']);
	});

	test('A new record is created, once; a record of before activation is not', async () => {
		const old = await make(world, 'contact', { Name: 'Old Friend' });
		const poller = await Poller.open(world, { resource: 'contact', event: 'created' });
		await make(world, 'contact', { Name: 'New Friend' });
		expect(told((await poller.poll()).items)).toEqual([['created', 'New Friend']]);
		pass(5);
		expect((await poller.poll()).started).toBe(false);
		expect(old.Name).toBe('Old Friend');
	});

	test('An invoice that is paid enters the status Paid, with what was before once it was seen', async () => {
		const seen = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: '2026-12-20' });
		const poller = await Poller.open(world, { resource: 'invoice', event: 'enteredStatus', statuses: ['PAID'] });
		const later = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: '2026-12-20' });
		await poller.poll();
		await pay(world, seen, Number(seen.Total));
		await pay(world, later, Number(later.Total));
		const { items, error } = await poller.poll();
		expect(error).toBeUndefined();
		expect(items.map(({ InvoiceNumber, changes }) => [InvoiceNumber, changes])).toEqual([
			[seen.InvoiceNumber, { Status: { before: null, after: 'PAID' } }],
			[later.InvoiceNumber, { Status: { before: 'AUTHORISED', after: 'PAID' } }],
		]);
	});
});
