import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../local-xero/contract';
import { auckland, london, openWorld, type World } from './harness';
import { Door } from './harness/webhook';

/* Entered a Status and Field Changed by webhook: what a record was before decides. */

let world: World;
let door: Door;

beforeAll(async () => {
	world = await openWorld({ organisations: [auckland, london] });
});

afterEach(async () => {
	await door.close();
	world.control.clearFaults();
	world.control.webhooks.clearFaults();
});

afterAll(async () => await world.close());

async function activated(parameters: INodeParameters): Promise<void> {
	door = await Door.open(world, { categories: ['INVOICE'], ...parameters });
	await door.activate();
	await world.control.webhooks.register({ url: door.url });
}

async function delivered(): Promise<IDataObject[]> {
	const before = door.items.length;
	world.control.clock({ advance: 1000 });
	await world.control.webhooks.deliverDue();
	await door.settled();
	return door.items.slice(before);
}

const place = (endpoint: string, organisation?: string) => ({ tenantId: world.tenant(organisation), endpoint });

const invoice = (more: Rec = {}, organisation?: string): Rec =>
	world.control.person.create(place('Invoices', organisation), {
		Type: 'ACCREC',
		Status: 'AUTHORISED',
		Date: world.day(0),
		DueDate: world.day(7),
		Contact: { Name: 'Bayside Club' },
		LineItems: [{ Description: 'Mugs', Quantity: 2, UnitAmount: 10, AccountCode: '200' }],
		...more,
	});

const pay = (record: Rec, amount = record.AmountDue): Rec =>
	world.control.person.create(place('Payments'), { Invoice: { InvoiceID: record.InvoiceID }, Account: { Code: '090' }, Amount: amount, Date: world.day(0) });

const touch = (record: Rec, more: Rec = { Reference: `R ${Math.random()}` }): Rec => world.control.person.change(place('Invoices'), String(record.InvoiceID), more);

const calls = (): number => world.calls(/api\.xro/).length;

