import Decimal from 'decimal.js';

import type { Ledger } from './ledger';
import type { ManualJournal } from './order-records';
import type {
	Account,
	BankTransaction,
	BankTransfer,
	CreditNote,
	Invoice,
	Line,
	LineAmountTypes,
	Payment,
	TrackingChoice,
} from './records';

/** What records post to the ledger: debits are positive, credits negative, all in the base currency. */

export interface Posting {
	account: Account | undefined;
	net: Decimal;
	tax?: Decimal;
	description?: string;
	taxType?: string;
	tracking?: TrackingChoice[];
}
export interface Entry {
	id: string;
	/** https://github.com/XeroAPI/Xero-OpenAPI, Journal.SourceType. */
	type: string;
	date: Date;
	reference?: string;
	postings: Posting[];
}

function systemAccount(ledger: Ledger, name: string): Account | undefined {
	return ledger.accounts.all().find(({ SystemAccount }) => SystemAccount === name);
}

type Lined = { LineItems: Line[]; LineAmountTypes: LineAmountTypes; CurrencyRate: number };

/** Lines with their tax, and the account that stands against them all. */
function againstLines(
	ledger: Ledger,
	{ LineItems, LineAmountTypes: types, CurrencyRate }: Lined,
	sign: 1 | -1,
	against: Account | undefined,
): Posting[] {
	const base = (value: Decimal.Value) =>
		new Decimal(ledger.round(new Decimal(value).div(CurrencyRate), 2)).times(sign);
	const lines = LineItems.filter(({ LineAmount }) => LineAmount !== 0).map((line): Posting => {
		const tax = base(line.TaxAmount);
		const amount = base(line.LineAmount);
		return {
			account: line.AccountID ? ledger.accounts.get(line.AccountID) : against,
			net: types === 'Inclusive' ? amount.minus(tax) : amount,
			tax,
			description: line.Description,
			taxType: line.TaxType,
			tracking: line.Tracking,
		};
	});
	const tax = lines.reduce((total, line) => total.plus(line.tax ?? 0), new Decimal(0));
	if (!tax.isZero()) lines.push({ account: systemAccount(ledger, 'GST'), net: tax });
	const total = lines.reduce((all, line) => all.plus(line.net), new Decimal(0));
	return [{ account: against, net: total.negated() }, ...lines];
}

/** Approved invoices and bills. */
export function invoiceEntry(ledger: Ledger, invoice: Invoice): Entry | undefined {
	if (invoice.Status !== 'AUTHORISED' && invoice.Status !== 'PAID') return undefined;
	const sales = invoice.Type === 'ACCREC';
	const control = systemAccount(ledger, sales ? 'DEBTORS' : 'CREDITORS');
	return {
		id: invoice.InvoiceID,
		type: invoice.Type,
		date: invoice.Date,
		reference: invoice.Reference || (sales ? undefined : invoice.InvoiceNumber),
		postings: againstLines(ledger, invoice, sales ? -1 : 1, control),
	};
}

/** Approved credit notes: an invoice the other way round. */
export function creditNoteEntry(ledger: Ledger, note: CreditNote): Entry | undefined {
	if (note.Status !== 'AUTHORISED' && note.Status !== 'PAID') return undefined;
	const sales = note.Type === 'ACCRECCREDIT';
	const control = systemAccount(ledger, sales ? 'DEBTORS' : 'CREDITORS');
	return {
		id: note.CreditNoteID,
		type: note.Type,
		date: note.Date,
		reference: note.Reference,
		postings: againstLines(ledger, note, sales ? 1 : -1, control),
	};
}

