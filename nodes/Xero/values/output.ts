import { toIso } from './dates';
import { isRecord, type Json, type XeroRecord } from './record';

const twinOf = /^(.*Date.*)String$/;

/** True for `DueDateString` beside a `DueDate`: Xero says the same twice. */
const isTwin = (name: string, record: XeroRecord): boolean => {
	const sibling = twinOf.exec(name)?.[1];
	return sibling !== undefined && record[sibling] !== undefined && record[sibling] !== null;
};

const present = (value: Json | undefined, name: string): Json | undefined => {
	if (typeof value === 'string') return toIso(value, name);
	if (Array.isArray(value)) return value.map((element) => present(element, name) ?? null);
	return isRecord(value) ? presentRecord(value) : value;
};

/**
 * The record as a person gets it: a deep copy in which every `/Date(…)/` is ISO text and the twin strings of dates
 * (`DateString`, `UpdatedDateUTCString`) are left out beside the date itself. Everything else stays as Xero sent it.
 */
export const presentRecord = (record: XeroRecord): XeroRecord =>
	// fromEntries defines own properties, so that a key named __proto__ stays a mere key.
	Object.fromEntries(
		Object.entries(record)
			.filter(([name]) => !isTwin(name, record))
			.map(([name, value]) => [name, present(value, name)]),
	);

const ownValue = (value: Json | undefined, name: string): Json | undefined =>
	isRecord(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;

/**
 * The named attributes of a record, in the order of `paths`; `Contact.Name` reaches into a nested object and is
 * answered as `ContactName`. Attributes the record does not have are left out; 0, false, null and '' are kept.
 */
export const simplifyRecord = (record: XeroRecord, paths: readonly string[]): XeroRecord =>
	Object.fromEntries(
		paths
			.map((path) => path.split('.'))
			.map((parts) => [parts.join(''), parts.reduce<Json | undefined>(ownValue, record)] as const)
			.filter(([, value]) => value !== undefined),
	);
