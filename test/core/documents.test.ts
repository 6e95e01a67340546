import type { INodeParameters } from 'n8n-workflow';

import { resourceOf } from '../../nodes/Xero/resources/catalogue';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, named, openWorld, type World } from './harness';
import { untried } from './harness/compare';
import { customer, Documents } from './harness/documents';

/** What invoices and bills share: each test is done with both. */

/** Lines as the editor has them, and as Xero shall hold them. */
const below: INodeParameters[] = [
	{
		description: 'Mugs, blue',
		quantity: '3',
		unitAmount: '24.5',
		accountCode: '200',
		trackingCategory1: 'Region',
		trackingOption1: 'North',
		trackingCategory2: 'Salesperson',
		trackingOption2: 'Tom Bellamy',
	},
	{ itemCode: 'TEA-250', quantity: '1.5', unitAmount: '0.0875' },
	{
		description: 'Postage',
		quantity: '1',
		unitAmount: '0',
		accountCode: '260',
		taxType: 'NONE',
	},
	{ description: 'Text alone' },
	{
		description: 'American sales tax',
		quantity: '1',
		unitAmount: '7',
		accountCode: '200',
		taxability: 'PART_TAXABLE',
		salesTaxCodeId: '4711',
	},
];
const held: XeroRecord[] = [
	{
		Description: 'Mugs, blue',
		Quantity: 3,
		UnitAmount: 24.5,
		AccountCode: '200',
		Tracking: [
			{ Name: 'Region', Option: 'North' },
			{ Name: 'Salesperson', Option: 'Tom Bellamy' },
		],
	},
	{ ItemCode: 'TEA-250', Quantity: 1.5, UnitAmount: 0.0875 },
	{ Description: 'Postage', Quantity: 1, UnitAmount: 0, AccountCode: '260', TaxType: 'NONE' },
	{ Description: 'Text alone' },
	{ Description: 'American sales tax', Taxability: 'PART_TAXABLE', SalesTaxCodeId: 4711 },
];

/** Rounding is for drafts, in organisations that have it switched on: tested below. */
const elsewhere = ['InvoiceID', 'RoundingAmount', 'EnteredTotal'];

/** Lines with the parts the held ones are without; discounts are for sales. */
function otherLines(world: World, resource: 'invoice' | 'bill'): XeroRecord[] {
	const { AccountID } = world.books('Accounts').find(({ Code }) => Code === '200') as XeroRecord;
	const byAccountId = {
		Description: 'By its id',
		Quantity: 2,
		LineAmount: 20,
		AccountID,
		TaxAmount: 1.5,
	};
	const discounted = {
		Description: 'Less two',
		Quantity: 1,
		UnitAmount: 10,
		DiscountAmount: 2,
		AccountCode: '200',
	};
	return resource === 'invoice' ? [byAccountId, discounted] : [byAccountId];
}

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

