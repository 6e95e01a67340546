import type { Rec, View } from '../contract';
import { briefCredit, kindOf } from './credits';
import { showInvoice } from './invoices';
import type { Ledger } from './ledger';
import { guid, object, text, UnknownId, type Given } from './read';
import type { Credit, Invoice, Paid, Payment, PaymentType } from './records';
import { settleCredit, settleInvoice } from './settlement';
import { withoutNothing } from './shelf';

/** How a payment names the document it is on: https://developer.xero.com/documentation/api/accounting/payments. */
export const paidShape = {
	Invoice: object({ InvoiceID: guid, InvoiceNumber: text }),
	CreditNote: object({ CreditNoteID: guid, CreditNoteNumber: text }),
	Prepayment: object({ PrepaymentID: guid }),
	Overpayment: object({ OverpaymentID: guid }),
	InvoiceNumber: text,
	CreditNoteNumber: text,
};
type GivenPaid = Given<typeof paidShape>;

function known<T>(found: T | undefined): T {
	if (found === undefined) throw new UnknownId();
	return found;
}

function byNumber(ledger: Ledger, given: GivenPaid): Paid | undefined {
	const number = given.Invoice?.InvoiceNumber || given.InvoiceNumber || '';
	const Invoice = ledger.salesInvoiceByNumber(number) ?? ledger.invoices.by('number', number).at(0);
	if (Invoice) return { Invoice };
	const noteNumber = given.CreditNote?.CreditNoteNumber || given.CreditNoteNumber || number;
	const CreditNote = ledger.creditNotes.by('number', noteNumber).at(0);
	return CreditNote && { CreditNote };
}

/**
 * The document a payment names by id or number: an invoice that is paid, or a credit that is refunded. Of several
 * with one number the sales invoice is meant; InvoiceNumber may be a credit note's too.
 *
 * @throws UnknownId when the id is nobody's
 */
export function paidDocument(ledger: Ledger, given: GivenPaid): Paid | undefined {
	const { Invoice, CreditNote, Prepayment, Overpayment } = given;
	if (Invoice?.InvoiceID) return { Invoice: known(ledger.invoices.get(Invoice.InvoiceID)) };
	if (CreditNote?.CreditNoteID)
		return { CreditNote: known(ledger.creditNotes.get(CreditNote.CreditNoteID)) };
	if (Prepayment?.PrepaymentID)
		return { Prepayment: known(ledger.prepayments.get(Prepayment.PrepaymentID)) };
	if (Overpayment?.OverpaymentID)
		return { Overpayment: known(ledger.overpayments.get(Overpayment.OverpaymentID)) };
	return byNumber(ledger, given);
}

function creditOf({ CreditNote, Prepayment, Overpayment }: Paid): Credit | undefined {
	return CreditNote ?? Prepayment ?? Overpayment;
}

/** The document itself, whichever of the four it is. */
export function documentOf(paid: Paid): Invoice | Credit {
	const document = paid.Invoice ?? creditOf(paid);
	if (!document) throw new Error('A payment is always on a document');
	return document;
}

/** What is still to pay, or to refund. */
export function outstanding(paid: Paid): number {
	return paid.Invoice ? paid.Invoice.AmountDue : (creditOf(paid)?.RemainingCredit ?? 0);
}

/** The type Xero derives from the document. */
export function paymentType(paid: Paid): PaymentType {
	const credit = creditOf(paid);
	if (credit) return kindOf(credit).refund;
	return paid.Invoice?.Type === 'ACCPAY' ? 'ACCPAYPAYMENT' : 'ACCRECPAYMENT';
}

/** Whether money comes in: sales that are paid, and supplier credit that is refunded. */
export function isReceived(paid: Paid): boolean {
	return [
		'ACCRECPAYMENT',
		'APCREDITPAYMENT',
		'APPREPAYMENTPAYMENT',
		'APOVERPAYMENTPAYMENT',
	].includes(paymentType(paid));
}

/** Gives the document of a payment the payments it has after a change. */
export function settlePaid(
	ledger: Ledger,
	paid: Paid,
	change: (payments: Payment[]) => Payment[],
): void {
	if (paid.Invoice)
		settleInvoice(ledger, paid.Invoice, { Payments: change(paid.Invoice.Payments) });
	const credit = creditOf(paid);
	if (credit) settleCredit(ledger, credit, { Payments: change(credit.Payments) });
}

/** The document as its payment shows it: the main facts in lists, more on a single payment. */
export function showPaid(ledger: Ledger, paid: Paid, view: View): Rec {
	const { Type, CurrencyCode, Contact } = documentOf(paid);
	const contact = { ContactID: Contact.ContactID, Name: Contact.Name };
	const credit = creditOf(paid);
	if (credit) {
		const { Status, Date, Total, RemainingCredit, CurrencyRate, Reference } = credit;
		const more = { Status, Date, Total, RemainingCredit, CurrencyRate, Reference };
		return {
			[kindOf(credit).attribute]: withoutNothing({
				...briefCredit(credit),
				Type,
				CurrencyCode,
				Contact: contact,
				HasErrors: false,
				...(view.full && more),
			}),
		};
	}
	if (!paid.Invoice) return {};
	const { InvoiceID, InvoiceNumber, IsDiscounted } = paid.Invoice;
	return {
		Invoice: view.full
			? showInvoice(ledger, paid.Invoice, { ...view, full: false })
			: {
					Type,
					InvoiceID,
					InvoiceNumber,
					IsDiscounted,
					CurrencyCode,
					Contact: contact,
					LineItems: [],
					HasErrors: false,
				},
	};
}
