import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import {
	byItemId,
	byMark,
	contact,
	invoice,
	line,
	nobody,
	owed,
	range,
	text,
	type Verb,
} from './task';

/** Credit notes and invoices of the same amount, one against the other. */
const credits = async (rig: Rig, count: number, mark: string) => {
	const invoices = await owed(rig, count, mark);
	const notes = await rig.made(
		'CreditNotes',
		range(count).map((at) => ({
			Type: 'ACCRECCREDIT',
			Status: 'AUTHORISED',
			Contact: contact,
			Date: rig.world.day(-1),
			LineItems: [line()],
			Reference: `${mark}-credit-${at}`,
		})),
	);
	return notes.map(({ CreditNoteID }, at) => ({
		id: text(CreditNoteID),
		invoice: text(invoices[at].InvoiceID),
	}));
};

const allocationsOf = (rig: Rig): Map<string, Rec[]> =>
	new Map(
		rig
			.books('CreditNotes')
			.map(({ CreditNoteID, Allocations }) => [text(CreditNoteID), (Allocations ?? []) as Rec[]]),
	);

const allocate: Verb = {
	name: 'allocate credit note',
	method: 'PUT',
	url: '/Allocations',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const pairs = await credits(rig, count, mark);
		const items = pairs.map((pair) => ({ ...pair }));
		if (spoil?.kind === 'unknown id') items[spoil.at].invoice = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'creditNote',
				operation: 'allocate',
				simplify: false,
				...byItemId,
				allocateTo: 'invoice',
				invoice: { __rl: true, mode: 'id', value: '={{ $json.invoice }}' },
				amount: '5',
			},
			items,
			id: 'CreditNoteID',
			creates: false,
			held: async () => {
				const now = allocationsOf(rig);
				return items.map(({ id }) => (now.get(id) ?? []).map(() => id));
			},
		};
	},
};

const removeAllocation: Verb = {
	name: 'remove allocation',
	method: 'DELETE',
	url: '/Allocations',
	most: 5,
	spoils: ['unknown id'],
	async prepare(rig, count, mark, spoil) {
		const pairs = await credits(rig, count, mark);
		for (const { id, invoice } of pairs)
			await rig.ask('PUT', `/CreditNotes/${id}/Allocations`, {
				Allocations: [{ Invoice: { InvoiceID: invoice }, Amount: 5, Date: rig.world.day(0) }],
			});
		const items = pairs.map((pair) => ({ ...pair }));
		if (spoil) items[spoil.at].id = nobody;
		return {
			parameters: {
				resource: 'creditNote',
				operation: 'removeAllocation',
				simplify: false,
				...byItemId,
				removeWhat: 'all',
			},
			items,
			id: 'CreditNoteID',
			creates: false,
			held: async () => {
				const now = allocationsOf(rig);
				const left = (each: Rec) => each.IsDeleted !== true;
				return items.map(({ id }) =>
					id !== nobody && (now.get(id) ?? []).filter(left).length === 0 ? [id] : [],
				);
			},
		};
	},
};

const uploadAttachment: Verb = {
	name: 'upload attachment',
	method: 'PUT',
	url: '/Attachments/',
	most: 5,
	spoils: ['unknown id'],
	async prepare(rig, count, mark, spoil) {
		const invoices = await rig.made(
			'Invoices',
			range(count).map((at) => invoice('DRAFT')(`${mark}-${at}`, rig)),
		);
		const ids = invoices.map(({ InvoiceID }) => text(InvoiceID));
		const items = ids.map((id) => ({ id }));
		if (spoil) items[spoil.at].id = nobody;
		return {
			parameters: {
				resource: 'invoice',
				operation: 'uploadAttachment',
				simplify: false,
				...byItemId,
			},
			items,
			files: ids.map((_, at) => ({
				data: {
					data: Buffer.from(`${mark} ${at}`).toString('base64'),
					mimeType: 'text/plain',
					fileName: `${mark}-${at}.txt`,
				},
			})),
			id: 'InvoiceID',
			creates: false,
			held: async () => {
				const held: string[][] = [];
				for (const { id } of items) {
					if (id === nobody) held.push([]);
					else
						held.push(
							((await rig.ask('GET', `/Invoices/${id}/Attachments`)).Attachments as Rec[]).map(
								() => id,
							),
						);
				}
				return held;
			},
		};
	},
};

