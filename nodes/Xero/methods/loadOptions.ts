import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { askingOrganisation, columnsIn } from './editor';
import { choicesFrom } from './lists';
import type { PickFrom } from '../values/field';
import { isRecord, type XeroRecord } from '../values/record';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

const choicesOf = (from: PickFrom): LoadOptions =>
	async function (this: ILoadOptionsFunctions) {
		return await askingOrganisation(this, async (xero) => await choicesFrom(xero, from));
	};

/** Active accounts with a code, by code. */
export const getAccounts = choicesOf('account');

/** Active tax rates by name; the value is the tax type. */
export const getTaxRates = choicesOf('taxType');

/** Items by code. */
export const getItems = choicesOf('item');

const records = (value: XeroRecord[string]): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const isActive = (record: XeroRecord): boolean => record.Status === undefined || record.Status === 'ACTIVE';

const named = (list: XeroRecord[]): INodePropertyOptions[] =>
	list.filter(isActive).map(({ Name }) => ({ name: String(Name), value: String(Name) }));

const readCategories = async (editor: ILoadOptionsFunctions): Promise<XeroRecord[]> =>
	await askingOrganisation(
		editor,
		async (xero) =>
			await xero.page({
				path: '/TrackingCategories',
				listKey: 'TrackingCategories',
				scope: 'accounting.settings',
			}),
	);

/** Active tracking categories; the value is the name, so that a workflow also fits another organisation. */
export async function getTrackingCategories(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return named(await readCategories(this));
}

/** Options of the category chosen beside this parameter, of all categories while none is. */
const optionsOfCategory = (beside: string): LoadOptions =>
	async function (this: ILoadOptionsFunctions) {
		const chosen = this.getCurrentNodeParameter(beside);
		const categories = await readCategories(this);
		const of = categories.filter((each) => each.Name === chosen || each.TrackingCategoryID === chosen);
		const options = (of.length > 0 ? of : categories).flatMap((category) => named(records(category.Options)));
		return [...new Map(options.map((option) => [option.value, option])).values()];
	};

export const getTrackingOptions1 = optionsOfCategory('&trackingCategory1');

export const getTrackingOptions2 = optionsOfCategory('&trackingCategory2');

/** Fields of the chosen resource that Xero keeps empty once they are cleared. */
export async function getClearableFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return columnsIn(this)
		.filter((column) => column.clears)
		.map(({ id, label }) => ({ name: label, value: id }))
		.sort((one, other) => one.name.localeCompare(other.name));
}
