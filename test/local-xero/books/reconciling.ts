import type { Ledger } from './ledger';

/**
 * Marks a payment or bank transaction as reconciled, which only a person can do, on the bank account's page
 * (https://developer.xero.com/documentation/api/accounting/payments: IsReconciled is read-only there). False when there
 * is no such record.
 */
export function reconcile(
	ledger: Ledger,
	endpoint: string,
	id: string,
	IsReconciled: boolean,
): boolean {
	const UpdatedDateUTC = ledger.now();
	const payment = endpoint === 'Payments' ? ledger.payments.get(id) : undefined;
	if (payment) ledger.payments.change(payment, { ...payment, IsReconciled, UpdatedDateUTC });
	const spent = endpoint === 'BankTransactions' ? ledger.bankTransactions.get(id) : undefined;
	if (spent) ledger.bankTransactions.change(spent, { ...spent, IsReconciled, UpdatedDateUTC });
	return payment !== undefined || spent !== undefined;
}
