import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { columnsFrom, differences, untried } from './harness/compare';
import { asJson, byId, byNumber, named, openWorld, type World } from './harness';

/** What invoices and bills share: each test is done with both. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const stored = async (id: unknown) => {
	const { body } = await world.client().getInvoice(world.tenant(), String(id), 4);
	return body.invoices?.[0];
};

const contactId = (name: string) =>
	String(world.books('Contacts').find(({ Name }) => Name === name)?.ContactID);
const customer = 'Ridgeway University';

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
	{ description: 'Postage', quantity: '1', unitAmount: '0', accountCode: '260', taxType: 'NONE' },
	{ description: 'Text alone' },
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
];

const kinds = {
	invoice: {
		own: (): XeroRecord => ({ Reference: 'PO 77', ExpectedPaymentDate: world.day(12) }),
		line: {
			description: 'Sale, less a tenth',
			quantity: '2',
			unitAmount: '10',
			accountCode: '200',
			discountRate: '10',
		},
		heldLine: {
			Description: 'Sale, less a tenth',
			Quantity: 2,
			UnitAmount: 10,
			DiscountRate: 10,
			LineAmount: 18,
		},
	},
	bill: {
		own: (): XeroRecord => ({ PlannedPaymentDate: world.day(12) }),
		line: {
			description: 'Tax as on the paper',
			quantity: '1',
			unitAmount: '10',
			accountCode: '429',
			taxAmount: '1.49',
		},
		heldLine: { Description: 'Tax as on the paper', TaxAmount: 1.49 },
	},
};

/** American sales tax and rounding need organisations that the local Xero has none of. */
const elsewhere = ['InvoiceID', 'InvoiceAddresses', 'RoundingAmount', 'EnteredTotal'];

