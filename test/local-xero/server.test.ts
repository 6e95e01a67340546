import { type LocalXero, startLocalXero } from './server';

let xero: LocalXero;
let headers: { [name: string]: string };
beforeAll(async () => {
	xero = await startLocalXero({ clock: 'manual' });
	const { access_token, tenants } = xero.control.issueToken();
	headers = {
		authorization: `Bearer ${access_token}`,
		'xero-tenant-id': tenants[0],
		accept: 'application/json',
	};
});
afterAll(async () => await xero.close());

const get = (path: string, changes = {}) =>
	fetch(`${xero.url}/api.xro/2.0/${path}`, { headers: { ...headers, ...changes } });

test('two demo organisations of different country, currency and time zone', () => {
	const { organisations } = xero.control.about();
	const [one, other] = organisations.map(({ id }) => xero.control.books(id, 'Organisation')[0]);
	expect(organisations).toHaveLength(2);
	for (const name of ['CountryCode', 'BaseCurrency', 'Timezone']) {
		expect(one[name]).not.toBe(other[name]);
	}
});

test('every list of the demo can be shown as JSON and as XML', async () => {
	for (const { id } of xero.control.about().organisations) {
		for (const endpoint of [
			'Accounts',
			'BrandingThemes',
			'Contacts',
			'Currencies',
			'Invoices',
			'Items',
			'Organisation',
			'Payments',
			'TaxRates',
			'TrackingCategories',
			'Users',
		]) {
			const json = await get(endpoint, { 'xero-tenant-id': id });
			const records = Object.values((await json.json()) as object).pop();
			expect([endpoint, json.status, records]).toEqual([endpoint, 200, expect.any(Array)]);
			expect(records).not.toEqual([]);
			const xml = await get(endpoint, { 'xero-tenant-id': id, accept: '*/*' });
			expect([endpoint, (await xml.text()).slice(0, 10)]).toEqual([endpoint, '<Response>']);
		}
	}
});

test('a PDF by its suffix, and by what is accepted', async () => {
	const [{ id }] = xero.control.about().organisations;
	const [{ InvoiceID }] = xero.control.books(id, 'Invoices');
	for (const answer of [
		await get(`Invoices/${InvoiceID}/pdf`),
		await get(`Invoices/${InvoiceID}`, { accept: 'application/pdf' }),
	]) {
		expect(answer.headers.get('content-type')).toBe('application/pdf');
		expect((await answer.text()).slice(0, 4)).toBe('%PDF');
	}
});

test('addresses Xero does not have are a 404', async () => {
	for (const path of [
		'Currencies/USD',
		'Organisation/Shoes',
		'Invoices/a/b/c',
		'Contacts/a/Email',
	]) {
		expect([path, (await get(path)).status]).toEqual([path, 404]);
	}
});
