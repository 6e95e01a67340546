import { isDeepStrictEqual } from 'node:util';

import type { Ledger } from './ledger';
import type { Invoice, Line } from './records';

type Compared = Omit<Invoice, 'UpdatedDateUTC'>;

/** Attributes whose edit leaves UpdatedDateUTC of a part-paid document where it was. */
const quiet: ReadonlyArray<keyof Compared> = ['DueDate', 'SentToContact'];

const withoutAccount = ({ AccountCode, AccountID, ...line }: Line) => line;

/**
 * When a document was last updated, once it is changed from `was` to `next`: now, save for edits Xero does not count:
 * due date and Sent on a document that is paid in part, and where the switch says so the account of a line
 * (https://fivetran.com/docs/connectors/applications/xero). A change of nothing counts.
 */
export function updatedBy(ledger: Ledger, was: Invoice, next: Invoice): Date {
	const partPaid = next.AmountDue > 0 && was.Payments.length + was.Allocations.length > 0;
	const counted = (Object.keys(next) as Array<keyof Invoice>).filter(
		(name) => name !== 'UpdatedDateUTC' && !same(was, next, name),
	);
	const isQuiet = (name: keyof Invoice) =>
		(partPaid && quiet.some((known) => known === name)) ||
		(name === 'LineItems' && !ledger.switches.lineAccountsMove && onlyAccounts(was, next));
	return counted.length > 0 && counted.every(isQuiet) ? was.UpdatedDateUTC : ledger.now();
}

function same(was: Invoice, next: Invoice, name: keyof Invoice): boolean {
	// a record that points at others is the same object as long as it is the same record
	if (name === 'Contact' || name === 'Payments' || name === 'Allocations')
		return was[name] === next[name];
	return isDeepStrictEqual(was[name], next[name]);
}

const onlyAccounts = (was: Invoice, next: Invoice): boolean =>
	isDeepStrictEqual(was.LineItems.map(withoutAccount), next.LineItems.map(withoutAccount));
