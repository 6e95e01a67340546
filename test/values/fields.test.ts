import fc from 'fast-check';

import {
	boolean,
	choice,
	date,
	decimal,
	group,
	integer,
	listOf,
	reference,
	text,
	type Fields,
} from '../../nodes/Xero/values/field';
import {
	clearingRecord,
	clearingValue,
	coerceFields,
	columnsOf,
	labelOf,
} from '../../nodes/Xero/values/fields';

const price = { UnitPrice: decimal({ places: 4, min: 0 }), TaxType: text({ label: 'Tax Rate' }) };
const fields: Fields = {
	Name: text({ required: true, max: 5, clears: false }),
	Reference: text(),
	DueDate: date(),
	Count: integer(),
	IsSold: boolean(),
	Status: choice({
		options: [
			{ name: 'Draft', value: 'DRAFT' },
			{ name: 'Awaiting Payment', value: 'AUTHORISED' },
		],
	}),
	Account: reference({ id: 'AccountID', code: 'Code' }),
	Prepayment: reference({ id: 'PrepaymentID' }),
	SalesDetails: group(price),
	PaymentTerms: group({ Sales: group({ Day: integer() }, { label: 'Invoices Due' }) }),
	Lines: listOf({ Text: text({ required: true }), Amount: decimal({ places: 2 }) }, { max: 2 }),
	ItemID: text({ only: 'upsert' }),
	State: text({ only: 'update' }),
};

const guid = '243216c5-369e-4056-ac67-05388f86dc81';
const context = { timeZone: 'Pacific/Auckland', item: 0 };
const create = (given: Record<string, unknown>) =>
	coerceFields(fields, { Name: 'Ada', ...given }, { ...context, verb: 'create' });
const update = (given: Record<string, unknown>) =>
	coerceFields(fields, given, { ...context, verb: 'update' });
const upsert = (given: Record<string, unknown>) =>
	coerceFields(fields, given, { ...context, verb: 'upsert' });
const only = (record: object) => ({ record, faults: [] });

describe('what is not given stays as it is', () => {
	test.each(Object.keys(fields))('empty %s', (name) => {
		for (const empty of [undefined, null, '', ...(name === 'Reference' ? [] : ['   ', []])]) {
			if (name === 'Name' || (Array.isArray(empty) && name !== 'Lines')) continue;
			expect(create({ [name]: empty })).toEqual(only({ Name: 'Ada' }));
			expect(upsert({ [name]: empty })).toEqual(only({}));
		}
	});

	test('0 and false are values', () => {
		expect(update({ Count: 0, IsSold: false, SalesDetailsUnitPrice: 0 })).toEqual(
			only({ Count: 0, IsSold: false, SalesDetails: { UnitPrice: 0 } }),
		);
	});

	test('empty text empties a text on update, unless Xero keeps no empty one', () => {
		expect(update({ Reference: '', Name: '', DueDate: '', SalesDetailsTaxType: '' })).toEqual(
			only({ Reference: '', SalesDetails: { TaxType: '' } }),
		);
	});
});

