import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';

const quote = (extra: Rec = {}): Rec => ({
	Contact: { Name: 'City Agency' },
	Date: '2026-03-02',
	ExpiryDate: '2026-04-02',
	LineItems: [
		{
			Description: 'Window',
			Quantity: 2,
			UnitAmount: 100,
			DiscountRate: 10,
			AccountCode: '200',
			TaxType: 'OUTPUT2',
		},
	],
	...extra,
});

describe('quotes', () => {
	it('have the words of their amounts in capitals, numbers and discounts', () => {
		const at = desk();
		const made = at.put('Quotes', quote({ LineAmountTypes: 'INCLUSIVE', Title: 'Spring' }));
		expect(made).toMatchObject({
			Status: 'DRAFT',
			LineAmountTypes: 'INCLUSIVE',
			Title: 'Spring',
			Total: 180,
			TotalTax: 23.48,
			TotalDiscount: 20,
			ExpiryDateString: '2026-04-02T00:00:00',
		});
		expect(made.QuoteNumber).toMatch(/^QU-\d{4}$/);
		expect(at.put('Quotes', quote()).LineAmountTypes).toBe('EXCLUSIVE');
		expect(at.tryPut('Quotes', quote({ LineAmountTypes: 'Exclusive' }))?.is).toBe('unreadable');
	});

	it('give a line no tax rate of its account', () => {
		const [line] = quote().LineItems as Array<{ TaxType?: string }>;
		const made = desk().put('Quotes', quote({ LineItems: [{ ...line, TaxType: undefined }] }));
		expect(made).toMatchObject({ TotalTax: 0, Total: 180 });
	});

	it('want contact and date with every change', () => {
		const at = desk();
		const { QuoteID } = at.put('Quotes', quote());
		expect(errorsOf(at.tryPost('Quotes', { Title: 'New' }, QuoteID))).toEqual([
			'A Contact must be specified for this type of transaction',
			'The document Date field must be specified.',
		]);
		const change = { Title: 'New', Contact: { Name: 'City Agency' }, Date: '2026-03-02' };
		expect(at.post('Quotes', change, QuoteID)).toMatchObject({ Title: 'New', Total: 207 });
	});

	it.each([
		[false, 'Spring'],
		[true, undefined],
	])('lose texts left out of a change: %s', (quoteChangesClearTexts, Title) => {
		const at = desk({ quoteChangesClearTexts });
		const { QuoteID } = at.put('Quotes', quote({ Title: 'Spring' }));
		expect(at.post('Quotes', quote(), QuoteID).Title).toBe(Title);
	});

	it('hold their numbers, as the switch says', () => {
		const numbered = quote({ QuoteNumber: 'Q1' });
		const at = desk();
		at.put('Quotes', numbered);
		expect(errorsOf(at.tryPut('Quotes', numbered))).toEqual(['Quote # must be unique.']);
		expect(at.post('Quotes', { ...numbered, Title: 'Same' }).Title).toBe('Same');
		const free = desk({ quoteNumbersUnique: false });
		free.put('Quotes', numbered);
		expect(free.tryPut('Quotes', numbered)?.is).toBe('ok');
	});

	const ways: [string, string[], string[]][] = [
		['DRAFT', [], ['SENT', 'DELETED']],
		['SENT', ['SENT'], ['ACCEPTED', 'DECLINED', 'DELETED']],
		['DECLINED', ['SENT', 'DECLINED'], ['SENT', 'DELETED']],
		['ACCEPTED', ['SENT', 'ACCEPTED'], ['INVOICED', 'SENT', 'DELETED']],
		['INVOICED', ['SENT', 'ACCEPTED', 'INVOICED'], ['SENT', 'DELETED']],
		['DELETED', ['DELETED'], []],
	];
	it.each(ways)('go on from %s only as Xero lets them', (from, way, onward) => {
		const all = ['DRAFT', 'SENT', 'DECLINED', 'ACCEPTED', 'INVOICED', 'DELETED'];
		const may = all.filter((status) => {
			const at = desk();
			const { QuoteID } = at.put('Quotes', quote());
			for (const step of way) at.post('Quotes', quote({ Status: step }), QuoteID);
			return (
				status !== from && at.tryPost('Quotes', quote({ Status: status }), QuoteID)?.is === 'ok'
			);
		});
		expect(may.sort()).toEqual([...onward].sort());
	});
});
