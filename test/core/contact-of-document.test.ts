import type { IDataObject } from 'n8n-workflow';

import { asJson, byId, named, openWorld, type RunOptions, type World } from './harness';
import { aLine, bookedInvoice, contactId, kept, make, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const below = {
	linesFrom: 'below',
	lines: { line: [{ description: 'Mugs', quantity: '1', unitAmount: '10' }] },
};

/** Creates a document an item, its contact named by `value`. */
const invoice = async (
	mode: 'id' | 'number' | 'name' | 'email',
	values: string[],
	more: object = {},
	options: RunOptions = {},
) =>
	await world.run(
		{
			resource: 'invoice',
			operation: 'create',
			simplify: false,
			contact: named(mode, '={{ $json.value }}'),
			fields: await world.fields('invoice', 'create', {}),
			...below,
			...more,
		},
		{ items: values.map((value) => ({ value })), ...options },
	);
const contactsOf = (items: Array<{ json: IDataObject }>) =>
	items.map(({ json }) => (json.Contact as IDataObject).Name);
const newContact = async (record: IDataObject) => await make(world, 'contact', record as never);

test('capital and small letters do not count, in name, e-mail and number', async () => {
	await newContact({
		Name: 'Zoë & Söhne',
		EmailAddress: 'Mixed.Case@Shop.example',
		ContactNumber: 'Ab-12',
	});
	for (const [mode, value] of [
		['name', 'ZOË & söhne'],
		['email', 'mixed.case@shop.EXAMPLE'],
		['number', 'aB-12'],
	] as const) {
		const { items, error } = await invoice(mode, [value]);
		expect(error).toBeUndefined();
		expect(contactsOf(items)).toEqual(['Zoë & Söhne']);
	}
});

test('only the ContactID travels, so the contact keeps its persons', async () => {
	const before = kept(world, 'Contacts', 'Name', 'Basket Case Gifts');
	expect(before.ContactPersons).toHaveLength(1);
	const byName = await invoice('name', ['basket case gifts']);
	const byJson = await world.run({
		resource: 'invoice',
		operation: 'create',
		...asJson({
			Contact: {
				Name: 'Basket Case Gifts',
				EmailAddress: 'other@elsewhere.example',
				FirstName: 'Nobody',
			},
			LineItems: [aLine],
		}),
	});
	for (const ran of [byName, byJson]) {
		expect(ran.error).toBeUndefined();
		expect(sentBy(ran).map(({ Contact }) => Contact)).toEqual([{ ContactID: before.ContactID }]);
	}
	expect(kept(world, 'Contacts', 'Name', 'Basket Case Gifts')).toEqual({
		...before,
		IsCustomer: true,
	});
});

test('an archived contact is recognised and explained, and no second one is made', async () => {
	const ran = await invoice('name', ['Old Mill Stores'], { ifContactMissing: 'create' });
	expect(ran.error?.message).toBe('The contact with this name is archived in Xero');
	expect(ran.error?.description).toContain('Restore it in Xero, or choose another contact');
	expect(writes(ran)).toEqual([]);
	const byItsId = await invoice('id', [contactId(world, 'Old Mill Stores')]);
	expect(byItsId.error?.message).toMatch(/archived contact/);
});

test('several contacts with the same e-mail are listed', async () => {
	const twins = [
		await newContact({ Name: 'Twin One', EmailAddress: 'twin@shop.example' }),
		await newContact({ Name: 'Twin Two', EmailAddress: 'twin@shop.example' }),
	];
	const ran = await invoice('email', ['TWIN@shop.example']);
	expect(ran.error?.message).toBe('Several contacts have this e-mail address');
	for (const { Name, ContactID } of twins)
		expect(ran.error?.description).toContain(`${String(Name)} (${String(ContactID)})`);
	expect(writes(ran)).toEqual([]);
});

test('a missing contact is made exactly once for several documents', async () => {
	const ran = await invoice('name', ['Brand New', 'brand new', 'City Agency', 'Brand New '], {
		ifContactMissing: 'create',
		newContact: { emailAddress: 'hi@new.example' },
	});
	expect(ran.error).toBeUndefined();
	expect(contactsOf(ran.items)).toEqual(['Brand New', 'Brand New', 'City Agency', 'Brand New']);
	expect(
		ran.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/Contacts')),
	).toHaveLength(1);
	expect(kept(world, 'Contacts', 'Name', 'Brand New')).toMatchObject({
		EmailAddress: 'hi@new.example',
	});
});

test.each([
	'The "Blue" Door',
	'Smith, Jones, Lee',
	"O'Neill",
	'A && B || C',
	'Tab (Pty) == "x"',
	'Back\\slash',
	'ÆØÅ 株式会社',
])('a name such as %s is found, and made when it is not there', async (name) => {
	const made = await invoice('name', [name], { ifContactMissing: 'create' });
	expect(made.error).toBeUndefined();
	const found = await invoice('name', [name]);
	expect(found.error).toBeUndefined();
	expect(contactsOf([...made.items, ...found.items])).toEqual([name, name]);
	expect(world.books('Contacts').filter(({ Name }) => Name === name)).toHaveLength(1);
});

test('a name that is not there fails alone', async () => {
	const ran = await invoice(
		'name',
		['City Agency', 'Nobody at all'],
		{},
		{ onError: 'continueRegularOutput' },
	);
	expect(ran.items.map(({ json }) => json.error)).toEqual([
		undefined,
		'Xero has no contact with this name',
	]);
});

test('JSON names the contact by id, number, name or e-mail, as an object or as text', async () => {
	const ContactID = contactId(world, 'City Agency');
	for (const Contact of [
		{ ContactID },
		{ ContactNumber: 'C-1003' },
		{ Name: 'city agency' },
		{ EmailAddress: 'AP@cityagency.example' },
		ContactID,
		'City Agency',
	]) {
		const { items, error } = await world.run({
			resource: 'invoice',
			operation: 'create',
			simplify: false,
			...asJson({ Contact, LineItems: [aLine] }),
		});
		expect(error).toBeUndefined();
		expect(contactsOf(items)).toEqual(['City Agency']);
	}
	const { error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		...asJson({ Contact: { FirstName: 'Bob' }, LineItems: [aLine] }),
	});
	expect(error?.message).toBe('Contact needs a ContactID, ContactNumber, Name or EmailAddress');
});

