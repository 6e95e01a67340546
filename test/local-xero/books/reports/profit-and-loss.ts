import type Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import type { Account } from '../records';
import { briefDate, isIn, longDate, monthEnd, monthsBefore, monthStart } from './calendar';
import { type Figure, figuresOf, isResult, total } from './figures';
import { countOf, dayOf, flagOf, idOf, type Question, timeframeOf } from './question';
import { header, money, plainRow, report, type Row, rowAbout, section, summary } from './rows';

interface Column {
	title: string;
	passes: (figure: Figure) => boolean;
}

/** The types of accounts of each part, and whether credits count as more. */
export const parts = {
	income: { title: 'Income', types: ['REVENUE', 'SALES'], sign: -1 },
	costs: { title: 'Less Cost of Sales', types: ['DIRECTCOSTS'], sign: 1 },
	otherIncome: { title: 'Plus Other Income', types: ['OTHERINCOME'], sign: -1 },
	expenses: {
		title: 'Less Operating Expenses',
		types: ['EXPENSE', 'OVERHEADS', 'DEPRECIATN'],
		sign: 1,
	},
} as const;

/** What the figures of a part come to, as the report shows them. */
export const partTotal = (figures: Figure[], part: keyof typeof parts, passes: Column['passes']) =>
	total(
		figures,
		(figure) =>
			(parts[part].types as readonly string[]).includes(figure.account.Type) && passes(figure),
	).times(parts[part].sign);

const has = (figure: Figure, optionId: string) =>
	figure.tracking.some(({ TrackingOptionID }) => TrackingOptionID === optionId);

/**
 * One column a period, the latest first; one an option where a tracking category is asked for; else one.
 * (https://developer.xero.com/documentation/api/accounting/reports#profitandloss)
 */
function columnsOf(ledger: Ledger, asked: Question, from: Date, to: Date): Column[] {
	const category = ledger.trackingCategories.get(idOf(asked, 'trackingcategoryid') ?? '');
	const within = isIn({ from, to });
	if (category && !asked.trackingoptionid) {
		const isOf = ({ tracking }: Figure) =>
			tracking.some(({ TrackingCategoryID }) => TrackingCategoryID === category.TrackingCategoryID);
		return [
			...category.Options.map(({ Name, TrackingOptionID }) => ({
				title: Name,
				passes: (figure: Figure) => within(figure) && has(figure, TrackingOptionID),
			})),
			{ title: 'Unassigned', passes: (figure) => within(figure) && !isOf(figure) },
			{ title: 'Total', passes: within },
		];
	}
	const months = timeframeOf(asked);
	const compared = countOf(asked, 'periods', 11) ?? 0;
	return Array.from({ length: compared + 1 }, (_, back) => {
		const end = monthsBefore(to, back * months);
		return {
			title: briefDate(end),
			passes: isIn({ from: monthsBefore(from, back * months), to: end }),
		};
	});
}

function rowOf(
	figures: Figure[],
	columns: Column[],
	account: Account,
	sign: number,
): Row | undefined {
	const amounts = columns.map(({ passes }) =>
		total(figures, (figure) => figure.account === account && passes(figure)).times(sign),
	);
	if (amounts.every((amount) => amount.isZero())) return undefined;
	return rowAbout('account', account.AccountID, account.Name, ...amounts.map(money));
}

/** Income less costs of a span of days, a column a period or an option. */
export function profitAndLoss(ledger: Ledger, asked: Question): Rec {
	const today = ledger.today();
	const to = dayOf(asked, 'todate') ?? monthEnd(dayOf(asked, 'fromdate') ?? today);
	const from = dayOf(asked, 'fromdate') ?? monthStart(to);
	const columns = columnsOf(ledger, asked, from, to);
	const options = ['trackingoptionid', 'trackingoptionid2'].flatMap(
		(name) => idOf(asked, name) ?? [],
	);
	const figures = figuresOf(ledger, flagOf(asked, 'paymentsonly')).filter(
		(figure) => isResult(figure.account) && options.every((option) => has(figure, option)),
	);
	const accounts = [...new Set(figures.map(({ account }) => account))].sort((one, other) =>
		one.Name.localeCompare(other.Name),
	);
	const totals = (part: keyof typeof parts) =>
		columns.map(({ passes }) => partTotal(figures, part, passes));
	const [income, costs, otherIncome, expenses] = (
		['income', 'costs', 'otherIncome', 'expenses'] as const
	).map(totals);
	const partRows = (part: keyof typeof parts, amounts: Decimal[]): Row[] => {
		const { title, types, sign } = parts[part];
		const rows = accounts
			.filter(({ Type }) => (types as readonly string[]).includes(Type))
			.flatMap((account) => rowOf(figures, columns, account, sign) ?? []);
		if (rows.length === 0 && part !== 'income') return [];
		const name = title.replace(/^(Less|Plus) /, '');
		return [section(title, ...rows, summary(`Total ${name}`, ...amounts.map(money)))];
	};
	const gross = columns.map((_, at) => income[at].minus(costs[at]));
	const net = columns.map((_, at) => sum([gross[at], otherIncome[at]]).minus(expenses[at]));
	return report(
		ledger,
		'ProfitAndLoss',
		['Profit & Loss', ledger.organisation.Name, `${longDate(from)} to ${longDate(to)}`],
		[
			header('', ...columns.map(({ title }) => title)),
			...partRows('income', income),
			...partRows('costs', costs),
			section('', plainRow('Gross Profit', ...gross.map(money))),
			...partRows('otherIncome', otherIncome),
			...partRows('expenses', expenses),
			section('', plainRow('Net Profit', ...net.map(money))),
		],
	);
}
