import Decimal from 'decimal.js';

import { sum } from './decimals';
import type { Ledger } from './ledger';
import { lineTax } from './line-amounts';
import { trackingShape } from './line-shape';
import { trackingOf } from './line-tracking';
import type { ManualJournal, ManualJournalLine } from './order-records';
import { amount, date, flag, guid, list, oneOf, text, type Given } from './read';
import type { Account } from './records';
import type { Plan } from './write-element';

const lineShape = {
	LineAmount: amount,
	AccountCode: text,
	AccountID: guid,
	Description: text,
	TaxType: text,
	TaxAmount: amount,
	Tracking: list(trackingShape),
	IsBlank: flag,
};
type GivenLine = Given<typeof lineShape>;

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/manualjournals. */
export const manualJournalShape = {
	ManualJournalID: guid,
	Narration: text,
	JournalLines: list(lineShape),
	Date: date,
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	Status: oneOf('ManualJournalStatus', ['DRAFT', 'POSTED', 'DELETED', 'VOIDED', 'ARCHIVED']),
	Url: text,
	ShowOnCashBasisReports: flag,
};
export type GivenManualJournal = Given<typeof manualJournalShape>;

type Status = ManualJournal['Status'];
const following: { [S in Status]: readonly Status[] } = {
	DRAFT: ['DRAFT', 'POSTED', 'DELETED'],
	POSTED: ['POSTED', 'VOIDED'],
	VOIDED: [],
	DELETED: [],
};

/** Receivables, payables and other system accounts, bank accounts and stock take no manual journals. */
function takesJournals({ SystemAccount, Type }: Account): boolean {
	return SystemAccount === undefined && Type !== 'BANK' && Type !== 'INVENTORY';
}

function planLine(
	ledger: Ledger,
	types: ManualJournal['LineAmountTypes'],
	given: GivenLine,
): { line: ManualJournalLine; errors: string[] } {
	const errors: string[] = [];
	const account = given.AccountID
		? ledger.accounts.get(given.AccountID)
		: ledger.accountByCode(given.AccountCode ?? '');
	const code = given.AccountCode ?? account?.Code ?? '';
	if (!code) errors.push('Account code must be specified');
	else if (!account || !takesJournals(account))
		errors.push(`Account code '${code}' is not a valid code for this document.`);
	else if (account.Status !== 'ACTIVE')
		errors.push(
			`Account code '${code}' has been archived, or has been deleted. Each line item must reference a valid account.`,
		);
	const taxType = types === 'NoTax' ? 'NONE' : given.TaxType || account?.TaxType || 'NONE';
	const rate = ledger.taxRates.get(taxType);
	if (rate?.Status !== 'ACTIVE') errors.push('Tax rate must be valid.');
	if (given.LineAmount === undefined) errors.push('Line amount must be specified');
	const LineAmount = ledger.round(given.LineAmount ?? 0, 2);
	const tracking = trackingOf(ledger, given, undefined);
	const computed = lineTax(
		new Decimal(LineAmount),
		rate?.EffectiveRate ?? 0,
		types,
		ledger.switches.rounding,
	);
	return {
		errors: [...errors, ...tracking.errors],
		line: {
			LineAmount,
			AccountCode: code,
			AccountID: account?.AccountID ?? '',
			Description: given.Description || undefined,
			TaxType: taxType,
			TaxAmount: ledger.round(types === 'NoTax' ? 0 : (given.TaxAmount ?? computed), 2),
			Tracking: tracking.choices,
			IsBlank: false,
		},
	};
}

/**
 * Debits are the positive lines, credits the negative ones, tax that comes on top included
 * (https://developer.xero.com/documentation/api/accounting/manualjournals).
 */
function balanceErrors(
	lines: ManualJournalLine[],
	types: ManualJournal['LineAmountTypes'],
): string[] {
	const amounts = lines.map(({ LineAmount, TaxAmount }) =>
		new Decimal(LineAmount).plus(types === 'Exclusive' ? TaxAmount : 0),
	);
	const debits = sum(amounts.filter((one) => one.isPositive()));
	const credits = sum(amounts.filter((one) => one.isNegative()));
	if (debits.plus(credits).isZero()) return [];
	return [
		`The total debits (${debits.toFixed(2)}) must equal total credits (${credits.toFixed(2)})`,
	];
}

/** Works out a new manual journal, or a changed one, with every sentence against it. */
export function planManualJournal(
	ledger: Ledger,
	given: GivenManualJournal,
	was?: ManualJournal,
): Plan<ManualJournal> {
	const status = given.Status ?? was?.Status ?? 'DRAFT';
	const may: readonly string[] = was ? following[was.Status] : ['DRAFT', 'POSTED'];
	if (was && !may.includes(status))
		return { next: { ...was }, errors: ['Manual Journal not of valid status for modification'] };
	const next: ManualJournal = {
		ManualJournalID: ledger.newId(),
		Narration: '',
		JournalLines: [],
		Date: ledger.today(),
		LineAmountTypes: 'NoTax',
		ShowOnCashBasisReports: true,
		...was,
		...(given.Narration && { Narration: given.Narration }),
		...(given.Date && { Date: given.Date }),
		...(given.LineAmountTypes && { LineAmountTypes: given.LineAmountTypes }),
		...(given.Url !== undefined && { Url: given.Url || undefined }),
		...(given.ShowOnCashBasisReports !== undefined && {
			ShowOnCashBasisReports: given.ShowOnCashBasisReports,
		}),
		Status: status === 'ARCHIVED' ? 'POSTED' : status,
		UpdatedDateUTC: ledger.now(),
	};
	const errors: string[] = [];
	if (!may.includes(status)) errors.push('Manual Journal not of valid status for creation');
	if (!next.Narration) errors.push('Narration must be specified');
	const lines = given.JournalLines;
	if (!was || lines) {
		// Blank lines, which the editor of Xero leaves behind, count for nothing.
		const wanted = (lines ?? []).filter((line) => !line.IsBlank);
		const built = wanted.map((line) => planLine(ledger, next.LineAmountTypes, line));
		next.JournalLines = built.map(({ line }) => line);
		errors.push(...built.flatMap((one) => one.errors));
		if (wanted.length < 2) errors.push('A manual journal must have at least two journal lines');
		else errors.push(...balanceErrors(next.JournalLines, next.LineAmountTypes));
	}
	const touches = [next, was].filter(
		(one) => one && one.Status !== 'DRAFT' && one.Status !== 'DELETED',
	);
	for (const one of touches) {
		const locked = one && ledger.lockedOn(one.Date);
		if (locked && !errors.includes(locked)) errors.push(locked);
	}
	return { next, errors };
}
