/* Contacts and what is inside them, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. */

export type Address = { AddressType: string; [part: string]: string };
export type Phone = { PhoneType: string; [part: string]: string };
export type ContactPerson = {
	FirstName?: string;
	LastName?: string;
	EmailAddress?: string;
	IncludeInEmails?: boolean;
};
/** A contact's default names the category and option in other words than a line. */
export type ContactTracking = { TrackingCategoryName: string; TrackingOptionName: string };
type Terms = { Day?: number; Type?: string };

export type Contact = {
	ContactID: string;
	ContactNumber?: string;
	AccountNumber?: string;
	ContactStatus: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST';
	Name: string;
	FirstName?: string;
	LastName?: string;
	CompanyNumber?: string;
	EmailAddress: string;
	BankAccountDetails: string;
	TaxNumber?: string;
	TaxNumberType?: string;
	AccountsReceivableTaxType?: string;
	AccountsPayableTaxType?: string;
	Addresses: Address[];
	Phones: Phone[];
	ContactPersons: ContactPerson[];
	IsSupplier: boolean;
	IsCustomer: boolean;
	SalesDefaultLineAmountType?: string;
	PurchasesDefaultLineAmountType?: string;
	DefaultCurrency?: string;
	XeroNetworkKey?: string;
	SalesDefaultAccountCode?: string;
	PurchasesDefaultAccountCode?: string;
	SalesTrackingCategories: ContactTracking[];
	PurchasesTrackingCategories: ContactTracking[];
	PaymentTerms?: { Bills?: Terms; Sales?: Terms };
	BatchPayments?: { [part: string]: string | undefined };
	UpdatedDateUTC: Date;
};
