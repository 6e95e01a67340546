import { utcDate } from '../dates';
import { chart } from './chart';
import { newZealand } from './countries';
import { harbourLaneMoney } from './harbour-lane-money';
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
const region = (Option: string) => ({ Tracking: [{ Name: 'Region', Option }] });

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
	documents: (day) => [
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Ridgeway University' },
				Date: day(-48),
				DueDate: day(-28),
				Reference: 'PO 5512',
				Status: 'AUTHORISED',
				LineItems: [
					{ ItemCode: 'HAMPER', Quantity: 6, ...region('North') },
					{ ItemCode: 'SHIP-NZ', Quantity: 1 },
				],
			},
			payments: [
				{ Account: { Code: '090' }, Amount: 899.88, Date: day(-30), Reference: 'PO 5512' },
			],
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Basket Case Gifts' },
				Date: day(-33),
				DueDate: day(-13),
				Reference: 'Spring range',
				Status: 'AUTHORISED',
				LineItems: [
					{ ItemCode: 'MUG-01', Quantity: 40, DiscountRate: 10, ...region('East') },
					{ ItemCode: 'TEA-250', Quantity: 25, ...region('East') },
					{ ItemCode: 'SHIP-NZ', Quantity: 2 },
				],
			},
			payments: [
				{ Account: { Code: '090' }, Amount: 500, Date: day(-10), Reference: 'Part payment' },
			],
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'City Agency' },
				Date: day(-21),
				DueDate: day(-1),
				Status: 'AUTHORISED',
				LineAmountTypes: 'Inclusive',
				SentToContact: true,
				LineItems: [
					line('Window display, two weeks', 1, 690, '200', region('West')),
					line('Set-up and removal', 4, 80.5, '200', region('West')),
				],
			},
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Northern Lights Inc' },
				Date: day(-9),
				DueDate: day(21),
				CurrencyCode: 'USD',
				Status: 'SUBMITTED',
				LineItems: [line('Hampers, export', 20, 82.75, '200', { TaxType: 'ZERORATED' })],
			},
		},
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Kauri Coffee Roasters' },
				Date: day(-3),
				DueDate: day(17),
				LineItems: [
					{ ItemCode: 'LABEL', Quantity: 2500 },
					{ ItemCode: 'SHIP-NZ', Quantity: 1 },
				],
			},
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Quayside Property Trust' },
				InvoiceNumber: 'RENT-11',
				Date: day(-25),
				DueDate: day(-5),
				Status: 'AUTHORISED',
				LineItems: [line('Shop rent', 1, 2450, '469')],
			},
			payments: [{ Account: { Code: '090' }, Amount: 2817.5, Date: day(-5), Reference: 'Rent' }],
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'PowerDirect' },
				InvoiceNumber: '0047-2291',
				Date: day(-12),
				DueDate: day(8),
				Status: 'AUTHORISED',
				LineItems: [
					line('Power, daily charge', 30, 0.92, '445'),
					line('Power, 614 kWh', 614, 0.21, '445'),
				],
			},
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Paper & Pine Supplies' },
				InvoiceNumber: 'PP-3108',
				Date: day(-2),
				DueDate: day(18),
				LineItems: [
					{ ItemCode: 'BOX-M', Quantity: 150 },
					line('Tissue paper, ream', 4, 16.2, '453'),
				],
			},
		},
	],
};
