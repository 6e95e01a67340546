import type { Rec, SubShelf } from '../contract';
import type { Ledger } from './ledger';
import { read, text } from './read';
import { checked, written } from './shelf';
import { zeroId } from './ids';

/** Endpoints with history: https://github.com/XeroAPI/Xero-OpenAPI (xero_accounting.yaml). */
export const withHistory = [
	'BankTransactions',
	'BankTransfers',
	'BatchPayments',
	'Contacts',
	'CreditNotes',
	'ExpenseClaims',
	'Invoices',
	'Items',
	'ManualJournals',
	'Overpayments',
	'Payments',
	'Prepayments',
	'PurchaseOrders',
	'Quotes',
	'Receipts',
	'RepeatingInvoices',
];

/** https://developer.xero.com/documentation/api/accounting/historyandnotes */
const longest = 2500;

type Entry = { Changes: string; DateUTC: Date; User: string; Details: string };

/** What happened to every record, kept by the record's id; the newest first, as Xero lists it. */
export class History {
	private readonly entries = new Map<string, Entry[]>();

	constructor(private readonly ledger: Ledger) {}

	/** Adds an entry of the system's own. */
	tell(id: string, Changes: string, Details: string, User = 'System Generated'): Entry {
		const entry = { Changes, DateUTC: this.ledger.now(), User, Details };
		this.entries.set(id, [entry, ...(this.entries.get(id) ?? [])]);
		return entry;
	}

	/**
	 * The notes of one record: PUT adds one, and nothing ever goes
	 * (https://developer.xero.com/documentation/api/accounting/historyandnotes).
	 */
	of(id: string, of: Rec): SubShelf {
		const shape = { Details: text };
		return {
			key: 'HistoryRecords',
			id: 'HistoryRecordID',
			types: { Details: 'string' },
			readable: true,
			all: () => this.entries.get(id) ?? [],
			find: () => undefined,
			show: (record: Rec) => ({
				...record,
				DateUTCString: (record as Entry).DateUTC.toISOString().slice(0, 19),
			}),
			summarizes: [],
			check: (element) => checked(() => read(shape, element)),
			put: (element) =>
				written(() => {
					const { Details = '' } = read(shape, element);
					if (Details.trim() !== '' && Details.length <= longest) {
						if (this.ledger.switches.historyMoves) of.UpdatedDateUTC = this.ledger.now();
						return { is: 'ok', record: this.tell(id, 'Note', Details) };
					}
					const sentence = Details.trim()
						? `The Details field must be less than ${longest} characters.`
						: 'The Details field is required.';
					return { is: 'error', echo: { HistoryRecordID: zeroId, Details }, errors: [sentence] };
				}),
		};
	}
}
