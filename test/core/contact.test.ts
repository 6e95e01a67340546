import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld } from './harness';
import { Records, writesAndReads, type Story } from './harness/records';

let contacts: Records;
let count = 0;

const contact: Story = {
	resource: 'contact',
	id: 'ContactID',
	number: 'ContactNumber',
	matchOn: ['Name', 'EmailAddress', 'ContactNumber', 'AccountNumber', 'ContactID'],
	read: async (client, tenant, id) => (await client.getContact(tenant, id)).body.contacts?.[0],
	create: () => ({
		Name: `Kōwhai & Sons "Trading" ${(count += 1)}`,
		EmailAddress: `accounts${count}@kowhai.example`,
		FirstName: 'Māia',
		LastName: "O'Neill",
		ContactNumber: `K-${count}`,
		AccountNumber: `ACC ${count}`,
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
			{
				PhoneType: 'DEFAULT',
				PhoneNumber: '5550101',
				PhoneAreaCode: '3',
				PhoneCountryCode: '64',
			},
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
	}),
	change: () => ({
		FirstName: 'Tama',
		ContactPersons: [
			{
				FirstName: 'Cy',
				LastName: 'Tan',
				EmailAddress: 'cy@kowhai.example',
				IncludeInEmails: true,
			},
		],
		PaymentTerms: {
			Sales: { Day: 0, Type: 'DAYSAFTERBILLDATE' },
			Bills: { Day: 5, Type: 'DAYSAFTERBILLMONTH' },
		},
	}),
	untried: ['ContactStatus'],
};

beforeAll(async () => {
	// the harsher reading: a part that is given takes the place of the whole
	contacts = new Records(await openWorld({ switches: { changesReplaceParts: true } }), contact);
});
afterAll(async () => await contacts.world.close());

writesAndReads(() => contacts, contact);

test('addresses and phones that are not given keep theirs', async () => {
	const record = contact.create();
	const id = await contacts.made(record);
	const Addresses = [{ AddressType: 'POBOX', AddressLine1: 'PO Box 10' }];
	const change = { Name: `Renamed ${count}`, Addresses, ContactStatus: 'ACTIVE' };
	await contacts.done('update', { record: byId(id), ...(await contacts.fields('update', change)) });
	await contacts.expectHeld(id, { ...record, ...change });
	await contacts.expectHeld(id, { Addresses: [{ AddressType: 'STREET', City: 'Nelson' }] });
});

const some: Array<[what: string, change: XeroRecord, held: XeroRecord]> = [
	[
		'terms of invoices leave those of bills',
		{ PaymentTerms: { Sales: { Day: 7, Type: 'DAYSAFTERBILLDATE' } } },
		{
			PaymentTerms: {
				Sales: { Day: 7, Type: 'DAYSAFTERBILLDATE' },
				Bills: { Day: 10, Type: 'DAYSAFTERBILLDATE' },
			},
		},
	],
	[
		'the day of a term leaves what it counts from',
		{ PaymentTerms: { Bills: { Day: 3 } } },
		{
			PaymentTerms: {
				Sales: { Day: 20, Type: 'OFFOLLOWINGMONTH' },
				Bills: { Day: 3, Type: 'DAYSAFTERBILLDATE' },
			},
		},
	],
	[
		'the option of one tracking category leaves the other category',
		{
			SalesTrackingCategories: [
				{ TrackingCategoryName: 'Salesperson', TrackingOptionName: 'Priya Nair' },
			],
		},
		{
			SalesTrackingCategories: [
				{ TrackingCategoryName: 'Salesperson', TrackingOptionName: 'Priya Nair' },
				{ TrackingCategoryName: 'Region', TrackingOptionName: 'North' },
			],
		},
	],
	[
		'a phone leaves those of other types, and its own other parts',
		{ Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '5550999' }] },
		{
			Phones: [
				{
					PhoneType: 'DEFAULT',
					PhoneNumber: '5550999',
					PhoneAreaCode: '3',
					PhoneCountryCode: '64',
				},
				{ PhoneType: 'MOBILE', PhoneNumber: '5550102' },
			],
		},
	],
	[
		'the city of an address leaves its street, and the other address',
		{ Addresses: [{ AddressType: 'STREET', City: 'Picton' }] },
		{
			Addresses: [
				{
					AddressType: 'STREET',
					City: 'Picton',
					AddressLine1: '1 Quay Street',
					Country: 'New Zealand',
				},
				{ AddressType: 'POBOX', AddressLine1: 'PO Box 9', City: 'Nelson' },
			],
		},
	],
];

