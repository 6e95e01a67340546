import { approved, ChangesDesk } from './desk';
import { moved as movedOn, type Watched } from './moved';

let desk: ChangesDesk;
beforeAll(async () => {
	desk = await ChangesDesk.open();
});
afterAll(async () => await desk.xero.close());
afterEach(() =>
	desk.switches({
		lineAccountsMove: true,
		attachmentsMove: false,
		historyMoves: false,
		quantityMovesItem: false,
	}),
);

const moved = async (watched: Watched, work: () => unknown) => await movedOn(desk, watched, work);

const invoice = (Type = 'ACCREC') =>
	desk.create('Invoices', approved(Type, desk.contact)).InvoiceID;
const pay = (InvoiceID: unknown, Amount: number) =>
	desk.create('Payments', {
		Invoice: { InvoiceID },
		Account: desk.bank,
		Amount,
		Date: '2026-11-21',
	}).PaymentID;

describe('an invoice or bill', () => {
	test('is moved by edits and status changes', async () => {
		const id = desk.create('Invoices', {
			...approved('ACCREC', desk.contact),
			Status: 'DRAFT',
		}).InvoiceID;
		const edit = (element: object) =>
			moved([['invoice', id]], () => desk.change('Invoices', id, { ...element }));
		expect(await edit({ Reference: 'PO 7' })).toEqual([true]);
		expect(await edit({ DueDate: '2026-12-24' })).toEqual([true]);
		expect(await edit({ Status: 'SUBMITTED' })).toEqual([true]);
		expect(await edit({ Status: 'AUTHORISED' })).toEqual([true]);
		expect(await edit({ SentToContact: true })).toEqual([true]);
		expect(await edit({ Status: 'VOIDED' })).toEqual([true]);
	});

	test('is moved by a payment and by its deletion, which moves the payment too', async () => {
		const id = invoice();
		let payment: unknown;
		expect(await moved([['invoice', id]], () => (payment = pay(id, 40)))).toEqual([true]);
		const both: Watched = [
			['invoice', id],
			['payment', payment],
		];
		expect(
			await moved(both, () => desk.change('Payments', payment, { Status: 'DELETED' })),
		).toEqual([true, true]);
	});

	test('is moved by credit allocated to it and taken back, as is the credit note', async () => {
		const id = invoice();
		const note = desk.create('CreditNotes', approved('ACCRECCREDIT', desk.contact)).CreditNoteID;
		const both: Watched = [
			['invoice', id],
			['creditNote', note],
		];
		let allocation: string | undefined;
		const allocate = async () => {
			const { body } = await desk.api.createCreditNoteAllocation(desk.tenantId, String(note), {
				allocations: [{ invoice: { invoiceID: String(id) }, amount: 60, date: '2026-11-21' }],
			});
			allocation = body.allocations?.[0].allocationID;
		};
		expect(await moved(both, allocate)).toEqual([true, true]);
		const takeBack = async () =>
			await desk.api.deleteCreditNoteAllocations(desk.tenantId, String(note), String(allocation));
		expect(await moved(both, takeBack)).toEqual([true, true]);
	});

	test('is moved with the others by a batch payment and its deletion', async () => {
		const invoices = [invoice('ACCPAY'), invoice('ACCPAY')];
		let batch: unknown;
		const made = await moved(
			invoices.map((id) => ['invoice', id]),
			() =>
				(batch = desk.create('BatchPayments', {
					Account: desk.bank,
					Date: '2026-11-21',
					Payments: invoices.map((InvoiceID) => ({ Invoice: { InvoiceID }, Amount: 100 })),
				}).BatchPaymentID),
		);
		expect(made).toEqual([true, true]);
		const payments = desk
			.books('Payments')
			.filter(({ BatchPaymentID }) => BatchPaymentID === batch);
		const watched: Watched = [
			...invoices.map((id): Watched[number] => ['invoice', id]),
			...payments.map(({ PaymentID }): Watched[number] => ['payment', PaymentID]),
			['batchPayment', batch],
		];
		expect(watched).toHaveLength(5);
		const deletion = () => desk.change('BatchPayments', batch, { Status: 'DELETED' });
		expect(await moved(watched, deletion)).toEqual(watched.map(() => true));
	});

	test('paid in part, is not moved by its due date or by being sent, but by all else', async () => {
		const id = invoice();
		pay(id, 40);
		const edit = (element: object) =>
			moved([['invoice', id]], () => desk.change('Invoices', id, { ...element }));
		expect(await edit({ DueDate: '2026-12-31' })).toEqual([false]);
		expect(await edit({ SentToContact: true })).toEqual([false]);
		expect(await edit({ DueDate: '2027-01-31', Reference: 'and more' })).toEqual([true]);
		const shown = (await desk.api.getInvoice(desk.tenantId, String(id))).body.invoices?.[0];
		expect(shown).toMatchObject({
			dueDate: new Date('2027-01-31'),
			sentToContact: true,
			amountDue: 60,
		});
		const other = invoice();
		pay(other, 40);
		const email = async () => await desk.api.emailInvoice(desk.tenantId, String(other), {});
		expect(await moved([['invoice', other]], email)).toEqual([false]);
	});

	test('is moved by a new account of a line, unless the switch says otherwise', async () => {
		const id = invoice();
		const account = async (AccountCode: string, Description = 'Work') => {
			const { LineItems } = desk.books('Invoices').find(({ InvoiceID }) => InvoiceID === id) ?? {};
			const [{ LineItemID }] = LineItems as Array<{ LineItemID: string }>;
			const line = { LineItemID, Description, Quantity: 1, UnitAmount: 100, AccountCode };
			return await moved([['invoice', id]], () =>
				desk.change('Invoices', id, { LineItems: [line] }),
			);
		};
		expect(await account('260')).toEqual([true]);
		desk.switches({ lineAccountsMove: false });
		expect(await account('200')).toEqual([false]);
		expect(await account('260', 'Other work')).toEqual([true]);
	});

	test('is not moved by a file or a note, unless a switch says so', async () => {
		const id = String(invoice());
		const attach = async () => {
			await desk.api.createInvoiceAttachmentByFileName(
				desk.tenantId,
				id,
				'a.txt',
				Buffer.from('text') as never,
				false,
				undefined,
				{ headers: { 'content-type': 'text/plain' } },
			);
		};
		const note = async () =>
			await desk.api.createInvoiceHistory(desk.tenantId, id, {
				historyRecords: [{ details: 'Called' }],
			});
		expect(await moved([['invoice', id]], attach)).toEqual([false]);
		expect(await moved([['invoice', id]], note)).toEqual([false]);
		desk.switches({ attachmentsMove: true, historyMoves: true });
		expect(await moved([['invoice', id]], attach)).toEqual([true]);
		expect(await moved([['invoice', id]], note)).toEqual([true]);
	});
});

