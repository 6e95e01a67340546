import type { Rec } from '../contract';
import { sum } from './decimals';
import type { Ledger } from './ledger';
import { lineDiscount } from './line-amounts';
import type { GivenLine } from './line-shape';
import { buildLine, isWithoutAmounts, type LineSetting } from './lines';
import type { Line, LineAmountTypes } from './records';
import { withoutNothing } from './shelf';

/** "Line amounts are exclusive of tax by default": https://developer.xero.com/documentation/api/accounting/invoices. */
export const amountTypesOf = (
	{ switches }: Ledger,
	given: { LineItems?: GivenLine[]; LineAmountTypes?: LineAmountTypes },
	was: { LineAmountTypes: LineAmountTypes } | undefined,
	usual: LineAmountTypes = 'Exclusive',
): LineAmountTypes =>
	given.LineAmountTypes ??
	(switches.changedLinesAreExclusive && given.LineItems ? undefined : was?.LineAmountTypes) ??
	usual;

/** A document's lines as they stand before a write. */
export interface LinesBefore {
	LineItems: Line[];
	LineAmountTypes: LineAmountTypes;
	/** The document was approved already, so its lines were held to what approval asks for. */
	approved: boolean;
}

/**
 * The lines after a write. A list replaces the old one: a line named by its LineItemID stays and is changed, one
 * without an id is new, one left out is gone (https://developer.xero.com/documentation/api/accounting/invoices).
 */
export function planLines(
	ledger: Ledger,
	setting: LineSetting,
	given: GivenLine[] | undefined,
	was?: LinesBefore,
): { lines: Line[]; errors: string[] } {
	const before = new Map((was?.LineItems ?? []).map((line) => [line.LineItemID, line]));
	const approves = setting.approved && was !== undefined && !was.approved;
	let wanted = given;
	if (was && !wanted) {
		if (!approves && was.LineAmountTypes === setting.types)
			return { lines: was.LineItems, errors: [] };
		wanted = was.LineItems.map(({ LineItemID }) => ({ LineItemID }));
	}
	if (!wanted || wanted.length === 0)
		return { lines: [], errors: ['One or more line items must be specified'] };
	const built = wanted.map((line) =>
		buildLine(
			ledger,
			{ ...setting, typesBefore: was?.LineAmountTypes },
			line,
			before.get(line.LineItemID ?? ''),
		),
	);
	const lines = built.map(({ line }) => line);
	const errors = built.flatMap((one) => one.errors);
	// Comments may stand beside lines with amounts, not alone on an approved document.
	if (setting.approved && lines.every(isWithoutAmounts))
		errors.push('Account code must be specified');
	return { lines, errors };
}

/** What a document's lines come to. */
export interface DocumentAmounts {
	SubTotal: number;
	TotalTax: number;
	Total: number;
	IsDiscounted: boolean;
	TotalDiscount: number | undefined;
}

/** Sums the lines up: each line's tax is rounded by itself, the sums are not. */
export function amountsOfLines(
	ledger: Ledger,
	types: LineAmountTypes,
	lines: Line[],
): DocumentAmounts {
	const amounts = sum(lines.map((line) => line.LineAmount));
	const tax = sum(lines.map((line) => line.TaxAmount));
	const contained = types === 'Inclusive';
	const discounted = lines.filter((line) => line.DiscountRate || line.DiscountAmount);
	const discounts = discounted.map((line) =>
		lineDiscount(
			line.Quantity ?? 0,
			line.UnitAmount ?? 0,
			line.LineAmount,
			ledger.switches.rounding,
		),
	);
	return {
		SubTotal: (contained ? amounts.minus(tax) : amounts).toNumber(),
		TotalTax: tax.toNumber(),
		Total: (contained ? amounts : amounts.plus(tax)).toNumber(),
		IsDiscounted: discounted.length > 0,
		TotalDiscount: discounted.length > 0 ? sum(discounts).toNumber() : undefined,
	};
}

/** A line as a response shows it, its unit price rounded to the decimals asked for. */
export function showLine(ledger: Ledger, line: Line, unitdp: 2 | 4): Rec {
	const item = line.ItemCode ? ledger.itemByCode(line.ItemCode) : undefined;
	return withoutNothing({
		...line,
		Item: item && withoutNothing({ ItemID: item.ItemID, Name: item.Name, Code: item.Code }),
		UnitAmount: line.UnitAmount === undefined ? undefined : ledger.round(line.UnitAmount, unitdp),
		Tracking: line.Tracking.map((choice) => ({ ...choice })),
	});
}
