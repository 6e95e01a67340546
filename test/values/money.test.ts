import Reference from 'decimal.js';
import fc from 'fast-check';

import { decimalOf, type Rounding } from '../../nodes/Xero/values/decimal';
import { amountsOfLines, lineAmounts, totalsOf } from '../../nodes/Xero/values/lineAmounts';
import { reconcileTotal, totalWarning, type DifferencePolicy } from '../../nodes/Xero/values/money';
import { Refusal } from '../../nodes/Xero/values/outcome';
import type { XeroRecord } from '../../nodes/Xero/values/record';

const modes = { 'half-up': Reference.ROUND_HALF_UP, 'half-even': Reference.ROUND_HALF_EVEN };
const roundings: Rounding[] = ['half-up', 'half-even'];
const rates: Record<string, string> = { OUTPUT2: '15', OUTPUT: '20', REDUCED: '5', NONE: '0', ODD: '12.5' };
const taxRateOf = (line: XeroRecord) =>
	typeof line.TaxType === 'string' ? decimalOf(rates[line.TaxType]) : undefined;
const terms = (lineAmountTypes?: string) => ({ lineAmountTypes, taxRateOf });
const totals = (lines: XeroRecord[], lineAmountTypes: string | undefined, rounding: Rounding) =>
	totalsOf(amountsOfLines(lines, terms(lineAmountTypes), rounding), lineAmountTypes);

/** Xero's rule a second time, in decimal.js and by itself. */
const reference = (lines: readonly XeroRecord[], types: string | undefined, rounding: Rounding) => {
	const cents = (value: Reference) => value.toDecimalPlaces(2, modes[rounding]);
	let [inLines, tax] = [new Reference(0), new Reference(0)];
	for (const line of lines) {
		const number = (name: string) => new Reference(Number(line[name] ?? 0));
		const discounted = number('Quantity')
			.times(number('UnitAmount'))
			.times(new Reference(100).minus(number('DiscountRate')))
			.div(100)
			.minus(number('DiscountAmount'));
		const amount = line.LineAmount === undefined ? cents(discounted) : number('LineAmount');
		const rate = new Reference(rates[String(line.TaxType)]);
		const base = types === 'Inclusive' ? rate.plus(100) : new Reference(100);
		const computed = types === 'NoTax' ? new Reference(0) : cents(amount.times(rate).div(base));
		inLines = inLines.plus(amount);
		tax = tax.plus(line.TaxAmount === undefined || types === 'NoTax' ? computed : number('TaxAmount'));
	}
	return { tax, total: types === 'Inclusive' ? inLines : inLines.plus(tax) };
};

const hundredths = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 100);
const line = fc.record(
	{
		Quantity: fc.oneof(fc.integer({ min: -5, max: 50 }), hundredths(500)),
		UnitAmount: fc.oneof(
			hundredths(100_000),
			fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 10_000),
		),
		TaxType: fc.constantFrom(...Object.keys(rates)),
		DiscountRate: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(12.5)),
		TaxAmount: hundredths(1000),
	},
	{ requiredKeys: ['Quantity', 'UnitAmount', 'TaxType'] },
);
const lines = fc.array(line, { minLength: 1, maxLength: 12 });
const types = fc.constantFrom('Exclusive', 'Inclusive', 'NoTax', undefined);

test.each([
	['Exclusive', { Quantity: 3, UnitAmount: 19.99, TaxType: 'OUTPUT2' }, '59.97', '9'],
	['Inclusive', { Quantity: 1, UnitAmount: 115, TaxType: 'OUTPUT2' }, '115', '15'],
	['NoTax', { Quantity: 1, UnitAmount: 115, TaxType: 'OUTPUT2', TaxAmount: 4 }, '115', '0'],
	['Exclusive', { Quantity: 2, UnitAmount: 10, DiscountRate: 10, TaxType: 'OUTPUT' }, '18', '3.6'],
	['Exclusive', { Quantity: 2, UnitAmount: 10, DiscountAmount: 1.5, TaxType: 'OUTPUT' }, '18.5', '3.7'],
	['Exclusive', { Quantity: 2, UnitAmount: 10, TaxAmount: 99, TaxType: 'OUTPUT' }, '20', '99'],
	['Exclusive', { LineAmount: 7.5, TaxType: 'OUTPUT' }, '7.5', '1.5'],
	['Exclusive', { Description: 'only words' }, '0', '0'],
])('%s %j', (lineAmountTypes, given, lineAmount, taxAmount) => {
	for (const rounding of roundings) {
		const amounts = lineAmounts(given, terms(lineAmountTypes), rounding);
		expect([amounts.lineAmount.toString(), amounts.taxAmount.toString()]).toEqual([lineAmount, taxAmount]);
	}
});

test('a tie is where the two roundings part', () => {
	const half = { Quantity: 0.5, UnitAmount: 0.25, TaxType: 'NONE' };
	expect(lineAmounts(half, terms(), 'half-up').lineAmount.toString()).toBe('0.13');
	expect(lineAmounts(half, terms(), 'half-even').lineAmount.toString()).toBe('0.12');
});

test('what would have to be guessed is refused, naming the line', () => {
	const good = { Quantity: 1, UnitAmount: 1, TaxType: 'NONE' };
	for (const vague of [{ UnitAmount: 1 }, { Quantity: 1 }, { ItemCode: 'A' }]) {
		expect(() => totals([good, { ...vague, TaxType: 'NONE' }], undefined, 'half-up')).toThrow(
			/^Line 2: Quantity and Unit Price/,
		);
	}
	expect(() => totals([{ Quantity: 1, UnitAmount: 1 }], undefined, 'half-up')).toThrow(Refusal);
	expect(totals([{ Quantity: 1, UnitAmount: 1 }], 'NoTax', 'half-up').total.toString()).toBe('1');
});

