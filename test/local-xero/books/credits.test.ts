import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

const BankAccount = { Code: '090' };
const Account = { Code: '090' };
const Contact = { ContactNumber: 'C-1003' };
const line = (amount: number) => [
	{ Description: 'Deposit', Quantity: 1, UnitAmount: amount, AccountCode: '200', TaxType: 'NONE' },
];

/** Books with a credit of 100 made by a bank transaction, and two invoices of 60 to put it on. */
function credited(Type: string, side = 'ACCREC', extra: Rec = {}) {
	const at = desk();
	const [endpoint, id] = Type.endsWith('OVERPAYMENT')
		? ['Overpayments', 'OverpaymentID']
		: ['Prepayments', 'PrepaymentID'];
	const made = at.put('BankTransactions', {
		Type,
		Contact,
		BankAccount,
		LineItems: line(100),
		...extra,
	});
	const invoices = [1, 2].map(() =>
		at.put('Invoices', {
			Type: side,
			Contact,
			DueDate: '2026-04-01',
			Status: 'AUTHORISED',
			LineItems: line(60),
		}),
	);
	const credit = () => at.get(endpoint, made[id]);
	const below = () => {
		const shelf = at.shelf(endpoint);
		const sub = shelf.sub?.Allocations(shelf.find(String(made[id])) ?? {});
		if (!sub) throw new Error('No allocations');
		return sub;
	};
	const tryAllocate = (Amount: number, to = 0, date = '2026-03-09') =>
		below().put?.(
			{ Amount, Date: date, Invoice: { InvoiceID: invoices[to].InvoiceID } },
			{ unitdp: 2, app: 'Test app' },
		);
	const allocate = (Amount: number, to = 0) => {
		const verdict = tryAllocate(Amount, to);
		if (verdict?.is !== 'ok') throw new Error(JSON.stringify(verdict));
		return below().show(verdict.record, { full: true, summaryOnly: false, unitdp: 2 });
	};
	const invoice = (of = 0) => at.get('Invoices', invoices[of].InvoiceID);
	return { at, made, id, credit, below, tryAllocate, allocate, invoice };
}