describe.each(some)('%s', (_what, change, held) => {
	test('on update', async () => {
		const record = contact.create();
		const id = await contacts.made(record);
		const given = await contacts.fields('update', change);
		const [json] = await contacts.done('update', { record: byId(id), ...given });
		expect(json.outcome).toBe('updated');
		await contacts.expectHeld(id, { ...record, ...held });
	});

	test('on Create or Update', async () => {
		const record = contact.create();
		const id = await contacts.made(record);
		const json = asJson({ Name: record.Name, ...change });
		const [answer] = await contacts.done('upsert', { matchOn: 'Name', ...json });
		expect(answer).toMatchObject({ outcome: 'updated', ContactID: id });
		await contacts.expectHeld(id, { ...record, ...held });
		const [again] = await contacts.done('upsert', { matchOn: 'Name', ...json });
		expect(again.outcome).toBe('unchanged');
	});
});

test('what is cleared and given is replaced', async () => {
	const id = await contacts.made(contact.create());
	const change = {
		SalesTrackingCategories: [
			{ TrackingCategoryName: 'Salesperson', TrackingOptionName: 'Priya Nair' },
		],
	};
	await contacts.done('update', {
		record: byId(id),
		fieldsToClear: ['SalesTrackingCategories'],
		...(await contacts.fields('update', change)),
	});
	expect(await contacts.stored(id)).toMatchObject({
		salesTrackingCategories: [{ trackingCategoryName: 'Salesperson' }],
	});
});

test('a change without such parts costs no look-up', async () => {
	const id = await contacts.made(contact.create());
	const { calls } = await contacts.run('update', {
		record: byId(id),
		...asJson({ FirstName: 'Tama' }),
	});
	expect(calls.filter(({ path }) => path.startsWith('/api.xro'))).toMatchObject([
		{ method: 'POST' },
	]);
});

test('Fields to Clear empties; an empty number is not given', async () => {
	const record = contact.create();
	const id = await contacts.made(record);
	await contacts.done('update', {
		record: byId(id),
		fields: await contacts.world.fields('contact', 'update', {
			FirstName: '',
			PaymentTermsSalesDay: null,
		}),
		fieldsToClear: ['TaxNumber', 'ContactPersons', 'SalesDefaultAccountCode'],
	});
	const emptied = { FirstName: '', TaxNumber: '', SalesDefaultAccountCode: '' };
	await contacts.expectHeld(id, { ...record, ...emptied, ContactPersons: [] });
	expect(await contacts.stored(id)).toMatchObject({ contactPersons: [] });
});

test('get of an id nobody has', async () => {
	const { error } = await contacts.run('get', {
		record: byId('00000000-0000-4000-8000-000000000000'),
	});
	expect(error?.message).toBe('Xero found no contact with this id or number');
});

test('archive warns that the API may not restore it', async () => {
	const id = await contacts.made({ Name: 'Short lived' });
	const [json] = await contacts.done('archive', { record: byId(id) });
	expect(json).toMatchObject({ outcome: 'archived', ContactStatus: 'ARCHIVED' });
	expect(json.warnings).toEqual([expect.stringContaining('may not let the API change or restore')]);
	await contacts.expectHeld(id, { ContactStatus: 'ARCHIVED' });
	const again = await contacts.run('update', { record: byId(id), ...asJson({ Name: 'Back' }) });
	expect(again.error?.message).toContain('archived');
});
