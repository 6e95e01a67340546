import type { Rec, Shelf, Verdict } from '../contract';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import type { LinkedTransaction, LinkedTransactionStatus } from './order-records';
import { guid, read, UnknownId, type Given } from './read';
import type { Line } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/linkedtransactions. */
const shape = {
	LinkedTransactionID: guid,
	SourceTransactionID: guid,
	SourceLineItemID: guid,
	ContactID: guid,
	TargetTransactionID: guid,
	TargetLineItemID: guid,
};
type GivenLink = Given<typeof shape>;

interface Source {
	type: LinkedTransaction['SourceTransactionTypeCode'];
	status: string;
	lines: Line[];
}

/** What was bought: a bill, or money spent. */
function sourceOf(ledger: Ledger, id: string | undefined): Source | undefined {
	const bill = ledger.invoices.get(id ?? '');
	if (bill?.Type === 'ACCPAY')
		return { type: 'ACCPAY', status: bill.Status, lines: bill.LineItems };
	const spent = ledger.bankTransactions.get(id ?? '');
	if (spent?.Type === 'SPEND')
		return { type: 'SPEND', status: spent.Status, lines: spent.LineItems };
	return undefined;
}

/** The status follows from what was bought and what it was charged on. */
function statusOf(ledger: Ledger, link: LinkedTransaction): LinkedTransactionStatus {
	const source = sourceOf(ledger, link.SourceTransactionID)?.status ?? 'DELETED';
	if (source === 'VOIDED' || source === 'DELETED') return 'VOIDED';
	const target = ledger.invoices.get(link.TargetTransactionID ?? '')?.Status;
	if (target === 'AUTHORISED' || target === 'PAID') return 'BILLED';
	if (target === 'DRAFT' || target === 'SUBMITTED') return 'ONDRAFT';
	return source === 'DRAFT' || source === 'SUBMITTED' ? 'DRAFT' : 'APPROVED';
}

/** The first sentence is Xero's (https://github.com/XeroAPI/Xero-OpenAPI); of the others none is published. */
function errorsOf(ledger: Ledger, next: LinkedTransaction): string[] {
	const errors: string[] = [];
	const has = (lines: Line[] | undefined, id: string | undefined) =>
		lines?.some(({ LineItemID }) => LineItemID === id) ?? false;
	const source = sourceOf(ledger, next.SourceTransactionID);
	if (!has(source?.lines, next.SourceLineItemID))
		errors.push('The SourceLineItemID and SourceTransactionID do not match');
	if (next.ContactID && !ledger.contacts.get(next.ContactID))
		errors.push('The contact could not be found.');
	if (!next.TargetTransactionID) {
		if (next.TargetLineItemID) errors.push('A TargetLineItemID needs its TargetTransactionID.');
		return errors;
	}
	const target = ledger.invoices.get(next.TargetTransactionID);
	if (target?.Type !== 'ACCREC')
		errors.push('The TargetTransactionID must be that of a sales invoice.');
	else if (next.TargetLineItemID && !has(target.LineItems, next.TargetLineItemID))
		errors.push('The TargetLineItemID and TargetTransactionID do not match');
	if (!next.ContactID) errors.push('A ContactID is needed with a TargetTransactionID.');
	else if (target && target.Contact.ContactID !== next.ContactID)
		errors.push('The target invoice must be of the same contact.');
	return errors;
}

/** The LinkedTransactions shelf: billable expenses. */
export function linkedTransactionsShelf(ledger: Ledger): Shelf {
	const table = ledger.linkedTransactions;
	/** The record with the status it has by now. */
	const current = (link: LinkedTransaction): LinkedTransaction => {
		const Status = statusOf(ledger, link);
		return Status === link.Status ? link : table.change(link, { ...link, Status });
	};
	const write = (given: GivenLink, was?: LinkedTransaction): Verdict => {
		const next: LinkedTransaction = {
			SourceTransactionID: '',
			SourceLineItemID: '',
			...was,
			...given,
			LinkedTransactionID: was?.LinkedTransactionID ?? ledger.newId(),
			SourceTransactionTypeCode:
				sourceOf(ledger, given.SourceTransactionID ?? was?.SourceTransactionID)?.type ?? 'ACCPAY',
			Status: 'DRAFT',
			Type: 'BILLABLEEXPENSE',
			UpdatedDateUTC: ledger.now(),
		};
		next.Status = statusOf(ledger, next);
		const errors = errorsOf(ledger, next);
		if (was && current(was).Status === 'BILLED')
			errors.push('Billed linked transactions cannot be changed.');
		if (errors.length > 0) {
			const LinkedTransactionID = was?.LinkedTransactionID ?? zeroId;
			return { is: 'error', echo: { ...next, LinkedTransactionID }, errors };
		}
		return { is: 'ok', record: was ? table.change(was, next) : table.add(next) };
	};
	const find = (id: string) => {
		const found = table.get(id);
		return found && current(found);
	};
	return {
		endpoint: 'LinkedTransactions',
		key: 'LinkedTransactions',
		id: 'LinkedTransactionID',
		list: {
			...plainList,
			where: false,
			order: false,
			fixedPage: 100,
			selects: {
				LinkedTransactionID: 'LinkedTransactionID',
				SourceTransactionID: 'SourceTransactionID',
				ContactID: 'ContactID',
				Status: 'Status',
				TargetTransactionID: 'TargetTransactionID',
			},
		},
		types: {
			LinkedTransactionID: 'guid',
			SourceTransactionID: 'guid',
			SourceLineItemID: 'guid',
			ContactID: 'guid',
			TargetTransactionID: 'guid',
			TargetLineItemID: 'guid',
			Status: 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => table.all().map(current),
		find,
		show: (record: Rec) => withoutNothing(record),
		most: 1,
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element) => written(() => write(read(shape, element))),
		post: (element, _context, id) =>
			written(() => {
				const was = table.get(id ?? '');
				if (!was) throw new UnknownId();
				return write(read(shape, element), was);
			}),
		remove: (id) => {
			const link = find(id);
			if (!link) return { is: 'not found' };
			if (link.Status === 'BILLED') {
				const errors = ['Billed linked transactions cannot be deleted.'];
				return { is: 'error', echo: { ...link }, errors };
			}
			table.remove(link);
			return { is: 'gone' };
		},
	};
}
