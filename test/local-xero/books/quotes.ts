import type { Rec, Shelf, View } from '../contract';
import { matchContact } from './contact-write';
import { showContact } from './contacts';
import { dateString } from './dates';
import { showLine } from './document-lines';
import type { Ledger } from './ledger';
import type { Quote } from './order-records';
import { planQuote, quoteByNumber, quoteShape, storeQuote, type GivenQuote } from './quote-write';
import { read, UnknownId } from './read';
import { checked, plainList, withoutNothing } from './shelf';
import { writeElement } from './write-element';

function show(ledger: Ledger, quote: Quote, { unitdp }: View): Rec {
	const { Contact, LineItems, LineAmountTypes, ...plain } = quote;
	return withoutNothing({
		...plain,
		DateString: dateString(quote.Date),
		ExpiryDateString: quote.ExpiryDate && dateString(quote.ExpiryDate),
		LineAmountTypes: LineAmountTypes.toUpperCase(),
		Contact: showContact(Contact),
		LineItems: LineItems.map((line) => showLine(ledger, line, unitdp)),
	});
}

/**
 * The quote an element of a POST means: by id, else by number.
 *
 * @throws UnknownId when the id is nobody's
 */
function matchQuote(ledger: Ledger, given: GivenQuote): Quote | undefined {
	if (given.QuoteID) {
		const found = ledger.quotes.get(given.QuoteID);
		if (!found) throw new UnknownId();
		return found;
	}
	if (!given.QuoteNumber || ledger.switches.postByNumber === 'refuses') return undefined;
	return quoteByNumber(ledger, given.QuoteNumber);
}

/** The Quotes shelf: https://developer.xero.com/documentation/api/accounting/quotes. */
export function quotesShelf(ledger: Ledger): Shelf {
	const kind = {
		id: 'QuoteID',
		read: (element: Rec) => read(quoteShape, element),
		plan: planQuote.bind(undefined, ledger),
		store: storeQuote.bind(undefined, ledger),
		show: (quote: Quote, view: View) => show(ledger, quote, view),
	};
	return {
		endpoint: 'Quotes',
		key: 'Quotes',
		id: 'QuoteID',
		list: {
			...plainList,
			where: false,
			modifiedSince: true,
			fixedPage: 100,
			selects: { ContactID: 'Contact.ContactID', Status: 'Status' },
			// "a partial match approach is used": the page above
			contains: { QuoteNumber: 'QuoteNumber' },
			ranges: {
				DateFrom: { attribute: 'Date', is: 'from' },
				DateTo: { attribute: 'Date', is: 'until' },
				ExpiryDateFrom: { attribute: 'ExpiryDate', is: 'from' },
				ExpiryDateTo: { attribute: 'ExpiryDate', is: 'until' },
			},
		},
		types: {
			QuoteID: 'guid',
			QuoteNumber: 'string',
			Reference: 'string',
			Title: 'string',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			Date: 'date',
			ExpiryDate: 'date',
			Status: 'string',
			CurrencyCode: 'string',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			BrandingThemeID: 'guid',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.quotes.all(),
		find: (id) => ledger.quotes.get(id),
		show: (record, view) => show(ledger, record as Quote, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(quoteShape, element);
				if (verb === 'POST') matchQuote(ledger, given);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => writeElement(kind, element, context, () => undefined),
		post: (element, context, id) =>
			writeElement(kind, element, context, (given) => {
				if (id === undefined) return matchQuote(ledger, given);
				const named = ledger.quotes.get(id);
				if (!named) throw new UnknownId();
				return named;
			}),
	};
}
