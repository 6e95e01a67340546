import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

type Desk = ReturnType<typeof desk>;
const sale = (extra: Rec = {}): Rec => ({
	Type: 'ACCREC',
	Contact: { Name: 'Bayside Club' },
	Date: '2026-03-01',
	DueDate: '2026-03-20',
	Status: 'AUTHORISED',
	LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	...extra,
});
const journal = (amounts: [string, number][], extra: Rec = {}): Rec => ({
	Narration: 'Correction',
	Date: '2026-03-03',
	JournalLines: amounts.map(([AccountCode, LineAmount]) => ({ AccountCode, LineAmount })),
	...extra,
});
const balanced: [string, number][] = [
	['469', 100.1],
	['620', -100.1],
];

describe('manual journals', () => {
	it('start as drafts without tax', () => {
		expect(desk().put('ManualJournals', journal(balanced))).toMatchObject({
			Status: 'DRAFT',
			LineAmountTypes: 'NoTax',
			ShowOnCashBasisReports: true,
			JournalLines: [{ AccountCode: '469', TaxType: 'NONE', TaxAmount: 0 }, { LineAmount: -100.1 }],
		});
	});

	it('must balance, with the tax that comes on top', () => {
		const at = desk();
		const uneven: [string, number][] = [
			['469', 100],
			['620', -10],
		];
		expect(errorsOf(at.tryPut('ManualJournals', journal(uneven)))).toEqual([
			'The total debits (100.00) must equal total credits (-10.00)',
		]);
		const taxed: [string, number][] = [
			['453', 100],
			['620', -115],
		];
		const made = at.put(
			'ManualJournals',
			journal(taxed, { LineAmountTypes: 'Exclusive', Status: 'POSTED' }),
		);
		expect(made.JournalLines).toMatchObject([{ TaxAmount: 15 }, { TaxAmount: 0 }]);
	});

	it.each(['610', '800', '820', '090', '630', '999'])('refuse the account %s', (code) => {
		const lines: [string, number][] = [
			[code, 1],
			['469', -1],
		];
		expect(errorsOf(desk().tryPut('ManualJournals', journal(lines)))).toEqual([
			`Account code '${code}' is not a valid code for this document.`,
		]);
	});

	it('want a narration and two lines', () => {
		const at = desk();
		expect(errorsOf(at.tryPut('ManualJournals', { JournalLines: [] }))).toEqual([
			'Narration must be specified',
			'A manual journal must have at least two journal lines',
		]);
	});

	it('are deleted as drafts, voided once posted, and kept out of locked periods', () => {
		const at = desk();
		const { ManualJournalID: id } = at.put('ManualJournals', journal(balanced));
		expect(errorsOf(at.tryPost('ManualJournals', { Status: 'VOIDED' }, id))).toEqual([
			'Manual Journal not of valid status for modification',
		]);
		at.post('ManualJournals', { Status: 'POSTED' }, id);
		expect(errorsOf(at.tryPost('ManualJournals', { Status: 'DELETED' }, id))).toEqual([
			'Manual Journal not of valid status for modification',
		]);
		expect(at.post('ManualJournals', { Status: 'VOIDED' }, id).Status).toBe('VOIDED');
		const old = journal(balanced, { Date: '2020-01-31' });
		expect(at.tryPut('ManualJournals', old)?.is).toBe('ok');
		expect(errorsOf(at.tryPut('ManualJournals', { ...old, Status: 'POSTED' }))[0]).toMatch(/lock/);
	});
});

describe('journals', () => {
	const of = (at: Desk, id: unknown) =>
		at
			.shelf('Journals')
			.all()
			.filter(({ SourceID }) => SourceID === id);
	const lines = (one: Rec) =>
		(one.JournalLines as Rec[]).map(({ AccountCode, NetAmount }) => [AccountCode, NetAmount]);

	it('come from approved documents, and are reversed when these change or are voided', () => {
		const at = desk();
		const { InvoiceID } = at.put('Invoices', sale({ Status: 'DRAFT' }));
		expect(of(at, InvoiceID)).toEqual([]);
		at.post('Invoices', { Status: 'AUTHORISED' }, InvoiceID);
		at.post('Invoices', { Reference: 'R' }, InvoiceID);
		at.post('Invoices', { Status: 'VOIDED' }, InvoiceID);
		const [first, reversal, changed, last, ...others] = of(at, InvoiceID);
		expect(others).toEqual([]);
		const posted = [
			['610', 115],
			['200', -100],
			['820', -15],
		];
		expect(lines(first)).toEqual(posted);
		expect(lines(changed)).toEqual(posted);
		expect(changed.Reference).toBe('R');
		const reversed = posted.map(([code, amount]) => [code, -Number(amount)]);
		expect(lines(reversal)).toEqual(reversed);
		expect(lines(last)).toEqual(reversed);
	});

	it('balance, every one of them, and number without a gap', () => {
		for (const name of ['Harbour Lane Traders', 'Thistle & Oak Ltd']) {
			const all = desk({}, name).shelf('Journals').all();
			expect(all.length).toBeGreaterThan(15);
			expect(all.map(({ JournalNumber }) => JournalNumber)).toEqual(all.map((_, at) => at + 1));
			for (const one of all) {
				const total = lines(one).reduce((sum, [, net]) => sum + Math.round(Number(net) * 100), 0);
				expect([one.SourceType, total]).toEqual([one.SourceType, 0]);
			}
		}
	});

	it('book what a changed rate gained', () => {
		const at = desk();
		const { InvoiceID } = at.put(
			'Invoices',
			sale({ CurrencyCode: 'USD', CurrencyRate: 0.5, LineAmountTypes: 'NoTax' }),
		);
		const { PaymentID } = at.put('Payments', {
			Invoice: { InvoiceID },
			Account: { Code: '090' },
			Amount: 100,
			CurrencyRate: 0.4,
			Date: '2026-03-08',
		});
		expect(lines(of(at, PaymentID)[0])).toEqual([
			['090', 250],
			['610', -200],
			['499', -50],
		]);
	});
});

