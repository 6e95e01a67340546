import type { Rec } from '../contract';
import { approved, ChangesDesk, headerOf } from './desk';

let desk: ChangesDesk;
beforeAll(async () => {
	desk = await ChangesDesk.open();
	// what the demo has none of
	const [{ UserID }] = desk.books('Users');
	const lines = [{ Description: 'Taxi', Quantity: 1, UnitAmount: 46, AccountCode: '493' }];
	const receipt = { User: { UserID }, Contact: desk.contact, Date: '2026-11-02', LineItems: lines };
	const { ReceiptID } = desk.create('Receipts', receipt);
	desk.create('ExpenseClaims', { User: { UserID }, Receipts: [{ ReceiptID }] });
	desk.create('ContactGroups', { Name: 'Regulars' });
	desk.create('PaymentServices', {
		PaymentServiceName: 'Pay by link',
		PaymentServiceUrl: 'https://pay.example.com/',
		PayNowText: 'Pay now',
	});
	desk.create('RepeatingInvoices', {
		...approved('ACCREC', desk.contact),
		Schedule: {
			Period: 1,
			Unit: 'MONTHLY',
			DueDate: 20,
			DueDateType: 'OFFOLLOWINGMONTH',
			StartDate: '2026-12-01',
		},
	});
	desk.minute();
});
afterAll(async () => await desk.xero.close());
afterEach(() => {
	desk.switches({
		modifiedSinceInclusive: false,
		notModifiedIs304: false,
		modifiedSinceIgnored: false,
		millisecondsBreakLists: false,
	});
	desk.minute();
});

/** The official client's list methods that take If-Modified-Since; the header is its own, with milliseconds. */
const since = {
	Accounts: (at: Date) => desk.api.getAccounts(desk.tenantId, at),
	BankTransactions: (at: Date) => desk.api.getBankTransactions(desk.tenantId, at),
	BankTransfers: (at: Date) => desk.api.getBankTransfers(desk.tenantId, at),
	BatchPayments: (at: Date) => desk.api.getBatchPayments(desk.tenantId, at),
	Contacts: (at: Date) => desk.api.getContacts(desk.tenantId, at),
	CreditNotes: (at: Date) => desk.api.getCreditNotes(desk.tenantId, at),
	ExpenseClaims: (at: Date) => desk.api.getExpenseClaims(desk.tenantId, at),
	Invoices: (at: Date) => desk.api.getInvoices(desk.tenantId, at),
	Items: (at: Date) => desk.api.getItems(desk.tenantId, at),
	Journals: (at: Date) => desk.api.getJournals(desk.tenantId, at),
	ManualJournals: (at: Date) => desk.api.getManualJournals(desk.tenantId, at),
	Overpayments: (at: Date) => desk.api.getOverpayments(desk.tenantId, at),
	Payments: (at: Date) => desk.api.getPayments(desk.tenantId, at),
	Prepayments: (at: Date) => desk.api.getPrepayments(desk.tenantId, at),
	PurchaseOrders: (at: Date) => desk.api.getPurchaseOrders(desk.tenantId, at),
	Quotes: (at: Date) => desk.api.getQuotes(desk.tenantId, at),
	Receipts: (at: Date) => desk.api.getReceipts(desk.tenantId, at),
	Users: (at: Date) => desk.api.getUsers(desk.tenantId, at),
};

/** The one list of an answer, whatever its key. */
const listOf = (body: object): unknown[] => Object.values(body).find(Array.isArray) ?? [];

const isTaken = (method: unknown) => /\bifModifiedSince\b/.test(String(method));

test('the client knows no other list that takes the header', () => {
	const api = desk.api as unknown as { [method: string]: unknown };
	const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(desk.api));
	const taking = methods
		.filter((name) => name.startsWith('get') && isTaken(api[name]))
		.map((name) => name.slice(3));
	expect(taking.sort()).toEqual(Object.keys(since).sort());
});

