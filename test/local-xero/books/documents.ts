import type Decimal from 'decimal.js';

import type { GivenContact } from './contact-shape';
import { chooseContact, type ChosenContact } from './document-contact';
import { currencyOf, headingErrors, noContact } from './document-heading';
import { amountsOfLines, amountTypesOf, planLines } from './document-lines';
import type { Ledger } from './ledger';
import type { GivenLine } from './line-shape';
import type { LineSetting } from './lines';
import type { LinedDocument } from './order-records';

/** What a request may say of any document with lines. */
export interface GivenDocument {
	Contact?: GivenContact;
	LineItems?: GivenLine[];
	LineAmountTypes?: LinedDocument['LineAmountTypes'];
	CurrencyCode?: string;
	CurrencyRate?: Decimal;
	BrandingThemeID?: string;
}

/** What a document with lines would be after a write, and what stands against it. Nothing is stored yet. */
export interface DocumentPlan {
	next: LinedDocument;
	errors: string[];
	/** The contact to keep with the document, when the element names one. */
	chosen?: ChosenContact;
}

/**
 * Works out the contact, currency, lines and amounts of a document, whatever its kind: given, else as they were.
 *
 * @param setting how its lines are read
 * @param was the document before
 * @param wasApproved whether its lines were held to what approval asks for
 */
export function planDocument(
	ledger: Ledger,
	given: GivenDocument,
	setting: Omit<LineSetting, 'types' | 'typesBefore'>,
	was?: LinedDocument,
	wasApproved = false,
): DocumentPlan {
	const chosen = given.Contact && chooseContact(ledger, given.Contact, was?.Contact);
	const errors = chosen ? [...chosen.errors] : [];
	if (!chosen && !was) errors.push('A Contact must be specified for this type of transaction');
	const types = amountTypesOf(ledger, given, was);
	const { lines, errors: ofLines } = planLines(
		ledger,
		{ ...setting, types },
		given.LineItems,
		was && { ...was, approved: wasApproved },
	);
	const { SubTotal, TotalTax, Total, TotalDiscount } = amountsOfLines(ledger, types, lines);
	const next: LinedDocument = {
		Contact: chosen?.contact ?? was?.Contact ?? noContact,
		...currencyOf(ledger, given, was),
		BrandingThemeID: given.BrandingThemeID ?? was?.BrandingThemeID,
		LineAmountTypes: types,
		LineItems: lines,
		SubTotal,
		TotalTax,
		Total,
		TotalDiscount,
	};
	return { next, errors: [...errors, ...headingErrors(ledger, next), ...ofLines], chosen };
}
