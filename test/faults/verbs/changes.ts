import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import {
	byItemId,
	contact,
	contactSpoils,
	fromItem,
	invoice,
	line,
	nobody,
	owed,
	range,
	text,
	type Spoil,
	type Verb,
} from './task';

type Change = {
	name: string;
	resource: string;
	operation: string;
	endpoint: string;
	id: string;
	method?: string;
	url?: string;
	most?: number;
	/** What another program makes before. */
	stored: (mark: string, rig: Rig, at: number) => Rec;
	parameters?: INodeParameters;
	/** Whether the books have the change. */
	isDone: (record: Rec | undefined, mark: string) => boolean;
	/** What the item gives. */
	given?: (mark: string) => Rec;
	spoilt?: { [kind in Spoil]?: (record: Rec) => Rec };
};

const changeOf = ({
	name,
	resource,
	operation,
	endpoint,
	id,
	method = 'POST',
	url,
	most = 50,
	stored,
	parameters = {},
	isDone,
	given = () => ({}),
	spoilt = {},
}: Change): Verb => ({
	name,
	method,
	url: url ?? `/${endpoint}(/[^/?]+)?(\\?|$)`,
	most,
	spoils: [...(Object.keys(spoilt) as Spoil[]), 'unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const stock = range(count).map((at) => stored(`${mark}-${at}`, rig, at));
		const records =
			most === 50 || endpoint !== 'Accounts'
				? await rig.made(endpoint, stock)
				: await oneByOne(rig, endpoint, stock);
		const marks = range(count).map((at) => `${mark}-${at} changed`);
		const ids = records.map((record) => text(record[id]));
		const items = ids.map((each, at) => ({ id: each, record: given(marks[at]) as IDataObject }));
		if (spoil?.kind === 'duplicate') {
			items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
			marks[spoil.at] = marks[spoil.at === 0 ? 1 : 0];
		} else if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil)
			items[spoil.at].record = (spoilt[spoil.kind]?.(items[spoil.at].record) ?? {}) as IDataObject;
		return {
			parameters: { resource, operation, simplify: false, ...byItemId, ...parameters },
			items,
			id,
			creates: false,
			held: async () => {
				const now = new Map(rig.books(endpoint).map((record) => [text(record[id]), record]));
				return items.map((item, at) =>
					item.id !== nobody && isDone(now.get(item.id), marks[at]) ? [item.id] : [],
				);
			},
			...(method === 'DELETE' ? {} : { total: () => rig.books(endpoint).length }),
		};
	},
});

async function oneByOne(rig: Rig, endpoint: string, records: Rec[]): Promise<Rec[]> {
	const made: Rec[] = [];
	for (const record of records)
		made.push(((await rig.ask('PUT', `/${endpoint}`, record))[endpoint] as Rec[])[0]);
	return made;
}

const statusIs =
	(...statuses: string[]) =>
	(record: Rec | undefined): boolean =>
		statuses.includes(text(record?.Status));

let codes = 0;
const anAccount = (mark: string): Rec => ({
	Code: `F${(codes += 1)}`,
	Name: mark,
	Type: 'EXPENSE',
});

