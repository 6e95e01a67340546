import { fold, findByAttribute } from './find';
import { refusedBy, textOf, type Job } from './job';
import { contact as contacts } from '../resources/contact';
import { placeOf } from '../resources/reading';
import { writeAll } from '../transport/batches';
import { idOfLink } from '../values/link';
import { isGuid, isRecord, type XeroRecord } from '../values/record';
import { Refusal, refused, type Refused } from '../values/outcome';

/** How a document names its contact. */
export type ContactAsked = {
	item: number;
	by: 'ContactID' | 'ContactNumber' | 'Name' | 'EmailAddress';
	value: string;
	/** Given when a contact that is not found shall be made: its further fields. */
	create?: XeroRecord;
};

/** What a document's contact came to: an id, or a contact to be made before the documents are sent. */
export type ContactFound = { id: string } | { create: XeroRecord; key: string };

const attributeBy: { [mode: string]: ContactAsked['by'] } = {
	id: 'ContactID',
	number: 'ContactNumber',
	name: 'Name',
	email: 'EmailAddress',
};

const newContactFields: { [parameter: string]: string } = {
	name: 'Name',
	emailAddress: 'EmailAddress',
	firstName: 'FirstName',
	lastName: 'LastName',
	contactNumber: 'ContactNumber',
};

/** The contact of a document from the Contact parameter; undefined when it is empty. */
export function askedByParameter({ reader }: Job, item: number): ContactAsked | undefined {
	const named = reader.named('contact', item);
	if (named === undefined) return undefined;
	const by = attributeBy[named.by] ?? 'ContactID';
	if (by === 'ContactID' || reader.text('ifContactMissing', item) !== 'create') return { item, by, value: named.value };
	const given = Object.entries(reader.collection('newContact', item))
		.filter(([name, value]) => newContactFields[name] !== undefined && value !== undefined && value !== null && value !== '')
		.map(([name, value]) => [newContactFields[name], String(value)]);
	return { item, by, value: named.value, create: { ...(Object.fromEntries(given) as XeroRecord), [by]: named.value } };
}

/**
 * The contact of a document from its JSON: an id, a link or a name as text, or an object with one of the four. Only that is
 * taken, because further fields would change the contact itself and drop its persons.
 * https://developer.xero.com/documentation/api/accounting/invoices
 */
export function askedByJson(value: unknown, item: number): ContactAsked | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	if (typeof value === 'string') {
		const text = idOrText(value);
		return { item, by: isGuid(text) ? 'ContactID' : 'Name', value: text };
	}
	const record = isRecord(value) ? value : {};
	const by = Object.values(attributeBy).find((attribute) => textOf(record, attribute) !== '');
	if (by === undefined) throw new Refusal(['Contact needs a ContactID, ContactNumber, Name or EmailAddress']);
	return { item, by, value: by === 'ContactID' ? idOrText(textOf(record, by)) : textOf(record, by).trim() };
}

/** The id in the address of a contact's page in Xero; any other text as it is. */
const idOrText = (text: string): string => (/^\s*https?:\/\//i.test(text) ? idOfLink(text) : undefined) ?? text.trim();

/**
 * Finds the contact each document asks for: every distinct number, name and e-mail is looked up once, without regard
 * to case, archived contacts too. Answers per question the id, a contact to be made, or a refusal. Throws nothing.
 */
export async function resolveContacts(job: Job, asked: readonly ContactAsked[]): Promise<Map<ContactAsked, ContactFound | Refused>> {
	const answers = new Map<ContactAsked, ContactFound | Refused>();
	for (const each of asked.filter(({ by }) => by === 'ContactID')) {
		answers.set(each, isGuid(each.value) ? { id: each.value } : refused(each.item, new Refusal(['Contact is not a Xero id'])));
	}
	for (const by of ['ContactNumber', 'Name', 'EmailAddress'] as const) {
		const wanted = asked.filter((each) => each.by === by);
		if (wanted.length === 0) continue;
		try {
			const found = await findByAttribute(job.xero, contacts, by, wanted.map(({ value }) => value));
			for (const each of wanted) answers.set(each, chosen(each, found.get(fold(each.value)) ?? []));
		} catch (error) {
			for (const each of wanted) answers.set(each, refusedBy(each.item, error));
		}
	}
	return answers;
}

const words = { ContactNumber: 'contact number', Name: 'name', EmailAddress: 'e-mail address' } as const;

function chosen(asked: ContactAsked, candidates: XeroRecord[]): ContactFound | Refused {
	const active = candidates.filter((record) => record.ContactStatus !== 'ARCHIVED' && record.ContactStatus !== 'GDPRREQUEST');
	const word = asked.by === 'ContactID' ? 'id' : words[asked.by];
	if (active.length === 1) return { id: textOf(active[0], 'ContactID') };
	if (active.length > 1) {
		const names = active.map((record) => `${textOf(record, 'Name')} (${textOf(record, 'ContactID')})`).join(', ');
		return refused(asked.item, new Refusal([`Several contacts have this ${word}`], `Name one by its id: ${names}`));
	}
	if (candidates.length > 0) {
		return refused(
			asked.item,
			new Refusal([`The contact with this ${word} is archived in Xero`], 'Restore it in Xero, or choose another contact. Xero refuses documents for archived contacts.'),
		);
	}
	if (asked.create === undefined) {
		return refused(
			asked.item,
			new Refusal([`Xero has no contact with this ${word}`], 'Create the contact first, or set If Contact Is Missing to Create Contact.'),
		);
	}
	if (textOf(asked.create, 'Name') === '') {
		return refused(asked.item, new Refusal([`Xero has no contact with this ${word}, and a new one needs a name`], 'Give Name under New Contact.'));
	}
	return { create: asked.create, key: `${asked.by} ${fold(asked.value)}` };
}

/** Documents of one run ask for the same missing contact by one key: it is made once. */
type Missing = { item: number; key: string; create: XeroRecord };

/**
 * Makes the contacts that were not found, each once, and answers per key its id or the reason there is none.
 * Throws nothing.
 */
export async function createMissing(job: Job, missing: readonly Missing[]): Promise<Map<string, { id: string } | Refusal>> {
	const known = new Set<string>();
	// The first document that asks tells the contact's values, and how its name is spelt.
	const distinct = missing.filter(({ key }) => !known.has(key) && known.add(key));
	const verdicts = await writeAll(
		job.xero,
		{
			method: 'PUT',
			place: placeOf(contacts),
			id: contacts.id,
			many: contacts.verbs.create?.many ?? 1,
			summarizes: true,
			write: { ...job.write, operation: `${job.write.operation} contact` },
			stop: job.stop,
		},
		distinct.map(({ item, create }) => ({ item, record: create })),
	);
	return new Map(
		distinct.map(({ key }, position): [string, { id: string } | Refusal] => {
			const verdict = verdicts[position];
			if (verdict.is === 'accepted') return [key, { id: textOf(verdict.record, 'ContactID') }];
			const because = verdict.is === 'not sent' ? ['The contact was not created'] : verdict.because;
			return [key, new Refusal(because.map((sentence) => `Contact: ${sentence}`), 'The document was not sent.')];
		}),
	);
}
