import type { XeroRecord } from '../../nodes/Xero/values/record';
import { columnsFrom, differences, untried } from './harness/compare';
import { asJson, byId, named, openWorld, type World } from './harness';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const stored = async (id: unknown) => {
	const { body } = await world.client().getContact(world.tenant(), String(id));
	return body.contacts?.[0];
};

const seeded = (name: string) =>
	String(world.books('Contacts').find(({ Name }) => Name === name)?.ContactID);

const whole: XeroRecord = {
	Name: 'Kōwhai & Sons "Trading"',
	EmailAddress: 'accounts@kowhai.example',
	FirstName: 'Māia',
	LastName: "O'Neill",
	ContactNumber: 'K-001',
	AccountNumber: 'ACC 77',
	CompanyNumber: '8812345',
	Addresses: [
		{
			AddressType: 'POBOX',
			AttentionTo: 'Accounts',
			AddressLine1: 'PO Box 9',
			City: 'Nelson',
			PostalCode: '7010',
		},
		{
			AddressType: 'STREET',
			AddressLine1: '1 Quay Street',
			AddressLine2: 'Level 2',
			AddressLine3: 'East Wing',
			AddressLine4: 'Door 4',
			City: 'Nelson',
			Region: 'Tasman',
			PostalCode: '7010',
			Country: 'New Zealand',
		},
	],
	Phones: [
		{ PhoneType: 'DEFAULT', PhoneNumber: '5550101', PhoneAreaCode: '3', PhoneCountryCode: '64' },
		{ PhoneType: 'MOBILE', PhoneNumber: '5550102' },
	],
	ContactPersons: [
		{
			FirstName: 'Ana',
			LastName: 'Reid',
			EmailAddress: 'ana@kowhai.example',
			IncludeInEmails: true,
		},
		{
			FirstName: 'Bo',
			LastName: 'Reid',
			EmailAddress: 'bo@kowhai.example',
			IncludeInEmails: false,
		},
	],
	TaxNumber: '101-333-444',
	TaxNumberType: 'EIN',
	BankAccountDetails: '01-0123-0999999-00',
	DefaultCurrency: 'USD',
	SalesDefaultAccountCode: '200',
	PurchasesDefaultAccountCode: '429',
	AccountsReceivableTaxType: 'OUTPUT2',
	AccountsPayableTaxType: 'INPUT2',
	SalesDefaultLineAmountType: 'INCLUSIVE',
	PurchasesDefaultLineAmountType: 'EXCLUSIVE',
	SalesTrackingCategories: [{ TrackingCategoryName: 'Region', TrackingOptionName: 'North' }],
	PurchasesTrackingCategories: [{ TrackingCategoryName: 'Region', TrackingOptionName: 'South' }],
	PaymentTerms: {
		Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' },
		Bills: { Day: 10, Type: 'DAYSAFTERBILLDATE' },
	},
	XeroNetworkKey: '9E2B9E2B',
};

const changes: XeroRecord = {
	Name: 'Kōwhai Limited',
	EmailAddress: 'office@kowhai.example',
	ContactStatus: 'ACTIVE',
	Addresses: [{ AddressType: 'POBOX', AddressLine1: 'PO Box 10' }],
	ContactPersons: [
		{ FirstName: 'Cy', LastName: 'Tan', EmailAddress: 'cy@kowhai.example', IncludeInEmails: true },
	],
	PaymentTerms: {
		Sales: { Day: 0, Type: 'DAYSAFTERBILLDATE' },
		Bills: { Day: 5, Type: 'DAYSAFTERBILLMONTH' },
	},
};

const contact = (operation: string) => ({ resource: 'contact', operation, simplify: false });

test('every field of the table is in a record below', () => {
	expect(untried('contact', [whole, changes], ['ContactID'])).toEqual([]);
});

test('create by fields: the official client reads back every field', async () => {
	const fields = await world.fields('contact', 'create', columnsFrom('contact', whole));
	const { items, error } = await world.run({ ...contact('create'), fields });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ outcome: 'created', Name: whole.Name });
	expect(differences(whole, await stored(items[0].json.ContactID))).toEqual([]);
});

test('create by JSON: a record an element, all of them read back', async () => {
	const records = ['One', 'Two', 'Three'].map((name) => ({
		...whole,
		Name: `Json ${name}`,
		ContactNumber: `J-${name}`,
		AccountNumber: `J-${name}`,
	}));
	const { items, error } = await world.run({ ...contact('create'), ...asJson(records) });
	expect(error).toBeUndefined();
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 0 },
		{ item: 0 },
	]);
	for (const [at, record] of records.entries()) {
		expect(differences(record, await stored(items[at].json.ContactID))).toEqual([]);
	}
});

test('update changes what is given and leaves the rest', async () => {
	const [created] = (
		await world.run({
			...contact('create'),
			...asJson({ ...whole, Name: 'Before', ContactNumber: 'U-1', AccountNumber: 'U-1' }),
		})
	).items;
	const id = created.json.ContactID;
	const fields = await world.fields('contact', 'update', columnsFrom('contact', changes));
	const { items, error } = await world.run({ ...contact('update'), record: byId(id), fields });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ outcome: 'updated', ContactID: id });
	const after = await stored(id);
	expect(differences(changes, after)).toEqual([]);
	const { Name, EmailAddress, Addresses, ContactPersons, PaymentTerms, ...rest } = whole;
	expect([Name, EmailAddress, Addresses, ContactPersons, PaymentTerms]).not.toContain(undefined);
	expect(differences({ ...rest, ContactNumber: 'U-1', AccountNumber: 'U-1' }, after)).toEqual([]);
	expect(differences({ Addresses: [{ AddressType: 'STREET', City: 'Nelson' }] }, after)).toEqual(
		[],
	);
});

