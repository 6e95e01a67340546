import type { Resource } from '../resources/define';
import { toIso } from '../values/dates';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** Whether Xero wants more of a stored record with a change than what `change` gives. */
export const lacksResent = ({ resends = [] }: Resource, change: XeroRecord): boolean => resends.some((name) => change[name] === undefined);

/** What Xero wants again of a stored record with every change of it: the contact by its id, a date as a day, texts, lists. */
export const resentOf = ({ resends = [] }: Resource, stored: XeroRecord): XeroRecord =>
	Object.fromEntries(
		resends
			.map((name): [string, Json | undefined] => [name, again(name, stored[name])])
			.filter(([, value]) => value !== undefined && value !== ''),
	);

function again(name: string, value: Json | undefined): Json | undefined {
	if (isRecord(value)) return { ContactID: value.ContactID };
	if (Array.isArray(value)) return value;
	return typeof value === 'string' ? toIso(value, name) : undefined;
}
