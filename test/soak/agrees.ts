import type { IDataObject } from 'n8n-workflow';

import type { Rec } from '../local-xero/contract';
import type { Expected } from './expected';
import type { Emission } from './judge';

/** Attributes compared with the books in every item that has them. */
const compared = [
	'Status',
	'ContactStatus',
	'Name',
	'Code',
	'Reference',
	'Title',
	'Narration',
	'Description',
	'EmailAddress',
	'Total',
	'AmountDue',
	'AmountPaid',
	'RemainingCredit',
	'IsReconciled',
	'DueDate',
	'UpdatedDateUTC',
	'JournalNumber',
] as const;

/** A value as it can be compared: instants and days alike, whoever wrote them. */
function plain(value: unknown): unknown {
	if (value === undefined || value === null || value === '') return null;
	if (value instanceof Date) return value.getTime();
	if (typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(value)) {
		const withZone = value.includes('T') && !value.endsWith('Z') ? `${value}Z` : value;
		return Date.parse(withZone);
	}
	return value;
}

const same = (one: unknown, other: unknown): boolean => plain(one) === plain(other);

/** Whether an item says what there was to say, of the state the record was in. */
export function agrees(
	{ event, json }: Emission,
	wanted: Expected,
	before: Rec | undefined,
	now: Rec | undefined,
): boolean {
	if (event !== wanted.event) return false;
	// What is gone for good can only be told as it was.
	const record = now ?? before ?? {};
	if (compared.some((name) => name in json && name in record && !same(json[name], record[name]))) return false;
	const changes = (json.changes ?? {}) as { [attribute: string]: IDataObject };
	if (wanted.changed.some((name) => changes[name] === undefined)) return false;
	return Object.entries(changes).every(
		([name, change]) =>
			wanted.changed.includes(name) &&
			same(change.after, now?.[name]) &&
			(change.before === null || same(change.before, before?.[name])),
	);
}
