/** Lists of the organisation a field's choices are taken from, at edit time only: at run time they are no gate. */
export type PickFrom = 'account' | 'bankAccount' | 'taxType' | 'currency' | 'brandingTheme' | 'contact' | 'item' | 'user';

/**
 * The record a field's id names: its link is taken too, and its number or name where these tell it. `document`: an invoice
 * or a bill.
 */
export type RefersTo = 'account' | 'contact' | 'invoice' | 'document' | 'receipt';

type Common = {
	/** Label in the editor, Title Case, Xero's own word. Derived from the key when left out. */
	label?: string;
	/** One plain sentence shown under the field; no full stop at the end. */
	hint?: string;
	/** The editor marks it as mandatory when creating, and creation without it is refused before sending. */
	required?: boolean;
	/** The one operation that takes the field. `upsert`: the id, which only tells which record is meant. */
	only?: 'create' | 'update' | 'upsert';
	/** Has a parameter of its own in the editor, so the mapper leaves it out; JSON takes it. */
	own?: true;
	/** False when Xero keeps no empty value for it, so it is not offered under Fields to Clear. Default: text, date and list fields clear. */
	clears?: boolean;
	/** An example, shown as the placeholder "e.g. …". */
	example?: string;
};

/**
 * One writable attribute of a Xero object: what a person may give and how it is checked before sending.
 *
 * - text: `max` characters. `pick` offers the organisation's values in the editor; at run time a name or a link is taken
 *   as well. `refersTo` makes it the id of another record.
 * - decimal: sent with the digits given, at most `places` after the point.
 * - date: a calendar day (`YYYY-MM-DD`).
 * - choice: one of Xero's words, sent as spelt in `value`.
 * - reference: another record, by its id (a GUID) or by its number or code: `{ [id]: … }` or `{ [code]: … }` on the wire.
 * - group: a nested object whose parts are columns of their own in the editor.
 * - list: an array of objects with these parts; `by`: the part that tells what kind each is, where others stay on update.
 */
export type Field = Common &
	(
		| { kind: 'text'; max?: number; pick?: PickFrom; refersTo?: RefersTo }
		| { kind: 'decimal'; places?: number; min?: number }
		| { kind: 'integer' }
		| { kind: 'boolean' }
		| { kind: 'date' }
		| { kind: 'choice'; options: ReadonlyArray<{ name: string; value: string }> }
		| { kind: 'reference'; id: string; code?: string; pick?: PickFrom; refersTo?: RefersTo }
		| { kind: 'group'; of: Fields }
		| { kind: 'list'; of: Fields; max?: number; by?: string }
	);

export type Fields = { readonly [wireName: string]: Field };

type Options<K extends Field['kind']> = Omit<Extract<Field, { kind: K }>, 'kind'>;

export const text = (options: Options<'text'> = {}): Field => ({ kind: 'text', ...options });
export const decimal = (options: Options<'decimal'> = {}): Field => ({ kind: 'decimal', ...options });
export const integer = (options: Options<'integer'> = {}): Field => ({ kind: 'integer', ...options });
export const boolean = (options: Options<'boolean'> = {}): Field => ({ kind: 'boolean', ...options });
export const date = (options: Options<'date'> = {}): Field => ({ kind: 'date', ...options });
export const choice = (options: Options<'choice'>): Field => ({ kind: 'choice', ...options });
export const reference = (options: Options<'reference'>): Field => ({ kind: 'reference', ...options });
export const group = (of: Fields, options: Omit<Options<'group'>, 'of'> = {}): Field => ({ kind: 'group', of, ...options });
export const listOf = (of: Fields, options: Omit<Options<'list'>, 'of'> = {}): Field => ({ kind: 'list', of, ...options });