describe.each([
	['RECEIVE-PREPAYMENT', 'ACCREC', 'Prepayments', 'ARPREPAYMENTPAYMENT'],
	['SPEND-PREPAYMENT', 'ACCPAY', 'Prepayments', 'APPREPAYMENTPAYMENT'],
	['RECEIVE-OVERPAYMENT', 'ACCREC', 'Overpayments', 'AROVERPAYMENTPAYMENT'],
	['SPEND-OVERPAYMENT', 'ACCPAY', 'Overpayments', 'APOVERPAYMENTPAYMENT'],
])('%s', (Type, side, endpoint, PaymentType) => {
	const open = () => credited(Type, side, side === 'ACCPAY' ? { LineItems: spent } : {});
	const spent = [{ ...line(100)[0], AccountCode: '429' }];
	const words = endpoint.slice(0, -1);

	it('is made by its bank transaction', () => {
		const { made, id, credit } = open();
		expect(made[id]).toMatch(/-/);
		expect(credit()).toMatchObject({
			Type,
			Status: 'AUTHORISED',
			Total: 100,
			RemainingCredit: 100,
			Contact: { Name: 'City Agency' },
			Allocations: [],
			Payments: [],
		});
	});

	it('is put on invoices until nothing is left, and taken off again', () => {
		const { credit, allocate, invoice, below, at, made, tryAllocate } = open();
		const first = allocate(60);
		expect(first).toMatchObject({ Amount: 60, IsDeleted: false, [words]: { LineItems: [] } });
		expect(invoice()).toMatchObject({
			Status: 'PAID',
			AmountDue: 0,
			AmountPaid: 0,
			AmountCredited: 60,
			FullyPaidOnDate: new Date('2026-03-09'),
			[endpoint]: [{ AppliedAmount: 60, Total: 100 }],
		});
		expect(errorsOf(tryAllocate(1))).toContain(
			'The invoice you are trying to allocate to has already been paid off',
		);
		allocate(40, 1);
		expect(invoice(1)).toMatchObject({ Status: 'AUTHORISED', AmountDue: 20 });
		expect(credit()).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
		expect(errorsOf(tryAllocate(1, 1))).toEqual([
			`${words} cannot be allocated as amount is greater than amount outstanding`,
		]);
		expect(
			errorsOf(at.tryPost('BankTransactions', { Status: 'DELETED' }, made.BankTransactionID)),
		).toEqual([
			'This document cannot be edited as it has a payment or credit note allocated to it.',
		]);
		expect(below().remove?.(String(first.AllocationID))).toMatchObject({
			is: 'ok',
			record: { IsDeleted: true },
		});
		expect(credit()).toMatchObject({ Status: 'AUTHORISED', RemainingCredit: 60 });
		expect(invoice()).toMatchObject({ Status: 'AUTHORISED', AmountDue: 60, [endpoint]: [] });
		expect(below().remove?.(String(first.AllocationID))).toEqual({ is: 'not found' });
	});

	it('is refunded by payments', () => {
		const { at, made, id, credit } = open();
		const on = { [words]: { [id]: made[id] } };
		const paid = at.put('Payments', { ...on, Account, Amount: 30 });
		expect(paid).toMatchObject({ PaymentType, [words]: { [id]: made[id], RemainingCredit: 70 } });
		expect(credit()).toMatchObject({ RemainingCredit: 70, Payments: [{ Amount: 30 }] });
		expect(errorsOf(at.tryPut('Payments', { ...on, Account, Amount: 70.01 }))).toEqual([
			'Payment amount exceeds the amount outstanding on this document',
		]);
		at.put('Payments', { ...on, Account, Amount: 70 });
		expect(credit()).toMatchObject({ Status: 'PAID', RemainingCredit: 0 });
		at.post('Payments', { Status: 'DELETED' }, paid.PaymentID);
		expect(credit()).toMatchObject({ Status: 'AUTHORISED', RemainingCredit: 30 });
	});

	it('is voided with its bank transaction', () => {
		const { at, made, credit } = open();
		at.post('BankTransactions', { Status: 'DELETED' }, made.BankTransactionID);
		expect(credit()).toMatchObject({ Status: 'VOIDED', RemainingCredit: 0 });
	});

	it('follows its bank transaction while nothing is used', () => {
		const { at, made, credit } = open();
		at.post('BankTransactions', { Reference: 'Later' }, made.BankTransactionID);
		expect(credit()).toMatchObject({ Reference: 'Later', RemainingCredit: 100 });
	});
});

describe('allocations', () => {
	it('keep to the side of the invoice, its contact and its status', () => {
		expect(errorsOf(credited('RECEIVE-PREPAYMENT', 'ACCPAY').tryAllocate(10))).toEqual([
			'Prepayment cannot be allocated to an incorrect invoice type',
		]);
		const other = { Contact: { ContactNumber: 'C-1001' } };
		expect(errorsOf(credited('RECEIVE-PREPAYMENT', 'ACCREC', other).tryAllocate(10))).toEqual([
			'Prepayment cannot be allocated to an invoice of another contact',
		]);
	});

	it('refuse an amount of nothing, and a date in a locked period', () => {
		const { tryAllocate } = credited('RECEIVE-OVERPAYMENT');
		expect(errorsOf(tryAllocate(0))).toEqual(['Allocation amount must be greater than zero']);
		expect(errorsOf(tryAllocate(10, 0, '2025-03-31'))).toEqual([
			'The document date cannot be before the period lock date, currently set at 31 March 2025',
		]);
	});

	it('keep an invoice from being voided', () => {
		const { allocate, at, invoice } = credited('RECEIVE-OVERPAYMENT');
		allocate(10);
		expect(
			errorsOf(at.tryPost('Invoices', { Status: 'VOIDED' }, invoice().InvoiceID)),
		).toHaveLength(1);
	});
});

it('keeps an overpayment free of tax, on what customers owe', () => {
	const { credit } = credited('RECEIVE-OVERPAYMENT', 'ACCREC', {
		LineItems: [{ Description: 'Too much', LineAmount: 100 }],
	});
	expect(credit()).toMatchObject({
		LineAmountTypes: 'NoTax',
		TotalTax: 0,
		LineItems: [{ AccountCode: '610', TaxType: 'NONE', LineAmount: 100 }],
	});
});
