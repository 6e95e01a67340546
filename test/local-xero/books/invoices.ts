import type { Rec, Shelf, Verdict, View } from '../contract';
import { showCredits } from './allocations';
import { briefPayment, contactIn } from './brief';
import { matchContact } from './contact-write';
import { dateString, instantString } from './dates';
import { showLine } from './document-lines';
import { zeroId } from './ids';
import { invoiceShape, type GivenInvoice } from './invoice-shape';
import { planInvoice, storeInvoice } from './invoice-write';
import type { Ledger } from './ledger';
import { read, UnknownId } from './read';
import type { Invoice } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

/** A document as a response shows it: https://developer.xero.com/documentation/api/accounting/invoices. */
export function showInvoice(ledger: Ledger, invoice: Invoice, view: View): Rec {
	const { CreatedByApp, Contact, LineItems, Payments, Allocations, UpdatedDateUTC, ...plain } =
		invoice;
	const briefContact = { ContactID: Contact.ContactID, Name: Contact.Name };
	const shown = withoutNothing({
		...plain,
		DateString: dateString(invoice.Date),
		DueDateString: invoice.DueDate && dateString(invoice.DueDate),
		UpdatedDateUTC,
		UpdatedDateUTCString: instantString(UpdatedDateUTC),
		...showCredits(invoice.Allocations),
		HasErrors: false,
	});
	if (view.summaryOnly) return { ...shown, Contact: briefContact };
	return {
		...shown,
		HasAttachments: false,
		Payments: Payments.map(briefPayment),
		Contact: contactIn(Contact, view),
		LineItems: view.full ? LineItems.map((line) => showLine(ledger, line, view.unitdp)) : [],
	};
}

/** The invoice of this id, else the sales invoice of this number, else a bill of it. */
export function findInvoice(ledger: Ledger, idOrNumber: string): Invoice | undefined {
	return (
		ledger.invoices.get(idOrNumber) ??
		ledger.salesInvoiceByNumber(idOrNumber) ??
		ledger.invoices.by('number', idOrNumber)[0]
	);
}

/** The document an element of a POST means: by id, else a sales invoice by its number as the switch says. */
function matchInvoice(ledger: Ledger, given: GivenInvoice): Invoice | undefined {
	if (given.InvoiceID) {
		const found = ledger.invoices.get(given.InvoiceID);
		if (!found) throw new UnknownId();
		return found;
	}
	if (!given.InvoiceNumber || given.Type === 'ACCPAY' || ledger.switches.postByNumber === 'refuses')
		return undefined;
	return ledger.salesInvoiceByNumber(given.InvoiceNumber);
}

/** The Invoices shelf: sales invoices (ACCREC) and bills (ACCPAY). */
export function invoicesShelf(ledger: Ledger): Shelf {
	const write = (
		element: Rec,
		context: Parameters<NonNullable<Shelf['put']>>[1],
		match: (given: GivenInvoice) => Invoice | undefined,
	): Verdict =>
		written(() => {
			const given = read(invoiceShape, element);
			const was = match(given);
			const plan = planInvoice(ledger, given, context, was);
			if (plan.errors.length === 0) return { is: 'ok', record: storeInvoice(ledger, plan, was) };
			const echo = showInvoice(ledger, plan.next, {
				full: true,
				summaryOnly: false,
				unitdp: context.unitdp,
			});
			if (!was) echo.InvoiceID = zeroId;
			if (!plan.next.Contact.ContactID) delete echo.Contact;
			return { is: 'error', echo: { ...echo, HasErrors: true }, errors: plan.errors };
		});
	const find = (idOrNumber: string) => findInvoice(ledger, idOrNumber);
	return {
		endpoint: 'Invoices',
		key: 'Invoices',
		id: 'InvoiceID',
		list: {
			...plainList,
			modifiedSince: true,
			paged: true,
			highVolume: true,
			summaryOnly: true,
			selects: {
				IDs: 'InvoiceID',
				InvoiceNumbers: 'InvoiceNumber',
				ContactIDs: 'Contact.ContactID',
				Statuses: 'Status',
			},
			pagedBy: ['Statuses'],
			searches: ['InvoiceNumber', 'Reference'],
		},
		types: {
			InvoiceID: 'guid',
			InvoiceNumber: 'string',
			Type: 'string',
			Status: 'string',
			Reference: 'string',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			'Contact.ContactNumber': 'string',
			Date: 'date',
			DueDate: 'date',
			ExpectedPaymentDate: 'date',
			PlannedPaymentDate: 'date',
			FullyPaidOnDate: 'date',
			UpdatedDateUTC: 'date',
			LineAmountTypes: 'string',
			CurrencyCode: 'string',
			CurrencyRate: 'number',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			TotalDiscount: 'number',
			AmountDue: 'number',
			AmountPaid: 'number',
			AmountCredited: 'number',
			BrandingThemeID: 'guid',
			Url: 'string',
			SentToContact: 'boolean',
			IsDiscounted: 'boolean',
		},
		all: () => ledger.invoices.all(),
		find,
		show: (record, view) => showInvoice(ledger, record as Invoice, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(invoiceShape, element);
				if (verb === 'POST') matchInvoice(ledger, given);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => write(element, context, () => undefined),
		post: (element, context, id) =>
			write(element, context, (given) => {
				if (id === undefined) return matchInvoice(ledger, given);
				const named = find(id);
				if (!named) throw new UnknownId();
				return named;
			}),
	};
}
