import { utcDate } from '../dates';
import { chart } from './chart';
import { unitedKingdom } from './countries';
import { thistleAndOakMoney } from './thistle-and-oak-money';
import type { Seed } from './seed';

const line = (
	Description: string,
	Quantity: number,
	UnitAmount: number,
	AccountCode: string,
	extra = {},
) => ({
	Description,
	Quantity,
	UnitAmount,
	AccountCode,
	...extra,
});
const channel = (Option: string) => ({ Tracking: [{ Name: 'Channel', Option }] });

/** A British furniture shop in pounds with customers in the euro area, two rates of VAT and tax-inclusive prices. */
export const thistleAndOak: Seed = {
	...unitedKingdom,
	organisation: (PeriodLockDate, EndOfYearLockDate) => ({
		OrganisationID: '5d2c9f1e-84b7-4e63-8b1f-0a97c3d65e22',
		Name: 'Thistle & Oak Ltd',
		LegalName: 'Thistle & Oak Limited',
		PaysTax: true,
		Version: 'UK',
		OrganisationType: 'COMPANY',
		BaseCurrency: 'GBP',
		CountryCode: 'GB',
		IsDemoCompany: true,
		OrganisationStatus: 'ACTIVE',
		TaxNumber: 'GB 123 4567 89',
		FinancialYearEndDay: 31,
		FinancialYearEndMonth: 3,
		SalesTaxBasis: 'ACCRUAL',
		SalesTaxPeriod: 'QUARTERLY1',
		DefaultSalesTax: 'Tax Inclusive',
		DefaultPurchasesTax: 'Tax Exclusive',
		PeriodLockDate,
		EndOfYearLockDate,
		CreatedDateUTC: utcDate(2021, 4, 6),
		OrganisationEntityType: 'COMPANY',
		Timezone: 'GMTSTANDARDTIME',
		ShortCode: '!tO4kX',
		Edition: 'BUSINESS',
		Class: 'DEMO',
	}),
	currencies: [
		{ Code: 'GBP', Description: 'British Pound' },
		{ Code: 'USD', Description: 'United States Dollar' },
		{ Code: 'EUR', Description: 'Euro' },
	],
	tracking: {
		Region: ['North', 'South', 'East', 'West'],
		Channel: ['Shop', 'Online', 'Trade'],
	},
	users: [
		{
			EmailAddress: 'fiona@thistleoak.example',
			FirstName: 'Fiona',
			LastName: 'Baird',
			OrganisationRole: 'FINANCIALADVISER',
		},
		{
			EmailAddress: 'samir@thistleoak.example',
			FirstName: 'Samir',
			LastName: 'Khan',
			OrganisationRole: 'STANDARD',
		},
	],
	accounts: [
		{
			Code: '090',
			Name: 'Business Bank Account',
			Type: 'BANK',
			BankAccountNumber: '20123412345678',
		},
		{ Code: '091', Name: 'Reserve Account', Type: 'BANK', BankAccountNumber: '20123412345679' },
		{
			Code: '093',
			Name: 'Euro Account',
			Type: 'BANK',
			BankAccountNumber: '20123498765432',
			CurrencyCode: 'EUR',
		},
		...chart(),
		{ Code: '497', Name: 'Telex (closed)', Type: 'OVERHEADS' },
	],
	archivedAccount: '497',
	contacts: [
		{
			Name: 'Rowan House Hotel',
			ContactNumber: 'TO-201',
			EmailAddress: 'purchasing@rowanhouse.example',
			Addresses: [
				{
					AddressType: 'STREET',
					AddressLine1: '4 Castle Wynd',
					City: 'Stirling',
					PostalCode: 'FK8 1EG',
					Country: 'United Kingdom',
				},
			],
		},
		{
			Name: 'Dunmore Interiors',
			ContactNumber: 'TO-202',
			EmailAddress: 'office@dunmore.example',
			TaxNumber: 'GB 987 6543 21',
		},
		{
			Name: 'Mrs Eleanor Hughes',
			ContactNumber: 'TO-203',
			EmailAddress: 'eleanor.hughes@post.example',
			FirstName: 'Eleanor',
			LastName: 'Hughes',
		},
		{
			Name: 'Green Lane Nursery',
			ContactNumber: 'TO-204',
			EmailAddress: 'admin@greenlane.example',
		},
		{
			Name: 'Maison Clairval',
			ContactNumber: 'TO-205',
			EmailAddress: 'achats@clairval.example',
			DefaultCurrency: 'EUR',
		},
		{
			Name: 'Brewer Street Studios',
			ContactNumber: 'TO-206',
			EmailAddress: 'studio@brewerstreet.example',
		},
		{
			Name: 'Lowland Timber',
			EmailAddress: 'accounts@lowlandtimber.example',
			AccountNumber: 'LT-5',
		},
		{ Name: 'Forge & Fix Ironmongery', EmailAddress: 'sales@forgefix.example' },
		{ Name: 'Cairn Energy Supply', EmailAddress: 'bills@cairnenergy.example' },
		{ Name: 'Haulage North', EmailAddress: 'invoices@haulagenorth.example' },
		{ Name: 'Bright Ledger Accountants', EmailAddress: 'hello@brightledger.example' },
		{ Name: 'Attic Antiques', ContactNumber: 'TO-150', EmailAddress: 'attic@antiques.example' },
	],
	archivedContact: 'Attic Antiques',
	items: [
		{
			Code: 'CHAIR-OAK',
			Name: 'Oak dining chair',
			Description: 'Oak dining chair, oiled',
			PurchaseDescription: 'Chair frame, unfinished',
			SalesDetails: { UnitPrice: 149, AccountCode: '200' },
			PurchaseDetails: { UnitPrice: 61.2, AccountCode: '310' },
		},
		{
			Code: 'TABLE-6',
			Name: 'Oak table, six seats',
			Description: 'Oak table, six seats',
			SalesDetails: { UnitPrice: 820, AccountCode: '200' },
			PurchaseDetails: { UnitPrice: 395, AccountCode: '310' },
		},
		{
			Code: 'WAX-500',
			Name: 'Wood wax 500 ml',
			Description: 'Wood wax, 500 ml',
			SalesDetails: { UnitPrice: 14.95, AccountCode: '200' },
		},
		{
			Code: 'CARSEAT',
			Name: "Child's car seat",
			Description: "Child's car seat (reduced rate)",
			SalesDetails: { UnitPrice: 89, AccountCode: '200', TaxType: 'RROUTPUT' },
		},
		{
			Code: 'BOOK-JOIN',
			Name: 'Book: Joinery at home',
			Description: 'Book: Joinery at home',
			SalesDetails: { UnitPrice: 22, AccountCode: '200', TaxType: 'ZERORATEDOUTPUT' },
		},
		{
			Code: 'DELIVERY',
			Name: 'Delivery',
			Description: 'Delivery',
			IsPurchased: false,
			SalesDetails: { UnitPrice: 12.5, AccountCode: '260' },
		},
	],
	money: thistleAndOakMoney,
	documents: (day) => [
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Rowan House Hotel' },
				Date: day(-44),
				DueDate: day(-14),
				Reference: 'Dining room',
				Status: 'AUTHORISED',
				LineItems: [
					{ ItemCode: 'TABLE-6', Quantity: 2, DiscountRate: 5, ...channel('Trade') },
					{ ItemCode: 'CHAIR-OAK', Quantity: 12, DiscountRate: 5, ...channel('Trade') },
					{ ItemCode: 'DELIVERY', Quantity: 1 },
				],
			},
			payments: [
				{ Account: { Code: '090' }, Amount: 3922.92, Date: day(-20), Reference: 'Dining room' },
			],
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Dunmore Interiors' },
				Date: day(-27),
				DueDate: day(3),
				Reference: 'DI-883',
				Status: 'AUTHORISED',
				LineItems: [
					{ ItemCode: 'CHAIR-OAK', Quantity: 8, ...channel('Trade') },
					{ ItemCode: 'WAX-500', Quantity: 24, DiscountAmount: 20, ...channel('Trade') },
				],
			},
			payments: [{ Account: { Code: '090' }, Amount: 750, Date: day(-6), Reference: 'First half' }],
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Mrs Eleanor Hughes' },
				Date: day(-18),
				DueDate: day(-4),
				Status: 'AUTHORISED',
				LineAmountTypes: 'Inclusive',
				SentToContact: true,
				LineItems: [
					line("Child's car seat", 1, 89, '200', { TaxType: 'RROUTPUT', ...channel('Online') }),
					line('Book: Joinery at home', 2, 22, '200', {
						TaxType: 'ZERORATEDOUTPUT',
						...channel('Online'),
					}),
					line('Delivery', 1, 12.5, '260'),
				],
			},
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Maison Clairval' },
				Date: day(-8),
				DueDate: day(22),
				CurrencyCode: 'EUR',
				Status: 'AUTHORISED',
				LineItems: [
					line('Oak table, export', 3, 890, '200', {
						TaxType: 'ZERORATEDOUTPUT',
						...channel('Trade'),
					}),
				],
			},
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Brewer Street Studios' },
				Date: day(-2),
				DueDate: day(28),
				LineItems: [
					{ ItemCode: 'TABLE-6', Quantity: 1 },
					line('Made to measure, hours', 6.5, 42, '200', channel('Shop')),
				],
			},
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Lowland Timber' },
				InvoiceNumber: 'LT-20817',
				Date: day(-30),
				DueDate: day(0),
				Status: 'AUTHORISED',
				LineItems: [
					line('Oak board, 27 mm, per metre', 84, 11.35, '310'),
					line('Delivery', 1, 65, '425'),
				],
			},
			payments: [
				{ Account: { Code: '090' }, Amount: 1222.08, Date: day(-1), Reference: 'LT-20817' },
			],
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Cairn Energy Supply' },
				InvoiceNumber: '77120034',
				Date: day(-11),
				DueDate: day(10),
				Status: 'AUTHORISED',
				LineItems: [line('Electricity, workshop', 1, 312.4, '445', { TaxType: 'RRINPUT' })],
			},
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Bright Ledger Accountants' },
				InvoiceNumber: 'BL-902',
				Date: day(-1),
				DueDate: day(29),
				Status: 'SUBMITTED',
				LineItems: [
					line('VAT return, quarter', 1, 240, '412'),
					line('Advice, hours', 1.5, 95, '412'),
				],
			},
		},
	],
};
