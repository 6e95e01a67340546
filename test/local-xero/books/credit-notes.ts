import Decimal from 'decimal.js';

import type { Rec, Shelf, View } from '../contract';
import { allocationsOf, showAllocation } from './allocations';
import { briefPayment, contactIn } from './brief';
import { matchContact } from './contact-write';
import {
	creditNoteShape,
	planCreditNote,
	salesCreditByNumber,
	storeCreditNote,
	type GivenCreditNote,
} from './credit-note-write';
import { dateString, instantString } from './dates';
import { showLine } from './document-lines';
import type { Ledger } from './ledger';
import { read, UnknownId } from './read';
import type { CreditNote } from './records';
import { checked, plainList, withoutNothing } from './shelf';
import { writeElement } from './write-element';

/** A credit note as a response shows it: https://developer.xero.com/documentation/api/accounting/creditnotes. */
export function showCreditNote(ledger: Ledger, note: CreditNote, view: View): Rec {
	const { Contact, LineItems, Payments, Allocations, UpdatedDateUTC, ...plain } = note;
	const isVoid = note.Status === 'VOIDED' || note.Status === 'DELETED';
	const applied = new Decimal(note.Total).minus(note.RemainingCredit);
	return withoutNothing({
		...plain,
		ID: note.CreditNoteID,
		DateString: dateString(note.Date),
		DueDateString: note.DueDate && dateString(note.DueDate),
		UpdatedDateUTC,
		UpdatedDateUTCString: instantString(UpdatedDateUTC),
		AppliedAmount: isVoid ? 0 : applied.toNumber(),
		Allocations: Allocations.map(showAllocation),
		Payments: Payments.map(briefPayment),
		HasAttachments: false,
		HasErrors: false,
		Contact: contactIn(Contact, view),
		LineItems: view.full ? LineItems.map((line) => showLine(ledger, line, view.unitdp)) : [],
	});
}

/** The credit note an element of a POST means: by id, else one to a customer by its number as the switch says. */
function matchCreditNote(ledger: Ledger, given: GivenCreditNote): CreditNote | undefined {
	if (given.CreditNoteID) {
		const found = ledger.creditNotes.get(given.CreditNoteID);
		if (!found) throw new UnknownId();
		return found;
	}
	const { CreditNoteNumber, Type } = given;
	if (!CreditNoteNumber || Type === 'ACCPAYCREDIT' || ledger.switches.postByNumber === 'refuses')
		return undefined;
	return salesCreditByNumber(ledger, CreditNoteNumber);
}

/** The CreditNotes shelf: credit notes to customers (ACCRECCREDIT) and from suppliers (ACCPAYCREDIT). */
export function creditNotesShelf(ledger: Ledger): Shelf {
	const kind = {
		id: 'CreditNoteID',
		read: (element: Rec) => read(creditNoteShape, element),
		plan: planCreditNote.bind(undefined, ledger),
		store: storeCreditNote.bind(undefined, ledger),
		show: (note: CreditNote, view: View) => showCreditNote(ledger, note, view),
	};
	const find = (idOrNumber: string) =>
		ledger.creditNotes.get(idOrNumber) ??
		salesCreditByNumber(ledger, idOrNumber) ??
		ledger.creditNotes.by('number', idOrNumber)[0];
	return {
		endpoint: 'CreditNotes',
		key: 'CreditNotes',
		id: 'CreditNoteID',
		list: { ...plainList, modifiedSince: true, paged: true, highVolume: true },
		types: {
			CreditNoteID: 'guid',
			CreditNoteNumber: 'string',
			Type: 'string',
			Status: 'string',
			Reference: 'string',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			'Contact.ContactNumber': 'string',
			Date: 'date',
			DueDate: 'date',
			FullyPaidOnDate: 'date',
			UpdatedDateUTC: 'date',
			LineAmountTypes: 'string',
			CurrencyCode: 'string',
			CurrencyRate: 'number',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			RemainingCredit: 'number',
			BrandingThemeID: 'guid',
		},
		all: () => ledger.creditNotes.all(),
		find,
		show: (record, view) => showCreditNote(ledger, record as CreditNote, view),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		sub: { Allocations: (record) => allocationsOf(ledger, record as CreditNote) },
		check: (element, verb) =>
			checked(() => {
				const given = read(creditNoteShape, element);
				if (verb === 'POST') matchCreditNote(ledger, given);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => writeElement(kind, element, context, () => undefined),
		post: (element, context, id) =>
			writeElement(kind, element, context, (given) => {
				if (id === undefined) return matchCreditNote(ledger, given);
				const named = find(id);
				if (!named) throw new UnknownId();
				return named;
			}),
	};
}
