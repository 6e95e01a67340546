import Decimal from 'decimal.js';
import type { Invoice } from 'xero-node';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { named, openWorld } from './harness';
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
});