describe('a bill’s number counts only with its contact', () => {
	const upsert = async (contact: object, InvoiceNumbers: string[]) =>
		await world.run(
			{
				resource: 'bill',
				operation: 'upsert',
				simplify: false,
				matchOn: 'InvoiceNumber',
				...contact,
				...below,
				fields: await world.fields('bill', 'upsert', { InvoiceNumber: '={{ $json.number }}' }),
			},
			{
				items: InvoiceNumbers.map((number, at) => ({
					number,
					supplier: ['PowerDirect', 'Swift Couriers'][at],
				})),
			},
		);

	test('Create or Update never touches the bill of another supplier', async () => {
		const theirs = await make(world, 'bill', {
			InvoiceNumber: 'SAME-1',
			Contact: { Name: 'PowerDirect' },
		});
		const fresh = await upsert(
			{ contact: named('name', 'Supplier to be made'), ifContactMissing: 'create' },
			['SAME-1'],
		);
		expect(fresh.error).toBeUndefined();
		expect(fresh.items[0].json).toMatchObject({
			outcome: 'created',
			InvoiceNumber: 'SAME-1',
			Contact: { Name: 'Supplier to be made' },
		});
		const both = await upsert({ contact: named('name', '={{ $json.supplier }}') }, [
			'SAME-1',
			'SAME-1',
		]);
		expect(both.error).toBeUndefined();
		expect(
			both.items.map(({ json }) => [json.outcome, (json.Contact as IDataObject).Name]),
		).toEqual([
			['updated', 'PowerDirect'],
			['created', 'Swift Couriers'],
		]);
		expect(both.items[0].json.InvoiceID).toBe(theirs.InvoiceID);
	});

	test('Create or Update by number alone is refused', async () => {
		const ran = await world.run({
			resource: 'bill',
			operation: 'upsert',
			matchOn: 'InvoiceNumber',
			...asJson({ InvoiceNumber: 'SAME-1', LineItems: [aLine] }),
		});
		expect(ran.error?.message).toBe('A bill number is not unique in Xero');
		expect(writes(ran)).toEqual([]);
	});
});

test('Create or Update makes a missing contact for a document that is already there, too', async () => {
	const { InvoiceID, InvoiceNumber } = await make(world, 'invoice');
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'upsert',
		simplify: false,
		matchOn: 'InvoiceNumber',
		contact: named('name', 'Moved To'),
		ifContactMissing: 'create',
		fields: await world.fields('invoice', 'upsert', { InvoiceNumber }),
		...below,
	});
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({
		outcome: 'updated',
		InvoiceID,
		Contact: { Name: 'Moved To' },
	});
});

test('an update keeps the contact unless one is given, and makes none', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const update = async (contact: object) =>
		await world.run({
			resource: 'invoice',
			operation: 'update',
			record: byId(InvoiceID),
			...contact,
			fields: await world.fields('invoice', 'update', { Reference: 'R' }),
		});
	expect((await update({})).error).toBeUndefined();
	expect(bookedInvoice(world, InvoiceID).Contact).toMatchObject({ Name: 'Bayside Club' });
	expect(
		(await update({ contact: named('email', 'AP@cityagency.example') })).error,
	).toBeUndefined();
	expect(bookedInvoice(world, InvoiceID).Contact).toMatchObject({ Name: 'City Agency' });
	expect((await update({ contact: named('name', 'Not there') })).error?.message).toBe(
		'Xero has no contact with this name',
	);
});
