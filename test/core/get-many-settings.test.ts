import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import type { Rec } from '../local-xero/contract';
import { asJson, byId, openWorld, type World } from './harness';
import { everyFilterFinds, listed, type Case, type Cases } from './harness/filters';
import { contactId, kept } from './harness/made';

let world: World;
let changed: string;

const make = async (resource: string, record: XeroRecord): Promise<XeroRecord> => {
	const { items, error } = await world.run({
		resource,
		operation: 'create',
		simplify: false,
		...asJson(record),
	});
	if (error) throw error;
	return items[0].json as XeroRecord;
};
const line = { Description: 'Taxi', Quantity: 1, UnitAmount: 20, AccountCode: '429' };
const user = () => ({ UserID: String(kept(world, 'Users', 'LastName', 'Bellamy').UserID) });
const receipt = async (more: XeroRecord) =>
	await make('receipt', {
		Contact: { ContactID: contactId(world, 'City Agency') },
		User: user(),
		LineItems: [line],
		...more,
	});
const claim = async () => {
	const { ReceiptID } = await receipt({ Date: world.day(0) });
	return await make('expenseClaim', { User: user(), Receipts: [{ ReceiptID }] });
};

/** One of each before the moment `changed`, and one of each, told apart by everything, after it. */
beforeAll(async () => {
	world = await openWorld({
		scopes: [
			// each run moves the clock by a minute, and a token lasts thirty
			'offline_access',
			'accounting.settings',
			'accounting.contacts',
			'accounting.classicexpenses',
			'accounting.journals.read',
			'accounting.manualjournals',
		],
	});
	for (const Name of ['First', 'Second']) await make('contactGroup', { Name });
	await receipt({ Date: world.day(-20) });
	await claim();
	world.control.clock({ advance: 60_000 });
	changed = new Date(world.control.clock().now).toISOString();
	world.control.clock({ advance: 60_000 });
	await receipt({ Date: world.day(0), Reference: 'Late' });
	const { ExpenseClaimID } = await claim();
	await world.run({ resource: 'expenseClaim', operation: 'delete', record: byId(ExpenseClaimID) });
	await make('manualJournal', {
		Narration: 'Late',
		Status: 'POSTED',
		JournalLines: [
			{ LineAmount: 5, AccountCode: '429' },
			{ LineAmount: -5, AccountCode: '400' },
		],
	});
});
afterAll(async () => await world.close());

const day = (value: unknown) => (value as Date).toISOString().slice(0, 10);
const is = (name: string, value: unknown) => (record: Rec) => record[name] === value;
const since: Case = [
	'modifiedSince',
	() => changed,
	({ UpdatedDateUTC, CreatedDateUTC }) =>
		((UpdatedDateUTC ?? CreatedDateUTC) as Date).toISOString() >= changed,
];

const cases: { [resource: string]: Cases } = {
	contactGroup: {
		endpoint: 'ContactGroups',
		filters: [['name', () => 'Second', is('Name', 'Second')]],
	},
	currency: { endpoint: 'Currencies', filters: [['code', () => 'USD', is('Code', 'USD')]] },
	expenseClaim: {
		endpoint: 'ExpenseClaims',
		filters: [since, ['status', () => 'VOIDED', is('Status', 'VOIDED')]],
	},
	journal: {
		endpoint: 'Journals',
		filters: [
			since,
			['afterJournalNumber', () => '12', ({ JournalNumber }) => Number(JournalNumber) > 12],
		],
	},
	receipt: {
		endpoint: 'Receipts',
		filters: [
			since,
			['status', () => 'SUBMITTED', is('Status', 'SUBMITTED')],
			['dateFrom', () => world.day(-5), ({ Date }) => day(Date) >= world.day(-5)],
			['dateTo', () => world.day(-5), ({ Date }) => day(Date) <= world.day(-5)],
			['reference', () => 'Late', is('Reference', 'Late')],
		],
	},
	trackingCategory: {
		endpoint: 'TrackingCategories',
		filters: [['name', () => 'Region', is('Name', 'Region')]],
	},
	user: {
		endpoint: 'Users',
		filters: [
			[
				'emailAddress',
				() => 'tom@harbourlane.example',
				is('EmailAddress', 'tom@harbourlane.example'),
			],
			['isSubscriber', () => true, is('IsSubscriber', true)],
			['organisationRole', () => 'STANDARD', is('OrganisationRole', 'STANDARD')],
		],
	},
};

/** Tried below. */
const elsewhere: { [resource: string]: string[] } = {
	journal: ['paymentsOnly'],
	user: ['modifiedSince'],
};

describe.each(Object.keys(cases))('%s', (resource) => {
	everyFilterFinds(() => world, resource, cases[resource], elsewhere[resource]);
});

// nobody becomes a user by the API, so all are as old as the books
test('users modified since a moment are all of them or none', async () => {
	const all = world.books('Users').map(({ UserID }) => String(UserID));
	const found = async (modifiedSince: string) =>
		await listed(world, 'user', { filters: { modifiedSince } });
	expect(await found(world.day(-3000))).toEqual(all.sort());
	expect(await found(changed)).toEqual([]);
});

test('journals on a cash basis are asked for as such', async () => {
	const filters: INodeParameters = { paymentsOnly: true };
	const { calls } = await world.run({ resource: 'journal', operation: 'getAll', filters });
	expect(calls.find(({ path }) => path.includes('/Journals'))).toMatchObject({
		query: expect.objectContaining({ paymentsOnly: 'true' }) as unknown,
	});
});
