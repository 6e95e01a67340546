import type { IDataObject } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld, type World } from './harness';
import { columnsFrom } from './harness/compare';
import { aLine, bookedInvoice, contactId, kept, make, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const link = (page: string, id: unknown) => `https://go.xero.com/${page}?id=${String(id)}`;

const account = (code: string) => kept(world, 'Accounts', 'Code', code);
const theme = () => world.books('BrandingThemes')[0];
const rate = () => kept(world, 'TaxRates', 'TaxType', 'OUTPUT2');
const item = () => world.books('Items')[0];

/**
 * Creates a record by the mapper's fields, by expressions, as n8n takes nothing but the listed values in a dropdown; answers
 * what was sent, without an error.
 */
async function sent(resource: string, record: XeroRecord): Promise<XeroRecord> {
	const columns = columnsFrom(resource, record);
	const expressions = Object.keys(columns).map((id) => [id, `={{ $json[${JSON.stringify(id)}] }}`]);
	const fields = await world.fields(
		resource,
		'create',
		Object.fromEntries(expressions) as XeroRecord,
	);
	const ran = await world.run(
		{ resource, operation: 'create', simplify: false, fields },
		{ items: [columns as IDataObject] },
	);
	expect(ran.error).toBeUndefined();
	return sentBy(ran)[0];
}

test('an account of a contact is told by code, id, link or name', async () => {
	const { AccountID, Code, Name } = account('200');
	for (const [at, given] of [
		Code,
		AccountID,
		link('GeneralLedger/Account.aspx', AccountID),
		Name,
	].entries()) {
		const record = { Name: `Account ${at}`, SalesDefaultAccountCode: String(given) };
		expect(await sent('contact', record)).toMatchObject({ SalesDefaultAccountCode: '200' });
	}
});

test('a tax rate is told by its type or name, a currency by code or description', async () => {
	const currency = world.books('Currencies').find(({ Code }) => Code === 'USD');
	expect(
		await sent('contact', {
			Name: 'Rate by name',
			AccountsReceivableTaxType: String(rate().Name),
			DefaultCurrency: String(currency?.Description),
		}),
	).toMatchObject({ AccountsReceivableTaxType: 'OUTPUT2', DefaultCurrency: 'USD' });
});

test('a branding theme is told by its name; lines name account, tax rate and item as the header does', async () => {
	const { AccountID } = account('200');
	const { items, error, calls } = await world.run({
		resource: 'invoice',
		operation: 'create',
		simplify: false,
		...asJson({
			Contact: { Name: 'City Agency' },
			BrandingThemeID: theme().Name,
			LineItems: [
				{ ...aLine, AccountCode: 'Sales', TaxType: rate().Name },
				{ Description: 'x', ItemCode: link('Inventory/View', item().ItemID) },
				{ Description: 'y', Quantity: 1, UnitAmount: 1, AccountID: link('Account', AccountID) },
			] as XeroRecord[],
		} as XeroRecord),
	});
	expect(error).toBeUndefined();
	const { BrandingThemeID, LineItems } = bookedInvoice(world, items[0].json.InvoiceID);
	expect(BrandingThemeID).toBe(theme().BrandingThemeID);
	expect(LineItems).toMatchObject([
		{ AccountCode: '200', TaxType: 'OUTPUT2' },
		{ ItemCode: item().Code },
		{ AccountCode: '200' },
	]);
	const lists = calls
		.filter(({ method }) => method === 'GET')
		.map(({ path }) => path.replace(/.*\//, ''));
	expect(lists.filter((path) => path === 'Accounts')).toHaveLength(1);
});

test("an account's id may be told by its code or name", async () => {
	const { AccountID, Name } = account('200');
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		simplify: false,
		...asJson({
			Contact: { Name: 'City Agency' },
			LineItems: ['200', 200, Name].map((given) => ({
				Description: 'z',
				Quantity: 1,
				UnitAmount: 1,
				AccountID: given,
			})) as XeroRecord[],
		} as XeroRecord),
	});
	expect(error).toBeUndefined();
	const { LineItems } = bookedInvoice(world, items[0].json.InvoiceID);
	expect(LineItems).toMatchObject([{ AccountID }, { AccountID }, { AccountID }]);
});

test('the contact in JSON may be told by a link, as text or in place of its id', async () => {
	const id = contactId(world, 'City Agency');
	const page = `https://go.xero.com/app/contacts/contact/${id}`;
	for (const Contact of [page, { ContactID: page }]) {
		const { items, error } = await world.run({
			resource: 'invoice',
			operation: 'create',
			simplify: false,
			...asJson({ Contact, LineItems: [aLine] } as XeroRecord),
		});
		expect(error).toBeUndefined();
		expect(bookedInvoice(world, items[0].json.InvoiceID).Contact).toMatchObject({ ContactID: id });
	}
});

test('the bank account and the invoice of a payment are told by name and link', async () => {
	const { AccountID, Name } = account('090');
	for (const Account of [Name, link('Bank/BankTransactions.aspx', AccountID), '090', AccountID].map(
		String,
	)) {
		const invoice = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
		const element = await sent('payment', {
			Invoice: { InvoiceID: link('AccountsReceivable/View.aspx', invoice.InvoiceID) },
			Account: { Code: Account },
			Amount: 1,
		});
		expect(element.Invoice).toEqual({ InvoiceID: invoice.InvoiceID });
		expect([{ AccountID }, { Code: '090' }]).toContainEqual(element.Account);
	}
});

test('a batch pays a bill told by its number, unless two bills have it', async () => {
	const bill = (name: string) => ({
		InvoiceNumber: 'REF-1',
		Status: 'AUTHORISED',
		DueDate: world.day(9),
		Contact: { Name: name },
	});
	const { InvoiceID } = await make(world, 'bill', bill('City Agency'));
	const batch = {
		Account: { Code: '090' },
		Date: world.day(0),
		Payments: [{ Invoice: 'REF-1', Amount: 1 }],
	};
	const run = async () =>
		await world.run({
			resource: 'batchPayment',
			operation: 'create',
			simplify: false,
			...asJson(batch as XeroRecord),
		});
	const paid = await run();
	expect(paid.error).toBeUndefined();
	expect(sentBy(paid)[0].Payments).toMatchObject([{ Invoice: { InvoiceID } }]);
	await make(world, 'bill', bill('Bayside Club'));
	const twice = await run();
	expect(twice.error?.message).toBe(
		'Payments 1, Invoice or Bill: Several records in Xero answer to this; give the ID.',
	);
	expect(writes(twice)).toEqual([]);
});

test('a billable expense names bill, customer and invoice by what a person knows', async () => {
	const bill = await make(world, 'bill', {
		InvoiceNumber: 'REF-2',
		Status: 'AUTHORISED',
		DueDate: world.day(9),
	});
	const invoice = await make(world, 'invoice', { Contact: { Name: 'City Agency' } });
	const [line] = bill.LineItems as XeroRecord[];
	const element = await sent('linkedTransaction', {
		SourceTransactionID: 'REF-2',
		SourceLineItemID: line.LineItemID,
		ContactID: 'City Agency',
		TargetTransactionID: invoice.InvoiceNumber,
		TargetLineItemID: (invoice.LineItems as XeroRecord[])[0].LineItemID,
	});
	expect(element).toMatchObject({
		SourceTransactionID: bill.InvoiceID,
		ContactID: contactId(world, 'City Agency'),
		TargetTransactionID: invoice.InvoiceID,
	});
});

test('the user of a receipt is told by e-mail address or name', async () => {
	const [{ UserID, EmailAddress, FirstName, LastName }] = world.books('Users');
	for (const User of [EmailAddress, `${String(FirstName)} ${String(LastName)}`, UserID].map(
		String,
	)) {
		const { calls } = await world.run({
			resource: 'receipt',
			operation: 'create',
			simplify: false,
			...asJson({
				Contact: { Name: 'City Agency' },
				Date: world.day(0),
				User,
				LineItems: [aLine],
			} as XeroRecord),
		});
		const put = calls.find(({ method }) => method === 'PUT');
		expect(put?.body).toContain(String(UserID));
	}
});

test('ids and codes cost no look-up', async () => {
	const { calls, error } = await world.run({
		resource: 'contact',
		operation: 'create',
		simplify: false,
		...asJson({
			Name: 'No look-up',
			SalesDefaultAccountCode: '200',
			AccountsReceivableTaxType: 'OUTPUT2',
			DefaultCurrency: 'USD',
		}),
	});
	expect(error).toBeUndefined();
	expect(calls.filter(({ method, path }) => method === 'GET' && path !== '/connections')).toEqual(
		[],
	);
});

test('what names nothing is refused under its label, with all else that is wrong, and nothing is sent', async () => {
	const ran = await world.run({
		resource: 'contact',
		operation: 'update',
		record: byId(contactId(world, 'City Agency')),
		...asJson({
			SalesDefaultAccountCode: 'No such account',
			AccountsPayableTaxType: 'no such rate',
		}),
	});
	expect(ran.error?.message).toBe(
		'Sales Account Code: Xero has no account with this ID, code, number or name.',
	);
	expect(ran.error?.description).toContain(
		'Purchases Tax Rate: Xero has no tax rate with this ID, code, number or name.',
	);
	expect(writes(ran)).toEqual([]);
});

test('a link without an id, and an account that has no code, are refused', async () => {
	const run = async (code: unknown) =>
		await world.run({
			resource: 'contact',
			operation: 'create',
			...asJson({ Name: 'Refused', SalesDefaultAccountCode: String(code) }),
		});
	expect((await run('https://go.xero.com/Dashboard/')).error?.message).toBe(
		'Sales Account Code: The link holds no Xero ID.',
	);
	const without = world.books('Accounts').find(({ Code }) => Code === undefined || Code === '');
	if (without)
		expect((await run(without.AccountID)).error?.message).toBe(
			'Sales Account Code: The account has no code in Xero.',
		);
});
