import Decimal from 'decimal.js';
import fc from 'fast-check';

import type { Rec } from '../contract';
import { desk } from './desk';

const percent: { [type: string]: number } = { OUTPUT2: 20, RROUTPUT: 5, ZERORATEDOUTPUT: 0 };

const line = fc.record({
	quantity: fc.integer({ min: -50_000, max: 900_000 }).map((n) => new Decimal(n).div(10_000)),
	price: fc.integer({ min: 0, max: 50_000_000 }).map((n) => new Decimal(n).div(10_000)),
	rate: fc.option(fc.integer({ min: 0, max: 10_000 }).map((n) => new Decimal(n).div(100))),
	tax: fc.constantFrom(...Object.keys(percent)),
});

describe.each(['half-up', 'half-even'] as const)('totals, rounding %s', (rounding) => {
	const at = desk({ rounding }, 'Thistle & Oak Ltd');
	const mode = rounding === 'half-up' ? Decimal.ROUND_HALF_UP : Decimal.ROUND_HALF_EVEN;
	const cents = (value: Decimal) => value.toDecimalPlaces(2, mode).plus(0);

	it.each(['Exclusive', 'Inclusive', 'NoTax'] as const)(
		'%s: lines are rounded one by one and then summed',
		(types) => {
			fc.assert(
				fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
					const made = at.put('Invoices', {
						Type: 'ACCREC',
						Contact: { ContactNumber: 'TO-202' },
						LineAmountTypes: types,
						LineItems: lines.map(({ quantity, price, rate, tax }) => ({
							Description: 'x',
							Quantity: quantity.toString(),
							UnitAmount: price.toNumber(),
							AccountCode: '200',
							TaxType: tax,
							...(rate && { DiscountRate: rate.toNumber() }),
						})),
					});
					const amounts = lines.map(({ quantity, price, rate }) =>
						cents(
							quantity
								.mul(price)
								.mul(new Decimal(100).minus(rate ?? 0))
								.div(100),
						),
					);
					const taxes = lines.map(({ tax }, n) => {
						if (types === 'NoTax') return new Decimal(0);
						const share = types === 'Inclusive' ? 100 + percent[tax] : 100;
						return cents(amounts[n].mul(percent[tax]).div(share));
					});
					const amount = Decimal.sum(...amounts);
					const tax = Decimal.sum(...taxes);
					expect((made.LineItems as Rec[]).map((one) => one.LineAmount)).toEqual(
						amounts.map(Number),
					);
					expect((made.LineItems as Rec[]).map((one) => one.TaxAmount)).toEqual(taxes.map(Number));
					expect(made.TotalTax).toBe(tax.toNumber());
					expect(made.Total).toBe((types === 'Inclusive' ? amount : amount.plus(tax)).toNumber());
					expect(made.SubTotal).toBe(
						(types === 'Inclusive' ? amount.minus(tax) : amount).toNumber(),
					);
					expect(made.AmountDue).toBe(made.Total);
				}),
				{ numRuns: 60 },
			);
		},
	);

	it('keeps every amount when lines are sent back as read', () => {
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
				const made = at.put('Invoices', {
					Type: 'ACCREC',
					Contact: { ContactNumber: 'TO-202' },
					LineItems: lines.map(({ quantity, price, tax }) => ({
						Description: 'x',
						Quantity: quantity.toNumber(),
						UnitAmount: price.toNumber(),
						AccountCode: '200',
						TaxType: tax,
					})),
				});
				const again = at.post('Invoices', { InvoiceID: made.InvoiceID, LineItems: made.LineItems });
				expect(again.LineItems).toEqual(made.LineItems);
				expect(again.Total).toBe(made.Total);
			}),
			{ numRuns: 30 },
		);
	});
});

it('rounds an exact half up or to even, as the switch says', () => {
	const element = {
		Type: 'ACCREC',
		Contact: { ContactNumber: 'TO-202' },
		LineAmountTypes: 'NoTax',
		LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 0.125, AccountCode: '200' }],
	};
	expect(desk({ rounding: 'half-up' }, 'Thistle & Oak Ltd').put('Invoices', element).Total).toBe(
		0.13,
	);
	expect(desk({ rounding: 'half-even' }, 'Thistle & Oak Ltd').put('Invoices', element).Total).toBe(
		0.12,
	);
});
