import type { GivenContact } from './contact-shape';
import { archivedRefusal, matchContact, planContact } from './contact-write';
import type { Ledger } from './ledger';
import type { Contact } from './records';

/** The contact of a document, as it will be once `store` is called. */
export interface ChosenContact {
	contact: Contact;
	errors: string[];
	/** Keeps what the document says about the contact, and answers the contact itself. */
	store: () => Contact;
}

/** Whether it was the name that found the contact. */
function isByName(given: GivenContact, found: Contact): boolean {
	return !given.ContactID && (!given.ContactNumber || given.ContactNumber !== found.ContactNumber);
}

/** Whether the element says more than which contact is meant. Found by name, a contact keeps its own spelling of it. */
function saysMore(given: GivenContact, found: Contact): boolean {
	const { ContactID, ContactNumber, Name, ContactStatus, ...details } = given;
	return (
		Object.keys(details).length > 0 ||
		(Name !== undefined && !isByName(given, found) && Name.trim() !== found.Name) ||
		(ContactNumber !== undefined && ContactNumber !== found.ContactNumber) ||
		(ContactStatus !== undefined && ContactStatus !== found.ContactStatus)
	);
}

/**
 * The contact a document names. A name nobody has makes a contact; attributes beyond id, number and name change the
 * contact, and drop its ContactPersons where none are given
 * (https://developer.xero.com/documentation/api/accounting/invoices).
 *
 * @param current the document's contact so far: it may stay even when it was archived since
 * @throws UnknownId when the ContactID is nobody's
 */
export function chooseContact(
	ledger: Ledger,
	given: GivenContact,
	current?: Contact,
): ChosenContact {
	const found = matchContact(ledger, given, true);
	if (!found) {
		const { next, errors } = planContact(ledger, given);
		return { contact: next, errors, store: () => ledger.contacts.add(next) };
	}
	if (!saysMore(given, found)) {
		const barred = found.ContactStatus !== 'ACTIVE' && found !== current;
		return { contact: found, errors: barred ? [archivedRefusal] : [], store: () => found };
	}
	const named = isByName(given, found) ? { ...given, Name: found.Name } : given;
	const { next, errors } = planContact(
		ledger,
		{ ...named, ContactPersons: given.ContactPersons ?? [] },
		found,
	);
	return { contact: next, errors, store: () => ledger.contacts.change(found, next) };
}
