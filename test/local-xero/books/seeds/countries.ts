import type { Seed } from './seed';

/** What Xero sets up by itself for a new organisation of a country: tax rates and system accounts. */

export type CountrySeed = Pick<Seed, 'country' | 'taxRates' | 'systemAccounts'>;

/** The accounts every organisation has, with what its tax is called. */
export function systemAccounts(tax: string): CountrySeed['systemAccounts'] {
	return [
		{
			Code: '499',
			Name: 'Realised Currency Gains',
			Type: 'EXPENSE',
			SystemAccount: 'REALISEDCURRENCYGAIN',
		},
		{ Code: '610', Name: 'Accounts Receivable', Type: 'CURRENT', SystemAccount: 'DEBTORS' },
		{ Code: '800', Name: 'Accounts Payable', Type: 'CURRLIAB', SystemAccount: 'CREDITORS' },
		{ Code: '820', Name: tax, Type: 'CURRLIAB', SystemAccount: 'GST' },
		{ Code: '840', Name: 'Historical Adjustment', Type: 'CURRLIAB', SystemAccount: 'HISTORICAL' },
		{ Code: '860', Name: 'Rounding', Type: 'CURRLIAB', SystemAccount: 'ROUNDING' },
		{ Code: '960', Name: 'Retained Earnings', Type: 'EQUITY', SystemAccount: 'RETAINEDEARNINGS' },
	];
}

export const newZealand: CountrySeed = {
	country: {
		timeZone: 'Pacific/Auckland',
		salesTax: 'OUTPUT2',
		costsTax: 'INPUT2',
		dayRates: { USD: 0.582541, AUD: 0.892317 },
	},
	taxRates: [
		{ Name: '15% GST on Income', TaxType: 'OUTPUT2', ReportTaxType: 'OUTPUT', Rate: 15 },
		{ Name: '15% GST on Expenses', TaxType: 'INPUT2', ReportTaxType: 'INPUT', Rate: 15 },
		{ Name: 'Zero Rated', TaxType: 'ZERORATED', Rate: 0 },
		{ Name: 'GST on Imports', TaxType: 'GSTONIMPORTS', ReportTaxType: 'GSTONIMPORTS', Rate: 0 },
		{ Name: 'No GST', TaxType: 'NONE', ReportTaxType: 'NONE', Rate: 0 },
	],
	systemAccounts: systemAccounts('GST'),
};

export const unitedKingdom: CountrySeed = {
	country: {
		timeZone: 'Europe/London',
		salesTax: 'OUTPUT2',
		costsTax: 'INPUT2',
		dayRates: { USD: 1.308452, EUR: 1.136209 },
	},
	taxRates: [
		{ Name: '20% (VAT on Income)', TaxType: 'OUTPUT2', ReportTaxType: 'OUTPUT', Rate: 20 },
		{ Name: '20% (VAT on Expenses)', TaxType: 'INPUT2', ReportTaxType: 'INPUT', Rate: 20 },
		{ Name: '5% (VAT on Income)', TaxType: 'RROUTPUT', ReportTaxType: 'OUTPUT', Rate: 5 },
		{ Name: '5% (VAT on Expenses)', TaxType: 'RRINPUT', ReportTaxType: 'INPUT', Rate: 5 },
		{ Name: 'Zero Rated Income', TaxType: 'ZERORATEDOUTPUT', ReportTaxType: 'OUTPUT', Rate: 0 },
		{ Name: 'Zero Rated Expenses', TaxType: 'ZERORATEDINPUT', ReportTaxType: 'INPUT', Rate: 0 },
		{ Name: 'Exempt Income', TaxType: 'EXEMPTOUTPUT', ReportTaxType: 'EXEMPTOUTPUT', Rate: 0 },
		{ Name: 'Exempt Expenses', TaxType: 'EXEMPTINPUT', ReportTaxType: 'EXEMPTINPUT', Rate: 0 },
		{ Name: 'No VAT', TaxType: 'NONE', ReportTaxType: 'NONE', Rate: 0 },
	],
	systemAccounts: systemAccounts('VAT'),
};
