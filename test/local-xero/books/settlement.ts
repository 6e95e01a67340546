import Decimal from 'decimal.js';

import { sum } from './decimals';
import type { Ledger } from './ledger';
import type { Allocation, Credit, Invoice, Payment } from './records';

/** What settles an invoice or uses a credit up; what is left out stays as it is. */
interface Settling {
	Payments?: Payment[];
	Allocations?: Allocation[];
}

/** The day the last of the payments and allocations was made. */
function lastDate(payments: Payment[], allocations: Allocation[]): Date {
	return new Date(Math.max(...[...payments, ...allocations].map((part) => part.Date.getTime())));
}

/**
 * Gives an invoice the payments and allocations it now has: amounts, status, the date it was paid off
 * (https://developer.xero.com/documentation/api/accounting/invoices: AmountCredited is the sum of all credit notes,
 * overpayments and prepayments applied).
 */
export function settleInvoice(ledger: Ledger, invoice: Invoice, parts: Settling): void {
	const { Payments = invoice.Payments, Allocations = invoice.Allocations } = parts;
	const paid = sum(Payments.map((payment) => payment.Amount));
	const credited = sum(Allocations.map((allocation) => allocation.Amount));
	const due = new Decimal(invoice.Total).minus(paid).minus(credited);
	const settled = due.isZero();
	ledger.invoices.change(invoice, {
		...invoice,
		Payments,
		Allocations,
		AmountPaid: paid.toNumber(),
		AmountCredited: credited.toNumber(),
		AmountDue: due.toNumber(),
		Status: settled ? 'PAID' : 'AUTHORISED',
		FullyPaidOnDate: settled ? lastDate(Payments, Allocations) : undefined,
		UpdatedDateUTC: ledger.now(),
	});
}

/** Gives a credit the refunds and allocations it now has: what is left of it, and PAID when nothing is. */
export function settleCredit(ledger: Ledger, credit: Credit, parts: Settling): void {
	const { Payments = credit.Payments, Allocations = credit.Allocations } = parts;
	const used = sum([...Payments, ...Allocations].map((part) => part.Amount));
	const left = new Decimal(credit.Total).minus(used);
	const now = {
		Payments,
		Allocations,
		RemainingCredit: left.toNumber(),
		Status: left.isZero() ? ('PAID' as const) : ('AUTHORISED' as const),
		FullyPaidOnDate: left.isZero() ? lastDate(Payments, Allocations) : undefined,
		UpdatedDateUTC: ledger.now(),
	};
	if ('CreditNoteID' in credit) ledger.creditNotes.change(credit, { ...credit, ...now });
	else if ('PrepaymentID' in credit) ledger.prepayments.change(credit, { ...credit, ...now });
	else ledger.overpayments.change(credit, { ...credit, ...now });
}