describe.each(['invoice', 'bill'] as const)('%s', (resource) => {
	let documents: Documents;
	beforeAll(() => {
		documents = new Documents(world, resource);
	});
	const linesBelow = { linesFrom: 'below', lines: { line: below } };

	test('every field of the table is in the record', () => {
		expect(untried(resource, [documents.header()], elsewhere)).toEqual([]);
	});

	test('every part of a line is in one of the lines', () => {
		const { LineItems: lines } = resourceOf(resource).fields;
		const parts = 'of' in lines ? Object.keys(lines.of) : [];
		const given = [...held, documents.line.held, ...otherLines(world, resource)];
		const named = given.flatMap((line) => Object.keys(line));
		// updates are about it: update-lines.test.ts
		expect(parts.filter((part) => !named.includes(part))).toEqual(['LineItemID']);
	});

	test('lines by the id of an account, an amount, a tax amount and a discount as an amount are read back', async () => {
		const lines = otherLines(world, resource);
		const id = await documents.madeWith(documents.header(), lines);
		await documents.expectHeld(id, { LineItems: lines });
	});

	test('rounding and entered total of a draft are read back', async () => {
		const rounded = await openWorld({ switches: { roundsInvoices: true } });
		try {
			const drafts = new Documents(rounded, resource);
			const record = { ...drafts.header(), SentToContact: false, Status: 'DRAFT' };
			const rounding = { RoundingAmount: 0.05, EnteredTotal: 73.55 };
			const [json] = await drafts.done('create', {
				contact: named('list', drafts.contactId(customer)),
				...(await drafts.fields('create', { ...record, ...rounding })),
				linesFrom: 'array',
				linesArray: JSON.stringify([held[0]]),
			});
			await drafts.expectHeld(json.InvoiceID, { ...record, ...rounding, Total: 73.55 });
			const other = { RoundingAmount: -0.02, EnteredTotal: 73.48 };
			await drafts.done('update', {
				record: byId(json.InvoiceID),
				...(await drafts.fields('update', other)),
			});
			await drafts.expectHeld(json.InvoiceID, { ...record, ...other, Total: 73.48 });
		} finally {
			await rounded.close();
		}
	});

	test('create by fields with lines below: every field is read back', async () => {
		const record = documents.header();
		const [json] = await documents.done('create', {
			contact: named('list', documents.contactId(customer)),
			...(await documents.fields('create', record)),
			linesFrom: 'below',
			lines: { line: [...below, documents.line.given] },
		});
		expect(json).toMatchObject({ outcome: 'created', InvoiceNumber: record.InvoiceNumber });
		const Contact = { ContactID: documents.contactId(customer) };
		const LineItems = [...held, documents.line.held];
		await documents.expectHeld(json.InvoiceID, { ...record, Contact, LineItems });
	});

	test('create by JSON: every field is read back', async () => {
		const record = { ...documents.header(), Contact: { Name: customer } };
		const id = await documents.madeWith(record, held);
		await documents.expectHeld(id, { ...record, LineItems: held });
	});

	test.each<['id' | 'number' | 'name' | 'email', () => string]>([
		['id', () => documents.contactId(customer)],
		['number', () => 'C-1001'],
		['name', () => 'RIDGEWAY university'],
		['email', () => 'Accounts@Ridgeway.example'],
	])('the contact by %s; only its id travels', async (mode, value) => {
		const { items, error, calls } = await documents.run('create', {
			contact: named(mode, value()),
			...(await documents.fields('create', { InvoiceNumber: documents.nextNumber() })),
			...linesBelow,
		});
		expect(error).toBeUndefined();
		const put = calls.find(({ method }) => method === 'PUT');
		const sent = JSON.parse(put?.body ?? '{}') as { Invoices: XeroRecord[] };
		const Contact = { ContactID: documents.contactId(customer) };
		expect(sent.Invoices.map((each) => each.Contact)).toEqual([Contact]);
		await documents.expectHeld(items[0].json.InvoiceID, { Contact: { Name: customer } });
	});

	test('a missing contact is made once, when asked for', async () => {
		const parameters = {
			contact: named('email', '={{ $json.email }}'),
			...(await documents.fields('create', { InvoiceNumber: '={{ $json.number }}' })),
			...linesBelow,
		};
		const email = `new.${resource}@shop.example`;
		const items = [1, 2].map(() => ({
			number: documents.nextNumber(),
			email,
			name: `New ${resource}`,
		}));
		const refused = await documents.run('create', parameters, { items });
		expect(refused.error?.message).toBe('Xero has no contact with this e-mail address');
		expect(refused.error?.description).toContain('set If Contact Is Missing to Create Contact.');
		expect(refused.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
		const newContact = { name: '={{ $json.name }}', firstName: 'Kit' };
		const creating = { ...parameters, ifContactMissing: 'create', newContact };
		expect(await documents.done('create', creating, { items })).toHaveLength(2);
		const contacts = world.books('Contacts').filter(({ Name }) => Name === `New ${resource}`);
		expect(contacts).toMatchObject([{ EmailAddress: email, FirstName: 'Kit' }]);
	});

	test('update of the header leaves the lines; Fields to Clear empties', async () => {
		const id = await documents.madeWith({ ...documents.header(), Status: 'DRAFT' }, held);
		const before = await documents.stored(id);
		const change: XeroRecord = {
			DueDate: world.day(20),
			InvoiceNumber: documents.nextNumber(),
			Status: 'SUBMITTED',
			CurrencyRate: 0.5,
		};
		const supplier = 'Paper & Pine Supplies';
		const [json] = await documents.done('update', {
			record: byId(id),
			contact: named('id', documents.contactId(supplier)),
			...(await documents.fields('update', change)),
			fieldsToClear: ['Url'],
		});
		expect(json).toMatchObject({ outcome: 'updated', InvoiceID: id });
		await documents.expectHeld(id, { ...change, Url: '', Contact: { Name: supplier } });
		const lines = (invoice: object | undefined) => (invoice as { lineItems: object[] }).lineItems;
		expect(lines(await documents.stored(id))).toEqual(lines(before));
	});

	test.each(['InvoiceNumber', 'InvoiceID'])('create or update by %s', async (matchOn) => {
		const record: XeroRecord = { ...documents.header(), Status: 'DRAFT' };
		const id = await documents.madeWith(record, held);
		const again = { number: String(record.InvoiceNumber), due: world.day(30), id };
		const fresh = { number: documents.nextNumber(), due: world.day(31), id: '' };
		const items = matchOn === 'InvoiceID' ? [again] : [again, fresh];
		const fields = {
			InvoiceNumber: '={{ $json.number }}',
			DueDate: '={{ $json.due }}',
			...(matchOn === 'InvoiceID' ? { InvoiceID: '={{ $json.id }}' } : {}),
		};
		const answers = await documents.done(
			'upsert',
			{
				matchOn,
				contact: named('name', customer),
				...(await documents.fields('upsert', fields)),
				linesFrom: 'below',
				lines: { line: [documents.line.given] },
			},
			{ items },
		);
		expect(answers.map(({ outcome }) => outcome)).toEqual(
			['updated', 'created'].slice(0, items.length),
		);
		expect(answers[0].InvoiceID).toBe(id);
		for (const [at, { number, due }] of items.entries()) {
			const sent = { InvoiceNumber: number, DueDate: due, LineItems: [documents.line.held] };
			await documents.expectHeld(answers[at].InvoiceID, sent);
		}
	});
});