describe('each kind', () => {
	test('text: as given, numbers by their digits, counted', () => {
		expect(create({ Reference: ' PO 7\n' }).record.Reference).toBe(' PO 7\n');
		expect(create({ Reference: 200 }).record.Reference).toBe('200');
		expect(create({ Reference: 9007199254740993n }).record.Reference).toBe('9007199254740993');
		expect(create({ Name: 'Adalbert' }).faults).toEqual([
			'Name: At most 5 characters are allowed, 8 were given.',
		]);
		for (const wrong of [true, {}, [], NaN, () => 'x', Symbol('x')]) {
			expect(create({ Reference: wrong }).faults).toHaveLength(1);
		}
	});

	test('decimal: exact or refused', () => {
		expect(create({ SalesDetailsUnitPrice: '19.9900' }).record).toEqual({
			Name: 'Ada',
			SalesDetails: { UnitPrice: 19.99 },
		});
		expect(create({ SalesDetailsUnitPrice: '0.30000000000000004' }).faults).toEqual([
			'Sales Details Unit Price: At most 4 digits are allowed after the decimal point, 17 were given; round it first.',
		]);
		expect(create({ SalesDetailsUnitPrice: 1 / 3 }).faults).toHaveLength(1);
		expect(create({ SalesDetailsUnitPrice: '123456789012345678.9' }).faults).toEqual([
			'Sales Details Unit Price: A number has more digits than can be sent exactly.',
		]);
		expect(create({ SalesDetailsUnitPrice: '-0.01' }).faults).toEqual([
			'Sales Details Unit Price: The least allowed is 0.',
		]);
		expect(create({ SalesDetailsUnitPrice: '1,50' }).faults).toHaveLength(1);
		expect(create({ SalesDetailsUnitPrice: true }).faults).toEqual([
			'Sales Details Unit Price: A number is needed.',
		]);
	});

	test('the noise of a calculation is not taken for digits', () => {
		for (const [noisy, meant] of [
			[0.1 + 0.2, 0.3],
			[1.1 * 1.1, 1.21],
			[19.99 * 3, 59.97],
			[4.35 * 100, 435],
		]) {
			expect(create({ SalesDetailsUnitPrice: noisy }).record.SalesDetails).toEqual({ UnitPrice: meant });
		}
		for (const large of [12345678901234.56, 1234567890123456, Number.MAX_SAFE_INTEGER]) {
			expect(create({ SalesDetailsUnitPrice: large }).record.SalesDetails).toEqual({ UnitPrice: large });
		}
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (units) => {
				const price = units / 10_000;
				expect(create({ SalesDetailsUnitPrice: price }).record.SalesDetails).toEqual({ UnitPrice: price });
			}),
		);
	});

	test('a decimal that is let through prints the digits given', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 0n, max: 10n ** 18n }),
				fc.integer({ min: 0, max: 4 }),
				(units, places) => {
					const digits = units.toString().padStart(places + 1, '0');
					const given = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
					const { record, faults } = create({ SalesDetailsUnitPrice: given });
					if (faults.length > 0) return;
					const printed = JSON.stringify((record.SalesDetails as { UnitPrice: number }).UnitPrice);
					const shown = given.includes('.') ? given.replace(/\.?0+$/, '') : given;
					expect(printed).toBe(shown);
				},
			),
		);
	});

	test('integer and boolean', () => {
		expect(create({ Count: '7' }).record.Count).toBe(7);
		expect(create({ Count: 7.5 }).faults).toEqual(['Count: A whole number is needed.']);
		for (const [given, is] of [
			['yes', true],
			['No', false],
			['TRUE', true],
			[1, true],
			[0, false],
			['0', false],
		] as const) {
			expect(create({ IsSold: given }).record.IsSold).toBe(is);
		}
		expect(create({ IsSold: 'maybe' }).faults).toEqual(['Is Sold: True or false is needed.']);
	});

	test("date: the organisation's day", () => {
		expect(create({ DueDate: '2026-11-22T13:30:00Z' }).record.DueDate).toBe('2026-11-23');
		expect(create({ DueDate: '2026-02-30' }).faults).toEqual([
			'Due Date: This is not a date of the calendar. Write a date as YYYY-MM-DD, or pass a date and time in ISO form.',
		]);
	});

	test('choice: by word or by name, in any case', () => {
		for (const given of ['AUTHORISED', 'authorised', ' Awaiting payment ']) {
			expect(create({ Status: given }).record.Status).toBe('AUTHORISED');
		}
		expect(create({ Status: 'OPEN' }).faults).toEqual(['Status: Must be one of DRAFT, AUTHORISED.']);
	});

	test('reference: by ID, by code, or as Xero writes it', () => {
		for (const given of [guid, { AccountID: guid }, { AccountID: guid, Name: 'Bank' }]) {
			expect(create({ Account: given }).record.Account).toEqual({ AccountID: guid });
		}
		for (const given of ['090', { Code: '090' }]) {
			expect(create({ Account: given }).record.Account).toEqual({ Code: '090' });
		}
		expect(create({ Account: { Number: '090' } }).faults).toEqual(['Account: AccountID or Code is needed.']);
		expect(create({ Prepayment: 'PRE-1' }).faults).toEqual([
			'Prepayment: An ID is needed, of the form 00000000-0000-0000-0000-000000000000.',
		]);
	});

	test('group: nested, as JSON text, as columns, two levels deep; a column wins', () => {
		const expected = only({ SalesDetails: { UnitPrice: 2, TaxType: 'OUTPUT' } });
		expect(update({ SalesDetails: { UnitPrice: 2, TaxType: 'OUTPUT' } })).toEqual(expected);
		expect(update({ SalesDetails: '{"UnitPrice": 2, "TaxType": "OUTPUT"}' })).toEqual(expected);
		expect(update({ SalesDetailsUnitPrice: '2', SalesDetailsTaxType: 'OUTPUT' })).toEqual(expected);
		expect(update({ SalesDetails: { UnitPrice: 1, TaxType: 'OUTPUT' }, SalesDetailsUnitPrice: 2 })).toEqual(
			expected,
		);
		const terms = only({ PaymentTerms: { Sales: { Day: 20 } } });
		expect(update({ PaymentTermsSalesDay: 20 })).toEqual(terms);
		expect(update({ PaymentTerms: { Sales: { Day: 20 } } })).toEqual(terms);
		expect(update({ PaymentTerms: { SalesDay: 20 } })).toEqual(terms);
		expect(update({ PaymentTermsSalesDay: 'x' }).faults[0]).toMatch(/^Payment Terms Invoices Due Day: /);
		expect(update({ SalesDetails: 'two' }).faults).toEqual(['Sales Details: An object is needed.']);
	});

	test('list: array, one object or JSON text; faults name the element', () => {
		const expected = only({ Lines: [{ Text: 'a', Amount: 1.5 }] });
		for (const given of [
			[{ Text: 'a', Amount: '1.50' }],
			{ Text: 'a', Amount: 1.5 },
			'[{"Text":"a","Amount":1.5}]',
		]) {
			expect(update({ Lines: given })).toEqual(expected);
		}
		expect(update({ Lines: [{ Text: 'a' }, { Amount: 1.234 }, 7] }).faults).toEqual([
			'Lines: At most 2 are allowed, 3 were given.',
			'Lines 2, Text is required.',
			'Lines 2, Amount: At most 2 digits are allowed after the decimal point, 3 were given; round it first.',
			'Lines 3: An object is needed.',
		]);
		expect(update({ Lines: 'not JSON' }).faults).toEqual(['Lines: An array of objects is needed.']);
	});
});

