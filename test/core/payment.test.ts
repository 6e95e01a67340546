import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld } from './harness';
import { untried } from './harness/compare';
import { Records, type Kind } from './harness/records';

let payments: Records;
let invoices: Records;
let count = 0;

const payment: Kind = {
	resource: 'payment',
	id: 'PaymentID',
	read: async (client, tenant, id) => (await client.getPayment(tenant, id)).body.payments?.[0],
};
const invoice: Kind = {
	resource: 'invoice',
	id: 'InvoiceID',
	read: async (client, tenant, id) => (await client.getInvoice(tenant, id, 4)).body.invoices?.[0],
};

beforeAll(async () => {
	const world = await openWorld();
	payments = new Records(world, payment);
	invoices = new Records(world, invoice);
});
afterAll(async () => await payments.world.close());

/** An approved invoice of 115 with tax. */
const owed = async (more: XeroRecord = {}) => {
	const InvoiceNumber = `PAY-${(count += 1)}`;
	const InvoiceID = await invoices.made({
		InvoiceNumber,
		Contact: { Name: 'Ridgeway University' },
		Date: payments.world.day(-3),
		DueDate: payments.world.day(10),
		Status: 'AUTHORISED',
		LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
		...more,
	});
	return { InvoiceID, InvoiceNumber };
};

const whole = (): XeroRecord => ({
	Amount: 40.5,
	Date: payments.world.day(-1),
	Reference: 'Direct debit 7',
	IsReconciled: true,
});

test('every field of the table is in a record', async () => {
	const foreign = {
		Invoice: { InvoiceID: '' },
		Account: { Code: '' },
		CurrencyRate: 1,
		BankAmount: 1,
	};
	// credits have no endpoint of their own here yet
	expect(
		untried('payment', [whole(), foreign], ['CreditNote', 'Prepayment', 'Overpayment']),
	).toEqual([]);
});

test('create by fields, the invoice by id and by number; the invoice follows', async () => {
	const { InvoiceID, InvoiceNumber } = await owed();
	for (const Invoice of [{ InvoiceID }, { InvoiceNumber }]) {
		const record = { Invoice, Account: { Code: '090' }, ...whole() };
		const [json] = await payments.done('create', await payments.fields('create', record));
		expect(json.outcome).toBe('created');
		await payments.expectHeld(json.PaymentID, { ...record, Invoice: { InvoiceID } });
	}
	await invoices.expectHeld(InvoiceID, { AmountPaid: 81, AmountDue: 34, Status: 'AUTHORISED' });
	const bank = payments.world.books('Accounts').find(({ Code }) => Code === '090');
	await payments.made({
		Invoice: { InvoiceID },
		Account: { AccountID: String(bank?.AccountID) },
		Amount: 34,
	});
	await invoices.expectHeld(InvoiceID, { AmountPaid: 115, AmountDue: 0, Status: 'PAID' });
});

test('a foreign payment with its own rate and bank amount', async () => {
	const { InvoiceID } = await owed({ CurrencyCode: 'USD', CurrencyRate: 0.6 });
	const record = {
		Invoice: { InvoiceID },
		Account: { Code: '090' },
		Amount: 60,
		Date: payments.world.day(0),
		CurrencyRate: 0.612345,
		BankAmount: 98.01,
	};
	await payments.expectHeld(await payments.made(record), record);
});

test('create by JSON: many payments at once, one bad, each with its own verdict', async () => {
	const { InvoiceID } = await owed();
	const records = [10, 20, 900, 30].map((Amount) => ({
		Invoice: { InvoiceID },
		Account: { Code: '090' },
		Amount,
	}));
	const { items, errorItems } = await payments.run('create', asJson(records), {
		onError: 'continueErrorOutput',
	});
	expect(items.map(({ json }) => json.Amount)).toEqual([10, 20, 30]);
	expect(errorItems.map(({ json }) => json.error)).toEqual([
		'Payment amount exceeds the amount outstanding on this document',
	]);
	for (const { json } of items)
		await payments.expectHeld(json.PaymentID, {
			Invoice: { InvoiceID },
			Amount: Number(json.Amount),
		});
});

test('delete gives the amount back; a reconciled payment is refused in Xero’s words', async () => {
	const { InvoiceID } = await owed();
	const id = await payments.made({ Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 115 });
	const [json] = await payments.done('delete', { record: byId(id) });
	expect(json).toMatchObject({ outcome: 'deleted', Status: 'DELETED' });
	await payments.expectHeld(id, { Status: 'DELETED' });
	await invoices.expectHeld(InvoiceID, { AmountPaid: 0, AmountDue: 115, Status: 'AUTHORISED' });
	const held = await payments.made({
		Invoice: { InvoiceID },
		Account: { Code: '090' },
		...whole(),
	});
	expect((await payments.run('delete', { record: byId(held) })).error?.message).toContain(
		'reconciled',
	);
});

test('get, by id alone: a payment has no number', async () => {
	const { InvoiceID } = await owed();
	const record = { Amount: 5, Reference: 'Only "one"' };
	const id = await payments.made({ Invoice: { InvoiceID }, Account: { Code: '090' }, ...record });
	expect(await payments.done('get', { record: byId(id) })).toMatchObject([
		{ PaymentID: id, ...record },
	]);
});
