import { decimalOf, hundred, zero, type Decimal, type Rounding } from './decimal';
import { Refusal } from './outcome';
import type { Json, XeroRecord } from './record';

/** The percentage of tax on a line, 15 for 15 %; undefined when it cannot be told. */
export type TaxRateOf = (line: XeroRecord) => Decimal | undefined;

/** How the amounts of the lines are to be read. `lineAmountTypes` as on the document; Exclusive when left out, as in Xero. */
export type LineTerms = { lineAmountTypes: Json | undefined; taxRateOf: TaxRateOf };

/** How line amounts are to be read, whether it is written as on quotes (`INCLUSIVE`) or as on all others (`Inclusive`). */
export const amountsAre = (lineAmountTypes: Json | undefined): 'exclusive' | 'inclusive' | 'notax' => {
	const said = String(lineAmountTypes ?? '').toLowerCase();
	return said === 'inclusive' || said === 'notax' ? said : 'exclusive';
};

export type LineAmounts = { lineAmount: Decimal; taxAmount: Decimal };

export type Totals = { subTotal: Decimal; totalTax: Decimal; total: Decimal };

const numberIn = (line: XeroRecord, name: string): Decimal | undefined => {
	const value = line[name];
	return typeof value === 'number' || (typeof value === 'string' && value !== '')
		? decimalOf(value)
		: undefined;
};

const lineAmountOf = (line: XeroRecord, rounding: Rounding, called: string): Decimal => {
	const given = numberIn(line, 'LineAmount');
	if (given !== undefined) return given;
	const [quantity, unitAmount] = [numberIn(line, 'Quantity'), numberIn(line, 'UnitAmount')];
	const isOnlyText = quantity === undefined && unitAmount === undefined && !line.ItemCode;
	if (isOnlyText) return zero;
	if (quantity === undefined || unitAmount === undefined) {
		throw new Refusal([
			`${called}: Quantity and Unit Price, or Line Amount, are needed to work out its amount.`,
		]);
	}
	const percentage = hundred.subtract(numberIn(line, 'DiscountRate') ?? zero);
	const discounted = quantity.multiply(unitAmount).multiply(percentage).multiply(decimalOf('0.01'));
	return discounted.subtract(numberIn(line, 'DiscountAmount') ?? zero).round(2, rounding);
};

const taxAmountOf = (
	line: XeroRecord,
	lineAmount: Decimal,
	terms: LineTerms,
	rounding: Rounding,
	called: string,
): Decimal => {
	if (amountsAre(terms.lineAmountTypes) === 'notax') return zero;
	const given = numberIn(line, 'TaxAmount');
	if (given !== undefined) return given;
	if (lineAmount.isZero()) return zero;
	const rate = terms.taxRateOf(line);
	if (rate === undefined) {
		const unknown = typeof line.TaxType === 'string' && line.TaxType !== '';
		throw new Refusal([
			unknown
				? `${called}: The Tax Rate is not one of the organisation's.`
				: `${called}: A Tax Rate or a Tax Amount is needed to work out its tax.`,
		]);
	}
	const whole = amountsAre(terms.lineAmountTypes) === 'inclusive' ? hundred.add(rate) : hundred;
	return lineAmount.multiply(rate).divide(whole, 2, rounding);
};

/**
 * Amount and tax of one line by Xero's rule: LineAmount = Quantity × UnitAmount × (100 − DiscountRate) / 100, or
 * − DiscountAmount, rounded to the cent; its tax is rounded to the cent line by line, and then summed. A LineAmount or
 * TaxAmount that is given stands. https://developer.xero.com/documentation/api/accounting/invoices
 * Throws a Refusal, beginning with what the line is called, when a price or a rate would have to be guessed.
 */
export const lineAmounts = (
	line: XeroRecord,
	terms: LineTerms,
	rounding: Rounding,
	called = 'Line',
): LineAmounts => {
	const lineAmount = lineAmountOf(line, rounding, called);
	return { lineAmount, taxAmount: taxAmountOf(line, lineAmount, terms, rounding, called) };
};

/** Amount and tax of every line. Throws a Refusal that names the line by its place, from 1. */
export const amountsOfLines = (
	lines: readonly XeroRecord[],
	terms: LineTerms,
	rounding: Rounding,
): LineAmounts[] => lines.map((line, index) => lineAmounts(line, terms, rounding, `Line ${index + 1}`));

const sum = (amounts: readonly Decimal[]): Decimal =>
	amounts.reduce((total, amount) => total.add(amount), zero);

/** The totals of lines with these amounts: inclusive amounts hold their tax, exclusive ones get it on top. */
export const totalsOf = (amounts: readonly LineAmounts[], lineAmountTypes: Json | undefined): Totals => {
	const inLines = sum(amounts.map(({ lineAmount }) => lineAmount));
	const totalTax = sum(amounts.map(({ taxAmount }) => taxAmount));
	if (amountsAre(lineAmountTypes) === 'inclusive')
		return { subTotal: inLines.subtract(totalTax), totalTax, total: inLines };
	return { subTotal: inLines, totalTax, total: inLines.add(totalTax) };
};
