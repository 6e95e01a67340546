import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld, type Ran, type World } from './harness';
import { aLine, kept, make, sentBy, updateLines, writes } from './harness/made';

/** Expected Total on Update and on Create or Update, where what Xero has counts as well. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const linesOf = (record: XeroRecord) => record.LineItems as XeroRecord[];
/** Two lines, 20.00 and 33.33 before 15 % tax: 61.33. */
const twoLines = (LineAmountTypes = 'Exclusive') =>
	make(world, 'invoice', {
		LineAmountTypes,
		LineItems: [aLine, { ...aLine, Description: 'Pot', Quantity: 1, UnitAmount: 33.33 }].map(
			(line) => ({ ...line, TaxType: 'OUTPUT2' }),
		),
	});
const total = (expectedTotal: string, more: object = {}) => ({
	options: { expectedTotal, ...more },
});
const refusal = (ran: Ran) => {
	expect(writes(ran)).toEqual([]);
	return ran.error?.message;
};

test.each([
	['Exclusive', '96.11', '95.11'],
	['Inclusive', '83.57', '96.11'],
])(
	'one line changes, the others stay: all of them have to come to the total (%s)',
	async (types, right, wrong) => {
		const invoice = await twoLines(types);
		const change = [{ LineItemID: linesOf(invoice)[0].LineItemID, UnitAmount: 25.12 }];
		expect(refusal(await updateLines(world, invoice, change, total(wrong)))).toMatch(
			/^The lines add up to /,
		);
		const { items, error } = await updateLines(world, invoice, change, total(right));
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({
			outcome: 'updated',
			Total: Number(right),
			LineAmountTypes: types,
		});
		expect(items[0].json.warnings).toBeUndefined();
	},
);

test('lines that are added, and lines that replace', async () => {
	const invoice = await twoLines();
	const extra = [
		{ Description: 'Lid', Quantity: 1, UnitAmount: 1, AccountCode: '200', TaxType: 'NONE' },
	];
	expect(
		refusal(await updateLines(world, invoice, extra, { linesMode: 'append', ...total('61.33') })),
	).toContain('62.33');
	const added = await updateLines(world, invoice, extra, {
		linesMode: 'append',
		...total('62.33'),
	});
	expect(added.items[0].json).toMatchObject({ Total: 62.33 });
	expect(
		refusal(await updateLines(world, invoice, extra, { linesMode: 'replace', ...total('62.33') })),
	).toContain('1.00');
	const replaced = await updateLines(world, invoice, extra, {
		linesMode: 'replace',
		...total('1'),
	});
	expect(replaced.items[0].json).toMatchObject({ Total: 1 });
});

test('without lines the stored ones have to, and are not sent again', async () => {
	const invoice = await twoLines();
	const change = async (expected: string, more: object = {}) =>
		await world.run({
			resource: 'invoice',
			operation: 'update',
			record: byId(invoice.InvoiceID),
			fields: await world.fields('invoice', 'update', { Reference: 'PO 7' }),
			...total(expected, more),
		});
	expect(refusal(await change('61.34'))).toBe(
		'The lines add up to 61.33, but the expected total is 61.34.',
	);
	const kept = await change('61.33');
	expect(sentBy(kept)).toEqual([
		{ Type: 'ACCREC', InvoiceID: invoice.InvoiceID, Reference: 'PO 7' },
	]);
	const adjusted = await change('61.35', { onTotalDifference: 'adjustTax' });
	expect(adjusted.items[0].json).toMatchObject({
		outcome: 'updated',
		Total: 61.35,
		warnings: ['The tax of line 2 was adjusted by +0.02 to reach the expected total.'],
	});
	const rounded = await change('61.30', {
		onTotalDifference: 'roundingLine',
		roundingAccountCode: '860',
	});
	expect(rounded.items[0].json).toMatchObject({ Total: 61.3 });
});

test('Create or Update reads the amounts as the matched document does', async () => {
	const invoice = await twoLines('Inclusive');
	const given = {
		InvoiceNumber: invoice.InvoiceNumber,
		LineItems: [{ ...aLine, TaxType: 'OUTPUT2' }],
	};
	const upsert = async (expected: string) =>
		await world.run({
			resource: 'invoice',
			operation: 'upsert',
			matchOn: 'InvoiceNumber',
			...asJson(given),
			...total(expected),
		});
	expect(refusal(await upsert('23'))).toBe(
		'The lines add up to 20.00, but the expected total is 23.00.',
	);
	const { items } = await upsert('20.00');
	expect(items[0].json).toMatchObject({ outcome: 'updated', Total: 20 });
	const again = await upsert('20.00');
	expect(again.items[0].json.outcome).toBe('unchanged');
	expect(writes(again)).toEqual([]);
});

test('the noise of a calculation is no digit of an expected total', async () => {
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		simplify: false,
		options: { expectedTotal: '={{ 0.1 + 0.2 }}' },
		...asJson({
			Contact: { Name: 'Bayside Club' },
			LineAmountTypes: 'NoTax',
			LineItems: [{ ...aLine, Quantity: 1, UnitAmount: 0.3 }],
		} as XeroRecord),
	});
	expect(error).toBeUndefined();
	expect(items[0].json.Total).toBe(0.3);
});

test('the tax of a line that names its account by the id is that of the account', async () => {
	const { AccountID } = kept(world, 'Accounts', 'Code', '200');
	const line = { Description: 'x', LineAmount: 20, AccountID: String(AccountID) };
	const { items, error } = await world.run({
		resource: 'invoice',
		operation: 'create',
		simplify: false,
		...total('23'),
		...asJson({ Contact: { Name: 'Bayside Club' }, LineItems: [line] } as XeroRecord),
	});
	expect(error).toBeUndefined();
	expect(items[0].json.Total).toBe(23);
});
