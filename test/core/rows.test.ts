import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { named, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, kept } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (parameters: INodeParameters, options: RunOptions) =>
	await world.run(
		{ resource: 'invoice', operation: 'create', simplify: false, ...parameters },
		options,
	);
const booked = (id: unknown) => bookedInvoice(world, id).LineItems as XeroRecord[];

describe('one document from many rows', () => {
	const rowsOf = async (
		items: RunOptions['items'],
		options: RunOptions = {},
		more: INodeParameters = {},
	) =>
		await create(
			{
				contact: named('name', '={{ $json.who }}'),
				fields: await world.fields('invoice', 'create', {
					Reference: '={{ $json.order.trim() }}',
					DueDate: '={{ $json.due }}',
				}),
				linesFrom: 'rows',
				documentKey: '={{ $json.order }}',
				rowLine: {
					description: '={{ $json.what }}',
					quantity: '={{ $json.pieces }}',
					unitAmount: '={{ $json.price }}',
				},
				...more,
			},
			{
				items: items?.map((item) => ({ who: 'City Agency', price: 10, pieces: 1, ...item })),
				...options,
			},
		);

	test('rows that share a key become one document with a line each, paired with all of them', async () => {
		const { items, error, calls } = await rowsOf([
			{ order: 'R-1', what: 'a' },
			{ order: 'R-2', what: 'b' },
			{ order: 'R-1', what: 'c' },
			{ order: ' R-1 ', what: 'd' },
		]);
		expect(error).toBeUndefined();
		expect(items.map(({ json, pairedItem }) => [json.Reference, pairedItem])).toEqual([
			['R-1', [{ item: 0 }, { item: 2 }, { item: 3 }]],
			['R-2', { item: 1 }],
		]);
		expect(booked(items[0].json.InvoiceID).map(({ Description }) => Description)).toEqual([
			'a',
			'c',
			'd',
		]);
		expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	test('the header comes from the first row that has it; another value later is a conflict every row tells', async () => {
		const due = world.day(9);
		const { items, errorItems } = await rowsOf(
			[
				{ order: 'H-1', what: 'a' },
				{ order: 'H-1', what: 'b', due },
				{ order: 'H-2', what: 'c', due },
				{ order: 'H-2', what: 'd', due: world.day(10) },
				{ order: 'H-3', what: 'e' },
				{ order: 'H-3', what: 'f', who: 'Bayside Club' },
			],
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
			[
				{ order: 'F-1', what: 'a' },
				{ order: 'F-2', what: 'b' },
				{ order: 'F-1', what: 'c', pieces: 'many' },
				{ order: 'F-3', what: 'd', price: 1e13 },
				{ order: 'F-3', what: 'e' },
				{ order: '', what: 'f' },
			],
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
		expect(
			world.books('Invoices').filter(({ Reference }) => ['F-1', 'F-3'].includes(String(Reference))),
		).toEqual([]);
	});

	test('a contact that is missing fails each row, or is made once', async () => {
		const rows = [
			{ order: 'C-1', what: 'a', who: 'Row contact' },
			{ order: 'C-1', what: 'b', who: 'row Contact' },
			{ order: 'C-2', what: 'c', who: 'row CONTACT' },
		];
		const refused = await rowsOf(rows, { onError: 'continueErrorOutput' });
		expect(refused.errorItems.map(({ json }) => json.error)).toEqual(
			rows.map(() => 'Xero has no contact with this name'),
		);
		const made = await rowsOf(rows, {}, { ifContactMissing: 'create' });
		expect(made.error).toBeUndefined();
		expect(made.items.map(({ json }) => json.Reference)).toEqual(['C-1', 'C-2']);
		expect(kept(world, 'Contacts', 'Name', 'Row contact')).toBeDefined();
	});
});

test('a field that is required may stand in any row of its document, and has to stand in one', async () => {
	const { items, errorItems } = await world.run(
		{
			resource: 'quote',
			operation: 'create',
			simplify: false,
			contact: named('name', '={{ $json.who }}'),
			fields: await world.fields('quote', 'create', { Date: '={{ $json.date }}' }),
			linesFrom: 'rows',
			documentKey: '={{ $json.order }}',
			rowLine: { description: '={{ $json.what }}', quantity: 1, unitAmount: 2 },
		},
		{
			items: [
				{ order: 1, what: 'a', who: 'City Agency', date: world.day(0) },
				{ order: 2, what: 'b', who: 'City Agency', date: '' },
				{ order: 1, what: 'c', who: '', date: '' },
				{ order: 2, what: 'd', who: '', date: '' },
			],
			onError: 'continueErrorOutput',
		},
	);
	expect(errorItems.map(({ json }) => [json.what, json.error])).toEqual([
		['b', 'Date is required.'],
		['d', 'Date is required.'],
	]);
	expect(items).toHaveLength(1);
	expect(items[0].json).toMatchObject({
		Date: world.day(0),
		LineItems: [{ Description: 'a' }, { Description: 'c' }],
	});
});