test('required when creating, not otherwise', () => {
	expect(coerceFields(fields, { Name: '' }, { ...context, verb: 'create' }).faults).toEqual([
		'Name is required.',
	]);
	expect(update({ Count: 1 }).faults).toEqual([]);
	expect(upsert({ Count: 1 }).faults).toEqual([]);
});

test('a field of one operation is refused in the others', () => {
	expect(upsert({ ItemID: guid }).record.ItemID).toBe(guid);
	expect(create({ ItemID: guid }).faults).toEqual(['Item ID can only be given with Create or Update.']);
	expect(upsert({ State: 'x' }).faults).toEqual(['State can only be given when updating.']);
});

test('strangers are refused with the nearest known name', () => {
	expect(update({ refrence: 'x' }).faults).toEqual([
		'"refrence" is not a field Xero takes here. Did you mean Reference?',
	]);
	expect(update({ 'Due Date': 'x' }).faults).toEqual([
		'"Due Date" is not a field Xero takes here. Did you mean DueDate?',
	]);
	expect(update({ Colour: 'x' }).faults).toEqual(['"Colour" is not a field Xero takes here.']);
	expect(update({ Lines: [{ Text: 'a', Amnt: 1 }] }).faults).toEqual([
		'Lines 1, "Amnt" is not a field Xero takes here. Did you mean Amount?',
	]);
	expect(update(JSON.parse('{"__proto__": {"Name": "x"}, "constructor": 1}')).faults).toHaveLength(2);
});

