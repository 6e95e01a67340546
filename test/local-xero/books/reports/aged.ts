import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { dateString } from '../dates';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import { UnknownId, Unreadable } from '../read';
import type { Invoice } from '../records';
import { longDate } from './calendar';
import { dayOf, idOf, type Question } from './question';
import { header, money, plainRow, report, type Row, rowAbout, section, summary } from './rows';

const dayLength = 86_400_000;

/** Total, paid, credited and due of a document on a day, in the base currency. */
function standing(invoice: Invoice, day: Date): Decimal[] {
	const base = (amount: Decimal.Value) => new Decimal(amount).div(invoice.CurrencyRate);
	const until = (list: ReadonlyArray<{ Amount: number; Date: Date }>) =>
		sum(list.filter(({ Date: date }) => date <= day).map(({ Amount }) => Amount));
	const paid = until(invoice.Payments);
	const credited = until(invoice.Allocations);
	const due = new Decimal(invoice.Total).minus(paid).minus(credited);
	return [new Decimal(invoice.Total), paid, credited, due].map(base);
}

const isOpen = (amounts: Decimal[]) => !amounts[3].isZero();

function lateness({ DueDate }: Invoice, day: Date): string {
	if (!DueDate || DueDate >= day) return '';
	const days = Math.round((day.getTime() - DueDate.getTime()) / dayLength);
	return days === 1 ? '1 day overdue' : `${days} days overdue`;
}

/**
 * What one contact owes, or is owed, document by document
 * (https://developer.xero.com/documentation/api/accounting/reports#agedreceivablesbycontact).
 *
 * @throws Unreadable without a contactId, UnknownId when it is nobody's
 */
export function aged(ledger: Ledger, asked: Question, type: Invoice['Type']): Rec {
	const contactId = idOf(asked, 'contactid');
	if (!contactId) throw new Unreadable('The contactId parameter is required.');
	const contact = ledger.contacts.get(contactId);
	if (!contact) throw new UnknownId();
	const day = dayOf(asked, 'date') ?? ledger.today();
	const to = dayOf(asked, 'todate') ?? day;
	const documents = ledger.invoices
		.by('contact', contactId)
		.filter(({ Type, Status }) => Type === type && (Status === 'AUTHORISED' || Status === 'PAID'))
		.filter(({ Date: date }) => date <= to)
		.sort((one, other) => one.Date.getTime() - other.Date.getTime());
	const from = dayOf(asked, 'fromdate') ?? documents[0]?.Date ?? day;
	const earlier = documents.filter(({ Date: date }) => date < from);
	const opening = sum(earlier.map((invoice) => standing(invoice, day)[3]));
	const open = documents
		.filter(({ Date: date }) => date >= from)
		.map((invoice) => ({ invoice, amounts: standing(invoice, day) }))
		.filter(({ amounts }) => isOpen(amounts));
	const rows = open.map(
		({ invoice, amounts }): Row =>
			rowAbout(
				'invoiceID',
				invoice.InvoiceID,
				dateString(invoice.Date),
				type === 'ACCREC' ? invoice.InvoiceNumber : invoice.InvoiceNumber || invoice.Reference,
				invoice.DueDate ? dateString(invoice.DueDate) : '',
				lateness(invoice, day),
				...amounts.map(money),
			),
	);
	const totals = [0, 1, 2, 3].map((at) => sum(open.map(({ amounts }) => amounts[at])));
	const closing = [...totals.slice(0, 3), totals[3].plus(opening)].map(money);
	const name = type === 'ACCREC' ? 'Receivables' : 'Payables';
	return report(
		ledger,
		`Aged${name}ByContact`,
		[
			`Aged ${name} By Contact`,
			'Invoices',
			contact.Name,
			`From ${longDate(from)} to ${longDate(to)}`,
			`Showing payments to ${longDate(day)}`,
		],
		[
			header(
				'Date',
				type === 'ACCREC' ? 'Number' : 'Reference',
				'Due Date',
				'',
				'Total',
				'Paid',
				'Credited',
				'Due',
			),
			section(
				'',
				plainRow(dateString(from), 'Opening Balance', '', '', '', '', '', money(opening)),
			),
			...(rows.length > 0
				? [section('', ...rows, summary('Total', '', '', '', ...totals.map(money)))]
				: []),
			section('', summary('Closing Balance', '', '', '', ...closing)),
		],
	);
}
