import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld } from './harness';
import { untried } from './harness/compare';
import { contactId, sentBy } from './harness/made';
import { Records } from './harness/records';

let transactions: Records;
let count = 0;

beforeAll(async () => {
	transactions = new Records(await openWorld(), {
		resource: 'bankTransaction',
		id: 'BankTransactionID',
		read: async (client, tenant, id) =>
			(await client.getBankTransaction(tenant, id, 4)).body.bankTransactions?.[0],
	});
});
afterAll(async () => await transactions.world.close());

const line: XeroRecord = {
	Description: 'Fuel',
	Quantity: 2.5,
	UnitAmount: 24.4875,
	AccountCode: '429',
};
const customer = { Name: 'Ridgeway University' };

/** Every field but contact and lines. */
const whole = (): XeroRecord => ({
	Type: 'SPEND',
	BankAccount: { Code: '090' },
	Date: transactions.world.day(-2),
	Reference: `Card ${(count += 1)}`,
	LineAmountTypes: 'Inclusive',
	IsReconciled: false,
	Url: 'https://shop.example/receipts/77?a=1&b=2',
});
const made = async (record: XeroRecord = {}) =>
	await transactions.made({ ...whole(), Contact: customer, LineItems: [line], ...record });

test('every field of the table is in a record', () => {
	const dollars = { CurrencyRate: 0.6 };
	expect(untried('bankTransaction', [whole(), dollars], ['BankTransactionID'])).toEqual([]);
});

test('create by fields with lines below: every field is read back', async () => {
	const record = whole();
	const [json] = await transactions.done('create', {
		...(await transactions.fields('create', record)),
		contact: named('name', customer.Name),
		linesFrom: 'below',
		lines: {
			line: [{ description: 'Fuel', quantity: '2.5', unitAmount: '24.4875', accountCode: '429' }],
		},
	});
	expect(json).toMatchObject({ outcome: 'created', Status: 'AUTHORISED', Total: 61.22 });
	await transactions.expectHeld(json.BankTransactionID, {
		...record,
		Contact: customer,
		LineItems: [line],
	});
});

test('money received in dollars, on the dollar account, at its own rate; expected total compared', async () => {
	const record = {
		Type: 'RECEIVE',
		BankAccount: { Code: '092' },
		CurrencyRate: 0.6123,
		LineItems: [{ ...line, AccountCode: '200', TaxType: 'NONE' }],
	};
	const id = await made(record);
	await transactions.expectHeld(id, { ...record, CurrencyCode: 'USD' });
	const wrong = await transactions.run('create', {
		...asJson({ ...whole(), ...record, Contact: customer }),
		options: { expectedTotal: '61.30' },
	});
	expect(wrong.error?.message).toBe('The lines add up to 61.22, but the expected total is 61.30.');
	expect(sentBy(wrong)).toEqual([]);
});

test.each([
	['RECEIVE-PREPAYMENT', 'PrepaymentID', 'getPrepayment', 'prepayments'],
	['SPEND-PREPAYMENT', 'PrepaymentID', 'getPrepayment', 'prepayments'],
	['RECEIVE-OVERPAYMENT', 'OverpaymentID', 'getOverpayment', 'overpayments'],
	['SPEND-OVERPAYMENT', 'OverpaymentID', 'getOverpayment', 'overpayments'],
] as const)('%s answers the id of the record it makes', async (Type, idName, read, list) => {
	const { Reference: _, ...record } = whole();
	const [json] = await transactions.done(
		'create',
		asJson({ ...record, Type, Contact: customer, LineItems: [{ ...line, AccountCode: '200' }] }),
	);
	const { world } = transactions;
	const { body } = await world.client()[read](world.tenant(), String(json[idName]));
	expect((body as { [name: string]: object[] })[list]).toMatchObject([
		{ type: Type, remainingCredit: 61.22, status: 'AUTHORISED' },
	]);
});

test('update changes what is given and keeps the lines', async () => {
	const id = await made();
	const change = {
		Reference: 'Card, put right',
		Date: transactions.world.day(-1),
		BankAccount: { Code: '091' },
	};
	const [json] = await transactions.done('update', {
		record: byId(id),
		...(await transactions.fields('update', change)),
	});
	expect(json).toMatchObject({ outcome: 'updated', BankTransactionID: id });
	await transactions.expectHeld(id, { ...change, LineItems: [line], Contact: customer });
});

