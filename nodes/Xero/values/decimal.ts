import { Refusal } from './outcome';

/**
 * How a tie is decided when digits are cut: `half-up` goes away from zero, `half-even` to the even neighbour.
 * Which of the two Xero uses is documented nowhere, so money is computed both ways.
 */
export type Rounding = 'half-up' | 'half-even';

const numeric = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d{1,3}))?$/i;

const powerOfTen = (exponent: number): bigint => 10n ** BigInt(exponent);

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** The whole number nearest to dividend / divisor, ties by `mode`. */
const nearestQuotient = (dividend: bigint, divisor: bigint, mode: Rounding): bigint => {
	const negative = dividend < 0n !== divisor < 0n;
	const [upper, lower] = [absolute(dividend), absolute(divisor)];
	const quotient = upper / lower;
	const twice = (upper % lower) * 2n;
	const away = twice > lower || (twice === lower && (mode === 'half-up' || quotient % 2n === 1n));
	const magnitude = away ? quotient + 1n : quotient;
	return negative ? -magnitude : magnitude;
};

/** An exact decimal number: money is never computed in binary fractions. Immutable; made by `decimalOf`. */
export class Decimal {
	/** Worth `units` / 10^`places`, with no trailing zero in `units` while `places` > 0. */
	private constructor(
		private readonly units: bigint,
		readonly places: number,
	) {}

	/** The decimal worth units / 10^places. */
	static of(units: bigint, places: number): Decimal {
		let [shortUnits, shortPlaces] = [units, places];
		while (shortPlaces > 0 && shortUnits % 10n === 0n) {
			shortUnits /= 10n;
			shortPlaces -= 1;
		}
		return new Decimal(shortUnits, shortPlaces);
	}

	private at(places: number): bigint {
		return this.units * powerOfTen(places - this.places);
	}

	add(other: Decimal): Decimal {
		const places = Math.max(this.places, other.places);
		return Decimal.of(this.at(places) + other.at(places), places);
	}

	subtract(other: Decimal): Decimal {
		return this.add(other.negate());
	}

	multiply(other: Decimal): Decimal {
		return Decimal.of(this.units * other.units, this.places + other.places);
	}

	/** The quotient rounded to `places`; throws a RangeError on division by zero. */
	divide(other: Decimal, places: number, mode: Rounding): Decimal {
		const dividend = this.units * powerOfTen(other.places + places);
		return Decimal.of(nearestQuotient(dividend, other.units * powerOfTen(this.places), mode), places);
	}

	round(places: number, mode: Rounding): Decimal {
		if (this.places <= places) return this;
		return Decimal.of(nearestQuotient(this.units, powerOfTen(this.places - places), mode), places);
	}

	/** Negative, 0 or positive, as this is less than, equal to or greater than the other. */
	compare(other: Decimal): -1 | 0 | 1 {
		const difference = this.subtract(other).units;
		if (difference === 0n) return 0;
		return difference < 0n ? -1 : 1;
	}

	equals(other: Decimal): boolean {
		return this.compare(other) === 0;
	}

	abs(): Decimal {
		return new Decimal(absolute(this.units), this.places);
	}

	negate(): Decimal {
		return new Decimal(-this.units, this.places);
	}

	isZero(): boolean {
		return this.units === 0n;
	}

	/** Plain notation without exponent and without trailing zeros; `atLeast` places are shown (2 for money). */
	toString(atLeast = 0): string {
		const places = Math.max(this.places, atLeast);
		const digits = absolute(this.at(places))
			.toString()
			.padStart(places + 1, '0');
		const whole = digits.slice(0, digits.length - places);
		const fraction = places === 0 ? '' : `.${digits.slice(-places)}`;
		return `${this.units < 0n ? '-' : ''}${whole}${fraction}`;
	}

	/** The JSON number of the same value. Throws a Refusal when no JSON number prints these digits. */
	toNumber(): number {
		const number = Number(this.toString());
		if (!Number.isFinite(number) || !decimalOf(number).equals(this)) {
			throw new Refusal(['A number has more digits than can be sent exactly.']);
		}
		return number;
	}
}

/**
 * Reads a number exactly: numeric text with optional sign and exponent, or a JavaScript number by its shortest text.
 * Throws a Refusal on anything else (thousands separators, currency signs, NaN, empty text).
 */
export const decimalOf = (value: string | number): Decimal => {
	const match = numeric.exec(String(value).trim());
	if (match === null) throw new Refusal(['A number may only hold digits, a sign and a decimal point.']);
	const [, sign, digits, exponent = '0'] = match;
	const [whole, fraction = ''] = digits.split('.');
	const units = BigInt(whole + fraction);
	const places = fraction.length - Number(exponent);
	const signed = sign === '-' ? -units : units;
	return places < 0 ? Decimal.of(signed * powerOfTen(-places), 0) : Decimal.of(signed, places);
};

export const zero = decimalOf(0);
export const hundred = decimalOf(100);
