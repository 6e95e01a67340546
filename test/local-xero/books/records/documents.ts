import type { Contact } from './contacts';
import type { Payment } from './money';

/*
 * Documents with lines, and credits applied to them, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. Money is a number of at most two
 * decimals, computed in decimals before it is stored.
 */

export type TrackingChoice = {
	TrackingCategoryID: string;
	TrackingOptionID: string;
	Name: string;
	Option: string;
};
export type InvoiceAddress = { [part: string]: string | undefined };

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
	Taxability?: string;
	SalesTaxCodeId?: number;
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
	InvoiceAddresses?: InvoiceAddress[];
	RoundingAmount?: number;
	EnteredTotal?: number;
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
	InvoiceAddresses?: InvoiceAddress[];
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