/** Payments and refunds: bank against receivables or payables, and what the rate gained or lost. */
export function paymentEntry(ledger: Ledger, payment: Payment): Entry | undefined {
	if (payment.Status !== 'AUTHORISED') return undefined;
	const document =
		payment.Invoice ?? payment.CreditNote ?? payment.Prepayment ?? payment.Overpayment;
	if (!document) return undefined;
	const customers = /^(ACCREC|AR)/.test(payment.PaymentType);
	const refunds = !/^ACC/.test(payment.PaymentType);
	const comesIn = customers !== refunds;
	const inBase =
		(payment.Account.CurrencyCode ?? ledger.organisation.BaseCurrency) ===
		ledger.organisation.BaseCurrency;
	const bank = new Decimal(
		ledger.round(new Decimal(payment.BankAmount).div(inBase ? 1 : payment.CurrencyRate), 2),
	).times(comesIn ? 1 : -1);
	const settled = new Decimal(
		ledger.round(new Decimal(payment.Amount).div(document.CurrencyRate), 2),
	).times(comesIn ? -1 : 1);
	const postings: Posting[] = [
		{ account: payment.Account, net: bank },
		{ account: systemAccount(ledger, customers ? 'DEBTORS' : 'CREDITORS'), net: settled },
	];
	const gain = bank.plus(settled);
	if (!gain.isZero())
		postings.push({
			account: systemAccount(ledger, 'REALISEDCURRENCYGAIN'),
			net: gain.negated(),
			description: 'Realised Currency Gains',
		});
	return {
		id: payment.PaymentID,
		type: payment.PaymentType.replace(/^(AR|AP)(PRE|OVER)PAYMENTPAYMENT$/, '$1$2PAYMENT'),
		date: payment.Date,
		reference: payment.Reference,
		postings,
	};
}

const typeOfBankTransaction: { readonly [type: string]: string } = {
	RECEIVE: 'CASHREC',
	SPEND: 'CASHPAID',
	'RECEIVE-PREPAYMENT': 'ARPREPAYMENT',
	'SPEND-PREPAYMENT': 'APPREPAYMENT',
	'RECEIVE-OVERPAYMENT': 'AROVERPAYMENT',
	'SPEND-OVERPAYMENT': 'APOVERPAYMENT',
};

/** Money spent and received; transfers post as transfers, not as their two halves. */
export function bankTransactionEntry(
	ledger: Ledger,
	transaction: BankTransaction,
): Entry | undefined {
	const type = typeOfBankTransaction[transaction.Type];
	if (transaction.Status !== 'AUTHORISED' || !type) return undefined;
	const receives = transaction.Type.startsWith('RECEIVE');
	const control = systemAccount(ledger, receives ? 'DEBTORS' : 'CREDITORS');
	// The lines of an overpayment name no account: they are what the contact has good.
	const lines = transaction.LineItems.map((line) => ({
		...line,
		AccountID: line.AccountID ?? control?.AccountID,
	}));
	return {
		id: transaction.BankTransactionID,
		type,
		date: transaction.Date,
		reference: transaction.Reference,
		postings: againstLines(
			ledger,
			{ ...transaction, LineItems: lines },
			receives ? -1 : 1,
			transaction.BankAccount,
		),
	};
}

/** Transfers between own accounts. */
export function bankTransferEntry(ledger: Ledger, transfer: BankTransfer): Entry | undefined {
	if (transfer.Status !== 'AUTHORISED') return undefined;
	const { FromBankAccount, ToBankAccount } = transfer;
	const base = ledger.organisation.BaseCurrency;
	const foreign = (FromBankAccount.CurrencyCode ?? base) !== base;
	const amount = new Decimal(
		ledger.round(new Decimal(transfer.Amount).div(foreign ? transfer.CurrencyRate : 1), 2),
	);
	return {
		id: transfer.BankTransferID,
		type: 'TRANSFER',
		date: transfer.Date,
		reference: transfer.Reference,
		postings: [
			{ account: FromBankAccount, net: amount.negated() },
			{ account: ToBankAccount, net: amount },
		],
	};
}

/** Posted manual journals. */
export function manualJournalEntry(ledger: Ledger, journal: ManualJournal): Entry | undefined {
	if (journal.Status !== 'POSTED') return undefined;
	const contained = journal.LineAmountTypes === 'Inclusive';
	const postings = journal.JournalLines.map(
		({ AccountID, LineAmount, TaxAmount, Description, TaxType, Tracking }): Posting => ({
			account: ledger.accounts.get(AccountID),
			net: new Decimal(LineAmount).minus(contained ? TaxAmount : 0),
			tax: new Decimal(TaxAmount),
			description: Description,
			taxType: TaxType,
			tracking: Tracking,
		}),
	);
	const tax = postings.reduce((total, one) => total.plus(one.tax ?? 0), new Decimal(0));
	if (!tax.isZero()) postings.push({ account: systemAccount(ledger, 'GST'), net: tax });
	return {
		id: journal.ManualJournalID,
		type: 'MANJOURNAL',
		date: journal.Date,
		reference: journal.Narration,
		postings,
	};
}
