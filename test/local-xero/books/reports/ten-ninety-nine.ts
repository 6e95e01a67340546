import Decimal from 'decimal.js';

import type { Rec } from '../../contract';
import { sum } from '../decimals';
import type { Ledger } from '../ledger';
import type { Contact } from '../records';
import { type Question, countOf } from './question';

/** What bills of a contact were paid in a calendar year, in the base currency. */
function paidIn(ledger: Ledger, { ContactID }: Contact, year: number): Decimal {
	return sum(
		ledger.invoices
			.by('contact', ContactID)
			.filter(({ Type }) => Type === 'ACCPAY')
			.flatMap(({ Payments }) => Payments)
			.filter(({ Date: date }) => date.getUTCFullYear() === year)
			.map(({ Amount, CurrencyRate }) => new Decimal(Amount).div(CurrencyRate)),
	);
}

/**
 * The 1099 reports: contacts with a federal tax number, and what they were paid. They have contacts where other reports
 * have rows (https://developer.xero.com/documentation/api/accounting/reports#tenninetynine).
 */
export function tenNinetyNine(ledger: Ledger, asked: Question): Rec[] {
	const year = countOf(asked, 'reportyear', 9999) ?? ledger.today().getUTCFullYear() - 1;
	const Contacts = ledger.contacts
		.all()
		.filter(({ TaxNumberType }) => TaxNumberType)
		.map((contact): Rec => {
			const street = contact.Addresses.find(({ AddressType }) => AddressType === 'STREET');
			return {
				Box1: paidIn(ledger, contact, year).toDecimalPlaces(2).toNumber(),
				Name: contact.Name,
				FederalTaxIDType: contact.TaxNumberType,
				City: street?.City ?? '',
				Zip: street?.PostalCode ?? '',
				State: street?.Region ?? '',
				Email: contact.EmailAddress,
				StreetAddress: street?.AddressLine1 ?? '',
				TaxID: contact.TaxNumber ?? '',
				ContactId: contact.ContactID,
			};
		});
	const ReportDate = `1 Jan ${year} to 31 Dec ${year}`;
	return [
		{ ReportName: '1099-NEC report', ReportDate, Fields: [], Contacts },
		{ ReportName: '1099-MISC report', ReportDate, Fields: [], Contacts: [] },
	];
}
