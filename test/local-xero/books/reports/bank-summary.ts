import type Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import { isIn, longDate, monthEnd, monthStart, type Span } from './calendar';
import { type Figure, figuresOf, total } from './figures';
import { dayOf, type Question } from './question';
import { header, money, report, type Row, section, summary } from './rows';

/** Money in and out of bank accounts in a span of days. */
export function cash(figures: Figure[], span: Span): { received: Decimal; spent: Decimal } {
	const within = isIn(span);
	const bank = figures.filter((figure) => figure.account.Type === 'BANK' && within(figure));
	return {
		received: total(bank, ({ net }) => net.isPositive()),
		spent: total(bank, ({ net }) => net.isNegative()).negated(),
	};
}

/** Every bank account with what came in and went out, in the base currency. */
export function bankSummary(ledger: Ledger, asked: Question): Rec {
	const from = dayOf(asked, 'fromdate') ?? monthStart(ledger.today());
	const to = dayOf(asked, 'todate') ?? monthEnd(ledger.today());
	const figures = figuresOf(ledger);
	const accounts = ledger.accounts
		.all()
		.filter(({ Type, Status }) => Type === 'BANK' && Status === 'ACTIVE')
		.sort((one, other) => one.Name.localeCompare(other.Name));
	const lines = accounts.map(({ AccountID, Name }) => {
		const own = figures.filter(({ account }) => account.AccountID === AccountID);
		const opening = total(own, ({ date }) => date < from);
		const { received, spent } = cash(own, { from, to });
		const amounts = [opening, received, spent, opening.plus(received).minus(spent)];
		return { AccountID, Name, amounts };
	});
	const rows = lines.map(({ AccountID, Name, amounts }): Row => {
		const about = (Id: string) => ({ Attributes: [{ Value: AccountID, Id }] });
		const [opening, received, spent, closing] = amounts.map((amount) => ({ Value: money(amount) }));
		return {
			RowType: 'Row',
			Cells: [
				{ Value: Name, ...about('accountID') },
				opening,
				{ ...received, ...about('account') },
				{ ...spent, ...about('account') },
				closing,
			],
		};
	});
	const totals = [0, 1, 2, 3].map((at) => money(sum(lines.map(({ amounts }) => amounts[at]))));
	return report(
		ledger,
		'BankSummary',
		['Bank Summary', ledger.organisation.Name, `From ${longDate(from)} to ${longDate(to)}`],
		[
			header('Bank Accounts', 'Opening Balance', 'Cash Received', 'Cash Spent', 'Closing Balance'),
			section('', ...rows, summary('Total', ...totals)),
		],
	);
}
