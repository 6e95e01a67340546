import type { WriteContext } from '../contract';
import { creditUsed, keepBankCredit, voidBankCredit } from './bank-credits';
import { contactShape } from './contact-shape';
import { chooseContact, type ChosenContact } from './document-contact';
import { currencyOf, headingErrors } from './document-heading';
import { amountsOfLines, amountTypesOf, planLines } from './document-lines';
import type { Ledger } from './ledger';
import { lineShape } from './line-shape';
import { amount, date, flag, guid, list, object, oneOf, text, type Given } from './read';
import type { Account, BankTransaction, BankTransactionType, Line } from './records';

const transfers = ['SPEND-TRANSFER', 'RECEIVE-TRANSFER'] as const;
const types = [
	'SPEND',
	'RECEIVE',
	'SPEND-PREPAYMENT',
	'RECEIVE-PREPAYMENT',
	'SPEND-OVERPAYMENT',
	'RECEIVE-OVERPAYMENT',
	...transfers,
] as const satisfies readonly BankTransactionType[];

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/banktransactions. */
export const bankTransactionShape = {
	BankTransactionID: guid,
	Type: oneOf('BankTransactionType', types),
	Contact: object(contactShape),
	BankAccount: object({ AccountID: guid, Code: text }),
	LineItems: list(lineShape),
	IsReconciled: flag,
	Date: date,
	Reference: text,
	Url: text,
	CurrencyCode: text,
	CurrencyRate: amount,
	Status: oneOf('BankTransactionStatus', ['AUTHORISED', 'DELETED', 'VOIDED']),
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
};
export type GivenBankTransaction = Given<typeof bankTransactionShape>;

/** A transaction as it would be after a write, and what stands against it. Nothing is stored yet. */
export interface BankTransactionPlan {
	/** Missing when there is no bank account to build on. */
	next?: BankTransaction;
	errors: string[];
	chosen?: ChosenContact;
}

const creationRefusal = 'Bank Transaction not of valid status for creation';
const modificationRefusal = 'Bank Transaction not of valid status for modification';
/** Seen in https://github.com/eileenmcnaughton/nz.co.fuzion.civixero. */
const reconciledRefusal =
	'This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.';

const isOverpayment = (type: BankTransactionType) => type.endsWith('-OVERPAYMENT');
const isTransfer = (type: BankTransactionType) => type.endsWith('-TRANSFER');

/** The active bank account an element names by id or code; what is wrong with it. */
export function bankAccountOf(
	ledger: Ledger,
	given: { AccountID?: string; Code?: string } | undefined,
): { account?: Account; errors: string[] } {
	const account = given?.AccountID
		? ledger.accounts.get(given.AccountID)
		: ledger.accountByCode(given?.Code ?? '');
	if (!account) return { errors: ['Account could not be found'] };
	const fits = account.Type === 'BANK' && account.Status === 'ACTIVE';
	return { account, errors: fits ? [] : ['Account must be valid.'] };
}

/** Says why a stored transaction may not be changed at all, or nothing. */
export function changeRefusal(ledger: Ledger, was: BankTransaction): string | undefined {
	if (was.Status !== 'AUTHORISED') return modificationRefusal;
	if (isTransfer(was.Type)) return 'Bank transfers cannot be edited as Bank Transactions.';
	if (was.IsReconciled) return reconciledRefusal;
	if (creditUsed(ledger, was))
		return 'This document cannot be edited as it has a payment or credit note allocated to it.';
	return ledger.lockedOn(was.Date);
}

/** Works out a new transaction, or a changed or deleted one, with every sentence Xero has against it. */
export function planBankTransaction(
	ledger: Ledger,
	given: GivenBankTransaction,
	context: WriteContext,
	was?: BankTransaction,
): BankTransactionPlan {
	const refused = was && changeRefusal(ledger, was);
	if (refused) return { next: { ...was }, errors: [refused] };
	if (was && given.Status === 'DELETED')
		return { next: { ...was, Status: 'DELETED', UpdatedDateUTC: ledger.now() }, errors: [] };

	const { account, errors } =
		was && !given.BankAccount
			? { account: was.BankAccount, errors: [] }
			: bankAccountOf(ledger, given.BankAccount);
	if (given.Status === 'VOIDED' || given.Status === 'DELETED')
		errors.push(was ? modificationRefusal : creationRefusal);
	const type = was?.Type ?? given.Type;
	if (!type) errors.push('Bank Transaction Type must be specified');
	else if (given.Type && given.Type !== type) errors.push(modificationRefusal);
	else if (isTransfer(type))
		errors.push(`A Bank Transaction of type ${type} is made by a Bank Transfer only.`);
	if (!was && !given.Contact)
		errors.push('A Contact must be specified for this type of transaction');
	if (!account || !type) return { errors };

	const chosen = given.Contact && chooseContact(ledger, given.Contact, was?.Contact);
	const next = heading(ledger, given, account, type, was);
	next.Contact = chosen?.contact ?? was?.Contact;
	errors.push(...(chosen?.errors ?? []), ...moneyErrors(given, account));
	errors.push(...headingErrors(ledger, next));
	const locked = ledger.lockedOn(next.Date);
	if (locked) errors.push(locked);
	const lines = linesOf(ledger, given, context, next, was);
	errors.push(...lines.errors);
	const { SubTotal, TotalTax, Total } = amountsOfLines(ledger, next.LineAmountTypes, lines.lines);
	Object.assign(next, { LineItems: lines.lines, SubTotal, TotalTax, Total });
	if (Total < 0) errors.push('The total of a Bank Transaction must not be negative.');
	return { next, errors, chosen };
}

