import type { INodePropertyOptions } from 'n8n-workflow';

import type { Place, Xero } from '../transport/session';
import type { PickFrom } from '../values/field';
import { isRecord, type XeroRecord } from '../values/record';

/** A list of the organisation that a field's value is picked from: where it is read and what each record offers. */
type PickList = { place: Place; offers: (record: XeroRecord) => INodePropertyOptions | undefined };

/** A text of an answer; empty when Xero sent something else. */
export const text = (value: XeroRecord[string]): string => (typeof value === 'string' ? value : '');

const place = (listKey: string): Place => ({ path: `/${listKey}`, listKey, scope: 'accounting.settings' });

/** An option whose value is `value`, named by the texts that are not empty; undefined when it has no value. */
function option(value: XeroRecord[string], ...names: Array<XeroRecord[string]>): INodePropertyOptions | undefined {
	const name = names.map(text).filter((each) => each !== '');
	return text(value) === '' ? undefined : { name: name.join(' · ') || text(value), value: text(value) };
}

const isActive = (record: XeroRecord): boolean => record.Status === undefined || record.Status === 'ACTIVE';

/**
 * The pickable lists. Values are codes where Xero has one, so that a workflow also fits another organisation.
 * Contacts are too many for a list: they have a search of their own.
 */
const pickLists: { [from in Exclude<PickFrom, 'contact'>]: PickList } = {
	account: {
		place: place('Accounts'),
		offers: (record) => (isActive(record) ? option(record.Code, record.Code, record.Name) : undefined),
	},
	bankAccount: {
		place: place('Accounts'),
		offers: (record) => {
			const takesPayments = record.Type === 'BANK' || record.EnablePaymentsToAccount === true;
			// A bank account may have no code.
			const value = text(record.Code) === '' ? record.AccountID : record.Code;
			return takesPayments && isActive(record) ? option(value, record.Code, record.Name) : undefined;
		},
	},
	taxType: {
		place: place('TaxRates'),
		offers: (record) => {
			const rate = record.EffectiveRate ?? record.DisplayTaxRate;
			const percent = typeof rate === 'number' || typeof rate === 'string' ? `${rate}%` : '';
			return isActive(record) ? option(record.TaxType, record.Name, percent) : undefined;
		},
	},
	currency: { place: place('Currencies'), offers: (record) => option(record.Code, record.Code, record.Description) },
	brandingTheme: { place: place('BrandingThemes'), offers: (record) => option(record.BrandingThemeID, record.Name) },
	item: { place: place('Items'), offers: (record) => option(record.Code, record.Code, record.Name) },
	user: {
		place: place('Users'),
		offers: (record) => option(record.UserID, `${text(record.FirstName)} ${text(record.LastName)}`.trim(), record.EmailAddress),
	},
};

const records = (value: XeroRecord[string]): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** A tracking category in use and its options in use. */
export type Category = { id: string; name: string; options: Array<{ id: string; name: string }> };

/** The active tracking categories of the organisation. Throws Fault. */
export async function trackingCategories(xero: Xero): Promise<Category[]> {
	const categories = await xero.page(place('TrackingCategories'));
	return categories.filter(isActive).map((category) => ({
		id: text(category.TrackingCategoryID),
		name: text(category.Name),
		options: records(category.Options)
			.filter(isActive)
			.map((each) => ({ id: text(each.TrackingOptionID), name: text(each.Name) })),
	}));
}

/** What a field with this pick may be set to in the organisation, sorted by name. Throws Fault. */
export async function choicesFrom(xero: Xero, from: PickFrom): Promise<INodePropertyOptions[]> {
	if (from === 'contact') return [];
	const { place: where, offers } = pickLists[from];
	const options = (await xero.page(where)).map(offers).filter((each) => each !== undefined);
	return options.sort((one, other) => one.name.localeCompare(other.name));
}
