import type { Contact } from './contacts';
import type { Line, LineAmountTypes } from './documents';
import type { User } from './settings';

/* Receipts and their claims, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. */

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