test.each(Object.keys(since) as Array<keyof typeof since>)('%s take it', async (endpoint) => {
	const old = listOf((await since[endpoint](new Date(desk.now - 86_400_000))).body);
	expect(old.length).toBeGreaterThan(0);
	expect(listOf((await since[endpoint](new Date(desk.now))).body)).toEqual([]);
});

test('every other list ignores it', async () => {
	const others = [
		...['BrandingThemes', 'Budgets', 'ContactGroups', 'Currencies', 'LinkedTransactions'],
		...['Organisation', 'PaymentServices', 'RepeatingInvoices', 'TaxRates', 'TrackingCategories'],
	];
	const header = { 'if-modified-since': headerOf(desk.now) };
	for (const endpoint of others) {
		const whole = await desk.get(`api.xro/2.0/${endpoint}`);
		const asked = await desk.get(`api.xro/2.0/${endpoint}`, header);
		expect(listOf(asked.body)).toEqual(listOf(whole.body));
		expect([endpoint, listOf(asked.body).length]).not.toEqual([endpoint, 0]);
	}
});

describe('the bound', () => {
	const names = async (header: string) => {
		const { status, body } = await desk.get('api.xro/2.0/Contacts?page=1', {
			'if-modified-since': header,
		});
		return status === 200 ? (body.Contacts as Rec[]).map(({ Name }) => Name) : status;
	};

	test('is a whole second, itself left out or by a switch included; parts of it do not count', async () => {
		const second = desk.now;
		desk.xero.control.clock({ advance: 400 });
		desk.create('Contacts', { Name: 'In the second' });
		desk.xero.control.clock({ advance: 600 });
		desk.create('Contacts', { Name: 'In the next' });
		expect(await names(headerOf(second))).toEqual(['In the next']);
		expect(await names(`${headerOf(second)}.900`)).toEqual(['In the next']);
		expect(await names(new Date(second).toUTCString())).toEqual(['In the next']);
		desk.switches({ modifiedSinceInclusive: true });
		expect(await names(headerOf(second))).toEqual(['In the second', 'In the next']);
		expect(await names(`${headerOf(second)}.900Z`)).toEqual(['In the second', 'In the next']);
	});

	test('nothing new is an empty list, or by a switch 304', async () => {
		expect(await names(headerOf(desk.now))).toEqual([]);
		desk.switches({ notModifiedIs304: true });
		expect(await names(headerOf(desk.now))).toBe(304);
	});

	test('a header that gets lost brings the whole list, milliseconds can break one', async () => {
		desk.switches({ modifiedSinceIgnored: true });
		expect(await names(headerOf(desk.now))).toHaveLength(
			desk.books('Contacts').filter(({ ContactStatus }) => ContactStatus === 'ACTIVE').length,
		);
		desk.switches({ modifiedSinceIgnored: false, millisecondsBreakLists: true });
		expect(await names(`${headerOf(desk.now)}.123`)).toBe(500);
		expect(await names(headerOf(desk.now))).toEqual([]);
	});
});

describe('the order', () => {
	const numbers = async (order?: string) => {
		const { body } = await desk.api.getInvoices(
			...([desk.tenantId, undefined, 'Reference=="Order"', order, undefined, undefined] as const),
			...([undefined, undefined, 1] as const),
		);
		return (body.invoices ?? []).map(({ invoiceNumber }) => invoiceNumber);
	};
	const made: Array<{ number: string; id: string }> = [];

	beforeAll(() => {
		// the first two share a moment
		for (const number of ['ORD-1', 'ORD-2', 'ORD-3']) {
			if (number === 'ORD-3') desk.minute();
			const element = {
				...approved('ACCREC', desk.contact),
				InvoiceNumber: number,
				Reference: 'Order',
			};
			made.push({ number, id: String(desk.create('Invoices', element).InvoiceID) });
		}
	});

	test('is that of change, then of ids, unless asked for', async () => {
		const twins = made.slice(0, 2).sort((one, other) => (one.id < other.id ? -1 : 1));
		const byChange = [...twins.map(({ number }) => number), 'ORD-3'];
		expect(await numbers()).toEqual(byChange);
		expect(await numbers('UpdatedDateUTC')).toEqual(byChange);
		expect(await numbers('UpdatedDateUTC DESC')).toEqual([
			'ORD-3',
			...twins.map(({ number }) => number),
		]);
		const byId = [...made].sort((one, other) => (one.id < other.id ? -1 : 1));
		expect(await numbers('InvoiceID')).toEqual(byId.map(({ number }) => number));
	});

	test('moves a record that is changed to the end', async () => {
		desk.minute();
		desk.change('Invoices', made[0].id, { DueDate: '2027-01-15' });
		expect(await numbers()).toEqual(['ORD-2', 'ORD-3', 'ORD-1']);
	});
});

