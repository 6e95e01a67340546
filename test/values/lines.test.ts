import fc from 'fast-check';

import {
	lineFromEntry,
	mergeLines,
	untouchedDiffer,
	type LinesMode,
	type MergedLines,
} from '../../nodes/Xero/values/lines';
import { Refusal } from '../../nodes/Xero/values/outcome';
import type { XeroRecord } from '../../nodes/Xero/values/record';

const idAt = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const stored: XeroRecord[] = [
	{
		LineItemID: idAt(1),
		Description: 'Shirt',
		Quantity: 3,
		UnitAmount: 19.9875,
		ItemCode: 'TSHIRT',
		AccountCode: '200',
		AccountID: idAt(900),
		TaxType: 'OUTPUT',
		TaxAmount: 7.83,
		LineAmount: 53.97,
		DiscountRate: 10,
		Tracking: [
			{
				Name: 'Region',
				Option: 'North',
				TrackingCategoryID: idAt(800),
				TrackingOptionID: idAt(801),
				Options: [],
			},
		],
		Item: { ItemID: idAt(700), Code: 'TSHIRT' },
		ValidationErrors: [],
	},
	{
		LineItemID: idAt(2),
		Description: 'Shipping',
		Quantity: 1,
		UnitAmount: 5,
		TaxType: 'NONE',
		TaxAmount: 0,
		LineAmount: 5,
		Tracking: [],
	},
];

const merged = (given: XeroRecord[], mode: LinesMode = 'merge'): MergedLines => {
	const result = mergeLines(stored, given, mode);
	if (result instanceof Refusal) throw result;
	return result;
};

describe('a line of the editor in Xero’s words', () => {
	test('parts by name, empty ones left out, 0 kept', () => {
		expect(
			lineFromEntry({
				description: 'Shirt',
				quantity: '2',
				unitAmount: 0,
				itemCode: '',
				taxType: null,
				lineItemId: idAt(1),
			}),
		).toEqual({ Description: 'Shirt', Quantity: '2', UnitAmount: 0, LineItemID: idAt(1) });
	});

	test('tracking by name or by id', () => {
		expect(
			lineFromEntry({
				trackingCategory1: 'Region',
				trackingOption1: 'North',
				trackingCategory2: idAt(1),
				trackingOption2: idAt(2),
			}),
		).toEqual({
			Tracking: [
				{ Name: 'Region', Option: 'North' },
				{ TrackingCategoryID: idAt(1), TrackingOptionID: idAt(2) },
			],
		});
		expect(lineFromEntry({ trackingCategory1: '', trackingOption1: '' })).toEqual({});
		expect(() => lineFromEntry({ trackingCategory2: 'Region' })).toThrow(Refusal);
		expect(() => lineFromEntry({ trackingOption1: 'North' })).toThrow('only understood together');
	});

	test('a line in Xero’s own words, and strangers, pass as they are', () => {
		const own = { Description: '', Quantity: 1, Tracking: [{ Name: 'a', Option: 'b' }], colour: 'red' };
		expect(lineFromEntry(own)).toEqual(own);
	});
});

