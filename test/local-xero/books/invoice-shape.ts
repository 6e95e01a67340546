import { contactShape } from './contact-shape';
import { lineShape } from './line-shape';
import { amount, date, flag, guid, list, object, oneOf, text, type Given } from './read';

/** What an element of /Invoices may carry; read-only attributes are not in it and so are ignored. */
export const invoiceShape = {
	InvoiceID: guid,
	Type: oneOf('InvoiceType', ['ACCREC', 'ACCPAY']),
	InvoiceNumber: text,
	Reference: text,
	Contact: object(contactShape),
	LineItems: list(lineShape),
	Date: date,
	DueDate: date,
	ExpectedPaymentDate: date,
	PlannedPaymentDate: date,
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	Status: oneOf('InvoiceStatus', ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID', 'VOIDED', 'DELETED']),
	BrandingThemeID: guid,
	Url: text,
	CurrencyCode: text,
	CurrencyRate: amount,
	SentToContact: flag,
};
export type GivenInvoice = Given<typeof invoiceShape>;
