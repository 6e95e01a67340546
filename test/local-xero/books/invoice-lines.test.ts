import type { Rec } from '../contract';
import { desk, errorsOf, full } from './desk';

const Contact = { ContactNumber: 'C-1003' };
const lineItem = { Description: 'Work', Quantity: 2, UnitAmount: 50, AccountCode: '200' };
const sale = { Type: 'ACCREC', Contact, LineItems: [lineItem] };
const unknown = '11111111-2222-4333-8444-555555555555';
const lines = (record: Rec) => record.LineItems as Rec[];

describe('lines', () => {
	const errors = (part: Rec, rest: Rec = {}) =>
		errorsOf(
			desk().tryPut('Invoices', { ...sale, ...rest, LineItems: [{ ...lineItem, ...part }] }),
		);
	const made = (part: Rec, rest: Rec = {}, unitdp: 2 | 4 = 4) =>
		lines(desk().put('Invoices', { ...sale, ...rest, LineItems: [part] }, unitdp))[0];

	it.each([
		[{ Description: '' }, 'The description field is mandatory for each line item.'],
		[{ AccountCode: '999' }, "Account code '999' is not a valid code for this document."],
		[{ AccountCode: '090' }, "Account code '090' is not a valid code for this document."],
		[{ AccountCode: '610' }, "Account code '610' is not a valid code for this document."],
		[
			{ AccountCode: '416' },
			"Account code '416' has been archived, or has been deleted. Each line item must reference a valid account.",
		],
		[{ AccountCode: undefined, AccountID: unknown }, 'Account could not be found'],
		[{ TaxType: 'NOPE' }, 'Tax rate must be valid.'],
		[{ TaxType: 'INPUT2' }, "The TaxType code 'INPUT2' cannot be used with account code '200'."],
		[{ LineAmount: 99.99 }, 'The line total 99.99 does not match the expected line total 100.00'],
		[
			{ DiscountRate: 10, LineAmount: 100 },
			'The line total 100.00 does not match the expected line total 90.00',
		],
		[{ ItemCode: 'NOPE' }, "Item code 'NOPE' is not valid"],
	])('refuses %j', (part, message) => {
		expect(errors(part)).toEqual([message]);
	});

	it('keeps to two tracking categories that exist, with options that exist', () => {
		const Tracking = [
			{ Name: 'Region', Option: 'North' },
			{ Name: 'Salesperson', Option: 'Tom Bellamy' },
		];
		expect(made({ ...lineItem, Tracking }).Tracking).toEqual(
			Tracking.map((choice) => ({
				...choice,
				TrackingCategoryID: expect.any(String),
				TrackingOptionID: expect.any(String),
			})),
		);
		expect(errors({ Tracking: [{ Name: 'Area', Option: 'North' }] })).toHaveLength(1);
		expect(errors({ Tracking: [{ Name: 'Region', Option: 'Up' }] })).toHaveLength(1);
		expect(errors({ Tracking: [Tracking[0], Tracking[0]] })).toHaveLength(1);
		expect(
			errors({ Tracking: [...Tracking, { Name: 'Third', Option: 'x' }] }).length,
		).toBeGreaterThan(0);
	});

	it('allows discounts on sales only', () => {
		expect(made({ ...lineItem, DiscountRate: 10 })).toMatchObject({
			LineAmount: 90,
			DiscountRate: 10,
		});
		expect(made({ ...lineItem, DiscountAmount: 12.5 })).toMatchObject({
			LineAmount: 87.5,
			DiscountAmount: 12.5,
		});
		expect(errors({ AccountCode: '469', DiscountRate: 10 }, { Type: 'ACCPAY' })).toEqual([
			'Discounts may not be applied to ACCPAY invoices.',
		]);
	});

	it('fills the line from its item, sale or purchase', () => {
		expect(made({ ItemCode: 'MUG-01', Quantity: 3 })).toMatchObject({
			Description: 'Stoneware mug, harbour blue',
			UnitAmount: 24.5,
			AccountCode: '200',
			TaxType: 'OUTPUT2',
			LineAmount: 73.5,
			Item: { Code: 'MUG-01', Name: 'Stoneware mug' },
		});
		expect(
			made({ ItemCode: 'MUG-01', Quantity: 3, UnitAmount: 20, Description: 'Mug' }),
		).toMatchObject({
			Description: 'Mug',
			UnitAmount: 20,
		});
		expect(made({ ItemCode: 'MUG-01', Quantity: 3 }, { Type: 'ACCPAY' })).toMatchObject({
			UnitAmount: 9.85,
			AccountCode: '310',
			TaxType: 'INPUT2',
		});
	});

	it('keeps four decimals of a price only on request, on both sides', () => {
		const at = desk();
		const priced = { ...sale, LineItems: [{ ...lineItem, Quantity: 1000, UnitAmount: 0.0875 }] };
		const fine = at.put('Invoices', priced, 4);
		expect(lines(fine)[0]).toMatchObject({ UnitAmount: 0.0875, LineAmount: 87.5 });
		expect(lines(at.get('Invoices', fine.InvoiceID, { ...full, unitdp: 2 }))[0].UnitAmount).toBe(
			0.09,
		);
		expect(lines(at.put('Invoices', priced, 2))[0]).toMatchObject({
			UnitAmount: 0.09,
			LineAmount: 90,
		});
	});

	it('works out the quantity or the price from the line amount', () => {
		const base = { Description: 'x', AccountCode: '200', LineAmount: 10 };
		expect(made({ ...base, Quantity: 3 })).toMatchObject({
			Quantity: 3,
			UnitAmount: 3.3333,
			LineAmount: 10,
		});
		expect(made({ ...base, UnitAmount: 4 })).toMatchObject({
			Quantity: 2.5,
			UnitAmount: 4,
			LineAmount: 10,
		});
		expect(made(base)).toMatchObject({ Quantity: 1, UnitAmount: 10, LineAmount: 10 });
		expect(made({ ...base, Quantity: 2, DiscountRate: 50 })).toMatchObject({
			UnitAmount: 10,
			LineAmount: 10,
		});
	});

	it('takes a tax amount as it is given', () => {
		expect(made({ ...lineItem, TaxAmount: -999 }).TaxAmount).toBe(-999);
		expect(made({ ...lineItem, TaxAmount: 0 }).TaxAmount).toBe(0);
	});
});
