import Decimal from 'decimal.js';

import type { Ledger } from './ledger';
import { lineAmounts, lineTax } from './line-amounts';
import type { GivenLine } from './line-shape';
import { trackingOf } from './line-tracking';
import type { Account, Item, Line, LineAmountTypes } from './records';
import { taxFits } from './tax-rates';

/** What a line must know of its document. */
export interface LineSetting {
	/** Items fill in their sales details, not those for buying. */
	sells: boolean;
	/** Xero's sentence where the document may carry no discounts. */
	discountRefusal?: string;
	types: LineAmountTypes;
	/** How amounts stood before this write: a change of it makes all tax anew. */
	typesBefore?: LineAmountTypes;
	/** The document is approved, or becomes so. */
	approved: boolean;
	unitdp: 2 | 4;
	/** Whether a line without a tax type has none, instead of its account's (quotes). */
	taxAsGiven?: true;
}

const most = new Decimal('9999999999.99');

/**
 * Builds a line from what was given, what it was, its item and its account
 * (https://developer.xero.com/documentation/api/accounting/invoices, line items).
 *
 * @returns the line, and Xero's sentences against it
 */
export function buildLine(
	ledger: Ledger,
	setting: LineSetting,
	given: GivenLine,
	was?: Line,
): { line: Line; errors: string[] } {
	const errors: string[] = [];
	const code = given.ItemCode ?? was?.ItemCode;
	const item = given.ItemCode ? ledger.itemByCode(given.ItemCode) : undefined;
	if (given.ItemCode && !item) errors.push(`Item code '${given.ItemCode}' is not valid`);
	// The item fills what the line leaves out when it is put on the line, not at every later write.
	const filling = item && item.Code !== was?.ItemCode ? fillingOf(item, setting.sells) : {};
	const description = given.Description ?? filling.description ?? was?.Description ?? '';
	const account = accountOf(ledger, given, filling.accountCode, was);
	const amounts = amountsOf(ledger, setting, given, filling.unitPrice, was);
	const taxType = taxTypeOf(setting, given, filling.taxType, account.found, was);
	const isComment = !account.code && isWithoutAmounts(amounts);

	if (!description) errors.push('The description field is mandatory for each line item.');
	if (description.length > 4000)
		errors.push('The line item Description must not be more than 4000 characters long.');
	errors.push(...account.errors, ...amounts.errors);
	if (!account.code && setting.approved && !isComment)
		errors.push('Account code must be specified');
	if (setting.approved && !isComment) {
		if (amounts.UnitAmount === undefined) errors.push('Unit amount must be specified');
		if (amounts.quantityMissing) errors.push('Quantity must be specified');
	}
	const rate = taxType === undefined ? undefined : ledger.taxRates.get(taxType);
	if (taxType !== undefined && rate?.Status !== 'ACTIVE') errors.push('Tax rate must be valid.');
	else if (rate && account.found && !taxFits(rate, account.found.Class)) {
		errors.push(
			`The TaxType code '${taxType}' cannot be used with account code '${account.code}'.`,
		);
	}
	const tracking = trackingOf(ledger, given, was);
	errors.push(...tracking.errors);

	const percent = rate?.EffectiveRate ?? 0;
	const computed = () =>
		lineTax(
			new Decimal(amounts.LineAmount),
			percent,
			setting.types,
			ledger.switches.rounding,
		).toNumber();
	const taxStands =
		was !== undefined &&
		!amounts.anew &&
		was.TaxType === taxType &&
		setting.typesBefore === setting.types;
	const line: Line = {
		LineItemID: was?.LineItemID ?? ledger.newId(),
		Description: description,
		Quantity: amounts.Quantity,
		UnitAmount: amounts.UnitAmount,
		ItemCode: code || undefined,
		AccountCode: account.code,
		AccountID: account.found?.AccountID,
		TaxType: taxType,
		TaxAmount: taxStands ? was.TaxAmount : computed(),
		LineAmount: amounts.LineAmount,
		DiscountRate: amounts.DiscountRate,
		DiscountAmount: amounts.DiscountAmount,
		Tracking: tracking.choices,
		Taxability: given.Taxability ?? was?.Taxability,
		SalesTaxCodeId: given.SalesTaxCodeId?.toNumber() ?? was?.SalesTaxCodeId,
	};
	// A tax amount given is taken as it is, whatever the rate says.
	if (given.TaxAmount && setting.types !== 'NoTax')
		line.TaxAmount = ledger.round(given.TaxAmount, 2);
	return { line, errors };
}

/** A line that only says something: it has no quantity, price or amount, and needs no account. */
export function isWithoutAmounts(
	line: Pick<Line, 'Quantity' | 'UnitAmount' | 'LineAmount'>,
): boolean {
	return line.Quantity === undefined && line.UnitAmount === undefined && line.LineAmount === 0;
}

