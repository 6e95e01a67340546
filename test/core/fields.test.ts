import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld, type World } from './harness';
import { aLine, contactId, kept, make, sentBy } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = (resource: string) => ({ resource, operation: 'create', simplify: false });
const update = (resource: string, id: unknown) => ({
	resource,
	operation: 'update',
	simplify: false,
	record: byId(id),
});

/** Per kind of column: where it is, an empty value, and the rest of the record. */
const empties: Array<
	[kind: string, resource: string, column: string, empty: string | null | [], rest: XeroRecord]
> = [
	['text', 'contact', 'FirstName', '', { Name: 'Empty text' }],
	['blanks', 'contact', 'FirstName', '  ', { Name: 'Empty blanks' }],
	['list', 'contact', 'Phones', '', { Name: 'Empty list' }],
	['list without elements', 'contact', 'Phones', [], { Name: 'No elements' }],
	['choice', 'contact', 'SalesDefaultLineAmountType', '', { Name: 'Empty choice' }],
	['choice of the organisation', 'contact', 'DefaultCurrency', '', { Name: 'Empty currency' }],
	['whole number', 'contact', 'PaymentTermsSalesDay', null, { Name: 'Empty number' }],
	['decimal', 'item', 'SalesDetailsUnitPrice', null, { Code: 'E-DECIMAL' }],
	['decimal as text', 'item', 'SalesDetailsUnitPrice', '', { Code: 'E-TEXT' }],
	['yes or no', 'item', 'IsSold', '', { Code: 'E-BOOLEAN' }],
	['date', 'invoice', 'DueDate', '', { Reference: 'E-DATE' }],
	['reference', 'payment', 'CreditNote', '', { Amount: 1, Account: '090' }],
];

test.each(empties)(
	'an empty %s means not given, by fields and in JSON: %s %s',
	async (_kind, resource, column, empty, rest) => {
		const given = { ...rest };
		if (resource === 'payment') given.Invoice = String((await approved()).InvoiceID);
		// By an expression, as n8n itself refuses an empty value that is typed in.
		const fields = await world.fields(resource, 'create', {
			...given,
			[column]: '={{ $json.empty }}',
		});
		const document = {
			contact: byId(contactId(world, 'City Agency')),
			linesFrom: 'below',
			lines: { line: [{ description: 'x' }] },
		};
		const byFields = await world.run(
			{ ...create(resource), ...(resource === 'invoice' ? document : {}), fields },
			{ items: [{ empty }] },
		);
		expect(byFields.error).toBeUndefined();
		const alike =
			{ contact: { Name: `${String(given.Name)} J` }, item: { Code: `${String(given.Code)}-J` } }[
				resource
			] ?? {};
		const documentJson =
			resource === 'invoice'
				? { Contact: { Name: 'City Agency' }, LineItems: [{ Description: 'x' }] }
				: {};
		const byJson = await world.run({
			...create(resource),
			...asJson({ ...given, ...alike, ...documentJson, [column]: empty }),
		});
		expect(byJson.error).toBeUndefined();
		for (const element of [...sentBy(byFields), ...sentBy(byJson)]) {
			const { Contact, LineItems, Type, ...own } = element;
			expect(Object.keys(own).sort()).toEqual(Object.keys(given).sort());
		}
	},
);

const approved = async () => {
	const { items, error } = await world.run({
		...create('invoice'),
		...asJson({
			Contact: { Name: 'City Agency' },
			Status: 'AUTHORISED',
			DueDate: world.day(9),
			LineItems: [aLine],
		}),
	});
	if (error) throw error;
	return items[0].json;
};

test('0 and false are sent', async () => {
	const fields = await world.fields('item', 'create', {
		Code: 'ZERO',
		SalesDetailsUnitPrice: 0,
		IsPurchased: false,
	});
	const ran = await world.run({ ...create('item'), fields });
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)).toEqual([
		{ Code: 'ZERO', SalesDetails: { UnitPrice: 0 }, IsPurchased: false },
	]);
	expect(kept(world, 'Items', 'Code', 'ZERO')).toMatchObject({
		SalesDetails: { UnitPrice: 0 },
		IsPurchased: false,
	});
	const json = await world.run({
		...create('item'),
		...asJson({ Code: 'ZERO-J', SalesDetails: { UnitPrice: 0 }, IsPurchased: false }),
	});
	expect(sentBy(json)).toEqual([
		{ Code: 'ZERO-J', SalesDetails: { UnitPrice: 0 }, IsPurchased: false },
	]);
});

test('Fields to Clear clears with Create or Update too', async () => {
	const { items } = await world.run({
		...create('contact'),
		...asJson({ Name: 'Clear me', FirstName: 'Ann', LastName: 'Lee' }),
	});
	const { error } = await world.run({
		...create('contact'),
		operation: 'upsert',
		matchOn: 'Name',
		fields: await world.fields('contact', 'upsert', { Name: 'Clear me', LastName: 'Low' }),
		fieldsToClear: ['FirstName'],
	});
	expect(error).toBeUndefined();
	const after = kept(world, 'Contacts', 'ContactID', items[0].json.ContactID);
	expect([after.FirstName ?? '', after.LastName]).toEqual(['', 'Low']);
});

