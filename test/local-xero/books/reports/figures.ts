import Decimal from 'decimal.js';

import { sum } from '../decimals';
import {
	bankTransactionEntry,
	bankTransferEntry,
	creditNoteEntry,
	type Entry,
	invoiceEntry,
	manualJournalEntry,
	paymentEntry,
	type Posting,
} from '../journal-entries';
import type { Ledger } from '../ledger';
import type { Account, Payment, TrackingChoice } from '../records';

/** One posting on one account: a debit is positive, a credit negative, in the base currency. */
export interface Figure {
	account: Account;
	date: Date;
	net: Decimal;
	tax: Decimal;
	tracking: readonly TrackingChoice[];
}

/**
 * On the cash basis a payment stands for as much of its document's lines as it pays; the bank is what it was
 * (https://developer.xero.com/documentation/api/accounting/reports, paymentsOnly).
 */
function cashEntry(ledger: Ledger, payment: Payment): Entry | undefined {
	const entry = paymentEntry(ledger, payment);
	const document = payment.Invoice ?? payment.CreditNote;
	if (!entry || !document || document.Total === 0) return entry;
	const whole = payment.Invoice
		? invoiceEntry(ledger, payment.Invoice)
		: payment.CreditNote && creditNoteEntry(ledger, payment.CreditNote);
	const [control, ...lines] = whole?.postings ?? [];
	if (!control) return entry;
	const part = new Decimal(payment.Amount).div(document.Total);
	const paid = lines.map(
		(line): Posting => ({
			...line,
			net: line.net.times(part).toDecimalPlaces(2),
			tax: line.tax?.times(part).toDecimalPlaces(2),
		}),
	);
	const settled = entry.postings.filter(({ account }) => account !== control.account);
	const left = sum([...paid, ...settled].map(({ net }) => net));
	const [first, ...others] = paid;
	return { ...entry, postings: [...settled, { ...first, net: first.net.minus(left) }, ...others] };
}

function entriesOf(ledger: Ledger, paymentsOnly: boolean): Array<Entry | undefined> {
	const documents = paymentsOnly
		? []
		: [
				...ledger.invoices.all().map((invoice) => invoiceEntry(ledger, invoice)),
				...ledger.creditNotes.all().map((note) => creditNoteEntry(ledger, note)),
			];
	const ofPayment = paymentsOnly ? cashEntry : paymentEntry;
	return [
		...documents,
		...ledger.payments.all().map((payment) => ofPayment(ledger, payment)),
		...ledger.bankTransactions.all().map((one) => bankTransactionEntry(ledger, one)),
		...ledger.bankTransfers.all().map((transfer) => bankTransferEntry(ledger, transfer)),
		...ledger.manualJournals
			.all()
			.filter(({ ShowOnCashBasisReports }) => !paymentsOnly || ShowOnCashBasisReports)
			.map((journal) => manualJournalEntry(ledger, journal)),
	];
}

/** Everything posted to the ledger, document by document. The figures of a document add up to zero. */
export function figuresOf(ledger: Ledger, paymentsOnly = false): Figure[] {
	return entriesOf(ledger, paymentsOnly).flatMap((entry) =>
		(entry?.postings ?? []).flatMap(({ account, net, tax = new Decimal(0), tracking = [] }) =>
			entry && account ? [{ account, date: entry.date, net, tax, tracking }] : [],
		),
	);
}

/** What the figures that pass come to. */
export const total = (figures: readonly Figure[], passes: (figure: Figure) => boolean): Decimal =>
	sum(figures.filter(passes).map(({ net }) => net));

export const isResult = ({ Class }: Account) => Class === 'REVENUE' || Class === 'EXPENSE';
