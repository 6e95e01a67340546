import Decimal from 'decimal.js';

import type { Ledger } from './ledger';
import {
	documentOf,
	isReceived,
	outstanding,
	paidDocument,
	paidShape,
	paymentType,
	settlePaid,
} from './paid-document';
import { amount, date, flag, guid, object, oneOf, text, type Given } from './read';
import type { Account, Payment } from './records';

/** What an element of /Payments may carry: https://developer.xero.com/documentation/api/accounting/payments. */
export const paymentShape = {
	PaymentID: guid,
	...paidShape,
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

/** The account money goes to or comes from, named by id or code. */
export function payingAccount(
	ledger: Ledger,
	given: Pick<GivenPayment, 'Account' | 'Code'>,
): Account | undefined {
	if (given.Account?.AccountID) return ledger.accounts.get(given.Account.AccountID);
	return ledger.accountByCode(given.Account?.Code || given.Code || '');
}

/** Says why payments cannot go through this account, or nothing. */
export function accountRefusal(account: Account | undefined): string | undefined {
	if (!account) return 'Account could not be found';
	const takesPayments = account.Type === 'BANK' || account.EnablePaymentsToAccount;
	return account.Status === 'ACTIVE' && takesPayments ? undefined : 'Account must be valid.';
}

interface Money {
	Amount: number;
	BankAmount: number;
	CurrencyRate: number;
	errors: string[];
}

/**
 * The amounts of a payment: Amount in the document's currency, BankAmount in the account's, CurrencyRate as units of
 * the document's currency for one of the base currency. A BankAmount in the base currency makes the rate when none is
 * given (https://developer.xero.com/documentation/api/accounting/payments).
 */
function moneyOf(
	ledger: Ledger,
	given: GivenPayment,
	account: Account,
	document: { CurrencyCode: string; CurrencyRate: number },
): Money {
	const { BaseCurrency } = ledger.organisation;
	const currency = account.CurrencyCode ?? BaseCurrency;
	const errors: string[] = [];
	if (currency !== document.CurrencyCode && currency !== BaseCurrency) {
		errors.push('The currency of the account must be that of the document or the base currency.');
	}
	const Amount = ledger.round(given.Amount ?? 0, 2);
	const bank = given.BankAmount && ledger.round(given.BankAmount, 2);
	if (currency === document.CurrencyCode) {
		if (bank !== undefined && bank !== Amount)
			errors.push('The bank amount must equal the amount in one and the same currency.');
		const rate = currency === BaseCurrency ? 1 : (given.CurrencyRate ?? document.CurrencyRate);
		return { Amount, BankAmount: Amount, CurrencyRate: ledger.round(rate, 6), errors };
	}
	const paidAt = bank ? new Decimal(Amount).div(bank) : document.CurrencyRate;
	const CurrencyRate = ledger.round(given.CurrencyRate ?? paidAt, 6) || 1;
	const BankAmount = bank ?? ledger.round(new Decimal(Amount).div(CurrencyRate), 2);
	return { Amount, BankAmount, CurrencyRate, errors };
}

/** Works out a new payment with every sentence Xero has against it. */
export function planPayment(ledger: Ledger, given: GivenPayment): PaymentPlan {
	const paid = paidDocument(ledger, given);
	const account = payingAccount(ledger, given);
	const errors: string[] = [];
	if (!paid) errors.push('The document with the supplied id was not found for this endpoint.');
	const barred = accountRefusal(account);
	if (barred) errors.push(barred);
	if (given.Status === 'DELETED') errors.push('Payment not of valid status for creation');
	if (!given.Amount) errors.push('Payment amount must be specified');
	else if (given.Amount.lessThanOrEqualTo(0))
		errors.push('Payment amount must be greater than zero');
	if (given.CurrencyRate?.lessThanOrEqualTo(0))
		errors.push('Currency rate must be greater than zero');
	if (!paid || !account || errors.length > 0) return { errors };

	const document = documentOf(paid);
	const { errors: moneyErrors, ...money } = moneyOf(ledger, given, account, document);
	errors.push(...moneyErrors);
	if (document.Status !== 'AUTHORISED' && document.Status !== 'PAID') {
		errors.push('Payments can only be made against Authorised documents');
	} else if (money.Amount > outstanding(paid)) {
		errors.push('Payment amount exceeds the amount outstanding on this document');
	}
	const when = given.Date ?? ledger.today();
	const locked = ledger.lockedOn(when);
	if (locked) errors.push(locked);
	return {
		errors,
		next: {
			PaymentID: ledger.newId(),
			...paid,
			Account: account,
			Date: when,
			...money,
			Reference: given.Reference,
			IsReconciled: given.IsReconciled ?? false,
			Status: 'AUTHORISED',
			PaymentType: paymentType(paid),
			BankAccountNumber: given.BankAccountNumber,
			Particulars: given.Particulars,
			Details: given.Details,
			UpdatedDateUTC: ledger.now(),
		},
	};
}

/**
 * What a payment of a foreign document gains in the base currency (negative: loses), because its rate is not the
 * document's. Xero posts it to Realised Currency Gains (https://central.xero.com/s/article/Foreign-currency-gains-and-losses).
 */
export function realisedGain(ledger: Ledger, payment: Payment): number {
	const inBase = (rate: number) =>
		new Decimal(ledger.round(new Decimal(payment.Amount).div(rate), 2));
	const gain = inBase(payment.CurrencyRate).minus(inBase(documentOf(payment).CurrencyRate));
	return (isReceived(payment) ? gain : gain.negated()).plus(0).toNumber();
}

/** Stores a planned payment and lets its document know. */
export function storePayment(ledger: Ledger, payment: Payment): Payment {
	ledger.payments.add(payment);
	settlePaid(ledger, payment, (payments) => [...payments, payment]);
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
	if (payment.BatchPaymentID) return 'Payments within a batch cannot be deleted.';
	// Xero's own sentence for a reconciled payment is not published.
	if (payment.IsReconciled) return 'Payment has been reconciled and cannot be deleted.';
	return ledger.lockedOn(payment.Date);
}

/** Deletes a payment: it stays readable as DELETED, and its document is open again. */
export function deletePayment(ledger: Ledger, payment: Payment): Payment {
	ledger.payments.change(payment, { ...payment, Status: 'DELETED', UpdatedDateUTC: ledger.now() });
	settlePaid(ledger, payment, (payments) => payments.filter((other) => other !== payment));
	return payment;
}
