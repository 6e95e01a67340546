import type {
	ILoadOptionsFunctions,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	ResourceMapperField,
} from 'n8n-workflow';

import { methods } from '../../nodes/Xero/methods';
import { Xero } from '../../nodes/Xero/Xero.node';
import { startLocalXero, type LocalXero } from '../local-xero/server';
import { editing } from './editor';

let xero: LocalXero;
let accessToken: string;
let trader: string;

beforeAll(async () => {
	xero = await startLocalXero();
	accessToken = xero.control.issueToken().access_token;
	trader = xero.control.about().organisations.find(({ name }) => name === 'Harbour Lane Traders')?.id ?? '';
});

afterAll(async () => await xero.close());

const organisation = (value: string): INodeParameters => ({ organisation: { __rl: true, mode: 'list', value } });

const editor = (parameters: INodeParameters, path?: string): ILoadOptionsFunctions =>
	editing({ authentication: 'oAuth2', ...organisation(trader), ...parameters }, { host: xero.url, accessToken, path });

const { searchOrganisations, searchRecords, searchContacts } = methods.listSearch;
const {
	getAccounts,
	getClearableFields,
	getItems,
	getTaxRates,
	getTrackingCategories,
	getTrackingOptions1,
} = methods.loadOptions;
const { getFields } = methods.resourceMapping;

describe('Organisation', () => {
	test('lists the connected ones by name, and narrows them by what is typed', async () => {
		const { results } = await searchOrganisations.call(editor(organisation('')));
		expect(results.map(({ name }) => name)).toEqual(['Harbour Lane Traders', 'Thistle & Oak Ltd']);
		expect(results[0].value).toBe(trader);
		expect((await searchOrganisations.call(editor({}), 'thistle')).results).toHaveLength(1);
	});

	test('none chosen with several connected is an error that names them', async () => {
		await expect(searchContacts.call(editor(organisation('')))).rejects.toThrow(
			'Several organisations are connected: Harbour Lane Traders, Thistle & Oak',
		);
	});
});

describe('Records', () => {
	test('an account is told by code, name, type and status; what is typed is looked for in all of them', async () => {
		const { results } = await searchRecords.call(editor({ resource: 'account' }), 'sales');
		expect(results).toContainEqual({ name: '200 · Sales · REVENUE · ACTIVE', value: expect.any(String) });
		for (const { name } of results) expect(name).toMatch(/sales/i);
	});

	test('an invoice is told by number, contact, total, currency and status', async () => {
		const [invoice] = xero.control.books(trader, 'Invoices').filter(({ Type }) => Type === 'ACCREC');
		const { results } = await searchRecords.call(editor({ resource: 'invoice' }), String(invoice.InvoiceNumber));
		const { Name } = invoice.Contact as { Name: string };
		const words = [invoice.InvoiceNumber, Name, Number(invoice.Total).toFixed(2), invoice.CurrencyCode, invoice.Status];
		expect(results).toContainEqual({ name: words.join(' · '), value: invoice.InvoiceID });
	});

	test('an invoice is also found by the name of its contact; a bill of that contact is not among them', async () => {
		const [invoice] = xero.control.books(trader, 'Invoices').filter(({ Type }) => Type === 'ACCREC');
		const { Name, ContactID } = invoice.Contact as { Name: string; ContactID: string };
		const { results } = await searchRecords.call(editor({ resource: 'invoice' }), Name);
		const theirs = xero.control
			.books(trader, 'Invoices')
			.filter(({ Type, Contact }) => Type === 'ACCREC' && (Contact as { ContactID: string }).ContactID === ContactID);
		expect(results.map(({ value }) => value).sort()).toEqual(theirs.map(({ InvoiceID }) => InvoiceID).sort());
	});

	test('a payment is found by what its list shows', async () => {
		const all = (await searchRecords.call(editor({ resource: 'payment' }))).results;
		const [number] = all[0].name.split(' · ');
		const { results } = await searchRecords.call(editor({ resource: 'payment' }), number);
		expect(results.map(({ value }) => value)).toContain(all[0].value);
		for (const { name } of results) expect(name).toContain(number);
	});

	test('where Xero has no search it is asked for the texts shown and the contacts found, in one page of answers', async () => {
		const [note] = xero.control.books(trader, 'CreditNotes');
		const { Name } = note.Contact as { Name: string };
		for (const typed of [String(note.CreditNoteNumber).toLowerCase(), Name]) {
			const before = xero.control.calls().calls.length;
			const { results } = await searchRecords.call(editor({ resource: 'creditNote' }), typed);
			expect(results.map(({ value }) => value)).toContain(note.CreditNoteID);
			for (const { name } of results) expect(name.toLowerCase()).toContain(typed.toLowerCase());
			const asked = xero.control
				.calls()
				.calls.slice(before)
				.filter(({ path }) => path.endsWith('/CreditNotes'));
			expect(asked).toHaveLength(1);
		}
		expect((await searchRecords.call(editor({ resource: 'creditNote' }), 'nobody has this')).results).toEqual([]);
	});

	test('contacts come by name, the next page by its token', async () => {
		const contacts = xero.control.books(trader, 'Contacts');
		const [{ Name }] = contacts;
		const found = await searchContacts.call(editor({}), String(Name));
		expect(found.results.map(({ name }) => name)).toContainEqual(expect.stringContaining(String(Name)));
		const first = await searchContacts.call(editor({}));
		const names = first.results.map(({ name }) => name.toLowerCase());
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
		expect(first.paginationToken).toBe(contacts.length > 100 ? '2' : undefined);
		const second = await searchContacts.call(editor({}), '', '2');
		expect(second.results.filter(({ value }) => first.results.some((each) => each.value === value))).toEqual([]);
	});
});