test('whatever is given: no exception, no change to the input, no foreign key, no prototype', () => {
	const name = fc.oneof(
		fc.constantFrom(...Object.keys(fields), ...columnsOf(fields).map(({ id }) => id)),
		fc.string(),
	);
	const verb = fc.constantFrom('create' as const, 'update' as const, 'upsert' as const);
	fc.assert(
		fc.property(
			fc.dictionary(name, fc.anything({ withBigInt: true, withDate: true })),
			verb,
			(given, doing) => {
				const before = fc.stringify(given);
				const { record } = coerceFields(fields, given, { ...context, verb: doing });
				expect(fc.stringify(given)).toBe(before);
				expect(Object.keys(fields)).toEqual(expect.arrayContaining(Object.keys(record)));
				expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
				expect(() => JSON.stringify(record)).not.toThrow();
			},
		),
		{ numRuns: 1000 },
	);
});

describe('names', () => {
	test.each([
		['EmailAddress', 'Email Address'],
		['DueDate', 'Due Date'],
		['Url', 'URL'],
		['ContactID', 'Contact ID'],
		['SalesTaxCodeId', 'Sales Tax Code ID'],
		['COGSAccountCode', 'COGS Account Code'],
		['AddressLine1', 'Address Line 1'],
		['CISRate', 'CIS Rate'],
		['UpdatedDateUTC', 'Updated Date UTC'],
		['IsSold', 'Is Sold'],
	])('%s is shown as %s', (name, label) => expect(labelOf(name)).toBe(label));

	test('columns: groups become their parts, which inherit what their group says', () => {
		expect(columnsOf(fields).map(({ id }) => id)).toEqual([
			'Name',
			'Reference',
			'DueDate',
			'Count',
			'IsSold',
			'Status',
			'Account',
			'Prepayment',
			'SalesDetailsUnitPrice',
			'SalesDetailsTaxType',
			'PaymentTermsSalesDay',
			'Lines',
			'ItemID',
			'State',
		]);
		const [inner] = columnsOf({
			Terms: group({ Day: integer() }, { only: 'update', own: true, label: 'Due' }),
		});
		expect(inner).toMatchObject({
			id: 'TermsDay',
			label: 'Due Day',
			path: ['Terms', 'Day'],
			field: { only: 'update', own: true },
		});
	});

	test('a column by its own id reaches exactly its path', () => {
		for (const { id, path, field } of columnsOf(fields)) {
			if (field.kind !== 'integer' && field.kind !== 'decimal') continue;
			const { record } = update({ [id]: 3 });
			expect(path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], record)).toBe(3);
		}
	});
});

describe('clearing', () => {
	test('by kind', () => {
		expect(clearingValue(text())).toBe('');
		expect(clearingValue(listOf({}))).toEqual([]);
		expect(clearingValue(date())).toBe('');
		expect(clearingValue(choice({ options: [], clears: true }))).toBe('');
		for (const field of [text({ clears: false }), decimal(), boolean(), integer(), choice({ options: [] })]) {
			expect(clearingValue(field)).toBeUndefined();
		}
	});

	test('a date is emptied through its twin string, a part inside its group', () => {
		const ids = ['Reference', 'DueDate', 'SalesDetailsTaxType', 'Lines', 'Name', 'Count', 'Nothing'];
		expect(clearingRecord(fields, ids)).toEqual({
			Reference: '',
			DueDateString: '',
			SalesDetails: { TaxType: '' },
			Lines: [],
		});
		expect(clearingRecord(fields, [])).toEqual({});
	});
});
