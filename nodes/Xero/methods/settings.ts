import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { askingOrganisation } from './editor';
import { recordsOf } from './listSearch';
import { resourceOf } from '../resources/catalogue';
import { placeOf } from '../operations/job';
import { isRecord, type Json } from '../values/record';

/** The payment services of the organisation. */
export async function searchPaymentServices(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => await recordsOf(xero, resourceOf('paymentService'), filter, 1));
}

const same = (one: Json | undefined, other: unknown): boolean => String(one).toLowerCase() === String(other).trim().toLowerCase();

/** Options of the tracking category chosen beside it, archived ones too. */
export async function searchTrackingOptions(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('record');
	const category = typeof chosen === 'object' && chosen !== null && 'value' in chosen ? chosen.value : chosen;
	return await askingOrganisation(this, async (xero) => {
		const categories = await xero.page(placeOf(resourceOf('trackingCategory')), { includeArchived: true });
		const of = categories.find(({ TrackingCategoryID, Name }) => same(TrackingCategoryID, category) || same(Name, category));
		const options = Array.isArray(of?.Options) ? of.Options.filter(isRecord) : [];
		const results = options.map(({ Name, TrackingOptionID }) => ({ name: String(Name), value: String(TrackingOptionID) }));
		return { results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
	});
}
