import {
	addressLengths,
	addressTypes,
	contactLengths,
	phoneLengths,
	phoneTypes,
	type GivenContact,
} from './contact-shape';
import type { Ledger } from './ledger';
import { UnknownId } from './read';
import type { Address, Contact, ContactTracking, Phone } from './records';
import { tooLong, withoutNothing } from './shelf';

/** https://github.com/XeroAPI/xero-php-oauth2/issues (seen on POST /Contacts and on documents for archived contacts). */
export const archivedRefusal =
	'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.';
const unidentified =
	'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber';

/** A contact as it would be after a write, and what stands against it. Nothing is stored yet. */
export interface ContactPlan {
	next: Contact;
	errors: string[];
}

/** Contacts of this name; case counts or not by the switch. */
export function contactsNamed(ledger: Ledger, name: string): Contact[] {
	return ledger.contacts
		.by('name', name.trim().toLowerCase())
		.filter((contact) => ledger.switches.contactNameIgnoresCase || contact.Name === name.trim());
}

/** Of several contacts of one name the active one: archived ones keep their names. */
function activeFirst(contacts: Contact[]): Contact | undefined {
	return contacts.find((contact) => contact.ContactStatus === 'ACTIVE') ?? contacts[0];
}

/**
 * The contact an element means: by ContactID, then ContactNumber, then (when asked) Name
 * (https://developer.xero.com/documentation/api/accounting/contacts).
 *
 * @throws UnknownId when the ContactID is nobody's
 */
export function matchContact(
	ledger: Ledger,
	given: GivenContact,
	byName: boolean,
): Contact | undefined {
	if (given.ContactID) {
		const found = ledger.contacts.get(given.ContactID);
		if (!found) throw new UnknownId();
		return found;
	}
	const numbered = given.ContactNumber
		? ledger.contacts.by('number', given.ContactNumber)[0]
		: undefined;
	if (numbered) return numbered;
	return byName && given.Name ? activeFirst(contactsNamed(ledger, given.Name)) : undefined;
}

/** Works out a new contact, or a changed one, with every sentence Xero has against it. */
export function planContact(ledger: Ledger, given: GivenContact, was?: Contact): ContactPlan {
	const next: Contact = {
		...(was ?? blank(ledger)),
		...plainValues(given),
		UpdatedDateUTC: ledger.now(),
	};
	const { changesReplaceParts } = ledger.switches;
	const slots = changesReplaceParts ? blank(ledger) : next;
	if (given.Addresses) next.Addresses = mergeAddresses(slots.Addresses, given.Addresses);
	if (given.Phones) next.Phones = mergePhones(slots.Phones, given.Phones);
	// A restore is the one edit of an archived contact the switch may allow.
	const restores = ledger.switches.archivedContactsRestore && given.ContactStatus === 'ACTIVE';
	if (was && was.ContactStatus !== 'ACTIVE' && !restores)
		return { next, errors: [archivedRefusal] };
	return {
		next,
		errors: [...identityErrors(ledger, next, was), ...contentErrors(ledger, given, next)],
	};
}

function blank(ledger: Ledger): Contact {
	return {
		ContactID: ledger.newId(),
		ContactStatus: 'ACTIVE',
		Name: '',
		EmailAddress: '',
		BankAccountDetails: '',
		Addresses: addressTypes.map((AddressType) => ({
			AddressType,
			City: '',
			Region: '',
			PostalCode: '',
			Country: '',
		})),
		Phones: phoneTypes.map((PhoneType) => ({
			PhoneType,
			PhoneNumber: '',
			PhoneAreaCode: '',
			PhoneCountryCode: '',
		})),
		ContactPersons: [],
		IsSupplier: false,
		IsCustomer: false,
		SalesTrackingCategories: [],
		PurchasesTrackingCategories: [],
		UpdatedDateUTC: ledger.now(),
	};
}

