import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import { longDate, monthEnd, monthsBefore, shortDate, yearStart } from './calendar';
import { type Figure, figuresOf, isResult, total } from './figures';
import { countOf, dayOf, flagOf, idOf, type Question, timeframeOf } from './question';
import { header, money, plainRow, report, type Row, rowAbout, section, summary } from './rows';

/** The id every organisation's Current Year Earnings have in Xero's answers: there is no such account. */
export const currentYearEarnings = 'abababab-abab-abab-abab-abababababab';

const assets: { readonly [title: string]: readonly string[] } = {
	Bank: ['BANK'],
	'Current Assets': ['CURRENT', 'INVENTORY', 'PREPAYMENT'],
	'Fixed Assets': ['FIXED'],
	'Non-current Assets': ['NONCURRENT'],
};
const liabilities: { readonly [title: string]: readonly string[] } = {
	'Current Liabilities': ['CURRLIAB', 'PAYG'],
	'Non-Current Liabilities': ['LIABILITY', 'TERMLIAB'],
};

/** Amounts by account, one a column, under the account's id and name. */
type Amounts = Array<{ id: string; name: string; amounts: Decimal[] }>;

function accountsOf(
	figures: Figure[],
	dates: Date[],
	types: readonly string[],
	sign: 1 | -1,
): Amounts {
	const accounts = new Set(
		figures.map(({ account }) => account).filter(({ Type }) => types.includes(Type)),
	);
	return [...accounts].map((account) => ({
		id: account.AccountID,
		name: account.Name,
		amounts: dates.map((day) =>
			total(figures, (figure) => figure.account === account && figure.date <= day).times(sign),
		),
	}));
}

/** Equity, with the result of this year and those before it, which no one posts. */
function equityOf(ledger: Ledger, figures: Figure[], dates: Date[]): Amounts {
	const results = figures.filter(({ account }) => isResult(account));
	const earned = (day: Date, ofThisYear: boolean) =>
		total(
			results,
			({ date }) => date <= day && date >= yearStart(ledger, day) === ofThisYear,
		).negated();
	const equity = accountsOf(figures, dates, ['EQUITY'], -1);
	const retained = ledger.accounts
		.all()
		.find(({ SystemAccount }) => SystemAccount === 'RETAINEDEARNINGS');
	const posted = equity.find(({ id }) => id === retained?.AccountID);
	return [
		{
			id: currentYearEarnings,
			name: 'Current Year Earnings',
			amounts: dates.map((day) => earned(day, true)),
		},
		...equity.filter((account) => account !== posted),
		{
			id: retained?.AccountID ?? '',
			name: retained?.Name ?? 'Retained Earnings',
			amounts: dates.map((day, at) => earned(day, false).plus(posted?.amounts[at] ?? 0)),
		},
	];
}

const addUp = (dates: Date[], of: Amounts) =>
	dates.map((_, at) => sum(of.map(({ amounts }) => amounts[at])));

function sectionOf(title: string, dates: Date[], of: Amounts): Row[] {
	const shown = of
		.filter(({ amounts }) => amounts.some((amount) => !amount.isZero()))
		.sort((one, other) => one.name.localeCompare(other.name));
	if (shown.length === 0) return [];
	const rows = shown.map(({ id, name, amounts }) =>
		rowAbout('account', id, name, ...amounts.map(money)),
	);
	return [section(title, ...rows, summary(`Total ${title}`, ...addUp(dates, shown).map(money)))];
}

/** What is owned and owed on a day, and on days before it. */
export function balanceSheet(ledger: Ledger, asked: Question): Rec {
	const day = dayOf(asked, 'date') ?? monthEnd(ledger.today());
	const months = timeframeOf(asked);
	const compared = countOf(asked, 'periods', 11) ?? 0;
	const dates = Array.from({ length: compared + 1 }, (_, back) => monthsBefore(day, back * months));
	const options = ['trackingoptionid1', 'trackingoptionid2'].flatMap(
		(name) => idOf(asked, name) ?? [],
	);
	const figures = figuresOf(ledger, flagOf(asked, 'paymentsonly')).filter(({ tracking }) =>
		options.every((option) => tracking.some(({ TrackingOptionID }) => TrackingOptionID === option)),
	);
	const groups = (of: typeof assets, sign: 1 | -1) =>
		Object.entries(of).map(([title, types]): [string, Amounts] => [
			title,
			accountsOf(figures, dates, types, sign),
		]);
	const owned = groups(assets, 1);
	const owed = groups(liabilities, -1);
	const equity = equityOf(ledger, figures, dates);
	const totalAssets = addUp(
		dates,
		owned.flatMap(([, of]) => of),
	);
	const totalLiabilities = addUp(
		dates,
		owed.flatMap(([, of]) => of),
	);
	const net = totalAssets.map((amount, at) => amount.minus(totalLiabilities[at]));
	return report(
		ledger,
		'BalanceSheet',
		['Balance Sheet', ledger.organisation.Name, `As at ${longDate(day)}`],
		[
			header('', ...dates.map(shortDate)),
			section('Assets'),
			...owned.flatMap(([title, of]) => sectionOf(title, dates, of)),
			section('', summary('Total Assets', ...totalAssets.map(money))),
			section('Liabilities'),
			...owed.flatMap(([title, of]) => sectionOf(title, dates, of)),
			section('', summary('Total Liabilities', ...totalLiabilities.map(money))),
			section('', plainRow('Net Assets', ...net.map(money))),
			...sectionOf('Equity', dates, equity),
		],
	);
}
