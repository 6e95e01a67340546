import type { Rec } from '../../local-xero/contract';
import type { Office } from '../office';
import { changeOf, done, isActive, type Change } from './change';

/** A person changes it on one of Xero's own screens: there is no endpoint that writes it. */
const onScreen =
	(endpoint: string, change: (office: Office, record: Rec) => Rec) =>
	(office: Office): boolean => {
		const record = office.any(endpoint, () => true);
		if (record === undefined) return false;
		const dated = 'UpdatedDateUTC' in record ? { UpdatedDateUTC: office.now() } : {};
		Object.assign(record, change(office, record), dated);
		return true;
	};

const isOwn = ({ TaxType, Status }: Rec): boolean => /^TAX\d/.test(String(TaxType)) && Status === 'ACTIVE';

const taxRates: Change[] = [
	{
		name: 'TaxRates created',
		weight: 2,
		happens: (office) =>
			done(
				office.make('TaxRates', {
					Name: office.name('Levy'),
					ReportTaxType: 'OUTPUT',
					TaxComponents: [{ Name: 'Levy', Rate: office.dice.whole(1, 20) }],
				}),
			),
	},
	{
		name: 'TaxRates edited',
		weight: 2,
		happens: changeOf('TaxRates', isOwn, (office, { Name }) => ({
			Name,
			ReportTaxType: 'OUTPUT',
			TaxComponents: [{ Name: 'Levy', Rate: office.dice.whole(1, 20) }],
		})),
	},
	{
		name: 'TaxRates deleted',
		weight: 1,
		happens: changeOf('TaxRates', isOwn, ({}, { Name }) => ({ Name, Status: 'DELETED' })),
	},
];

const tracking: Change[] = [
	{
		name: 'TrackingCategories created',
		weight: 1,
		happens: (office) => done(office.make('TrackingCategories', { Name: office.name('Region') })),
	},
	{
		name: 'TrackingCategories renamed',
		weight: 2,
		happens: changeOf('TrackingCategories', isActive, (office) => ({ Name: office.name('Site') })),
	},
	{
		name: 'TrackingCategories with another option',
		weight: 2,
		happens: (office) => {
			const category = office.any('TrackingCategories', isActive);
			const options = category && office.shelf('TrackingCategories').sub?.Options(category);
			const context = { unitdp: 4, app: 'Somebody at a desk' } as const;
			return options?.put?.({ Name: office.name('Option') }, context).is === 'ok';
		},
	},
	{
		name: 'TrackingCategories deleted',
		weight: 1,
		happens: (office) => {
			const category = office.any('TrackingCategories', () => true);
			return category !== undefined && office.remove('TrackingCategories', category);
		},
	},
];

const groups: Change[] = [
	{
		name: 'ContactGroups created',
		weight: 2,
		happens: (office) => done(office.make('ContactGroups', { Name: office.name('Group') })),
	},
	{
		name: 'ContactGroups renamed',
		weight: 2,
		happens: changeOf(
			'ContactGroups',
			() => true,
			(office) => ({ Name: office.name('Group') }),
		),
	},
	{
		name: 'ContactGroups deleted',
		weight: 1,
		happens: changeOf(
			'ContactGroups',
			() => true,
			() => ({ Status: 'DELETED' }),
		),
	},
];

const codes = ['CAD', 'CHF', 'CNY', 'DKK', 'FJD', 'HKD', 'JPY', 'NOK', 'SEK', 'SGD', 'THB', 'ZAR'];

export const users: Change = {
	name: 'Users renamed',
	weight: 3,
	happens: onScreen('Users', (office) => ({ LastName: office.name('Name') })),
};

const others: Change[] = [
	{
		name: 'Currencies added',
		weight: 1,
		happens: (office) => done(office.make('Currencies', { Code: office.dice.of(codes) })),
	},
	{
		name: 'BrandingThemes renamed',
		weight: 1,
		happens: onScreen('BrandingThemes', (office) => ({ Name: office.name('Theme') })),
	},
	{
		name: 'PaymentServices created',
		weight: 1,
		happens: (office) =>
			done(
				office.make('PaymentServices', {
					PaymentServiceName: office.name('Pay'),
					PaymentServiceUrl: 'https://pay.example/[INVOICENUMBER]',
					PayNowText: 'Pay now',
				}),
			),
	},
	{
		name: 'Budgets renamed',
		weight: 1,
		happens: onScreen('Budgets', (office) => ({ Description: office.name('Budget') })),
	},
	{
		name: 'Organisation renamed',
		weight: 1,
		happens: onScreen('Organisation', (office) => ({ LegalName: office.name('Company') })),
	},
];

export const settings: readonly Change[] = [...taxRates, ...tracking, ...groups, ...others];
