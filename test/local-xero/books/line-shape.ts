import { amount, guid, list, oneOf, text, type Given } from './read';

/** The tracking of a line, in the words of a request. */
export const trackingShape = {
	TrackingCategoryID: guid,
	TrackingOptionID: guid,
	Name: text,
	Option: text,
};

/** What a line of any document may carry: https://developer.xero.com/documentation/api/accounting/invoices. */
export const lineShape = {
	LineItemID: guid,
	Description: text,
	Quantity: amount,
	UnitAmount: amount,
	ItemCode: text,
	AccountCode: text,
	AccountID: guid,
	TaxType: text,
	TaxAmount: amount,
	LineAmount: amount,
	DiscountRate: amount,
	DiscountAmount: amount,
	Tracking: list(trackingShape),
	// American sales tax: https://github.com/XeroAPI/Xero-OpenAPI, LineItem. It is held and makes no tax here.
	Taxability: oneOf('Taxability', [
		'TAXABLE',
		'NON_TAXABLE',
		'EXEMPT',
		'PART_TAXABLE',
		'NOT_APPLICABLE',
	]),
	SalesTaxCodeId: amount,
};
export type GivenLine = Given<typeof lineShape>;
