import type { INodeParameters } from 'n8n-workflow';

import { named, openWorld, type World } from './harness';
import { bookedInvoice, contactId, make, pay } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const link = (address: string) => named('url', address);

test('a record is named by the address of its page in Xero; only its id is sent', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const record = link(
		`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${String(InvoiceID)}`,
	);
	const { items, calls, error } = await world.run({
		resource: 'invoice',
		operation: 'get',
		record,
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.InvoiceID)).toEqual([InvoiceID]);
	expect(calls.filter(({ path }) => path.includes('go.xero.com'))).toEqual([]);
});

test('the contact of a document is named by its link, and needs no look-up', async () => {
	const id = contactId(world, 'City Agency');
	const { items, calls, error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		simplify: false,
		contact: link(`https://go.xero.com/app/!Fy3bQ/contacts/contact/${id}`),
		fields: await world.fields('invoice', 'create', {}),
		linesFrom: 'below',
		lines: { line: [{ description: 'Mugs' }] },
	});
	expect(error).toBeUndefined();
	expect(bookedInvoice(world, items[0].json.InvoiceID).Contact).toMatchObject({ ContactID: id });
	expect(calls.filter(({ path }) => path.endsWith('/Contacts'))).toEqual([]);
});

test('the number of a bill and the link of its contact name the bill', async () => {
	const { InvoiceID } = await make(world, 'bill', {
		InvoiceNumber: 'LINK-1',
		Contact: { Name: 'City Agency' },
	});
	const { items, error } = await world.run({
		resource: 'bill',
		operation: 'get',
		record: named('number', 'LINK-1'),
		recordContact: link(`https://go.xero.com/contacts/view/${contactId(world, 'City Agency')}`),
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.InvoiceID)).toEqual([InvoiceID]);
});

test('a filter takes the link of a contact', async () => {
	const id = contactId(world, 'City Agency');
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'getAll',
		simplify: false,
		filters: { contact: link(`https://go.xero.com/contacts/view/${id}`) },
	});
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(0);
	for (const { json } of items) expect(json.Contact).toMatchObject({ ContactID: id });
});

test('filters by ids take links too, several of them', async () => {
	const documents = [await make(world, 'invoice'), await make(world, 'invoice')];
	const ids = documents.map(({ InvoiceID }) => String(InvoiceID));
	const list = async (resource: string, filters: INodeParameters) => {
		const ran = await world.run({ resource, operation: 'getAll', simplify: false, filters });
		expect(ran.error).toBeUndefined();
		return ran.items.map(({ json }) => json);
	};
	const page = (id: string) => `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${id}`;
	const found = await list('invoice', { ids: `${page(ids[0])}, ${ids[1]}` });
	expect(found.map(({ InvoiceID }) => InvoiceID).sort()).toEqual([...ids].sort());
	const owed = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	const { PaymentID } = await pay(world, owed, 1);
	const payments = await list('payment', { invoiceId: page(String(owed.InvoiceID)) });
	expect(payments.map((payment) => payment.PaymentID)).toEqual([PaymentID]);
});

test('a link without an id is refused, and Xero is not asked', async () => {
	// By an expression, as n8n itself refuses one that is typed in.
	const { error, calls } = await world.run(
		{ resource: 'invoice', operation: 'get', record: link('={{ $json.link }}') },
		{ items: [{ link: 'https://go.xero.com/Dashboard/' }] },
	);
	expect(error?.message).toBe('Invoice: The link holds no Xero id');
	expect(calls.filter(({ path }) => path.includes('/Invoices'))).toEqual([]);
});
