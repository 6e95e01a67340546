import Decimal from 'decimal.js';

import { sum } from './decimals';
import { amount, date, flag, guid, object, oneOf, text, UnknownId, type Given } from './read';
import type { Ledger } from './ledger';
import type { Account, Invoice, Payment } from './records';

const document = object({ InvoiceID: guid, InvoiceNumber: text });

/** What an element of /Payments may carry: https://developer.xero.com/documentation/api/accounting/payments. */
export const paymentShape = {
	PaymentID: guid,
	Invoice: document,
	InvoiceNumber: text,
	Account: object({ AccountID: guid, Code: text }),
	Code: text,
	Date: date,
	Amount: amount,
	BankAmount: amount,
	CurrencyRate: amount,
	Reference: text,
	IsReconciled: flag,
	Status: oneOf('PaymentStatus', ['AUTHORISED', 'DELETED']),
	BankAccountNumber: text,
	Particulars: text,
	Details: text,
};
export type GivenPayment = Given<typeof paymentShape>;

/** A payment as it would be, with what stands against it; no payment when its document or account is missing. */
export interface PaymentPlan {
	next?: Payment;
	errors: string[];
}

/**
 * The document a payment names by id or number. Of several with one number the sales invoice is meant.
 *
 * @throws UnknownId when the InvoiceID is nobody's
 */
export function paidDocument(ledger: Ledger, given: GivenPayment): Invoice | undefined {
	const id = given.Invoice?.InvoiceID;
	if (id) {
		const found = ledger.invoices.get(id);
		if (!found) throw new UnknownId();
		return found;
	}
	const number = given.Invoice?.InvoiceNumber || given.InvoiceNumber;
	if (!number) return undefined;
	return ledger.salesInvoiceByNumber(number) ?? ledger.invoices.by('number', number)[0];
}

function payingAccount(ledger: Ledger, given: GivenPayment): Account | undefined {
	if (given.Account?.AccountID) return ledger.accounts.get(given.Account.AccountID);
	return ledger.accountByCode(given.Account?.Code || given.Code || '');
}

/** Works out a new payment with every sentence Xero has against it. */
export function planPayment(ledger: Ledger, given: GivenPayment): PaymentPlan {
	const invoice = paidDocument(ledger, given);
	const account = payingAccount(ledger, given);
	const errors: string[] = [];
	if (!invoice) errors.push('The document with the supplied id was not found for this endpoint.');
	if (!account) errors.push('Account could not be found');
	else if (
		account.Status !== 'ACTIVE' ||
		(account.Type !== 'BANK' && !account.EnablePaymentsToAccount)
	) {
		errors.push('Account must be valid.');
	}
	if (given.Status === 'DELETED') errors.push('Payment not of valid status for creation');
	if (!given.Amount) errors.push('Payment amount must be specified');
	else if (given.Amount.lessThanOrEqualTo(0))
		errors.push('Payment amount must be greater than zero');
	if (!invoice || !account) return { errors };

	const { BaseCurrency } = ledger.organisation;
	const currency = account.CurrencyCode ?? BaseCurrency;
	if (currency !== invoice.CurrencyCode && currency !== BaseCurrency) {
		errors.push('The currency of the account must be that of the document or the base currency.');
	}
	const paid = ledger.round(given.Amount ?? 0, 2);
	if (invoice.Status !== 'AUTHORISED' && invoice.Status !== 'PAID') {
		errors.push('Payments can only be made against Authorised documents');
	} else if (paid > invoice.AmountDue) {
		errors.push('Payment amount exceeds the amount outstanding on this document');
	}
	const when = given.Date ?? ledger.today();
	const locked = ledger.lockedOn(when);
	if (locked) errors.push(locked);
	const foreign = invoice.CurrencyCode !== BaseCurrency;
	const rate = foreign ? ledger.round(given.CurrencyRate ?? invoice.CurrencyRate, 6) : 1;
	const inBank =
		currency === invoice.CurrencyCode ? new Decimal(paid) : new Decimal(paid).div(rate);
	return {
		errors,
		next: {
			PaymentID: ledger.newId(),
			Invoice: invoice,
			Account: account,
			Date: when,
			Amount: paid,
			BankAmount: ledger.round(given.BankAmount ?? inBank, 2),
			CurrencyRate: rate,
			Reference: given.Reference,
			IsReconciled: given.IsReconciled ?? false,
			Status: 'AUTHORISED',
			PaymentType: `${invoice.Type}PAYMENT`,
			BankAccountNumber: given.BankAccountNumber,
			Particulars: given.Particulars,
			Details: given.Details,
			UpdatedDateUTC: ledger.now(),
		},
	};
}

/** Gives a document the payments it now has: amounts, status, and the date it was paid off. */
function settle(ledger: Ledger, invoice: Invoice, payments: Payment[]): void {
	const paid = sum(payments.map((payment) => payment.Amount));
	const due = new Decimal(invoice.Total).minus(paid).minus(invoice.AmountCredited);
	const settled = due.isZero();
	const dates = payments.map((payment) => payment.Date.getTime());
	ledger.invoices.change(invoice, {
		...invoice,
		Payments: payments,
		AmountPaid: paid.toNumber(),
		AmountDue: due.toNumber(),
		Status: settled ? 'PAID' : 'AUTHORISED',
		FullyPaidOnDate: settled ? new Date(Math.max(...dates)) : undefined,
		UpdatedDateUTC: ledger.now(),
	});
}

/** Stores a planned payment and lets its document know. */
export function storePayment(ledger: Ledger, payment: Payment): Payment {
	ledger.payments.add(payment);
	settle(ledger, payment.Invoice, [...payment.Invoice.Payments, payment]);
	return payment;
}

/** Says why a payment may not be changed as asked, or nothing. The only change there is is its deletion. */
export function deletionRefusal(
	ledger: Ledger,
	payment: Payment,
	given: GivenPayment,
): string | undefined {
	if (given.Status !== 'DELETED' || payment.Status === 'DELETED')
		return 'Payment not of valid status for modification';
	// Xero's own sentence for a reconciled payment is not published.
	if (payment.IsReconciled) return 'Payment has been reconciled and cannot be deleted.';
	return ledger.lockedOn(payment.Date);
}

/** Deletes a payment: it stays readable as DELETED, and its document is open again. */
export function deletePayment(ledger: Ledger, payment: Payment): Payment {
	ledger.payments.change(payment, { ...payment, Status: 'DELETED', UpdatedDateUTC: ledger.now() });
	const others = payment.Invoice.Payments.filter((other) => other !== payment);
	settle(ledger, payment.Invoice, others);
	return payment;
}
