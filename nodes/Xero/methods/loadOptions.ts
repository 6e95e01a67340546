import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { askingOrganisation, columnsIn } from './editor';
import { choicesFrom, trackingCategories } from './lists';
import type { PickFrom } from '../values/field';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/**
 * The options of a list from which one may be chosen, before them that none is: the editor marks a list in red whose
 * value, empty at the beginning, is not among its options.
 */
export const orNotGiven = (options: INodePropertyOptions[]): INodePropertyOptions[] => [{ name: 'Not Given', value: '' }, ...options];

const choicesOf = (from: PickFrom): LoadOptions =>
	async function (this: ILoadOptionsFunctions) {
		return orNotGiven(await askingOrganisation(this, async (xero) => await choicesFrom(xero, from)));
	};

/** Active accounts with a code, by code. */
export const getAccounts = choicesOf('account');

/** Active tax rates by name; the value is the tax type. */
export const getTaxRates = choicesOf('taxType');

/** Items by code. */
export const getItems = choicesOf('item');

/** Named by, and valued with, its name, so that a workflow also fits another organisation. */
const named = (list: ReadonlyArray<{ name: string }>): INodePropertyOptions[] => list.map(({ name }) => ({ name, value: name }));

/** Active tracking categories. */
export async function getTrackingCategories(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return orNotGiven(named(await askingOrganisation(this, trackingCategories)));
}

/** Options of the category chosen beside this parameter, of all categories while none is. */
const optionsOfCategory = (beside: string): LoadOptions =>
	async function (this: ILoadOptionsFunctions) {
		const chosen = this.getCurrentNodeParameter(beside);
		const categories = await askingOrganisation(this, trackingCategories);
		const of = categories.filter(({ id, name }) => name === chosen || id === chosen);
		const options = (of.length > 0 ? of : categories).flatMap((category) => named(category.options));
		return orNotGiven([...new Map(options.map((option) => [option.value, option])).values()]);
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
