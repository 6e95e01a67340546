import { systemAccounts, type CountrySeed } from './countries';

/** What Xero sets up for an Australian organisation. */
export const australia: CountrySeed = {
	country: {
		timeZone: 'Australia/Sydney',
		salesTax: 'OUTPUT',
		costsTax: 'INPUT',
		dayRates: { USD: 0.652914, NZD: 1.120677 },
	},
	taxRates: [
		{ Name: 'GST on Income', TaxType: 'OUTPUT', ReportTaxType: 'OUTPUT', Rate: 10 },
		{ Name: 'GST on Expenses', TaxType: 'INPUT', ReportTaxType: 'INPUT', Rate: 10 },
		{ Name: 'GST on Capital', TaxType: 'CAPEXINPUT', ReportTaxType: 'CAPEXINPUT', Rate: 10 },
		{ Name: 'GST Free Income', TaxType: 'EXEMPTOUTPUT', ReportTaxType: 'EXEMPTOUTPUT', Rate: 0 },
		{
			Name: 'GST Free Expenses',
			TaxType: 'EXEMPTEXPENSES',
			ReportTaxType: 'EXEMPTEXPENSES',
			Rate: 0,
		},
		{ Name: 'GST Free Exports', TaxType: 'EXEMPTEXPORT', ReportTaxType: 'EXEMPTEXPORT', Rate: 0 },
		{ Name: 'Input Taxed', TaxType: 'INPUTTAXED', ReportTaxType: 'INPUTTAXED', Rate: 0 },
		{ Name: 'GST on Imports', TaxType: 'GSTONIMPORTS', ReportTaxType: 'GSTONIMPORTS', Rate: 0 },
		{ Name: 'BAS Excluded', TaxType: 'BASEXCLUDED', ReportTaxType: 'BASEXCLUDED', Rate: 0 },
		{ Name: 'No Tax', TaxType: 'NONE', ReportTaxType: 'NONE', Rate: 0 },
	],
	systemAccounts: systemAccounts('GST'),
};
