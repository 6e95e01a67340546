import Decimal from 'decimal.js';
import type { Invoice, LineItem } from 'xero-node';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, named, openWorld } from './harness';
import { differences } from './harness/compare';
import { Records } from './harness/records';

let invoices: Records;
beforeAll(async () => {
	invoices = new Records(await openWorld(), {
		resource: 'invoice',
		id: 'InvoiceID',
		read: async (client, tenant, id) => (await client.getInvoice(tenant, id, 4)).body.invoices?.[0],
	});
});
afterAll(async () => await invoices.world.close());

const customers = ['Ridgeway University', 'City Agency', 'Bayside Club'];
const read = async (id: unknown) => (await invoices.stored(id)) as Invoice;
const total = (amounts: Array<number | undefined>) =>
	amounts.reduce((sum, each) => sum.plus(each ?? 0), new Decimal(0)).toNumber();

test('an invoice with 25 lines from an array', async () => {
	const lines: XeroRecord[] = Array.from({ length: 25 }, (_, at) => ({
		Description: `Line ${at}`,
		Quantity: at + 0.25,
		UnitAmount: Number(`${at}.3333`),
		AccountCode: at % 2 === 0 ? '200' : '260',
		TaxType: at % 3 === 0 ? 'ZERORATED' : 'OUTPUT2',
		...(at % 5 === 0 ? { DiscountRate: 12.5 } : {}),
		...(at % 4 === 0 ? { Tracking: [{ Name: 'Region', Option: 'West' }] } : {}),
	}));
	const [json] = await invoices.done(
		'create',
		{
			contact: named('name', '={{ $json.customer }}'),
			...(await invoices.fields('create', { Reference: '={{ $json.order }}' })),
			linesFrom: 'array',
			linesArray: '={{ $json.lines }}',
		},
		{ items: [{ customer: customers[0], order: 'PO 25', lines: lines as never }] },
	);
	const stored = await read(json.InvoiceID);
	expect(
		differences({ Reference: 'PO 25', Contact: { Name: customers[0] }, LineItems: lines }, stored),
	).toEqual([]);
	expect(stored.lineItems).toHaveLength(25);
	expect(stored.subTotal).toBe(total((stored.lineItems ?? []).map(({ lineAmount }) => lineAmount)));
	expect(stored.totalTax).toBe(total((stored.lineItems ?? []).map(({ taxAmount }) => taxAmount)));
});

describe('one document from many rows', () => {
	const rows = (count: number, orders: number) =>
		Array.from({ length: count }, (_, at) => ({
			order: `SO-${orders}-${at % orders}`,
			customer: customers[(at % orders) % customers.length],
			what: `Thing ${at}`,
			quantity: 1 + (at % 4),
			price: Number(`${at}.99`),
		}));
	const parameters = async () => ({
		contact: named('name', '={{ $json.customer }}'),
		...(await invoices.fields('create', { InvoiceNumber: '={{ $json.order }}', Status: 'DRAFT' })),
		linesFrom: 'rows',
		documentKey: '={{ $json.order }}',
		rowLine: {
			description: '={{ $json.what }}',
			quantity: '={{ $json.quantity }}',
			unitAmount: '={{ $json.price }}',
			accountCode: '200',
		},
	});

	test('300 rows become 80 invoices, every row paired with its own', async () => {
		const items = rows(300, 80);
		const {
			items: answers,
			error,
			calls,
		} = await invoices.run('create', await parameters(), { items });
		expect(error).toBeUndefined();
		expect(answers).toHaveLength(80);
		expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(2);
		const { body } = await invoices.world
			.client()
			.getInvoices(
				invoices.world.tenant(),
				undefined,
				'InvoiceNumber.StartsWith("SO-80-")',
				undefined,
				undefined,
				undefined,
				undefined,
				undefined,
				1,
				false,
				false,
				4,
				false,
				1000,
			);
		const held = new Map((body.invoices ?? []).map((each) => [each.invoiceNumber, each]));
		expect(held.size).toBe(80);
		for (const { json, pairedItem } of answers) {
			const paired = (Array.isArray(pairedItem) ? pairedItem : [pairedItem]).map(
				(each) => (each as { item: number }).item,
			);
			expect(paired).toEqual(
				items.flatMap(({ order }, at) => (order === json.InvoiceNumber ? [at] : [])),
			);
			const sent = {
				Contact: { Name: items[paired[0]].customer },
				LineItems: paired.map((at) => ({
					Description: items[at].what,
					Quantity: items[at].quantity,
					UnitAmount: items[at].price,
				})),
			};
			const stored = held.get(String(json.InvoiceNumber));
			expect(differences(sent, stored)).toEqual([]);
			expect(stored?.lineItems).toHaveLength(paired.length);
		}
	});

	test('a faulty row fails its whole document, and each of its rows says so', async () => {
		const items = rows(12, 4).map((row, at) => (at === 6 ? { ...row, quantity: 'many' } : row));
		const { items: answers, errorItems } = await invoices.run('create', await parameters(), {
			items,
			onError: 'continueErrorOutput',
		});
		expect(answers.map(({ json }) => json.InvoiceNumber)).toEqual(['SO-4-0', 'SO-4-1', 'SO-4-3']);
		expect(errorItems.map(({ json }) => [json.order, json.what])).toEqual(
			[2, 6, 10].map((at) => ['SO-4-2', `Thing ${at}`]),
		);
		for (const { json } of errorItems) expect(JSON.stringify(json)).toContain('Quantity');
	});

	test('rows that disagree on the header are reported', async () => {
		const items = rows(4, 2).map((row, at) => (at === 3 ? { ...row, order: 'SO-2-0' } : row));
		const { error, calls } = await invoices.run('create', await parameters(), { items });
		expect(error?.message).toContain('Contact');
		expect(calls.filter(({ method }) => method === 'PUT')).toEqual([]);
	});
});

