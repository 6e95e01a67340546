import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';
import { zeroId } from './ids';

const Account = { Code: '090' };

function open(Type = 'ACCPAY') {
	const at = desk();
	const invoices = [40, 60].map((amount) =>
		at.put('Invoices', {
			Type,
			Contact: { ContactNumber: 'C-1003' },
			DueDate: '2026-04-01',
			Status: 'AUTHORISED',
			LineAmountTypes: 'NoTax',
			LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: amount, AccountCode: '200' }],
		}),
	);
	const pay = (at_: number, Amount: number) => ({
		Invoice: { InvoiceID: invoices[at_].InvoiceID },
		Amount,
	});
	const batch = { Account, Date: '2026-03-09', Payments: [pay(0, 40), pay(1, 25)] };
	const invoice = (of: number) => at.get('Invoices', invoices[of].InvoiceID);
	return { at, pay, batch, invoice };
}

describe('batch payments', () => {
	it('pay their invoices with member payments that cannot be deleted alone', () => {
		const { at, batch, invoice } = open();
		const made = at.put('BatchPayments', { ...batch, Reference: 'Run 7', Particulars: 'Run' });
		expect(made).toMatchObject({
			Type: 'PAYBATCH',
			Status: 'AUTHORISED',
			TotalAmount: 65,
			IsReconciled: false,
			Reference: 'Run 7',
			Account: { Code: '090', CurrencyCode: 'NZD' },
			Payments: [
				{ Amount: 40, BankAmount: 40 },
				{ Amount: 25, BankAmount: 25 },
			],
		});
		expect([invoice(0), invoice(1)]).toMatchObject([
			{ Status: 'PAID', Payments: [{ BatchPaymentID: made.BatchPaymentID }] },
			{ AmountDue: 35 },
		]);
		const [{ PaymentID }] = made.Payments as Rec[];
		expect(at.get('Payments', PaymentID)).toMatchObject({
			BatchPaymentID: made.BatchPaymentID,
			BatchPayment: { TotalAmount: 65, Type: 'PAYBATCH' },
			PaymentType: 'ACCPAYPAYMENT',
		});
		expect(errorsOf(at.tryPost('Payments', { Status: 'DELETED' }, PaymentID))).toEqual([
			'Payments within a batch cannot be deleted.',
		]);
		const { BatchPaymentID } = made;
		at.post('BatchPayments', { BatchPaymentID, Status: 'DELETED' });
		expect(at.get('Payments', PaymentID).Status).toBe('DELETED');
		expect(invoice(0)).toMatchObject({ Status: 'AUTHORISED', AmountDue: 40, Payments: [] });
		const again = at.tryPost('BatchPayments', { Status: 'DELETED' }, BatchPaymentID);
		expect(errorsOf(again)).toEqual(['Batch Payment not of valid status for modification']);
	});

	it('receive from customers too', () => {
		const { at, batch } = open('ACCREC');
		expect(at.put('BatchPayments', batch).Type).toBe('RECBATCH');
	});

	it.each<[string, (pay: (of: number, amount: number) => Rec) => Rec, string]>([
		['too much', (pay) => ({ Payments: [pay(0, 40), pay(1, 60.01)] }), 'Payment amount exceeds'],
		[
			'too much in parts',
			(pay) => ({ Payments: [pay(0, 30), pay(0, 30)] }),
			'Payment amount exceeds',
		],
		['no payments', () => ({ Payments: [] }), 'A batch payment must have'],
		['long particulars', () => ({ Particulars: 'x'.repeat(13) }), 'Batch Payment Particulars'],
		['no account', () => ({ Account: undefined }), 'Account could not be found'],
		['a locked date', () => ({ Date: '2025-01-01' }), 'The document date cannot be before'],
	])('refuse %s, and then pay nothing', (_name, change, message) => {
		const { at, pay, batch, invoice } = open();
		const verdict = at.tryPut('BatchPayments', { ...batch, ...change(pay) });
		expect(errorsOf(verdict)).toEqual([expect.stringContaining(message)]);
		expect(verdict).toMatchObject({ echo: { BatchPaymentID: zeroId } });
		expect(invoice(0).AmountPaid).toBe(0);
	});

	it('answer not found for an unknown invoice, in the check already: nothing of the request is written', () => {
		const { at, pay, batch } = open();
		const nobody = {
			Invoice: { InvoiceID: '00000000-0000-4000-8000-00000000beef' },
			Amount: 1,
		};
		const element = { ...batch, Payments: [pay(0, 1), nobody] };
		expect(at.shelf('BatchPayments').check?.(element, 'PUT')).toEqual({ is: 'not found' });
	});

	it('keep to one side', () => {
		const { at, pay, batch } = open();
		const sale = at.put('Invoices', {
			Type: 'ACCREC',
			Contact: { ContactNumber: 'C-1003' },
			DueDate: '2026-04-01',
			Status: 'AUTHORISED',
			LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 5, AccountCode: '200' }],
		});
		const both = [pay(0, 1), { Invoice: { InvoiceID: sale.InvoiceID }, Amount: 1 }];
		expect(errorsOf(at.tryPut('BatchPayments', { ...batch, Payments: both }))).toEqual([
			'A batch payment pays either sales invoices or bills, not both.',
		]);
	});
});
