import type { Rec, Verdict } from '../../contract';
import type { Ledger } from '../ledger';
import { checked } from '../shelf';
import { aged } from './aged';
import { balanceSheet } from './balance-sheet';
import { bankSummary } from './bank-summary';
import { budgetSummary } from './budget-summary';
import { executiveSummary } from './executive-summary';
import { profitAndLoss } from './profit-and-loss';
import type { Question } from './question';
import { publishedReport, publishedReports } from './tax';
import { tenNinetyNine } from './ten-ninety-nine';
import { trialBalance } from './trial-balance';

/** Reports by their path segment in small letters. */
const reports: { readonly [name: string]: (ledger: Ledger, asked: Question) => Rec | Rec[] } = {
	agedpayablesbycontact: (ledger, asked) => aged(ledger, asked, 'ACCPAY'),
	agedreceivablesbycontact: (ledger, asked) => aged(ledger, asked, 'ACCREC'),
	balancesheet: balanceSheet,
	banksummary: bankSummary,
	budgetsummary: budgetSummary,
	executivesummary: executiveSummary,
	profitandloss: profitAndLoss,
	tenninetynine: tenNinetyNine,
	trialbalance: trialBalance,
};

/**
 * A report by its name, computed from the books as they are; without a name the published tax returns, by an id one of
 * them (https://developer.xero.com/documentation/api/accounting/reports). Refusals are verdicts.
 */
export function reportOf(
	ledger: Ledger,
	name: string | undefined,
	asked: Question,
): Rec[] | Extract<Verdict, { is: 'unreadable' } | { is: 'not found' }> {
	if (name === undefined) return publishedReports(ledger);
	const make = reports[name.toLowerCase()];
	if (!make) {
		const published = publishedReport(ledger, name);
		return published ? [published] : { is: 'not found' };
	}
	let made: Rec[] = [];
	const refusal = checked(() => {
		made = [make(ledger, asked)].flat();
	});
	return refusal ?? made;
}
