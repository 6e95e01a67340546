import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, openWorld, type World } from './harness';
import { bookedInvoice, make, writes } from './harness/made';
import { Records } from './harness/records';

/** Payments beyond those of an invoice: refunds, other currencies, and too much. */

let world: World;
let payments: Records;
beforeAll(async () => {
	world = await openWorld();
	payments = new Records(world, {
		resource: 'payment',
		id: 'PaymentID',
		read: async (client, tenant, id) => (await client.getPayment(tenant, id)).body.payments?.[0],
	});
});
afterAll(async () => await world.close());

const lineOf = (UnitAmount: number): XeroRecord => ({
	Description: 'Work',
	Quantity: 1,
	UnitAmount,
	AccountCode: '200',
	TaxType: 'NONE',
});
const owed = async (amount: number, more: XeroRecord = {}, resource = 'invoice') =>
	await make(world, resource, {
		Status: 'AUTHORISED',
		Date: world.day(-9),
		DueDate: world.day(9),
		LineItems: [lineOf(amount)],
		...more,
	});
const credited = async (amount: number, more: XeroRecord = {}) =>
	await make(world, 'creditNote', {
		Type: 'ACCRECCREDIT',
		Status: 'AUTHORISED',
		LineItems: [lineOf(amount)],
		...more,
	});
const banked = async (Type: string, amount: number) =>
	await make(world, 'bankTransaction', {
		Type,
		BankAccount: { Code: '090' },
		Contact: { Name: 'Bayside Club' },
		LineItems: [lineOf(amount)],
	});
const fromBank = (): XeroRecord => ({ Account: { Code: '090' }, Date: world.day(0) });

describe('a refund', () => {
	test('of a credit note, by id and by number', async () => {
		const { CreditNoteID, CreditNoteNumber } = await credited(50);
		for (const CreditNote of [{ CreditNoteID }, { CreditNoteNumber }]) {
			const record = { CreditNote, ...fromBank(), Amount: 20, Reference: 'Returned' };
			const [json] = await payments.done('create', await payments.fields('create', record));
			expect(json).toMatchObject({ outcome: 'created', PaymentType: 'ARCREDITPAYMENT' });
			await payments.expectHeld(json.PaymentID, { ...record, CreditNote: { CreditNoteID } });
		}
		const { body } = await world.client().getCreditNote(world.tenant(), String(CreditNoteID));
		expect(body.creditNotes).toMatchObject([{ remainingCredit: 10 }]);
	});

	test.each([
		['RECEIVE-PREPAYMENT', 'Prepayment', 'ARPREPAYMENTPAYMENT'],
		['SPEND-PREPAYMENT', 'Prepayment', 'APPREPAYMENTPAYMENT'],
		['RECEIVE-OVERPAYMENT', 'Overpayment', 'AROVERPAYMENTPAYMENT'],
		['SPEND-OVERPAYMENT', 'Overpayment', 'APOVERPAYMENTPAYMENT'],
	])('of a %s', async (type, name, PaymentType) => {
		const id = `${name}ID`;
		const reference = { [id]: (await banked(type, 30))[id] };
		const record = { [name]: reference, ...fromBank(), Amount: 12.34 };
		const [json] = await payments.done('create', await payments.fields('create', record));
		expect(json).toMatchObject({ outcome: 'created', PaymentType });
		await payments.expectHeld(json.PaymentID, record);
		const over = await payments.run('create', asJson({ ...record, Amount: 20 }));
		expect(over.error?.message).toBe(
			'Payment amount exceeds the amount outstanding on this document',
		);
		expect(over.error?.description).toContain('17.66 NZD is left of it. Refund that much at most.');
	});

	test('is deleted, and the credit is there again', async () => {
		const { CreditNoteID } = await credited(50);
		const id = await payments.made({ CreditNote: { CreditNoteID }, ...fromBank(), Amount: 50 });
		await payments.done('delete', { record: { __rl: true, mode: 'id', value: id } });
		const { body } = await world.client().getCreditNote(world.tenant(), String(CreditNoteID));
		expect(body.creditNotes).toMatchObject([{ remainingCredit: 50, status: 'AUTHORISED' }]);
	});
});

