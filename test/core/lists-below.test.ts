import type { INodeParameters } from 'n8n-workflow';

import { asJson, byId, openWorld, type World } from './harness';
import { kept, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const contactWith = async (operation: string, fields: { [column: string]: unknown }, more: INodeParameters) =>
	await world.run({ resource: 'contact', operation, simplify: false, fields: await world.fields('contact', operation, fields), ...more });

const readContact = async (id: unknown) => {
	const { body } = await world.client().getContact(world.tenant(), String(id));
	return body.contacts?.[0];
};

test('addresses, phones and people entered below arrive; parts left alone are not sent', async () => {
	const ran = await contactWith('create', { Name: 'Entered Below' }, {
		lists: {
			Addresses: [
				{ AddressType: 'STREET', AddressLine1: '1 Queen Street', City: 'Auckland' },
				{ AddressType: 'POBOX', AddressLine1: 'PO Box 7', City: '' },
			],
			Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555 0101', PhoneAreaCode: '21' }],
			ContactPersons: [{ FirstName: 'Ana', LastName: 'Reid', EmailAddress: 'ana@example.com', IncludeInEmails: true }],
		},
	});
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)).toEqual([
		{
			Name: 'Entered Below',
			Addresses: [
				{ AddressType: 'STREET', AddressLine1: '1 Queen Street', City: 'Auckland' },
				{ AddressType: 'POBOX', AddressLine1: 'PO Box 7' },
			],
			Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '555 0101', PhoneAreaCode: '21' }],
			ContactPersons: [{ FirstName: 'Ana', LastName: 'Reid', EmailAddress: 'ana@example.com', IncludeInEmails: true }],
		},
	]);
	const contact = await readContact(ran.items[0].json.ContactID);
	expect(contact?.addresses).toContainEqual(expect.objectContaining({ addressLine1: '1 Queen Street', city: 'Auckland' }));
	expect(contact?.addresses).toContainEqual(expect.objectContaining({ addressLine1: 'PO Box 7' }));
	expect(contact?.phones).toContainEqual(expect.objectContaining({ phoneNumber: '555 0101', phoneAreaCode: '21' }));
	expect(contact?.contactPersons).toEqual([expect.objectContaining({ firstName: 'Ana', emailAddress: 'ana@example.com', includeInEmails: true })]);
});

test('the components of a tax rate, which are mandatory, may be entered below', async () => {
	const { items, error } = await world.run({
		resource: 'taxRate',
		operation: 'create',
		simplify: false,
		fields: await world.fields('taxRate', 'create', { Name: 'Two Parts', ReportTaxType: 'OUTPUT' }),
		lists: { TaxComponents: [{ Name: 'State', Rate: '4.5' }, { Name: 'City', Rate: '1.25', IsCompound: true }] },
	});
	expect(error).toBeUndefined();
	const { body } = await world.client().getTaxRateByTaxType(world.tenant(), String(items[0].json.TaxType));
	expect(body.taxRates?.[0].taxComponents).toEqual([
		expect.objectContaining({ name: 'State', rate: 4.5 }),
		expect.objectContaining({ name: 'City', rate: 1.25, isCompound: true }),
	]);
});

test('a list given as an array and below is refused, and nothing is sent', async () => {
	const ran = await contactWith(
		'create',
		{ Name: 'Twice', Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1' }] },
		{ lists: { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '2' }] } },
	);
	expect(ran.error?.message).toBe('Phones is given both among the fields and below them');
	expect(writes(ran)).toEqual([]);
});

test('below and as an array side by side: each list comes from where it is filled in', async () => {
	const ran = await contactWith(
		'create',
		{ Name: 'Side By Side', Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '1' }] },
		{ lists: { Addresses: [{ AddressType: 'STREET', City: 'Napier' }] } },
	);
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)[0]).toMatchObject({ Phones: [{ PhoneNumber: '1' }], Addresses: [{ City: 'Napier' }] });
});

test('what is wrong with an entry is told by its list, its place and its part', async () => {
	const ran = await contactWith('create', { Name: 'Too Long' }, {
		lists: { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '1' }, { PhoneType: 'FAX', PhoneAreaCode: '12345678901' }] },
	});
	expect(ran.error?.message).toMatch(/^Phones 2, Phone Area Code: /);
});

test('hidden with JSON, what was entered before counts for nothing', async () => {
	const ran = await world.run({
		resource: 'contact',
		operation: 'create',
		...asJson({ Name: 'JSON Alone' }),
		lists: { Phones: [{ PhoneType: 'MOBILE', PhoneNumber: '2' }] },
	});
	expect(sentBy(ran)).toEqual([{ Name: 'JSON Alone' }]);
});

describe('tracking', () => {
	test('each category of the organisation is a column; the options chosen are the defaults of the contact', async () => {
		const ran = await contactWith(
			'create',
			{ Name: 'Tracked', 'SalesTrackingCategories:Region': 'North', 'PurchasesTrackingCategories:Region': 'South', 'PurchasesTrackingCategories:Salesperson': '={{ "" }}' },
			{},
		);
		expect(ran.error).toBeUndefined();
		const contact = await readContact(ran.items[0].json.ContactID);
		expect(contact?.salesTrackingCategories).toEqual([expect.objectContaining({ trackingCategoryName: 'Region', trackingOptionName: 'North' })]);
		expect(contact?.purchasesTrackingCategories).toEqual([expect.objectContaining({ trackingCategoryName: 'Region', trackingOptionName: 'South' })]);
	});

	test('an option the editor did not offer is Xero’s to judge', async () => {
		const { items } = await contactWith('create', { Name: 'Untracked' }, {});
		const ran = await contactWith('update', { 'SalesTrackingCategories:Region': '={{ "West" }}' }, { record: byId(items[0].json.ContactID) });
		expect(ran.error).toBeUndefined();
		expect(kept(world, 'Contacts', 'Name', 'Untracked').SalesTrackingCategories).toEqual([
			expect.objectContaining({ TrackingOptionName: 'West' }),
		]);
	});

	test('an input row maps by itself', async () => {
		const fields = { ...(await world.fields('contact', 'create', {})), mappingMode: 'autoMapInputData', value: null };
		const ran = await world.run(
			{ resource: 'contact', operation: 'create', fields },
			{ items: [{ Name: 'By Row', 'SalesTrackingCategories:Region': 'East', unrelated: 1 }] },
		);
		expect(sentBy(ran)).toEqual([
			{ Name: 'By Row', SalesTrackingCategories: [{ TrackingCategoryName: 'Region', TrackingOptionName: 'East' }] },
		]);
	});

	test('given as a list and by a category it is refused', async () => {
		const list = [{ TrackingCategoryName: 'Region', TrackingOptionName: 'North' }];
		const ran = await contactWith('create', { Name: 'Both', SalesTrackingCategories: list, 'SalesTrackingCategories:Region': 'East' }, {});
		expect(ran.error?.message).toBe('Sales Tracking is given both as a list and by its categories');
		expect(writes(ran)).toEqual([]);
	});
});

test('a link stands for the id of a record a field refers to', async () => {
	const invoice = world.books('Invoices').find(({ Type, Status }) => Type === 'ACCREC' && Status === 'AUTHORISED');
	const ran = await world.run({
		resource: 'payment',
		operation: 'create',
		...asJson({
			Invoice: `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${String(invoice?.InvoiceID)}`,
			Account: '090',
			Amount: 0.01,
			Date: world.day(0),
		}),
	});
	expect(ran.error).toBeUndefined();
	expect(sentBy(ran)[0].Invoice).toEqual({ InvoiceID: invoice?.InvoiceID });
});
