import type { IDataObject } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { creationOf, type Creation } from './creation';
import {
	byMark,
	contact,
	contactSpoils,
	fromItem,
	line,
	nobody,
	owed,
	range,
	text,
	type Spoil,
	type Verb,
} from './task';

const documentSpoils = {
	invalid: (record: Rec) => ({ ...record, LineItems: [line({ AccountCode: '99999' })] }),
	'unknown id': (record: Rec) => ({ ...record, Contact: { ContactID: nobody } }),
	'wrong type': (record: Rec) => ({ ...record, LineItems: [line({ Quantity: 'two' })] }),
};

const document = (
	name: string,
	resource: string,
	endpoint: string,
	id: string,
	more: Rec = {},
): Creation => ({
	name,
	resource,
	endpoint,
	id,
	mark: 'Reference',
	record: (mark, rig) => ({
		Contact: contact,
		Date: rig.world.day(0),
		LineItems: [line()],
		Reference: mark,
		...more,
	}),
	spoilt: documentSpoils,
});

let codes = 0;
/** A code nobody has. */
const newCode = (letter: string): string => `${letter}${(codes += 1)}`;

/** New records of every kind. */
const creations: Creation[] = [
	{
		name: 'create contact',
		resource: 'contact',
		endpoint: 'Contacts',
		id: 'ContactID',
		mark: 'Name',
		record: (mark) => ({ Name: mark, EmailAddress: `${mark}@club.example` }),
		spoilt: contactSpoils,
	},
	document('create invoice', 'invoice', 'Invoices', 'InvoiceID'),
	{
		...document('create bill', 'bill', 'Invoices', 'InvoiceID'),
		mark: 'InvoiceNumber',
		record: (mark, rig) => ({
			Contact: contact,
			Date: rig.world.day(0),
			LineItems: [line({ AccountCode: '429' })],
			InvoiceNumber: mark,
		}),
	},
	document('create credit note', 'creditNote', 'CreditNotes', 'CreditNoteID', {
		Type: 'ACCRECCREDIT',
	}),
	document('create purchase order', 'purchaseOrder', 'PurchaseOrders', 'PurchaseOrderID'),
	document('create quote', 'quote', 'Quotes', 'QuoteID'),
	{
		...document(
			'create bank transaction',
			'bankTransaction',
			'BankTransactions',
			'BankTransactionID',
			{ Type: 'RECEIVE', BankAccount: { Code: '090' } },
		),
	},
	{
		name: 'create payment',
		resource: 'payment',
		endpoint: 'Payments',
		id: 'PaymentID',
		mark: 'Reference',
		record: (mark, rig) => ({
			Account: { Code: '090' },
			Amount: 3,
			Date: rig.world.day(0),
			Reference: mark,
		}),
		before: async (rig, count, mark) =>
			(await owed(rig, count, mark)).map(({ InvoiceID }) => ({ Invoice: { InvoiceID } })),
		spoilt: {
			invalid: (record) => ({ ...record, Account: { Code: '99999' } }),
			'unknown id': (record) => ({ ...record, Invoice: { InvoiceID: nobody } }),
			'wrong type': (record) => ({ ...record, Date: 'tomorrow' }),
		},
	},
	{
		name: 'create item',
		resource: 'item',
		endpoint: 'Items',
		id: 'ItemID',
		mark: 'Code',
		record: (mark) => ({
			Code: mark,
			Name: 'Thing',
			SalesDetails: { UnitPrice: 3, AccountCode: '200' },
		}),
		spoilt: {
			invalid: (record) => ({ ...record, SalesDetails: { AccountCode: '99999' } }),
			'wrong type': (record) => ({ ...record, SalesDetails: { UnitPrice: 'three' } }),
		},
	},
	{
		name: 'create manual journal',
		resource: 'manualJournal',
		endpoint: 'ManualJournals',
		id: 'ManualJournalID',
		mark: 'Narration',
		record: (mark, rig) => ({
			Narration: mark,
			Date: rig.world.day(0),
			JournalLines: [
				{ LineAmount: 10, AccountCode: '429', TaxType: 'NONE' },
				{ LineAmount: -10, AccountCode: '400', TaxType: 'NONE' },
			],
		}),
		spoilt: {
			invalid: (record) => ({
				...record,
				JournalLines: [
					{ LineAmount: 10, AccountCode: '99999' },
					{ LineAmount: -10, AccountCode: '400' },
				],
			}),
			'wrong type': (record) => ({ ...record, Date: 'tomorrow' }),
		},
	},
	{
		name: 'create bank transfer',
		resource: 'bankTransfer',
		endpoint: 'BankTransfers',
		id: 'BankTransferID',
		mark: 'Reference',
		most: 5,
		record: (mark, rig) => ({
			FromBankAccount: { Code: '090' },
			ToBankAccount: { Code: '091' },
			Amount: 3,
			Date: rig.world.day(0),
			Reference: mark,
		}),
		spoilt: {
			invalid: (record) => ({ ...record, FromBankAccount: { Code: '99999' } }),
			'wrong type': (record) => ({ ...record, Amount: 'three' }),
		},
	},
	{
		name: 'create account',
		resource: 'account',
		endpoint: 'Accounts',
		id: 'AccountID',
		mark: 'Name',
		most: 5,
		record: (mark) => ({ Code: newCode('C'), Name: mark, Type: 'EXPENSE' }),
		spoilt: {
			invalid: (record) => ({ ...record, Code: '200' }),
			'wrong type': (record) => ({ ...record, TaxType: 'NOTHING' }),
		},
	},
	{
		name: 'create tax rate',
		resource: 'taxRate',
		endpoint: 'TaxRates',
		id: 'TaxType',
		mark: 'Name',
		most: 5,
		record: (mark) => ({
			Name: mark,
			ReportTaxType: 'OUTPUT',
			TaxComponents: [{ Name: 'State', Rate: 7.25, IsCompound: false, IsNonRecoverable: false }],
		}),
		spoilt: { invalid: (record) => ({ ...record, TaxComponents: [{ Name: 'State', Rate: 101 }] }) },
	},
	{
		name: 'create contact group',
		resource: 'contactGroup',
		endpoint: 'ContactGroups',
		id: 'ContactGroupID',
		mark: 'Name',
		most: 5,
		record: (mark) => ({ Name: mark }),
	},
	{
		name: 'create linked transaction',
		resource: 'linkedTransaction',
		endpoint: 'LinkedTransactions',
		id: 'LinkedTransactionID',
		mark: 'SourceLineItemID',
		most: 5,
		record: () => ({}),
		before: async (rig, count, mark) =>
			(
				await rig.made(
					'Invoices',
					range(count).map((at) => ({
						Type: 'ACCPAY',
						Status: 'AUTHORISED',
						Contact: contact,
						Date: rig.world.day(0),
						DueDate: rig.world.day(9),
						LineItems: [line({ AccountCode: '429' })],
						InvoiceNumber: `${mark}-bill-${at}`,
					})),
				)
			).map(({ InvoiceID, LineItems }) => ({
				SourceTransactionID: InvoiceID,
				SourceLineItemID: (LineItems as Rec[])[0].LineItemID,
			})),
		spoilt: { 'unknown id': (record) => ({ ...record, SourceTransactionID: nobody }) },
	},
	{
		...document(
			'create repeating invoice',
			'repeatingInvoice',
			'RepeatingInvoices',
			'RepeatingInvoiceID',
		),
		record: (mark, rig) => ({
			Type: 'ACCREC',
			Status: 'DRAFT',
			Contact: contact,
			Schedule: {
				Period: 1,
				Unit: 'MONTHLY',
				StartDate: rig.world.day(3),
				DueDate: 20,
				DueDateType: 'OFFOLLOWINGMONTH',
			},
			LineItems: [line()],
			Reference: mark,
		}),
	},
	{
		name: 'create batch payment',
		resource: 'batchPayment',
		endpoint: 'BatchPayments',
		id: 'BatchPaymentID',
		mark: 'Reference',
		record: (mark, rig) => ({ Account: { Code: '090' }, Date: rig.world.day(0), Reference: mark }),
		before: async (rig, count, mark) =>
			(await owed(rig, count, mark)).map(({ InvoiceID }) => ({
				Payments: [{ Invoice: { InvoiceID }, Amount: 3 }],
			})),
		spoilt: {
			invalid: (record) => ({ ...record, Account: { Code: '99999' } }),
			'unknown id': (record) => ({
				...record,
				Payments: [{ Invoice: { InvoiceID: nobody }, Amount: 3 }],
			}),
		},
	},
];

