import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, named, openWorld, type Ran, type World } from './harness';
import { contactId, writes } from './harness/made';

/** What runs of many records cost in calls: the essential figures of the benchmark, at a small scale. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

/** Where to: an organisation that is chosen costs no look-up of its own. */
const organisation = () => byId(world.tenant());

const many = (count: number, make: (nth: number) => IDataObject): IDataObject[] =>
	Array.from({ length: count }, (_, nth) => make(nth));

const customers = (count: number, who: string): IDataObject[] =>
	many(count, (nth) => ({ Name: `${who} ${nth}`, EmailAddress: `${who}-${nth}@shop.example` }));

/** Values by the input items' names, as with Map Automatically. */
const automatic = async (resource: string, operation: string): Promise<INodeParameters> => ({
	resource,
	operation,
	organisation: organisation(),
	fields: {
		...(await world.fields(resource, operation, {})),
		mappingMode: 'autoMapInputData',
		value: null,
	},
});

const mug: IDataObject = { Description: 'Mug', Quantity: 2, UnitAmount: 4.5, AccountCode: '200' };

const invoices = (
	count: number,
	contact: (nth: number) => string,
	lines: IDataObject[] = [mug],
): IDataObject[] =>
	many(count, (nth) => ({
		Reference: `Order ${nth}`,
		DueDate: world.day(20),
		Status: 'AUTHORISED',
		contact: contact(nth),
		lines,
	}));

const createInvoices = async (mode: 'id' | 'name', items: IDataObject[]): Promise<Ran> =>
	await world.run(
		{
			...(await automatic('invoice', 'create')),
			contact: named(mode, '={{ $json.contact }}'),
			linesFrom: 'array',
			linesArray: '={{ $json.lines }}',
		},
		{ items },
	);

const createContacts = async (items: IDataObject[]): Promise<Ran> =>
	await world.run(await automatic('contact', 'create'), { items });

/** Runs without an error: the items that came of it. */
const done = ({ items, error }: Ran): IDataObject[] => {
	expect(error?.message).toBeUndefined();
	expect(items.filter(({ json }) => json.error !== undefined)).toEqual([]);
	return items.map(({ json }) => json);
};

/** Every item has a record of its own, and the books have no other new ones. */
const eachOnce = (made: IDataObject[], before: number): void => {
	expect(new Set(made.map(({ InvoiceID }) => InvoiceID)).size).toBe(made.length);
	expect(world.books('Invoices')).toHaveLength(before + made.length);
};

test('200 invoices of 5 lines for contacts given by id take 4 calls in all; each is there once', async () => {
	const before = world.books('Invoices').length;
	const contact = contactId(world, 'Ridgeway University');
	const ran = await createInvoices(
		'id',
		invoices(200, () => contact, [mug, mug, mug, mug, mug]),
	);
	eachOnce(done(ran), before);
	expect(ran.calls).toHaveLength(4);
});

test('3,100 invoices, past the limit of the minute, take less than a 45th of the time of a call each', async () => {
	const before = world.books('Invoices').length;
	const contact = contactId(world, 'Ridgeway University');
	const ran = await createInvoices(
		'id',
		invoices(3100, () => contact),
	);
	eachOnce(done(ran), before);
	const minutes = (world.control.clock().now - ran.calls[0].at) / 60_000;
	expect(ran.calls.some(({ status }) => status === 429)).toBe(true);
	expect(minutes).toBeLessThanOrEqual(3100 / 60 / 45);
}, 120_000);

test('200 invoices for 40 contacts given by name take 4 writes and at most 2 look-ups', async () => {
	done(await createContacts(customers(40, 'Buyer')));
	const before = world.books('Invoices').length;
	const ran = await createInvoices(
		'name',
		invoices(200, (nth) => `Buyer ${nth % 40}`),
	);
	eachOnce(done(ran), before);
	expect(writes(ran)).toHaveLength(4);
	expect(ran.calls.length).toBeLessThanOrEqual(4 + 2);
});

test('100 invoices are read by their ids in at most 3 calls', async () => {
	const contact = contactId(world, 'Ridgeway University');
	const made = done(
		await createInvoices(
			'id',
			invoices(100, () => contact),
		),
	);
	const ran = await world.run(
		{
			resource: 'invoice',
			operation: 'get',
			organisation: organisation(),
			record: byId('={{ $json.InvoiceID }}'),
		},
		{ items: made.map(({ InvoiceID }) => ({ InvoiceID })) },
	);
	expect(done(ran).map(({ InvoiceID }) => InvoiceID)).toEqual(
		made.map(({ InvoiceID }) => InvoiceID),
	);
	expect(ran.calls.length).toBeLessThanOrEqual(3);
});

test('100 contacts matched by e-mail: at most 7 calls with a tenth changed, no write when nothing is', async () => {
	const items = customers(100, 'Regular');
	done(await createContacts(items));
	const upsert = { ...(await automatic('contact', 'upsert')), matchOn: 'EmailAddress' };
	const changed = items.map((item, nth) =>
		nth % 10 === 0 ? { ...item, LastName: 'Ngata' } : item,
	);
	const first = await world.run(upsert, { items: changed });
	done(first);
	expect(first.calls.length).toBeLessThanOrEqual(7);
	const again = await world.run(upsert, { items: changed });
	expect(done(again)).toHaveLength(100);
	expect(writes(again)).toEqual([]);
});

test('where Xero refuses whole lists for their length, contacts are matched by e-mail without a refusal', async () => {
	const items = customers(100, 'Crowd');
	done(await createContacts(items));
	world.control.switches({ highVolumeAbove: 50 });
	const ran = await world.run(
		{ ...(await automatic('contact', 'upsert')), matchOn: 'EmailAddress' },
		{ items },
	);
	world.control.switches({ highVolumeAbove: 100_000 });
	expect(done(ran).map(({ outcome }) => outcome)).toEqual(items.map(() => 'unchanged'));
	expect(ran.calls.filter(({ status }) => status !== 200)).toEqual([]);
});

test('2,500 contacts are read in 3 calls', async () => {
	const active = () =>
		world.books('Contacts').filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
	done(await createContacts(customers(2500 - active().length, 'Reader')));
	const ran = await world.run({
		resource: 'contact',
		operation: 'getAll',
		organisation: organisation(),
		returnAll: true,
	});
	expect(done(ran)).toHaveLength(2500);
	expect(ran.calls).toHaveLength(3);
});
