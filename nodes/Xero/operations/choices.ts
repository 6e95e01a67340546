import { findByIds, fold } from './find';
import { textOf, type Job } from './job';
import { account } from '../resources/account';
import { contact } from '../resources/contact';
import { linesNameOf, type Resource } from '../resources/define';
import { placeOf } from '../resources/reading';
import { asFault } from '../transport/faults';
import type { Place } from '../transport/session';
import type { Field, Fields, PickFrom } from '../values/field';
import { labelOf } from '../values/fields';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** A value that has to be one of the organisation's, where it stands in a record, and by which label a person knows it. */
type Chosen = { from: From; value: Json; label: string };
type From = PickFrom | 'tracking';

/** A list of the organisation: how a value names one of its records, and what such a record is called. */
type Choices = { place: Place; called: string; names: (record: XeroRecord, value: Json) => boolean };

const settings = (listKey: string): Place => ({ path: `/${listKey}`, listKey, scope: 'accounting.settings' });

const byOneOf = (...attributes: string[]) => (record: XeroRecord, value: Json) => attributes.some((name) => fold(record[name]) === fold(value));

const accounts = { place: placeOf(account), called: 'account', names: byOneOf('Code', 'AccountID') };

const listOf: { readonly [from in Exclude<From, 'contact'>]: Choices } = {
	account: accounts,
	bankAccount: accounts,
	taxType: { place: settings('TaxRates'), called: 'tax rate', names: byOneOf('TaxType') },
	currency: { place: settings('Currencies'), called: 'currency', names: byOneOf('Code') },
	brandingTheme: { place: settings('BrandingThemes'), called: 'branding theme', names: byOneOf('BrandingThemeID') },
	item: { place: settings('Items'), called: 'item', names: byOneOf('Code', 'ItemID') },
	user: { place: settings('Users'), called: 'user', names: byOneOf('UserID') },
	tracking: { place: settings('TrackingCategories'), called: 'tracking option', names: isTracked },
};

const recordsOf = (list: Json | undefined): XeroRecord[] => (Array.isArray(list) ? list.filter(isRecord) : []);

const isActive = (record: XeroRecord): boolean => record.Status === undefined || record.Status === 'ACTIVE';

/** A tracking option by name or id within its category. */
function isTracked(category: XeroRecord, value: Json): boolean {
	if (!isRecord(value)) return false;
	const agrees = (record: XeroRecord, id: string, name: string, given: string) =>
		value[id] === undefined ? fold(record.Name) === fold(value[given]) : fold(record[name]) === fold(value[id]);
	return (
		agrees(category, 'TrackingCategoryID', 'TrackingCategoryID', 'Name') &&
		recordsOf(category.Options).some((option) => isActive(option) && agrees(option, 'TrackingOptionID', 'TrackingOptionID', 'Option'))
	);
}

/** Everything in a record that is chosen from a list of the organisation, by the table of its fields. */
function chosenIn(resource: Resource, fields: Fields, record: XeroRecord, before = ''): Chosen[] {
	return Object.entries(fields).flatMap(([name, field]): Chosen[] => {
		const value = record[name];
		const label = before + labelOf(name, field);
		if (value === undefined || value === null || value === '') return [];
		if (field.kind === 'group') return isRecord(value) ? chosenIn(resource, field.of, value, `${label} `) : [];
		if (field.kind !== 'list') return [value].flatMap((each) => chosenAs(name, field, each, label));
		if (name === 'Tracking') return recordsOf(value).map((each) => ({ from: 'tracking', value: each, label }));
		const place = (position: number): string => (name === linesNameOf(resource) ? `Line ${position + 1}: ` : `${label} ${position + 1}, `);
		return recordsOf(value).flatMap((each, position) => chosenIn(resource, field.of, each, before + place(position)));
	});
}

function chosenAs(name: string, field: Field, value: Json, label: string): Chosen[] {
	const from = 'pick' in field ? field.pick : name === 'AccountID' ? 'account' : undefined;
	if (from === undefined) return [];
	// A reference names its record by the id or the code.
	const [named] = isRecord(value) ? Object.values(value) : [value];
	return named === undefined || named === null ? [] : [{ from, value: named, label }];
}

/** What speaks against a record's choices, and what could not be checked. */
export type ChoicesChecked = { faults: string[]; notes: string[] };

/**
 * Whether accounts, tax rates, tracking, items, currencies and contacts that records name are there in the organisation
 * and in use. Every list is read once, and only when something is chosen from it; one that may not be read is told.
 * Answers in order; throws nothing.
 */
export async function checkChoices(job: Job, records: readonly XeroRecord[]): Promise<ChoicesChecked[]> {
	const { resource } = job;
	const chosen = records.map((record) => chosenIn(resource, resource.fields, record));
	const lists = new Map<string, XeroRecord[] | string>();
	for (const { from } of chosen.flat()) {
		if (from === 'contact') continue;
		const { place } = listOf[from];
		if (!lists.has(place.path)) lists.set(place.path, await readOr(async () => await job.xero.page(place)));
	}
	const ids = chosen.flat().flatMap(({ from, value }) => (from === 'contact' ? [String(value)] : []));
	const contacts = ids.length === 0 ? [] : await readOr(async () => [...(await findByIds(job.xero, contact, ids)).values()]);
	const verdicts = new Map<string, string | undefined>();
	return chosen.map((each) => {
		const [faults, notes] = [[] as string[], new Set<string>()];
		for (const { from, value, label } of each) {
			const list = from === 'contact' ? contacts : (lists.get(listOf[from].place.path) ?? []);
			if (typeof list === 'string') {
				notes.add(`Not checked: ${label}. ${list}`);
				continue;
			}
			const key = JSON.stringify([from, value]);
			if (!verdicts.has(key)) verdicts.set(key, faultOf(from, value, list));
			const fault = verdicts.get(key);
			if (fault !== undefined) faults.push(`${label}: ${fault}`);
		}
		return { faults, notes: [...notes] };
	});
}

/** The records, or the reason why they could not be read. */
export async function readOr(read: () => Promise<XeroRecord[]>): Promise<XeroRecord[] | string> {
	try {
		return await read();
	} catch (error) {
		return asFault(error).message;
	}
}

function faultOf(from: From, value: Json, list: readonly XeroRecord[]): string | undefined {
	const { called, names } = from === 'contact' ? { called: 'contact', names: byOneOf(contact.id) } : listOf[from];
	const found = list.filter((record) => names(record, value));
	if (found.length === 0) return `The organisation has no such ${called}`;
	const inUse = found.some((record) => isActive(record) && (textOf(record, 'ContactStatus') || 'ACTIVE') === 'ACTIVE');
	return inUse ? undefined : `The ${called} is archived in Xero`;
}
