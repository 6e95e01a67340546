import type { Rec } from '../../contract';
import type { Country } from '../ledger';
import type { Account, Organisation, TaxRate } from '../records';
import type { SeedBudget, SeedPaper } from './papers';

/** A tax rate Xero gives an organisation of a country. */
export type SeedTaxRate = Pick<TaxRate, 'Name' | 'TaxType' | 'ReportTaxType'> & { Rate: number };
/** An account Xero makes by itself. */
export type SeedSystemAccount = Pick<Account, 'Code' | 'Name' | 'Type' | 'SystemAccount'>;

/** A document of the demo and what was paid on it. */
export interface SeedDocument {
	element: Rec;
	payments?: Rec[];
}

/** A record of the demo that moves money, and where the credit it makes is put. */
export interface SeedMoney {
	endpoint: string;
	element: Rec;
	allocation?: { Amount: number; InvoiceNumber: string; Date: Date };
}

/** One demo organisation. Everything but what Xero itself sets up is written through PUT and POST. */
export interface Seed {
	/** Left out of the sign-in page, and of tokens that name no organisation. */
	unlisted?: boolean;
	organisation: (lastYearEnd: Date, yearEndBefore: Date) => Organisation;
	country: Country;
	taxRates: SeedTaxRate[];
	systemAccounts: SeedSystemAccount[];
	currencies: { Code: string; Description: string }[];
	/** Tracking categories with their options. */
	tracking: { [category: string]: string[] };
	users: { EmailAddress: string; FirstName: string; LastName: string; OrganisationRole: string }[];
	accounts: Rec[];
	/** Code of an account that is archived afterwards. */
	archivedAccount: string;
	contacts: Rec[];
	/** Name of a contact that is archived afterwards. */
	archivedContact: string;
	items: Rec[];
	/** Oldest first; `day` gives the date so many days from today. */
	documents: (day: (offset: number) => Date) => SeedDocument[];
	/** Written after the documents, in this order. */
	money?: (day: (offset: number) => Date) => SeedMoney[];
	/** Written after the money, in this order. */
	papers?: (day: (offset: number) => Date) => SeedPaper[];
	budgets?: SeedBudget[];
}
