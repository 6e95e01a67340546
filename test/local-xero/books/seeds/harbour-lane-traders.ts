import { utcDate } from '../dates';
import { chart } from './chart';
import { newZealand } from './countries';
import { harbourLaneMoney } from './harbour-lane-money';
import { papersOf } from './papers';
import { harbourLaneDocuments } from './harbour-lane-documents';
import type { Seed } from './seed';

/** A New Zealand trader in New Zealand dollars that also sells in US dollars. */
export const harbourLaneTraders: Seed = {
	...newZealand,
	organisation: (PeriodLockDate, EndOfYearLockDate) => ({
		OrganisationID: 'b7e6f0a4-3c51-4d0e-9a55-6f1d2c8e4a10',
		Name: 'Harbour Lane Traders',
		LegalName: 'Harbour Lane Traders Limited',
		PaysTax: true,
		Version: 'NZ',
		OrganisationType: 'COMPANY',
		BaseCurrency: 'NZD',
		CountryCode: 'NZ',
		IsDemoCompany: true,
		OrganisationStatus: 'ACTIVE',
		TaxNumber: '101-222-333',
		FinancialYearEndDay: 31,
		FinancialYearEndMonth: 3,
		SalesTaxBasis: 'PAYMENTS',
		SalesTaxPeriod: 'TWOMONTHS',
		DefaultSalesTax: 'Tax Exclusive',
		DefaultPurchasesTax: 'Tax Exclusive',
		PeriodLockDate,
		EndOfYearLockDate,
		CreatedDateUTC: utcDate(2019, 4, 1),
		OrganisationEntityType: 'COMPANY',
		Timezone: 'NEWZEALANDSTANDARDTIME',
		ShortCode: '!hLt7q',
		Edition: 'BUSINESS',
		Class: 'DEMO',
	}),
	currencies: [
		{ Code: 'NZD', Description: 'New Zealand Dollar' },
		{ Code: 'USD', Description: 'United States Dollar' },
	],
	tracking: {
		Region: ['North', 'South', 'East', 'West'],
		Salesperson: ['Aroha Ngata', 'Tom Bellamy', 'Priya Nair'],
	},
	users: [
		{
			EmailAddress: 'aroha@harbourlane.example',
			FirstName: 'Aroha',
			LastName: 'Ngata',
			OrganisationRole: 'FINANCIALADVISER',
		},
		{
			EmailAddress: 'tom@harbourlane.example',
			FirstName: 'Tom',
			LastName: 'Bellamy',
			OrganisationRole: 'STANDARD',
		},
		{
			EmailAddress: 'priya@harbourlane.example',
			FirstName: 'Priya',
			LastName: 'Nair',
			OrganisationRole: 'INVOICEONLY',
		},
	],
	accounts: [
		{
			Code: '090',
			Name: 'Business Bank Account',
			Type: 'BANK',
			BankAccountNumber: '01-0123-0123456-000',
		},
		{
			Code: '091',
			Name: 'Business Savings Account',
			Type: 'BANK',
			BankAccountNumber: '01-0123-0123456-001',
		},
		{
			Code: '092',
			Name: 'US Dollar Account',
			Type: 'BANK',
			BankAccountNumber: '01-0123-0123456-050',
			CurrencyCode: 'USD',
		},
		...chart(),
		{ Code: '416', Name: 'Fax Line (closed)', Type: 'EXPENSE' },
	],
	archivedAccount: '416',
	contacts: [
		{
			Name: 'Ridgeway University',
			ContactNumber: 'C-1001',
			EmailAddress: 'accounts@ridgeway.example',
			FirstName: 'Moana',
			LastName: 'Fisher',
			Addresses: [
				{
					AddressType: 'POBOX',
					AddressLine1: 'PO Box 120',
					City: 'Wellington',
					PostalCode: '6140',
					Country: 'New Zealand',
				},
			],
			Phones: [
				{
					PhoneType: 'DEFAULT',
					PhoneNumber: '8004001',
					PhoneAreaCode: '04',
					PhoneCountryCode: '64',
				},
			],
		},
		{
			Name: 'Basket Case Gifts',
			ContactNumber: 'C-1002',
			EmailAddress: 'hello@basketcase.example',
			ContactPersons: [
				{
					FirstName: 'Hana',
					LastName: 'Cole',
					EmailAddress: 'hana@basketcase.example',
					IncludeInEmails: true,
				},
			],
		},
		{
			Name: 'City Agency',
			ContactNumber: 'C-1003',
			EmailAddress: 'ap@cityagency.example',
			AccountNumber: 'CITY01',
		},
		{
			Name: 'Kauri Coffee Roasters',
			ContactNumber: 'C-1004',
			EmailAddress: 'orders@kauricoffee.example',
		},
		{
			Name: 'Bayside Club',
			ContactNumber: 'C-1005',
			EmailAddress: 'secretary@bayside.example',
			FirstName: 'Bob',
			LastName: 'Partridge',
		},
		{
			Name: 'Petrie McLeod & Co',
			ContactNumber: 'C-1006',
			EmailAddress: 'info@petriemcleod.example',
		},
		{
			Name: 'Northern Lights Inc',
			ContactNumber: 'C-1007',
			EmailAddress: 'billing@northernlights.example',
			DefaultCurrency: 'USD',
		},
		{
			Name: 'PowerDirect',
			EmailAddress: 'billing@powerdirect.example',
			BankAccountDetails: '02-0200-0200200-000',
		},
		{
			Name: 'Quayside Property Trust',
			EmailAddress: 'rent@quayside.example',
			BankAccountDetails: '03-0300-0300300-000',
		},
		{ Name: 'Swift Couriers', EmailAddress: 'invoices@swiftcouriers.example' },
		{
			Name: 'Paper & Pine Supplies',
			AccountNumber: 'PP-77',
			EmailAddress: 'sales@paperpine.example',
		},
		{
			Name: 'Old Mill Stores',
			ContactNumber: 'C-0900',
			EmailAddress: 'oldmill@millstores.example',
		},
	],
	archivedContact: 'Old Mill Stores',
	items: [
		{
			Code: 'MUG-01',
			Name: 'Stoneware mug',
			Description: 'Stoneware mug, harbour blue',
			PurchaseDescription: 'Stoneware mug, per piece',
			SalesDetails: { UnitPrice: 24.5, AccountCode: '200' },
			PurchaseDetails: { UnitPrice: 9.85, AccountCode: '310' },
		},
		{
			Code: 'TEA-250',
			Name: 'Breakfast tea 250 g',
			Description: 'Breakfast tea, 250 g tin',
			SalesDetails: { UnitPrice: 18, AccountCode: '200' },
			PurchaseDetails: { UnitPrice: 7.4, AccountCode: '310' },
		},
		{
			Code: 'HAMPER',
			Name: 'Gift hamper',
			Description: 'Gift hamper, assembled',
			SalesDetails: { UnitPrice: 129, AccountCode: '200' },
		},
		{
			Code: 'SHIP-NZ',
			Name: 'Delivery within New Zealand',
			Description: 'Delivery within New Zealand',
			IsPurchased: false,
			SalesDetails: { UnitPrice: 8.5, AccountCode: '260' },
		},
		{
			Code: 'LABEL',
			Name: 'Printed label',
			Description: 'Printed label',
			SalesDetails: { UnitPrice: 0.0875, AccountCode: '200' },
		},
		{
			Code: 'BOX-M',
			Name: 'Shipping box, medium',
			IsSold: false,
			PurchaseDescription: 'Shipping box, medium',
			PurchaseDetails: { UnitPrice: 1.32, AccountCode: '453' },
		},
	],
	money: harbourLaneMoney,
	papers: papersOf({
		customer: 'Kauri Coffee Roasters',
		otherCustomer: 'Ridgeway University',
		supplier: 'Paper & Pine Supplies',
		courier: 'Swift Couriers',
		sold: ['MUG-01', 'TEA-250'],
		bought: 'BOX-M',
		tracking: { Name: 'Region', Option: 'South' },
	}),
	budgets: [
		{ Description: 'Overall Budget', monthly: { 200: 12_500, 310: 4_800, 469: 2_450 } },
		{
			Description: 'Region North',
			monthly: { 200: 4_000 },
			tracking: { Name: 'Region', Option: 'North' },
		},
	],
	documents: harbourLaneDocuments,
};
