import { isIn, valueAt } from './changes';
import { statusFieldOf } from './judge';
import type { Narrowing, Watched } from './watched';
import { decimalOf } from '../values/decimal';
import type { Json, XeroRecord } from '../values/record';

const nothing: Narrowing = { types: [], statuses: [], contact: '', amountFrom: '', amountTo: '', account: '' };

const same = (one: Json, other: string): boolean => String(one ?? '').toLowerCase() === other.toLowerCase();

/**
 * Whether a record is one of those asked for. It is asked once it is told what happened, of the record as it is now, so
 * that a record which begins or ceases to match is never taken for a new or removed one.
 */
export function isWanted(watched: Watched, record: XeroRecord): boolean {
	const { types, statuses, contact, amountFrom, amountTo, account } = watched.narrowing ?? nothing;
	const { type, contact: contactAt, amount: amountAt, account: accountAt } = watched.watch.filters ?? {};
	if (types.length > 0 && type !== undefined && !types.includes(String(record[type.attribute]))) return false;
	if (statuses.length > 0 && !statuses.some((value) => isInStatus(watched, record, value))) return false;
	if (contact !== '' && contactAt !== undefined && !same(valueAt(record, contactAt), contact)) return false;
	if (account !== '' && accountAt !== undefined && !['Code', 'AccountID'].some((name) => same(valueAt(record, `${accountAt}.${name}`), account))) return false;
	const amount = amountAt === undefined ? null : valueAt(record, amountAt);
	if (amount === null) return true;
	return (amountFrom === '' || decimalOf(amountFrom).compare(decimalOf(String(amount))) <= 0) && (amountTo === '' || decimalOf(amountTo).compare(decimalOf(String(amount))) >= 0);
}

function isInStatus(watched: Watched, record: XeroRecord, value: string): boolean {
	const status = watched.watch.statuses?.find((each) => each.value === value) ?? { name: value, value };
	return isIn(record, status, statusFieldOf(watched));
}
