import type { Rec, Shelf, SubShelf, Verdict } from '../contract';
import { contactShape } from './contact-shape';
import { matchContact } from './contact-write';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { guid, oneOf, read, text, UnknownId, type Given } from './read';
import type { Contact, ContactGroup } from './records';
import { checked, plainList, written } from './shelf';

/** https://developer.xero.com/documentation/api/accounting/contactgroups */
const most = 100;

const shape = {
	ContactGroupID: guid,
	Name: text,
	Status: oneOf('ContactGroupStatus', ['ACTIVE', 'DELETED']),
};

const brief = ({ ContactGroupID, Name, Status }: ContactGroup): Rec => ({
	Name,
	Status,
	ContactGroupID,
	Contacts: [],
	HasValidationErrors: false,
});

/** The groups of a contact, as the contact shows them. */
export function groupsOf(ledger: Ledger, contact: Contact): Rec[] {
	return ledger.contactGroups
		.all()
		.filter(({ members }) => members.includes(contact))
		.map(brief);
}

/** The members of a group: PUT adds, DELETE takes one or all out, and answers nothing. */
function membersOf(ledger: Ledger, group: ContactGroup): SubShelf {
	const contactOf = (element: Rec) => {
		const found = matchContact(ledger, read(contactShape, element), true);
		if (!found) throw new UnknownId();
		return found;
	};
	const isNot = (id: string) => (member: Contact) => member.ContactID !== id.toLowerCase();
	return {
		key: 'Contacts',
		id: 'ContactID',
		types: { ContactID: 'guid', ContactNumber: 'string', Name: 'string' },
		readable: false,
		all: () => group.members,
		find: (id) => group.members.find(({ ContactID }) => ContactID === id.toLowerCase()),
		show: ({ ContactID, Name }) => ({ ContactID, Name, HasValidationErrors: false }),
		summarizes: [],
		check: (element) => checked(() => contactOf(element)),
		put: (element) =>
			written(() => {
				const record = contactOf(element);
				if (!group.members.includes(record)) group.members.push(record);
				return { is: 'ok', record };
			}),
		remove: (id) => {
			if (group.members.every(isNot(id))) return { is: 'not found' };
			group.members = group.members.filter(isNot(id));
			return { is: 'gone' };
		},
		removeAll: () => {
			group.members = [];
			return { is: 'gone' };
		},
	};
}

/** The ContactGroups shelf: https://developer.xero.com/documentation/api/accounting/contactgroups. */
export function contactGroupsShelf(ledger: Ledger): Shelf {
	const refused = (given: Given<typeof shape>, id: string, sentence: string): Verdict => ({
		is: 'error',
		echo: { ...given, ContactGroupID: id },
		errors: [sentence],
	});
	const nameRefusal = (name: string | undefined, was?: ContactGroup): string | undefined => {
		if (!name?.trim()) return 'The Name of the contact group must be specified.';
		const twin = ledger.contactGroups.by('name', name.toLowerCase())[0];
		return twin && twin !== was ? `The contact group name ${name} is already used.` : undefined;
	};
	const create = (element: Rec): Verdict => {
		const given = read(shape, element);
		const full = ledger.contactGroups.all().length >= most;
		const sentence = full
			? `You've reached the limit of ${most} contact groups.`
			: nameRefusal(given.Name);
		if (sentence) return refused(given, zeroId, sentence);
		return {
			is: 'ok',
			record: ledger.contactGroups.add({
				ContactGroupID: ledger.newId(),
				Name: given.Name ?? '',
				Status: 'ACTIVE',
				members: [],
			}),
		};
	};
	const change = (element: Rec, was: ContactGroup): Verdict => {
		const given = read(shape, element);
		const { Name = was.Name, Status = was.Status } = given;
		// A POST without a change is refused: https://github.com/waynerobinson/xeroizer/issues/440
		const sentence =
			Name === was.Name && Status === was.Status
				? 'The Name or the Status of the contact group must be changed.'
				: nameRefusal(Name, was);
		if (sentence) return refused(given, was.ContactGroupID, sentence);
		const record = ledger.contactGroups.change(was, { ...was, Name, Status });
		if (Status === 'DELETED') ledger.contactGroups.remove(record);
		return { is: 'ok', record };
	};
	return {
		endpoint: 'ContactGroups',
		key: 'ContactGroups',
		id: 'ContactGroupID',
		list: { ...plainList, brief: true },
		types: { ContactGroupID: 'guid', Name: 'string', Status: 'string' },
		all: () => ledger.contactGroups.all(),
		find: (id) => ledger.contactGroups.get(id),
		show: (record, { full }) => {
			const group = record as ContactGroup;
			const Contacts = group.members.map(({ ContactID, Name }) => ({ ContactID, Name }));
			return { ...brief(group), ...(full && { Contacts }) };
		},
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element) => written(() => create(element)),
		post: (element, _context, id = '') =>
			written(() => {
				const was = ledger.contactGroups.get(id);
				if (!was) throw new UnknownId();
				return change(element, was);
			}),
		sub: { Contacts: (group) => membersOf(ledger, group as ContactGroup) },
	};
}