test('Fields to Clear empties, an empty number is not given', async () => {
	const [created] = (
		await world.run({
			...contact('create'),
			...asJson({ ...whole, Name: 'To clear', ContactNumber: 'CL-1', AccountNumber: 'CL-1' }),
		})
	).items;
	const id = created.json.ContactID;
	const fields = await world.fields('contact', 'update', {
		FirstName: '',
		PaymentTermsSalesDay: null,
	});
	const fieldsToClear = ['TaxNumber', 'ContactPersons', 'SalesDefaultAccountCode'];
	const { error } = await world.run({
		...contact('update'),
		record: byId(id),
		fields,
		fieldsToClear,
	});
	expect(error).toBeUndefined();
	const after = await stored(id);
	expect(
		[after?.firstName, after?.taxNumber, after?.salesDefaultAccountCode].map((text) => text ?? ''),
	).toEqual(['', '', '']);
	expect(after?.contactPersons).toEqual([]);
	expect(
		differences(
			{ LastName: whole.LastName, PaymentTerms: whole.PaymentTerms, Addresses: whole.Addresses },
			after,
		),
	).toEqual([]);
});

test.each(['Name', 'EmailAddress', 'ContactNumber', 'AccountNumber', 'ContactID'])(
	'create or update by %s updates the record that is there and makes the one that is not',
	async (matchOn) => {
		const record = (suffix: string) => ({
			Name: `${matchOn} ${suffix}`,
			EmailAddress: `${matchOn}.${suffix}@upsert.example`.toLowerCase(),
			ContactNumber: `${matchOn}-${suffix}`,
			AccountNumber: `${matchOn}-a-${suffix}`,
		});
		const [there] = (await world.run({ ...contact('create'), ...asJson(record('there')) })).items;
		const id = there.json.ContactID;
		const change = {
			...record('there'),
			FirstName: 'Changed',
			...(matchOn === 'ContactID' ? { ContactID: id } : {}),
		};
		const records =
			matchOn === 'ContactID' ? [change] : [change, { ...record('new'), FirstName: 'New' }];
		const { items, error } = await world.run({ ...contact('upsert'), matchOn, ...asJson(records) });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.outcome)).toEqual(
			['updated', 'created'].slice(0, records.length),
		);
		expect(items[0].json.ContactID).toBe(id);
		for (const [at, each] of records.entries()) {
			expect(differences(each, await stored(items[at].json.ContactID))).toEqual([]);
		}
	},
);

test('get by id and by number', async () => {
	const id = seeded('Ridgeway University');
	const records = [byId(id), named('number', 'C-1001')];
	for (const record of records) {
		const { items, error } = await world.run({ ...contact('get'), record });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ ContactID: id, Name: 'Ridgeway University' });
	}
	const { error } = await world.run({
		...contact('get'),
		record: byId('00000000-0000-4000-8000-000000000000'),
	});
	expect(error?.message).toBe('Xero found no contact with this id or number');
});

test('get many: filters, order, limit and archived contacts', async () => {
	const names = async (parameters: object) => {
		const { items, error } = await world.run({ ...contact('getAll'), ...parameters });
		expect(error).toBeUndefined();
		return items.map(({ json }) => json.Name);
	};
	expect(await names({ filters: { name: 'ridgeway university' }, returnAll: true })).toEqual([
		'Ridgeway University',
	]);
	expect(await names({ filters: { searchTerm: 'ridgeway' }, returnAll: true })).toContain(
		'Ridgeway University',
	);
	expect(await names({ filters: { ids: seeded('Ridgeway University') }, returnAll: true })).toEqual(
		['Ridgeway University'],
	);
	const ordered = await names({ options: { orderBy: 'Name', orderDirection: 'DESC' }, limit: 3 });
	const all = world
		.books('Contacts')
		.filter(({ ContactStatus }) => ContactStatus === 'ACTIVE')
		.map(({ Name }) => String(Name));
	expect(ordered).toEqual(all.sort((one, other) => other.localeCompare(one, 'en')).slice(0, 3));
	const archived = world
		.books('Contacts')
		.filter(({ ContactStatus }) => ContactStatus === 'ARCHIVED')
		.map(({ Name }) => Name);
	expect(
		await names({
			filters: { status: 'ARCHIVED' },
			options: { includeArchived: true },
			returnAll: true,
		}),
	).toEqual(archived);
	world.control.clock({ advance: 60_000 });
	const since = new Date(world.control.clock().now).toISOString();
	world.control.clock({ advance: 60_000 });
	await world.run({ ...contact('create'), ...asJson({ Name: 'Latest' }) });
	expect(await names({ filters: { modifiedSince: since }, returnAll: true })).toEqual(['Latest']);
});

test('archive warns that the API may not restore it', async () => {
	const [created] = (await world.run({ ...contact('create'), ...asJson({ Name: 'Short lived' }) }))
		.items;
	const { items, error } = await world.run({
		...contact('archive'),
		record: byId(created.json.ContactID),
	});
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ outcome: 'archived', ContactStatus: 'ARCHIVED' });
	expect(items[0].json.warnings).toEqual([
		expect.stringContaining('may not let the API change or restore'),
	]);
	expect((await stored(created.json.ContactID))?.contactStatus).toBe('ARCHIVED');
});
