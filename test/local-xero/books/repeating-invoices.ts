import type { Rec, Shelf, View } from '../contract';
import { matchContact } from './contact-write';
import { showLine } from './document-lines';
import type { Ledger } from './ledger';
import type { RepeatingInvoice } from './order-records';
import { read, UnknownId } from './read';
import {
	planRepeatingInvoice,
	repeatingInvoiceShape,
	type GivenRepeatingInvoice,
} from './repeating-invoice-write';
import { checked, plainList, withoutNothing } from './shelf';
import { type Plan, writeElement } from './write-element';

/** The RepeatingInvoices shelf: https://developer.xero.com/documentation/api/accounting/repeatinginvoices. */
export function repeatingInvoicesShelf(ledger: Ledger): Shelf {
	const show = (repeating: RepeatingInvoice, { unitdp }: View): Rec => {
		const { Contact, LineItems, CurrencyRate, ...plain } = repeating;
		return withoutNothing({
			...plain,
			ID: repeating.RepeatingInvoiceID,
			Schedule: { ...repeating.Schedule },
			HasAttachments: false,
			Contact: { ContactID: Contact.ContactID, Name: Contact.Name },
			LineItems: LineItems.map((line) => showLine(ledger, line, unitdp)),
		});
	};
	const match = (id: string | undefined): RepeatingInvoice | undefined => {
		if (id === undefined) return undefined;
		const found = ledger.repeatingInvoices.get(id);
		if (!found) throw new UnknownId();
		return found;
	};
	const kind = {
		id: 'RepeatingInvoiceID',
		read: (element: Rec) => read(repeatingInvoiceShape, element),
		plan: (given: GivenRepeatingInvoice, { unitdp }: { unitdp: 2 | 4 }, was?: RepeatingInvoice) =>
			planRepeatingInvoice(ledger, given, unitdp, was),
		store: ({ next, chosen }: Plan<RepeatingInvoice>, was?: RepeatingInvoice) => {
			if (was) return ledger.repeatingInvoices.change(was, next);
			return ledger.repeatingInvoices.add({ ...next, Contact: chosen?.store() ?? next.Contact });
		},
		show,
	};
	return {
		endpoint: 'RepeatingInvoices',
		key: 'RepeatingInvoices',
		id: 'RepeatingInvoiceID',
		list: plainList,
		types: {
			RepeatingInvoiceID: 'guid',
			Type: 'string',
			Status: 'string',
			Reference: 'string',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			LineAmountTypes: 'string',
			CurrencyCode: 'string',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			BrandingThemeID: 'guid',
			'Schedule.Unit': 'string',
			'Schedule.StartDate': 'date',
			'Schedule.NextScheduledDate': 'date',
			'Schedule.EndDate': 'date',
		},
		all: () => ledger.repeatingInvoices.all(),
		find: (id) => ledger.repeatingInvoices.get(id),
		show: (record, view) => show(record as RepeatingInvoice, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(repeatingInvoiceShape, element);
				if (verb === 'POST') match(given.RepeatingInvoiceID);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => writeElement(kind, element, context, () => undefined),
		post: (element, context, id) =>
			writeElement(kind, element, context, (given) => match(id ?? given.RepeatingInvoiceID)),
	};
}
