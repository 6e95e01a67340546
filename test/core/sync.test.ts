import type { IDataObject } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, named, openWorld, type Ran, type RunOptions, type World } from './harness';
import { aLine, contactId, kept, make, pay, sentBy, writes } from './harness/made';

/** Create or Update as a sync that is repeated, and one that goes both ways. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const upsert = async (
	resource: string,
	matchOn: string,
	given: unknown,
	options: IDataObject = {},
	more: RunOptions = {},
) =>
	await world.run(
		{
			resource,
			operation: 'upsert',
			matchOn,
			...asJson(given),
			options,
			simplify: false,
		} as Parameters<World['run']>[0],
		more,
	);
const outcomes = ({ items, error }: Ran) => {
	if (error) throw error;
	return items.map(({ json }) => json.outcome);
};

test('a sync of contacts that is repeated writes nothing; one change later it sends that one', async () => {
	const people = Array.from({ length: 60 }, (_, nth) => ({
		Name: `Sync ${nth}`,
		EmailAddress: `Sync${nth}@Example.com`,
		Phones: [{ PhoneType: 'MOBILE', PhoneNumber: `021 ${nth}` }],
		Addresses: [{ AddressType: 'STREET', City: 'Nelson' }],
	}));
	expect(outcomes(await upsert('contact', 'EmailAddress', people))).toEqual(
		people.map(() => 'created'),
	);
	const again = await upsert('contact', 'EmailAddress', people);
	expect(outcomes(again)).toEqual(people.map(() => 'unchanged'));
	expect(writes(again)).toEqual([]);
	expect(again.items[7].json).toMatchObject({
		Name: 'Sync 7',
		ContactID: contactId(world, 'Sync 7'),
	});
	const changed = people.map((each, nth) => (nth === 5 ? { ...each, LastName: 'Ngata' } : each));
	const third = await upsert('contact', 'EmailAddress', changed);
	expect(outcomes(third).filter((outcome) => outcome === 'updated')).toHaveLength(1);
	expect(sentBy(third)).toEqual([{ ...changed[5], ContactID: contactId(world, 'Sync 5') }]);
	const forced = await upsert('contact', 'EmailAddress', people.slice(0, 2), {
		skipUnchanged: false,
	});
	expect(outcomes(forced)).toEqual(['updated', 'updated']);
});

test('a two-way sync does not echo: what the node read is there, field by field', async () => {
	const read = await world.run({
		resource: 'contact',
		operation: 'getAll',
		returnAll: true,
		simplify: false,
	});
	const active = read.items
		.map(({ json }) => json)
		.filter((json) => json.ContactStatus === 'ACTIVE');
	const back = await world.run(
		{
			resource: 'contact',
			operation: 'upsert',
			matchOn: 'ContactID',
			fields: { ...(await world.fields('contact', 'upsert', {})), mappingMode: 'autoMapInputData' },
		},
		{ items: active },
	);
	expect(new Set(outcomes(back))).toEqual(new Set(['unchanged']));
	expect(writes(back)).toEqual([]);
});

test('documents go back unchanged with their lines', async () => {
	await make(world, 'invoice', {
		Date: world.day(-3),
		DueDate: world.day(9),
		LineAmountTypes: 'Inclusive',
	});
	const lines = [
		{ Description: 'Tea', Quantity: '3.00', UnitAmount: '1.3333', AccountCode: '200' },
		{ ...aLine, DiscountRate: 5 },
	];
	const made = await make(world, 'invoice', { LineItems: lines, Reference: 'Twice' });
	const read = await world.run({
		resource: 'invoice',
		operation: 'getAll',
		returnAll: true,
		simplify: false,
		filters: { statuses: ['DRAFT'] },
	});
	expect(read.items.map(({ json }) => json.InvoiceID)).toContain(made.InvoiceID);
	const back = await world.run(
		{
			resource: 'invoice',
			operation: 'upsert',
			matchOn: 'InvoiceID',
			contact: named('id', '={{ $json.Contact.ContactID }}'),
			fields: { ...(await world.fields('invoice', 'upsert', {})), mappingMode: 'autoMapInputData' },
			linesFrom: 'array',
			linesArray: '={{ $json.LineItems }}',
		},
		{ items: read.items.map(({ json }) => json) },
	);
	expect(new Set(outcomes(back))).toEqual(new Set(['unchanged']));
	expect(writes(back)).toEqual([]);
});

test('lines read from one document make a new one: their ids belong to the first', async () => {
	const first = await make(world, 'invoice', { InvoiceNumber: 'FROM-1' });
	const copy = {
		InvoiceNumber: 'TO-1',
		Contact: { Name: 'Bayside Club' },
		LineItems: first.LineItems,
	};
	expect(outcomes(await upsert('invoice', 'InvoiceNumber', copy))).toEqual(['created']);
	expect(outcomes(await upsert('invoice', 'InvoiceNumber', copy))).toEqual(['unchanged']);
});

describe('a document', () => {
	const order = (): XeroRecord => ({
		InvoiceNumber: 'SYNC-1',
		Contact: { Name: 'Bayside Club' },
		Date: world.day(-2),
		LineItems: [
			{ Description: 'Tea', Quantity: 3, UnitAmount: '10.10', AccountCode: '200' },
			{ Description: 'Pot', Quantity: 1, UnitAmount: 33.3333, AccountCode: '200' },
		],
	});
	const [tea, pot] = [0, 1].map((at) => () => (order().LineItems as XeroRecord[])[at]);
	const sync = async (change: XeroRecord = {}, more: RunOptions = {}) =>
		outcomes(await upsert('invoice', 'InvoiceNumber', { ...order(), ...change }, {}, more))[0];

	beforeAll(async () => {
		expect(await sync()).toBe('created');
	});

	test('is left alone when the same is given, numbers and days in any form', async () => {
		expect(await sync()).toBe('unchanged');
		expect(
			await sync({ LineItems: [{ ...tea(), Quantity: '3.0000', UnitAmount: 10.1 }, pot()] }),
		).toBe('unchanged');
		expect(await sync({ Date: `${world.day(-2)}T10:00:00+13:00` })).toBe('unchanged');
	});

	test.each<[string, () => XeroRecord]>([
		['another day', () => ({ Date: world.day(-1) })],
		['another price', () => ({ LineItems: [{ ...tea(), UnitAmount: 10.11 }, pot()] })],
		['another order of the lines', () => ({ LineItems: [pot(), tea()] })],
		['a line less', () => ({ LineItems: [tea()] })],
		['another contact', () => ({ Contact: { Name: 'City Agency' } })],
	])('is written for %s', async (_, change) => {
		expect(await sync(change())).toBe('updated');
		expect(await sync()).toBe('updated');
		expect(await sync()).toBe('unchanged');
	});

	test('is written where a discount is there that the lines given do not have, as they take the place of those', async () => {
		const discounted = { ...tea(), DiscountRate: 10 };
		expect(await sync({ LineItems: [discounted, pot()] })).toBe('updated');
		expect(await sync({ LineItems: [discounted, pot()] })).toBe('unchanged');
		expect(await sync()).toBe('updated');
		expect(await sync({ LineItems: [{ ...tea(), DiscountRate: 0 }, pot()] })).toBe('unchanged');
	});

	test('from several rows is one item, paired with all of them', async () => {
		const rows = (order().LineItems as XeroRecord[]).map((line) => ({ line }));
		const ran = await world.run(
			{
				resource: 'invoice',
				operation: 'upsert',
				matchOn: 'InvoiceNumber',
				contact: named('name', 'Bayside Club'),
				fields: await world.fields('invoice', 'upsert', {
					InvoiceNumber: 'SYNC-1',
					Date: world.day(-2),
				}),
				linesFrom: 'rows',
				documentKey: 'SYNC-1',
				rowLine: {
					description: '={{ $json.line.Description }}',
					quantity: '={{ $json.line.Quantity }}',
					unitAmount: '={{ $json.line.UnitAmount }}',
					accountCode: '200',
				},
			},
			{ items: rows as unknown as IDataObject[] },
		);
		expect(outcomes(ran)).toEqual(['unchanged']);
		expect(ran.items[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('for a contact that has to be made is written, and the contact made', async () => {
		const ran = await world.run({
			resource: 'invoice',
			operation: 'upsert',
			matchOn: 'InvoiceNumber',
			contact: named('name', 'New owner'),
			ifContactMissing: 'create',
			fields: await world.fields('invoice', 'upsert', { InvoiceNumber: 'SYNC-1' }),
		});
		expect(outcomes(ran)).toEqual(['updated']);
		expect(kept(world, 'Invoices', 'InvoiceNumber', 'SYNC-1').Contact).toMatchObject({
			ContactID: contactId(world, 'New owner'),
		});
	});

	test('among others that fail, unchanged ones are not told as written', async () => {
		const { InvoiceNumber, Contact } = kept(world, 'Invoices', 'InvoiceNumber', 'SYNC-1');
		const refused = {
			InvoiceNumber: 'SYNC-2',
			Contact,
			LineItems: [{ ...aLine, AccountCode: '999' }],
		};
		const ran = await upsert('invoice', 'InvoiceNumber', [{ InvoiceNumber, Contact }, refused]);
		expect(ran.error?.message).toContain("Account code '999'");
		expect(ran.error?.description).toContain('Nothing was written.');
	});
});

test('an approved invoice that is paid by now is unchanged when it is given as approved again, and takes a new reference', async () => {
	const order = {
		InvoiceNumber: 'PAID-1',
		Contact: { Name: 'Bayside Club' },
		Status: 'AUTHORISED',
		Date: world.day(-2),
		DueDate: world.day(10),
		LineItems: [aLine],
	};
	expect(outcomes(await upsert('invoice', 'InvoiceNumber', order))).toEqual(['created']);
	const made = kept(world, 'Invoices', 'InvoiceNumber', 'PAID-1');
	await pay(world, made as XeroRecord, Number(made.Total));
	const again = await upsert('invoice', 'InvoiceNumber', order);
	expect(outcomes(again)).toEqual(['unchanged']);
	expect(again.items[0].json.Status).toBe('PAID');
	const changed = await upsert('invoice', 'InvoiceNumber', { ...order, Reference: 'New' });
	expect(outcomes(changed)).toEqual(['updated']);
	expect(changed.items[0].json).toMatchObject({ Reference: 'New', Status: 'PAID' });
	expect(changed.items[0].json.LineItems).toHaveLength(1);
	const dearer = { ...order, LineItems: [{ ...aLine, UnitAmount: 11 }] };
	const refused = await upsert('invoice', 'InvoiceNumber', dearer);
	expect(refused.error?.message).toContain('cannot be edited as it has a payment');
});

test.each([
	['invoice', 'InvoiceNumber'],
	['purchaseOrder', 'PurchaseOrderNumber'],
	['quote', 'QuoteNumber'],
])('a price with four digits keeps them, and is no difference: %s', async (resource, matchOn) => {
	const LineItems = [{ ...aLine, UnitAmount: '3.3333' }];
	const given = {
		[matchOn]: 'FOUR-1',
		Contact: { Name: 'Bayside Club' },
		Date: world.day(0),
		LineItems,
	};
	const made = await upsert(resource, matchOn, given);
	expect(made.items[0].json.LineItems).toMatchObject([{ UnitAmount: 3.3333 }]);
	expect(outcomes(await upsert(resource, matchOn, given))).toEqual(['unchanged']);
});

test('the tracking of a line may be given in any order', async () => {
	const tracked = (...Tracking: XeroRecord[]) => ({
		InvoiceNumber: 'TRACKED-1',
		Contact: { Name: 'Bayside Club' },
		LineItems: [{ ...aLine, Tracking }],
	});
	const [region, person] = [
		{ Name: 'Region', Option: 'North' },
		{ Name: 'Salesperson', Option: 'Tom Bellamy' },
	];
	const sync = async (...tracking: XeroRecord[]) =>
		outcomes(await upsert('invoice', 'InvoiceNumber', tracked(...tracking)))[0];
	expect(await sync(region, person)).toBe('created');
	expect(await sync(person, region)).toBe('unchanged');
	expect(await sync(person)).toBe('updated');
});

describe('a record that was read elsewhere brings an id that is not matched on', () => {
	const elsewhere = 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb';

	test.each<[string, string, string, XeroRecord]>([
		['contact', 'Name', 'ContactID', { Name: 'From elsewhere' }],
		['item', 'Code', 'ItemID', { Code: 'ELSEWHERE' }],
		['account', 'Code', 'AccountID', { Code: '771', Name: 'Elsewhere', Type: 'EXPENSE' }],
		[
			'invoice',
			'InvoiceNumber',
			'InvoiceID',
			{
				InvoiceNumber: 'ELSEWHERE-1',
				Contact: { Name: 'Bayside Club' },
				LineItems: [aLine],
			},
		],
	])(
		'%s: it is made without that id, and told so; the next time it is unchanged',
		async (resource, matchOn, id, record) => {
			const sync = async () => await upsert(resource, matchOn, { ...record, [id]: elsewhere });
			const made = await sync();
			expect(outcomes(made)).toEqual(['created']);
			expect(sentBy(made)[0]).not.toHaveProperty(id);
			expect(made.items[0].json.warnings).toEqual([
				expect.stringContaining(`${id} was left out, as no ${resource} has this ${matchOn}`),
			]);
			expect(outcomes(await sync())).toEqual(['unchanged']);
		},
	);

	test('the id of another contact here neither changes that one nor is sent', async () => {
		const { ContactID } = await make(world, 'contact', { Name: 'Bystander' });
		const ran = await upsert('contact', 'Name', { Name: 'Newcomer', ContactID });
		expect(outcomes(ran)).toEqual(['created']);
		expect(sentBy(ran)).toEqual([{ Name: 'Newcomer' }]);
		expect(kept(world, 'Contacts', 'ContactID', ContactID).Name).toBe('Bystander');
	});
});

test('a contact that two items match, each by another field, is changed by the first alone', async () => {
	await make(world, 'contact', { Name: 'Two ways', ContactNumber: 'TW-1' });
	const items = [
		{ by: 'Name', give: { Name: 'Two ways', Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '1' }] } },
		{
			by: 'ContactNumber',
			give: { ContactNumber: 'TW-1', Phones: [{ PhoneType: 'DDI', PhoneNumber: '2' }] },
		},
	];
	const ran = await world.run(
		{
			resource: 'contact',
			operation: 'upsert',
			matchOn: '={{ $json.by }}',
			inputMode: 'json',
			fieldsJson: '={{ $json.give }}',
		},
		{ items, onError: 'continueErrorOutput' },
	);
	expect(outcomes(ran)).toEqual(['updated']);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'The contact is the same as in item 0',
	]);
	expect(sentBy(ran)).toHaveLength(1);
});

test.each([false, true])(
	'the records of one item come out in the order they are given, check only: %s',
	async (checkOnly) => {
		const name = (nth: number) => `In order ${nth} ${checkOnly}`;
		for (const nth of [1, 3]) await make(world, 'contact', { Name: name(nth), FirstName: 'Ann' });
		const given = [
			{ Name: name(0) },
			{ Name: name(1), FirstName: 'Ann' },
			{ Name: name(0) },
			{ Name: name(3), FirstName: 'Eve' },
			{ Name: name(4) },
		];
		const ran = await upsert(
			'contact',
			'Name',
			given,
			{ checkOnly },
			{ onError: 'continueRegularOutput' },
		);
		const [made, changed] = checkOnly
			? ['would be created', 'would be updated']
			: ['created', 'updated'];
		expect(
			ran.items.map(({ json }) =>
				json.error === undefined ? [json.Name, json.outcome] : 'refused',
			),
		).toEqual([
			[name(0), made],
			[name(1), 'unchanged'],
			'refused',
			[name(3), changed],
			[name(4), made],
		]);
	},
);

describe('when several contacts share an e-mail address', () => {
	const shared = 'office@shared.example';
	const by = async (ifSeveralMatch?: string) =>
		await upsert(
			'contact',
			'EmailAddress',
			{ EmailAddress: shared, LastName: `By ${ifSeveralMatch ?? 'default'}` },
			ifSeveralMatch === undefined ? {} : { ifSeveralMatch },
		);

	beforeAll(async () => {
		for (const Name of ['Shared A', 'Shared B', 'Shared C']) {
			await make(world, 'contact', { Name, EmailAddress: shared });
			world.control.clock({ advance: 60_000 });
		}
		await upsert('contact', 'Name', { Name: 'Shared A', FirstName: 'Ann' });
	});

	test('the item is refused and they are listed', async () => {
		const { error, ...ran } = await by();
		expect(error?.message).toBe('Several contacts have this EmailAddress');
		for (const name of ['Shared A', 'Shared B', 'Shared C'])
			expect(error?.description).toContain(contactId(world, name));
		expect(writes(ran)).toEqual([]);
	});

	test.each([
		['oldest', 'Shared B'],
		['newest', 'Shared B'],
		['oldest', 'Shared C'],
	])('the %s is updated: %s', async (choice, Name) => {
		const ran = await by(choice);
		expect(outcomes(ran)).toEqual([ran.items[0].json.outcome]);
		expect(ran.items[0].json).toMatchObject({ Name });
	});
});

test.each([
	['bill', 'InvoiceNumber'],
	['contact', 'ContactNumber'],
	['invoice', 'Reference'],
	['item', 'Code'],
	['purchaseOrder', 'PurchaseOrderNumber'],
])(
	'what a %s is told by is sent without outer space, and found again: %s',
	async (resource, attribute) => {
		const given = ['contact', 'item'].includes(resource)
			? { Name: 'Spaced out' }
			: { Contact: { Name: 'Bayside Club' }, LineItems: [aLine] };
		const sync = async () => await upsert(resource, attribute, { ...given, [attribute]: ' 7731 ' });
		const made = await sync();
		expect(outcomes(made)).toEqual(['created']);
		expect(sentBy(made)[0][attribute]).toBe('7731');
		expect(outcomes(await sync())).toEqual(['unchanged']);
	},
);
