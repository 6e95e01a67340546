import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import type { Account } from '../records';
import { longMonth, monthsBefore, monthStart, shortMonth } from './calendar';
import { parts } from './profit-and-loss';
import { countOf, dayOf, type Question } from './question';
import { header, money, report, type Row, rowAbout, section, summary } from './rows';

/** The overall budget from a month on: `timeframe` months a column, `periods` columns. */
export function budgetSummary(ledger: Ledger, asked: Question): Rec {
	const first = monthStart(dayOf(asked, 'date') ?? ledger.today());
	const months = countOf(asked, 'timeframe', 12) ?? 1;
	const periods = countOf(asked, 'periods', 12) ?? 12;
	const starts = Array.from({ length: periods }, (_, at) => monthsBefore(first, -at * months));
	const overall = ledger.budgets.all().find(({ Type }) => Type === 'OVERALL');
	const amounts = Object.entries(overall?.monthly ?? {}).flatMap(([code, amount]) => {
		const account = ledger.accountByCode(code);
		return account ? [{ account, amount: new Decimal(amount).times(months) }] : [];
	});
	const of = (part: keyof typeof parts) =>
		amounts.filter(({ account }) =>
			(parts[part].types as readonly string[]).includes(account.Type),
		);
	const totalOf = (part: keyof typeof parts) => sum(of(part).map(({ amount }) => amount));
	const row = ({ account, amount }: { account: Account; amount: Decimal }): Row =>
		rowAbout('account', account.AccountID, account.Name, ...starts.map(() => money(amount)));
	const same = (title: string, amount: Decimal) =>
		summary(title, ...starts.map(() => money(amount)));
	const gross = totalOf('income').minus(totalOf('costs'));
	const net = gross.plus(totalOf('otherIncome')).minus(totalOf('expenses'));
	const partRows = (part: keyof typeof parts): Row[] => {
		const rows = of(part).map(row);
		if (rows.length === 0) return [];
		const { title } = parts[part];
		const name = title.replace(/^(Less|Plus) /, '');
		return [section(title, ...rows, same(`Total ${name}`, totalOf(part)))];
	};
	return report(
		ledger,
		'BudgetSummary',
		[
			'Overall Budget',
			'Budget Summary',
			ledger.organisation.Name,
			`${longMonth(first)} to ${longMonth(monthsBefore(first, 1 - periods * months))}`,
		],
		[
			header(
				'Account',
				...starts.map((day) => `${shortMonth(day)}-${String(day.getUTCFullYear()).slice(2)}`),
			),
			...partRows('income'),
			...partRows('costs'),
			section('', same('Gross Profit', gross)),
			...partRows('otherIncome'),
			...partRows('expenses'),
			section('', same('Total Expenses', totalOf('expenses'))),
			section('', same('Net Profit', net)),
		],
	);
}
