import Decimal from 'decimal.js';

import type { Rec, Shelf, Verdict, View } from '../contract';
import { cisOfContacts } from './cis';
import { groupsOf } from './contact-groups';
import { contactShape } from './contact-shape';
import { matchContact, planContact } from './contact-write';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { read, UnknownId } from './read';
import type { Contact } from './records';
import { checked, plainList, withoutNothing, written } from './shelf';

/** What the document of https://developer.xero.com/documentation/api/efficient-data-retrieval says summaryOnly drops. */
const notInSummary = [
	'Addresses',
	'ContactGroups',
	'ContactPersons',
	'IsCustomer',
	'IsSupplier',
	'SalesDefaultLineAmountType',
	'PurchasesDefaultLineAmountType',
	'SalesDefaultAccountCode',
	'PurchasesDefaultAccountCode',
	'SalesTrackingCategories',
	'PurchasesTrackingCategories',
	'PaymentTerms',
];

/** Outstanding and overdue amounts of a contact's approved documents, in the base currency. */
function balances(ledger: Ledger, contact: Contact): Rec {
	const today = ledger.today();
	const totals = {
		ACCREC: [new Decimal(0), new Decimal(0)],
		ACCPAY: [new Decimal(0), new Decimal(0)],
	};
	for (const invoice of ledger.invoices.by('contact', contact.ContactID)) {
		if (invoice.Status !== 'AUTHORISED') continue;
		const due = new Decimal(invoice.AmountDue).div(invoice.CurrencyRate);
		const of = totals[invoice.Type];
		of[0] = of[0].plus(due);
		if (invoice.DueDate && invoice.DueDate < today) of[1] = of[1].plus(due);
	}
	const shown = ([outstanding, overdue]: Decimal[]) => ({
		Outstanding: ledger.round(outstanding, 2),
		Overdue: ledger.round(overdue, 2),
	});
	return { AccountsReceivable: shown(totals.ACCREC), AccountsPayable: shown(totals.ACCPAY) };
}

/** A contact as it stands inside a document: all of it but the balances. */
export function showContact(contact: Contact): Rec {
	return {
		...withoutNothing(contact),
		Addresses: contact.Addresses.map((address) => ({ ...address })),
		Phones: contact.Phones.map((phone) => ({ ...phone })),
		ContactPersons: contact.ContactPersons.map((person) => ({ ...person })),
		ContactGroups: [],
		HasAttachments: false,
		HasValidationErrors: false,
	};
}

/** The Contacts shelf: https://developer.xero.com/documentation/api/accounting/contacts. */
export function contactsShelf(ledger: Ledger): Shelf {
	const show = (record: Rec, view: View): Rec => {
		const contact = record as Contact;
		const shown = showContact(contact);
		if (view.summaryOnly) {
			for (const attribute of notInSummary) delete shown[attribute];
			return shown;
		}
		// Unpaged lists lack these: https://developer.xero.com/documentation/api/accounting/contacts
		if (!view.full) {
			delete shown.PaymentTerms;
			return { ...shown, ContactPersons: [], ContactGroups: [] };
		}
		return {
			...shown,
			ContactGroups: groupsOf(ledger, contact),
			Balances: balances(ledger, contact),
		};
	};
	const write = (
		element: Rec,
		match: (given: ReturnType<typeof readContact>) => Contact | undefined,
	): Verdict =>
		written(() => {
			const given = readContact(element);
			const was = match(given);
			const { next, errors } = planContact(ledger, given, was);
			if (errors.length > 0) {
				const echo = show(next, { full: true, summaryOnly: false, unitdp: 4 });
				delete echo.Balances;
				return {
					is: 'error',
					echo: { ...echo, ContactID: was?.ContactID ?? zeroId, HasValidationErrors: true },
					errors,
				};
			}
			return {
				is: 'ok',
				record: was ? ledger.contacts.change(was, next) : ledger.contacts.add(next),
			};
		});
	const readContact = (element: Rec) => read(contactShape, element);
	const find = (idOrNumber: string) =>
		ledger.contacts.get(idOrNumber) ?? ledger.contacts.by('number', idOrNumber)[0];
	return {
		endpoint: 'Contacts',
		key: 'Contacts',
		id: 'ContactID',
		list: {
			...plainList,
			modifiedSince: true,
			paged: true,
			highVolume: true,
			summaryOnly: true,
			selects: { IDs: 'ContactID' },
			searches: ['Name', 'FirstName', 'LastName', 'ContactNumber', 'CompanyNumber', 'EmailAddress'],
			hides: (record) => record.ContactStatus !== 'ACTIVE',
		},
		types: {
			ContactID: 'guid',
			ContactNumber: 'string',
			AccountNumber: 'string',
			ContactStatus: 'string',
			Name: 'string',
			FirstName: 'string',
			LastName: 'string',
			CompanyNumber: 'string',
			EmailAddress: 'string',
			BankAccountDetails: 'string',
			TaxNumber: 'string',
			AccountsReceivableTaxType: 'string',
			AccountsPayableTaxType: 'string',
			DefaultCurrency: 'string',
			SalesDefaultAccountCode: 'string',
			PurchasesDefaultAccountCode: 'string',
			IsSupplier: 'boolean',
			IsCustomer: 'boolean',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.contacts.all(),
		find,
		show,
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		sub: cisOfContacts(ledger),
		check: (element, verb) =>
			checked(() => {
				const given = readContact(element);
				if (verb === 'POST') matchContact(ledger, given, false);
			}),
		// A GUID sent with PUT is ignored: https://github.com/XeroAPI/Xero-NetStandard/issues/226
		put: (element) => write(element, () => undefined),
		post: (element, _context, id) =>
			write(element, (given) => {
				if (id === undefined)
					return matchContact(ledger, given, ledger.switches.contactPostMatchesName);
				const named = find(id);
				if (!named) throw new UnknownId();
				return named;
			}),
	};
}
