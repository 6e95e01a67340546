import type { Ledger } from './ledger';
import type { BankTransaction, Contact, Overpayment, Prepayment } from './records';

/** The prepayment or overpayment a bank transaction made. */
function bankCreditOf(
	ledger: Ledger,
	{ PrepaymentID, OverpaymentID }: BankTransaction,
): Prepayment | Overpayment | undefined {
	return ledger.prepayments.get(PrepaymentID ?? '') ?? ledger.overpayments.get(OverpaymentID ?? '');
}

/** Whether something of the credit a bank transaction made is applied or refunded. */
export function creditUsed(ledger: Ledger, transaction: BankTransaction): boolean {
	const credit = bankCreditOf(ledger, transaction);
	return credit !== undefined && credit.Allocations.length + credit.Payments.length > 0;
}

/**
 * Makes the prepayment or overpayment a bank transaction stands for, or brings it up to date
 * (https://developer.xero.com/documentation/api/accounting/banktransactions).
 *
 * @returns the attribute of the transaction that names it
 */
export function keepBankCredit(
	ledger: Ledger,
	transaction: BankTransaction,
	Contact: Contact,
): Pick<BankTransaction, 'PrepaymentID' | 'OverpaymentID'> {
	const was = bankCreditOf(ledger, transaction);
	const { Date, LineAmountTypes, LineItems, SubTotal, TotalTax, Total } = transaction;
	const { CurrencyCode, CurrencyRate, Reference, Type } = transaction;
	const credit = {
		...{ Contact, Date, LineAmountTypes, LineItems, SubTotal, TotalTax, Total },
		...{ CurrencyCode, CurrencyRate, Reference },
		Status: 'AUTHORISED' as const,
		RemainingCredit: Total,
		Allocations: [],
		Payments: [],
		UpdatedDateUTC: ledger.now(),
	};
	if (Type === 'SPEND-PREPAYMENT' || Type === 'RECEIVE-PREPAYMENT') {
		const PrepaymentID = transaction.PrepaymentID ?? ledger.newId();
		// Its reference is its number, and money received has one (https://github.com/XeroAPI/Xero-OpenAPI, Prepayment).
		const InvoiceNumber = Type === 'RECEIVE-PREPAYMENT' ? Reference : undefined;
		const next: Prepayment = { ...credit, PrepaymentID, Type, InvoiceNumber };
		if (was && 'PrepaymentID' in was) ledger.prepayments.change(was, next);
		else ledger.prepayments.add(next);
		return { PrepaymentID };
	}
	if (Type === 'SPEND-OVERPAYMENT' || Type === 'RECEIVE-OVERPAYMENT') {
		const OverpaymentID = transaction.OverpaymentID ?? ledger.newId();
		const next: Overpayment = { ...credit, OverpaymentID, Type };
		if (was && 'OverpaymentID' in was) ledger.overpayments.change(was, next);
		else ledger.overpayments.add(next);
		return { OverpaymentID };
	}
	return {};
}

/** Voids the credit of a bank transaction that is deleted; it stays readable. */
export function voidBankCredit(ledger: Ledger, transaction: BankTransaction): void {
	const was = bankCreditOf(ledger, transaction);
	if (!was) return;
	const gone = { Status: 'VOIDED', RemainingCredit: 0, UpdatedDateUTC: ledger.now() } as const;
	if ('PrepaymentID' in was) ledger.prepayments.change(was, { ...was, ...gone });
	else ledger.overpayments.change(was, { ...was, ...gone });
}
