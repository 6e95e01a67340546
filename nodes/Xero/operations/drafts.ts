import { askedByJson, askedByParameter, resolveContacts, type ContactAsked, type ContactFound } from './contacts';
import { fold } from './find';
import { checked, givenRecords, type Given } from './given';
import { amongItem, each, isRefused, type Job, type Planned } from './job';
import { lineOfRow, linesOf } from './lines';
import { hasContact, linesNameOf } from '../resources/define';
import type { Fields } from '../values/field';
import { labelOf } from '../values/fields';
import { documentsFromRows, type Row } from '../values/rows';
import type { XeroRecord } from '../values/record';
import { Refusal, type Refused } from '../values/outcome';
import { plainText } from '../values/plain';
import { remembered } from '../values/remember';
import { withoutNoise } from '../values/scalars';

/** A record ready to be sent, but for a contact that has to be made first. */
export type Draft = {
	element: XeroRecord;
	/** How many records its input item gives before it. */
	nth?: number;
	/** Every input item it was made from, when there are several. */
	rows?: number[];
	contact?: ContactFound;
	/** Id of the contact that was made for it. */
	madeContact?: string;
	/** What its total is expected to be. */
	expectedTotal?: string;
	/** What was done to the lines to reach it. */
	notes?: string[];
};

type Verb = 'create' | 'upsert';
type Unresolved = Planned<Draft & { asked?: ContactAsked }>;

/** Fields that have a parameter of their own (Contact, LineItems) are handled by it, in every form of input. */
export const withoutOwn = remembered((fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, field]) => field.own !== true)));

/**
 * What every input item gives for new records, checked and in Xero's form: one draft a record, or one a document when
 * several rows make one. What is wrong with an item is its refusal. Throws nothing.
 */
export async function drafts(job: Job, verb: Verb): Promise<Array<Planned<Draft> | Refused>> {
	const rows = job.resource.document !== undefined && !job.reader.tool && job.reader.text('linesFrom', job.items[0]) === 'rows';
	const drafted = rows ? await fromRows(job, verb) : await fromItems(job, verb);
	return (await withContacts(job, drafted)).flatMap((each) => ('work' in each ? checkedDraft(job, each, verb) : [each]));
}

/** The draft, unless a rule of its object alone speaks against it. */
function checkedDraft({ resource }: Job, planned: Planned<Draft>, verb: Verb): Array<Planned<Draft> | Refused> {
	// What an upsert meets may say more than the element does, as an update's record does.
	const faults = resource.check?.(planned.work.element, verb === 'create' ? 'create' : 'update') ?? [];
	return faults.length === 0 ? [planned] : everyRow(planned, new Refusal(faults));
}

async function fromItems(job: Job, verb: Verb): Promise<Array<Unresolved | Refused>> {
	const perItem = await each(job.items, async (item) => {
		const planned: Unresolved[] = [];
		for (const [nth, given] of givenRecords(job, item, verb).entries()) planned.push({ item, work: { ...(await draftOf(job, item, given, verb)), nth } });
		return planned;
	});
	return perItem.flatMap((result): Array<Unresolved | Refused> => (Array.isArray(result) ? result : [result]));
}

async function draftOf(job: Job, item: number, given: Given, verb: Verb): Promise<Unresolved['work']> {
	const { resource } = job;
	const header = await headerOf(job, withoutOwn(resource.fields), item, given, verb);
	const element = { ...header, ...resource.fixed };
	if (resource.document === undefined) return { element };
	const asked = hasContact(resource) ? contactAsked(job, item, given) : undefined;
	if (asked === undefined && verb === 'create' && hasContact(resource)) throw new Refusal(['Contact is empty'], 'Choose the contact the document is for.');
	const lines = await linesOf(job, item, verb, given.fromJson ? { given: given.fields[linesNameOf(resource)] } : undefined);
	const expectedTotal = expectedTotalOf(job, item);
	return {
		element: { ...element, ...(lines === undefined ? {} : { [linesNameOf(resource)]: lines }) },
		...(asked === undefined ? {} : { asked }),
		...(expectedTotal === '' ? {} : { expectedTotal }),
	};
}

const contactAsked = (job: Job, item: number, given: Given): ContactAsked | undefined =>
	given.fromJson ? askedByJson(given.fields.Contact, item) : askedByParameter(job, item);

/** The record's own fields, without Contact and lines. Throws Refusal with everything that is wrong, and Fault. */
async function headerOf(job: Job, header: Fields, item: number, given: Given, verb: Verb): Promise<XeroRecord> {
	const { fields } = job.resource;
	// Only JSON gives the others among the fields.
	const values = given.fromJson ? Object.fromEntries(Object.entries(given.fields).filter(([name]) => fields[name]?.own !== true)) : given.fields;
	return await checked(job, header, values, item, verb);
}

/** What an item's document must come to; '' when nothing is said. */
export const expectedTotalOf = ({ reader }: Job, item: number): string => {
	const { expectedTotal } = reader.collection('options', item);
	return plainText(Number.isFinite(expectedTotal) ? withoutNoise(expectedTotal as number) : expectedTotal, 'expectedTotal');
};

/** The fields of a row, none of them required: another row of its document may have what it leaves out. */
const headerOfRow = remembered(
	(fields: Fields): Fields => Object.fromEntries(Object.entries(withoutOwn(fields)).map(([name, field]) => [name, { ...field, required: false }])),
);

