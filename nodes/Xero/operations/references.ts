import { findByAttribute, findByIds, fold } from './find';
import { textOf, type Job } from './job';
import { account } from '../resources/account';
import { contact } from '../resources/contact';
import type { Resource } from '../resources/define';
import { invoice } from '../resources/invoice';
import { item } from '../resources/item';
import { placeOf } from '../resources/reading';
import type { Place, Xero } from '../transport/session';
import type { Fields } from '../values/field';
import { Refusal } from '../values/outcome';
import type { XeroRecord } from '../values/record';
import { soughtIn, type From, type Sought } from '../values/references';

/** How a record is found by what a person knows it by: those that answer to it, and what such a record is called. */
type Search = { called: string; find: (xero: Xero, value: string) => Promise<XeroRecord[]> };

/** Lists read in a run: all look-ups come before its first write. */
const lists = new WeakMap<Xero, Map<string, Promise<XeroRecord[]>>>();

/** A short list whole, read once a run. Throws Fault. */
export async function listAt(xero: Xero, place: Place): Promise<XeroRecord[]> {
	const known = lists.get(xero) ?? new Map<string, Promise<XeroRecord[]>>();
	lists.set(xero, known);
	const reading = known.get(place.path) ?? xero.page(place);
	known.set(place.path, reading);
	return await reading;
}

/** Records of a short list, by the first of these attributes that tells one. */
const inList = (called: string, place: Place, attributes: ReadonlyArray<(record: XeroRecord) => string>): Search => ({
	called,
	find: async (xero, value) => {
		const records = await listAt(xero, place);
		const found = attributes.map((attribute) => records.filter((record) => fold(attribute(record)) === fold(value)));
		return found.find(({ length }) => length > 0) ?? [];
	},
});

const by = (name: string) => (record: XeroRecord): string => textOf(record, name);

const settings = (listKey: string): Place => ({ path: `/${listKey}`, listKey, scope: 'accounting.settings' });

const byAttributes = async (xero: Xero, resource: Resource, attributes: readonly string[], value: string): Promise<XeroRecord[]> => {
	for (const attribute of attributes) {
		const found = (await findByAttribute(xero, resource, attribute, [value])).get(fold(value)) ?? [];
		if (found.length > 0) return found;
	}
	return [];
};

/** Invoices and bills together, as payments take both: the list without what leaves out bills. */
export const documents: Resource = {
	...invoice,
	list: Object.fromEntries(Object.entries(invoice.list).filter(([rule]) => rule !== 'always')),
	document: {},
};

const accounts = inList('account', placeOf(account), [by('Code'), by('AccountID'), by('Name')]);

const searches: { readonly [from in From]?: Search } = {
	account: accounts,
	bankAccount: accounts,
	taxType: inList('tax rate', settings('TaxRates'), [by('TaxType'), by('Name')]),
	currency: inList('currency', settings('Currencies'), [by('Code'), by('Description')]),
	brandingTheme: inList('branding theme', settings('BrandingThemes'), [by('Name')]),
	user: inList('user', settings('Users'), [by('EmailAddress'), (user) => `${textOf(user, 'FirstName')} ${textOf(user, 'LastName')}`]),
	item: { called: 'item', find: async (xero, id) => [...(await findByIds(xero, item, [id])).values()] },
	contact: {
		called: 'contact',
		find: async (xero, value) => await byAttributes(xero, contact, value.includes('@') ? ['EmailAddress'] : ['Name', 'ContactNumber'], value),
	},
	invoice: { called: 'invoice', find: async (xero, number) => await byAttributes(xero, invoice, ['InvoiceNumber'], number) },
	document: { called: 'invoice or bill', find: async (xero, number) => await byAttributes(xero, documents, ['InvoiceNumber'], number) },
};

const gone = new Set(['ARCHIVED', 'DELETED', 'VOIDED']);

/** What stands in the place of what is sought, or the reason why nothing does. */
async function answerTo(xero: Xero, { from, value, wants }: Sought): Promise<{ found: string } | { fault: string }> {
	const search = searches[from];
	if (search === undefined) return { fault: 'An ID is needed.' };
	const all = await search.find(xero, value);
	const inUse = all.filter((record) => !gone.has(textOf(record, 'Status') || textOf(record, 'ContactStatus')));
	const [only, ...others] = inUse.length > 0 ? inUse : all;
	if (only === undefined) return { fault: `Xero has no ${search.called} with this ID, code, number or name.` };
	if (others.length > 0) return { fault: 'Several records in Xero answer to this; give the ID.' };
	const found = textOf(only, wants);
	return found === '' ? { fault: `The ${search.called} has no code in Xero.` } : { found };
}

/**
 * A checked record with ids and codes in place of the names and links a person gave, in the fields of a table that name
 * other records. Costs nothing where ids and codes are given, else one look-up a list and run. Throws Refusal with all that
 * could not be found, and Fault.
 */
export async function withReferences({ xero }: Job, fields: Fields, record: XeroRecord): Promise<XeroRecord> {
	const faults: string[] = [];
	for (const sought of soughtIn(fields, record)) {
		const answer = await answerTo(xero, sought);
		if ('found' in answer) sought.put(answer.found);
		else faults.push(`${sought.label}: ${answer.fault}`);
	}
	if (faults.length > 0) throw new Refusal(faults);
	return record;
}
