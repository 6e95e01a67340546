import type { Rec } from '../contract';
import type { Credit, Invoice, PaymentType } from './records';

/** How Xero names a kind of credit: its attribute in other records, its id, and the words of its sentences. */
export interface CreditKind {
	attribute: 'CreditNote' | 'Prepayment' | 'Overpayment';
	idAttribute: 'CreditNoteID' | 'PrepaymentID' | 'OverpaymentID';
	id: string;
	words: string;
	/** The invoices it may be applied to. */
	side: Invoice['Type'];
	/** The type of a payment that refunds it. */
	refund: PaymentType;
}

/** What kind of credit a document is. */
export function kindOf(credit: Credit): CreditKind {
	const side = /^(ACCREC|RECEIVE)/.test(credit.Type) ? 'ACCREC' : 'ACCPAY';
	const sales = side === 'ACCREC';
	if ('CreditNoteID' in credit) {
		return {
			attribute: 'CreditNote',
			idAttribute: 'CreditNoteID',
			id: credit.CreditNoteID,
			words: 'Credit Note',
			side,
			refund: sales ? 'ARCREDITPAYMENT' : 'APCREDITPAYMENT',
		};
	}
	if ('PrepaymentID' in credit) {
		return {
			attribute: 'Prepayment',
			idAttribute: 'PrepaymentID',
			id: credit.PrepaymentID,
			words: 'Prepayment',
			side,
			refund: sales ? 'ARPREPAYMENTPAYMENT' : 'APPREPAYMENTPAYMENT',
		};
	}
	return {
		attribute: 'Overpayment',
		idAttribute: 'OverpaymentID',
		id: credit.OverpaymentID,
		words: 'Overpayment',
		side,
		refund: sales ? 'AROVERPAYMENTPAYMENT' : 'APOVERPAYMENTPAYMENT',
	};
}

/** The little another record shows of a credit: https://github.com/XeroAPI/Xero-OpenAPI, Allocations. */
export function briefCredit(credit: Credit): Rec {
	const { idAttribute, id } = kindOf(credit);
	return {
		[idAttribute]: id,
		ID: id,
		...('CreditNoteNumber' in credit && { CreditNoteNumber: credit.CreditNoteNumber }),
		LineItems: [],
	};
}

/** The little another record shows of an invoice. */
export function briefInvoice({ InvoiceID, InvoiceNumber, CurrencyCode }: Invoice): Rec {
	return {
		InvoiceID,
		InvoiceNumber,
		CurrencyCode,
		Payments: [],
		CreditNotes: [],
		Prepayments: [],
		Overpayments: [],
		HasErrors: false,
		IsDiscounted: false,
		LineItems: [],
	};
}
