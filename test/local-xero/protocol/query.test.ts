import type { Rec } from '../contract';
import { TestClient } from './test-client';

const group = { GroupID: '99999999-9999-4999-8999-999999999999', Name: 'Shops' };
let client: TestClient;

beforeAll(async () => {
	client = await TestClient.start();
	const contacts = [
		{ Name: 'Aster', EmailAddress: 'a@example.com', IsCustomer: true, Discount: 5, Group: group },
		{ Name: 'Birch', IsCustomer: false, Discount: 10.5 },
		{ Name: 'Cedar', EmailAddress: 'c@example.org', ContactStatus: 'ARCHIVED' },
	];
	for (const contact of contacts) {
		client.xero.control.clock({ advance: 60_000 });
		await client.call('PUT', 'Contacts', contact);
	}
});
afterAll(async () => await client.xero.close());
beforeEach(() => client.xero.control.clock({ advance: 10_000 }));

describe('where', () => {
	test.each([
		['Name=="Aster"', ['Aster']],
		['Name == "aster"', ['Aster']],
		['name="Birch"', ['Birch']],
		['Name!="Aster"', ['Birch']],
		['Discount > 5', ['Birch']],
		['Discount>=5 AND Discount<=10.5', ['Aster', 'Birch']],
		['Discount < 5 || IsCustomer==false', ['Birch']],
		['IsCustomer==true && Discount==5', ['Aster']],
		// AND binds tighter than OR
		['Name=="Aster" OR Name=="Birch" AND Discount==0', ['Aster']],
		['(Name=="Aster" or Name=="Birch") and Discount==10.5', ['Birch']],
		['EmailAddress!=null AND EmailAddress.Contains("@example")', ['Aster']],
		['Name.StartsWith("B")', ['Birch']],
		['Name.EndsWith("er")', ['Aster']],
		['Name.ToLower().Contains("ast")', ['Aster']],
		['Name.Contains("ast")', []],
		['EmailAddress==null', ['Birch']],
		['Group==null', ['Birch']],
		['Group.GroupID==Guid("99999999-9999-4999-8999-999999999999")', ['Aster']],
		['Group.Name=="Shops"', ['Aster']],
		['UpdatedDateUTC>=DateTime(2020,01,01)', ['Aster', 'Birch']],
		['UpdatedDateUTC<DateTime(2020,01,01,13,30,00)', []],
	])('%s selects %j', async (expression, names) => {
		expect(await client.where(expression)).toEqual(names);
	});

	test.each([
		['', ['Aster', 'Birch']],
		['Name==', 'Expression expected'],
		['Shoe=="7"', "No property or field 'Shoe' exists in type 'Contact'"],
		['Group.Shoe=="7"', "No property or field 'Shoe' exists in type 'Group'"],
		['IsCustomer=="true"', "Operator '==' incompatible with operand types 'Boolean?' and 'String'"],
		['Group.GroupID=="99"', "Operator '==' incompatible with operand types 'Guid?' and 'String'"],
		['Name>null', "Operator '>' incompatible with operand types 'String' and 'Null'"],
		["Name=='Aster'", 'Character literal must contain exactly one character'],
		['Name=="Aster', 'Unterminated string literal'],
		['Name=="A""B"', 'Syntax error'],
		['Name', "Expression of type 'Boolean' expected"],
		['(Name=="Aster"', "')' or operator expected"],
		['Discount.Contains("5")', "No applicable method 'Contains' exists in type 'Decimal?'"],
		['Name.Replace("a","b")=="x"', "No applicable method 'Replace' exists in type 'String'"],
		['Name.Contains(5)', "No applicable method 'Contains' exists in type 'String'"],
		['Name=="a" ; Name=="b"', "Syntax error ';'"],
		['UpdatedDateUTC>DateTime(2020,13,01)', /un-representable/],
		['Group.GroupID==Guid("nonsense")', /32 digits/],
	])('%s is refused: %s', async (expression, message) => {
		expect(await client.where(expression)).toEqual(
			message instanceof RegExp ? expect.stringMatching(message) : message,
		);
	});

	test('a refusal is error 16', async () => {
		const { status, body } = await client.call('GET', 'Contacts?where=1%3D');
		expect(status).toBe(400);
		expect(body).toMatchObject({ ErrorNumber: 16, Type: 'QueryParseException' });
	});
});

