import type { Rec, Verdict } from '../contract';
import { briefAccount } from './brief';
import { briefInvoice } from './credits';
import { dateString } from './dates';
import { sum } from './decimals';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import {
	accountRefusal,
	deletePayment,
	payingAccount,
	paymentShape,
	planPayment,
	storePayment,
} from './payment-write';
import { date, guid, list, object, oneOf, text, type Given } from './read';
import type { BatchPayment, Invoice, Payment } from './records';
import { tooLong, withoutNothing } from './shelf';

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/batchpayments. */
export const batchPaymentShape = {
	BatchPaymentID: guid,
	Account: object({ AccountID: guid, Code: text }),
	Date: date,
	Reference: text,
	Particulars: text,
	Code: text,
	Details: text,
	Narrative: text,
	Payments: list(paymentShape),
	Status: oneOf('BatchPaymentStatus', ['AUTHORISED', 'DELETED']),
};
type GivenBatch = Given<typeof batchPaymentShape>;

/** A batch payment as a response shows it. */
export function showBatch(batch: BatchPayment): Rec {
	return withoutNothing({
		...batch,
		Account: { ...briefAccount(batch.Account), CurrencyCode: batch.Account.CurrencyCode },
		DateString: dateString(batch.Date),
		Payments: batch.Payments.map((payment) =>
			withoutNothing({
				PaymentID: payment.PaymentID,
				Invoice: payment.Invoice && briefInvoice(payment.Invoice),
				Amount: payment.Amount,
				BankAmount: payment.BankAmount,
				Reference: payment.Reference,
				Particulars: payment.Particulars,
				Details: payment.Details,
				BankAccountNumber: payment.BankAccountNumber,
			}),
		),
	});
}

/** What stands against the payments together: they are on invoices of one side, each paid at most in full. */
function refusalsTogether(payments: Payment[]): string[] {
	const paid = new Map<Invoice | undefined, Payment[]>();
	for (const payment of payments)
		paid.set(payment.Invoice, [...(paid.get(payment.Invoice) ?? []), payment]);
	const invoices = [...paid.keys()];
	const errors: string[] = [];
	if (invoices.includes(undefined)) errors.push('A batch payment pays invoices only.');
	if (new Set(invoices.map((invoice) => invoice?.Type)).size > 1)
		errors.push('A batch payment pays either sales invoices or bills, not both.');
	for (const [invoice, parts] of paid) {
		const exceeds = sum(parts.map(({ Amount }) => Amount)).greaterThan(invoice?.AmountDue ?? 0);
		if (invoice && parts.length > 1 && exceeds)
			errors.push('Payment amount exceeds the amount outstanding on this document');
	}
	return errors;
}

/** Pays several invoices at once, or none when anything stands against it; the sentences are those of payments. */
export function createBatch(ledger: Ledger, given: GivenBatch): Verdict {
	const { Account: named, Date: when = ledger.today(), Payments: wanted = [], ...words } = given;
	const account = payingAccount(ledger, { Account: named });
	const plans = wanted.map((payment) =>
		planPayment(ledger, {
			...payment,
			Account: named,
			Code: undefined,
			PaymentID: undefined,
			Status: undefined,
			Date: when,
		}),
	);
	const payments = plans.flatMap(({ next }) => next ?? []);
	const errors = new Set(plans.flatMap((plan) => plan.errors));
	const barred = accountRefusal(account);
	if (barred) errors.add(barred);
	if (wanted.length === 0) errors.add('A batch payment must have at least one payment.');
	if (given.Status === 'DELETED') errors.add('Batch Payment not of valid status for creation');
	for (const error of refusalsTogether(payments)) errors.add(error);
	const lengths = { Reference: 255, Particulars: 12, Code: 12, Narrative: 18 };
	for (const error of tooLong(given, lengths, 'Batch Payment')) errors.add(error);
	if (!account || errors.size > 0) {
		const echo = { ...words, BatchPaymentID: zeroId, Date: when, Payments: [] };
		return { is: 'error', echo, errors: [...errors] };
	}
	const BatchPaymentID = ledger.newId();
	const record: BatchPayment = {
		...words,
		BatchPaymentID,
		Account: account,
		Date: when,
		Type: payments[0].Invoice?.Type === 'ACCPAY' ? 'PAYBATCH' : 'RECBATCH',
		Status: 'AUTHORISED',
		Payments: payments.map((payment) => storePayment(ledger, { ...payment, BatchPaymentID })),
		TotalAmount: sum(payments.map(({ BankAmount }) => BankAmount)).toNumber(),
		IsReconciled: false,
		UpdatedDateUTC: ledger.now(),
	};
	return { is: 'ok', record: ledger.batchPayments.add(record) };
}

/** Deletes a batch and every payment of it, which opens their invoices again. */
export function deleteBatch(ledger: Ledger, was: BatchPayment, given: GivenBatch): Verdict {
	const refusal =
		given.Status !== 'DELETED' || was.Status === 'DELETED'
			? 'Batch Payment not of valid status for modification'
			: was.Payments.some(({ IsReconciled }) => IsReconciled)
				? 'Batch Payment has been reconciled and cannot be deleted.'
				: ledger.lockedOn(was.Date);
	if (refusal) return { is: 'error', echo: showBatch(was), errors: [refusal] };
	for (const payment of was.Payments) deletePayment(ledger, payment);
	const next: BatchPayment = { ...was, Status: 'DELETED', UpdatedDateUTC: ledger.now() };
	return { is: 'ok', record: ledger.batchPayments.change(was, next) };
}
