import { labelOf } from './columns';
import type { Field, Fields, PickFrom, RefersTo } from './field';
import { isGuid, isRecord, type Json, type XeroRecord } from './record';
import { remembered } from './remember';

/** What a value is looked up among. */
export type From = PickFrom | RefersTo;

/**
 * A value that Xero would not take as it is. `wants` is the attribute of the record it names that has to stand in its place,
 * `put` puts it there.
 */
export type Sought = { from: From; value: string; label: string; wants: string; put: (value: string) => void };

const looksLikeCode = /^[A-Z0-9][A-Z0-9._/-]{0,9}$/;

/**
 * Whether a text is something else than the id or code Xero wants. A name is told from a code by its looks, so that a code
 * costs no look-up; what looks like neither is looked for under both.
 */
const isForeign: { readonly [from in From]: (text: string) => boolean } = {
	account: (text) => !looksLikeCode.test(text),
	bankAccount: (text) => !looksLikeCode.test(text),
	taxType: (text) => !/^[A-Z0-9]+$/.test(text),
	currency: (text) => !/^[A-Z]{3}$/.test(text),
	brandingTheme: (text) => !isGuid(text),
	user: (text) => !isGuid(text),
	// Any text may be the code of an item, but none is as long as an id.
	item: isGuid,
	contact: (text) => !isGuid(text),
	invoice: (text) => !isGuid(text),
	document: (text) => !isGuid(text),
	receipt: () => false,
};

const fromOf = (field: Field): From | undefined =>
	('refersTo' in field ? field.refersTo : undefined) ?? ('pick' in field ? field.pick : undefined);

/** The fields of a table that name other records, and those that hold such fields; most tables have few. */
const naming = remembered((fields: Fields): ReadonlyArray<[string, Field]> =>
	Object.entries(fields).filter(([, field]) => !field.own && ('of' in field ? naming(field.of).length > 0 : fromOf(field) !== undefined)),
);

/** What a text holds that names a record: its code where Xero knows such records by codes. */
const wanted: { readonly [from in From]: string } = {
	account: 'Code',
	bankAccount: 'Code',
	taxType: 'TaxType',
	currency: 'Code',
	brandingTheme: 'BrandingThemeID',
	user: 'UserID',
	item: 'Code',
	contact: 'ContactID',
	invoice: 'InvoiceID',
	document: 'InvoiceID',
	receipt: 'ReceiptID',
};

const recordsIn = (value: Json | undefined): XeroRecord[] => [value].flat().filter(isRecord);

/** What in a record, in Xero's form, has to be looked up before it is sent. */
export function soughtIn(fields: Fields, record: XeroRecord, before = ''): Sought[] {
	return naming(fields).flatMap(([name, field]): Sought[] => {
		const value = record[name];
		if (value === undefined) return [];
		const label = before + labelOf(name, field);
		if ('of' in field) {
			const parts = recordsIn(value);
			const place = (position: number): string => (field.kind === 'list' ? `${label} ${position + 1}, ` : `${label} `);
			return parts.flatMap((part, position) => soughtIn(field.of, part, place(position)));
		}
		const from = fromOf(field);
		if (from === undefined) return [];
		if (field.kind === 'reference') {
			const named = isRecord(value) ? Object.values(value)[0] : undefined;
			if (typeof named !== 'string' || isGuid(named) || !isForeign[from](named)) return [];
			return [{ from, value: named, label, wants: field.id, put: (id) => (record[name] = { [field.id]: id }) }];
		}
		// A code is as foreign to an account's id as a name is.
		const isAccountId = from === 'account' && name.endsWith('ID');
		if (typeof value !== 'string' || value === '' || !(isAccountId ? !isGuid(value) : isForeign[from](value))) return [];
		return [{ from, value, label, wants: isAccountId ? 'AccountID' : wanted[from], put: (found) => (record[name] = found) }];
	});
}