describe('update', () => {
	const lines: XeroRecord[] = [
		{
			Description: 'Labels',
			Quantity: 1234,
			UnitAmount: 0.0875,
			AccountCode: '200',
			TaxType: 'OUTPUT2',
		},
		{
			Description: 'Discounted',
			Quantity: 3,
			UnitAmount: 33.33,
			AccountCode: '200',
			DiscountRate: 7.5,
		},
		{
			Description: 'Own tax',
			Quantity: 1,
			UnitAmount: 99.99,
			AccountCode: '260',
			TaxAmount: 14.99,
		},
		{ ItemCode: 'MUG-01', Quantity: 7 },
		{
			Description: 'Tracked',
			Quantity: 2,
			UnitAmount: 1.005,
			AccountCode: '200',
			Tracking: [{ Name: 'Region', Option: 'East' }],
		},
		{ Description: 'A note, no amount' },
	];
	const withLines = async () => {
		const id = await invoices.made({
			Contact: { Name: customers[1] },
			DueDate: invoices.world.day(9),
			LineItems: lines,
		});
		return { id, before: await read(id) };
	};
	const line = (invoice: Invoice, at: number) => (invoice.lineItems as LineItem[])[at];

	test('merge: a changed line and a new one; the others keep every cent, tax and word', async () => {
		const { id, before } = await withLines();
		const [json] = await invoices.done('update', {
			record: byId(id),
			...(await invoices.fields('update', { Reference: 'Changed' })),
			linesFrom: 'below',
			lines: {
				line: [
					{ lineItemId: String(line(before, 2).lineItemID), quantity: '2' },
					{ description: 'One more', quantity: '1', unitAmount: '5', accountCode: '200' },
				],
			},
		});
		expect(json.outcome).toBe('updated');
		const after = await read(id);
		expect(after.lineItems).toHaveLength(7);
		for (const at of [0, 1, 3, 4, 5]) expect(line(after, at)).toEqual(line(before, at));
		expect(line(after, 2)).toMatchObject({
			lineItemID: line(before, 2).lineItemID,
			description: 'Own tax',
			quantity: 2,
			lineAmount: 199.98,
			taxAmount: 30,
		});
		expect(line(after, 6)).toMatchObject({ description: 'One more', lineAmount: 5 });
		expect(after.reference).toBe('Changed');
	});

	test('append and replace', async () => {
		const { id, before } = await withLines();
		const more = {
			linesFrom: 'array',
			linesArray: [{ Description: 'Behind', Quantity: 1, UnitAmount: 1, AccountCode: '200' }],
		};
		await invoices.done('update', { record: byId(id), ...more, linesMode: 'append' });
		const appended = await read(id);
		expect(appended.lineItems?.slice(0, 6)).toEqual(before.lineItems);
		expect(appended.lineItems?.[6].description).toBe('Behind');
		await invoices.done('update', { record: byId(id), ...more, linesMode: 'replace' });
		expect((await read(id)).lineItems?.map(({ description }) => description)).toEqual(['Behind']);
	});

	test('what the amounts mean cannot change while lines stay', async () => {
		const { id, before } = await withLines();
		const { error, calls } = await invoices.run('update', {
			record: byId(id),
			...(await invoices.fields('update', { LineAmountTypes: 'Inclusive' })),
		});
		expect(error?.message).toContain('Amounts Are cannot change while lines stay');
		expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect((await read(id)).total).toBe(before.total);
	});
});