/** A bank transaction is in the currency of its account. */
function moneyErrors(given: GivenBankTransaction, account: Account): string[] {
	const differs = given.CurrencyCode && given.CurrencyCode !== account.CurrencyCode;
	return differs ? ['The currency must be that of the bank account.'] : [];
}

function heading(
	ledger: Ledger,
	given: GivenBankTransaction,
	account: Account,
	type: BankTransactionType,
	was: BankTransaction | undefined,
): BankTransaction {
	const { CurrencyRate } = given;
	return {
		BankTransactionID: ledger.newId(),
		LineItems: [],
		Date: ledger.today(),
		IsReconciled: false,
		SubTotal: 0,
		TotalTax: 0,
		Total: 0,
		...was,
		...(given.Date && { Date: given.Date }),
		...(given.IsReconciled !== undefined && { IsReconciled: given.IsReconciled }),
		...(given.Reference !== undefined && { Reference: given.Reference || undefined }),
		...(given.Url !== undefined && { Url: given.Url || undefined }),
		// "inclusive of tax by default": https://developer.xero.com/documentation/api/accounting/banktransactions
		LineAmountTypes: amountTypesOf(ledger, given, was, 'Inclusive'),
		// An overpayment is no sale: it carries no tax (https://developer.xero.com/documentation/api/accounting/overpayments).
		...(isOverpayment(type) && { LineAmountTypes: 'NoTax' }),
		Type: type,
		Status: 'AUTHORISED',
		BankAccount: account,
		...currencyOf(ledger, { CurrencyCode: account.CurrencyCode, CurrencyRate }, was),
		UpdatedDateUTC: ledger.now(),
	};
}

/** The lines; those of an overpayment always stand on what customers owe, or what is owed to suppliers. */
function linesOf(
	ledger: Ledger,
	given: GivenBankTransaction,
	context: WriteContext,
	next: BankTransaction,
	was: BankTransaction | undefined,
): { lines: Line[]; errors: string[] } {
	const overpays = isOverpayment(next.Type);
	const receives = next.Type.startsWith('RECEIVE');
	const wanted = overpays
		? given.LineItems?.map(({ AccountCode, AccountID, ...line }) => line)
		: given.LineItems;
	const planned = planLines(
		ledger,
		{
			sells: receives,
			discountRefusal: 'Discounts may not be applied to bank transactions.',
			types: next.LineAmountTypes,
			approved: !overpays,
			unitdp: context.unitdp,
		},
		wanted,
		was && { ...was, approved: !overpays },
	);
	if (!overpays) return planned;
	const owed = ledger.accounts
		.all()
		.find(({ SystemAccount }) => SystemAccount === (receives ? 'DEBTORS' : 'CREDITORS'));
	const lines = planned.lines.map((line) => ({
		...line,
		AccountCode: owed?.Code,
		AccountID: owed?.AccountID,
	}));
	return { lines, errors: planned.errors };
}

/** Stores a planned transaction without errors, with the prepayment or overpayment it makes. */
export function storeBankTransaction(
	ledger: Ledger,
	plan: BankTransactionPlan & { next: BankTransaction },
	was?: BankTransaction,
): BankTransaction {
	const next = { ...plan.next };
	if (plan.chosen) next.Contact = plan.chosen.store();
	if (next.Status === 'DELETED') voidBankCredit(ledger, next);
	else if (next.Contact) Object.assign(next, keepBankCredit(ledger, next, next.Contact));
	return was ? ledger.bankTransactions.change(was, next) : ledger.bankTransactions.add(next);
}
