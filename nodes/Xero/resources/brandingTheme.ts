import type { BrandingTheme } from 'xero-node';
import { defineResource } from './define';
import { settingsEvents } from './watch';

/** Made in Xero; the API reads them. https://developer.xero.com/documentation/api/accounting/brandingthemes */
export const brandingTheme = defineResource<BrandingTheme>({
	value: 'brandingTheme',
	name: 'Branding Theme',
	plural: 'Branding Themes',
	says: 'How documents look, and the payment services they offer',
	path: 'BrandingThemes',
	listKey: 'BrandingThemes',
	id: 'BrandingThemeID',
	number: 'Name',
	shows: ['Name'],
	scope: 'accounting.settings',
	list: {},
	verbs: { get: true, getMany: { filters: [], orders: [] }, paymentServices: true },
	fields: {},
	excluded: {
		BrandingThemeID: 'read-only',
		Name: 'read-only',
		LogoUrl: 'read-only',
		Type: 'read-only',
		SortOrder: 'read-only',
		CreatedDateUTC: 'read-only',
	},
	watch: { by: 'snapshot', events: settingsEvents, createdAt: 'CreatedDateUTC', vanishes: true },
	simple: ['BrandingThemeID', 'Name', 'LogoUrl', 'SortOrder', 'CreatedDateUTC'],
});
