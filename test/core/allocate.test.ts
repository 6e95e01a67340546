import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, byNumber, named as by, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, make, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const contacts = ['Bayside Club', 'Ridgeway University', 'PowerDirect', 'Swift Couriers'];
const lineOf = (UnitAmount: number): XeroRecord => ({
	Description: 'Work',
	Quantity: 1,
	UnitAmount,
	AccountCode: '200',
	TaxType: 'NONE',
});

/** An approved document of this amount. */
const owed = async (amount: number, more: XeroRecord = {}, resource = 'invoice') =>
	await make(world, resource, {
		Status: 'AUTHORISED',
		Date: world.day(-9),
		DueDate: world.day(9),
		LineItems: [lineOf(amount)],
		...more,
	});

type Kind = {
	resource: string;
	id: string;
	make: (amount: number, Name: string, more?: XeroRecord) => Promise<XeroRecord>;
};

const byBank = (resource: string, id: string, Type: string): Kind => ({
	resource,
	id,
	make: async (amount, Name, more = {}) => {
		const made = await make(world, 'bankTransaction', {
			Type,
			BankAccount: { Code: '090' },
			Contact: { Name },
			LineItems: [lineOf(amount)],
			...more,
		});
		return { [id]: made[id] };
	},
});
const kinds: Kind[] = [
	{
		resource: 'creditNote',
		id: 'CreditNoteID',
		make: async (amount, Name, more = {}) =>
			await make(world, 'creditNote', {
				Type: 'ACCRECCREDIT',
				Status: 'AUTHORISED',
				Contact: { Name },
				LineItems: [lineOf(amount)],
				...more,
			}),
	},
	byBank('overpayment', 'OverpaymentID', 'RECEIVE-OVERPAYMENT'),
	byBank('prepayment', 'PrepaymentID', 'RECEIVE-PREPAYMENT'),
];
const [creditNote] = kinds;

const run = async (
	kind: Kind,
	operation: string,
	id: unknown,
	parameters: INodeParameters,
	options: RunOptions = {},
) =>
	await world.run({ resource: kind.resource, operation, record: byId(id), ...parameters }, options);
const done = async (...asked: Parameters<typeof run>): Promise<IDataObject> => {
	const { items, error } = await run(...asked);
	expect(error).toBeUndefined();
	return items[0].json;
};
const stored = async (kind: Kind, id: unknown): Promise<object | undefined> => {
	const [client, tenant] = [world.client(), world.tenant()];
	if (kind.resource === 'creditNote')
		return (await client.getCreditNote(tenant, String(id))).body.creditNotes?.[0];
	if (kind.resource === 'overpayment')
		return (await client.getOverpayment(tenant, String(id))).body.overpayments?.[0];
	return (await client.getPrepayment(tenant, String(id))).body.prepayments?.[0];
};

describe.each(kinds.map((kind): [string, Kind] => [kind.resource, kind]))('%s', (_name, kind) => {
	test('to an invoice by link and by number, in part and as much as fits, and taken back', async () => {
		const credit = await kind.make(100, 'Bayside Club');
		const id = credit[kind.id];
		const [first, second] = [await owed(60), await owed(80)];
		const part = await done(kind, 'allocate', id, {
			allocateTo: 'invoice',
			invoice: by(
				'url',
				`https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${String(first.InvoiceID)}`,
			),
			amount: '25.50',
			allocationDate: world.day(-1),
		});
		expect(part).toMatchObject({
			outcome: 'updated',
			RemainingCredit: 74.5,
			Allocations: [{ Amount: 25.5, Date: world.day(-1) }],
		});
		const rest = await done(kind, 'allocate', id, {
			allocateTo: 'invoice',
			invoice: byNumber(second.InvoiceNumber),
		});
		expect(rest).toMatchObject({ RemainingCredit: 0 });
		expect(rest.Allocations).toHaveLength(2);
		expect(await stored(kind, id)).toMatchObject({
			remainingCredit: 0,
			status: 'PAID',
			allocations: [{ amount: 25.5 }, { amount: 74.5 }],
		});
		expect(bookedInvoice(world, second.InvoiceID)).toMatchObject({
			AmountCredited: 74.5,
			AmountDue: 5.5,
		});
		const none = await run(kind, 'allocate', id, {
			allocateTo: 'invoice',
			invoice: byId(first.InvoiceID),
		});
		expect(none.error?.message).toContain('Nothing is left of the');

		const [{ AllocationID }] = part.Allocations as IDataObject[];
		const one = await done(kind, 'removeAllocation', id, {
			removeWhat: 'id',
			allocationId: String(AllocationID),
		});
		expect(one).toMatchObject({ outcome: 'updated', RemainingCredit: 25.5 });
		expect(one.Allocations).toHaveLength(1);
		const again = await run(kind, 'removeAllocation', id, {
			removeWhat: 'id',
			allocationId: String(AllocationID),
		});
		expect(again.error?.message).toContain('has no such allocation');
		expect(again.error?.description).toContain(`74.5 on ${String(second.InvoiceNumber)}`);
		const named = await done(kind, 'removeAllocation', id, {
			removeWhat: 'invoice',
			invoice: byNumber(second.InvoiceNumber),
		});
		expect(named).toMatchObject({ RemainingCredit: 100, Allocations: [] });
		expect(await done(kind, 'removeAllocation', id, { removeWhat: 'all' })).toMatchObject({
			outcome: 'unchanged',
			RemainingCredit: 100,
		});
		expect(await stored(kind, id)).toMatchObject({ remainingCredit: 100, status: 'AUTHORISED' });
		expect(bookedInvoice(world, second.InvoiceID)).toMatchObject({
			AmountCredited: 0,
			AmountDue: 80,
		});
	});

	test('get, and get many by contact and remaining credit', async () => {
		const credit = await kind.make(3.33, 'Swift Couriers');
		expect(await done(kind, 'get', credit[kind.id], {})).toMatchObject({
			[kind.id]: credit[kind.id],
			RemainingCredit: 3.33,
		});
		const { items } = await world.run({
			resource: kind.resource,
			operation: 'getAll',
			returnAll: true,
			filters: { remainingCreditFrom: '3.33', status: 'AUTHORISED' },
		});
		expect(items.map(({ json }) => json[kind.id])).toContain(credit[kind.id]);
	});
});