describe('Columns', () => {
	const byId = (fields: ResourceMapperField[]): Map<string, ResourceMapperField> => new Map(fields.map((field) => [field.id, field]));

	test('of an invoice: no contact and no lines, currencies of the organisation, yes or no instead of a switch', async () => {
		const { fields } = await getFields.call(editor({ resource: 'invoice', operation: 'create' }));
		const columns = byId(fields);
		expect([...columns.keys()]).not.toEqual(expect.arrayContaining(['Contact', 'LineItems']));
		expect(columns.get('CurrencyCode')?.options?.map(({ value }) => value)).toEqual(['NZD', 'USD']);
		expect(columns.get('SentToContact')).toMatchObject({ type: 'options', options: [{ value: false }, { value: true }] });
		expect(columns.get('DueDate')?.type).toBe('dateTime');
		expect(columns.has('InvoiceID')).toBe(false);
	});

	test('of an item: parts of its prices stand on their own', async () => {
		const { fields } = await getFields.call(editor({ resource: 'item', operation: 'create' }));
		const columns = byId(fields);
		expect(columns.get('Code')?.required).toBe(true);
		expect(columns.get('SalesDetailsUnitPrice')?.type).toBe('number');
		expect(columns.get('SalesDetailsAccountCode')?.options).toContainEqual({ name: '200 · Sales', value: '200' });
	});

	test('nothing is mandatory on update, and the id is a column of Create or Update only', async () => {
		const update = await getFields.call(editor({ resource: 'contact', operation: 'update' }));
		expect(update.fields.some(({ required }) => required)).toBe(false);
		const upsert = byId((await getFields.call(editor({ resource: 'contact', operation: 'upsert' }))).fields);
		expect(upsert.has('ContactID')).toBe(true);
		expect(upsert.has('ContactStatus')).toBe(false);
	});

	test('of a contact: a column for each tracking category, with its options', async () => {
		const { fields } = await getFields.call(editor({ resource: 'contact', operation: 'create' }));
		const region = byId(fields).get('SalesTrackingCategories:Region');
		expect(region).toMatchObject({ displayName: 'Sales Tracking: Region', type: 'options', required: false });
		expect(region?.options?.map(({ value }) => value).sort()).toEqual(['East', 'North', 'South', 'West']);
		expect(byId(fields).get('SalesTrackingCategories')?.type).toBe('array');
	});

	test('of a bank transfer: tracking goes by ids, as Xero wants it there', async () => {
		const { fields } = await getFields.call(editor({ resource: 'bankTransfer', operation: 'create' }));
		const [category] = xero.control.books(trader, 'TrackingCategories').filter(({ Name }) => Name === 'Region');
		const ids = (category.Options as Array<{ TrackingOptionID: string }>).map(({ TrackingOptionID }) => TrackingOptionID);
		const column = byId(fields).get(`FromTracking:${String(category.TrackingCategoryID)}`);
		expect(column?.options?.map(({ value }) => value).sort()).toEqual(ids.sort());
	});

	test('a list is not mandatory among the fields, as it can be entered below', async () => {
		const { fields } = await getFields.call(editor({ resource: 'taxRate', operation: 'create' }));
		expect(byId(fields).get('TaxComponents')?.required).toBe(false);
	});

	test('are those of every connected organisation while none is chosen, so that nothing mapped is lost when one is', async () => {
		const parameters = { operation: 'create', ...organisation('') };
		const invoice = byId((await getFields.call(editor({ ...parameters, resource: 'invoice' }))).fields);
		expect(invoice.get('CurrencyCode')?.options?.map(({ value }) => value)).toEqual(expect.arrayContaining(['NZD', 'GBP']));
		const contact = byId((await getFields.call(editor({ ...parameters, resource: 'contact' }))).fields);
		const own = xero.control.about().organisations.map(({ id }) => xero.control.books(id, 'TrackingCategories'));
		expect(own.every((categories) => categories.length > 0)).toBe(true);
		for (const { Name, Options } of own.flat().filter(({ Status }) => Status === 'ACTIVE')) {
			const offered = contact.get(`SalesTrackingCategories:${String(Name)}`)?.options?.map(({ value }) => value);
			const options = (Options as Array<{ Name: string; Status: string }>).filter((each) => each.Status === 'ACTIVE');
			expect(offered).toEqual(expect.arrayContaining(options.map((each) => each.Name)));
		}
	});

	test('an account with the same code and another name elsewhere shows both names while no organisation is chosen', async () => {
		const { fields } = await getFields.call(editor({ resource: 'item', operation: 'create', ...organisation('') }));
		const names = xero.control
			.about()
			.organisations.map(({ id }) => xero.control.books(id, 'Accounts').find(({ Code }) => Code === '200'))
			.map((account) => `200 · ${String(account?.Name)}`);
		expect(byId(fields).get('SalesDetailsAccountCode')?.options).toContainEqual({ name: [...new Set(names)].join(' / '), value: '200' });
	});

	test('come as text, without an error, while nothing can be asked', async () => {
		const parameters = { resource: 'invoice', operation: 'create' };
		const all = await getFields.call(editor(parameters));
		const narrow = xero.control.issueToken({ scopes: ['accounting.invoices'] }).access_token;
		for (const token of [narrow, 'no token']) {
			const { fields } = await getFields.call(
				editing({ authentication: 'oAuth2', ...organisation(trader), ...parameters }, { host: xero.url, accessToken: token }),
			);
			expect(byId(fields).get('CurrencyCode')?.type).toBe('string');
			expect(fields).toHaveLength(all.fields.length);
		}
	});

	test('that can be cleared are those Xero keeps empty', async () => {
		const values = (await getClearableFields.call(editor({ resource: 'invoice', operation: 'update' }))).map(({ value }) => value);
		expect(values).toEqual(expect.arrayContaining(['Reference', 'ExpectedPaymentDate']));
		expect(values).not.toEqual(expect.arrayContaining(['InvoiceNumber']));
		expect(values).not.toContain('DueDate');
	});
});