describe('lists', () => {
	const names = (records: Rec[]) => records.map(({ Name }) => Name);

	test('come by UpdatedDateUTC, or as ordered', async () => {
		expect(names(await client.contacts())).toEqual(['Aster', 'Birch']);
		expect(names(await client.contacts('?order=Name%20DESC'))).toEqual(['Birch', 'Aster']);
		expect(
			names(await client.contacts('?order=EmailAddress,Name%20descending&includeArchived=true')),
		).toEqual(['Birch', 'Aster', 'Cedar']);
		expect((await client.call('GET', 'Contacts?order=Shoe')).body).toMatchObject({
			ErrorNumber: 16,
		});
	});

	test('hide the archived unless asked', async () => {
		expect(names(await client.contacts('?includeArchived=true'))).toContain('Cedar');
	});

	test('are summaries without pagination until page is sent', async () => {
		const whole = (await client.call('GET', 'Contacts?pageSize=1')).body;
		expect(whole).not.toHaveProperty('pagination');
		expect(whole.Contacts).toHaveLength(2);
		expect((whole.Contacts as Rec[])[0]).not.toHaveProperty('Phones');
		const page = (await client.call('GET', 'Contacts?page=2&pageSize=1')).body;
		expect(page.pagination).toEqual({ page: 2, pageSize: 1, pageCount: 2, itemCount: 2 });
		expect(page.Contacts).toMatchObject([{ Name: 'Birch', Phones: [] }]);
		expect(Object.keys(page)).toEqual([
			'Id',
			'Status',
			'ProviderName',
			'DateTimeUTC',
			'pagination',
			'Contacts',
		]);
	});

	test('clamp pageSize to 1000 and default to 100', async () => {
		expect(
			(await client.call('GET', 'Contacts?page=1&pageSize=5000')).body.pagination,
		).toMatchObject({
			pageSize: 1000,
		});
		expect((await client.call('GET', 'Contacts?page=1')).body.pagination).toMatchObject({
			pageSize: 100,
		});
	});

	test('a parameter of the shelf turns paging on', async () => {
		expect((await client.call('GET', 'Contacts?Statuses=ACTIVE')).body).toHaveProperty(
			'pagination',
		);
	});

	test('take summaryOnly, searchTerm and IDs', async () => {
		expect((await client.contacts('?page=1&summaryOnly=true'))[0]).not.toHaveProperty('Phones');
		expect(names(await client.contacts('?searchTerm=EXAMPLE.COM'))).toEqual(['Aster']);
		const [{ ContactID }] = await client.contacts();
		expect(
			names(await client.contacts(`?IDs=${String(ContactID).toUpperCase()},nonsense`)),
		).toEqual(['Aster']);
	});

	test('If-Modified-Since is UTC without a zone; its bound and its 304 are switches', async () => {
		const { control } = client.xero;
		const since = async (value: string) =>
			names(
				(await client.call('GET', 'Contacts', undefined, { 'if-modified-since': value })).body
					.Contacts as Rec[],
			);
		const [aster, birch] = await client.contacts();
		const instantOf = (record: Rec) =>
			new Date(Number(/\d+/.exec(String(record.UpdatedDateUTC))?.[0]));
		const at = (record: Rec) => instantOf(record).toISOString().slice(0, -1);
		expect(await since(at(aster))).toEqual(['Birch']);
		expect(await since(at(birch))).toEqual([]);
		expect(await since('nonsense')).toEqual(['Aster', 'Birch']);
		expect(await since(new Date(instantOf(aster).getTime() + 1000).toUTCString())).toEqual([
			'Birch',
		]);
		control.switches({ modifiedSinceInclusive: true });
		expect(await since(at(birch))).toEqual(['Birch']);
		control.switches({ modifiedSinceInclusive: false, notModifiedIs304: true });
		const { status } = await client.call('GET', 'Contacts', undefined, {
			'if-modified-since': at(birch),
		});
		expect(status).toBe(304);
		control.switches({ notModifiedIs304: false });
	});

	test('too many unpaged records are refused', async () => {
		client.xero.control.switches({ highVolumeAbove: 1 });
		const { status, body } = await client.call('GET', 'Contacts');
		expect(status).toBe(400);
		expect(body).toMatchObject({ ErrorNumber: 51, Type: 'HighVolumeException' });
		expect((await client.call('GET', 'Contacts?page=1')).status).toBe(200);
		client.xero.control.switches({ highVolumeAbove: 100_000 });
	});
});
