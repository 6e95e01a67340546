import type { Field, Fields } from './field';
import { isRecord, type Json, type XeroRecord } from './record';
import { remembered } from './remember';

/** Fields of which a change may give a part: objects, and lists whose elements have a kind each. */
const partly = remembered((fields: Fields): ReadonlyArray<[string, Field]> => Object.entries(fields).filter(([, field]) => field.kind === 'group' || by(field) !== undefined));

const by = (field: Field): string | undefined => (field.kind === 'list' ? field.by : undefined);

/** Whether a change gives a part of something that Xero may take for the whole, so that the stored record has to be read. */
export const givesParts = (fields: Fields, change: XeroRecord): boolean => partly(fields).some(([name]) => !isNothing(change[name]));

const isNothing = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const recordsIn = (value: Json | undefined): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** Attributes Xero takes one of. */
const alternatives: ReadonlyArray<readonly [string, string]> = [
	['AccountCode', 'COGSAccountCode'],
	['COGSAccountCode', 'AccountCode'],
];

/** A given object with the parts that are stored and not given, those in it likewise. */
function wholeObject(fields: Fields, stored: XeroRecord, given: XeroRecord): XeroRecord {
	const replaced = alternatives.filter(([name]) => !isNothing(given[name])).map(([, other]) => other);
	const kept = Object.keys(fields)
		.filter((name) => given[name] === undefined && !isNothing(stored[name]) && !replaced.includes(name))
		.map((name) => [name, stored[name]]);
	const inside = Object.entries(fields).flatMap(([name, field]): Array<[string, XeroRecord]> => {
		const [before, after] = [stored[name], given[name]];
		return field.kind === 'group' && isRecord(before) && isRecord(after) ? [[name, wholeObject(field.of, before, after)]] : [];
	});
	return { ...(Object.fromEntries(kept) as XeroRecord), ...given, ...Object.fromEntries(inside) };
}

/** Given elements with their stored parts, and the stored elements of other kinds, unless there is nothing in them. */
function wholeList(fields: Fields, kind: string, stored: XeroRecord[], given: XeroRecord[]): XeroRecord[] {
	const same = (one: XeroRecord, other: XeroRecord): boolean => String(one[kind]).toLowerCase() === String(other[kind]).toLowerCase();
	const others = stored
		.filter((element) => !given.some((each) => same(each, element)))
		.map((element) => wholeObject(fields, element, {}))
		.filter((element) => Object.keys(element).some((name) => name !== kind));
	return [...given.map((each) => wholeObject(fields, stored.find((element) => same(each, element)) ?? {}, each)), ...others];
}

/**
 * A change in which objects (payment terms, prices) and lists by kind (addresses, phones, tracking) are whole: what is
 * stored and not given stays, as no source says what Xero does with it; parts given as empty become so. Lists that are
 * `cleared` are as given.
 */
export function withKept(fields: Fields, stored: XeroRecord, change: XeroRecord, cleared: readonly string[]): XeroRecord {
	const whole = partly(fields).flatMap(([name, field]): Array<[string, Json]> => {
		const [before, after] = [stored[name], change[name]];
		if (isNothing(after) || !('of' in field)) return [];
		if (isRecord(after)) return isRecord(before) ? [[name, wholeObject(field.of, before, after)]] : [];
		return cleared.includes(name) ? [] : [[name, wholeList(field.of, by(field) ?? '', recordsIn(before), recordsIn(after))]];
	});
	return { ...change, ...Object.fromEntries(whole) };
}