describe('Lists for lines', () => {
	// Xero's minute begins anew: there are more lists here than calls left in it
	beforeEach(() => void xero.control.clock({ advance: 60_000 }));

	const valuesOf = (options: INodePropertyOptions[]): unknown[] =>
		options.map(({ value }) => value).filter((value) => value !== '');

	/** Every parameter, with those inside collections. */
	const withParts = (properties: readonly unknown[]): INodeProperties[] =>
		(properties as INodeProperties[]).flatMap((property) => [
			property,
			...withParts(property.options ?? []),
			...withParts('values' in property ? (property.values as unknown[]) : []),
		]);

	test('the editor marks a value in red that is not in its list, so what nothing was chosen for is in each', async () => {
		const chosenFrom = withParts(new Xero().description.properties)
			.filter(({ type, default: value }) => type === 'options' && value === '')
			.flatMap(({ typeOptions }) => typeOptions?.loadOptionsMethod ?? []);
		const lists = [...new Set(chosenFrom)];
		expect(lists).toEqual(expect.arrayContaining(['getAccounts', 'getTaxRates', 'getTrackingOptionIds']));
		for (const list of lists) {
			const options = await methods.loadOptions[list as keyof typeof methods.loadOptions].call(editor({}));
			expect([list, options[0]]).toEqual([list, { name: 'Not Given', value: '' }]);
		}
	});

	test('accounts by code, tax rates by tax type, items by code', async () => {
		expect(valuesOf(await getAccounts.call(editor({})))).toContain('200');
		expect(valuesOf(await getTaxRates.call(editor({})))).toContain('OUTPUT2');
		const items = xero.control.books(trader, 'Items').map(({ Code }) => Code);
		expect(valuesOf(await getItems.call(editor({}))).sort()).toEqual(items.sort());
	});

	test('tracking options are those of the category beside them', async () => {
		expect(valuesOf(await getTrackingCategories.call(editor({}))).sort()).toEqual(['Region', 'Salesperson']);
		const lines = { lines: { line: [{ trackingCategory1: 'Region' }, { trackingCategory1: '' }] } };
		const ofLine = async (index: number): Promise<unknown[]> =>
			valuesOf(await getTrackingOptions1.call(editor(lines, `parameters.lines.line[${index}].trackingOption1`)));
		expect((await ofLine(0)).sort()).toEqual(['East', 'North', 'South', 'West']);
		expect(await ofLine(1)).toEqual(expect.arrayContaining(['North', 'Priya Nair']));
	});
});
