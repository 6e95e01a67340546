import type { IDataObject, INodeParameters, ResourceMapperValue } from 'n8n-workflow';

import * as give from './given';
import { orderLines } from './samples';
import type { Seed } from './messages';

/** What a work's parameters may speak of. */
export type Place = {
	tenantId: string;
	contactIds: string[];
	invoiceIds: string[];
	/** The Fields parameter with the columns the editor offers, filled from the input items or by expressions. */
	fields: (
		resource: string,
		operation: string,
		value?: IDataObject,
	) => Promise<ResourceMapperValue>;
};

type Parameters = (place: Place) => INodeParameters | Promise<INodeParameters>;

/** One row of the table. */
export type Work = {
	id: string;
	/** What is done, with the number of records at full scale. */
	title: (records: number) => string;
	records: number;
	/** The books before the run. */
	seed: (records: number) => Seed;
	items: (records: number, place: Place) => IDataObject[];
	/** Output items that tell the work was done whole, where they are not one an input item. */
	gives?: (records: number) => number;
	/** The run is made this often and the last one measured. */
	times?: number;
	ours: Parameters;
	builtIn: Parameters | { notPossible: string };
	/** Whether the built-in node is also measured without the benchmark's help. */
	alone?: boolean;
	/** Most calls of ours at full scale, look-ups and all. */
	most?: number;
	/** Most minutes of ours as a part of the built-in's. */
	partOfMinutes?: number;
	/** Whether ours may write anything at all. */
	writes?: false;
	/** Most memory of ours as a multiple of what the items themselves hold. */
	timesItems?: number;
};

const noneByName = 'it takes a contact by its id only, and has no way to find one by its name';
const noUpsert = 'it has no Create or Update and cannot look a contact up by its e-mail address';

const createInvoices = {
	seed: (): Seed => ({ customers: 200 }),
	items: (records: number, { contactIds }: Place) =>
		give.each(records, (nth) => ({
			...give.invoiceHeader(`B-${nth}`),
			contactId: contactIds[nth % contactIds.length],
			lines: orderLines(nth),
		})),
	ours: give.createInvoice({ mode: 'id', value: '={{ $json.contactId }}' }),
	builtIn: give.createInvoiceBuiltIn,
};

const upsertContacts = {
	items: (records: number) =>
		give.each(records, (nth) => give.changedCustomer(nth, nth % 10 === 0)),
	ours: give.upsertContacts,
	builtIn: { notPossible: noUpsert },
};

/** The rows, in the order of the table. */
export const works: Work[] = [
	{
		...createInvoices,
		id: 'create-invoices',
		title: (records) => `Create ${give.count(records)} invoices of 5 lines`,
		records: 1000,
		alone: true,
		most: 20,
	},
	{
		...createInvoices,
		id: 'create-invoices-by-name',
		title: (records) => `Create ${give.count(records)} invoices for 200 contacts given by name`,
		records: 1000,
		items: (records) =>
			give.each(records, (nth) => ({
				...give.invoiceHeader(`B-${nth}`),
				customer: `Customer ${1 + (nth % 200)}`,
				lines: orderLines(nth),
			})),
		ours: give.createInvoice({ mode: 'name', value: '={{ $json.customer }}' }),
		builtIn: { notPossible: noneByName },
		most: 30,
	},
	{
		...upsertContacts,
		id: 'upsert-contacts',
		title: (records) =>
			`Create or update ${give.count(records)} contacts by e-mail, a tenth of them changed`,
		records: 1000,
		seed: (records) => ({ customers: records }),
		most: 30,
	},
	{
		...upsertContacts,
		id: 'upsert-contacts-again',
		title: () => 'The same again, nothing changed',
		records: 1000,
		seed: (records) => ({ customers: records }),
		times: 2,
		writes: false,
	},
	{
		...upsertContacts,
		id: 'upsert-contacts-among-many',
		title: (records) => `The first among ${give.count(records * 150)} contacts`,
		records: 1000,
		seed: (records) => ({ customers: records * 150, allContacts: true }),
	},
	{
		id: 'get-invoices',
		title: (records) => `Get ${give.count(records)} invoices by id`,
		records: 1000,
		seed: (records) => ({ customers: 200, invoices: records }),
		items: (records, { invoiceIds }) =>
			give.each(records, (nth) => ({ InvoiceID: invoiceIds[nth - 1] })),
		ours: give.getInvoice,
		builtIn: give.getInvoiceBuiltIn,
		most: 25,
	},
	{
		id: 'read-contacts',
		title: (records) => `Read ${give.count(records)} contacts`,
		records: 10_000,
		seed: (records) => ({ customers: records, allContacts: true }),
		items: () => [{}],
		gives: (records) => records,
		ours: give.readContacts,
		builtIn: give.readContactsBuiltIn,
		alone: true,
		most: 10,
	},
	{
		...createInvoices,
		id: 'create-many-invoices',
		title: (records) => `Create ${give.count(records)} invoices of 5 lines`,
		records: 10_000,
		partOfMinutes: 1 / 45,
	},
	{
		id: 'read-many-contacts',
		title: (records) => `Read ${give.count(records)} contacts`,
		records: 100_000,
		timesItems: 2,
		seed: (records) => ({ customers: records, allContacts: true }),
		items: () => [{}],
		gives: (records) => records,
		ours: give.readContacts,
		builtIn: give.readContactsBuiltIn,
	},
];
