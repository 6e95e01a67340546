import type { Rec } from '../local-xero/contract';
import { payroll } from './world';

/** What a watched object is, read from Xero's documentation and not from the product's tables. */
export type Watched = {
	/** Value of the Watch parameter. */
	resource: string;
	endpoint: string;
	id: string;
	/** Which records of the endpoint are meant. */
	is?: (record: Rec) => boolean;
	/** Statuses of a record that is no longer in use. */
	gone?: readonly string[];
	/** Attribute with the status. */
	status?: string;
	/** Records one call can answer; without it, all of them. */
	page?: number;
	/** Attributes whose change is watched, of those the changes of the simulation touch. */
	fields?: readonly string[];
};

const documents = { gone: ['DELETED', 'VOIDED'], status: 'Status', page: 1000 } as const;

/** Everything with a list, by https://developer.xero.com/documentation/api/accounting/overview. */
export const objects: readonly Watched[] = [
	{
		...documents,
		resource: 'invoice',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		is: ({ Type }) => Type === 'ACCREC',
		fields: ['DueDate', 'Reference', 'AmountDue'],
	},
	{
		...documents,
		resource: 'bill',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		is: ({ Type }) => Type === 'ACCPAY',
		fields: ['DueDate', 'Total'],
	},
	{
		...documents,
		resource: 'creditNote',
		endpoint: 'CreditNotes',
		id: 'CreditNoteID',
		fields: ['RemainingCredit', 'Reference'],
	},
	{ ...documents, resource: 'prepayment', endpoint: 'Prepayments', id: 'PrepaymentID', fields: ['RemainingCredit'] },
	{ ...documents, resource: 'overpayment', endpoint: 'Overpayments', id: 'OverpaymentID', fields: ['RemainingCredit'] },
	{ ...documents, resource: 'payment', endpoint: 'Payments', id: 'PaymentID', fields: ['Status'] },
	{
		...documents,
		resource: 'bankTransaction',
		endpoint: 'BankTransactions',
		id: 'BankTransactionID',
		fields: ['Reference', 'IsReconciled'],
	},
	{ ...documents, resource: 'manualJournal', endpoint: 'ManualJournals', id: 'ManualJournalID', fields: ['Narration'] },
	{ ...documents, resource: 'purchaseOrder', endpoint: 'PurchaseOrders', id: 'PurchaseOrderID', fields: ['Reference'] },
	{ ...documents, resource: 'quote', endpoint: 'Quotes', id: 'QuoteID', page: 100, fields: ['Title'] },
	{
		...documents,
		resource: 'bankTransfer',
		endpoint: 'BankTransfers',
		id: 'BankTransferID',
		page: undefined,
		fields: ['Status'],
	},
	{
		...documents,
		resource: 'batchPayment',
		endpoint: 'BatchPayments',
		id: 'BatchPaymentID',
		page: undefined,
		fields: ['Status'],
	},
	{ ...documents, resource: 'receipt', endpoint: 'Receipts', id: 'ReceiptID', page: undefined, fields: ['Reference'] },
	{
		...documents,
		resource: 'expenseClaim',
		endpoint: 'ExpenseClaims',
		id: 'ExpenseClaimID',
		page: undefined,
		fields: ['Status'],
	},
	{
		...documents,
		resource: 'repeatingInvoice',
		endpoint: 'RepeatingInvoices',
		id: 'RepeatingInvoiceID',
		page: undefined,
		fields: ['Status'],
	},
	{
		...documents,
		resource: 'linkedTransaction',
		endpoint: 'LinkedTransactions',
		id: 'LinkedTransactionID',
		page: 100,
		fields: ['ContactID'],
	},
	{
		resource: 'contact',
		endpoint: 'Contacts',
		id: 'ContactID',
		status: 'ContactStatus',
		gone: ['ARCHIVED', 'GDPRREQUEST'],
		page: 1000,
		fields: ['EmailAddress', 'Name'],
	},
	{
		resource: 'account',
		endpoint: 'Accounts',
		id: 'AccountID',
		status: 'Status',
		gone: ['ARCHIVED', 'DELETED'],
		fields: ['Description'],
	},
	{ resource: 'item', endpoint: 'Items', id: 'ItemID', fields: ['Name'] },
	{ resource: 'journal', endpoint: 'Journals', id: 'JournalID', page: 100 },
	{
		resource: 'employee',
		endpoint: payroll,
		id: 'EmployeeID',
		status: 'Status',
		gone: ['TERMINATED'],
		page: 100,
		fields: ['JobTitle', 'LastName'],
	},
	{
		resource: 'taxRate',
		endpoint: 'TaxRates',
		id: 'TaxType',
		status: 'Status',
		gone: ['ARCHIVED', 'DELETED'],
		fields: ['EffectiveRate'],
	},
	{
		resource: 'trackingCategory',
		endpoint: 'TrackingCategories',
		id: 'TrackingCategoryID',
		status: 'Status',
		gone: ['ARCHIVED', 'DELETED'],
		fields: ['Name'],
	},
	{ resource: 'contactGroup', endpoint: 'ContactGroups', id: 'ContactGroupID', fields: ['Name'] },
	{ resource: 'currency', endpoint: 'Currencies', id: 'Code' },
	{ resource: 'brandingTheme', endpoint: 'BrandingThemes', id: 'BrandingThemeID', fields: ['Name'] },
	{ resource: 'budget', endpoint: 'Budgets', id: 'BudgetID', fields: ['Description'] },
	{ resource: 'paymentService', endpoint: 'PaymentServices', id: 'PaymentServiceID' },
	{ resource: 'user', endpoint: 'Users', id: 'UserID', fields: ['LastName'] },
	{ resource: 'organisation', endpoint: 'Organisation', id: 'OrganisationID' },
];
