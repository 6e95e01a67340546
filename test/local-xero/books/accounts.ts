import type { Rec, Shelf, Verdict } from '../contract';
import { classOfType } from './account-types';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { flag, guid, oneOf, read, text, UnknownId, type Given } from './read';
import type { Account } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';
import { taxFits } from './tax-rates';

const shape = {
	AccountID: guid,
	Code: text,
	Name: text,
	Type: oneOf('AccountType', Object.keys(classOfType)),
	Status: oneOf('AccountStatus', ['ACTIVE', 'ARCHIVED']),
	Description: text,
	TaxType: text,
	EnablePaymentsToAccount: flag,
	ShowInExpenseClaims: flag,
	BankAccountNumber: text,
	BankAccountType: oneOf('BankAccountType', ['BANK', 'CREDITCARD', 'PAYPAL', 'NONE']),
	CurrencyCode: text,
	ReportingCode: text,
	AddToWatchlist: flag,
};
type GivenAccount = Given<typeof shape>;

/** The tax type an account gets when none is given: sales tax for income, costs tax for costs, else none. */
function defaultTaxType(ledger: Ledger, type: string): string {
	if (classOfType[type] === 'REVENUE') return ledger.country.salesTax;
	return classOfType[type] === 'EXPENSE' ? ledger.country.costsTax : 'NONE';
}

function planAccount(
	ledger: Ledger,
	given: GivenAccount,
	was?: Account,
): { next: Account; errors: string[] } {
	const { AccountID, Status, ...values } = given;
	const type = given.Type ?? was?.Type ?? '';
	const next: Account = {
		AccountID: was?.AccountID ?? ledger.newId(),
		Name: '',
		Status: 'ACTIVE',
		EnablePaymentsToAccount: false,
		ShowInExpenseClaims: false,
		AddToWatchlist: false,
		HasAttachments: false,
		...was,
		...values,
		Type: type,
		Class: classOfType[type],
		TaxType: given.TaxType || was?.TaxType || defaultTaxType(ledger, type),
		UpdatedDateUTC: ledger.now(),
	};
	if (type === 'BANK') {
		next.BankAccountType ??= 'BANK';
		next.CurrencyCode ??= ledger.organisation.BaseCurrency;
	}
	return { next, errors: accountErrors(ledger, next, was) };
}

function accountErrors(ledger: Ledger, next: Account, was: Account | undefined): string[] {
	const errors: string[] = [];
	const taken = (found: Account[]) => found.some((account) => account !== was);
	if (!next.Type) errors.push('Account Type must be specified.');
	// A bank account may have no code: https://github.com/XeroAPI/Xero-OpenAPI (Payment.Code)
	if (!next.Code && next.Type !== 'BANK') errors.push('Please enter a Code.');
	if (!next.Name) errors.push('Please enter a Name.');
	// https://github.com/XeroAPI/Xero-Net/issues/285
	if ((next.Code ?? '').length > 10)
		errors.push('Account Code is too long. Maximum of 10 characters allowed');
	if (next.Name.length > 150)
		errors.push('Account Name is too long. Maximum of 150 characters allowed');
	if (next.Code && taken(ledger.accounts.by('code', next.Code)))
		errors.push('Please enter a unique Code.');
	if (taken(ledger.accounts.by('name', next.Name.toLowerCase())))
		errors.push('Please enter a unique Name.');
	if (next.Type === 'BANK') {
		if (!next.BankAccountNumber) errors.push('Please enter a Bank Account Number.');
		if (next.CurrencyCode && !ledger.currencies.get(next.CurrencyCode)) {
			errors.push(`Organisation is not subscribed to currency ${next.CurrencyCode}`);
		}
	}
	const rate = ledger.taxRates.get(next.TaxType);
	if (rate?.Status !== 'ACTIVE') errors.push('Tax rate must be valid.');
	else if (next.Class && !taxFits(rate, next.Class)) {
		errors.push(
			`The TaxType code '${next.TaxType}' cannot be used with account code '${next.Code ?? ''}'.`,
		);
	}
	return errors;
}

