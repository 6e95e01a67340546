import type { Rec, View } from '../contract';
import { showContact } from './contacts';
import type { Account, Contact, Payment } from './records';
import { withoutNothing } from './shelf';

/** How records show each other: the little that names them. */

export function briefAccount({ AccountID, Code, Name }: Account): Rec {
	return withoutNothing({ AccountID, Code, Name });
}

/** A contact in full on a single record and in pages, else its id and name. */
export function contactIn(contact: Contact, view: View): Rec {
	return view.full ? showContact(contact) : { ContactID: contact.ContactID, Name: contact.Name };
}

/** A payment as the document it is on lists it. */
export function briefPayment(payment: Payment): Rec {
	return withoutNothing({
		PaymentID: payment.PaymentID,
		BatchPaymentID: payment.BatchPaymentID,
		Date: payment.Date,
		Amount: payment.Amount,
		Reference: payment.Reference,
		CurrencyRate: payment.CurrencyRate,
		HasAccount: false,
		HasValidationErrors: false,
	});
}
