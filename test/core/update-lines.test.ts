import type { INodeParameters } from 'n8n-workflow';

import { updatedLines } from '../../nodes/Xero/operations/updatedLines';
import { Refusal } from '../../nodes/Xero/values/outcome';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import type { Rec } from '../local-xero/contract';
import { asJson, byId, openWorld, type World } from './harness';
import { bookedInvoice, make, sentBy, updateLines, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	// the harder reading: lines that come without LineAmountTypes are exclusive of tax, as in a new document
	world = await openWorld({ switches: { changedLinesAreExclusive: true } });
});
afterAll(async () => await world.close());

const lineItems: XeroRecord[] = [
	{
		Description: 'Labels',
		Quantity: 2500,
		UnitAmount: 0.0875,
		AccountCode: '200',
		Tracking: [{ Name: 'Region', Option: 'North' }],
	},
	{
		Description: 'Less a third',
		Quantity: 3,
		UnitAmount: 33.3333,
		AccountCode: '200',
		DiscountRate: 33.3333,
	},
	{
		Description: 'Tax from the till',
		Quantity: 7,
		UnitAmount: 9.99,
		AccountCode: '200',
		TaxAmount: 10.5,
	},
	{
		Description: 'Less an amount',
		Quantity: 1,
		UnitAmount: 100,
		AccountCode: '260',
		DiscountAmount: 0.05,
	},
	{ Description: 'A remark' },
];
const document = async (more: XeroRecord = {}) =>
	await make(world, 'invoice', { LineItems: lineItems, DueDate: world.day(9), ...more });
const linesOf = (invoice: XeroRecord | Rec): XeroRecord[] => invoice.LineItems as XeroRecord[];
const booked = (invoice: XeroRecord): XeroRecord[] =>
	linesOf(bookedInvoice(world, invoice.InvoiceID));

const update = async (
	invoice: XeroRecord,
	lines?: XeroRecord[],
	more?: INodeParameters,
	resource?: string,
) => await updateLines(world, invoice, lines, more, resource);

describe('what the amounts of the lines are', () => {
	test('goes with lines that stay, so that they are not taken for amounts without tax', async () => {
		const invoice = await document({ LineAmountTypes: 'Inclusive', LineItems: [lineItems[2]] });
		const added = { Description: 'More', Quantity: 1, UnitAmount: 23, AccountCode: '200' };
		const { items, error } = await update(invoice, [added]);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ LineAmountTypes: 'Inclusive', Total: 92.93 });
	});

	test('amounts that Xero shows without tax though they include it are not sent back', () => {
		const quote = (LineAmount: number): XeroRecord => ({
			LineAmountTypes: 'INCLUSIVE',
			LineItems: [{ LineItemID: 'a', Description: 'Job', LineAmount }],
			SubTotal: 100,
			TotalTax: 15,
			Total: 115,
		});
		const more = [{ Description: 'More' }];
		expect(updatedLines(quote(115), {}, more, 'merge')).not.toBeInstanceOf(Refusal);
		expect(updatedLines(quote(100), {}, more, 'replace')).not.toBeInstanceOf(Refusal);
		expect(updatedLines(quote(100), {}, undefined, 'merge')).not.toBeInstanceOf(Refusal);
		const refused = updatedLines(quote(100), {}, more, 'append');
		expect(refused).toBeInstanceOf(Refusal);
		expect((refused as Refusal).because[0]).toMatch(/^Xero shows the lines .* without their tax/);
	});
});

