/**
 * The records the books keep, in Xero's names (https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml). Money is
 * a number of at most two decimals, computed in decimals before it is stored.
 */

export type Address = { AddressType: string; [part: string]: string };
export type Phone = { PhoneType: string; [part: string]: string };
export type ContactPerson = {
	FirstName?: string;
	LastName?: string;
	EmailAddress?: string;
	IncludeInEmails?: boolean;
};
export type TrackingChoice = {
	TrackingCategoryID: string;
	TrackingOptionID: string;
	Name: string;
	Option: string;
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

export type AccountClass = 'ASSET' | 'EQUITY' | 'EXPENSE' | 'LIABILITY' | 'REVENUE';

export type Account = {
	AccountID: string;
	Code?: string;
	Name: string;
	Type: string;
	Class: AccountClass;
	Status: 'ACTIVE' | 'ARCHIVED' | 'DELETED';
	TaxType: string;
	Description?: string;
	SystemAccount?: string;
	EnablePaymentsToAccount: boolean;
	ShowInExpenseClaims: boolean;
	BankAccountNumber?: string;
	BankAccountType?: string;
	CurrencyCode?: string;
	ReportingCode?: string;
	AddToWatchlist: boolean;
	HasAttachments: boolean;
	UpdatedDateUTC: Date;
};

export type TaxComponent = {
	Name: string;
	Rate: number;
	IsCompound: boolean;
	IsNonRecoverable: boolean;
};

export type TaxRate = {
	Name: string;
	TaxType: string;
	ReportTaxType?: string;
	Status: 'ACTIVE' | 'ARCHIVED' | 'DELETED';
	CanApplyToAssets: boolean;
	CanApplyToEquity: boolean;
	CanApplyToExpenses: boolean;
	CanApplyToLiabilities: boolean;
	CanApplyToRevenue: boolean;
	DisplayTaxRate: number;
	EffectiveRate: number;
	TaxComponents: TaxComponent[];
};

export type ItemDetails = {
	UnitPrice?: number;
	AccountCode?: string;
	COGSAccountCode?: string;
	TaxType?: string;
};

export type Item = {
	ItemID: string;
	Code: string;
	Name?: string;
	IsSold: boolean;
	IsPurchased: boolean;
	Description?: string;
	PurchaseDescription?: string;
	SalesDetails: ItemDetails;
	PurchaseDetails: ItemDetails;
	IsTrackedAsInventory: boolean;
	InventoryAssetAccountCode?: string;
	TotalCostPool?: number;
	QuantityOnHand?: number;
	UpdatedDateUTC: Date;
};

export type Line = {
	LineItemID: string;
	Description: string;
	Quantity?: number;
	UnitAmount?: number;
	ItemCode?: string;
	AccountCode?: string;
	AccountID?: string;
	TaxType?: string;
	TaxAmount: number;
	LineAmount: number;
	DiscountRate?: number;
	DiscountAmount?: number;
	Tracking: TrackingChoice[];
};

export type InvoiceStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export type Invoice = {
	InvoiceID: string;
	Type: 'ACCREC' | 'ACCPAY';
	InvoiceNumber: string;
	Reference: string;
	Contact: Contact;
	LineItems: Line[];
	Date: Date;
	DueDate?: Date;
	ExpectedPaymentDate?: Date;
	PlannedPaymentDate?: Date;
	LineAmountTypes: LineAmountTypes;
	Status: InvoiceStatus;
	CurrencyCode: string;
	CurrencyRate: number;
	SubTotal: number;
	TotalTax: number;
	Total: number;
	TotalDiscount?: number;
	IsDiscounted: boolean;
	AmountDue: number;
	AmountPaid: number;
	AmountCredited: number;
	FullyPaidOnDate?: Date;
	/** Those not deleted. */
	Payments: Payment[];
	/** Credit applied to it: shown under CreditNotes, Prepayments and Overpayments. */
	Allocations: Allocation[];
	BrandingThemeID?: string;
	Url?: string;
	SentToContact: boolean;
	UpdatedDateUTC: Date;
	CreatedByApp: string;
};

/** A part of a credit, applied to an invoice. */
export type Allocation = {
	AllocationID: string;
	Credit: Credit;
	Invoice: Invoice;
	Amount: number;
	Date: Date;
};

/** What credit notes, prepayments and overpayments have in common: money a contact has to its credit. */
type CreditDocument = {
	Contact: Contact;
	Date: Date;
	Status: InvoiceStatus;
	LineAmountTypes: LineAmountTypes;
	LineItems: Line[];
	SubTotal: number;
	TotalTax: number;
	Total: number;
	CurrencyCode: string;
	CurrencyRate: number;
	Reference?: string;
	RemainingCredit: number;
	Allocations: Allocation[];
	/** Refunds, those not deleted. */
	Payments: Payment[];
	FullyPaidOnDate?: Date;
	UpdatedDateUTC: Date;
};

export type CreditNote = CreditDocument & {
	CreditNoteID: string;
	CreditNoteNumber: string;
	Type: 'ACCRECCREDIT' | 'ACCPAYCREDIT';
	DueDate?: Date;
	BrandingThemeID?: string;
	SentToContact: boolean;
};

export type Prepayment = CreditDocument & {
	PrepaymentID: string;
	Type: 'RECEIVE-PREPAYMENT' | 'SPEND-PREPAYMENT';
	InvoiceNumber?: string;
};

export type Overpayment = CreditDocument & {
	OverpaymentID: string;
	Type: 'RECEIVE-OVERPAYMENT' | 'SPEND-OVERPAYMENT';
};

export type Credit = CreditNote | Prepayment | Overpayment;

/** The document paid, or the credit refunded: one of the four. */
export type Paid = {
	Invoice?: Invoice;
	CreditNote?: CreditNote;
	Prepayment?: Prepayment;
	Overpayment?: Overpayment;
};

export type PaymentType =
	| 'ACCRECPAYMENT'
	| 'ACCPAYPAYMENT'
	| 'ARCREDITPAYMENT'
	| 'APCREDITPAYMENT'
	| 'ARPREPAYMENTPAYMENT'
	| 'APPREPAYMENTPAYMENT'
	| 'AROVERPAYMENTPAYMENT'
	| 'APOVERPAYMENTPAYMENT';

export type Payment = Paid & {
	PaymentID: string;
	BatchPaymentID?: string;
	Account: Account;
	Date: Date;
	Amount: number;
	BankAmount: number;
	CurrencyRate: number;
	Reference?: string;
	IsReconciled: boolean;
	Status: 'AUTHORISED' | 'DELETED';
	PaymentType: PaymentType;
	BankAccountNumber?: string;
	Particulars?: string;
	Details?: string;
	UpdatedDateUTC: Date;
};

export type BankTransactionType =
	| 'SPEND'
	| 'RECEIVE'
	| 'SPEND-PREPAYMENT'
	| 'RECEIVE-PREPAYMENT'
	| 'SPEND-OVERPAYMENT'
	| 'RECEIVE-OVERPAYMENT'
	| 'SPEND-TRANSFER'
	| 'RECEIVE-TRANSFER';

export type BankTransaction = {
	BankTransactionID: string;
	Type: BankTransactionType;
	/** A transfer between own accounts has none. */
	Contact?: Contact;
	BankAccount: Account;
	LineItems: Line[];
	IsReconciled: boolean;
	Date: Date;
	Reference?: string;
	Url?: string;
	CurrencyCode: string;
	CurrencyRate: number;
	Status: 'AUTHORISED' | 'DELETED';
	LineAmountTypes: LineAmountTypes;
	SubTotal: number;
	TotalTax: number;
	Total: number;
	PrepaymentID?: string;
	OverpaymentID?: string;
	UpdatedDateUTC: Date;
};

export type BankTransfer = {
	BankTransferID: string;
	FromBankAccount: Account;
	ToBankAccount: Account;
	Amount: number;
	Date: Date;
	CurrencyRate: number;
	FromBankTransaction: BankTransaction;
	ToBankTransaction: BankTransaction;
	Reference?: string;
	Status: 'AUTHORISED' | 'DELETED';
	FromTracking: TrackingChoice[];
	ToTracking: TrackingChoice[];
	CreatedDateUTC: Date;
	UpdatedDateUTC: Date;
};

export type BatchPayment = {
	BatchPaymentID: string;
	Account: Account;
	Date: Date;
	Type: 'RECBATCH' | 'PAYBATCH';
	Status: 'AUTHORISED' | 'DELETED';
	Payments: Payment[];
	TotalAmount: number;
	IsReconciled: boolean;
	Reference?: string;
	Particulars?: string;
	Code?: string;
	Details?: string;
	Narrative?: string;
	UpdatedDateUTC: Date;
};

export type Receipt = {
	ReceiptID: string;
	ReceiptNumber: string;
	User: User;
	Contact: Contact;
	Date: Date;
	Reference?: string;
	Status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'DECLINED' | 'VOIDED';
	LineAmountTypes: LineAmountTypes;
	LineItems: Line[];
	CurrencyCode: string;
	CurrencyRate: number;
	SubTotal: number;
	TotalTax: number;
	Total: number;
	UpdatedDateUTC: Date;
};
export type ExpenseClaim = {
	ExpenseClaimID: string;
	Status: 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
	User: User;
	Receipts: Receipt[];
	Total: number;
	AmountDue: number;
	AmountPaid: number;
	PaymentDueDate: Date;
	ReportingDate: Date;
	UpdatedDateUTC: Date;
};

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