describe.each(['invoice', 'bill'] as const)('%s', (resource) => {
	const { own, line, heldLine } = kinds[resource];
	const run = (operation: string) => ({ resource, operation, simplify: false });
	let count = 0;
	const number = () => `${resource.toUpperCase()}-${(count += 1)}`;
	const whole = (): XeroRecord => ({
		InvoiceNumber: number(),
		Date: world.day(-5),
		DueDate: world.day(15),
		LineAmountTypes: 'Inclusive',
		Status: 'AUTHORISED',
		CurrencyCode: 'USD',
		CurrencyRate: 0.612345,
		BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
		Url: 'https://shop.example/orders/77?a=1&b=2',
		SentToContact: resource === 'invoice',
		...own(),
	});
	const created = async (record: XeroRecord, lines: XeroRecord[] = held) => {
		const { items, error } = await world.run({
			...run('create'),
			...asJson({ ...record, Contact: { Name: customer }, LineItems: lines }),
		});
		expect(error).toBeUndefined();
		return items[0].json;
	};

	test('every field of the table is in the record', () => {
		expect(untried(resource, [whole()], elsewhere)).toEqual([]);
	});

	test('create by fields with lines below: every field is read back', async () => {
		const record = whole();
		const { items, error } = await world.run({
			...run('create'),
			contact: named('list', contactId(customer)),
			fields: await world.fields(resource, 'create', columnsFrom(resource, record)),
			linesFrom: 'below',
			lines: { line: [...below, line] },
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			outcome: 'created',
			InvoiceNumber: record.InvoiceNumber,
		});
		const sent = {
			...record,
			Contact: { ContactID: contactId(customer) },
			LineItems: [...held, heldLine],
		};
		expect(differences(sent, await stored(items[0].json.InvoiceID))).toEqual([]);
	});

	test.each<['id' | 'number' | 'name' | 'email', () => string]>([
		['id', () => contactId(customer)],
		['number', () => 'C-1001'],
		['name', () => 'RIDGEWAY university'],
		['email', () => 'Accounts@Ridgeway.example'],
	])('the contact by %s; only its id travels', async (mode, value) => {
		const { items, error, calls } = await world.run({
			...run('create'),
			contact: named(mode, value()),
			fields: await world.fields(resource, 'create', { InvoiceNumber: number() }),
			linesFrom: 'below',
			lines: { line: below },
		});
		expect(error).toBeUndefined();
		const sent = JSON.parse(calls.find(({ method }) => method === 'PUT')?.body ?? '{}') as {
			Invoices: XeroRecord[];
		};
		expect(sent.Invoices.map(({ Contact }) => Contact)).toEqual([
			{ ContactID: contactId(customer) },
		]);
		expect((await stored(items[0].json.InvoiceID))?.contact?.name).toBe(customer);
	});

	test('a missing contact is made once, when asked for', async () => {
		const parameters = {
			...run('create'),
			contact: named('email', '={{ $json.email }}'),
			fields: await world.fields(resource, 'create', { InvoiceNumber: '={{ $json.number }}' }),
			linesFrom: 'below',
			lines: { line: below },
		};
		const items = [number(), number()].map((each) => ({
			number: each,
			email: `new.${resource}@shop.example`,
			name: `New ${resource}`,
		}));
		const refused = await world.run(parameters, { items });
		expect(refused.error?.message).toBe('Xero has no contact with this e-mail address');
		expect(refused.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
		const made = await world.run(
			{
				...parameters,
				ifContactMissing: 'create',
				newContact: { name: '={{ $json.name }}', firstName: 'Kit' },
			},
			{ items },
		);
		expect(made.error).toBeUndefined();
		expect(made.items).toHaveLength(2);
		const contacts = world.books('Contacts').filter(({ Name }) => Name === `New ${resource}`);
		expect(contacts).toMatchObject([
			{ EmailAddress: `new.${resource}@shop.example`, FirstName: 'Kit' },
		]);
	});

	test('update of the header leaves the lines; Fields to Clear empties', async () => {
		const { InvoiceID } = await created({ ...whole(), Status: 'DRAFT' });
		const before = await stored(InvoiceID);
		const change: XeroRecord = {
			DueDate: world.day(20),
			InvoiceNumber: number(),
			Status: 'SUBMITTED',
			CurrencyRate: 0.5,
		};
		const { items, error } = await world.run({
			...run('update'),
			record: byId(InvoiceID),
			contact: named('id', contactId('Paper & Pine Supplies')),
			fields: await world.fields(resource, 'update', change),
			fieldsToClear: ['Url'],
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ outcome: 'updated', InvoiceID });
		const after = await stored(InvoiceID);
		expect(differences({ ...change, Contact: { Name: 'Paper & Pine Supplies' } }, after)).toEqual(
			[],
		);
		expect(after?.url ?? '').toBe('');
		expect(after?.lineItems).toEqual(before?.lineItems);
	});

	test('create or update by number', async () => {
		const record: XeroRecord = { ...whole(), Status: 'DRAFT' };
		const { InvoiceID } = await created(record);
		const again: XeroRecord = { ...record, DueDate: world.day(30) };
		const fresh: XeroRecord = { ...record, InvoiceNumber: number() };
		const { items, error } = await world.run(
			{
				...run('upsert'),
				contact: named('name', customer),
				fields: await world.fields(resource, 'upsert', {
					InvoiceNumber: '={{ $json.InvoiceNumber }}',
					DueDate: '={{ $json.DueDate }}',
				}),
				linesFrom: 'below',
				lines: { line: [line] },
			},
			{ items: [again, fresh] as never },
		);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json.outcome, json.InvoiceNumber])).toEqual([
			['updated', again.InvoiceNumber],
			['created', fresh.InvoiceNumber],
		]);
		expect(items[0].json.InvoiceID).toBe(InvoiceID);
		expect(
			differences({ DueDate: again.DueDate, LineItems: [heldLine] }, await stored(InvoiceID)),
		).toEqual([]);
		expect(
			differences(
				{ DueDate: fresh.DueDate, LineItems: [heldLine] },
				await stored(items[1].json.InvoiceID),
			),
		).toEqual([]);
	});

	test('get many: statuses, contact, days, numbers; never the other type', async () => {
		const numbers = async (filters: object) => {
			const { items, error } = await world.run({
				...run('getAll'),
				returnAll: true,
				filters: filters as INodeParameters,
			});
			expect(error).toBeUndefined();
			expect(
				items.filter(({ json }) => json.Type !== (resource === 'bill' ? 'ACCPAY' : 'ACCREC')),
			).toEqual([]);
			return items.map(({ json }) => String(json.InvoiceNumber)).sort();
		};
		const all = world
			.books('Invoices')
			.filter(({ Type }) => Type === (resource === 'bill' ? 'ACCPAY' : 'ACCREC'));
		const where = (fits: (record: { [name: string]: unknown }) => boolean) =>
			all
				.filter(fits)
				.map((each) => String(each.InvoiceNumber))
				.sort();
		const isOf = (record: { [name: string]: unknown }) =>
			(record.Contact as { ContactID: string }).ContactID === contactId(customer);
		expect(await numbers({})).toEqual(where(() => true));
		expect(await numbers({ statuses: ['AUTHORISED', 'PAID'] })).toEqual(
			where(({ Status }) => Status === 'AUTHORISED' || Status === 'PAID'),
		);
		expect(await numbers({ contact: named('id', contactId(customer)) })).toEqual(where(isOf));
		const from = world.day(-12);
		const dated = (record: { [name: string]: unknown }) =>
			(record.Date as Date).toISOString().slice(0, 10) >= from;
		expect(await numbers({ dateFrom: `${from}T00:00:00` })).toEqual(where(dated));
		const wanted = all.slice(0, 2).map(({ InvoiceNumber }) => String(InvoiceNumber));
		expect(await numbers({ invoiceNumbers: wanted.join(', ') })).toEqual(
			where((each) => wanted.includes(String(each.InvoiceNumber))),
		);
	});

	test('delete or void follows the status, and what is gone stays', async () => {
		const lines = [{ Description: 'One', Quantity: 1, UnitAmount: 10, AccountCode: '200' }];
		const statuses = ['DRAFT', 'SUBMITTED', 'AUTHORISED'];
		const ids: unknown[] = [];
		for (const Status of statuses)
			ids.push((await created({ ...whole(), SentToContact: false, Status }, lines)).InvoiceID);
		const remove = async () =>
			await world.run(
				{ ...run('deleteOrVoid'), record: byId('={{ $json.id }}') },
				{ items: ids.map((id) => ({ id })) as never },
			);
		const { items, error } = await remove();
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(['deleted', 'deleted', 'voided']);
		expect(await Promise.all(ids.map(async (id) => (await stored(id))?.status))).toEqual([
			'DELETED',
			'DELETED',
			'VOIDED',
		]);
		expect((await remove()).items.map(({ json }) => json.outcome)).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
	});

	test('by number', async () => {
		const { InvoiceID, InvoiceNumber } = await created(whole());
		const record = byNumber(InvoiceNumber);
		// Left empty, n8n itself asks for the contact; an expression may come out empty.
		const alone = await world.run({
			...run('get'),
			record,
			recordContact: named('id', '={{ "" }}'),
		});
		if (resource === 'bill')
			expect(alone.error?.message).toBe('A bill number is not unique in Xero');
		else expect(alone.items[0].json.InvoiceID).toBe(InvoiceID);
		const { items, error } = await world.run({
			...run('get'),
			record,
			recordContact: named('id', contactId(customer)),
		});
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ InvoiceID, InvoiceNumber });
	});
});
