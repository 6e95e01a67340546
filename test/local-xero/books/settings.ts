import type { Shelf } from '../contract';
import type { Ledger } from './ledger';
import { plainList, withoutNothing } from './shelf';

/** The shelves that only answer: organisation, branding themes, users. */

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