describe('merge', () => {
	test('changes the line it names, adds the one without an id, keeps all others to the cent', async () => {
		const invoice = await document();
		const before = booked(invoice);
		const change = { LineItemID: before[1].LineItemID, Quantity: 6 };
		const { items, error } = await update(invoice, [
			change,
			{ Description: 'Added', Quantity: 1, UnitAmount: 1, AccountCode: '200' },
		]);
		expect(error).toBeUndefined();
		expect(items[0].json.outcome).toBe('updated');
		const after = booked(invoice);
		expect(after).toHaveLength(6);
		expect([0, 2, 3, 4].map((at) => after[at])).toEqual([0, 2, 3, 4].map((at) => before[at]));
		expect(after[2].TaxAmount).toBe(10.5);
		expect(after[1]).toMatchObject({
			LineItemID: before[1].LineItemID,
			Quantity: 6,
			UnitAmount: 33.3333,
			DiscountRate: 33.3333,
			LineAmount: 133.33,
		});
		expect(after[5]).toMatchObject({ Description: 'Added', LineAmount: 1 });
	});

	test('lines below name theirs too; a price drops the tax that was given, unless one is given again', async () => {
		const invoice = await document();
		const [, , taxed] = booked(invoice);
		const line = { lineItemId: String(taxed.LineItemID), unitAmount: '20.0001' };
		expect(
			(await update(invoice, undefined, { linesFrom: 'below', lines: { line: [line] } })).error,
		).toBeUndefined();
		expect(booked(invoice)[2]).toMatchObject({
			UnitAmount: 20.0001,
			LineAmount: 140,
			TaxAmount: 21,
		});
		expect(
			(
				await update(invoice, undefined, {
					linesFrom: 'below',
					lines: { line: [{ ...line, unitAmount: '30', taxAmount: '31.49' }] },
				})
			).error,
		).toBeUndefined();
		expect(booked(invoice)[2]).toMatchObject({ UnitAmount: 30, TaxAmount: 31.49 });
	});

	test('a new text alone keeps the tax that was given', async () => {
		const invoice = await document();
		const [, , taxed] = booked(invoice);
		expect(
			(await update(invoice, [{ LineItemID: taxed.LineItemID, Description: 'New words' }])).error,
		).toBeUndefined();
		expect(booked(invoice)[2]).toEqual({ ...taxed, Description: 'New words' });
	});

	test('by JSON as well', async () => {
		const invoice = await document();
		const [first, ...others] = booked(invoice);
		const change = {
			Reference: 'J',
			LineItems: [{ LineItemID: first.LineItemID, Description: 'By JSON' }],
		};
		const { error } = await world.run({
			resource: 'invoice',
			operation: 'update',
			record: byId(invoice.InvoiceID),
			...asJson(change),
		});
		expect(error).toBeUndefined();
		expect(booked(invoice)).toEqual([{ ...first, Description: 'By JSON' }, ...others]);
	});

	test('one tracking category changes, the other one stays on the line', async () => {
		const tracked = (region: string): XeroRecord[] => [{ Name: 'Region', Option: region }];
		const sales = { Name: 'Salesperson', Option: 'Tom Bellamy' };
		const invoice = await document({
			LineItems: [{ ...lineItems[0], Tracking: [...tracked('North'), sales] }],
		});
		const [{ LineItemID }] = booked(invoice);
		const categories = world.books('TrackingCategories');
		const region = categories.find(({ Name }) => Name === 'Region');
		for (const [Option, given] of [
			['South', { Name: 'Region' }],
			['East', { TrackingCategoryID: String(region?.TrackingCategoryID) }],
		] as Array<[string, XeroRecord]>) {
			const { error } = await update(invoice, [{ LineItemID, Tracking: [{ ...given, Option }] }]);
			expect(error).toBeUndefined();
			const now = booked(invoice)[0].Tracking as XeroRecord[];
			expect(now.map(({ Name, Option: option }) => [Name, option]).sort()).toEqual([
				['Region', Option],
				['Salesperson', 'Tom Bellamy'],
			]);
		}
	});

	test('empty ids and an empty tax rate are not given: a new line beside a changed one', async () => {
		const invoice = await document();
		const before = booked(invoice);
		const lines = [
			{ LineItemID: before[2].LineItemID, AccountID: '', TaxType: '', Description: 'Till' },
			{ LineItemID: '', Description: 'New', Quantity: 1, UnitAmount: 3, AccountCode: '200' },
		];
		const { error } = await update(invoice, lines);
		expect(error).toBeUndefined();
		expect(booked(invoice)[2]).toEqual({ ...before[2], Description: 'Till' });
		expect(booked(invoice)[5]).toMatchObject({ Description: 'New', LineAmount: 3 });
	});

	test('lines that are null in JSON are not given', async () => {
		const invoice = await document();
		const before = booked(invoice);
		const { items, error } = await world.run({
			resource: 'invoice',
			operation: 'update',
			record: byId(invoice.InvoiceID),
			...asJson({ Reference: 'None', LineItems: null, Contact: null } as unknown as XeroRecord),
		});
		expect(error).toBeUndefined();
		expect(items[0].json.Reference).toBe('None');
		expect(booked(invoice)).toEqual(before);
	});

	test('works on a bill and where prices contain tax', async () => {
		const LineItems = lineItems.map(({ DiscountRate, DiscountAmount, ...line }) => ({
			...line,
			...(line.AccountCode ? { AccountCode: '429' } : {}),
		}));
		const bill = await make(world, 'bill', { LineAmountTypes: 'Inclusive', LineItems });
		const before = booked(bill);
		expect(
			(await update(bill, [{ LineItemID: before[0].LineItemID, Quantity: 1 }], {}, 'bill')).error,
		).toBeUndefined();
		expect(booked(bill).slice(1)).toEqual(before.slice(1));
	});
});