const addNote: Verb = {
	name: 'add note',
	method: 'PUT',
	url: '/History',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const contacts = await rig.made(
			'Contacts',
			range(count).map((at) => ({ Name: `${mark}-${at}` })),
		);
		const items = contacts.map(({ ContactID }, at) => ({
			id: text(ContactID),
			note: `${mark} note ${at}`,
		}));
		if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'contact',
				operation: 'addNote',
				simplify: false,
				...byItemId,
				note: '={{ $json.note }}',
			},
			items,
			id: 'ContactID',
			// Every note is one of its own, the same text twice as well.
			creates: false,
			held: async () => {
				const held: string[][] = [];
				for (const { id, note } of items) {
					if (id === nobody) held.push([]);
					else
						held.push(
							((await rig.ask('GET', `/Contacts/${id}/History`)).HistoryRecords as Rec[])
								.filter(({ Details }) => Details === note)
								.map(() => id),
						);
				}
				return held;
			},
		};
	},
};

/** Two groups; the contacts of a run go into one and the other in turn. */
const members = (
	name: string,
	operation: string,
	method: string,
	most: number,
	wanted: boolean,
): Verb => ({
	name,
	method,
	url: '/ContactGroups/[^/]+/Contacts',
	most,
	...(most === 50 ? { requests: () => 1 } : {}),
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const contacts = await rig.made(
			'Contacts',
			range(count).map((at) => ({ Name: `${mark}-${at}` })),
		);
		const [group] = await rig.made('ContactGroups', [{ Name: mark }]);
		const id = text(group.ContactGroupID);
		if (!wanted)
			await rig.ask('PUT', `/ContactGroups/${id}/Contacts`, {
				Contacts: contacts.map(({ ContactID }) => ({ ContactID })),
			});
		const items = contacts.map(({ ContactID }) => ({ id, contact: text(ContactID) }));
		if (spoil?.kind === 'unknown id') items[spoil.at].contact = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'contactGroup',
				operation,
				simplify: false,
				...byItemId,
				contact: { __rl: true, mode: 'id', value: '={{ $json.contact }}' },
			},
			items,
			id: 'ContactID',
			counted: true,
			creates: false,
			held: async () => {
				const listed = (await rig.ask('GET', `/ContactGroups/${id}`)).ContactGroups as Rec[];
				const inside = new Set(
					((listed[0].Contacts ?? []) as Rec[]).map(({ ContactID }) => text(ContactID)),
				);
				return items.map((item) =>
					item.contact !== nobody && inside.has(item.contact) === wanted ? [item.contact] : [],
				);
			},
		};
	},
});

const categoryOf = (rig: Rig): string =>
	text(rig.books('TrackingCategories')[0].TrackingCategoryID);

const createOption: Verb = {
	name: 'create tracking option',
	method: 'PUT',
	url: '/Options',
	most: 5,
	spoils: ['duplicate'],
	async prepare(rig, count, mark, spoil) {
		const category = categoryOf(rig);
		const items = range(count).map((at) => ({ id: category, name: `${mark}-${at}` }));
		if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		const options = (): Rec[] =>
			rig.books('TrackingCategories').flatMap(({ Options }) => (Options ?? []) as Rec[]);
		return {
			parameters: {
				resource: 'trackingCategory',
				operation: 'createOption',
				simplify: false,
				...byItemId,
				optionName: '={{ $json.name }}',
			},
			items,
			id: 'TrackingOptionID',
			counted: true,
			creates: true,
			held: async () =>
				byMark(
					items.map(({ name }) => name),
					options(),
					({ Name }) => Name,
					({ TrackingOptionID }) => TrackingOptionID,
				),
			total: () => options().length,
		};
	},
};

/** What is written below a record: allocations, files, notes, members, options. */
export const writingBelow: readonly Verb[] = [
	allocate,
	removeAllocation,
	uploadAttachment,
	addNote,
	members('add contacts to group', 'addMembers', 'PUT', 50, true),
	members('remove contact from group', 'removeMember', 'DELETE', 5, false),
	createOption,
];
