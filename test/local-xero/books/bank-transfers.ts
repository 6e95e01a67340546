import Decimal from 'decimal.js';

import type { Rec, Shelf, Verdict } from '../contract';
import { bankAccountOf } from './bank-transaction-write';
import { briefAccount } from './brief';
import { dateString } from './dates';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { trackingShape } from './line-shape';
import { trackingOf } from './line-tracking';
import {
	amount,
	date,
	flag,
	guid,
	list,
	object,
	oneOf,
	read,
	text,
	UnknownId,
	type Given,
} from './read';
import type { Account, BankTransaction, BankTransfer } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

const account = object({ AccountID: guid, Code: text });

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/banktransfers. */
const bankTransferShape = {
	BankTransferID: guid,
	FromBankAccount: account,
	ToBankAccount: account,
	Amount: amount,
	Date: date,
	CurrencyRate: amount,
	Reference: text,
	FromIsReconciled: flag,
	ToIsReconciled: flag,
	FromTracking: list(trackingShape),
	ToTracking: list(trackingShape),
	Status: oneOf('BankTransferStatus', ['AUTHORISED', 'DELETED']),
};
type GivenBankTransfer = Given<typeof bankTransferShape>;

function show(transfer: BankTransfer): Rec {
	const { FromBankTransaction: from, ToBankTransaction: to, UpdatedDateUTC, ...plain } = transfer;
	return withoutNothing({
		...plain,
		FromBankAccount: briefAccount(transfer.FromBankAccount),
		ToBankAccount: briefAccount(transfer.ToBankAccount),
		FromBankTransactionID: from.BankTransactionID,
		ToBankTransactionID: to.BankTransactionID,
		FromIsReconciled: from.IsReconciled,
		ToIsReconciled: to.IsReconciled,
		DateString: dateString(transfer.Date),
		CreatedDateUTCString: dateString(transfer.CreatedDateUTC),
		HasAttachments: false,
	});
}

/** What arrives in the other account, and the rate; nothing when the currencies cannot be brought together. */
function arriving(
	ledger: Ledger,
	given: GivenBankTransfer,
	from: Account,
	to: Account,
): { received: number; rate: number } | undefined {
	const { BaseCurrency } = ledger.organisation;
	const sent = given.Amount ?? new Decimal(0);
	if (from.CurrencyCode === to.CurrencyCode) return { received: ledger.round(sent, 2), rate: 1 };
	// Whether the rate may be given is not verified: Xero's specification has it as read-only.
	const rate = ledger.switches.transfersTakeRate ? given.CurrencyRate : undefined;
	if (!rate?.greaterThan(0)) return undefined;
	const fromBase = from.CurrencyCode === BaseCurrency;
	if (!fromBase && to.CurrencyCode !== BaseCurrency) return undefined;
	return {
		received: ledger.round(fromBase ? sent.times(rate) : sent.div(rate), 2),
		rate: ledger.round(rate, 6),
	};
}

/** The bank transaction on one side of a transfer. */
function side(
	ledger: Ledger,
	transfer: Pick<BankTransfer, 'Date' | 'Reference' | 'CurrencyRate'>,
	Type: 'SPEND-TRANSFER' | 'RECEIVE-TRANSFER',
	BankAccount: Account,
	total: number,
	IsReconciled = false,
): BankTransaction {
	const { BaseCurrency } = ledger.organisation;
	const CurrencyCode = BankAccount.CurrencyCode ?? BaseCurrency;
	return {
		BankTransactionID: ledger.newId(),
		Type,
		BankAccount,
		LineItems: [],
		IsReconciled,
		Date: transfer.Date,
		Reference: transfer.Reference,
		CurrencyCode,
		CurrencyRate: CurrencyCode === BaseCurrency ? 1 : transfer.CurrencyRate,
		Status: 'AUTHORISED',
		LineAmountTypes: 'NoTax',
		SubTotal: total,
		TotalTax: 0,
		Total: total,
		UpdatedDateUTC: ledger.now(),
	};
}

function echoOf({ Amount, CurrencyRate, ...given }: GivenBankTransfer): Rec {
	return withoutNothing({ ...given, BankTransferID: zeroId, Amount: Amount?.toNumber() });
}