test('to the oldest outstanding invoices: by due date, in the credit’s currency, exactly, in one request', async () => {
	const Contact = { Name: contacts[1] };
	const due = async (days: number, amount: number, more: XeroRecord = {}) =>
		await owed(amount, { Contact, DueDate: world.day(days), ...more });
	const [late, foreign, early, middle] = [
		await due(30, 50),
		await due(1, 5, { CurrencyCode: 'USD' }),
		await due(-300, 0.1),
		await due(-299, 0.2),
	];
	await owed(7, { Contact, DueDate: world.day(-301), Status: 'DRAFT' });
	const credit = await creditNote.make(0.25, contacts[1]);
	const ran = await run(creditNote, 'allocate', credit.CreditNoteID, { allocateTo: 'oldest' });
	expect(ran.items[0].json).toMatchObject({
		RemainingCredit: 0,
		Allocations: [{ Amount: 0.1 }, { Amount: 0.15 }],
	});
	expect(writes(ran)).toHaveLength(1);
	expect(
		[early, middle, late, foreign].map(
			({ InvoiceID }) => bookedInvoice(world, InvoiceID).AmountDue,
		),
	).toEqual([0, 0.05, 50, 5]);
	const capped = await creditNote.make(40, contacts[1]);
	const part = await done(creditNote, 'allocate', capped.CreditNoteID, {
		allocateTo: 'oldest',
		amount: '0.05',
	});
	expect(part).toMatchObject({ RemainingCredit: 39.95, Allocations: [{ Amount: 0.05 }] });
	expect(
		(await done(creditNote, 'removeAllocation', capped.CreditNoteID, { removeWhat: 'all' }))
			.RemainingCredit,
	).toBe(40);
});

test('a supplier’s credit goes to bills', async () => {
	const bill = await owed(30, { Contact: { Name: contacts[2] }, InvoiceNumber: 'SHARED' }, 'bill');
	await owed(30, { Contact: { Name: contacts[3] }, InvoiceNumber: 'SHARED' }, 'bill');
	const credit = await creditNote.make(20, contacts[2], {
		Type: 'ACCPAYCREDIT',
		CreditNoteNumber: 'S-1',
	});
	const answer = await done(creditNote, 'allocate', credit.CreditNoteID, {
		allocateTo: 'invoice',
		invoice: byNumber('SHARED'),
	});
	expect(answer).toMatchObject({ RemainingCredit: 0 });
	expect(bookedInvoice(world, bill.InvoiceID)).toMatchObject({ AmountCredited: 20 });
});

test('items that share a credit and an invoice know what the earlier ones took', async () => {
	const credit = await creditNote.make(50, contacts[0]);
	const invoice = await owed(30);
	const ran = await run(
		creditNote,
		'allocate',
		credit.CreditNoteID,
		{ allocateTo: 'invoice', invoice: byId(invoice.InvoiceID), amount: '={{ $json.amount }}' },
		{ items: [{ amount: '20' }, { amount: '20' }, { amount: '' }], onError: 'continueErrorOutput' },
	);
	expect(ran.items.map(({ json }) => json.RemainingCredit)).toEqual([30, 20]);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		`Only 10.00 NZD is due on ${String(invoice.InvoiceNumber)}`,
	]);
});

test('what cannot be allocated is refused before anything is sent, or in Xero’s words', async () => {
	const credit = await creditNote.make(10, contacts[0]);
	const invoice = await owed(30);
	const refusal = async (parameters: INodeParameters) => {
		const ran = await run(creditNote, 'allocate', credit.CreditNoteID, {
			allocateTo: 'invoice',
			invoice: byId(invoice.InvoiceID),
			...parameters,
		});
		return [ran.error?.message, writes(ran).length];
	};
	expect(await refusal({ amount: '10.01' })).toEqual([
		'Only 10.00 NZD is left of the credit note',
		0,
	]);
	expect(await refusal({ amount: '-1' })).toEqual([
		'Amount must be more than zero, with at most 2 digits after the decimal point',
		0,
	]);
	expect(await refusal({ invoice: byNumber('NOBODY-1') })).toEqual([
		'Xero found no invoice of the contact with this id or number',
		0,
	]);
	const other = await owed(30, { Contact: { Name: contacts[1] } });
	const [message, sent] = await refusal({ invoice: byId(other.InvoiceID) });
	expect([message, sent]).toEqual([expect.stringContaining('another contact'), 1]);
});

test('the picker shows what is awaiting payment, the one due first in front', async () => {
	const first = await owed(1, { DueDate: world.day(-400) });
	const draft = await owed(2, { Status: 'DRAFT', DueDate: world.day(-401) });
	const { results } = (await world.loadOptions('listSearch', 'searchUnpaid', {
		resource: 'creditNote',
		operation: 'allocate',
	})) as { results: Array<{ name: string; value: string }> };
	const name = `${String(first.InvoiceNumber)} · Bayside Club · 1.00 · NZD · AUTHORISED`;
	expect(results[0]).toEqual({ name, value: first.InvoiceID });
	expect(results.map(({ value }) => value)).not.toContain(draft.InvoiceID);
});