test('create or update by reference and by id', async () => {
	const Reference = 'Statement 12/3';
	const record = { ...whole(), Reference, Contact: customer, LineItems: [line] };
	const upsert = async (matchOn: string, given: XeroRecord) =>
		(await transactions.done('upsert', { matchOn, ...asJson(given) }))[0];
	const first = await upsert('Reference', record);
	expect(first.outcome).toBe('created');
	const again = await upsert('Reference', { ...record, Date: transactions.world.day(-4) });
	expect(again).toMatchObject({ outcome: 'updated', BankTransactionID: first.BankTransactionID });
	const byItsId = await upsert('BankTransactionID', {
		BankTransactionID: String(first.BankTransactionID),
		Reference: 'Other',
	});
	expect(byItsId).toMatchObject({ outcome: 'updated', Reference: 'Other' });
	await transactions.expectHeld(first.BankTransactionID, {
		Date: transactions.world.day(-4),
		Reference: 'Other',
	});
});

test('get, and get many by type, account, contact and reconciled', async () => {
	const id = await made({
		Type: 'RECEIVE',
		IsReconciled: true,
		Contact: { Name: 'Bayside Club' },
		LineItems: [{ ...line, AccountCode: '200' }],
	});
	expect((await transactions.done('get', { record: byId(id) }))[0]).toMatchObject({
		BankTransactionID: id,
		Type: 'RECEIVE',
	});
	const bank = transactions.world.books('Accounts').find(({ Code }) => Code === '090');
	const filters = {
		type: 'RECEIVE',
		status: 'AUTHORISED',
		bankAccountId: String(bank?.AccountID),
		contact: named('id', contactId(transactions.world, 'Bayside Club')),
		isReconciled: true,
		dateFrom: transactions.world.day(-3),
	};
	const found = await transactions.done('getAll', { returnAll: true, filters });
	expect(found.map(({ BankTransactionID }) => BankTransactionID)).toEqual([id]);
});

test('delete; a reconciled one is refused in Xero’s words, with what to do', async () => {
	const [free, bound] = [await made(), await made({ IsReconciled: true })];
	const ran = await transactions.run(
		'delete',
		{ record: byId('={{ $json.id }}') },
		{ items: [{ id: free }, { id: bound }], onError: 'continueErrorOutput' },
	);
	expect(ran.items.map(({ json }) => [json.outcome, json.Status])).toEqual([
		['deleted', 'DELETED'],
	]);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.',
	]);
	expect((ran.errorItems[0].json.details as { description: string }).description).toContain(
		'Remove and redo its reconciliation in Xero first',
	);
	await transactions.expectHeld(free, { Status: 'DELETED' });
});

test('amounts include their tax where nothing is said, as Xero takes them, in the expected total too', async () => {
	const { LineAmountTypes: _, ...header } = whole();
	const lines = { ...header, Contact: customer, LineItems: [line] };
	const expected = (expectedTotal: string) => ({ ...asJson(lines), options: { expectedTotal } });
	const [json] = await transactions.done('create', expected('61.22'));
	expect(json).toMatchObject({ LineAmountTypes: 'Inclusive', Total: 61.22, TotalTax: 7.99 });
	const { error } = await transactions.run('create', expected('70.40'));
	expect(error?.message).toBe('The lines add up to 61.22, but the expected total is 70.40.');
});

test('rows of one key become one transaction', async () => {
	const { items, error } = await transactions.run(
		'create',
		{
			...(await transactions.fields('create', { ...whole(), Reference: 'Rows' })),
			contact: named('name', customer.Name),
			linesFrom: 'rows',
			documentKey: '={{ $json.key }}',
			rowLine: {
				description: '={{ $json.what }}',
				quantity: '1',
				unitAmount: '={{ $json.price }}',
				accountCode: '429',
			},
		},
		{
			items: [
				{ key: 1, what: 'Pens', price: '3.10' },
				{ key: 1, what: 'Ink', price: '4.20' },
			],
		},
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.Total)).toEqual([7.3]);
});
