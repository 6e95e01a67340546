import { flag, guid, list, object, oneOf, text, amount, type Given } from './read';

/** What an element of /Contacts may carry; read-only attributes are not in it and so are ignored. */

const addressParts = {
	AddressLine1: text,
	AddressLine2: text,
	AddressLine3: text,
	AddressLine4: text,
	City: text,
	Region: text,
	PostalCode: text,
	Country: text,
	AttentionTo: text,
};
const phoneParts = { PhoneNumber: text, PhoneAreaCode: text, PhoneCountryCode: text };
const terms = object({
	Day: amount,
	Type: oneOf('PaymentTermType', [
		'DAYSAFTERBILLDATE',
		'DAYSAFTERBILLMONTH',
		'OFCURRENTMONTH',
		'OFFOLLOWINGMONTH',
	]),
});
const tracking = list({ TrackingCategoryName: text, TrackingOptionName: text });
const lineAmountType = oneOf('LineAmountType', ['INCLUSIVE', 'EXCLUSIVE', 'NONE']);

export const addressTypes = ['STREET', 'POBOX'] as const;
export const phoneTypes = ['DDI', 'DEFAULT', 'FAX', 'MOBILE'] as const;

export const contactShape = {
	ContactID: guid,
	ContactNumber: text,
	AccountNumber: text,
	ContactStatus: oneOf('ContactStatus', ['ACTIVE', 'ARCHIVED', 'GDPRREQUEST']),
	Name: text,
	FirstName: text,
	LastName: text,
	CompanyNumber: text,
	EmailAddress: text,
	BankAccountDetails: text,
	TaxNumber: text,
	TaxNumberType: oneOf('TaxNumberType', ['SSN', 'EIN', 'ITIN', 'ATIN']),
	AccountsReceivableTaxType: text,
	AccountsPayableTaxType: text,
	Addresses: list({ AddressType: oneOf('AddressType', addressTypes), ...addressParts }),
	Phones: list({ PhoneType: oneOf('PhoneType', [...phoneTypes, 'OFFICE']), ...phoneParts }),
	ContactPersons: list({
		FirstName: text,
		LastName: text,
		EmailAddress: text,
		IncludeInEmails: flag,
	}),
	SalesDefaultLineAmountType: lineAmountType,
	PurchasesDefaultLineAmountType: lineAmountType,
	DefaultCurrency: text,
	XeroNetworkKey: text,
	SalesDefaultAccountCode: text,
	PurchasesDefaultAccountCode: text,
	SalesTrackingCategories: tracking,
	PurchasesTrackingCategories: tracking,
	PaymentTerms: object({ Bills: terms, Sales: terms }),
	BatchPayments: object({
		BankAccountNumber: text,
		BankAccountName: text,
		Details: text,
		Code: text,
		Reference: text,
	}),
};

export type GivenContact = Given<typeof contactShape>;

/** Lengths as the specification has them: https://github.com/XeroAPI/Xero-OpenAPI (Contact, Address, Phone). */
export const contactLengths = {
	ContactNumber: 50,
	AccountNumber: 50,
	Name: 255,
	FirstName: 255,
	LastName: 255,
	CompanyNumber: 50,
	EmailAddress: 255,
	TaxNumber: 50,
};
export const addressLengths = {
	AddressLine1: 500,
	AddressLine2: 500,
	AddressLine3: 500,
	AddressLine4: 500,
	City: 255,
	Region: 255,
	PostalCode: 50,
	Country: 50,
	AttentionTo: 255,
};
export const phoneLengths = { PhoneNumber: 50, PhoneAreaCode: 10, PhoneCountryCode: 20 };