test('journals come above an offset, in the order of their numbers, the reversing ones too', async () => {
	const all = (await desk.api.getJournals(desk.tenantId)).body.journals ?? [];
	const last = Number(all.at(-1)?.journalNumber);
	const { InvoiceID } = desk.create('Invoices', approved('ACCREC', desk.contact));
	desk.minute();
	desk.change('Invoices', InvoiceID, { Status: 'VOIDED' });
	const { body } = await desk.api.getJournals(desk.tenantId, undefined, last);
	expect(body.journals?.map(({ journalNumber }) => journalNumber)).toEqual([last + 1, last + 2]);
	expect(body.journals?.map(({ sourceID }) => sourceID)).toEqual([InvoiceID, InvoiceID]);
	const late = await desk.api.getJournals(desk.tenantId, new Date(desk.now - 30_000), last);
	expect(late.body.journals?.map(({ journalNumber }) => journalNumber)).toEqual([last + 2]);
});

test('what is deleted for good vanishes from the lists', async () => {
	const { person } = desk.xero.control;
	const { tenantId } = desk;
	const item = desk.create('Items', { Code: 'BRIEF', Name: 'Brief' });
	const account = desk.create('Accounts', { Code: '999', Name: 'Brief', Type: 'EXPENSE' });
	const category = desk.books('TrackingCategories')[0];
	const below = { id: String(category.TrackingCategoryID), list: 'Options' };
	const options = { tenantId, endpoint: 'TrackingCategories', below };
	const option = person.create(options, { Name: 'Brief' });
	const moment = desk.minute();
	person.remove({ tenantId, endpoint: 'Items' }, String(item.ItemID));
	person.remove({ tenantId, endpoint: 'Accounts' }, String(account.AccountID));
	person.remove(options, String(option.TrackingOptionID));
	const before = new Date(moment - 600_000);
	const items = (await desk.api.getItems(tenantId, before)).body.items ?? [];
	expect(items.map(({ itemID }) => itemID)).not.toContain(item.ItemID);
	const accounts = (await desk.api.getAccounts(tenantId, before)).body.accounts ?? [];
	expect(accounts.map(({ accountID }) => accountID)).not.toContain(account.AccountID);
	const categories = (await desk.api.getTrackingCategories(tenantId)).body.trackingCategories ?? [];
	const names = categories.flatMap(({ options: kept = [] }) => kept.map(({ name }) => name));
	expect(names).not.toContain('Brief');
});

test.each(Object.keys(since).filter((endpoint) => endpoint !== 'Journals'))(
	'%s can be walked by change and by id, a page at a time',
	async (endpoint) => {
		const id = `${endpoint.slice(0, -1)}ID`;
		for (const attribute of ['UpdatedDateUTC', id]) {
			const { status, body } = await desk.get(
				`api.xro/2.0/${endpoint}?page=1&order=${attribute}%20ASC`,
			);
			expect(status).toBe(200);
			const values = (body[endpoint] as Rec[]).map((record) =>
				attribute === id ? String(record[id]) : Number(/\d+/.exec(String(record[attribute]))?.[0]),
			);
			const sorted = [...values].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
			expect(values).toEqual(sorted);
			expect(values).not.toContain(NaN);
			expect(values).not.toContain('undefined');
		}
	},
);
