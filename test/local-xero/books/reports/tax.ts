import { createHash } from 'node:crypto';
import type { Rec } from '../../contract';
import type { Ledger } from '../ledger';
import { isIn, longDate, monthEnd, monthsBefore, monthStart, type Span } from './calendar';
import { type Figure, figuresOf, isResult } from './figures';
import { header, money, plainRow, report, section, summary } from './rows';
import { sum } from '../decimals';

/** The published returns of a country: New Zealand's GST return, Australia's activity statement. Others have none. */
const names: { readonly [country: string]: string } = {
	NZ: 'GST Return',
	AU: 'Activity Statement',
};

/** The id of an organisation's return, the same at every start. */
function returnId(ledger: Ledger): string {
	const hex = createHash('sha256')
		.update(`tax return ${ledger.organisation.OrganisationID}`)
		.digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}

/** The two months before this one. */
function spanOf(ledger: Ledger): Span {
	const to = monthsBefore(monthEnd(ledger.today()), 1);
	return { from: monthStart(monthsBefore(to, 1)), to };
}

function heading(ledger: Ledger, name: string): Rec {
	const { from, to } = spanOf(ledger);
	return {
		...report(
			ledger,
			name.replace(/ /g, ''),
			[name, ledger.organisation.Name, `${longDate(from)} to ${longDate(to)}`],
			[],
		),
		ReportID: returnId(ledger),
	};
}

/** GET /Reports: the tax returns that were published (https://developer.xero.com/documentation/api/accounting/reports). */
export function publishedReports(ledger: Ledger): Rec[] {
	const name = names[ledger.organisation.CountryCode];
	if (!name) return [];
	const { Rows, ...listed } = heading(ledger, name);
	return [listed];
}

/** GET /Reports/{ReportID}: a published return by its id; undefined when there is none of that id. */
export function publishedReport(ledger: Ledger, id: string): Rec | undefined {
	const name = names[ledger.organisation.CountryCode];
	if (!name || id.toLowerCase() !== returnId(ledger)) return undefined;
	const within = isIn(spanOf(ledger));
	const figures = figuresOf(ledger).filter((figure) => within(figure) && isResult(figure.account));
	const of = (kind: string, pick: (figure: Figure) => Figure['net'], sign: 1 | -1) =>
		sum(figures.filter(({ account }) => account.Class === kind).map(pick)).times(sign);
	const [sales, salesTax] = [
		of('REVENUE', ({ net }) => net, -1),
		of('REVENUE', ({ tax }) => tax, -1),
	];
	const [costs, costsTax] = [
		of('EXPENSE', ({ net }) => net, 1),
		of('EXPENSE', ({ tax }) => tax, 1),
	];
	return {
		...heading(ledger, name),
		Rows: [
			header('', 'Amount', 'GST'),
			section(
				'Sales and income',
				plainRow('Total sales and income', money(sales), money(salesTax)),
			),
			section(
				'Purchases and expenses',
				plainRow('Total purchases and expenses', money(costs), money(costsTax)),
			),
			section('', summary('GST to pay (refund)', '', money(salesTax.minus(costsTax)))),
		],
	};
}