interface Filling {
	description?: string;
	unitPrice?: number;
	accountCode?: string;
	taxType?: string;
}

function fillingOf(item: Item, sells: boolean): Filling {
	const side = sells ? item.SalesDetails : item.PurchaseDetails;
	return {
		description: (sells ? item.Description : item.PurchaseDescription) || item.Name,
		unitPrice: side.UnitPrice,
		// Tracked items are bought into stock.
		accountCode: (!sells && item.InventoryAssetAccountCode) || side.AccountCode,
		taxType: side.TaxType,
	};
}

function accountOf(
	ledger: Ledger,
	given: GivenLine,
	filled: string | undefined,
	was: Line | undefined,
) {
	const errors: string[] = [];
	const byId = given.AccountID ? ledger.accounts.get(given.AccountID) : undefined;
	if (given.AccountID && !given.AccountCode && !byId) errors.push('Account could not be found');
	const code = given.AccountCode ?? byId?.Code ?? filled ?? was?.AccountCode;
	const found: Account | undefined = code ? ledger.accountByCode(code) : byId;
	const kept = found !== undefined && found.AccountID === was?.AccountID;
	if (found?.Status === 'ARCHIVED' && !kept) {
		errors.push(
			`Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
		);
	} else if (
		code &&
		(!found ||
			found.Type === 'BANK' ||
			['DEBTORS', 'CREDITORS'].includes(found.SystemAccount ?? ''))
	) {
		errors.push(`Account code '${code}' is not a valid code for this document.`);
	}
	return { code: code || undefined, found, errors };
}

function amountsOf(
	ledger: Ledger,
	{ discountRefusal, unitdp }: LineSetting,
	given: GivenLine,
	filledPrice: number | undefined,
	was: Line | undefined,
) {
	const errors: string[] = [];
	const { Quantity, UnitAmount, LineAmount, DiscountRate, DiscountAmount } = given;
	const filled = [Quantity, UnitAmount, LineAmount, DiscountRate, DiscountAmount, filledPrice];
	if (was && filled.every((part) => part === undefined))
		return { ...was, quantityMissing: false, anew: false, errors };

	const before = (value: number | undefined) =>
		value === undefined ? undefined : new Decimal(value);
	const newDiscount = DiscountRate ?? DiscountAmount;
	const parts = {
		quantity: Quantity ?? before(was?.Quantity),
		unitAmount: UnitAmount ?? before(filledPrice ?? was?.UnitAmount),
		lineAmount: LineAmount,
		discountRate: newDiscount ? DiscountRate : before(was?.DiscountRate),
		discountAmount: newDiscount ? DiscountAmount : before(was?.DiscountAmount),
	};
	if (discountRefusal) {
		if (newDiscount && !newDiscount.isZero()) errors.push(discountRefusal);
		parts.discountRate = undefined;
		parts.discountAmount = undefined;
	}
	if (
		parts.discountRate &&
		(parts.discountRate.isNegative() || parts.discountRate.greaterThan(100))
	) {
		errors.push('The discount rate must be between 0 and 100.');
	}
	const found = lineAmounts(parts, unitdp, ledger.switches.rounding);
	if (found.expected) {
		// Seen in https://github.com/XeroAPI/Xero-Net/issues/198 and XeroAPI/Xero-NetStandard/issues/412
		errors.push(
			`The line total ${found.lineAmount.toFixed(2)} does not match the expected line total ${found.expected.toFixed(2)}`,
		);
	}
	if (found.lineAmount.abs().greaterThan(most))
		errors.push('The line amount must not be more than 9,999,999,999.99.');
	return {
		Quantity: found.quantity?.toNumber(),
		UnitAmount: found.unitAmount?.toNumber(),
		LineAmount: found.lineAmount.toNumber(),
		DiscountRate: parts.discountRate?.toNumber(),
		DiscountAmount: parts.discountAmount && ledger.round(parts.discountAmount, 2),
		quantityMissing: parts.quantity === undefined && LineAmount === undefined,
		anew: true,
		errors,
	};
}

/** The tax type given, else the line's own, the item's or the account's; none at all on a document without tax. */
function taxTypeOf(
	{ types, typesBefore, taxAsGiven }: LineSetting,
	given: GivenLine,
	filled: string | undefined,
	account: Account | undefined,
	was: Line | undefined,
): string | undefined {
	if (types === 'NoTax') return 'NONE';
	const own = typesBefore === 'NoTax' ? undefined : was?.TaxType;
	return given.TaxType || filled || own || (taxAsGiven ? undefined : account?.TaxType);
}