describe('linked transactions', () => {
	it('follow the bill and the invoice they are charged on', () => {
		const at = desk();
		const bill = at.put('Invoices', sale({ Type: 'ACCPAY', Status: 'DRAFT' }));
		const [line] = bill.LineItems as Rec[];
		const link = { SourceTransactionID: bill.InvoiceID, SourceLineItemID: line.LineItemID };
		const { LinkedTransactionID: id, Status } = at.put('LinkedTransactions', link);
		expect(Status).toBe('DRAFT');
		at.post('Invoices', { Status: 'AUTHORISED' }, bill.InvoiceID);
		expect(at.get('LinkedTransactions', id).Status).toBe('APPROVED');
		const invoice = at.put('Invoices', sale({ Status: 'DRAFT' }));
		const { ContactID } = invoice.Contact as Rec;
		const target = { ContactID, TargetTransactionID: invoice.InvoiceID };
		expect(at.post('LinkedTransactions', target, id).Status).toBe('ONDRAFT');
		at.post('Invoices', { Status: 'AUTHORISED' }, invoice.InvoiceID);
		expect(at.get('LinkedTransactions', id).Status).toBe('BILLED');
		expect(at.shelf('LinkedTransactions').remove?.(String(id))?.is).toBe('error');
		at.post('Invoices', { Status: 'VOIDED' }, invoice.InvoiceID);
		expect(at.shelf('LinkedTransactions').remove?.(String(id))).toEqual({ is: 'gone' });
		const wrong = { ...link, SourceLineItemID: ContactID };
		expect(errorsOf(at.tryPut('LinkedTransactions', wrong))).toEqual([
			'The SourceLineItemID and SourceTransactionID do not match',
		]);
	});
});

describe('repeating invoices', () => {
	const repeating = (extra: Rec = {}): Rec => ({
		...sale({ LineAmountTypes: 'Exclusive' }),
		Schedule: {
			Period: 1,
			Unit: 'MONTHLY',
			DueDate: 10,
			DueDateType: 'DAYSAFTERBILLDATE',
			StartDate: '2026-01-31',
		},
		...extra,
	});

	it('know their next date, which ends with a short month', () => {
		const made = desk().put('RepeatingInvoices', repeating());
		expect(made).toMatchObject({ Status: 'AUTHORISED', Total: 115 });
		expect((made.Schedule as Rec).NextScheduledDate).toEqual(new Date('2026-03-31'));
	});

	it('want a whole schedule', () => {
		expect(errorsOf(desk().tryPut('RepeatingInvoices', repeating({ Schedule: {} })))).toContain(
			'The Schedule StartDate must be specified.',
		);
	});

	it('can only be deleted', () => {
		const at = desk();
		const { RepeatingInvoiceID: id } = at.put('RepeatingInvoices', repeating());
		const refusal = 'Repeating invoices cannot be updated, only deleted with the Status DELETED.';
		expect(errorsOf(at.tryPost('RepeatingInvoices', { Reference: 'x' }, id))).toEqual([refusal]);
		const gone = at.post('RepeatingInvoices', { RepeatingInvoiceID: id, Status: 'DELETED' });
		expect(gone.Status).toBe('DELETED');
		expect(errorsOf(at.tryPost('RepeatingInvoices', { Status: 'DELETED' }, id))).toEqual([refusal]);
	});
});

test('budgets show three months when nothing is said, 24 at most', () => {
	const at = desk();
	const shelf = at.shelf('Budgets');
	const [budget] = shelf.all();
	const periods = (dates: { from?: string; to?: string }) => {
		const shown = shelf.show(budget, { full: true, summaryOnly: false, unitdp: 2, dates });
		const [line] = shown.BudgetLines as Rec[];
		return (line.BudgetBalances as Rec[]).map(({ Period }) => Period);
	};
	expect(periods({})).toEqual(['2026-03', '2026-04', '2026-05']);
	expect(periods({ from: '2026-01-15', to: '2026-02-01' })).toEqual(['2026-01', '2026-02']);
	expect(periods({ from: '2020-01-01', to: '2026-01-01' })).toHaveLength(24);
	const brief = shelf.show(budget, { full: false, summaryOnly: false, unitdp: 2 });
	expect(brief).not.toHaveProperty('BudgetLines');
});
