import { openWorld } from './harness';
import { told, Watching } from './harness/watching';

/* What the polling trigger tells of documents and contacts. */

let xero: Watching;

beforeEach(async () => {
	xero = new Watching(await openWorld());
});
afterEach(async () => await xero.world.close());

describe('Created', () => {
	test('a new record is told once, and a record of before activation never', async () => {
		const old = xero.contact('Old Friend');
		const poller = await xero.watch('contact', 'created');
		xero.contact('New Friend');
		xero.edit('Contacts', old.ContactID, { EmailAddress: 'old@example.com' });
		expect(told((await poller.poll()).items, 'Name')).toEqual([['created', 'New Friend']]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
		xero.pass(5);
		xero.edit('Contacts', old.ContactID, { EmailAddress: 'older@example.com' });
		expect((await poller.poll()).started).toBe(false);
	});

	test('an archived contact of before activation is not new when it comes to light', async () => {
		const old = xero.contact('Shelved Ltd');
		xero.edit('Contacts', old.ContactID, { ContactStatus: 'ARCHIVED' });
		xero.world.control.switches({ archivedContactsRestore: true });
		const poller = await xero.watch('contact', 'created');
		xero.pass(5);
		xero.edit('Contacts', old.ContactID, { ContactStatus: 'ACTIVE' });
		expect((await poller.poll()).started).toBe(false);
	});

	test('what Xero tells the creation of needs no memory: a bank transfer', async () => {
		const poller = await xero.watch('bankTransfer', 'created');
		expect(poller.size).toBeLessThan(500);
		const transfer = {
			FromBankAccount: { Code: '090' },
			ToBankAccount: { Code: '091' },
			Amount: 25,
		};
		const accounts = xero.world.books('Accounts').filter(({ Type }) => Type === 'BANK');
		const made = xero.add('BankTransfers', {
			...transfer,
			FromBankAccount: { AccountID: accounts[0].AccountID },
			ToBankAccount: { AccountID: accounts[1].AccountID },
		});
		const { items, error } = await poller.poll();
		expect(error).toBeUndefined();
		expect(told(items, 'BankTransferID')).toEqual([['created', made.BankTransferID]]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	});
});

describe('Updated', () => {
	test('a change is told, a new record is not', async () => {
		const old = xero.contact('Old Friend');
		const poller = await xero.watch('contact', 'updated');
		const made = xero.contact('New Friend');
		expect((await poller.poll()).started).toBe(false);
		xero.pass(1);
		xero.edit('Contacts', old.ContactID, { EmailAddress: 'old@example.com' });
		xero.edit('Contacts', made.ContactID, { EmailAddress: 'new@example.com' });
		expect(told((await poller.poll()).items, 'Name')).toEqual([
			['updated', 'Old Friend'],
			['updated', 'New Friend'],
		]);
	});

	test('what changed right before activation is not told', async () => {
		const old = xero.contact('Old Friend');
		const poller = await xero.watch('contact', 'createdOrUpdated');
		expect((await poller.poll()).started).toBe(false);
		xero.pass(1);
		xero.edit('Contacts', old.ContactID, { EmailAddress: 'old@example.com' });
		expect((await poller.poll()).items).toHaveLength(1);
	});
});

test('Created or Updated: every change, each version once, bills apart from invoices', async () => {
	const poller = await xero.watch('invoice', 'createdOrUpdated');
	const invoice = xero.invoice();
	xero.invoice(20, { Type: 'ACCPAY', InvoiceNumber: 'B-1' });
	expect(told((await poller.poll()).items, 'InvoiceNumber')).toEqual([
		['createdOrUpdated', invoice.InvoiceNumber],
	]);
	xero.pass(1);
	xero.edit('Invoices', invoice.InvoiceID, { Reference: 'PO 7' });
	expect((await poller.poll()).items).toMatchObject([
		{
			Reference: 'PO 7',
			organisationName: 'Harbour Lane Traders',
			organisationId: xero.world.tenant(),
		},
	]);
	expect((await poller.poll()).started).toBe(false);
});

describe('Entered a Status', () => {
	test('an invoice becomes paid; before is null unless the trigger saw it since activation', async () => {
		const seen = xero.invoice();
		const poller = await xero.watch('invoice', 'enteredStatus', { statuses: ['PAID'] });
		const later = xero.invoice();
		await poller.poll();
		xero.pass(1);
		xero.pay(seen);
		xero.pay(later);
		expect(
			(await poller.poll()).items.map(({ InvoiceNumber, changes }) => [InvoiceNumber, changes]),
		).toEqual([
			[seen.InvoiceNumber, { Status: { before: null, after: 'PAID' } }],
			[later.InvoiceNumber, { Status: { before: 'AUTHORISED', after: 'PAID' } }],
		]);
	});

	test('a paid invoice that is edited does not become paid, and one that is reopened and paid again does', async () => {
		const invoice = xero.invoice();
		const payment = xero.pay(invoice);
		const poller = await xero.watch('invoice', 'enteredStatus', { statuses: ['PAID'] });
		xero.pass(5);
		xero.edit('Invoices', invoice.InvoiceID, { Reference: 'noted' });
		expect((await poller.poll()).started).toBe(false);
		xero.pass(5);
		xero.edit('Payments', payment.PaymentID, { Status: 'DELETED' });
		expect((await poller.poll()).started).toBe(false);
		xero.pass(5);
		xero.pay(invoice);
		expect((await poller.poll()).items).toMatchObject([
			{ changes: { Status: { before: 'AUTHORISED', after: 'PAID' } } },
		]);
	});

	test('part paid and sent, for which Xero has no status of its own', async () => {
		const invoice = xero.invoice();
		const poller = await xero.watch('invoice', 'enteredStatus', { statuses: ['PARTPAID', 'SENT'] });
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { SentToContact: true });
		expect((await poller.poll()).items).toMatchObject([
			{ changes: { SentToContact: { before: null, after: true } } },
		]);
		xero.pass(1);
		xero.pay(invoice, 5);
		const [{ changes }] = (await poller.poll()).items;
		expect(changes).toEqual({ AmountDue: { before: 23, after: 18 } });
		xero.pass(1);
		xero.pay(invoice, 5);
		expect((await poller.poll()).started).toBe(false);
	});

	test('approved, sent, accepted, voided, deleted', async () => {
		const quote = xero.add('Quotes', {
			Contact: { Name: 'Bayside Club' },
			Date: xero.world.day(0),
			LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 5 }],
		});
		const quotes = await xero.watch('quote', 'enteredStatus', {
			statuses: ['SENT', 'ACCEPTED', 'DELETED'],
		});
		const bill = xero.invoice(9, { Type: 'ACCPAY', InvoiceNumber: 'B-2', Status: 'DRAFT' });
		const bills = await xero.watch('bill', 'enteredStatus', { statuses: ['AUTHORISED', 'VOIDED'] });
		const entered: unknown[] = [];
		for (const Status of ['SENT', 'ACCEPTED', 'DELETED']) {
			xero.pass(1);
			xero.edit('Quotes', quote.QuoteID, {
				Status,
				Contact: { ContactID: (quote.Contact as { ContactID: string }).ContactID },
				Date: xero.world.day(0),
			});
			entered.push(...(await quotes.poll()).items.map(({ changes }) => changes));
		}
		for (const Status of ['AUTHORISED', 'VOIDED']) {
			xero.pass(1);
			xero.edit('Invoices', bill.InvoiceID, { Status });
			entered.push(...(await bills.poll()).items.map(({ changes }) => changes));
		}
		expect(entered).toEqual([
			{ Status: { before: null, after: 'SENT' } },
			{ Status: { before: 'SENT', after: 'ACCEPTED' } },
			{ Status: { before: 'ACCEPTED', after: 'DELETED' } },
			{ Status: { before: null, after: 'AUTHORISED' } },
			{ Status: { before: 'AUTHORISED', after: 'VOIDED' } },
		]);
	});
});

