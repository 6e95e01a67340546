import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import { cash } from './bank-summary';
import { isIn, longMonth, monthEnd, monthsBefore, monthStart, shortMonth } from './calendar';
import { type Figure, figuresOf, total } from './figures';
import { partTotal } from './profit-and-loss';
import { dayOf, type Question } from './question';
import { header, money, plainRow, report, section } from './rows';

const percent = (part: Decimal, whole: Decimal) =>
	whole.isZero() ? '0.0%' : `${part.div(whole.abs()).times(100).toFixed(1)}%`;

type Month = { [name: string]: Decimal };

function month(ledger: Ledger, figures: Figure[], day: Date): Month {
	const span = { from: monthStart(day), to: monthEnd(day) };
	const within = isIn(span);
	const { received, spent } = cash(figures, span);
	const part = (name: Parameters<typeof partTotal>[1]) => partTotal(figures, name, within);
	const [income, costs, otherIncome, expenses] = [
		part('income'),
		part('costs'),
		part('otherIncome'),
		part('expenses'),
	];
	const until = (passes: (figure: Figure) => boolean) =>
		total(figures, (figure) => figure.date <= span.to && passes(figure));
	const issued = ledger.invoices
		.all()
		.filter(
			({ Type, Status, Date }) =>
				Type === 'ACCREC' && ['AUTHORISED', 'PAID'].includes(Status) && within({ date: Date }),
		);
	const worth = sum(issued.map(({ Total, CurrencyRate }) => new Decimal(Total).div(CurrencyRate)));
	const profit = sum([income, otherIncome]).minus(costs).minus(expenses);
	return {
		received,
		spent,
		surplus: received.minus(spent),
		bank: until(({ account }) => account.Type === 'BANK'),
		income,
		costs,
		gross: income.minus(costs),
		otherIncome,
		expenses,
		profit,
		debtors: until(({ account }) => account.SystemAccount === 'DEBTORS'),
		creditors: until(({ account }) => account.SystemAccount === 'CREDITORS').negated(),
		netAssets: until(({ account }) => ['ASSET', 'LIABILITY'].includes(account.Class)),
		invoices: new Decimal(issued.length),
		average: issued.length === 0 ? new Decimal(0) : worth.div(issued.length),
	};
}

/** A month at a glance, beside the month before it. */
export function executiveSummary(ledger: Ledger, asked: Question): Rec {
	const day = dayOf(asked, 'date') ?? ledger.today();
	const before = monthsBefore(monthEnd(day), 1);
	const figures = figuresOf(ledger);
	const now = month(ledger, figures, day);
	const then = month(ledger, figures, before);
	const row = (title: string, name: string) =>
		plainRow(
			title,
			money(now[name]),
			money(then[name]),
			percent(now[name].minus(then[name]), then[name]),
		);
	const count = (title: string, name: string) =>
		plainRow(
			title,
			now[name].toFixed(0),
			then[name].toFixed(0),
			percent(now[name].minus(then[name]), then[name]),
		);
	const margin = (title: string, name: string) =>
		plainRow(title, percent(now[name], now.income), percent(then[name], then.income), '0.0%');
	const column = (of: Date) => `${shortMonth(of)} ${of.getUTCFullYear()}`;
	return report(
		ledger,
		'ExecutiveSummary',
		['Executive Summary', ledger.organisation.Name, `For the month of ${longMonth(day)}`],
		[
			header('', column(day), column(before), 'Variance'),
			section(
				'Cash',
				row('Cash received', 'received'),
				row('Cash spent', 'spent'),
				row('Cash surplus (deficit)', 'surplus'),
				row('Closing bank balance', 'bank'),
			),
			section(
				'Profitability',
				row('Income', 'income'),
				row('Direct costs', 'costs'),
				row('Gross profit (loss)', 'gross'),
				row('Other Income', 'otherIncome'),
				row('Expenses', 'expenses'),
				row('Profit (loss)', 'profit'),
			),
			section(
				'Balance Sheet',
				row('Debtors', 'debtors'),
				row('Creditors', 'creditors'),
				row('Net assets', 'netAssets'),
			),
			section(
				'Income',
				count('Number of invoices issued', 'invoices'),
				row('Average value of invoices', 'average'),
			),
			section(
				'Performance',
				margin('Gross profit margin', 'gross'),
				margin('Net profit margin', 'profit'),
			),
		],
	);
}
