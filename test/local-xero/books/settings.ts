import type { Rec, Shelf } from '../contract';
import type { Ledger } from './ledger';
import type { TrackingCategory } from './records';
import { plainList, withoutNothing } from './shelf';

/**
 * The shelves that only answer: organisation, currencies, branding themes, tracking categories, users. Each is written
 * as the others are, so that verbs can follow.
 */

/** https://developer.xero.com/documentation/api/accounting/organisation */
export function organisationShelf(ledger: Ledger): Shelf {
	const { organisation } = ledger;
	return {
		endpoint: 'Organisation',
		key: 'Organisations',
		id: 'OrganisationID',
		list: { ...plainList, where: false, order: false },
		types: {},
		all: () => [organisation],
		find: (id) => (id.toLowerCase() === organisation.OrganisationID ? organisation : undefined),
		show: (record) => ({
			...withoutNothing(record),
			Addresses: [],
			Phones: [],
			ExternalLinks: [],
			PaymentTerms: {},
		}),
		summarizes: [],
	};
}

/** https://developer.xero.com/documentation/api/accounting/currencies */
export function currenciesShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'Currencies',
		key: 'Currencies',
		id: 'Code',
		list: plainList,
		types: { Code: 'string', Description: 'string' },
		all: () => ledger.currencies.all(),
		find: (code) => ledger.currencies.get(code),
		show: (record) => ({ ...record }),
		summarizes: [],
	};
}

/** https://developer.xero.com/documentation/api/accounting/brandingthemes */
export function brandingThemesShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'BrandingThemes',
		key: 'BrandingThemes',
		id: 'BrandingThemeID',
		list: { ...plainList, where: false, order: false },
		types: {},
		all: () => ledger.brandingThemes.all(),
		find: (id) => ledger.brandingThemes.get(id),
		show: (record) => ({ ...record }),
		summarizes: [],
	};
}

/** https://developer.xero.com/documentation/api/accounting/trackingcategories */
export function trackingCategoriesShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'TrackingCategories',
		key: 'TrackingCategories',
		id: 'TrackingCategoryID',
		list: { ...plainList, hides: (record) => record.Status !== 'ACTIVE' },
		types: { TrackingCategoryID: 'guid', Name: 'string', Status: 'string' },
		all: () => ledger.trackingCategories.all(),
		find: (id) => ledger.trackingCategories.get(id),
		show: (record: Rec) => ({
			...record,
			Options: (record as TrackingCategory).Options.map((option) => ({ ...option })),
		}),
		summarizes: [],
	};
}

/** https://developer.xero.com/documentation/api/accounting/users */
export function usersShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'Users',
		key: 'Users',
		id: 'UserID',
		list: { ...plainList, modifiedSince: true },
		types: {
			UserID: 'guid',
			EmailAddress: 'string',
			FirstName: 'string',
			LastName: 'string',
			IsSubscriber: 'boolean',
			OrganisationRole: 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.users.all(),
		find: (id) => ledger.users.get(id),
		show: (record) => ({ ...record }),
		summarizes: [],
	};
}