describe('Field Changed', () => {
	test('only the chosen fields count, each with before and after', async () => {
		const invoice = xero.invoice(20, { Reference: 'one' });
		const poller = await xero.watch('invoice', 'fieldChanged', {
			watchedFields: ['Reference', 'DueDate'],
		});
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { SentToContact: true });
		expect((await poller.poll()).started).toBe(false);
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { Reference: 'two' });
		expect((await poller.poll()).items).toMatchObject([
			{ event: 'fieldChanged', changes: { Reference: { before: 'one', after: 'two' } } },
		]);
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { DueDate: xero.world.day(30) });
		const [{ changes }] = (await poller.poll()).items;
		expect(changes).toEqual({ DueDate: { before: xero.world.day(20), after: xero.world.day(30) } });
	});

	test('before is null when the record was not seen since activation, and a new record is no change', async () => {
		const invoice = xero.invoice(20, { Reference: 'one' });
		const poller = await xero.watch('invoice', 'fieldChanged', { watchedFields: ['Reference'] });
		xero.pass(1);
		xero.edit('Invoices', invoice.InvoiceID, { Reference: 'two' });
		xero.invoice(20, { Reference: 'new' });
		expect((await poller.poll()).items.map(({ changes }) => changes)).toEqual([
			{ Reference: { before: null, after: 'two' } },
		]);
	});
});

