import type { Rec } from '../contract';
import { desk, documented, errorsOf, start } from './desk';
import { Ledger } from './ledger';
import { realisedGain } from './payment-write';
import type { Organisation, Payment } from './records';
import { newZealand } from './seeds/countries';

/** A US dollar document of 100 at 0.5 dollars for one New Zealand dollar: 200 in the base currency. */
function open(Type = 'ACCREC') {
	const at = desk();
	const { InvoiceID } = at.put('Invoices', {
		Type,
		Contact: { ContactNumber: 'C-1007' },
		DueDate: '2026-04-01',
		Status: 'AUTHORISED',
		LineAmountTypes: 'NoTax',
		CurrencyCode: 'USD',
		CurrencyRate: 0.5,
		LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	});
	const element = { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount: 10 };
	const pay = (part: Rec) => at.put('Payments', { ...element, ...part });
	const gain = ({ PaymentID }: Rec) => {
		const ledger = new Ledger(at.books.organisation as Organisation, newZealand.country, {
			clock: { now: () => start },
			switches: documented,
		});
		return realisedGain(ledger, at.shelf('Payments').find(String(PaymentID)) as Payment);
	};
	return { at, pay, gain, element };
}

const dollars = { Account: { Code: '092' } };

describe('paying in another currency', () => {
	it('takes the rate of the document, the rate given, or the rate the bank amount makes', () => {
		const { pay } = open();
		expect(pay({})).toMatchObject({ BankAmount: 20, CurrencyRate: 0.5 });
		expect(pay({ CurrencyRate: 0.8 })).toMatchObject({ BankAmount: 12.5, CurrencyRate: 0.8 });
		expect(pay({ BankAmount: 25 })).toMatchObject({ BankAmount: 25, CurrencyRate: 0.4 });
		expect(pay({ BankAmount: 25, CurrencyRate: 0.41 })).toMatchObject({ CurrencyRate: 0.41 });
		expect(pay({ ...dollars, CurrencyRate: 0.4 })).toMatchObject({
			BankAmount: 10,
			CurrencyRate: 0.4,
		});
	});

	it.each([
		[{ ...dollars, BankAmount: 11 }, 'The bank amount must equal'],
		[{ CurrencyRate: 0 }, 'Currency rate must be greater than zero'],
		[{ Amount: 100.01 }, 'Payment amount exceeds the amount outstanding on this document'],
	])('refuses %j', (part, message) => {
		const { at, element } = open();
		expect(errorsOf(at.tryPut('Payments', { ...element, ...part }))).toEqual([
			expect.stringContaining(message),
		]);
	});

	it('realises what the rate moved: gained on sales is lost on bills', () => {
		const sale = open();
		expect(sale.gain(sale.pay({ CurrencyRate: 0.4 }))).toBe(5);
		expect(sale.gain(sale.pay({ CurrencyRate: 0.8 }))).toBe(-7.5);
		expect(sale.gain(sale.pay({}))).toBe(0);
		const bill = open('ACCPAY');
		expect(bill.gain(bill.pay({ CurrencyRate: 0.4 }))).toBe(-5);
	});

	it('refunds a foreign overpayment at the rate of the day, and realises the difference', () => {
		const { at, gain } = open();
		const { OverpaymentID } = at.put('BankTransactions', {
			Type: 'RECEIVE-OVERPAYMENT',
			Contact: { ContactNumber: 'C-1007' },
			BankAccount: dollars.Account,
			CurrencyRate: 0.5,
			LineItems: [{ Description: 'Too much', LineAmount: 10 }],
		});
		const refund = { Overpayment: { OverpaymentID }, ...dollars, Amount: 10, CurrencyRate: 0.4 };
		const paid = at.put('Payments', refund);
		expect(paid).toMatchObject({ PaymentType: 'AROVERPAYMENTPAYMENT', BankAmount: 10 });
		// 20 were kept for the customer, 25 went back.
		expect(gain(paid)).toBe(-5);
		expect(at.get('Overpayments', OverpaymentID)).toMatchObject({ Status: 'PAID' });
	});
});
