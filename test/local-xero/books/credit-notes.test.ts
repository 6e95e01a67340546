import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

const sale = (amount: number, extra: Rec = {}): Rec => ({
	Type: 'ACCREC',
	Contact: { Name: 'Bayside Club' },
	Date: '2026-03-01',
	DueDate: '2026-03-20',
	Status: 'AUTHORISED',
	LineItems: [
		{ Description: 'x', Quantity: 1, UnitAmount: amount, AccountCode: '200', TaxType: 'NONE' },
	],
	...extra,
});
const credit = (amount: number, extra: Rec = {}): Rec => ({
	...sale(amount),
	Type: 'ACCRECCREDIT',
	...extra,
});
type Desk = ReturnType<typeof desk>;
const allocations = (at: Desk, id: unknown) => {
	const shelf = at.shelf('CreditNotes');
	const note = shelf.find(String(id));
	const sub = note && shelf.sub?.Allocations(note);
	if (!sub) throw new Error('No allocations');
	return sub;
};
const allocate = (at: Desk, note: unknown, invoice: unknown, Amount: number) =>
	allocations(at, note).put?.(
		{ Amount, Date: '2026-03-05', Invoice: { InvoiceID: invoice } },
		{ unitdp: 4, app: 'Test app' },
	);

describe('credit notes', () => {
	it('start as drafts of today with the next free number and all of their credit', () => {
		const at = desk();
		const note = at.put('CreditNotes', { ...credit(10), Date: undefined, Status: undefined });
		expect(note).toMatchObject({
			Status: 'DRAFT',
			DateString: '2026-03-10T00:00:00',
			Total: 10,
			RemainingCredit: 10,
			AppliedAmount: 0,
			Allocations: [],
			Payments: [],
		});
		expect(note.CreditNoteNumber).toMatch(/^CN-\d{4}$/);
	});

	it('hold numbers of customers unique, those of suppliers not', () => {
		const at = desk();
		at.put('CreditNotes', credit(1, { CreditNoteNumber: 'C1' }));
		expect(errorsOf(at.tryPut('CreditNotes', credit(1, { CreditNoteNumber: 'C1' })))).toEqual([
			'Credit note # must be unique.',
		]);
		const bought = {
			Type: 'ACCPAYCREDIT',
			CreditNoteNumber: 'C1',
			Contact: { Name: 'PowerDirect' },
		};
		const line = { Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '445' };
		at.put('CreditNotes', credit(1, { ...bought, LineItems: [line] }));
		at.put('CreditNotes', credit(1, { ...bought, LineItems: [line] }));
		expect(at.post('CreditNotes', { CreditNoteNumber: 'C1', Reference: 'R' }).Reference).toBe('R');
	});

	it('refuse discounts, statuses out of turn and locked dates', () => {
		const at = desk();
		const [line] = credit(10).LineItems as Rec[];
		const discounted = credit(10, { LineItems: [{ ...line, DiscountRate: 10 }] });
		expect(errorsOf(at.tryPut('CreditNotes', discounted))).toEqual([
			'Discounts may not be applied to credit notes.',
		]);
		expect(errorsOf(at.tryPut('CreditNotes', credit(1, { Status: 'PAID' })))).toContain(
			'Credit note not of valid status for creation',
		);
		const { CreditNoteID } = at.put('CreditNotes', credit(10));
		expect(errorsOf(at.tryPost('CreditNotes', { Status: 'DELETED' }, CreditNoteID))).toEqual([
			'Credit note not of valid status for modification',
		]);
		expect(errorsOf(at.tryPut('CreditNotes', credit(1, { Date: '2020-01-01' })))[0]).toMatch(
			/lock date/,
		);
		expect(at.post('CreditNotes', { Status: 'VOIDED' }, CreditNoteID)).toMatchObject({
			Status: 'VOIDED',
			RemainingCredit: 0,
			AppliedAmount: 0,
		});
	});
});

describe('allocations of credit notes', () => {
	it('move credit to the invoice, and back when deleted', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale(100));
		const { CreditNoteID } = at.put('CreditNotes', credit(100));
		at.wait(1000);
		expect(allocate(at, CreditNoteID, InvoiceID, 40)?.is).toBe('ok');
		const second = allocate(at, CreditNoteID, InvoiceID, 60);
		expect(at.get('Invoices', InvoiceID)).toMatchObject({
			Status: 'PAID',
			AmountCredited: 100,
			AmountDue: 0,
			AmountPaid: 0,
			CreditNotes: [
				{ CreditNoteID, AppliedAmount: 40 },
				{ CreditNoteID, AppliedAmount: 60 },
			],
		});
		const note = at.get('CreditNotes', CreditNoteID);
		expect(note).toMatchObject({ Status: 'PAID', RemainingCredit: 0, AppliedAmount: 100 });
		expect(note.Allocations).toMatchObject([
			{ Amount: 40, Invoice: { InvoiceID } },
			{ Amount: 60 },
		]);
		if (second?.is !== 'ok') throw new Error('not allocated');
		const removed = allocations(at, CreditNoteID).remove?.(String(second.record.AllocationID));
		expect(removed?.is).toBe('ok');
		expect(at.get('Invoices', InvoiceID)).toMatchObject({
			Status: 'AUTHORISED',
			AmountCredited: 40,
			AmountDue: 60,
		});
		expect(at.get('CreditNotes', CreditNoteID)).toMatchObject({
			Status: 'AUTHORISED',
			RemainingCredit: 60,
		});
	});

	it('are refused beyond what is left, on paid invoices and on bills', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale(50));
		const { CreditNoteID } = at.put('CreditNotes', credit(100));
		expect(errorsOf(allocate(at, CreditNoteID, InvoiceID, 51))).toEqual([
			'Credit Note cannot be allocated as amount is greater than amount outstanding',
		]);
		allocate(at, CreditNoteID, InvoiceID, 50);
		expect(errorsOf(allocate(at, CreditNoteID, InvoiceID, 1))).toContain(
			'The invoice you are trying to allocate to has already been paid off',
		);
		const bill = at
			.shelf('Invoices')
			.all()
			.find(({ Type, Status }) => Type === 'ACCPAY' && Status === 'AUTHORISED');
		expect(errorsOf(allocate(at, CreditNoteID, bill?.InvoiceID, 1))).toContain(
			'Credit Note cannot be allocated to an incorrect invoice type',
		);
	});

	it('freeze both documents', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale(50));
		const { CreditNoteID } = at.put('CreditNotes', credit(100));
		allocate(at, CreditNoteID, InvoiceID, 10);
		const refusal =
			'This document cannot be edited as it has a payment or credit note allocated to it.';
		const other = { Contact: { Name: 'City Agency' } };
		expect(errorsOf(at.tryPost('Invoices', other, InvoiceID))[0]).toBe(refusal);
		const changed = { LineItems: credit(90).LineItems };
		expect(errorsOf(at.tryPost('CreditNotes', changed, CreditNoteID))[0]).toBe(refusal);
		expect(errorsOf(at.tryPost('CreditNotes', { Status: 'VOIDED' }, CreditNoteID))).toEqual([
			'The status VOIDED cannot be applied to the credit note because it has payments or credit notes allocated to it.',
		]);
		expect(at.post('CreditNotes', { Reference: 'Goodwill' }, CreditNoteID)).toMatchObject({
			Reference: 'Goodwill',
			RemainingCredit: 90,
			Status: 'AUTHORISED',
		});
	});
});
