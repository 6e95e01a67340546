import Decimal from 'decimal.js';

import type { Switches } from '../contract';
import { round } from './decimals';
import type { LineAmountTypes } from './records';

export interface LineParts {
	quantity?: Decimal;
	unitAmount?: Decimal;
	lineAmount?: Decimal;
	discountRate?: Decimal;
	discountAmount?: Decimal;
}

export interface LineAmounts {
	quantity?: Decimal;
	unitAmount?: Decimal;
	/** Quantity × UnitAmount less the discount, to the cent; what was given where one of the two is missing. */
	lineAmount: Decimal;
	/** What the line amount should have been, when the given one is another. */
	expected?: Decimal;
}

type Rounding = Switches['rounding'];

/**
 * Works out what a line leaves open: the line amount from quantity and price, or either of these from the line amount
 * (https://github.com/XeroAPI/Xero-OpenAPI, LineItem.LineAmount). A price that was worked out has four decimals.
 */
export function lineAmounts(parts: LineParts, unitdp: 2 | 4, rounding: Rounding): LineAmounts {
	const given = parts.lineAmount && round(parts.lineAmount, 2, rounding);
	const quantity = parts.quantity && round(parts.quantity, 4, rounding);
	const unitAmount = parts.unitAmount && round(parts.unitAmount, unitdp, rounding);
	const afterRate = new Decimal(1).minus((parts.discountRate ?? new Decimal(0)).div(100));
	const off = parts.discountAmount ?? new Decimal(0);
	if (given && !(quantity && unitAmount)) {
		const gross = afterRate.isZero() ? given : given.plus(off).div(afterRate);
		const known = quantity ?? unitAmount ?? new Decimal(1);
		const other = known.isZero() ? new Decimal(0) : round(gross.div(known), 4, rounding);
		if (unitAmount) return { quantity: other, unitAmount, lineAmount: given };
		return { quantity: known, unitAmount: other, lineAmount: given };
	}
	if (!unitAmount) return { quantity, lineAmount: new Decimal(0) };
	const count = quantity ?? new Decimal(1);
	const expected = round(count.times(unitAmount).times(afterRate).minus(off), 2, rounding);
	const lineAmount = given ?? expected;
	return {
		quantity: count,
		unitAmount,
		lineAmount,
		...(lineAmount.equals(expected) ? {} : { expected }),
	};
}

/** What a line would come to without its discount, less what it comes to. */
export function lineDiscount(
	quantity: Decimal.Value,
	unitAmount: Decimal.Value,
	lineAmount: Decimal.Value,
	rounding: Rounding,
): Decimal {
	return round(new Decimal(quantity).times(unitAmount), 2, rounding).minus(lineAmount);
}

/** The tax of a line, rounded by itself: on top of the amount, or contained in it. */
export function lineTax(
	lineAmount: Decimal,
	percent: number,
	types: LineAmountTypes,
	rounding: Rounding,
): Decimal {
	if (types === 'NoTax') return new Decimal(0);
	const base = types === 'Inclusive' ? new Decimal(100).plus(percent) : new Decimal(100);
	return round(lineAmount.times(percent).div(base), 2, rounding);
}
