import type { ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';

import { askingOrganisation } from './editor';
import { text } from './lists';
import { recordsOf } from './listSearch';
import { orNotGiven } from './loadOptions';
import { resourceOf } from '../resources/catalogue';
import { placeOf } from '../resources/reading';
import type { Xero } from '../transport/session';
import { namedBy } from '../values/named';
import { isRecord, type Json, type XeroRecord } from '../values/record';

/** The payment services of the organisation. */
export async function searchPaymentServices(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => await recordsOf(xero, resourceOf('paymentService'), filter));
}

const same = (one: Json | undefined, other: unknown): boolean => typeof one === 'string' && one.toLowerCase() === String(other).trim().toLowerCase();

const categoriesOf = async (xero: Xero): Promise<XeroRecord[]> =>
	await xero.page(placeOf(resourceOf('trackingCategory')), { includeArchived: true });

const optionsOf = (category: XeroRecord | undefined): XeroRecord[] =>
	Array.isArray(category?.Options) ? category.Options.filter(isRecord) : [];

/** Options of the tracking category chosen beside it, archived ones too. */
export async function searchTrackingOptions(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => {
		const category = namedBy(this.getCurrentNodeParameter('record'), 'record')?.value;
		const categories = await categoriesOf(xero);
		const of = categories.find(({ TrackingCategoryID, Name }) => same(TrackingCategoryID, category) || same(Name, category));
		const results = optionsOf(of).map((option) => ({ name: text(option.Name), value: text(option.TrackingOptionID) }));
		return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
	});
}

/** Tracking categories by id, as reports want them; archived ones too, as they may still have figures. */
export async function getTrackingCategoryIds(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const categories = await askingOrganisation(this, categoriesOf);
	return orNotGiven(categories.map((category) => ({ name: text(category.Name), value: text(category.TrackingCategoryID) })));
}

/** Options of every tracking category by id, each with its category's name. */
export async function getTrackingOptionIds(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const categories = await askingOrganisation(this, categoriesOf);
	const options = categories.flatMap((category) =>
		optionsOf(category).map((option) => ({ name: `${text(category.Name)}: ${text(option.Name)}`, value: text(option.TrackingOptionID) })),
	);
	return orNotGiven(options);
}