/** What no row of a new document has, though it is required. */
const missingIn = ({ resource }: Job, header: XeroRecord): string[] =>
	Object.entries(withoutOwn(resource.fields)).flatMap(([name, field]) => (field.required === true && header[name] === undefined ? [`${labelOf(name, field)} is required.`] : []));

/** Pseudo header values, so that rows of one document that disagree on them are told apart. */
const contactOfRow = 'Contact';
const totalOfRow = 'Expected Total';

/** Rows with the same key make one document: the header of the first, a line of each. */
async function fromRows(job: Job, verb: Verb): Promise<Array<Unresolved | Refused>> {
	const asked = new Map<number, ContactAsked>();
	const rows = await each(job.items, async (item): Promise<Row> => {
		const key = job.reader.text('documentKey', item);
		const [said] = await each([item], async () => await rowOf(job, item, verb, asked));
		// A row that cannot be read still belongs to its document, which must not be made without it.
		return isRefused(said as Refused)
			? { item, key, header: {}, line: {}, faults: (said as Refused).because }
			: { item, key, faults: [], ...(said as Pick<Row, 'header' | 'line'>) };
	});
	const read = rows.filter((row): row is Row => !isRefused(row as Refused));
	const unread = rows.filter((row): row is Refused => isRefused(row as Refused));
	const documents = documentsFromRows(read).flatMap((document): Array<Unresolved | Refused> => {
		const { [contactOfRow]: contact, [totalOfRow]: expectedTotal, ...header } = document.header;
		const missing = verb === 'create' ? [...missingIn(job, header), ...(contact === undefined && hasContact(job.resource) ? ['Contact is empty'] : [])] : [];
		const faults = document.faults.length > 0 ? document.faults : missing;
		if (faults.length > 0) return document.items.map((item) => ({ item, is: 'refused', because: faults }));
		const first = document.items.map((item) => asked.get(item)).find((each) => each !== undefined);
		return [
			{
				item: document.items[0],
				work: {
					element: { ...header, ...job.resource.fixed, [linesNameOf(job.resource)]: document.lines },
					...(document.items.length > 1 ? { rows: document.items } : {}),
					...(first === undefined ? {} : { asked: { ...first, item: document.items[0] } }),
					...(expectedTotal === undefined ? {} : { expectedTotal: String(expectedTotal) }),
				},
			},
		];
	});
	return [...documents, ...unread];
}

/** What one row says: the document's fields and its own line. Throws Refusal with everything that is wrong, and Fault. */
async function rowOf(job: Job, item: number, verb: Verb, asked: Map<number, ContactAsked>): Promise<Pick<Row, 'header' | 'line'>> {
	const [header] = await each([item], async () => await headerOf(job, headerOfRow(job.resource.fields), item, givenRecords(job, item, verb)[0], verb));
	const [line] = await each([item], async () => await lineOfRow(job, item));
	const faults = [header, line].flatMap((part) => (isRefused(part as Refused) ? (part as Refused).because : []));
	if (faults.length > 0) throw new Refusal(faults);
	const contact = hasContact(job.resource) ? askedByParameter(job, item) : undefined;
	if (contact) asked.set(item, contact);
	const expected = expectedTotalOf(job, item);
	return {
		header: {
			...(header as XeroRecord),
			...(contact === undefined ? {} : { [contactOfRow]: `${contact.by} ${fold(contact.value)}` }),
			...(expected === '' ? {} : { [totalOfRow]: expected }),
		},
		line: line as XeroRecord,
	};
}

/** Puts the found ContactID into each draft, or leaves word of the contact to be made. */
async function withContacts(job: Job, drafted: Array<Unresolved | Refused>): Promise<Array<Planned<Draft> | Refused>> {
	const asked = drafted.flatMap((each) => ('work' in each && each.work.asked ? [each.work.asked] : []));
	if (asked.length === 0) return drafted;
	const found = await resolveContacts(job, asked);
	return drafted.flatMap((each): Array<Planned<Draft> | Refused> => {
		if (!('work' in each) || each.work.asked === undefined) return [each];
		const { asked: question, ...draft } = each.work;
		const contact = found.get(question);
		if (contact === undefined || 'is' in contact) return everyRow(each, contact ?? new Refusal(['Contact could not be read']));
		return [{ item: each.item, work: { ...draft, contact, element: withContact(draft.element, contact) } }];
	});
}

const withContact = (element: XeroRecord, contact: ContactFound): XeroRecord =>
	'id' in contact ? { ...element, Contact: { ContactID: contact.id } } : element;

/** A document's refusal, said by every row it was to be made from. */
export function everyRow(planned: Planned<Draft>, refusal: Pick<Refused, 'because' | 'advice' | 'status' | 'madeContact' | 'standing'>): Refused[] {
	const { because, advice, status, madeContact, standing } = refusal;
	return (planned.work.rows ?? [planned.item]).map((item) => ({
		item,
		is: 'refused',
		because,
		...amongItem(planned.work),
		...(advice === undefined ? {} : { advice }),
		...(status === undefined ? {} : { status }),
		...(madeContact === undefined ? {} : { madeContact }),
		...(standing === undefined ? {} : { standing }),
	}));
}
