import type { Rec } from '../contract';
import { aroha } from './test-books';
import { TestClient } from './test-client';

const unknown = '33333333-3333-4333-8333-333333333333';
let client: TestClient;
beforeAll(async () => (client = await TestClient.start()));
afterAll(async () => await client.xero.close());
beforeEach(() => {
	client.xero.control.reset();
	client.signIn();
});

const stored = () => client.xero.control.books(aroha, 'Contacts').map(({ Name }) => Name);

test('one object, or the collection under its key in any case', async () => {
	expect((await client.call('PUT', 'Contacts', { Name: 'One' })).status).toBe(200);
	expect((await client.call('PUT', 'Contacts', { contacts: [{ Name: 'Two' }] })).status).toBe(200);
	expect(stored()).toEqual(['One', 'Two']);
});

test.each([
	['wrong key', { Kontacts: [{ Name: 'One' }] }, 17],
	['no element', { Contacts: [] }, 17],
	['nothing in it', {}, 17],
	['no body', '', 17],
	['broken JSON', '{"Contacts":[{', 14],
	['an array', [{ Name: 'One' }], 14],
	['an element that is no object', { Contacts: ['One'] }, 14],
])('a body with %s is refused', async (_, given, errorNumber) => {
	const { status, body } = await client.call('PUT', 'Contacts', given);
	expect([status, body.ErrorNumber]).toEqual([400, errorNumber]);
	if (errorNumber === 17) {
		expect(body.Message).toBe(
			'No data has been processed for this endpoint. This endpoint is expecting Contact data to be specifed in the request body.',
		);
	}
});

describe('with a faulty element among good ones', () => {
	const body = { Contacts: [{ Name: 'One' }, {}, { Name: 'Twin' }] };

	test('summarised (the default): 400 with the failures alone, and the good ones are written', async () => {
		for (const query of ['', '?summarizeErrors=true']) {
			const answer = await client.call('PUT', `Contacts${query}`, body);
			expect(answer.status).toBe(400);
			expect(answer.body).toMatchObject({
				ErrorNumber: 10,
				Type: 'ValidationException',
				Message: 'A validation exception occurred',
				Elements: [{ ValidationErrors: [{ Message: 'A name is needed' }] }],
			});
		}
		expect(stored()).toEqual(['One', 'Twin', 'One', 'Twin']);
	});

	test('not summarised: 200, every element with its verdict', async () => {
		const answer = await client.call('PUT', 'Contacts?summarizeErrors=false', body);
		expect(answer.status).toBe(200);
		expect(answer.body.Contacts).toMatchObject([
			{ Name: 'One', StatusAttributeString: 'OK' },
			{ StatusAttributeString: 'ERROR', ValidationErrors: [{ Message: 'A name is needed' }] },
			{
				Name: 'Twin',
				StatusAttributeString: 'WARNING',
				Warnings: [{ Message: 'There may be another Twin' }],
			},
		]);
	});

	test('the default is a switch', async () => {
		client.xero.control.switches({ summarizeErrorsDefault: false });
		expect((await client.call('PUT', 'Contacts', body)).status).toBe(200);
	});
});

test('an unknown id or an unreadable element refuses the whole request before anything is written', async () => {
	const good = { Name: 'One' };
	const notFound = await client.call('POST', 'Contacts', {
		Contacts: [good, { ContactID: unknown, Name: 'Two' }],
	});
	expect(notFound.status).toBe(404);
	expect(notFound.headers.get('content-type')).toMatch('text/html');
	expect(notFound.text).toBe("The resource you're looking for cannot be found");
	const unreadable = await client.call('PUT', 'Contacts', { Contacts: [good, { Name: 7 }] });
	expect(unreadable.body).toMatchObject({ ErrorNumber: 14, Message: 'Error converting value 7' });
	const noGuid = await client.call('POST', 'Contacts', {
		Contacts: [good, { ContactID: 'seven' }],
	});
	expect(noGuid.body).toMatchObject({ ErrorNumber: 14 });
	expect((await client.call('POST', `Contacts/${unknown}`, { Name: 'Two' })).status).toBe(404);
	expect(stored()).toEqual([]);
});

test('POST to the record updates it; what Xero does not offer is 501', async () => {
	const [{ ContactID }] = (await client.call('PUT', 'Contacts', { Name: 'One' })).body
		.Contacts as Rec[];
	const { body } = await client.call('POST', `Contacts/${ContactID}`, { Name: 'Uno' });
	expect(body.Contacts).toMatchObject([{ ContactID, Name: 'Uno' }]);
	expect(body.Contacts).not.toMatchObject([{ StatusAttributeString: 'OK' }]);
	const refused = await client.call('DELETE', `Contacts/${ContactID}`);
	expect([refused.status, refused.body.ErrorNumber]).toEqual([501, 20]);
	expect((await client.call('GET', `Contacts/${unknown}`)).status).toBe(404);
	expect((await client.call('GET', 'Spoons')).status).toBe(404);
});

test('dates travel as /Date(ms+0000)/ in JSON, and everything as XML unless JSON is accepted', async () => {
	const { body } = await client.call('PUT', 'Contacts', { Name: 'One & Only' });
	const now = client.xero.control.clock().now;
	expect(body.DateTimeUTC).toBe(`/Date(${now})/`);
	expect(body.Contacts).toMatchObject([{ UpdatedDateUTC: `/Date(${now}+0000)/` }]);
	const xml = await client.call('GET', 'Contacts', undefined, { accept: '*/*' });
	expect(xml.headers.get('content-type')).toMatch('text/xml');
	expect(xml.text).toMatch(/^<Response>.*<Contacts><Contact>.*<Name>One &amp; Only<\/Name>/);
	const error = await client.call('PUT', 'Contacts', {}, { accept: '*/*' });
	expect(error.text).toMatch(/^<ApiException><ErrorNumber>17<\/ErrorNumber>/);
});

test('a request above 10 MB is refused', async () => {
	expect(
		(await client.call('PUT', 'Contacts', { Name: 'x'.repeat(10 * 1024 * 1024) })).status,
	).toBe(413);
});
