import { columnsOf } from '../../../nodes/Xero/values/columns';
import { isRecord, type XeroRecord } from '../../../nodes/Xero/values/record';
import { resourceOf } from '../../../nodes/Xero/resources/catalogue';

type Attribute = { name: string; baseName: string };

/** An attribute of the official client's model by its name on the wire. */
const attribute = (model: object, wireName: string): unknown => {
	const type = model.constructor as unknown as { getAttributeTypeMap?: () => Attribute[] };
	const found = type.getAttributeTypeMap?.().find(({ baseName }) => baseName === wireName);
	return (model as { [name: string]: unknown })[found?.name ?? wireName];
};

/** Lists whose elements have a kind, and keep a place for each kind. */
const kinds = ['AddressType', 'PhoneType'];

const partner = (element: unknown, at: number, stored: object[]): unknown => {
	const kind = isRecord(element) ? kinds.find((name) => name in element) : undefined;
	if (kind === undefined) return stored[at];
	return stored.find((each) => attribute(each, kind) === (element as XeroRecord)[kind]);
};

const shown = (value: unknown): string =>
	(value instanceof Date ? value.toISOString() : JSON.stringify(value)) ?? 'nothing';

/**
 * What differs between a record as it was sent (Xero's names, `YYYY-MM-DD` for a date) and the official client's model
 * of what Xero holds: one line a difference. Attributes that were not sent are not looked at.
 */
export function differences(sent: unknown, stored: unknown, path = ''): string[] {
	const differs = [`${path} was sent as ${shown(sent)} and is ${shown(stored)}`];
	if (Array.isArray(sent)) {
		if (!Array.isArray(stored)) return differs;
		return sent.flatMap((each, at) =>
			differences(each, partner(each, at, stored as object[]), `${path}[${at}]`),
		);
	}
	if (isRecord(sent)) {
		if (typeof stored !== 'object' || stored === null) return differs;
		return Object.entries(sent).flatMap(([name, value]) =>
			differences(value, attribute(stored, name), path === '' ? name : `${path}.${name}`),
		);
	}
	if (typeof sent === 'string' && /^\d{4}-\d\d-\d\d$/.test(sent)) {
		const day = stored instanceof Date ? stored.toISOString() : String(stored);
		return day.startsWith(sent) ? [] : differs;
	}
	// Xero leaves out an empty text or answers with one, as the attribute has it.
	return sent === (stored ?? (sent === '' ? '' : undefined)) ? [] : differs;
}

/** The same record as values of the mapper's columns: parts of groups joined, references by their id or code. */
export function columnsFrom(resource: string, record: XeroRecord): { [column: string]: unknown } {
	const columns: { [column: string]: unknown } = {};
	for (const { id, field, path } of columnsOf(resourceOf(resource).fields)) {
		const value = path.reduce<unknown>(
			(part, name) => (isRecord(part) ? part[name] : undefined),
			record,
		);
		if (value === undefined) continue;
		columns[id] = field.kind === 'reference' && isRecord(value) ? Object.values(value)[0] : value;
	}
	return columns;
}

/** Names of the columns no record gives a value to. `but` are those another test is about. */
export function untried(
	resource: string,
	records: readonly XeroRecord[],
	but: readonly string[] = [],
): string[] {
	const tried = new Set(records.flatMap((record) => Object.keys(columnsFrom(resource, record))));
	return columnsOf(resourceOf(resource).fields)
		.filter(({ id, field }) => !field.own && !tried.has(id) && !but.includes(id))
		.map(({ id }) => id);
}
