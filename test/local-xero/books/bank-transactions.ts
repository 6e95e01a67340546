import type { Rec, Shelf, Verdict, View, WriteContext } from '../contract';
import {
	bankTransactionShape,
	planBankTransaction,
	storeBankTransaction,
	type GivenBankTransaction,
} from './bank-transaction-write';
import { briefAccount, contactIn } from './brief';
import { matchContact } from './contact-write';
import { dateString } from './dates';
import { showLine } from './document-lines';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { read, UnknownId } from './read';
import type { BankTransaction } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

function showBankTransaction(ledger: Ledger, transaction: BankTransaction, view: View): Rec {
	const { BankAccount, Contact, LineItems, ...plain } = transaction;
	return withoutNothing({
		...plain,
		BankAccount: briefAccount(BankAccount),
		Contact: Contact && contactIn(Contact, view),
		DateString: dateString(transaction.Date),
		LineItems: view.full ? LineItems.map((line) => showLine(ledger, line, view.unitdp)) : [],
		HasAttachments: false,
	});
}

/** What was sent, for a transaction that could not even be planned. */
function echoOf({ CurrencyRate, LineItems, ...given }: GivenBankTransaction): Rec {
	return { ...given, LineItems: [], BankTransactionID: zeroId };
}

/**
 * The BankTransactions shelf (https://developer.xero.com/documentation/api/accounting/banktransactions): money spent
 * and received, with the prepayments and overpayments among it. Transfers are only shown here.
 */
export function bankTransactionsShelf(ledger: Ledger): Shelf {
	const named = (id: string | undefined): BankTransaction | undefined => {
		if (id === undefined) return undefined;
		const found = ledger.bankTransactions.get(id);
		if (!found) throw new UnknownId();
		return found;
	};
	const write = (
		element: Rec,
		context: WriteContext,
		match: (given: GivenBankTransaction) => BankTransaction | undefined,
	): Verdict =>
		written(() => {
			const given = read(bankTransactionShape, element);
			const was = match(given);
			const { next, errors, chosen } = planBankTransaction(ledger, given, context, was);
			if (next && errors.length === 0)
				return { is: 'ok', record: storeBankTransaction(ledger, { next, errors, chosen }, was) };
			if (!next) return { is: 'error', echo: echoOf(given), errors };
			const view = { full: true, summaryOnly: false, unitdp: context.unitdp };
			const echo = showBankTransaction(ledger, next, view);
			return { is: 'error', echo: was ? echo : { ...echo, BankTransactionID: zeroId }, errors };
		});
	return {
		endpoint: 'BankTransactions',
		key: 'BankTransactions',
		id: 'BankTransactionID',
		list: {
			...plainList,
			modifiedSince: true,
			paged: true,
			highVolume: true,
			selects: { References: 'Reference' },
		},
		types: {
			BankTransactionID: 'guid',
			Type: 'string',
			Status: 'string',
			Reference: 'string',
			Url: 'string',
			Date: 'date',
			IsReconciled: 'boolean',
			LineAmountTypes: 'string',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			CurrencyCode: 'string',
			CurrencyRate: 'number',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			'Contact.ContactNumber': 'string',
			'BankAccount.AccountID': 'guid',
			'BankAccount.Code': 'string',
			'BankAccount.Name': 'string',
			PrepaymentID: 'guid',
			OverpaymentID: 'guid',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.bankTransactions.all(),
		find: (id) => ledger.bankTransactions.get(id),
		show: (record, view) => showBankTransaction(ledger, record as BankTransaction, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(bankTransactionShape, element);
				if (verb === 'POST') named(given.BankTransactionID);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => write(element, context, () => undefined),
		post: (element, context, id) =>
			write(element, context, (given) => named(id ?? given.BankTransactionID)),
	};
}
