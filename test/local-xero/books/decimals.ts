import Decimal from 'decimal.js';

import type { Switches } from '../contract';

/**
 * Rounds as the switch says. Half up means away from zero, as for money.
 *
 * @param value what to round
 * @param places decimals to keep
 * @param rounding the switch (which one Xero uses is not documented)
 */
export function round(
	value: Decimal.Value,
	places: number,
	rounding: Switches['rounding'],
): Decimal {
	const mode = rounding === 'half-even' ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;
	// Plus zero turns minus zero, which a small negative rounds to, into zero.
	return new Decimal(value).toDecimalPlaces(places, mode).plus(0);
}

/** The sum of numbers, exact. */
export function sum(values: Iterable<Decimal.Value>): Decimal {
	let total = new Decimal(0);
	for (const value of values) total = total.plus(value);
	return total;
}
