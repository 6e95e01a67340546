import type { Contact, Invoice, Line, LineAmountTypes, TrackingChoice } from './records';

/** Documents that move no money by themselves, and the journals, in Xero's names. */

/** What every document with lines has. */
export type LinedDocument = {
	Contact: Contact;
	LineItems: Line[];
	LineAmountTypes: LineAmountTypes;
	SubTotal: number;
	TotalTax: number;
	Total: number;
	TotalDiscount?: number;
	CurrencyCode: string;
	CurrencyRate: number;
	BrandingThemeID?: string;
};

export type PurchaseOrderStatus = 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'BILLED' | 'DELETED';
export type PurchaseOrder = LinedDocument & {
	PurchaseOrderID: string;
	PurchaseOrderNumber: string;
	Date: Date;
	DeliveryDate?: Date;
	ExpectedArrivalDate?: Date;
	Reference?: string;
	Status: PurchaseOrderStatus;
	SentToContact: boolean;
	DeliveryAddress?: string;
	AttentionTo?: string;
	Telephone?: string;
	DeliveryInstructions?: string;
	UpdatedDateUTC: Date;
};

export type QuoteStatus = 'DRAFT' | 'SENT' | 'DECLINED' | 'ACCEPTED' | 'INVOICED' | 'DELETED';
export type Quote = LinedDocument & {
	QuoteID: string;
	QuoteNumber: string;
	Reference?: string;
	Terms?: string;
	Title?: string;
	Summary?: string;
	Date: Date;
	ExpiryDate?: Date;
	Status: QuoteStatus;
	UpdatedDateUTC: Date;
};

export type Schedule = {
	Period: number;
	Unit: 'WEEKLY' | 'MONTHLY';
	DueDate: number;
	DueDateType: string;
	StartDate: Date;
	NextScheduledDate: Date;
	EndDate?: Date;
};
export type RepeatingInvoice = LinedDocument & {
	RepeatingInvoiceID: string;
	Type: Invoice['Type'];
	Schedule: Schedule;
	Reference?: string;
	Status: 'DRAFT' | 'AUTHORISED' | 'DELETED';
	ApprovedForSending: boolean;
	SendCopy: boolean;
	MarkAsSent: boolean;
	IncludePDF: boolean;
};

export type LinkedTransactionStatus = 'APPROVED' | 'DRAFT' | 'ONDRAFT' | 'BILLED' | 'VOIDED';
export type LinkedTransaction = {
	LinkedTransactionID: string;
	SourceTransactionID: string;
	SourceLineItemID: string;
	SourceTransactionTypeCode: 'ACCPAY' | 'SPEND';
	ContactID?: string;
	TargetTransactionID?: string;
	TargetLineItemID?: string;
	Status: LinkedTransactionStatus;
	Type: 'BILLABLEEXPENSE';
	UpdatedDateUTC: Date;
};

export type ManualJournalLine = {
	LineAmount: number;
	AccountCode: string;
	AccountID: string;
	Description?: string;
	TaxType: string;
	TaxAmount: number;
	Tracking: TrackingChoice[];
	IsBlank: boolean;
};
export type ManualJournal = {
	ManualJournalID: string;
	Narration: string;
	JournalLines: ManualJournalLine[];
	Date: Date;
	LineAmountTypes: LineAmountTypes;
	Status: 'DRAFT' | 'POSTED' | 'DELETED' | 'VOIDED';
	Url?: string;
	ShowOnCashBasisReports: boolean;
	UpdatedDateUTC: Date;
};

export type JournalLine = {
	JournalLineID: string;
	AccountID: string;
	AccountCode?: string;
	AccountType: string;
	AccountName: string;
	Description: string;
	NetAmount: number;
	GrossAmount: number;
	TaxAmount: number;
	TaxType?: string;
	TaxName?: string;
	TrackingCategories: TrackingChoice[];
};
export type Journal = {
	JournalID: string;
	JournalDate: Date;
	JournalNumber: number;
	CreatedDateUTC: Date;
	Reference?: string;
	SourceID: string;
	SourceType: string;
	JournalLines: JournalLine[];
};

export type Budget = {
	BudgetID: string;
	Type: 'OVERALL' | 'TRACKING';
	Description: string;
	Tracking: TrackingChoice[];
	/** Account code to the amount of every month; the months are those asked for. */
	monthly: { [accountCode: string]: number };
	UpdatedDateUTC: Date;
};
