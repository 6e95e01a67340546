import Reference from 'decimal.js';
import fc from 'fast-check';

import { decimalOf, type Rounding } from '../../nodes/Xero/values/decimal';
import { Refusal } from '../../nodes/Xero/values/outcome';

const Exact = Reference.clone({ precision: 200, toExpNeg: -9e15, toExpPos: 9e15 });
const referenceMode = { 'half-up': Reference.ROUND_HALF_UP, 'half-even': Reference.ROUND_HALF_EVEN };

const numericText = fc
	.tuple(
		fc.constantFrom('', '-', '+'),
		fc.bigInt({ min: 0n, max: 10n ** 20n }),
		fc.option(fc.stringMatching(/^\d{1,8}$/), { nil: undefined }),
	)
	.map(([sign, whole, fraction]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}`);
const rounding = fc.constantFrom<Rounding>('half-up', 'half-even');

describe('decimal arithmetic agrees with decimal.js', () => {
	test('reading and printing', () => {
		fc.assert(
			fc.property(numericText, (text) => {
				expect(decimalOf(text).toString()).toBe(
					new Exact(text).abs().isZero() ? '0' : new Exact(text).toString(),
				);
			}),
		);
	});

	test('JavaScript numbers are read by their shortest text', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
				expect(decimalOf(number).toNumber()).toBe(number === 0 ? 0 : number);
			}),
		);
		expect(decimalOf(0.1).add(decimalOf(0.2)).toString()).toBe('0.3');
	});

	test('sum, difference, product, order', () => {
		fc.assert(
			fc.property(numericText, numericText, (a, b) => {
				const [x, y] = [decimalOf(a), decimalOf(b)];
				const [u, v] = [new Exact(a), new Exact(b)];
				expect(x.add(y).toString()).toBe(decimalOf(u.add(v).toString()).toString());
				expect(x.subtract(y).toString()).toBe(decimalOf(u.sub(v).toString()).toString());
				expect(x.multiply(y).toString()).toBe(decimalOf(u.mul(v).toString()).toString());
				expect(x.compare(y)).toBe(u.cmp(v));
				expect(x.equals(y)).toBe(u.eq(v));
				expect(x.abs().negate().compare(decimalOf(0))).toBe(x.isZero() ? 0 : -1);
			}),
		);
	});

	test('rounding and division', () => {
		fc.assert(
			fc.property(
				numericText,
				numericText,
				fc.integer({ min: 0, max: 6 }),
				rounding,
				(a, b, places, mode) => {
					const rounded = new Exact(a).toDecimalPlaces(places, referenceMode[mode]);
					expect(decimalOf(a).round(places, mode).equals(decimalOf(rounded.toString()))).toBe(true);
					fc.pre(!new Exact(b).isZero());
					const quotient = new Exact(a).div(b).toDecimalPlaces(places, referenceMode[mode]);
					expect(decimalOf(a).divide(decimalOf(b), places, mode).equals(decimalOf(quotient.toString()))).toBe(
						true,
					);
				},
			),
		);
	});
});

test.each([
	['0.125', 'half-up', '0.13'],
	['0.125', 'half-even', '0.12'],
	['0.135', 'half-even', '0.14'],
	['-0.125', 'half-up', '-0.13'],
	['-0.125', 'half-even', '-0.12'],
	['0.1250001', 'half-even', '0.13'],
] as const)('%s rounds %s to %s', (value, mode, expected) => {
	expect(decimalOf(value).round(2, mode).toString()).toBe(expected);
});

test('text forms: exponent, lone point, sign, surrounding blanks, trailing zeros', () => {
	expect(decimalOf('1.5e3').toString()).toBe('1500');
	expect(decimalOf('15E-1').toString()).toBe('1.5');
	expect(decimalOf('.5').toString()).toBe('0.5');
	expect(decimalOf('5.').toString()).toBe('5');
	expect(decimalOf(' +007.10 ').toString()).toBe('7.1');
	expect(decimalOf('-0.00').toString()).toBe('0');
	expect(decimalOf('7.1').toString(2)).toBe('7.10');
	expect(decimalOf('-7').toString(2)).toBe('-7.00');
	expect(decimalOf('1.2345').toString(2)).toBe('1.2345');
	expect(decimalOf('1.50').places).toBe(1);
});

test.each([
	'',
	' ',
	'1,234.50',
	'1 000',
	'$5',
	'12,5',
	'abc',
	'0x10',
	'1e',
	'1e9999',
	'--1',
	'.',
	'NaN',
	NaN,
	Infinity,
])('%p is not a number', (value) => {
	expect(() => decimalOf(value)).toThrow(Refusal);
});

test('digits a JSON number cannot carry are refused, not bent', () => {
	expect(decimalOf('9007199254740993').compare(decimalOf('9007199254740992'))).toBe(1);
	expect(() => decimalOf('9007199254740993').toNumber()).toThrow('more digits than can be sent exactly');
	expect(() => decimalOf('0.12345678901234567891').toNumber()).toThrow(Refusal);
	expect(decimalOf('1234567.8901').toNumber()).toBe(1234567.8901);
	expect(() => decimalOf('1').divide(decimalOf('0'), 2, 'half-up')).toThrow(RangeError);
});