describe('Fields to Clear beside what is given', () => {
	const item = { SalesDetails: { UnitPrice: 5, AccountCode: '200', TaxType: 'OUTPUT2' } };
	const changed = async (resource: string, more: IDataObject, fieldsToClear: string[]) => {
		const ran = await world.run({ resource, ...more, fieldsToClear } as INodeParameters);
		expect(ran.error).toBeUndefined();
		return sentBy(ran)[0];
	};

	test.each(['update', 'upsert'])('a part of the same object is cleared: %s', async (operation) => {
		const Code = `PART-${operation}`;
		const { items } = await world.run({ ...create('item'), ...asJson({ Code, ...item }) });
		const sent = await changed(
			'item',
			operation === 'update'
				? {
						operation,
						record: byId(items[0].json.ItemID),
						...asJson({ SalesDetails: { UnitPrice: 6 } }),
					}
				: {
						operation,
						matchOn: 'Code',
						...asJson({ Code, SalesDetails: { UnitPrice: 6 } }),
					},
			['SalesDetailsTaxType'],
		);
		expect(sent.SalesDetails).toEqual({ UnitPrice: 6, AccountCode: '200', TaxType: '' });
	});

	test('a date is cleared where nothing else differs', async () => {
		const dates = { DueDate: '2026-12-24', ExpectedPaymentDate: '2026-12-31' };
		await make(world, 'invoice', { InvoiceNumber: 'DATED-1', Status: 'AUTHORISED', ...dates });
		const given = asJson({ InvoiceNumber: 'DATED-1' });
		const upsert = { operation: 'upsert', matchOn: 'InvoiceNumber', ...given };
		expect(await changed('invoice', upsert, ['ExpectedPaymentDate'])).toMatchObject({
			ExpectedPaymentDateString: '',
		});
	});

	test('a date that is given as well is not cleared', async () => {
		const { InvoiceID } = await make(world, 'invoice', {
			Status: 'AUTHORISED',
			DueDate: '2026-12-24',
		});
		const given = { ExpectedPaymentDate: '2026-12-31' };
		const sent = await changed(
			'invoice',
			{ operation: 'update', record: byId(InvoiceID), ...asJson(given) },
			['ExpectedPaymentDate'],
		);
		expect(sent).toEqual({ ...given, Type: 'ACCREC', InvoiceID });
	});
});

describe('JSON', () => {
	test('an unknown key is refused with the nearest name, and nothing is sent', async () => {
		const ran = await world.run({
			...create('contact'),
			...asJson({ Name: 'Typo', EmailAdress: 'a@b.example', Colour: 'red' }),
		});
		expect(ran.error?.message).toBe(
			'"EmailAdress" is not a field Xero takes here. Did you mean EmailAddress?',
		);
		expect(ran.error?.description).toContain('"Colour" is not a field Xero takes here.');
		expect(ran.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	test.each([
		['an object', { Name: 'Json object' }],
		['text', JSON.stringify({ Name: 'Json text' })],
		['an array', [{ Name: 'Json array 1' }, { Name: 'Json array 2' }]],
		['text of an array', JSON.stringify([{ Name: 'Json text 1' }, { Name: 'Json text 2' }])],
	])('%s, from an expression', async (_kind, value) => {
		const { items, error } = await world.run(
			{ ...create('contact'), inputMode: 'json', fieldsJson: '={{ $json.value }}' },
			{ items: [{ value }] },
		);
		expect(error).toBeUndefined();
		const records = [
			typeof value === 'string' ? (JSON.parse(value) as object) : value,
		].flat() as Array<{ Name: string }>;
		expect(items.map(({ json }) => json.Name)).toEqual(records.map(({ Name }) => Name));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(records.map(() => ({ item: 0 })));
	});

	test('documents of one item may have different contacts', async () => {
		const records = ['City Agency', 'Bayside Club'].map((Name) => ({
			Contact: { Name },
			LineItems: [{ Description: 'x' }],
		}));
		const { items, error } = await world.run({ ...create('invoice'), ...asJson(records) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => (json.Contact as { Name: string }).Name)).toEqual([
			'City Agency',
			'Bayside Club',
		]);
	});

	test.each([['{"Name": }'], ['7'], ['"text"'], ['[]'], ['[{"Name": "A"}, 7]']])(
		'%s is refused in words',
		async (text) => {
			const { error } = await world.run({ ...create('contact'), ...asJson(text) });
			expect(error?.message).toMatch(
				/^Fields \(JSON\) (is not valid JSON|must be an object or an array of objects)$/,
			);
		},
	);
});

describe('auto-map', () => {
	const auto = {
		mappingMode: 'autoMapInputData',
		value: null,
		schema: [],
		matchingColumns: [],
		attemptToConvertTypes: false,
		convertFieldsToString: false,
	};

	test('takes the fields of the input that have a column, and leaves the others', async () => {
		const ran = await world.run(
			{ ...create('item'), fields: auto },
			{
				items: [
					{
						Code: 'AUTO',
						Name: 'Auto',
						SalesDetailsUnitPrice: '12.5',
						orderNumber: 7,
						Description: '',
					},
				],
			},
		);
		expect(ran.error).toBeUndefined();
		expect(sentBy(ran)).toEqual([
			{ Code: 'AUTO', Name: 'Auto', SalesDetails: { UnitPrice: 12.5 } },
		]);
	});

	test('passes over columns of another operation: a record that was read can be sent back', async () => {
		const { items } = await world.run({ ...create('contact'), ...asJson({ Name: 'Read before' }) });
		const [{ json: contact }] = items;
		const ran = await world.run(
			{ ...update('contact', contact.ContactID), fields: auto },
			{
				items: [
					{
						ContactID: contact.ContactID,
						ContactStatus: 'ACTIVE',
						Name: 'Read and sent',
						UpdatedDateUTC: '2026-01-01',
					},
				],
			},
		);
		expect(ran.error).toBeUndefined();
		expect(sentBy(ran)).toEqual([
			{ ContactID: contact.ContactID, ContactStatus: 'ACTIVE', Name: 'Read and sent' },
		]);
	});
});
