import type { Rec } from '../contract';
import { Stage } from './stage';

let stage: Stage;
let tenantId: string;
beforeAll(async () => {
	stage = await Stage.open();
	[tenantId] = stage.tenants;
	await stage.register();
});
afterAll(async () => await stage.close());

const person = () => stage.xero.control.person;
const create = (endpoint: string, element: Rec) => person().create({ tenantId, endpoint }, element);
const change = (endpoint: string, id: unknown, element: Rec) =>
	person().change({ tenantId, endpoint }, String(id), element);

/** What the events of some work say: category, type, id, and data where there is any. */
async function told(work: () => void): Promise<unknown[][]> {
	const before = stage.receiver.deliveries.length;
	work();
	await stage.webhooks.deliverDue();
	return stage.receiver.deliveries
		.slice(before)
		.flatMap(({ events }) => events)
		.map(({ eventCategory, eventType, resourceId, data }) => [
			String(eventCategory),
			String(eventType),
			String(resourceId),
			...(data === undefined ? [] : [data]),
		]);
}

const lines = [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }];
const Contact = () => {
	const [contact] = stage.xero.control.books(tenantId, 'Contacts');
	return { ContactID: contact.ContactID };
};
const approved = (Type: string) => ({
	Type,
	Contact: Contact(),
	Status: 'AUTHORISED',
	Date: '2026-11-20',
	DueDate: '2026-12-20',
	LineAmountTypes: 'NoTax',
	LineItems: lines,
});
const bank = () => {
	const accounts = stage.xero.control.books(tenantId, 'Accounts');
	return {
		AccountID: accounts.find(({ Type, CurrencyCode }) => Type === 'BANK' && CurrencyCode !== 'USD')
			?.AccountID,
	};
};

test.each(['ACCREC', 'ACCPAY'])('%s: made, edited and voided is INVOICE', async (Type) => {
	let id: unknown;
	expect(await told(() => (id = create('Invoices', approved(Type)).InvoiceID))).toEqual([
		['INVOICE', 'CREATE', id],
	]);
	expect(await told(() => change('Invoices', id, { DueDate: '2026-12-24' }))).toEqual([
		['INVOICE', 'UPDATE', id],
	]);
	expect(await told(() => change('Invoices', id, { Status: 'VOIDED' }))).toEqual([
		['INVOICE', 'UPDATE', id],
	]);
});

test('a payment, and its deletion, is an INVOICE UPDATE; payments have no webhook', async () => {
	const { InvoiceID } = create('Invoices', approved('ACCREC'));
	await stage.webhooks.deliverDue();
	let payment: unknown;
	const paid = await told(() => {
		const element = { Invoice: { InvoiceID }, Account: bank(), Amount: 40, Date: '2026-11-21' };
		payment = create('Payments', element).PaymentID;
	});
	expect(paid).toEqual([['INVOICE', 'UPDATE', InvoiceID]]);
	expect(await told(() => change('Payments', payment, { Status: 'DELETED' }))).toEqual([
		['INVOICE', 'UPDATE', InvoiceID],
	]);
});

test('a contact is CONTACT, archived it is an UPDATE', async () => {
	let id: unknown;
	expect(await told(() => (id = create('Contacts', { Name: 'Ivy Hall' }).ContactID))).toEqual([
		['CONTACT', 'CREATE', id],
	]);
	expect(await told(() => change('Contacts', id, { ContactStatus: 'ARCHIVED' }))).toEqual([
		['CONTACT', 'UPDATE', id],
	]);
});

test('a credit note says type and status; its allocation is an event of both documents', async () => {
	const { InvoiceID } = create('Invoices', approved('ACCREC'));
	await stage.webhooks.deliverDue();
	let id: unknown;
	const made = await told(
		() => (id = create('CreditNotes', approved('ACCRECCREDIT')).CreditNoteID),
	);
	expect(made).toEqual([
		['CREDITNOTE', 'CREATE', id, { Type: 'ACCRECCREDIT', Status: 'AUTHORISED' }],
	]);
	const allocated = await told(() =>
		person().create(
			{ tenantId, endpoint: 'CreditNotes', below: { id: String(id), list: 'Allocations' } },
			{ Invoice: { InvoiceID }, Amount: 100, Date: '2026-11-21' },
		),
	);
	expect(allocated).toHaveLength(2);
	expect(allocated).toEqual(
		expect.arrayContaining([
			['INVOICE', 'UPDATE', InvoiceID],
			['CREDITNOTE', 'UPDATE', id, { Type: 'ACCRECCREDIT', Status: 'PAID' }],
		]),
	);
});

test.each([
	['PREPAYMENT', 'RECEIVE-PREPAYMENT', 'PrepaymentID'],
	['OVERPAYMENT', 'SPEND-OVERPAYMENT', 'OverpaymentID'],
])('%s says when it was changed, beside type and status', async (category, Type, idName) => {
	let id: unknown;
	const [line] = lines;
	const overpaid = { Description: 'Too much', LineAmount: 100 };
	const element = {
		Type,
		Contact: Contact(),
		BankAccount: bank(),
		Date: '2026-11-20',
		LineAmountTypes: 'NoTax',
		LineItems: [category === 'OVERPAYMENT' ? overpaid : line],
	};
	expect(await told(() => (id = create('BankTransactions', element)[idName]))).toEqual([
		[
			category,
			'CREATE',
			id,
			{ Type, Status: 'AUTHORISED', UpdatedDateUTCString: '2026-11-22T09:00:00Z' },
		],
	]);
});

test('what a person reconciles, and quotes, orders, items, journals and accounts, have no webhook', async () => {
	const items = await told(() => create('Items', { Code: 'QUIET', Name: 'Quiet' }));
	const quotes = await told(() =>
		create('Quotes', { Contact: Contact(), Date: '2026-11-20', LineItems: lines }),
	);
	expect([items, quotes]).toEqual([[], []]);
	const payment = stage.xero.control
		.books(tenantId, 'Payments')
		.find(({ IsReconciled }) => !IsReconciled);
	const reconciled = await told(() =>
		person().reconcile({ tenantId, endpoint: 'Payments' }, String(payment?.PaymentID)),
	);
	expect(reconciled).toEqual([]);
	const now = stage.xero.control.books(tenantId, 'Payments');
	expect(now.find(({ PaymentID }) => PaymentID === payment?.PaymentID)?.IsReconciled).toBe(true);
});

test('a subscription is of the app; categories of the future pass whatever was chosen', async () => {
	const before = stage.receiver.deliveries.length;
	stage.webhooks.emit({ category: 'SUBSCRIPTION', type: 'CREATE', resourceId: 'a1' });
	stage.webhooks.emit({
		category: 'QUOTE',
		type: 'UPDATE',
		tenantId,
		endpoint: 'Quotes',
		resourceId: 'b2',
	});
	await stage.webhooks.deliverDue();
	expect(stage.receiver.deliveries[before].events).toMatchObject([
		{
			eventCategory: 'SUBSCRIPTION',
			tenantType: 'APPLICATION',
			resourceUrl: `${stage.xero.url}/appstore/2.0/subscriptions/a1`,
		},
		{
			eventCategory: 'QUOTE',
			tenantType: 'ORGANISATION',
			tenantId,
			resourceUrl: `${stage.xero.url}/api.xro/2.0/Quotes/b2`,
		},
	]);
});

test('older events write Create and Update', async () => {
	stage.webhooks.settings({ spelling: 'Create' });
	const [[, type]] = await told(() => create('Contacts', { Name: 'Older spelling' }));
	expect(type).toBe('Create');
});
