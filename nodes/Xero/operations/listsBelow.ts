import type { Job } from './job';
import { columnsOf } from '../values/fields';
import { isRecord, type Json, type XeroRecord } from '../values/record';
import { Refusal } from '../values/outcome';

const isEmpty = (value: Json | undefined): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** What was filled in of an entry: n8n adds the empty parts, which must not empty anything in Xero. */
export const filledIn = (entry: XeroRecord): XeroRecord => Object.fromEntries(Object.entries(entry).filter(([, value]) => !isEmpty(value)));

/**
 * The given values with the lists that are entered below them (addresses, phones, tax components). Throws Refusal when a
 * list is given in both places, as nobody can tell which is meant.
 */
export function withLists({ reader, resource }: Job, given: XeroRecord, item: number): XeroRecord {
	const below = Object.entries(reader.collection('lists', item) as XeroRecord).flatMap(([name, value]): Array<[string, XeroRecord[]]> => {
		const all = Array.isArray(value) ? value.filter(isRecord).map(filledIn) : [];
		const entries = all.filter((entry) => Object.keys(entry).length > 0);
		return entries.length === 0 ? [] : [[name, entries]];
	});
	if (below.length === 0) return given;
	const twice = below.filter(([name]) => !isEmpty(given[name]));
	if (twice.length > 0) {
		const labels = new Map(columnsOf(resource.fields).map(({ id, label }) => [id, label]));
		throw new Refusal(
			twice.map(([name]) => `${labels.get(name) ?? name} is given both among the fields and below them`),
			'Keep one of the two.',
		);
	}
	return { ...given, ...Object.fromEntries(below) };
}