/** Half of the records are there already. */
const upsert = (
	resource: string,
	endpoint: string,
	id: string,
	matchOn: string,
	record: (mark: string, rig: Rig) => Rec,
	changed: string,
	spoilt: Creation['spoilt'] & {},
): Verb => ({
	name: `create or update ${resource}`,
	method: 'PUT|POST',
	url: `/${endpoint}(\\?|$)`,
	most: 50,
	spoils: [...(Object.keys(spoilt) as Spoil[]), 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const marks = range(count).map((at) => `${mark}-${at}`);
		const there = marks
			.filter((_, at) => at % 2 === 0)
			.map((each) => ({
				...record(each, rig),
				...(resource === 'invoice' ? { Type: 'ACCREC' } : {}),
			}));
		await rig.made(endpoint, there);
		const records: Rec[] = marks.map((each) => ({
			...record(each, rig),
			[changed]: `${each} changed`,
		}));
		if (spoil?.kind === 'duplicate') records[spoil.at] = records[spoil.at === 0 ? 1 : 0];
		else if (spoil)
			records[spoil.at] = spoilt[spoil.kind]?.(records[spoil.at]) ?? records[spoil.at];
		return {
			parameters: { resource, operation: 'upsert', matchOn, simplify: false, ...fromItem },
			items: records.map((each) => ({ record: each as IDataObject })),
			id,
			creates: true,
			held: async () =>
				byMark(
					records.map((each) => text(each[changed])),
					rig.books(endpoint),
					(each) => each[changed],
					(each) => each[id],
				),
		};
	},
});

