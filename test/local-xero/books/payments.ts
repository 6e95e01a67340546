import type { Rec, Shelf, Verdict, View } from '../contract';
import { briefBatch } from './batch-payments';
import { briefAccount } from './brief';
import { instantString } from './dates';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { paidDocument, showPaid } from './paid-document';
import {
	deletePayment,
	deletionRefusal,
	paymentShape,
	planPayment,
	storePayment,
	type GivenPayment,
} from './payment-write';
import { read, UnknownId } from './read';
import type { Payment } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

function showPayment(ledger: Ledger, payment: Payment, view: View): Rec {
	const { Account, Invoice, CreditNote, Prepayment, Overpayment, ...plain } = payment;
	const batch = ledger.batchPayments.get(payment.BatchPaymentID ?? '');
	return withoutNothing({
		...plain,
		UpdatedDateUTCString: instantString(payment.UpdatedDateUTC),
		HasAccount: true,
		HasValidationErrors: false,
		Account: briefAccount(Account),
		BatchPayment: batch && briefBatch(batch),
		...showPaid(ledger, payment, view),
	});
}

/** What was sent, for a payment that could not even be planned. */
function echoOf(given: GivenPayment): Rec {
	const { Amount, BankAmount, CurrencyRate, ...plain } = given;
	return withoutNothing({
		...plain,
		Amount: Amount?.toNumber(),
		BankAmount: BankAmount?.toNumber(),
		CurrencyRate: CurrencyRate?.toNumber(),
	});
}

/**
 * The Payments shelf (https://developer.xero.com/documentation/api/accounting/payments): PUT creates many, POST to the
 * collection creates one, POST to a payment deletes it.
 */
export function paymentsShelf(ledger: Ledger): Shelf {
	const show = (record: Rec, view: View) => showPayment(ledger, record as Payment, view);
	const full = { full: true, summaryOnly: false, unitdp: 2 } as const;
	const create = (given: GivenPayment): Verdict => {
		const { next, errors } = planPayment(ledger, given);
		if (next && errors.length === 0) return { is: 'ok', record: storePayment(ledger, next) };
		const echo = next ? show(next, full) : echoOf(given);
		return { is: 'error', echo: { ...echo, PaymentID: zeroId, HasValidationErrors: true }, errors };
	};
	const remove = (payment: Payment, given: GivenPayment): Verdict => {
		const refusal = deletionRefusal(ledger, payment, given);
		if (!refusal) return { is: 'ok', record: deletePayment(ledger, payment) };
		return {
			is: 'error',
			echo: { ...show(payment, full), HasValidationErrors: true },
			errors: [refusal],
		};
	};
	const named = (id: string | undefined): Payment | undefined => {
		if (id === undefined) return undefined;
		const found = ledger.payments.get(id);
		if (!found) throw new UnknownId();
		return found;
	};
	return {
		endpoint: 'Payments',
		key: 'Payments',
		id: 'PaymentID',
		list: { ...plainList, modifiedSince: true, paged: true, highVolume: true },
		types: {
			PaymentID: 'guid',
			Date: 'date',
			Amount: 'number',
			BankAmount: 'number',
			CurrencyRate: 'number',
			Reference: 'string',
			Status: 'string',
			PaymentType: 'string',
			IsReconciled: 'boolean',
			'Account.AccountID': 'guid',
			'Account.Code': 'string',
			'Invoice.InvoiceID': 'guid',
			'Invoice.InvoiceNumber': 'string',
			'Invoice.Contact.ContactID': 'guid',
			'Invoice.Contact.Name': 'string',
			'CreditNote.CreditNoteID': 'guid',
			'CreditNote.CreditNoteNumber': 'string',
			'Prepayment.PrepaymentID': 'guid',
			'Overpayment.OverpaymentID': 'guid',
			BatchPaymentID: 'guid',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.payments.all(),
		find: (id) => ledger.payments.get(id),
		show,
		mostPosted: 1,
		summarizes: ['PUT'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(paymentShape, element);
				if (verb === 'POST') named(given.PaymentID);
				paidDocument(ledger, given);
			}),
		put: (element) => written(() => create(read(paymentShape, element))),
		post: (element, _context, id) =>
			written(() => {
				const given = read(paymentShape, element);
				const payment = named(id ?? given.PaymentID);
				return payment ? remove(payment, given) : create(given);
			}),
	};
}
