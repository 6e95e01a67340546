import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld } from './harness';
import { untried } from './harness/compare';
import { bookedInvoice, make } from './harness/made';
import { Records } from './harness/records';

let batches: Records;

beforeAll(async () => {
	batches = new Records(await openWorld(), {
		resource: 'batchPayment',
		id: 'BatchPaymentID',
		read: async (client, tenant, id) =>
			(await client.getBatchPayment(tenant, id)).body.batchPayments?.[0],
	});
});
afterAll(async () => await batches.world.close());

const approved = async (resource = 'bill') =>
	await make(batches.world, resource, { Status: 'AUTHORISED', DueDate: batches.world.day(9) });
const batch = (documents: XeroRecord[], Amount = 11.5): XeroRecord => ({
	Account: { Code: '090' },
	Date: batches.world.day(0),
	Payments: documents.map(({ InvoiceID }) => ({
		Invoice: { InvoiceID },
		Amount,
		Reference: 'Part',
		Particulars: 'P',
		BankAccountNumber: '01-0102-0123456-00',
	})),
});
const texts = {
	Reference: 'Suppliers',
	Particulars: 'May',
	Code: 'RUN 7',
	Details: 'Thanks',
	Narrative: 'Suppliers May',
};

test('create by fields: bills are paid in one sum, every field is read back', async () => {
	const bills = [await approved(), await approved()];
	const record = { ...batch(bills), ...texts };
	expect(untried('batchPayment', [record])).toEqual([]);
	const [json] = await batches.done('create', await batches.fields('create', record));
	expect(json).toMatchObject({
		outcome: 'created',
		Type: 'PAYBATCH',
		TotalAmount: 23,
		Status: 'AUTHORISED',
	});
	await batches.expectHeld(json.BatchPaymentID, { ...record, TotalAmount: 23 });
	for (const { InvoiceID } of bills)
		expect(bookedInvoice(batches.world, InvoiceID)).toMatchObject({ AmountPaid: 11.5 });
	expect((await batches.done('get', { record: byId(json.BatchPaymentID) }))[0]).toMatchObject({
		TotalAmount: 23,
	});
	const found = await batches.done('getAll', {
		returnAll: true,
		filters: { type: 'PAYBATCH', status: 'AUTHORISED' },
	});
	expect(found.map(({ BatchPaymentID }) => BatchPaymentID)).toContain(json.BatchPaymentID);
});

test('one of its payments alone cannot be deleted; deleting the batch takes all of them back', async () => {
	const bill = await approved();
	const id = await batches.made(batch([bill, await approved()]));
	const [payment] = bookedInvoice(batches.world, bill.InvoiceID).Payments as XeroRecord[];
	const alone = await batches.world.run({
		resource: 'payment',
		operation: 'delete',
		record: byId(payment.PaymentID),
	});
	expect(alone.error?.message).toBe('Payments within a batch cannot be deleted.');
	expect(alone.error?.description).toContain('Delete the batch payment instead');
	expect((await batches.done('delete', { record: byId(id) }))[0]).toMatchObject({
		outcome: 'deleted',
		Status: 'DELETED',
	});
	expect(bookedInvoice(batches.world, bill.InvoiceID)).toMatchObject({
		AmountPaid: 0,
		AmountDue: 23,
		Status: 'AUTHORISED',
	});
});

test('several batches, one of them mixed and one overpaying: each with its own verdict', async () => {
	const [bill, invoice] = [await approved(), await approved('invoice')];
	const records = [batch([bill]), batch([bill, invoice]), batch([invoice], 900), batch([invoice])];
	const ran = await batches.run('create', asJson(records), { onError: 'continueErrorOutput' });
	expect(ran.items.map(({ json }) => json.Type)).toEqual(['PAYBATCH', 'RECBATCH']);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'A batch payment pays either sales invoices or bills, not both.',
		'Payment amount exceeds the amount outstanding on this document',
	]);
});

test('a payment without an amount is refused before anything is sent, naming which', async () => {
	const { Payments: _, ...record } = batch([]);
	const ran = await batches.run(
		'create',
		asJson({
			...record,
			Payments: [{ Invoice: { InvoiceID: '6b7a1a9a-0000-4000-8000-000000000000' } }],
		}),
	);
	expect(ran.error?.message).toBe('Payments 1, Amount is required.');
	expect(ran.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});
