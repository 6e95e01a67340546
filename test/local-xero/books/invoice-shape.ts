import { contactShape } from './contact-shape';
import { lineShape } from './line-shape';
import { amount, date, flag, guid, list, object, oneOf, text, type Given } from './read';

/** Where goods come from and go to: https://github.com/XeroAPI/Xero-OpenAPI, InvoiceAddress. */
export const invoiceAddresses = list({
	InvoiceAddressType: oneOf('InvoiceAddressType', ['FROM', 'TO']),
	AddressLine1: text,
	AddressLine2: text,
	AddressLine3: text,
	AddressLine4: text,
	City: text,
	Region: text,
	PostalCode: text,
	Country: text,
});

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
	InvoiceAddresses: invoiceAddresses,
	RoundingAmount: amount,
	EnteredTotal: amount,
};
export type GivenInvoice = Given<typeof invoiceShape>;