/** Documents for contacts that are not there: both have to be made, each once. */
const withNewContacts: Verb = {
	name: 'create invoice, contact missing',
	method: 'PUT',
	url: '/(Invoices|Contacts)(\\?|$)',
	most: 50,
	spoils: [],
	async prepare(rig, count, mark) {
		const marks = range(count).map((at) => `${mark}-${at}`);
		return {
			parameters: {
				resource: 'invoice',
				operation: 'create',
				simplify: false,
				inputMode: 'fields',
				contact: { __rl: true, mode: 'name', value: '={{ $json.name }}' },
				ifContactMissing: 'create',
				newContact: {},
				fields: await rig.world.fields('invoice', 'create', { Reference: '={{ $json.mark }}' }),
				linesFrom: 'below',
				lines: {
					line: [{ description: 'Mugs', quantity: '2', unitAmount: '10', accountCode: '200' }],
				},
			},
			items: marks.map((each, at) => ({ mark: each, name: `${mark} shop ${Math.floor(at / 2)}` })),
			id: 'InvoiceID',
			creates: true,
			held: async () =>
				byMark(
					marks,
					rig.books('Invoices'),
					({ Reference }) => Reference,
					({ InvoiceID }) => InvoiceID,
				),
			total: () => rig.books('Invoices').length,
		};
	},
};

/** Create, and Create or Update. */
export const creating: readonly Verb[] = [
	...creations.map(creationOf),
	withNewContacts,
	upsert(
		'contact',
		'Contacts',
		'ContactID',
		'Name',
		(mark) => ({ Name: mark }),
		'FirstName',
		contactSpoils,
	),
	upsert(
		'invoice',
		'Invoices',
		'InvoiceID',
		'InvoiceNumber',
		(mark, rig) => ({
			InvoiceNumber: mark,
			Contact: contact,
			Date: rig.world.day(0),
			LineItems: [line()],
		}),
		'Reference',
		documentSpoils,
	),
];