describe('merging', () => {
	const shirtAsRead = {
		LineItemID: idAt(1),
		Description: 'Shirt',
		Quantity: 3,
		UnitAmount: 19.9875,
		ItemCode: 'TSHIRT',
		AccountCode: '200',
		AccountID: idAt(900),
		TaxType: 'OUTPUT',
		TaxAmount: 7.83,
		DiscountRate: 10,
		Tracking: [
			{ Name: 'Region', Option: 'North', TrackingCategoryID: idAt(800), TrackingOptionID: idAt(801) },
		],
	};

	test('untouched lines are sent as read, without what Xero computes or adds', () => {
		const { lines, untouched } = merged([{ LineItemID: idAt(2), UnitAmount: 6 }]);
		expect(lines[0]).toEqual(shirtAsRead);
		expect(untouched).toEqual([idAt(1)]);
	});

	test('a changed line loses its tax, unless that is given', () => {
		expect(merged([{ LineItemID: idAt(2).toUpperCase(), UnitAmount: 6 }]).lines[1]).toEqual({
			LineItemID: idAt(2).toUpperCase(),
			Description: 'Shipping',
			Quantity: 1,
			UnitAmount: 6,
			TaxType: 'NONE',
		});
		expect(merged([{ LineItemID: idAt(1), Quantity: 4, TaxAmount: 9.99 }]).lines[0]).toEqual({
			...shirtAsRead,
			Quantity: 4,
			TaxAmount: 9.99,
		});
	});

	test('a change that decides no amount keeps the tax', () => {
		const change = {
			LineItemID: idAt(1),
			Description: 'Blue shirt',
			Tracking: [{ Name: 'Region', Option: 'South' }],
		};
		expect(merged([change]).lines[0]).toEqual({ ...shirtAsRead, ...change });
	});

	test('of each pair Xero takes one, the given one wins', () => {
		const line = (change: XeroRecord) => Object.keys(merged([{ LineItemID: idAt(1), ...change }]).lines[0]);
		expect(line({ DiscountAmount: 1 })).not.toContain('DiscountRate');
		expect(line({ AccountCode: '201' })).not.toContain('AccountID');
		expect(line({ AccountID: idAt(901) })).not.toContain('AccountCode');
		expect(line({ LineAmount: 30 })).not.toContain('UnitAmount');
		expect(line({ LineAmount: 30 })).not.toContain('TaxAmount');
	});

	test('a line without id is added behind; append adds only; replace keeps none', () => {
		const added = { Description: 'Gift wrap', Quantity: 1, UnitAmount: 2 };
		expect(merged([added]).lines.map(({ Description }) => Description)).toEqual([
			'Shirt',
			'Shipping',
			'Gift wrap',
		]);
		expect(merged([added], 'append')).toEqual(merged([added]));
		expect(merged([added], 'replace')).toEqual({ lines: [added], untouched: [] });
		expect(merged([{ ...added, LineItemID: idAt(2) }], 'replace').lines).toEqual([
			{ ...added, LineItemID: idAt(2) },
		]);
	});

	test('ids that are unknown, double or out of place are refused by line number', () => {
		const because = (given: XeroRecord[], mode: LinesMode) => {
			const result = mergeLines(stored, given, mode);
			return result instanceof Refusal ? result.because : [];
		};
		expect(because([{}, { LineItemID: idAt(9) }], 'merge')).toEqual([
			'Line 2 has a Line Item ID that is not on the document.',
		]);
		expect(because([{ LineItemID: idAt(9) }], 'replace')).toHaveLength(1);
		expect(because([{ LineItemID: idAt(1) }, { LineItemID: idAt(1) }], 'merge')).toEqual([
			'Line 2 has the Line Item ID of line 1.',
		]);
		expect(because([{ LineItemID: idAt(1) }], 'append')).toEqual([
			'Line 1 has a Line Item ID, but lines that are appended are new.',
		]);
	});

	test('whatever is changed or added: every stored line is there once and in its place, the rest untouched', () => {
		const plan = fc
			.uniqueArray(fc.nat(19))
			.chain((touched) =>
				fc.record({
					touched: fc.constant(touched),
					added: fc.nat(5),
					price: fc.integer({ min: 0, max: 1e6 }),
				}),
			);
		fc.assert(
			fc.property(plan, ({ touched, added, price }) => {
				const before = Array.from({ length: 20 }, (_, index) => ({
					LineItemID: idAt(index),
					Quantity: 1,
					UnitAmount: index,
					TaxAmount: 1,
				}));
				const copy = structuredClone(before);
				const changes = touched.map((index) => ({ LineItemID: idAt(index), UnitAmount: price / 100 }));
				const news = Array.from({ length: added }, () => ({ Description: 'new' }));
				const result = mergeLines(before, [...news, ...changes], 'merge') as MergedLines;
				expect(result.lines.slice(0, 20).map(({ LineItemID }) => LineItemID)).toEqual(
					before.map(({ LineItemID }) => LineItemID),
				);
				expect(result.lines.slice(20)).toEqual(news);
				expect(result.untouched).toEqual(
					before.map(({ LineItemID }) => LineItemID).filter((_, index) => !touched.includes(index)),
				);
				for (const id of result.untouched) {
					expect(result.lines.find(({ LineItemID }) => LineItemID === id)).toEqual(
						before.find(({ LineItemID }) => LineItemID === id),
					);
				}
				expect(before).toEqual(copy);
			}),
		);
	});
});

test('differences in untouched lines are told as amounts, equal decimals are equal', () => {
	const after = [
		{ ...stored[0], TaxAmount: 7.84, UnitAmount: '19.98750' },
		{ ...stored[1], Quantity: '1.0000' },
	];
	expect(untouchedDiffer(stored, after, [idAt(1), idAt(2)])).toEqual([
		'Line 1: TaxAmount was 7.83 and is now 7.84.',
	]);
	expect(untouchedDiffer(stored, after, [idAt(2).toUpperCase()])).toEqual([]);
	expect(untouchedDiffer(stored, [stored[1]], [idAt(1)])).toEqual(['Line 1 is gone.']);
	expect(untouchedDiffer(stored, [{ LineItemID: idAt(2) }], [idAt(2)])).toHaveLength(4);
	expect(untouchedDiffer(undefined, null, [idAt(2)])).toEqual([]);
});