/** Whether anything in the books names the account; such an account can be archived, not deleted. */
function isUsed(ledger: Ledger, account: Account): boolean {
	const { Code } = account;
	return (
		ledger.invoices
			.all()
			.some((invoice) => invoice.LineItems.some((line) => line.AccountID === account.AccountID)) ||
		ledger.payments.all().some((payment) => payment.Account === account) ||
		ledger.bankTransactions
			.all()
			.some(
				({ BankAccount, LineItems }) =>
					BankAccount === account || LineItems.some((line) => line.AccountID === account.AccountID),
			) ||
		(Code !== undefined &&
			ledger.items
				.all()
				.some(({ SalesDetails, PurchaseDetails: bought, InventoryAssetAccountCode }) =>
					[
						SalesDetails.AccountCode,
						bought.AccountCode,
						bought.COGSAccountCode,
						InventoryAssetAccountCode,
					].includes(Code),
				))
	);
}

/**
 * The Accounts shelf (https://developer.xero.com/documentation/api/accounting/accounts): PUT takes one account, POST
 * names it in the path.
 */
export function accountsShelf(ledger: Ledger): Shelf {
	const show = (record: Rec): Rec => withoutNothing(record);
	const refused = (next: Account, was: Account | undefined, errors: string[]): Verdict => ({
		is: 'error',
		echo: { ...show(next), AccountID: was?.AccountID ?? zeroId },
		errors,
	});
	const settle = (next: Account, errors: string[], was?: Account): Verdict => {
		if (errors.length > 0) return refused(next, was, errors);
		return {
			is: 'ok',
			record: was ? ledger.accounts.change(was, next) : ledger.accounts.add(next),
		};
	};
	const setStatus = (account: Account, Status: 'ACTIVE' | 'ARCHIVED'): Verdict => {
		const next = { ...account, Status, UpdatedDateUTC: ledger.now() };
		return settle(
			next,
			account.SystemAccount ? ['System accounts cannot be archived.'] : [],
			account,
		);
	};
	return {
		endpoint: 'Accounts',
		key: 'Accounts',
		id: 'AccountID',
		list: { ...plainList, modifiedSince: true },
		types: {
			AccountID: 'guid',
			Code: 'string',
			Name: 'string',
			Type: 'string',
			Class: 'string',
			Status: 'string',
			TaxType: 'string',
			Description: 'string',
			SystemAccount: 'string',
			BankAccountNumber: 'string',
			BankAccountType: 'string',
			CurrencyCode: 'string',
			ReportingCode: 'string',
			EnablePaymentsToAccount: 'boolean',
			ShowInExpenseClaims: 'boolean',
			AddToWatchlist: 'boolean',
			HasAttachments: 'boolean',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.accounts.all(),
		find: (id) => ledger.accounts.get(id),
		show,
		most: 1,
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element) =>
			written(() => {
				const { next, errors } = planAccount(ledger, read(shape, element));
				return settle(next, errors);
			}),
		post: (element, _context, id) =>
			written(() => {
				const given = read(shape, element);
				const was = ledger.accounts.get(id ?? given.AccountID ?? '');
				if (!was) throw new UnknownId();
				const { AccountID, Status, ...details } = given;
				const { next, errors } = planAccount(ledger, given, was);
				if (Status !== undefined && Object.keys(details).length > 0) {
					// https://github.com/waynerobinson/xeroizer/issues/324
					return refused(next, was, [
						'Cannot update account details and STATUS on the same request',
					]);
				}
				if (Status !== undefined) return setStatus(was, Status);
				if (was.Type === 'BANK')
					return refused(next, was, ['Bank accounts cannot be updated via the API.']);
				if (was.Status !== 'ACTIVE')
					return refused(next, was, ['Archived accounts cannot be updated.']);
				if (was.SystemAccount && next.Type !== was.Type)
					errors.push('The Type of a system account cannot be changed.');
				return settle(next, errors, was);
			}),
		remove: (id) => {
			const account = ledger.accounts.get(id);
			if (!account) return { is: 'not found' };
			if (account.SystemAccount)
				return refused(account, account, ['System accounts cannot be deleted.']);
			if (isUsed(ledger, account)) {
				return refused(account, account, [
					'The account is in use and cannot be deleted. It can be archived.',
				]);
			}
			ledger.accounts.remove(account);
			return { is: 'ok', record: { ...account, Status: 'DELETED', UpdatedDateUTC: ledger.now() } };
		},
	};
}