describe('Entered a Status', () => {
	test('a payment tells that an invoice became paid, with before and after, once', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const record = invoice();
		expect(await delivered()).toEqual([]);
		pay(record, 5);
		expect(await delivered()).toEqual([]);
		pay(record, Number(record.AmountDue) - 5);
		const items = await delivered();
		expect(items).toMatchObject([
			{ InvoiceID: record.InvoiceID, Status: 'PAID', event: 'enteredStatus', changes: { Status: { before: 'AUTHORISED', after: 'PAID' } }, webhook: { category: 'INVOICE' } },
		]);
		expect(items).toHaveLength(1);
	});

	test('what was paid before activation is not reported when something else of it changes', async () => {
		const [old, owed] = [invoice(), invoice()];
		pay(old);
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const before = calls();
		await door.activate('init');
		expect(calls()).toBe(before);
		touch(old, { SentToContact: true });
		expect(await delivered()).toEqual([]);
		pay(owed);
		expect(await delivered()).toMatchObject([{ InvoiceID: owed.InvoiceID, changes: { Status: { after: 'PAID' } } }]);
	});

	test('a status it came out of and into again is reported again, other statuses are not', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID', 'VOIDED'] });
		const record = invoice();
		const payment = pay(record);
		expect(await delivered()).toHaveLength(1);
		world.control.person.change(place('Payments'), String(payment.PaymentID), { Status: 'DELETED' });
		expect(await delivered()).toEqual([]);
		pay(record);
		const voided = invoice();
		touch(voided, { Status: 'VOIDED' });
		expect((await delivered()).map(({ Status }) => Status)).toEqual(['PAID', 'VOIDED']);
	});

	test('it is known after a restart what was seen before', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const record = invoice();
		pay(record);
		expect(await delivered()).toHaveLength(1);
		door.restart();
		touch(record, { SentToContact: true });
		expect(await delivered()).toEqual([]);
	});

	test('a payment whose event was lost is found when the gap is closed', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const record = invoice();
		await delivered();
		world.control.webhooks.faults({}, { kind: 'lost', events: 1 });
		pay(record);
		await delivered();
		invoice();
		expect(await delivered()).toMatchObject([{ InvoiceID: record.InvoiceID, changes: { Status: { before: 'AUTHORISED', after: 'PAID' } }, webhook: { caughtUp: true } }]);
	});

	test('without Close Gaps an event whose record cannot be read waits for the next delivery, and for the third at most', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'], closeGaps: false });
		const record = invoice();
		await delivered();
		pay(record);
		world.fault({ kind: '503', url: '/Invoices', times: 30 });
		expect(await delivered()).toEqual([]);
		world.control.clearFaults();
		door.restart();
		invoice();
		expect(await delivered()).toMatchObject([{ InvoiceID: record.InvoiceID, Status: 'PAID', webhook: { caughtUp: true } }]);
		world.fault({ kind: '503', url: '/Invoices', times: 300 });
		const unread = invoice();
		for (let round = 0; round < 3; round++) {
			expect(await delivered()).toEqual([]);
			invoice();
		}
		expect(await delivered()).toMatchObject([{ event: 'created', webhook: { resourceId: unread.InvoiceID, recordNotRead: expect.any(String) } }]);
	});

	test('an event that waits for its record is let go once something else is listened to', async () => {
		await activated({ event: 'createdOrUpdated', invoiceType: 'ACCREC' });
		invoice();
		world.fault({ kind: '503', url: '/Invoices', times: 30 });
		expect(await delivered()).toEqual([]);
		world.control.clearFaults();
		door.change({ categories: ['CONTACT'] });
		const contact = world.control.person.create(place('Contacts'), { Name: 'Somebody' });
		expect((await delivered()).map(({ webhook }) => (webhook as IDataObject).resourceId)).toEqual([contact.ContactID]);
	});

	test('with Close Gaps it waits until it can be read', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const record = invoice();
		await delivered();
		pay(record);
		world.fault({ kind: '503', url: '/Invoices', times: 1000 });
		for (let round = 0; round < 6; round++) {
			expect(await delivered()).toEqual([]);
			invoice();
		}
		world.control.clearFaults();
		expect(await delivered()).toMatchObject([{ InvoiceID: record.InvoiceID, Status: 'PAID', webhook: { caughtUp: true } }]);
	});

	test('more events than wait one by one are read again together', async () => {
		await activated({ event: 'enteredStatus', statuses: ['AUTHORISED'] });
		const records = Array.from({ length: 260 }, () => invoice());
		world.fault({ kind: '503', url: '/Invoices', times: 100 });
		expect(await delivered()).toEqual([]);
		world.control.clearFaults();
		const last = invoice();
		const items = [...(await delivered()), ...(await delivered())];
		expect(items.map(({ InvoiceID }) => InvoiceID).sort()).toEqual([...records, last].map(({ InvoiceID }) => InvoiceID).sort());
		expect(JSON.stringify(door.stored).length).toBeLessThan(100_000);
	});

	test('an organisation or category added later is read at the next activation, and what is known of the others stays', async () => {
		const [here, there] = [invoice(), invoice({}, london)];
		for (const [record, organisation] of [[here, auckland], [there, london]] as const)
			world.control.person.create(place('Payments', organisation), { Invoice: { InvoiceID: record.InvoiceID }, Account: { Code: '090' }, Amount: record.AmountDue, Date: world.day(0) });
		await activated({ event: 'enteredStatus', statuses: ['PAID'], organisationScope: 'several', organisations: [world.tenant()] });
		const unheard = invoice();
		await delivered();
		door.change({ organisations: [world.tenant(), world.tenant(london)], categories: ['INVOICE', 'CREDITNOTE'] });
		// Paid while the workflow is not active: told when it is again.
		pay(unheard);
		await door.activate();
		const again = calls();
		await door.activate('init');
		expect(calls() - again).toBe(0);
		touch(here);
		world.control.person.change(place('Invoices', london), String(there.InvoiceID), { Reference: 'Changed there' });
		expect((await delivered()).map(({ InvoiceID }) => InvoiceID)).toEqual([unheard.InvoiceID]);
	});

	test('other statuses begin anew: what is known of the old ones does not count', async () => {
		await activated({ event: 'enteredStatus', statuses: ['PAID'] });
		const voided = invoice();
		touch(voided, { Status: 'VOIDED' });
		expect(await delivered()).toEqual([]);
		door.change({ statuses: ['VOIDED'] });
		await door.activate();
		world.control.webhooks.emit({ category: 'INVOICE', type: 'UPDATE', tenantId: world.tenant(), resourceId: String(voided.InvoiceID) });
		expect(await delivered()).toEqual([]);
		const other = invoice();
		touch(other, { Status: 'VOIDED' });
		expect(await delivered()).toMatchObject([{ InvoiceID: other.InvoiceID }]);
	});

	test('events that come while activation reads what records are wait for it', async () => {
		await activated({ event: 'enteredStatus', statuses: ['VOIDED'] });
		const [old, quiet, owed] = [invoice(), invoice(), invoice()];
		pay(old);
		pay(quiet);
		await delivered();
		door.change({ statuses: ['PAID'] });
		world.control.when({
			url: '/Invoices',
			run: async () => {
				touch(old);
				world.control.clock({ advance: 1000 });
				await world.control.webhooks.deliverDue();
				return undefined;
			},
		});
		const before = door.items.length;
		await door.activate('update');
		await door.settled();
		expect(door.items.slice(before)).toEqual([]);
		touch(quiet);
		pay(owed);
		expect((await delivered()).map(({ InvoiceID }) => InvoiceID)).toEqual([owed.InvoiceID]);
	});
});

