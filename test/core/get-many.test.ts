import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Rec } from '../local-xero/contract';
import { asJson, byId, named, openWorld, type World } from './harness';
import {
	everyFilterFinds,
	filtersAreJoined,
	type Case,
	type Cases,
	type Raw,
} from './harness/filters';
import { contactId, kept, make, pay } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
	seeded = new Set(world.books('Invoices').map(({ InvoiceID }) => InvoiceID));
	const sent = await make(world, 'invoice', {
		InvoiceNumber: 'F-1',
		Reference: 'Say what',
		Status: 'AUTHORISED',
		DueDate: world.day(40),
		Date: world.day(2),
	});
	await pay(world, sent, 3);
	const payment = await pay(world, sent, 1);
	await world.run({
		resource: 'payment',
		operation: 'create',
		...asJson({
			Invoice: { InvoiceID: sent.InvoiceID },
			Account: { Code: '090' },
			Amount: 2,
			IsReconciled: true,
		}),
	});
	await world.run({ resource: 'payment', operation: 'delete', record: byId(payment.PaymentID) });
	await make(world, 'bill', {
		InvoiceNumber: 'F-2',
		Status: 'SUBMITTED',
		DueDate: world.day(40),
		Contact: { Name: 'City Agency' },
	});
	await world.run({
		resource: 'invoice',
		operation: 'deleteOrVoid',
		record: byId((await make(world, 'invoice')).InvoiceID),
	});
	world.control.clock({ advance: 60_000 });
	changed = new Date(world.control.clock().now).toISOString();
	world.control.clock({ advance: 60_000 });
	await make(world, 'contact', {
		Name: 'Late',
		AccountNumber: 'L8',
		EmailAddress: 'late@x.example',
	});
	await pay(
		world,
		await make(world, 'bill', {
			InvoiceNumber: 'LATE',
			Status: 'AUTHORISED',
			DueDate: world.day(1),
			LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 999, AccountCode: '429' }],
		}),
		1,
	);
	await make(world, 'invoice', { Reference: 'Late' });
});
afterAll(async () => await world.close());
let changed: string;
let seeded: Set<unknown>;

const day = (value: unknown) => (value as Date | undefined)?.toISOString().slice(0, 10) ?? '';
const contactOf = ({ Contact }: Rec) => (Contact as Rec).ContactID;
const has =
	(text: string, ...names: string[]) =>
	(record: Rec) =>
		names.some((name) =>
			String(record[name] ?? '')
				.toLowerCase()
				.includes(text),
		);
const is = (name: string, value: unknown) => (record: Rec) => record[name] === value;
const since = ({ UpdatedDateUTC }: Rec) => (UpdatedDateUTC as Date).toISOString() >= changed;

const documents: Case[] = [
	[
		'statuses',
		() => ['AUTHORISED', 'VOIDED', 'DELETED', 'SUBMITTED'],
		({ Status }) => ['AUTHORISED', 'VOIDED', 'DELETED', 'SUBMITTED'].includes(String(Status)),
	],
	[
		'contact',
		() => named('id', contactId(world, 'City Agency')),
		(record) => contactOf(record) === contactId(world, 'City Agency'),
	],
	['dateFrom', () => world.day(-20), (record) => day(record.Date) >= world.day(-20)],
	['dateTo', () => world.day(-20), (record) => day(record.Date) <= world.day(-20)],
	['dueDateFrom', () => world.day(5), (record) => day(record.DueDate) >= world.day(5)],
	[
		'dueDateTo',
		() => world.day(5),
		(record) => record.DueDate !== undefined && day(record.DueDate) <= world.day(5),
	],
	['modifiedSince', () => changed, since],
	['searchTerm', () => 'f-', has('f-', 'InvoiceNumber', 'Reference')],
	['amountDueFrom', () => '700.5', ({ AmountDue }) => Number(AmountDue) >= 700.5],
	['createdByMyApp', () => true, ({ InvoiceID }) => !seeded.has(InvoiceID)],
	[
		'invoiceNumbers',
		() => 'F-1, F-2',
		({ InvoiceNumber }) => InvoiceNumber === 'F-1' || InvoiceNumber === 'F-2',
	],
	[
		'ids',
		() =>
			['F-1', 'F-2']
				.map((number) => String(kept(world, 'Invoices', 'InvoiceNumber', number).InvoiceID))
				.join(', '),
		({ InvoiceNumber }) => InvoiceNumber === 'F-1' || InvoiceNumber === 'F-2',
	],
];