describe('a contact', () => {
	test('is moved by edits and by archiving, not by documents in its name', async () => {
		const id = desk.create('Contacts', { Name: 'Juniper Lane' }).ContactID;
		const watched: Watched = [['contact', id]];
		const bill = () => desk.create('Invoices', approved('ACCPAY', { ContactID: id }));
		expect(await moved(watched, bill)).toEqual([false]);
		const { body } = await desk.api.getContact(desk.tenantId, String(id));
		expect(body.contacts?.[0]).toMatchObject({
			isSupplier: true,
			balances: { accountsPayable: { outstanding: 100 } },
		});
		expect(await moved(watched, () => desk.change('Contacts', id, { FirstName: 'Juno' }))).toEqual([
			true,
		]);
		const archive = () => desk.change('Contacts', id, { ContactStatus: 'ARCHIVED' });
		expect(await moved(watched, archive)).toEqual([true]);
	});

	test('with a new name leaves its documents where they are', async () => {
		const id = desk.create('Contacts', { Name: 'Linden Row' }).ContactID;
		const document = desk.create('Invoices', approved('ACCREC', { ContactID: id })).InvoiceID;
		const rename = () => desk.change('Contacts', id, { Name: 'Linden Street' });
		expect(await moved([['invoice', document]], rename)).toEqual([false]);
	});
});

test('stock that comes and goes moves the item only by a switch', async () => {
	const { Code, ItemID } = desk.create('Items', {
		Code: 'MUG',
		Name: 'Mug',
		InventoryAssetAccountCode: '630',
		PurchaseDetails: { COGSAccountCode: '310' },
	});
	const trade = (Type: string, Quantity: number) => () => {
		const line = {
			Description: 'Mugs',
			Quantity,
			UnitAmount: 5,
			AccountCode: Type === 'ACCREC' ? '200' : '630',
			ItemCode: Code,
		};
		desk.create('Invoices', { ...approved(Type, desk.contact), LineItems: [line] });
	};
	expect(await moved([['item', ItemID]], trade('ACCPAY', 10))).toEqual([false]);
	desk.switches({ quantityMovesItem: true });
	expect(await moved([['item', ItemID]], trade('ACCREC', 4))).toEqual([true]);
	const { body } = await desk.api.getItem(desk.tenantId, String(ItemID));
	expect(body.items?.[0]).toMatchObject({ quantityOnHand: 6, totalCostPool: 30 });
});

test('a refund moves the overpayment, a deleted bank transaction itself and its overpayment', async () => {
	const spent = desk.create('BankTransactions', {
		Type: 'RECEIVE-OVERPAYMENT',
		Contact: desk.contact,
		BankAccount: desk.bank,
		Date: '2026-11-20',
		LineAmountTypes: 'NoTax',
		LineItems: [{ Description: 'Too much', LineAmount: 100 }],
	});
	const { BankTransactionID, OverpaymentID } = spent;
	let refund: unknown;
	const refunding = () =>
		(refund = desk.create('Payments', {
			Overpayment: { OverpaymentID },
			Account: desk.bank,
			Amount: 30,
			Date: '2026-11-21',
		}).PaymentID);
	expect(await moved([['overpayment', OverpaymentID]], refunding)).toEqual([true]);
	const undo = () => desk.change('Payments', refund, { Status: 'DELETED' });
	expect(await moved([['overpayment', OverpaymentID]], undo)).toEqual([true]);
	const both: Watched = [
		['bankTransaction', BankTransactionID],
		['overpayment', OverpaymentID],
	];
	const deletion = () => desk.change('BankTransactions', BankTransactionID, { Status: 'DELETED' });
	expect(await moved(both, deletion)).toEqual([true, true]);
});

test('reconciling moves the payment alone', async () => {
	const id = invoice();
	const payment = pay(id, 100);
	const watched: Watched = [
		['payment', payment],
		['invoice', id],
	];
	const { person } = desk.xero.control;
	const place = { tenantId: desk.tenantId, endpoint: 'Payments' };
	expect(await moved(watched, () => person.reconcile(place, String(payment)))).toEqual([
		true,
		false,
	]);
});
