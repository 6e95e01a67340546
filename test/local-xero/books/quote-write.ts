import type { WriteContext } from '../contract';
import { contactShape } from './contact-shape';
import { planDocument } from './documents';
import type { Ledger } from './ledger';
import { lineShape, type GivenLine } from './line-shape';
import type { Quote, QuoteStatus } from './order-records';
import { amount, date, guid, list, object, oneOf, text, type Given } from './read';
import type { LineAmountTypes } from './records';
import { tooLong } from './shelf';
import type { Plan } from './write-element';

/** Quotes have these words in capitals: https://developer.xero.com/documentation/api/accounting/quotes. */
const amountTypes: { readonly [word: string]: LineAmountTypes | undefined } = {
	EXCLUSIVE: 'Exclusive',
	INCLUSIVE: 'Inclusive',
	NOTAX: 'NoTax',
};

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/quotes. */
export const quoteShape = {
	QuoteID: guid,
	QuoteNumber: text,
	Reference: text,
	Terms: text,
	Title: text,
	Summary: text,
	Contact: object(contactShape),
	LineItems: list(lineShape),
	Date: date,
	ExpiryDate: date,
	Status: oneOf('QuoteStatus', ['DRAFT', 'SENT', 'DECLINED', 'ACCEPTED', 'INVOICED', 'DELETED']),
	LineAmountTypes: oneOf('QuoteLineAmountType', Object.keys(amountTypes)),
	BrandingThemeID: guid,
	CurrencyCode: text,
	CurrencyRate: amount,
};
export type GivenQuote = Given<typeof quoteShape>;

const lengths = { QuoteNumber: 255, Reference: 4000, Terms: 4000, Title: 100, Summary: 3000 };

/** What may follow a status: https://developer.xero.com/documentation/api/accounting/quotes. */
const following: { [S in QuoteStatus]: readonly QuoteStatus[] } = {
	DRAFT: ['SENT', 'DELETED'],
	SENT: ['ACCEPTED', 'DECLINED', 'DELETED'],
	DECLINED: ['SENT', 'DELETED'],
	ACCEPTED: ['INVOICED', 'SENT', 'DELETED'],
	INVOICED: ['SENT', 'DELETED'],
	DELETED: [],
};

/** The quote of this number; deleted ones give theirs free. */
export function quoteByNumber(ledger: Ledger, number: string): Quote | undefined {
	return ledger.quotes.by('number', number).find(({ Status }) => Status !== 'DELETED');
}

/** The sentence is our own: Xero publishes the table, not the text. */
function statusRefusal(status: QuoteStatus, was?: Quote): string | undefined {
	if (!was)
		return status === 'DRAFT' || following.DRAFT[0] === status
			? undefined
			: `A quote cannot be created with the status ${status}`;
	if (was.Status === 'DELETED') return 'Deleted quotes cannot be updated';
	if (was.Status === status || following[was.Status].includes(status)) return undefined;
	return `The status of the quote cannot be changed from ${was.Status} to ${status}`;
}

/** "Tracking is limited to TrackingOptionID only for Quotes": the page above. What else is given is not heeded. */
function trackedByOption(ledger: Ledger, line: GivenLine): GivenLine {
	const tracking = line.Tracking?.flatMap(({ TrackingOptionID }) => {
		const category = ledger.trackingCategories
			.all()
			.find(({ Options }) => Options.some((one) => one.TrackingOptionID === TrackingOptionID));
		return TrackingOptionID
			? [{ TrackingCategoryID: category?.TrackingCategoryID, TrackingOptionID }]
			: [];
	});
	return tracking ? { ...line, Tracking: tracking } : line;
}

/**
 * Works out a new quote, or a changed one, with every sentence Xero has against it. A change names Contact and Date
 * too.
 */
export function planQuote(
	ledger: Ledger,
	given: GivenQuote,
	{ unitdp }: WriteContext,
	was?: Quote,
): Plan<Quote> {
	const status = given.Status ?? was?.Status ?? 'DRAFT';
	const refused = statusRefusal(status, was);
	if (was && refused) return { next: { ...was }, errors: [refused] };
	const types = amountTypes[given.LineAmountTypes ?? ''];
	const plan = planDocument(
		ledger,
		{
			...given,
			LineItems: given.LineItems?.map((line) => trackedByOption(ledger, line)),
			LineAmountTypes: types,
		},
		// "if this field is not included … will not populate from the default account code": the page above, TaxType
		{ sells: true, approved: false, unitdp, taxAsGiven: true },
		was,
	);
	const { QuoteID, Contact, LineItems, CurrencyCode, CurrencyRate, ...values } = given;
	const next: Quote = {
		QuoteID: ledger.newId(),
		Date: ledger.today(),
		...was,
		// Reported by one who watched live Xero: https://github.com/XeroAPI/xero-mcp-server/pull/309
		...(was &&
			ledger.switches.quoteChangesClearTexts && {
				Reference: undefined,
				Terms: undefined,
				Title: undefined,
				Summary: undefined,
			}),
		...values,
		...plan.next,
		BrandingThemeID: plan.next.BrandingThemeID ?? ledger.brandingThemes.all()[0]?.BrandingThemeID,
		QuoteNumber: given.QuoteNumber || was?.QuoteNumber || '',
		Status: status,
		UpdatedDateUTC: ledger.now(),
	};
	const errors = [...(refused ? [refused] : []), ...plan.errors];
	if (was && !given.Contact)
		errors.push('A Contact must be specified for this type of transaction');
	if (!given.Date) errors.push('The document Date field must be specified.');
	if (next.ExpiryDate && next.ExpiryDate < next.Date)
		errors.push('The expiry date cannot be before the date of the quote.');
	errors.push(...tooLong(given, lengths, 'Quote'));
	const holder = next.QuoteNumber && quoteByNumber(ledger, next.QuoteNumber);
	if (holder && holder !== was && ledger.switches.quoteNumbersUnique)
		errors.push('Quote # must be unique.');
	return { next, errors, chosen: plan.chosen };
}

/** Stores a planned quote without errors, with its number. */
export function storeQuote(ledger: Ledger, plan: Plan<Quote>, was?: Quote): Quote {
	const next = { ...plan.next };
	if (plan.chosen) next.Contact = plan.chosen.store();
	next.QuoteNumber ||= ledger.nextNumber(
		'QU',
		(number) => quoteByNumber(ledger, number) !== undefined,
	);
	return was ? ledger.quotes.change(was, next) : ledger.quotes.add(next);
}
