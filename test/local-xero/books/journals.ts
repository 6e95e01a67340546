import Decimal from 'decimal.js';

import type { Rec, Shelf } from '../contract';
import {
	bankTransactionEntry,
	bankTransferEntry,
	creditNoteEntry,
	type Entry,
	invoiceEntry,
	manualJournalEntry,
	paymentEntry,
} from './journal-entries';
import type { Ledger } from './ledger';
import type { Journal, JournalLine } from './order-records';
import { plainList, withoutNothing } from './shelf';

/** The journals that stand for money moved, as against documents: what paymentsOnly=true keeps. */
const cashTypes = /PAYMENT$|^CASH|^TRANSFER$/;

/** The general ledger: every approved record posts a journal, and every change of it reverses that one first. */
class Journals {
	readonly all: Journal[] = [];
	/** By source: the journal that counts, and what it was made of. */
	private readonly standing = new Map<string, { journal: Journal; contents: string }>();

	constructor(private readonly ledger: Ledger) {}

	/** Brings the journals of one record up to date: none, the same, or another one. */
	keep(id: string, entry: Entry | undefined): void {
		const stood = this.standing.get(id);
		const contents = JSON.stringify(
			entry && {
				...entry,
				postings: entry.postings.map(({ account, ...posting }) => [account?.AccountID, posting]),
			},
		);
		if (stood && stood.contents === contents) return;
		if (stood) {
			this.standing.delete(id);
			this.add({
				...stood.journal,
				JournalLines: stood.journal.JournalLines.map((line) => this.reversed(line)),
			});
		}
		if (entry) this.standing.set(id, { contents, journal: this.add(this.journalOf(entry)) });
	}

	private add(journal: Omit<Journal, 'JournalID' | 'JournalNumber' | 'CreatedDateUTC'>): Journal {
		const numbered = {
			...journal,
			JournalID: this.ledger.newId(),
			JournalNumber: this.all.length + 1,
			CreatedDateUTC: this.ledger.now(),
		};
		this.all.push(numbered);
		return numbered;
	}

	private reversed(line: JournalLine): JournalLine {
		// Plus zero turns minus zero into zero.
		const turned = (amount: number) => -amount + 0;
		return {
			...line,
			JournalLineID: this.ledger.newId(),
			NetAmount: turned(line.NetAmount),
			GrossAmount: turned(line.GrossAmount),
			TaxAmount: turned(line.TaxAmount),
		};
	}

	private journalOf({ id, type, date, reference, postings }: Entry) {
		return {
			JournalDate: date,
			Reference: reference || undefined,
			SourceID: id,
			SourceType: type,
			JournalLines: postings.map(({ account, net, tax, description, taxType, tracking }) => {
				if (!account) throw new Error(`A posting of ${type} ${id} has no account`);
				const withTax = tax ?? new Decimal(0);
				return {
					JournalLineID: this.ledger.newId(),
					AccountID: account.AccountID,
					AccountCode: account.Code,
					AccountType: account.Type,
					AccountName: account.Name,
					Description: description ?? '',
					NetAmount: net.toNumber(),
					GrossAmount: net.plus(withTax).toNumber(),
					TaxAmount: withTax.toNumber(),
					TaxType: taxType,
					TaxName: taxType && this.ledger.taxRates.get(taxType)?.Name,
					TrackingCategories: tracking ?? [],
				};
			}),
		};
	}
}

/**
 * The Journals shelf (https://developer.xero.com/documentation/api/accounting/journals): read only, 100 above an
 * offset, found by id or number. It follows the ledger's records from the moment it is made.
 */
export function journalsShelf(ledger: Ledger): Shelf {
	const journals = new Journals(ledger);
	ledger.invoices.watch((row) => journals.keep(row.InvoiceID, invoiceEntry(ledger, row)));
	ledger.creditNotes.watch((row) => journals.keep(row.CreditNoteID, creditNoteEntry(ledger, row)));
	ledger.payments.watch((row) => journals.keep(row.PaymentID, paymentEntry(ledger, row)));
	ledger.bankTransactions.watch((row) =>
		journals.keep(row.BankTransactionID, bankTransactionEntry(ledger, row)),
	);
	ledger.bankTransfers.watch((row) =>
		journals.keep(row.BankTransferID, bankTransferEntry(ledger, row)),
	);
	ledger.manualJournals.watch((row) =>
		journals.keep(row.ManualJournalID, manualJournalEntry(ledger, row)),
	);
	return {
		endpoint: 'Journals',
		key: 'Journals',
		id: 'JournalID',
		list: {
			...plainList,
			where: false,
			order: false,
			modifiedSince: true,
			offset: { attribute: 'JournalNumber', size: 100 },
			flags: { paymentsOnly: ({ SourceType }) => cashTypes.test(String(SourceType)) },
		},
		types: { JournalID: 'guid', JournalNumber: 'number', CreatedDateUTC: 'date' },
		// Journals never change: when they were made is what If-Modified-Since goes by.
		all: () =>
			journals.all.map((journal) => ({ ...journal, UpdatedDateUTC: journal.CreatedDateUTC })),
		find: (idOrNumber) =>
			journals.all.find(
				({ JournalID, JournalNumber }) =>
					JournalID === idOrNumber.toLowerCase() || String(JournalNumber) === idOrNumber,
			),
		show: ({ UpdatedDateUTC, ...journal }: Rec) =>
			withoutNothing({
				...journal,
				JournalLines: (journal.JournalLines as JournalLine[]).map((line) => withoutNothing(line)),
			}),
		summarizes: [],
	};
}