const cases: { [resource: string]: Cases } = {
	contact: {
		endpoint: 'Contacts',
		shown: is('ContactStatus', 'ACTIVE'),
		filters: [
			['status', () => 'ACTIVE', is('ContactStatus', 'ACTIVE')],
			['modifiedSince', () => changed, since],
			[
				'searchTerm',
				() => 'bay',
				has(
					'bay',
					'Name',
					'FirstName',
					'LastName',
					'ContactNumber',
					'CompanyNumber',
					'EmailAddress',
				),
			],
			['name', () => 'CITY agency', is('Name', 'City Agency')],
			['emailAddress', () => 'LATE@x.example', is('EmailAddress', 'late@x.example')],
			['accountNumber', () => 'CITY01', is('AccountNumber', 'CITY01')],
			['isCustomer', () => true, is('IsCustomer', true)],
			['isSupplier', () => false, is('IsSupplier', false)],
			[
				'ids',
				() => ['City Agency', 'Late'].map((name) => contactId(world, name)).join(','),
				({ Name }) => Name === 'City Agency' || Name === 'Late',
			],
		],
	},
	invoice: {
		endpoint: 'Invoices',
		shown: is('Type', 'ACCREC'),
		filters: [...documents, ['reference', () => 'Say what', is('Reference', 'Say what')]],
	},
	bill: { endpoint: 'Invoices', shown: is('Type', 'ACCPAY'), filters: documents },
	payment: {
		endpoint: 'Payments',
		filters: [
			['status', () => 'DELETED', is('Status', 'DELETED')],
			['paymentType', () => 'ACCPAYPAYMENT', is('PaymentType', 'ACCPAYPAYMENT')],
			['dateFrom', () => world.day(-6), (record) => day(record.Date) >= world.day(-6)],
			['dateTo', () => world.day(-6), (record) => day(record.Date) <= world.day(-6)],
			['modifiedSince', () => changed, since],
			[
				'invoiceId',
				() => String(kept(world, 'Invoices', 'InvoiceNumber', 'F-1').InvoiceID),
				({ Invoice }) => (Invoice as Rec).InvoiceNumber === 'F-1',
			],
			['isReconciled', () => false, is('IsReconciled', false)],
			['reference', () => 'Rent', is('Reference', 'Rent')],
		],
	},
};

const raw: { [resource: string]: Raw } = {
	contact: [
		'Name=="Late" OR Name=="City Agency"',
		({ Name }) => Name === 'Late' || Name === 'City Agency',
	],
	invoice: [
		'Total>100 OR Reference=="Late"',
		(record) => Number(record.Total) > 100 || record.Reference === 'Late',
	],
	bill: [
		'Total>100 OR InvoiceNumber=="F-2"',
		(record) => Number(record.Total) > 100 || record.InvoiceNumber === 'F-2',
	],
	payment: [
		'Amount>=500 OR Amount==1',
		(record) => Number(record.Amount) >= 500 || record.Amount === 1,
	],
};

describe.each(Object.keys(cases))('%s', (resource) => {
	everyFilterFinds(() => world, resource, cases[resource]);

	filtersAreJoined(() => world, resource, cases[resource], raw[resource]);
});

test('a comma in what is searched for is part of it', async () => {
	await make(world, 'contact', { Name: 'Wren, Ada' });
	const { items, error } = await world.run({
		resource: 'contact',
		operation: 'getAll',
		filters: { searchTerm: 'Wren, Ada' },
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.Name)).toEqual(['Wren, Ada']);
});

test('archived ones are included, also where an expression says so in text', async () => {
	const asked = async (includeArchived: unknown) =>
		(
			await world.run({
				resource: 'contact',
				operation: 'getAll',
				options: { includeArchived: `={{ ${JSON.stringify(includeArchived)} }}` },
			})
		).calls.at(-1)?.query.includeArchived;
	expect([await asked(true), await asked('true'), await asked('false')]).toEqual(['true', 'true', undefined]);
});

test('a direction alone turns the usual order round', async () => {
	const { items, calls } = await world.run({
		resource: 'contact',
		operation: 'getAll',
		limit: 5,
		options: { orderDirection: 'DESC' },
	});
	expect(calls.at(-1)?.query.order).toBe('UpdatedDateUTC DESC');
	const times = items.map(({ json }) => String(json.UpdatedDateUTC));
	expect(times).toEqual([...times].sort().reverse());
	expect(new Set(times).size).toBeGreaterThan(1);
});

/** Payroll's are tried with its three regions; a budget's are told by ids and by the months its lines cover. */
const elsewhere = ['budget', 'employee'];

test('no object with filters is left out of these files', () => {
	const tried = readdirSync(__dirname)
		.filter((name) => name.startsWith('get-many'))
		.flatMap((name) => [
			...readFileSync(join(__dirname, name), 'utf8').matchAll(/^\t(\w+): \{\s+endpoint: /gm),
		])
		.map(([, resource]) => resource);
	const filtered = catalogue
		.filter(({ verbs }) => (verbs.getMany?.filters ?? []).length > 0)
		.map(({ value }) => value);
	expect([...tried, ...elsewhere].sort()).toEqual(filtered.sort());
});