function create(ledger: Ledger, given: GivenBankTransfer): Verdict {
	const from = bankAccountOf(ledger, given.FromBankAccount);
	const to = bankAccountOf(ledger, given.ToBankAccount);
	const FromTracking = trackingOf(ledger, { Tracking: given.FromTracking }, undefined);
	const ToTracking = trackingOf(ledger, { Tracking: given.ToTracking }, undefined);
	const errors = [...from.errors, ...to.errors, ...FromTracking.errors, ...ToTracking.errors];
	if (!given.Amount?.greaterThan(0)) errors.push('The Amount must be greater than zero.');
	if (from.account && from.account === to.account)
		errors.push('The bank accounts of a transfer must not be the same.');
	const when = given.Date ?? ledger.today();
	const locked = ledger.lockedOn(when);
	if (locked) errors.push(locked);
	const arrival = from.account && to.account && arriving(ledger, given, from.account, to.account);
	if (from.account && to.account && !arrival)
		errors.push('The bank accounts of a transfer must have the same currency.');
	if (!from.account || !to.account || !arrival || errors.length > 0)
		return { is: 'error', echo: echoOf(given), errors };

	const Amount = ledger.round(given.Amount ?? 0, 2);
	const facts = { Date: when, Reference: given.Reference, CurrencyRate: arrival.rate };
	const { FromIsReconciled, ToIsReconciled } = given;
	const record: BankTransfer = {
		BankTransferID: ledger.newId(),
		...facts,
		FromBankAccount: from.account,
		ToBankAccount: to.account,
		Amount,
		FromBankTransaction: ledger.bankTransactions.add(
			side(ledger, facts, 'SPEND-TRANSFER', from.account, Amount, FromIsReconciled),
		),
		ToBankTransaction: ledger.bankTransactions.add(
			side(ledger, facts, 'RECEIVE-TRANSFER', to.account, arrival.received, ToIsReconciled),
		),
		Status: 'AUTHORISED',
		FromTracking: FromTracking.choices,
		ToTracking: ToTracking.choices,
		CreatedDateUTC: ledger.now(),
		UpdatedDateUTC: ledger.now(),
	};
	return { is: 'ok', record: ledger.bankTransfers.add(record) };
}

function remove(ledger: Ledger, was: BankTransfer, given: GivenBankTransfer): Verdict {
	const sides = [was.FromBankTransaction, was.ToBankTransaction];
	const refusal =
		given.Status !== 'DELETED' || was.Status === 'DELETED'
			? 'Bank Transfer not of valid status for modification'
			: sides.some(({ IsReconciled }) => IsReconciled)
				? 'Bank Transfer has been reconciled and cannot be deleted.'
				: ledger.lockedOn(was.Date);
	if (refusal) return { is: 'error', echo: show(was), errors: [refusal] };
	const gone = { Status: 'DELETED', UpdatedDateUTC: ledger.now() } as const;
	for (const one of sides) ledger.bankTransactions.change(one, { ...one, ...gone });
	return { is: 'ok', record: ledger.bankTransfers.change(was, { ...was, ...gone }) };
}

/**
 * The BankTransfers shelf (https://developer.xero.com/documentation/api/accounting/banktransfers): PUT moves money
 * between two own accounts and makes a bank transaction on each; POST deletes, on the collection or by path.
 */
export function bankTransfersShelf(ledger: Ledger): Shelf {
	const named = (id: string | undefined): BankTransfer => {
		const found = ledger.bankTransfers.get(id ?? '');
		if (!found) throw new UnknownId();
		return found;
	};
	return {
		endpoint: 'BankTransfers',
		key: 'BankTransfers',
		id: 'BankTransferID',
		list: {
			...plainList,
			modifiedSince: true,
			hides: (transfer) => transfer.Status === 'DELETED',
			hiddenUnless: 'includeDeleted',
		},
		types: {
			BankTransferID: 'guid',
			Amount: 'number',
			CurrencyRate: 'number',
			Date: 'date',
			CreatedDateUTC: 'date',
			Reference: 'string',
			Status: 'string',
			'FromBankAccount.AccountID': 'guid',
			'FromBankAccount.Code': 'string',
			'FromBankAccount.Name': 'string',
			'ToBankAccount.AccountID': 'guid',
			'ToBankAccount.Code': 'string',
			'ToBankAccount.Name': 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.bankTransfers.all(),
		find: (id) => ledger.bankTransfers.get(id),
		show: (record) => show(record as BankTransfer),
		summarizes: ['POST'],
		posts: { collection: true, byPath: true },
		check: (element) => checked(() => read(bankTransferShape, element)),
		put: (element) => written(() => create(ledger, read(bankTransferShape, element))),
		post: (element, _context, id) =>
			written(() => {
				const given = read(bankTransferShape, element);
				return remove(ledger, named(id ?? given.BankTransferID), given);
			}),
	};
}
