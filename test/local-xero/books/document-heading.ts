import type Decimal from 'decimal.js';

import type { Ledger } from './ledger';
import type { Contact } from './records';

/** Stands for the contact of a document that names none: such a document is refused, not kept. */
export const noContact: Contact = {
	ContactID: '',
	ContactStatus: 'ACTIVE',
	Name: '',
	EmailAddress: '',
	BankAccountDetails: '',
	Addresses: [],
	Phones: [],
	ContactPersons: [],
	IsSupplier: false,
	IsCustomer: false,
	SalesTrackingCategories: [],
	PurchasesTrackingCategories: [],
	UpdatedDateUTC: new Date(0),
};

type InCurrency = { CurrencyCode: string; CurrencyRate: number };

/**
 * The currency of a document and its rate: given, else as it was, else the base currency and the day's rate
 * (https://developer.xero.com/documentation/api/accounting/invoices, CurrencyRate).
 */
export function currencyOf(
	ledger: Ledger,
	given: { CurrencyCode?: string; CurrencyRate?: Decimal },
	was?: InCurrency,
): InCurrency {
	const { BaseCurrency } = ledger.organisation;
	const code = given.CurrencyCode || was?.CurrencyCode || BaseCurrency;
	if (code === BaseCurrency) return { CurrencyCode: code, CurrencyRate: 1 };
	const rate = given.CurrencyRate ?? (code === was?.CurrencyCode ? was.CurrencyRate : undefined);
	return {
		CurrencyCode: code,
		CurrencyRate: ledger.round(rate ?? ledger.country.dayRates[code] ?? 1, 6),
	};
}

/** Xero's sentences against a document's currency and branding theme. */
export function headingErrors(
	ledger: Ledger,
	{ CurrencyCode, BrandingThemeID }: { CurrencyCode: string; BrandingThemeID?: string },
): string[] {
	const errors: string[] = [];
	if (!ledger.currencies.get(CurrencyCode))
		errors.push(`Organisation is not subscribed to currency ${CurrencyCode}`);
	if (BrandingThemeID && !ledger.brandingThemes.get(BrandingThemeID))
		errors.push('The branding theme could not be found.');
	return errors;
}