/** Everything that simply replaces what was there. Xero's own id and the slots of addresses and phones do not. */
function plainValues(given: GivenContact): Partial<Contact> {
	const {
		ContactID,
		Addresses,
		Phones,
		PaymentTerms,
		SalesTrackingCategories,
		PurchasesTrackingCategories,
		...plain
	} = given;
	const values: Partial<Contact> = { ...plain };
	if (plain.Name !== undefined) values.Name = plain.Name.trim();
	if (plain.ContactPersons) {
		values.ContactPersons = plain.ContactPersons.map((person) => ({
			...person,
			IncludeInEmails: person.IncludeInEmails ?? false,
		}));
	}
	if (SalesTrackingCategories)
		values.SalesTrackingCategories = SalesTrackingCategories.map(asTracking);
	if (PurchasesTrackingCategories)
		values.PurchasesTrackingCategories = PurchasesTrackingCategories.map(asTracking);
	if (PaymentTerms) {
		const term = (given: NonNullable<typeof PaymentTerms>['Bills']) =>
			given && { ...given, Day: given.Day?.toNumber() };
		values.PaymentTerms = withoutNothing({
			Bills: term(PaymentTerms.Bills),
			Sales: term(PaymentTerms.Sales),
		});
	}
	return values;
}

function asTracking(given: Partial<ContactTracking>): ContactTracking {
	return {
		TrackingCategoryName: given.TrackingCategoryName ?? '',
		TrackingOptionName: given.TrackingOptionName ?? '',
	};
}

function mergeAddresses(
	stored: Address[],
	given: NonNullable<GivenContact['Addresses']>,
): Address[] {
	return stored.map((slot) =>
		Object.assign({}, slot, ...given.filter((part) => part.AddressType === slot.AddressType)),
	);
}

function mergePhones(stored: Phone[], given: NonNullable<GivenContact['Phones']>): Phone[] {
	return stored.map((slot) =>
		Object.assign({}, slot, ...given.filter((part) => part.PhoneType === slot.PhoneType)),
	);
}

function identityErrors(ledger: Ledger, next: Contact, was: Contact | undefined): string[] {
	const others = (found: Contact[]) => found.filter((contact) => contact !== was);
	const errors: string[] = [];
	if (!next.Name) errors.push(unidentified);
	const active = others(contactsNamed(ledger, next.Name)).some(
		({ ContactStatus }) => ContactStatus === 'ACTIVE',
	);
	if (next.ContactStatus === 'ACTIVE' && active) {
		errors.push(
			`The contact name ${next.Name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
		);
	}
	if (next.ContactNumber && others(ledger.contacts.by('number', next.ContactNumber)).length > 0) {
		errors.push(
			`The contact number ${next.ContactNumber} is already assigned to another contact. The contact number must be unique across all contacts.`,
		);
	}
	if (
		next.AccountNumber &&
		others(ledger.contacts.by('accountNumber', next.AccountNumber)).length > 0
	) {
		errors.push('The Account Number already exists. Please enter a unique Account Number.');
	}
	return errors;
}

function contentErrors(ledger: Ledger, given: GivenContact, next: Contact): string[] {
	const persons = given.ContactPersons ?? [];
	const emails = [given.EmailAddress, ...persons.map((person) => person.EmailAddress)];
	const errors = [
		...tooLong(given, contactLengths, 'Contact'),
		...(given.Addresses ?? []).flatMap((address) => tooLong(address, addressLengths, 'Address')),
		...(given.Phones ?? []).flatMap((phone) => tooLong(phone, phoneLengths, 'Phone')),
	];
	if (
		emails.some((email) => email && !/^[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@.,;<>()]+$/.test(email))
	) {
		errors.push('Email address must be valid.');
	}
	if (persons.length > 5) errors.push('A contact can have at most 5 contact persons.');
	if (given.DefaultCurrency && !ledger.currencies.get(given.DefaultCurrency)) {
		errors.push(`Organisation is not subscribed to currency ${given.DefaultCurrency}`);
	}
	for (const code of [given.SalesDefaultAccountCode, given.PurchasesDefaultAccountCode]) {
		if (code && !ledger.accountByCode(code)) errors.push('Account could not be found');
	}
	for (const type of [given.AccountsReceivableTaxType, given.AccountsPayableTaxType]) {
		if (type && ledger.taxRates.get(type)?.Status !== 'ACTIVE')
			errors.push('Tax rate must be valid.');
	}
	for (const chosen of [...next.SalesTrackingCategories, ...next.PurchasesTrackingCategories]) {
		const category = ledger.trackingCategories.by('name', chosen.TrackingCategoryName)[0];
		if (!category?.Options.some((option) => option.Name === chosen.TrackingOptionName)) {
			errors.push(`The tracking option ${chosen.TrackingOptionName} could not be found.`);
		}
	}
	return errors;
}