describe('in another currency', () => {
	const foreign = {
		CurrencyCode: 'USD',
		CurrencyRate: 0.5,
		Contact: { Name: 'Ridgeway University' },
	};
	/** What Xero posted to Realised Currency Gains for a source, from its journals. */
	const gains = (SourceID: unknown) =>
		world
			.books('Journals')
			.filter((journal) => journal.SourceID === SourceID)
			.flatMap(({ JournalLines }) => JournalLines as XeroRecord[])
			.filter(({ AccountName }) => AccountName === 'Realised Currency Gains')
			.map(({ NetAmount }) => NetAmount);

	test.each([
		['its own rate', { CurrencyRate: 0.4 }, { BankAmount: 250, CurrencyRate: 0.4 }],
		[
			'the amount the bank account got, from which Xero works out the rate',
			{ BankAmount: 250 },
			{ BankAmount: 250, CurrencyRate: 0.4 },
		],
	])('an invoice is paid with %s; the gain is realised', async (_what, given, held) => {
		const { InvoiceID } = await owed(100, foreign);
		const record = { Invoice: { InvoiceID }, ...fromBank(), Amount: 100, ...given };
		const [json] = await payments.done('create', await payments.fields('create', record));
		await payments.expectHeld(json.PaymentID, { ...record, ...held });
		expect(bookedInvoice(world, InvoiceID)).toMatchObject({ Status: 'PAID', AmountPaid: 100 });
		expect(gains(json.PaymentID)).toEqual([-50]);
	});

	test('a bill is paid and loses; a credit note is refunded and gains or loses the other way', async () => {
		const { InvoiceID } = await owed(100, foreign, 'bill');
		const paid = await payments.made({
			Invoice: { InvoiceID },
			...fromBank(),
			Amount: 100,
			BankAmount: 250,
		});
		expect(gains(paid)).toEqual([50]);
		const { CreditNoteID } = await credited(100, foreign);
		const refunded = await payments.made({
			CreditNote: { CreditNoteID },
			...fromBank(),
			Amount: 100,
			CurrencyRate: 0.4,
		});
		await payments.expectHeld(refunded, { BankAmount: 250, CurrencyRate: 0.4 });
		expect(gains(refunded)).toEqual([50]);
	});

	test('from an account in the same currency the amounts are one', async () => {
		const { InvoiceID } = await owed(100, foreign);
		const id = await payments.made({
			Invoice: { InvoiceID },
			Account: { Code: '092' },
			Amount: 60,
			CurrencyRate: 0.55,
		});
		await payments.expectHeld(id, { Amount: 60, BankAmount: 60, CurrencyRate: 0.55 });
	});
});

describe('too much', () => {
	test('is refused with what is due, and how the rest becomes an overpayment; which then works', async () => {
		const [invoice, bill, paid] = [await owed(100), await owed(40, {}, 'bill'), await owed(10)];
		await payments.made({ Invoice: { InvoiceID: paid.InvoiceID }, ...fromBank(), Amount: 10 });
		const pay = (reference: XeroRecord, Amount: number) => ({
			Invoice: reference,
			...fromBank(),
			Amount,
		});
		const ran = await payments.run(
			'create',
			asJson([
				pay({ InvoiceNumber: invoice.InvoiceNumber }, 130.5),
				pay({ InvoiceID: bill.InvoiceID }, 40.01),
				pay({ InvoiceID: paid.InvoiceID }, 5),
				pay({ InvoiceID: invoice.InvoiceID }, 100),
			]),
			{ onError: 'continueErrorOutput' },
		);
		expect(ran.items).toHaveLength(1);
		const advice = ran.errorItems.map(
			({ json }) => (json.details as { description: string }).description,
		);
		expect(advice[0]).toBe(
			'Nothing is due any more. To keep the money, record all of 130.50 as an overpayment: a Bank Transaction of type Receive Overpayment with the same contact and bank account.',
		);
		expect(advice[1]).toBe(
			'40.00 NZD is due. Pay that much, and record the other 0.01 as an overpayment: a Bank Transaction of type Spend Overpayment with the same contact and bank account.',
		);
		expect(advice[2]).toContain('Nothing is due any more');
		const [json] = await payments.done('create', asJson(pay({ InvoiceID: bill.InvoiceID }, 40)));
		expect(json.outcome).toBe('created');
		const rest = await banked('SPEND-OVERPAYMENT', 0.01);
		expect(rest.OverpaymentID).toMatch(/^[0-9a-f-]{36}$/);
	});

	test('a payment of nothing, or of two things, is refused before it is sent', async () => {
		const { InvoiceID } = await owed(10);
		const { CreditNoteID } = await credited(10);
		for (const record of [{}, { Invoice: { InvoiceID }, CreditNote: { CreditNoteID } }]) {
			const ran = await payments.run('create', asJson({ ...fromBank(), Amount: 5, ...record }));
			expect(ran.error?.message).toBe(
				'A payment is for exactly one invoice, bill, credit note, prepayment or overpayment',
			);
			expect(writes(ran)).toEqual([]);
		}
	});
});
