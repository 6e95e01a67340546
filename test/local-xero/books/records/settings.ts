import type { Contact } from './contacts';

/* The organisation and its settings, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. */

export type TrackingOption = { TrackingOptionID: string; Name: string; Status: string };
export type TrackingCategory = {
	TrackingCategoryID: string;
	Name: string;
	Status: string;
	Options: TrackingOption[];
};
/** A group and the contacts in it; `members` is never shown by that name. */
export type ContactGroup = {
	ContactGroupID: string;
	Name: string;
	Status: 'ACTIVE' | 'DELETED';
	members: Contact[];
};
export type BrandingTheme = {
	BrandingThemeID: string;
	Name: string;
	SortOrder: number;
	CreatedDateUTC: Date;
	/** What invoices of the theme can be paid with; never shown by that name. */
	services: PaymentService[];
};
export type PaymentService = {
	PaymentServiceID: string;
	PaymentServiceName: string;
	PaymentServiceUrl: string;
	PayNowText: string;
	PaymentServiceType: string;
};
export type Currency = { Code: string; Description: string };
export type User = {
	UserID: string;
	EmailAddress: string;
	FirstName: string;
	LastName: string;
	UpdatedDateUTC: Date;
	IsSubscriber: boolean;
	OrganisationRole: string;
};

export type Organisation = {
	OrganisationID: string;
	Name: string;
	LegalName: string;
	PaysTax: boolean;
	Version: string;
	OrganisationType: string;
	BaseCurrency: string;
	CountryCode: string;
	IsDemoCompany: boolean;
	OrganisationStatus: string;
	TaxNumber: string;
	FinancialYearEndDay: number;
	FinancialYearEndMonth: number;
	SalesTaxBasis: string;
	SalesTaxPeriod: string;
	DefaultSalesTax: string;
	DefaultPurchasesTax: string;
	PeriodLockDate?: Date;
	EndOfYearLockDate?: Date;
	CreatedDateUTC: Date;
	OrganisationEntityType: string;
	Timezone: string;
	ShortCode: string;
	Edition: string;
	Class: string;
};
