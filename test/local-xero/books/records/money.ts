import type { Account } from './chart';
import type { Contact } from './contacts';
import type {
	CreditNote,
	Invoice,
	Line,
	LineAmountTypes,
	Overpayment,
	Prepayment,
	TrackingChoice,
} from './documents';

/*
 * Payments and money in the bank, in Xero's names: https://github.com/XeroAPI/Xero-OpenAPI, xero_accounting.yaml. Money is a number of at most two
 * decimals, computed in decimals before it is stored.
 */

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
