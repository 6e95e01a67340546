import { toIso } from './dates';
import { isRecord, type Json, type XeroRecord } from './record';
import { remembered } from './remember';

const twin = 'String';

/** True for `DueDateString` beside a `DueDate`: Xero says the same twice. */
const isTwin = (name: string, record: XeroRecord): boolean => {
	if (!name.endsWith(twin)) return false;
	const sibling = name.slice(0, -twin.length);
	return sibling.includes('Date') && record[sibling] !== undefined && record[sibling] !== null;
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
export function presentRecord(record: XeroRecord): XeroRecord {
	const presented: XeroRecord = {};
	for (const name of Object.keys(record)) {
		if (isTwin(name, record)) continue;
		const value = present(record[name], name);
		// Defined as an own property, so that a key named __proto__ stays a mere key.
		if (name === '__proto__') Object.defineProperty(presented, name, { value, enumerable: true, configurable: true, writable: true });
		else presented[name] = value;
	}
	// An object built bit by bit keeps room to grow; a copy of it takes half the memory.
	return { ...presented };
}

const ownValue = (value: Json | undefined, name: string): Json | undefined =>
	isRecord(value) && Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;

/**
 * The named attributes of a record as `presentRecord` gives them, in the order of `paths`; `Contact.Name` reaches into a
 * nested object and is answered as `ContactName`. Attributes the record does not have are left out; 0, false, null and '' are kept.
 */
export const simplifyRecord = (record: XeroRecord, paths: readonly string[]): XeroRecord =>
	Object.fromEntries(
		stepsOf(paths)
			.map(({ name, steps, last }) => [name, present(steps.reduce<Json | undefined>(ownValue, record), last)] as const)
			.filter(([, value]) => value !== undefined),
	);

const stepsOf = remembered((paths: readonly string[]) =>
	paths.map((path) => {
		const steps = path.split('.');
		return { name: steps.join(''), steps, last: steps[steps.length - 1] };
	}),
);