test('append keeps every line and adds the given ones', async () => {
	const invoice = await document();
	const before = booked(invoice);
	expect(
		(
			await update(
				invoice,
				[{ Description: 'Last', Quantity: 1, UnitAmount: 0.0001, AccountCode: '200' }],
				{ linesMode: 'append' },
			)
		).error,
	).toBeUndefined();
	expect(booked(invoice).slice(0, 5)).toEqual(before);
	expect(booked(invoice)[5]).toMatchObject({ Description: 'Last', UnitAmount: 0.0001 });
	const named = await update(invoice, [{ LineItemID: before[0].LineItemID, Description: 'x' }], {
		linesMode: 'append',
	});
	expect(named.error?.message).toBe(
		'Line 1 has a Line Item ID, but lines that are appended are new.',
	);
	expect(writes(named)).toEqual([]);
});

test('replace leaves only the given lines', async () => {
	const invoice = await document();
	const [first] = booked(invoice);
	const lines = [
		{
			LineItemID: first.LineItemID,
			Description: 'Stays, changed',
			Quantity: 1,
			UnitAmount: 5,
			AccountCode: '200',
		},
		{ Description: 'New' },
	];
	expect((await update(invoice, lines, { linesMode: 'replace' })).error).toBeUndefined();
	expect(booked(invoice)).toMatchObject([
		{ LineItemID: first.LineItemID, Description: 'Stays, changed', LineAmount: 5 },
		{ Description: 'New' },
	]);
});

test.each(['merge', 'replace'])(
	'%s: a LineItemID that is not on the document, or twice, is refused before anything is sent',
	async (linesMode) => {
		const invoice = await document();
		const [{ LineItemID }] = booked(invoice);
		const other = '11111111-2222-4333-8444-555555555555';
		const ran = await update(
			invoice,
			[
				{ LineItemID, Description: 'x' },
				{ LineItemID: other, Description: 'y' },
				{ LineItemID, Description: 'z' },
			],
			{ linesMode },
		);
		expect(ran.error?.message).toBe('Line 2 has a Line Item ID that is not on the document.');
		expect(ran.error?.description).toContain('Line 3 has the Line Item ID of line 1.');
		expect(writes(ran)).toEqual([]);
	},
);

test('Amounts Are cannot change while lines stay; with all lines replaced it can', async () => {
	const invoice = await document();
	const fields = await world.fields('invoice', 'update', { LineAmountTypes: 'Inclusive' });
	for (const lines of [undefined, [{ Description: 'Added' }]]) {
		const ran = await update(invoice, lines, { fields });
		expect(ran.error?.message).toBe(
			'Amounts Are cannot change while lines stay, because their amounts would mean something else',
		);
		expect(ran.error?.description).toContain('set Lines Already There to Replace');
		expect(writes(ran)).toEqual([]);
	}
	const line = { Description: 'All new', Quantity: 1, UnitAmount: 115, AccountCode: '200' };
	expect((await update(invoice, [line], { fields, linesMode: 'replace' })).error).toBeUndefined();
	expect(bookedInvoice(world, invoice.InvoiceID)).toMatchObject({
		LineAmountTypes: 'Inclusive',
		Total: 115,
		TotalTax: 15,
	});
	const same = await update(invoice, undefined, { fields });
	expect(same.error).toBeUndefined();
});

test('a read that shows a total but no lines is refused, as its lines would be lost', () => {
	const stored: XeroRecord = {
		InvoiceID: 'x',
		Status: 'DRAFT',
		Total: 115,
		LineItems: [],
		LineAmountTypes: 'Exclusive',
	};
	const refusal = updatedLines(stored, { InvoiceID: 'x' }, [{ Description: 'Added' }], 'merge');
	expect(refusal).toBeInstanceOf(Refusal);
	expect((refusal as Refusal).because).toEqual([
		'Xero answered without the lines of the document, so they cannot be kept',
	]);
});

test('untouched lines that came back changed are an error on the item', async () => {
	const invoice = await document();
	const [first] = booked(invoice);
	world.control.when({
		method: 'POST',
		url: '/Invoices',
		run: (body) => body.replace('"Quantity":3,', '"Quantity":1,'),
	});
	const ran = await update(invoice, [{ LineItemID: first.LineItemID, Description: 'Changed' }]);
	expect(ran.error?.message).toBe('Updated, but lines that were to stay have changed');
	expect(ran.error?.description).toContain('Line 2: Quantity was 3.00 and is now 1.00.');
	expect(sentBy(ran)).toHaveLength(1);
});
