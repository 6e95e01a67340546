import type { Rec, Shelf } from '../contract';
import { batchPaymentShape, createBatch, deleteBatch, showBatch } from './batch-payment-write';
import type { Ledger } from './ledger';
import { paidDocument } from './paid-document';
import { read, UnknownId } from './read';
import type { BatchPayment } from './records';
import { checked, plainList, written } from './shelf';

/** The little a payment shows of its batch. */
export function briefBatch(batch: BatchPayment): Rec {
	const { BatchPaymentID, Date, Type, Status, TotalAmount, UpdatedDateUTC, IsReconciled } = batch;
	return {
		Account: { AccountID: batch.Account.AccountID },
		...{ BatchPaymentID, Date, Type, Status, TotalAmount, UpdatedDateUTC, IsReconciled },
	};
}

/**
 * The BatchPayments shelf (https://developer.xero.com/documentation/api/accounting/batchpayments): PUT pays several
 * invoices at once, POST deletes a batch with its payments, on the collection or by path.
 */
export function batchPaymentsShelf(ledger: Ledger): Shelf {
	const named = (id: string | undefined): BatchPayment => {
		const found = ledger.batchPayments.get(id ?? '');
		if (!found) throw new UnknownId();
		return found;
	};
	return {
		endpoint: 'BatchPayments',
		key: 'BatchPayments',
		id: 'BatchPaymentID',
		list: { ...plainList, modifiedSince: true },
		types: {
			BatchPaymentID: 'guid',
			Type: 'string',
			Status: 'string',
			Reference: 'string',
			Date: 'date',
			TotalAmount: 'number',
			IsReconciled: 'boolean',
			'Account.AccountID': 'guid',
			'Account.Code': 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.batchPayments.all(),
		find: (id) => ledger.batchPayments.get(id),
		show: (record) => showBatch(record as BatchPayment),
		summarizes: ['PUT'],
		posts: { collection: true, byPath: true },
		check: (element) =>
			checked(() => {
				const { Payments = [] } = read(batchPaymentShape, element);
				for (const payment of Payments) paidDocument(ledger, payment);
			}),
		put: (element) => written(() => createBatch(ledger, read(batchPaymentShape, element))),
		post: (element, _context, id) =>
			written(() => {
				const given = read(batchPaymentShape, element);
				return deleteBatch(ledger, named(id ?? given.BatchPaymentID), given);
			}),
	};
}
