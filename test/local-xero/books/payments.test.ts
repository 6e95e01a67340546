import type { Rec } from '../contract';
import { desk, errorsOf, full } from './desk';
import { zeroId } from './ids';

const unknown = '11111111-2222-4333-8444-555555555555';
const Account = { Code: '090' };

function open(extra: Rec = {}) {
	const at = desk();
	const invoice = at.put('Invoices', {
		Type: 'ACCREC',
		Contact: { ContactNumber: 'C-1003' },
		DueDate: '2026-04-01',
		Status: 'AUTHORISED',
		LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
		...extra,
	});
	const Invoice = { InvoiceID: invoice.InvoiceID };
	return {
		at,
		Invoice,
		invoice: () => at.get('Invoices', invoice.InvoiceID),
		number: invoice.InvoiceNumber,
	};
}

describe('paying', () => {
	it('moves amounts, status and time of the document', () => {
		const { at, Invoice, invoice } = open();
		at.wait(60_000);
		const part = at.put('Payments', { Invoice, Account, Amount: 15.5 });
		expect(part).toMatchObject({
			Status: 'AUTHORISED',
			PaymentType: 'ACCRECPAYMENT',
			Date: new Date('2026-03-10'),
			BankAmount: 15.5,
			CurrencyRate: 1,
			IsReconciled: false,
			Account: { Code: '090', AccountID: expect.any(String) },
			Invoice: { InvoiceID: Invoice.InvoiceID, Contact: { Name: 'City Agency' } },
		});
		expect(invoice()).toMatchObject({
			AmountPaid: 15.5,
			AmountDue: 99.5,
			Status: 'AUTHORISED',
			Payments: [{ PaymentID: part.PaymentID, Amount: 15.5 }],
			UpdatedDateUTC: new Date('2026-03-09T13:31:00Z'),
		});
		expect(invoice()).not.toHaveProperty('FullyPaidOnDate');
		at.put('Payments', { Invoice, Account, Amount: '99.50', Date: '2026-03-05' });
		expect(invoice()).toMatchObject({
			Status: 'PAID',
			AmountDue: 0,
			FullyPaidOnDate: new Date('2026-03-10'),
		});
	});

	it('finds the document by number and the account by id or code', () => {
		const { at, number, invoice } = open();
		const bank = at
			.shelf('Accounts')
			.all()
			.find(({ Code }) => Code === '090');
		at.put('Payments', {
			InvoiceNumber: number,
			Account: { AccountID: bank?.AccountID },
			Amount: 1,
		});
		at.put('Payments', { Invoice: { InvoiceNumber: number }, Code: '970', Amount: 1 });
		expect(invoice().AmountPaid).toBe(2);
	});

	it('is not found as a whole when the InvoiceID is nobody’s', () => {
		const { at } = open();
		const element = { Invoice: { InvoiceID: unknown }, Account, Amount: 1 };
		expect(at.tryPut('Payments', element)).toEqual({ is: 'not found' });
		expect(at.shelf('Payments').check?.(element, 'PUT')).toEqual({ is: 'not found' });
	});

	it.each([
		[{ Amount: 115.01 }, 'Payment amount exceeds the amount outstanding on this document'],
		[{ Account: { Code: '200' } }, 'Account must be valid.'],
		[{ Account: { Code: '999' } }, 'Account could not be found'],
		[{ Account: undefined }, 'Account could not be found'],
		[{ Invoice: undefined }, 'The document with the supplied id was not found for this endpoint.'],
		[{ Amount: 0 }, 'Payment amount must be greater than zero'],
		[
			{ Date: '2025-01-01' },
			'The document date cannot be before the period lock date, currently set at 31 March 2025',
		],
	])('refuses %j', (part, message) => {
		const { at, Invoice } = open();
		const verdict = at.tryPut('Payments', { Invoice, Account, Amount: 10, ...part });
		expect(errorsOf(verdict)).toEqual([message]);
		expect(verdict).toMatchObject({ echo: { PaymentID: zeroId, HasValidationErrors: true } });
	});

	it.each(['DRAFT', 'SUBMITTED'])('refuses a %s document', (Status) => {
		const { at, Invoice } = open({ Status });
		expect(errorsOf(at.tryPut('Payments', { Invoice, Account, Amount: 10 }))).toEqual([
			'Payments can only be made against Authorised documents',
		]);
	});

	it('refuses a document that is paid already', () => {
		const { at, Invoice } = open();
		at.put('Payments', { Invoice, Account, Amount: 115 });
		expect(errorsOf(at.tryPut('Payments', { Invoice, Account, Amount: 0.01 }))).toEqual([
			'Payment amount exceeds the amount outstanding on this document',
		]);
	});

	it('pays foreign documents from an account of their currency or the base currency', () => {
		const { at, Invoice } = open({ CurrencyCode: 'USD', CurrencyRate: 0.5 });
		const dollars = at.put('Payments', { Invoice, Account: { Code: '092' }, Amount: 10 });
		expect(dollars).toMatchObject({ Amount: 10, BankAmount: 10, CurrencyRate: 0.5 });
		const base = at.put('Payments', { Invoice, Account, Amount: 10, CurrencyRate: 0.8 });
		expect(base).toMatchObject({ Amount: 10, BankAmount: 12.5, CurrencyRate: 0.8 });
	});

	it('does not pay a base document from a foreign account', () => {
		const { at, Invoice } = open();
		expect(
			errorsOf(at.tryPut('Payments', { Invoice, Account: { Code: '092' }, Amount: 10 })),
		).toHaveLength(1);
	});

	it('pays bills as bills', () => {
		const at = desk();
		const paid = at.put('Payments', { InvoiceNumber: '0047-2291', Account, Amount: 180.02 });
		expect(paid).toMatchObject({ PaymentType: 'ACCPAYPAYMENT', Invoice: { Status: 'PAID' } });
	});

	it('creates one with POST to the collection, and shows less of the document in lists', () => {
		const { at, Invoice } = open();
		const made = at.post('Payments', { Invoice, Account, Amount: 10, Reference: 'r'.repeat(300) });
		expect(made.Reference).toHaveLength(300);
		const listed = at.get('Payments', made.PaymentID, { ...full, full: false });
		expect(listed.Invoice).not.toHaveProperty('AmountDue');
		expect(at.shelf('Payments')).toMatchObject({ mostPosted: 1, summarizes: ['PUT'] });
	});
});

