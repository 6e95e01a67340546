import { utcDate } from '../dates';
import { australia } from './australia';
import { chart } from './chart';
import type { Seed } from './seed';

const line = (Description: string, Quantity: number, UnitAmount: number, AccountCode: string) => ({
	Description,
	Quantity,
	UnitAmount,
	AccountCode,
});

/** An Australian nursery with a payroll. It is small, and stays out of the sign-in page. */
export const wattleCreek: Seed = {
	...australia,
	unlisted: true,
	organisation: (PeriodLockDate, EndOfYearLockDate) => ({
		OrganisationID: '9f3ab7d2-60c5-4f1e-b2d8-71e4c05a9b33',
		Name: 'Wattle Creek Pty Ltd',
		LegalName: 'Wattle Creek Pty Ltd',
		PaysTax: true,
		Version: 'AU',
		OrganisationType: 'COMPANY',
		BaseCurrency: 'AUD',
		CountryCode: 'AU',
		IsDemoCompany: true,
		OrganisationStatus: 'ACTIVE',
		TaxNumber: '51 824 753 556',
		FinancialYearEndDay: 30,
		FinancialYearEndMonth: 6,
		SalesTaxBasis: 'ACCRUALS',
		SalesTaxPeriod: 'QUARTERLY1',
		DefaultSalesTax: 'Tax Exclusive',
		DefaultPurchasesTax: 'Tax Exclusive',
		PeriodLockDate,
		EndOfYearLockDate,
		CreatedDateUTC: utcDate(2022, 7, 1),
		OrganisationEntityType: 'COMPANY',
		Timezone: 'AUSEASTERNSTANDARDTIME',
		ShortCode: '!wC7yP',
		Edition: 'BUSINESS',
		Class: 'DEMO',
	}),
	currencies: [
		{ Code: 'AUD', Description: 'Australian Dollar' },
		{ Code: 'NZD', Description: 'New Zealand Dollar' },
	],
	tracking: { Site: ['Sydney', 'Orange'] },
	users: [
		{
			EmailAddress: 'tess@wattlecreek.example',
			FirstName: 'Tess',
			LastName: 'Nguyen',
			OrganisationRole: 'FINANCIALADVISER',
		},
	],
	accounts: [
		{
			Code: '090',
			Name: 'Business Bank Account',
			Type: 'BANK',
			BankAccountNumber: '062000-12345678',
		},
		...chart(),
		{ Code: '477', Name: 'Wages and Salaries', Type: 'EXPENSE', TaxType: 'NONE' },
		{ Code: '497', Name: 'Fax (closed)', Type: 'OVERHEADS' },
	],
	archivedAccount: '497',
	contacts: [
		{
			Name: 'Bluegum Landscaping',
			ContactNumber: 'WC-301',
			EmailAddress: 'office@bluegum.example',
		},
		{ Name: 'Marrickville Markets', ContactNumber: 'WC-302', EmailAddress: 'pay@markets.example' },
		{ Name: 'Ridge Seed Supply', EmailAddress: 'accounts@ridgeseed.example' },
		{ Name: 'Old Mill Florist', EmailAddress: 'oldmill@florist.example' },
	],
	archivedContact: 'Old Mill Florist',
	items: [
		{
			Code: 'WATTLE-5L',
			Name: 'Golden wattle, 5 l pot',
			Description: 'Golden wattle, 5 l pot',
			SalesDetails: { UnitPrice: 24.5, AccountCode: '200' },
			PurchaseDetails: { UnitPrice: 9.8, AccountCode: '310' },
		},
	],
	documents: (day) => [
		{
			element: {
				Type: 'ACCREC',
				Contact: { Name: 'Bluegum Landscaping' },
				Date: day(-35),
				DueDate: day(-5),
				Status: 'AUTHORISED',
				LineItems: [
					{
						ItemCode: 'WATTLE-5L',
						Quantity: 40,
						Tracking: [{ Name: 'Site', Option: 'Orange' }],
					},
					line('Planting, hours', 12, 65, '200'),
				],
			},
			payments: [{ Account: { Code: '090' }, Amount: 1000, Date: day(-10), Reference: 'Part' }],
		},
		{
			element: {
				Type: 'ACCPAY',
				Contact: { Name: 'Ridge Seed Supply' },
				InvoiceNumber: 'RS-118',
				Date: day(-20),
				DueDate: day(10),
				Status: 'AUTHORISED',
				LineItems: [line('Seed trays', 60, 3.2, '310')],
			},
		},
	],
};
