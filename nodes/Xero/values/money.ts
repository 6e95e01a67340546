import { decimalOf, type Decimal, type Rounding } from './decimal';
import { amountsAre, amountsOfLines, totalsOf, type LineAmounts, type LineTerms } from './lineAmounts';
import { Refusal } from './outcome';
import type { Json, XeroRecord } from './record';

/** What to do when the lines do not add up to the total that is expected. */
export type DifferencePolicy = 'fail' | 'adjustTax' | 'roundingLine';

export type Reconciliation = LineTerms & {
	lines: readonly XeroRecord[];
	/** The total as the person gave it. */
	expected: string | number;
	policy: DifferencePolicy;
	/** Account of the rounding line. */
	roundingAccountCode?: string;
};

/** The lines to send and what was done to them, or why they must not be sent. */
export type Reconciled = { lines: XeroRecord[]; note?: string } | { fault: string };

const mostTaxMayChange = decimalOf('0.05');
/** More than this is no rounding but a mistake, which a rounding line would hide in the books. */
const mostRoundingMayBe = decimalOf('1');

type ByRounding = Record<Rounding, LineAmounts[]>;

/**
 * The lines with their tax fixed wherever the two kinds of rounding disagree on it, so that Xero comes to the same
 * total with either: a TaxAmount that is given stands.
 */
const withTaxFixed = (lines: readonly XeroRecord[], amounts: ByRounding, rounding: Rounding): XeroRecord[] =>
	lines.map((line, index) => {
		const [up, even] = [amounts['half-up'][index].taxAmount, amounts['half-even'][index].taxAmount];
		return up.equals(even) ? line : { ...line, TaxAmount: amounts[rounding][index].taxAmount.toNumber() };
	});

const signed = (amount: Decimal): string =>
	`${amount.compare(decimalOf(0)) > 0 ? '+' : ''}${amount.toString(2)}`;

const adjustTax = (
	lines: readonly XeroRecord[],
	amounts: readonly LineAmounts[],
	difference: Decimal,
): Reconciled => {
	if (difference.abs().compare(mostTaxMayChange) > 0) {
		return {
			fault: `The difference of ${signed(difference)} is more than the tax may be adjusted by (0.05).`,
		};
	}
	const [largest] = amounts
		.map(({ lineAmount, taxAmount }, index) => ({ index, size: lineAmount.abs(), taxAmount }))
		.filter(({ taxAmount }) => !taxAmount.isZero())
		.sort((one, other) => other.size.compare(one.size));
	if (largest === undefined)
		return { fault: 'No line has a tax that could be adjusted to the expected total.' };
	const TaxAmount = largest.taxAmount.add(difference).toNumber();
	return {
		lines: lines.map((line, index) => (index === largest.index ? { ...line, TaxAmount } : line)),
		note: `The tax of line ${largest.index + 1} was adjusted by ${signed(difference)} to reach the expected total.`,
	};
};

const addRoundingLine = (
	lines: readonly XeroRecord[],
	difference: Decimal,
	AccountCode: string | undefined,
): Reconciled => {
	if (!AccountCode) return { fault: 'A rounding line needs an account: choose Rounding Account Name or ID.' };
	if (difference.abs().compare(mostRoundingMayBe) > 0) {
		return { fault: `The difference of ${signed(difference)} is more than a rounding line may hold (1.00).` };
	}
	const UnitAmount = difference.toNumber();
	return {
		lines: [...lines, { Description: 'Rounding', Quantity: 1, UnitAmount, AccountCode, TaxType: 'NONE' }],
		note: `A rounding line of ${signed(difference)} was added to reach the expected total.`,
	};
};

const reconcile = (task: Reconciliation, expected: Decimal): Reconciled => {
	const { lines, lineAmountTypes, policy } = task;
	const amounts: ByRounding = {
		'half-up': amountsOfLines(lines, task, 'half-up'),
		'half-even': amountsOfLines(lines, task, 'half-even'),
	};
	const totalUnder = (rounding: Rounding): Decimal => totalsOf(amounts[rounding], lineAmountTypes).total;
	const fitting = (['half-up', 'half-even'] as const).find((rounding) =>
		totalUnder(rounding).equals(expected),
	);
	// Only on top of exclusive amounts does tax change the total.
	const addsTax = amountsAre(lineAmountTypes) === 'exclusive';
	const fixed = addsTax ? withTaxFixed(lines, amounts, fitting ?? 'half-up') : [...lines];
	if (fitting !== undefined) return { lines: fixed };
	const total = totalUnder('half-up');
	const difference = expected.subtract(total);
	if (policy === 'fail') {
		return {
			fault: `The lines add up to ${total.toString(2)}, but the expected total is ${expected.toString(2)}.`,
		};
	}
	if (policy === 'roundingLine') return addRoundingLine(fixed, difference, task.roundingAccountCode);
	if (!addsTax) {
		return {
			fault: 'Adjusting the tax changes the total of tax exclusive lines only; choose a rounding line.',
		};
	}
	return adjustTax(fixed, amounts['half-up'], difference);
};

/**
 * Compares the total the lines come to with the one that is expected, before anything is sent, and does on a
 * difference what the policy says: nothing, adjust the tax of the largest taxed line by at most 0.05, or add a line of
 * at most 1.00 on the rounding account. Where it depends on the kind of rounding whether the total fits, the tax of the
 * lines in question is sent along, so that it fits under both. Never throws and changes none of the given lines.
 */
export const reconcileTotal = (task: Reconciliation): Reconciled => {
	try {
		const expected = decimalOf(task.expected);
		if (expected.places > 2)
			return { fault: 'Expected Total: At most 2 digits are allowed after the decimal point.' };
		return reconcile(task, expected);
	} catch (error) {
		const because = error instanceof Refusal ? error.because.join(' ') : 'The total cannot be worked out.';
		return { fault: `Expected Total: ${because}` };
	}
};

/** A warning when the Total Xero answered is not the expected one; undefined when it is. */
export const totalWarning = (expected: string | number, answered: Json | undefined): string | undefined => {
	const total = decimalOf(typeof answered === 'number' || typeof answered === 'string' ? answered : 0);
	if (total.equals(decimalOf(expected))) return undefined;
	return `Xero's total is ${total.toString(2)}, but ${decimalOf(expected).toString(2)} was expected.`;
};
