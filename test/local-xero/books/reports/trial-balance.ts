import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import type { Ledger } from '../ledger';
import type { Account } from '../records';
import { isIn, longDate, monthStart, yearStart } from './calendar';
import { type Figure, figuresOf, isResult, total } from './figures';
import { dayOf, flagOf, type Question } from './question';
import { header, money, report, type Row, rowAbout, section, summary } from './rows';

const sections: Array<[string, Account['Class']]> = [
	['Revenue', 'REVENUE'],
	['Expenses', 'EXPENSE'],
	['Assets', 'ASSET'],
	['Liabilities', 'LIABILITY'],
	['Equity', 'EQUITY'],
];

interface Balance {
	account: Account;
	/** Moved since the month began, and where it stands in the financial year. */
	month: Decimal;
	year: Decimal;
}

/** Debit and credit: zero stands on the side the account grows on. */
function sides(amount: Decimal, { Class }: Account): [string, string] {
	const debit = amount.isZero() ? Class === 'ASSET' || Class === 'EXPENSE' : amount.isPositive();
	return debit ? [money(amount), ''] : ['', money(amount.abs())];
}

function balancesOf(ledger: Ledger, figures: Figure[], day: Date): Balance[] {
	const began = yearStart(ledger, day);
	const thisMonth = isIn({ from: monthStart(day), to: day });
	const retained = ledger.accounts
		.all()
		.find(({ SystemAccount }) => SystemAccount === 'RETAINEDEARNINGS');
	const accounts = new Set(figures.map(({ account }) => account));
	if (retained) accounts.add(retained);
	const before = total(figures, ({ account, date }) => isResult(account) && date < began);
	return [...accounts].map((account) => {
		const own = figures.filter((figure) => figure.account === account && figure.date <= day);
		const year = total(own, ({ date }) => !isResult(account) || date >= began);
		return {
			account,
			month: total(own, thisMonth),
			year: account === retained ? year.plus(before) : year,
		};
	});
}

/** Every account's balance on a day, debits against credits, of the month and of the year. */
export function trialBalance(ledger: Ledger, asked: Question): Rec {
	const day = dayOf(asked, 'date') ?? ledger.today();
	const figures = figuresOf(ledger, flagOf(asked, 'paymentsonly')).filter(
		({ date }) => date <= day,
	);
	const balances = balancesOf(ledger, figures, day)
		.filter(({ month, year }) => !month.isZero() || !year.isZero())
		.sort((one, other) => one.account.Name.localeCompare(other.account.Name));
	const rows = ([title, kind]: (typeof sections)[number]): Row[] => {
		const own = balances.filter(({ account }) => account.Class === kind);
		if (own.length === 0) return [];
		return [
			section(
				title,
				...own.map(({ account, month, year }) =>
					rowAbout(
						'account',
						account.AccountID,
						account.Code ? `${account.Name} (${account.Code})` : account.Name,
						...sides(month, account),
						...sides(year, account),
					),
				),
			),
		];
	};
	const side = (amounts: Decimal[], sign: 1 | -1) =>
		money(
			amounts
				.map((amount) => amount.times(sign))
				.filter((amount) => amount.isPositive())
				.reduce((all, amount) => all.plus(amount), new Decimal(0)),
		);
	const months = balances.map(({ month }) => month);
	const years = balances.map(({ year }) => year);
	return report(
		ledger,
		'TrialBalance',
		['Trial Balance', ledger.organisation.Name, `As at ${longDate(day)}`],
		[
			header('Account', 'Debit', 'Credit', 'YTD Debit', 'YTD Credit'),
			...sections.flatMap(rows),
			section(
				'',
				summary('Total', side(months, 1), side(months, -1), side(years, 1), side(years, -1)),
			),
		],
	);
}