describe('Removed', () => {
	test('deleted and voided invoices, and deleted payments; paid ones stay', async () => {
		const [draft, open, paid] = [
			xero.invoice(20, { Status: 'DRAFT' }),
			xero.invoice(),
			xero.invoice(),
		];
		const payment = xero.pay(paid);
		const invoices = await xero.watch('invoice', 'removed');
		const payments = await xero.watch('payment', 'removed');
		xero.pass(1);
		xero.edit('Invoices', draft.InvoiceID, { Status: 'DELETED' });
		xero.edit('Invoices', open.InvoiceID, { Status: 'VOIDED' });
		xero.edit('Payments', payment.PaymentID, { Status: 'DELETED' });
		expect(
			(await invoices.poll()).items.map(({ InvoiceID, Status }) => [InvoiceID, Status]),
		).toEqual([
			[draft.InvoiceID, 'DELETED'],
			[open.InvoiceID, 'VOIDED'],
		]);
		expect(told((await payments.poll()).items, 'PaymentID')).toEqual([
			['removed', payment.PaymentID],
		]);
		xero.pass(5);
		expect((await invoices.poll()).started).toBe(false);
	});

	test('an archived contact, once', async () => {
		const [gone, before] = [xero.contact('Leaving Ltd'), xero.contact('Left Ltd')];
		xero.edit('Contacts', before.ContactID, { ContactStatus: 'ARCHIVED' });
		const poller = await xero.watch('contact', 'removed');
		xero.pass(1);
		xero.edit('Contacts', gone.ContactID, { ContactStatus: 'ARCHIVED' });
		expect(told((await poller.poll()).items, 'Name')).toEqual([['removed', 'Leaving Ltd']]);
		expect((await poller.poll()).started).toBe(false);
	});
});

describe('Became Overdue', () => {
	test('by the passing of a day of the organisation, for one more call a day', async () => {
		const before = xero.invoice(-3);
		const soon = xero.invoice(0);
		const poller = await xero.watch('invoice', 'becameOverdue');
		xero.pass(20);
		const idle = await poller.poll();
		expect([idle.started, idle.calls.length]).toEqual([false, 1]);
		xero.pass(24 * 60);
		const next = await poller.poll();
		expect(told(next.items, 'InvoiceID')).toEqual([['becameOverdue', soon.InvoiceID]]);
		expect(
			next.calls.filter(({ tenantId, status }) => tenantId !== undefined && status === 200),
		).toHaveLength(2);
		xero.pass(5);
		expect((await poller.poll()).calls).toHaveLength(1);
		xero.pass(24 * 60);
		expect((await poller.poll()).started).toBe(false);
		expect(before.Status).toBe('AUTHORISED');
	});

	test('also where Xero answers 304, without its time, when nothing changed', async () => {
		xero.world.control.switches({ notModifiedIs304: true });
		const soon = xero.invoice(0);
		const poller = await xero.watch('invoice', 'becameOverdue');
		xero.pass(24 * 60);
		const { items, error } = await poller.poll();
		expect([error, told(items, 'InvoiceID')]).toEqual([
			undefined,
			[['becameOverdue', soon.InvoiceID]],
		]);
	});

	test('by a change: approved late, reopened, or a due date moved back; by n days', async () => {
		const draft = xero.invoice(-20, { Status: 'DRAFT' });
		const dated = xero.invoice(10);
		const poller = await xero.watch('invoice', 'becameOverdue', { daysOverdue: 14 });
		xero.pass(1);
		xero.edit('Invoices', draft.InvoiceID, { Status: 'AUTHORISED' });
		xero.edit('Invoices', dated.InvoiceID, { DueDate: xero.world.day(-13) });
		expect(told((await poller.poll()).items, 'InvoiceID')).toEqual([
			['becameOverdue', draft.InvoiceID],
		]);
		xero.pass(1);
		const payment = xero.pay(draft);
		expect((await poller.poll()).started).toBe(false);
		xero.pass(1);
		xero.edit('Payments', payment.PaymentID, { Status: 'DELETED' });
		xero.edit('Invoices', dated.InvoiceID, { DueDate: xero.world.day(-14) });
		const items = (await poller.poll()).items.map(({ InvoiceID }) => InvoiceID);
		expect(items.sort()).toEqual([draft.InvoiceID, dated.InvoiceID].sort());
	});

	test('the day begins in the time zone of the organisation: Auckland is thirteen hours ahead', async () => {
		// 9:00 on the 22nd in UTC is 22:00 there
		const due = xero.invoice(0);
		const poller = await xero.watch('invoice', 'becameOverdue');
		xero.pass(90);
		expect((await poller.poll()).started).toBe(false);
		xero.pass(60);
		expect(told((await poller.poll()).items, 'InvoiceID')).toEqual([
			['becameOverdue', due.InvoiceID],
		]);
	});
});

test('Became Reconciled: payments and bank transactions, once', async () => {
	const payment = xero.pay(xero.invoice());
	const poller = await xero.watch('payment', 'becameReconciled');
	xero.pass(1);
	xero.reconcile('Payments', payment.PaymentID);
	expect(told((await poller.poll()).items, 'PaymentID')).toEqual([
		['becameReconciled', payment.PaymentID],
	]);
	xero.pass(5);
	expect((await poller.poll()).started).toBe(false);
});