const changes: Change[] = [
	{
		name: 'update contact',
		resource: 'contact',
		operation: 'update',
		endpoint: 'Contacts',
		id: 'ContactID',
		stored: (mark) => ({ Name: mark }),
		parameters: fromItem,
		given: (mark) => ({ FirstName: mark }),
		isDone: (record, mark) => record?.FirstName === mark,
		spoilt: contactSpoils,
	},
	{
		name: 'update invoice',
		resource: 'invoice',
		operation: 'update',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: invoice('DRAFT'),
		parameters: fromItem,
		given: (mark) => ({ Reference: mark }),
		isDone: (record, mark) => record?.Reference === mark,
		spoilt: {
			invalid: (record) => ({ ...record, BrandingThemeID: nobody }),
			'wrong type': (record) => ({ ...record, DueDate: 'tomorrow' }),
		},
	},
	{
		name: 'update account',
		resource: 'account',
		operation: 'update',
		endpoint: 'Accounts',
		id: 'AccountID',
		most: 5,
		stored: anAccount,
		parameters: fromItem,
		given: (mark) => ({ Description: mark }),
		isDone: (record, mark) => record?.Description === mark,
		spoilt: { invalid: (record) => ({ ...record, Code: '200' }) },
	},
	{
		name: 'archive contact',
		resource: 'contact',
		operation: 'archive',
		endpoint: 'Contacts',
		id: 'ContactID',
		stored: (mark) => ({ Name: mark }),
		isDone: (record) => record?.ContactStatus === 'ARCHIVED',
	},
	{
		name: 'archive account',
		resource: 'account',
		operation: 'archive',
		endpoint: 'Accounts',
		id: 'AccountID',
		most: 5,
		stored: anAccount,
		isDone: statusIs('ARCHIVED'),
	},
	{
		name: 'delete item',
		resource: 'item',
		operation: 'delete',
		endpoint: 'Items',
		id: 'ItemID',
		method: 'DELETE',
		most: 5,
		stored: (mark) => ({ Code: mark, Name: 'Thing' }),
		isDone: (record) => record === undefined,
	},
	{
		name: 'delete quote',
		resource: 'quote',
		operation: 'delete',
		endpoint: 'Quotes',
		id: 'QuoteID',
		stored: (mark, rig) => ({
			Contact: contact,
			Date: rig.world.day(0),
			LineItems: [line()],
			Reference: mark,
		}),
		isDone: statusIs('DELETED'),
	},
	{
		name: 'delete or void invoice',
		resource: 'invoice',
		operation: 'deleteOrVoid',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: (mark, rig, at) => invoice(at % 2 === 0 ? 'DRAFT' : 'AUTHORISED')(mark, rig),
		isDone: statusIs('DELETED', 'VOIDED'),
	},
	...(
		[
			['approve', 'AUTHORISED'],
			['submit', 'SUBMITTED'],
		] as const
	).map(
		([operation, status]): Change => ({
			name: `${operation} invoice`,
			resource: 'invoice',
			operation,
			endpoint: 'Invoices',
			id: 'InvoiceID',
			stored: invoice('DRAFT'),
			isDone: statusIs(status),
		}),
	),
	{
		name: 'mark invoice as sent',
		resource: 'invoice',
		operation: 'markAsSent',
		endpoint: 'Invoices',
		id: 'InvoiceID',
		stored: invoice('AUTHORISED'),
		isDone: (record) => record?.SentToContact === true,
	},
];

const deletePayment: Verb = {
	name: 'delete payment',
	method: 'POST',
	url: '/Payments',
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const invoices = await owed(rig, count, mark);
		const payments = await rig.made(
			'Payments',
			invoices.map(({ InvoiceID }) => ({
				Invoice: { InvoiceID },
				Account: { Code: '090' },
				Amount: 3,
				Date: rig.world.day(0),
			})),
		);
		const ids = payments.map(({ PaymentID }) => text(PaymentID));
		if (spoil) ids[spoil.at] = spoil.kind === 'duplicate' ? ids[spoil.at === 0 ? 1 : 0] : nobody;
		return {
			parameters: { resource: 'payment', operation: 'delete', simplify: false, ...byItemId },
			items: ids.map((id) => ({ id })),
			id: 'PaymentID',
			creates: false,
			held: async () => {
				const gone = new Set(
					rig
						.books('Payments')
						.filter(({ Status }) => Status === 'DELETED')
						.map(({ PaymentID }) => text(PaymentID)),
				);
				return ids.map((id) => (gone.has(id) ? [id] : []));
			},
		};
	},
};

/** Update, archive, delete and the changes of status. */
export const changing: readonly Verb[] = [...changes.map(changeOf), deletePayment];