describe('deleting a payment', () => {
	it('opens the document again and keeps the payment readable', () => {
		const { at, Invoice, invoice } = open();
		const { PaymentID } = at.put('Payments', { Invoice, Account, Amount: 115 });
		at.wait(1000);
		const gone = at.post('Payments', { Status: 'DELETED' }, PaymentID);
		expect(gone).toMatchObject({
			PaymentID,
			Status: 'DELETED',
			UpdatedDateUTC: new Date('2026-03-09T13:30:01Z'),
		});
		expect(invoice()).toMatchObject({
			Status: 'AUTHORISED',
			AmountPaid: 0,
			AmountDue: 115,
			Payments: [],
			UpdatedDateUTC: new Date('2026-03-09T13:30:01Z'),
		});
		expect(invoice()).not.toHaveProperty('FullyPaidOnDate');
		expect(at.get('Payments', PaymentID).Status).toBe('DELETED');
		expect(at.post('Invoices', { Status: 'VOIDED' }, Invoice.InvoiceID).Status).toBe('VOIDED');
	});

	it('is the only change there is, and happens once', () => {
		const { at, Invoice } = open();
		const { PaymentID } = at.put('Payments', { Invoice, Account, Amount: 5 });
		const refusal = ['Payment not of valid status for modification'];
		expect(errorsOf(at.tryPost('Payments', { Reference: 'x' }, PaymentID))).toEqual(refusal);
		expect(errorsOf(at.tryPost('Payments', { PaymentID, Status: 'AUTHORISED' }))).toEqual(refusal);
		at.post('Payments', { PaymentID, Status: 'DELETED' });
		expect(errorsOf(at.tryPost('Payments', { Status: 'DELETED' }, PaymentID))).toEqual(refusal);
		expect(at.tryPost('Payments', { Status: 'DELETED' }, unknown)).toEqual({ is: 'not found' });
	});

	it('is refused for a reconciled payment', () => {
		const { at, Invoice } = open();
		const { PaymentID } = at.put('Payments', { Invoice, Account, Amount: 5, IsReconciled: true });
		expect(errorsOf(at.tryPost('Payments', { Status: 'DELETED' }, PaymentID))).toHaveLength(1);
	});
});