test('totals agree with decimal.js, both ways of rounding, all kinds of amounts', () => {
	fc.assert(
		fc.property(lines, types, (given, lineAmountTypes) => {
			for (const rounding of roundings) {
				const { subTotal, totalTax, total } = totals(given, lineAmountTypes, rounding);
				const expected = reference(given, lineAmountTypes, rounding);
				expect([total.toString(), totalTax.toString()]).toEqual([
					expected.total.toString(),
					expected.tax.toString(),
				]);
				expect(subTotal.add(totalTax).equals(total)).toBe(true);
			}
		}),
		{ numRuns: 500 },
	);
});

describe('expected total', () => {
	const shirt = { Quantity: 3, UnitAmount: 19.99, TaxType: 'OUTPUT2' };
	const shipping = { Quantity: 1, UnitAmount: 5, TaxType: 'NONE' };
	const task = (more: object) => ({
		lines: [shipping, shirt],
		...terms('Exclusive'),
		policy: 'fail' as DifferencePolicy,
		expected: '73.97',
		...more,
	});

	test('what fits is sent as given', () => {
		expect(reconcileTotal(task({}))).toEqual({ lines: [shipping, shirt] });
		expect(reconcileTotal(task({ expected: 73.97 }))).toEqual({ lines: [shipping, shirt] });
	});

	test('fail says both amounts', () => {
		expect(reconcileTotal(task({ expected: '73.9' }))).toEqual({
			fault: 'The lines add up to 73.97, but the expected total is 73.90.',
		});
	});

	test('the tax of the largest taxed line is adjusted, by at most five cents', () => {
		expect(reconcileTotal(task({ expected: '73.96', policy: 'adjustTax' }))).toEqual({
			lines: [shipping, { ...shirt, TaxAmount: 8.99 }],
			note: 'The tax of line 2 was adjusted by -0.01 to reach the expected total.',
		});
		expect(reconcileTotal(task({ expected: '74.02', policy: 'adjustTax' }))).toMatchObject({
			lines: [{}, { TaxAmount: 9.05 }],
		});
		expect(reconcileTotal(task({ expected: '74.03', policy: 'adjustTax' }))).toEqual({
			fault: 'The difference of +0.06 is more than the tax may be adjusted by (0.05).',
		});
		expect(reconcileTotal(task({ lines: [shipping], expected: '5.01', policy: 'adjustTax' }))).toHaveProperty(
			'fault',
		);
		expect(
			reconcileTotal(task({ lineAmountTypes: 'Inclusive', expected: '64.96', policy: 'adjustTax' })),
		).toEqual({
			fault: 'Adjusting the tax changes the total of tax exclusive lines only; choose a rounding line.',
		});
	});

	test('a rounding line takes the difference, up to 1.00, onto the account given', () => {
		const inclusive = { lineAmountTypes: 'Inclusive', policy: 'roundingLine', roundingAccountCode: '860' };
		expect(reconcileTotal(task({ ...inclusive, expected: '64.98' }))).toEqual({
			lines: [
				shipping,
				shirt,
				{ Description: 'Rounding', Quantity: 1, UnitAmount: 0.01, AccountCode: '860', TaxType: 'NONE' },
			],
			note: 'A rounding line of +0.01 was added to reach the expected total.',
		});
		expect(reconcileTotal(task({ ...inclusive, expected: '66' }))).toHaveProperty('fault');
		expect(reconcileTotal(task({ ...inclusive, expected: '64.98', roundingAccountCode: '' }))).toEqual({
			fault: 'A rounding line needs an account: choose Rounding Account Name or ID.',
		});
	});

	test.each(['', 'ten', '1.234'])('%p is no total', (expected) => {
		expect(reconcileTotal(task({ expected }))).toHaveProperty(
			'fault',
			expect.stringMatching(/^Expected Total: /),
		);
	});

	test('after it, Xero comes to the expected total with either rounding, wherever tax alone is in question', () => {
		const policy = fc.constantFrom<DifferencePolicy>('fail', 'adjustTax', 'roundingLine');
		fc.assert(
			fc.property(
				lines,
				types,
				policy,
				fc.integer({ min: -7, max: 7 }),
				(given, lineAmountTypes, doing, cents) => {
					const before = JSON.stringify(given);
					const expected = reference(given, lineAmountTypes, 'half-even')
						.total.plus(cents / 100)
						.toFixed(2);
					const result = reconcileTotal({
						lines: given,
						...terms(lineAmountTypes),
						expected,
						policy: doing,
						roundingAccountCode: '860',
					});
					expect(JSON.stringify(given)).toBe(before);
					const linesAgree =
						reference(given, 'NoTax', 'half-up').total.equals(reference(given, 'NoTax', 'half-even').total) &&
						given.every((each) =>
							reference([each], 'NoTax', 'half-up').total.equals(
								reference([each], 'NoTax', 'half-even').total,
							),
						);
					if ('fault' in result) {
						expect(cents === 0).toBe(false);
						return;
					}
					const reached = roundings.map((rounding) =>
						reference(result.lines, lineAmountTypes, rounding).total.toFixed(2),
					);
					if (linesAgree) expect(reached).toEqual([expected, expected]);
					else expect(reached).toContain(expected);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test("Xero's answer is compared again", () => {
		expect(totalWarning('73.97', 73.97)).toBeUndefined();
		expect(totalWarning('73.970', 73.97)).toBeUndefined();
		expect(totalWarning('73.97', 73.98)).toBe("Xero's total is 73.98, but 73.97 was expected.");
		expect(totalWarning('1', undefined)).toBe("Xero's total is 0.00, but 1.00 was expected.");
	});
});