test('with more records than a node may remember it keeps what it kept before, and the log says what to do', async () => {
	await activated({ event: 'enteredStatus', statuses: ['PAID'] });
	const kept = (door.stored['node:Xero Trigger'] as { webhook: { records: { memories: IDataObject } } }).webhook.records;
	kept.memories['x invoice'] = { marks: 'A'.repeat(512_000 - JSON.stringify(kept).length - 30) };
	door.restart();
	const record = invoice();
	pay(record);
	expect(await delivered()).toMatchObject([{ InvoiceID: record.InvoiceID }]);
	for (let count = 0; count < 5; count++) invoice();
	await delivered();
	expect(JSON.stringify(door.stored).length).toBeLessThan(514_000);
	expect(door.errors).toContainEqual(expect.stringContaining('Choose Created or Updated under Trigger On'));
	touch(record, { SentToContact: true });
	expect(await delivered()).toEqual([]);
});

describe('Field Changed', () => {
	test('tells the fields chosen with before and after, also of records that were there at activation', async () => {
		const old = invoice({ Reference: 'A' });
		await activated({ event: 'fieldChanged', watchedFields: ['Reference', 'DueDate'] });
		touch(old, { Reference: 'B' });
		expect(await delivered()).toMatchObject([{ event: 'fieldChanged', changes: { Reference: { before: null, after: 'B' } } }]);
		touch(old, { Reference: 'C', DueDate: world.day(9) });
		expect(await delivered()).toMatchObject([{ changes: { Reference: { before: 'B', after: 'C' }, DueDate: { before: world.day(7), after: world.day(9) } } }]);
		touch(old, { SentToContact: true });
		expect(await delivered()).toEqual([]);
		invoice({ Reference: 'New' });
		expect(await delivered()).toEqual([]);
	});

	test('bills pass by when only invoices are meant', async () => {
		const bill = invoice({ Type: 'ACCPAY', InvoiceNumber: 'B-9' });
		await activated({ event: 'fieldChanged', watchedFields: ['DueDate'], invoiceType: 'ACCREC' });
		touch(bill, { DueDate: world.day(20) });
		expect(await delivered()).toEqual([]);
	});

	test('in a test of the workflow every record read shows what an item looks like', async () => {
		await activated({ event: 'fieldChanged', watchedFields: ['Reference'] });
		door.mode = 'manual';
		const record = invoice({ Reference: 'Shown' });
		expect(await delivered()).toMatchObject([{ InvoiceID: record.InvoiceID, changes: { Reference: { before: null, after: 'Shown' } } }]);
	});
});

test('activation fails with what to do when Xero cannot be read, and asks nothing for other events', async () => {
	door = await Door.open(world, { event: 'enteredStatus', statuses: ['PAID'], categories: ['INVOICE'] });
	world.fault({ kind: '429-day', url: '/Invoices', times: 3 });
	await expect(door.activate()).rejects.toThrow('The daily limit of Xero calls for this organisation is used up');
	expect(door.stored).toEqual({});
	await door.close();
	door = await Door.open(world, { event: 'created' });
	const before = world.calls().length;
	await door.activate();
	expect(world.calls().length).toBe(before);
});
