import { utcDate } from '../dates';
import { chart } from './chart';
import { unitedKingdom } from './countries';
import { thistleAndOakMoney } from './thistle-and-oak-money';
import { papersOf } from './papers';
import { thistleAndOakDocuments } from './thistle-and-oak-documents';
import type { Seed } from './seed';

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
	papers: papersOf({
		customer: 'Green Lane Nursery',
		otherCustomer: 'Brewer Street Studios',
		supplier: 'Forge & Fix Ironmongery',
		courier: 'Haulage North',
		sold: ['CHAIR-OAK', 'WAX-500'],
		bought: 'CHAIR-OAK',
		tracking: { Name: 'Channel', Option: 'Online' },
	}),
	budgets: [
		{ Description: 'Overall Budget', monthly: { 200: 21_000, 310: 9_200, 469: 3_100 } },
		{
			Description: 'Channel Online',
			monthly: { 200: 6_500 },
			tracking: { Name: 'Channel', Option: 'Online' },
		},
	],
	documents: thistleAndOakDocuments,
};
