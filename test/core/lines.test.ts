import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, kept, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (parameters: INodeParameters, options: RunOptions = {}, resource = 'invoice') =>
	await world.run(
		{ resource, operation: 'create', simplify: false, contact: named('name', 'City Agency'), fields: await world.fields(resource, 'create', {}), ...parameters },
		options,
	);
const below = (...line: INodeParameters[]) => ({ linesFrom: 'below', lines: { line } });
const array = (linesArray: unknown) => ({ linesFrom: 'array', linesArray: typeof linesArray === 'string' ? linesArray : JSON.stringify(linesArray) });
const booked = (id: unknown) => bookedInvoice(world, id).LineItems as XeroRecord[];

describe('tracking', () => {
	const category = () => kept(world, 'TrackingCategories', 'Name', 'Region');
	const north = () => (category().Options as XeroRecord[]).find(({ Name }) => Name === 'North');

	test('by name, by id, and mixed, below and in an array', async () => {
		const ids = { trackingCategory1: String(category().TrackingCategoryID), trackingOption1: String(north()?.TrackingOptionID) };
		const names = { trackingCategory1: 'Region', trackingOption1: 'North' };
		const pairs = [ids, names, { ...ids, trackingOption1: 'North' }, { trackingCategory2: 'Region', trackingOption2: 'North' }];
		const lines = pairs.map((pair) => ({ description: 'x', ...pair }));
		for (const from of [below(...lines), array(lines), array(lines.map(() => ({ Description: 'x', Tracking: [{ Name: 'Region', Option: 'North' }] })))]) {
			const { items, error } = await create(from);
			expect(error).toBeUndefined();
			expect(booked(items[0].json.InvoiceID).map(({ Tracking }) => Tracking)).toEqual(
				pairs.map(() => [{ TrackingCategoryID: category().TrackingCategoryID, TrackingOptionID: north()?.TrackingOptionID, Name: 'Region', Option: 'North' }]),
			);
		}
	});

	test('a category without option is refused before anything is sent', async () => {
		const ran = await create(below({ description: 'x', trackingCategory1: 'Region' }));
		expect(ran.error?.message).toContain('Tracking Category 1 and Tracking Option 1 are only understood together.');
		expect(writes(ran)).toEqual([]);
	});
});

test('unit prices have four decimals both ways', async () => {
	const { items, error } = await create(below({ description: 'x', quantity: '10000', unitAmount: '0.0123' }, { description: 'y', quantity: '1.2345', unitAmount: '9.8765' }));
	expect(error).toBeUndefined();
	expect(items[0].json.LineItems).toMatchObject([{ UnitAmount: 0.0123, LineAmount: 123 }, { UnitAmount: 9.8765, Quantity: 1.2345 }]);
	const read = await world.run({ resource: 'invoice', operation: 'get', simplify: false, record: byId(items[0].json.InvoiceID) });
	const listed = await world.run({ resource: 'invoice', operation: 'getAll', simplify: false, filters: { ids: String(items[0].json.InvoiceID) } });
	for (const ran of [read, listed]) expect(ran.items[0].json.LineItems).toMatchObject([{ UnitAmount: 0.0123 }, { UnitAmount: 9.8765 }]);
	const five = await create(below({ description: 'x', unitAmount: '1.23456' }));
	expect(five.error?.message).toContain('At most 4 digits are allowed after the decimal point, 5 were given');
});

test('discounts by percentage and by amount', async () => {
	const { items, error } = await create(below({ description: 'a', quantity: '3', unitAmount: '33.33', discountRate: '12.5', accountCode: '200' }, { description: 'b', quantity: '1', unitAmount: '50', discountAmount: '0.01' }));
	expect(error).toBeUndefined();
	expect(booked(items[0].json.InvoiceID)).toMatchObject([{ DiscountRate: 12.5, LineAmount: 87.49 }, { DiscountAmount: 0.01, LineAmount: 49.99 }]);
});

test('an empty part of a line is not given; 0 is', async () => {
	const ran = await create(below({ description: 'x', quantity: '', unitAmount: '0', taxAmount: '0', accountCode: '', discountRate: '0' }));
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)[0].LineItems).toEqual([{ Description: 'x', UnitAmount: 0, TaxAmount: 0, DiscountRate: 0 }]);
});

test.each([
	['array of objects', '={{ $json.lines }}'],
	['JSON text', '={{ JSON.stringify($json.lines) }}'],
	['one object', '={{ $json.lines[0] }}'],
])('an array may come as %s', async (_as, linesArray) => {
	const lines = [{ Description: 'x', Quantity: 2, UnitAmount: 1.5 }];
	const { items, error } = await create({ linesFrom: 'array', linesArray }, { items: [{ lines }] });
	expect(error).toBeUndefined();
	expect(booked(items[0].json.InvoiceID)).toMatchObject([{ Description: 'x', LineAmount: 3 }]);
});

