import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, kept, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (
	parameters: INodeParameters,
	options: RunOptions = {},
	resource = 'invoice',
) =>
	await world.run(
		{
			resource,
			operation: 'create',
			simplify: false,
			contact: named('name', 'City Agency'),
			fields: await world.fields(resource, 'create', {}),
			...parameters,
		},
		options,
	);
const below = (...line: INodeParameters[]) => ({ linesFrom: 'below', lines: { line } });
const array = (linesArray: unknown) => ({
	linesFrom: 'array',
	linesArray: typeof linesArray === 'string' ? linesArray : JSON.stringify(linesArray),
});
const booked = (id: unknown) => bookedInvoice(world, id).LineItems as XeroRecord[];

describe('tracking', () => {
	const category = () => kept(world, 'TrackingCategories', 'Name', 'Region');
	const north = () => (category().Options as XeroRecord[]).find(({ Name }) => Name === 'North');

	test('by name, by id, and mixed, below and in an array', async () => {
		const ids = {
			trackingCategory1: String(category().TrackingCategoryID),
			trackingOption1: String(north()?.TrackingOptionID),
		};
		const names = { trackingCategory1: 'Region', trackingOption1: 'North' };
		const pairs = [
			ids,
			names,
			{ ...ids, trackingOption1: 'North' },
			{ trackingCategory2: 'Region', trackingOption2: 'North' },
		];
		const lines = pairs.map((pair) => ({ description: 'x', ...pair }));
		for (const from of [
			below(...lines),
			array(lines),
			array(
				lines.map(() => ({ Description: 'x', Tracking: [{ Name: 'Region', Option: 'North' }] })),
			),
		]) {
			const { items, error } = await create(from);
			expect(error).toBeUndefined();
			expect(booked(items[0].json.InvoiceID).map(({ Tracking }) => Tracking)).toEqual(
				pairs.map(() => [
					{
						TrackingCategoryID: category().TrackingCategoryID,
						TrackingOptionID: north()?.TrackingOptionID,
						Name: 'Region',
						Option: 'North',
					},
				]),
			);
		}
	});

	test('a category without option is refused before anything is sent', async () => {
		const ran = await create(below({ description: 'x', trackingCategory1: 'Region' }));
		expect(ran.error?.message).toContain(
			'Tracking Category 1 and Tracking Option 1 are only understood together.',
		);
		expect(writes(ran)).toEqual([]);
	});
});

test('unit prices have four decimals both ways', async () => {
	const { items, error } = await create(
		below(
			{ description: 'x', quantity: '10000', unitAmount: '0.0123' },
			{ description: 'y', quantity: '1.2345', unitAmount: '9.8765' },
		),
	);
	expect(error).toBeUndefined();
	expect(items[0].json.LineItems).toMatchObject([
		{ UnitAmount: 0.0123, LineAmount: 123 },
		{ UnitAmount: 9.8765, Quantity: 1.2345 },
	]);
	const read = await world.run({
		resource: 'invoice',
		operation: 'get',
		simplify: false,
		record: byId(items[0].json.InvoiceID),
	});
	const listed = await world.run({
		resource: 'invoice',
		operation: 'getAll',
		simplify: false,
		filters: { ids: String(items[0].json.InvoiceID) },
	});
	for (const ran of [read, listed])
		expect(ran.items[0].json.LineItems).toMatchObject([
			{ UnitAmount: 0.0123 },
			{ UnitAmount: 9.8765 },
		]);
	const five = await create(below({ description: 'x', unitAmount: '1.23456' }));
	expect(five.error?.message).toContain(
		'At most 4 digits are allowed after the decimal point, 5 were given',
	);
});

test('discounts by percentage and by amount', async () => {
	const { items, error } = await create(
		below(
			{
				description: 'a',
				quantity: '3',
				unitAmount: '33.33',
				discountRate: '12.5',
				accountCode: '200',
			},
			{ description: 'b', quantity: '1', unitAmount: '50', discountAmount: '0.01' },
		),
	);
	expect(error).toBeUndefined();
	expect(booked(items[0].json.InvoiceID)).toMatchObject([
		{ DiscountRate: 12.5, LineAmount: 87.49 },
		{ DiscountAmount: 0.01, LineAmount: 49.99 },
	]);
});

test('an empty part of a line is not given; 0 is', async () => {
	const ran = await create(
		below({
			description: 'x',
			quantity: '',
			unitAmount: '0',
			taxAmount: '0',
			accountCode: '',
			discountRate: '0',
		}),
	);
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)[0].LineItems).toEqual([
		{ Description: 'x', UnitAmount: 0, TaxAmount: 0, DiscountRate: 0 },
	]);
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
	const ran = await create(
		array([
			{ Description: 'x', Quantity: 'two' },
			{ Description: 'y' },
			{ Descripton: 'z', UnitAmount: '1.00001' },
		]),
	);
	expect(ran.error?.message).toMatch(/^Line 1: Quantity: /);
	expect(ran.error?.description).toMatch(
		/Line 3: "Descripton" is not a field.*Did you mean Description\? Line 3: Unit Price: /,
	);
	expect(writes(ran)).toEqual([]);
	const bill = await create(array([{ Description: 'x', DiscountRate: 5 }]), {}, 'bill');
	expect(bill.error?.message).toContain('"DiscountRate" is not a field Xero takes here');
});

test('JSON lines may be in the editor’s words or in Xero’s', async () => {
	const LineItems = [
		{ Description: 'x', UnitAmount: 1, Quantity: 1 },
		{ description: 'y', unitAmount: 2, quantity: 1 },
	];
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		...asJson({ Contact: { Name: 'City Agency' }, LineItems }),
	});
	expect(error).toBeUndefined();
	expect(booked(items[0].json.InvoiceID).map(({ LineAmount }) => LineAmount)).toEqual([1, 2]);
});
