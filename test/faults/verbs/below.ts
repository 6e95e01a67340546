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
	spoils: ['invalid', 'unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const pairs = await credits(rig, count, mark);
		const items = pairs.map((pair) => ({ ...pair, amount: '5' }));
		if (spoil?.kind === 'unknown id') items[spoil.at].invoice = nobody;
		else if (spoil?.kind === 'invalid') items[spoil.at].amount = '5000';
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: {
				resource: 'creditNote',
				operation: 'allocate',
				simplify: false,
				...byItemId,
				allocateTo: 'invoice',
				invoice: { __rl: true, mode: 'id', value: '={{ $json.invoice }}' },
				amount: '={{ $json.amount }}',
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
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const pairs = await credits(rig, count, mark);
		for (const { id, invoice } of pairs)
			await rig.ask('PUT', `/CreditNotes/${id}/Allocations`, {
				Allocations: [{ Invoice: { InvoiceID: invoice }, Amount: 5, Date: rig.world.day(0) }],
			});
		const items = pairs.map((pair) => ({ ...pair }));
		if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
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
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const invoices = await rig.made(
			'Invoices',
			range(count).map((at) => invoice('DRAFT')(`${mark}-${at}`, rig)),
		);
		const ids = invoices.map(({ InvoiceID }) => text(InvoiceID));
		const items = ids.map((id) => ({ id }));
		if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
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

/** A letter that went out does not come back: one too many is a duplicate. */
const email: Verb = {
	name: 'email invoice',
	method: 'POST',
	url: '/Email',
	most: 5,
	spoils: ['invalid', 'unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const invoices = await owed(rig, count, mark);
		const items = invoices.map(({ InvoiceID }) => ({ id: text(InvoiceID) }));
		if (spoil?.kind === 'invalid') {
			const [draft] = await rig.made('Invoices', [invoice('DRAFT')(`${mark}-draft`, rig)]);
			items[spoil.at] = { id: text(draft.InvoiceID) };
		} else if (spoil)
			items[spoil.at] = spoil.kind === 'duplicate' ? items[spoil.at === 0 ? 1 : 0] : { id: nobody };
		return {
			parameters: { resource: 'invoice', operation: 'email', ...byItemId },
			items,
			id: 'InvoiceID',
			quiet: true,
			creates: false,
			held: async () =>
				items.map(({ id }) => rig.carriedOut(`/Invoices/${id}/Email`).map(() => id)),
		};
	},
};

/** Any request: here new contacts. */
const customRequest: Verb = {
	name: 'custom API request',
	method: 'PUT',
	url: '/Contacts(\\?|$)',
	most: 5,
	spoils: ['invalid', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const items = range(count).map((at) => ({ Name: `${mark}-${at}`, EmailAddress: '' }));
		const marks = items.map(({ Name }) => Name);
		if (spoil?.kind === 'invalid') items[spoil.at].EmailAddress = 'not an address';
		else if (spoil) {
			items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
			marks[spoil.at] = items[spoil.at].Name;
		}
		return {
			parameters: {
				resource: 'customApiRequest',
				operation: 'request',
				method: 'PUT',
				path: 'Contacts',
				body: '={{ JSON.stringify($json) }}',
			},
			items,
			id: 'ContactID',
			quiet: true,
			counted: true,
			creates: true,
			held: async () =>
				byMark(
					marks,
					rig.books('Contacts'),
					({ Name }) => Name,
					({ ContactID }) => ContactID,
				),
			total: () => rig.books('Contacts').length,
		};
	},
};

/** What is done below a record, or by a request of one's own. */
export const writingBelow: readonly Verb[] = [
	allocate,
	removeAllocation,
	uploadAttachment,
	addNote,
	email,
	customRequest,
];
