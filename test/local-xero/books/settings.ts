import type { Shelf } from '../contract';
import { cisOfOrganisation } from './cis';
import type { Ledger } from './ledger';
import { servicesOfTheme } from './payment-services';
import type { BrandingTheme } from './records';
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
		sub: cisOfOrganisation(ledger),
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
		show: ({ services, ...shown }) => shown,
		sub: { PaymentServices: (theme) => servicesOfTheme(ledger, theme as BrandingTheme) },
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