test('everything wrong with lines is told at once, by the number of the line', async () => {
	const ran = await create(array([{ Description: 'x', Quantity: 'two' }, { Description: 'y' }, { Descripton: 'z', UnitAmount: '1.00001' }]));
	expect(ran.error?.message).toMatch(/^Line 1: Quantity: /);
	expect(ran.error?.description).toMatch(/Line 3: "Descripton" is not a field.*Did you mean Description\? Line 3: Unit Price: /);
	expect(writes(ran)).toEqual([]);
	const bill = await create(array([{ Description: 'x', DiscountRate: 5 }]), {}, 'bill');
	expect(bill.error?.message).toContain('"DiscountRate" is not a field Xero takes here');
});

describe('one document from many rows', () => {
	const rowsOf = async (items: RunOptions['items'], options: RunOptions = {}, more: INodeParameters = {}) =>
		await create(
			{
				contact: named('name', '={{ $json.who }}'),
				fields: await world.fields('invoice', 'create', { Reference: '={{ $json.order.trim() }}', DueDate: '={{ $json.due }}' }),
				linesFrom: 'rows',
				documentKey: '={{ $json.order }}',
				rowLine: { description: '={{ $json.what }}', quantity: '={{ $json.pieces }}', unitAmount: '={{ $json.price }}' },
				...more,
			},
			{ items: items?.map((item) => ({ who: 'City Agency', price: 10, pieces: 1, ...item })), ...options },
		);

	test('rows that share a key become one document with a line each, paired with all of them', async () => {
		const { items, error, calls } = await rowsOf([{ order: 'R-1', what: 'a' }, { order: 'R-2', what: 'b' }, { order: 'R-1', what: 'c' }, { order: ' R-1 ', what: 'd' }]);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.Reference, pairedItem])).toEqual([
			['R-1', [{ item: 0 }, { item: 2 }, { item: 3 }]],
			['R-2', { item: 1 }],
		]);
		expect(booked(items[0].json.InvoiceID).map(({ Description }) => Description)).toEqual(['a', 'c', 'd']);
		expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	test('the header comes from the first row that has it; another value later is a conflict every row tells', async () => {
		const due = world.day(9);
		const { items, errorItems } = await rowsOf(
			[{ order: 'H-1', what: 'a' }, { order: 'H-1', what: 'b', due }, { order: 'H-2', what: 'c', due }, { order: 'H-2', what: 'd', due: world.day(10) }, { order: 'H-3', what: 'e' }, { order: 'H-3', what: 'f', who: 'Bayside Club' }],
			{ onError: 'continueErrorOutput' },
		);
		expect(items.map(({ json }) => [json.Reference, json.DueDate])).toEqual([['H-1', due]]);
		expect(errorItems.map(({ json }) => [json.what, json.error])).toEqual([
			['c', 'Due Date of item 3 differs from that of item 2.'],
			['d', 'Due Date of item 3 differs from that of item 2.'],
			['e', 'Contact of item 5 differs from that of item 4.'],
			['f', 'Contact of item 5 differs from that of item 4.'],
		]);
	});

	test('a faulty row fails its whole document, each of its rows says so, and the others go through', async () => {
		const { items, errorItems } = await rowsOf(
			[{ order: 'F-1', what: 'a' }, { order: 'F-2', what: 'b' }, { order: 'F-1', what: 'c', pieces: 'many' }, { order: 'F-3', what: 'd', price: 1e13 }, { order: 'F-3', what: 'e' }, { order: '', what: 'f' }],
			{ onError: 'continueErrorOutput' },
		);
		expect(items.map(({ json }) => json.Reference)).toEqual(['F-2']);
		expect(errorItems.map(({ json }) => [json.what, json.error])).toEqual([
			['a', expect.stringMatching(/^Item 2: Quantity: /)],
			['c', expect.stringMatching(/^Item 2: Quantity: /)],
			['d', 'The line amount must not be more than 9,999,999,999.99.'],
			['e', 'The line amount must not be more than 9,999,999,999.99.'],
			['f', 'The document key is empty.'],
		]);
		expect(world.books('Invoices').filter(({ Reference }) => ['F-1', 'F-3'].includes(String(Reference)))).toEqual([]);
	});

	test('a contact that is missing fails each row, or is made once', async () => {
		const rows = [{ order: 'C-1', what: 'a', who: 'Row contact' }, { order: 'C-1', what: 'b', who: 'Row contact' }, { order: 'C-2', what: 'c', who: 'row CONTACT' }];
		const refused = await rowsOf(rows, { onError: 'continueErrorOutput' });
		expect(refused.errorItems.map(({ json }) => json.error)).toEqual(rows.map(() => 'Xero has no contact with this name'));
		const made = await rowsOf(rows, {}, { ifContactMissing: 'create' });
		expect(made.error).toBeUndefined();
		expect(made.items.map(({ json }) => json.Reference)).toEqual(['C-1', 'C-2']);
		expect(kept(world, 'Contacts', 'Name', 'Row contact')).toBeDefined();
	});
});

test('JSON lines may be in the editor’s words or in Xero’s', async () => {
	const LineItems = [{ Description: 'x', UnitAmount: 1, Quantity: 1 }, { description: 'y', unitAmount: 2, quantity: 1 }];
	const { items, error } = await world.run({ resource: 'invoice', operation: 'create', ...asJson({ Contact: { Name: 'City Agency' }, LineItems }) });
	expect(error).toBeUndefined();
	expect(booked(items[0].json.InvoiceID).map(({ LineAmount }) => LineAmount)).toEqual([1, 2]);
});
