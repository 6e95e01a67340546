import { asJson, byId, named, openWorld, type Ran, type World } from './harness';
import { aLine, contactId, make, sentBy, writes } from './harness/made';

/** What is looked up before a write: collected over all items, and asked in the cheapest way. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
	const contacts = Array.from({ length: 1000 }, (_, nth) => person(nth));
	const made = await world.run({ resource: 'contact', operation: 'create', ...asJson(contacts) });
	if (made.error) throw made.error;
}, 120_000);
afterAll(async () => await world.close());

const person = (nth: number) => ({
	Name: `Customer ${nth}`,
	EmailAddress: `customer-${nth}@shop.example`,
	LastName: 'Walker',
});
const reads = ({ calls }: Ran) =>
	calls.filter(({ method, path }) => method === 'GET' && path.startsWith('/api.xro'));
const paths = (ran: Ran) => reads(ran).map(({ path }) => path.replace('/api.xro/2.0/', ''));
const outcomesOf = ({ items, error }: Ran) => {
	if (error) throw error;
	return items.map(({ json }) => json.outcome);
};

const upsertAll = async (changed: (nth: number) => boolean) =>
	await world.run(
		{
			resource: 'contact',
			operation: 'upsert',
			matchOn: 'EmailAddress',
			inputMode: 'json',
			fieldsJson: '={{ $json }}',
		},
		{
			items: Array.from({ length: 1000 }, (_, nth) => ({
				...person(nth),
				...(changed(nth) ? { LastName: 'Ngata' } : {}),
			})),
		},
	);

test('1,000 contacts by e-mail, a tenth of them changed: at most 30 calls; the same again only reads', async () => {
	const ran = await upsertAll((nth) => nth % 10 === 0);
	expect(outcomesOf(ran).filter((outcome) => outcome === 'updated')).toHaveLength(100);
	expect(ran.calls.length).toBeLessThanOrEqual(30);
	expect(writes(ran)).toHaveLength(2);
	const again = await upsertAll((nth) => nth % 10 === 0);
	expect(new Set(outcomesOf(again))).toEqual(new Set(['unchanged']));
	expect(writes(again)).toEqual([]);
});

test('1,000 invoices for 200 contacts by name: 20 writes and at most 10 look-ups', async () => {
	const items = Array.from({ length: 1000 }, (_, nth) => ({ customer: `customer ${nth % 200}` }));
	const ran = await world.run(
		{
			resource: 'invoice',
			operation: 'create',
			simplify: false,
			contact: named('name', '={{ $json.customer }}'),
			fields: await world.fields('invoice', 'create', {}),
			linesFrom: 'array',
			linesArray: JSON.stringify([aLine]),
		},
		{ items },
	);
	expect(new Set(outcomesOf(ran))).toEqual(new Set(['created']));
	expect(writes(ran)).toHaveLength(20);
	expect(reads(ran).length).toBeLessThanOrEqual(10);
	expect(ran.items[201].json.Contact).toMatchObject({ Name: 'Customer 1' });
}, 60_000);

test('1,000 invoices by id cost at most 25 calls', async () => {
	const all = world.books('Invoices').slice(-1000);
	const ran = await world.run(
		{ resource: 'invoice', operation: 'get', record: byId('={{ $json.id }}') },
		{ items: all.map(({ InvoiceID }) => ({ id: String(InvoiceID) })) },
	);
	expect(ran.items).toHaveLength(1000);
	expect(reads(ran).length).toBeLessThanOrEqual(25);
}, 60_000);

test('a collection that is read whole is read once, for e-mails and names alike', async () => {
	const documents = Array.from({ length: 1000 }, (_, nth) => person(nth)).flatMap(
		({ Name, EmailAddress }) => [
			{ Contact: { Name }, LineItems: [aLine] },
			{ Contact: { EmailAddress }, LineItems: [aLine] },
		],
	);
	const ran = await world.run({ resource: 'invoice', operation: 'create', ...asJson(documents) });
	expect(new Set(outcomesOf(ran))).toEqual(new Set(['created']));
	const pages = Math.ceil(world.books('Contacts').length / 1000);
	expect(paths(ran)).toEqual(Array.from({ length: pages }, () => 'Contacts'));
}, 60_000);

test('a list that comes in one answer is not asked in groups', async () => {
	const codes = Array.from({ length: 120 }, (_, nth) => `A-rather-long-item-code-${nth}`);
	const items = codes.map((Code) => ({ Code, Name: Code }));
	const ran = await world.run({
		resource: 'item',
		operation: 'upsert',
		matchOn: 'Code',
		...asJson(items),
	});
	expect(new Set(outcomesOf(ran))).toEqual(new Set(['created']));
	expect(paths(ran)).toEqual(['Items']);
});

test.each(['reset-before-commit', '500-before-commit'] as const)(
	'what Xero does not answer (%s) is found page by page',
	async (kind) => {
		world.fault({ kind, method: 'GET', url: '/Contacts\\?.*EmailAddress', times: 4 });
		const ran = await world.run({
			resource: 'contact',
			operation: 'upsert',
			matchOn: 'EmailAddress',
			...asJson(person(7)),
		});
		expect(outcomesOf(ran)).toHaveLength(1);
		expect(ran.items[0].json.ContactID).toBe(contactId(world, 'Customer 7'));
	},
);

test('the contacts of 100 changed invoices are looked up together', async () => {
	const ids = world
		.books('Invoices')
		.slice(-100)
		.map(({ InvoiceID }) => String(InvoiceID));
	const ran = await world.run(
		{
			resource: 'invoice',
			operation: 'update',
			record: byId('={{ $json.id }}'),
			contact: named('email', '={{ $json.email }}'),
			fields: await world.fields('invoice', 'update', {}),
		},
		{ items: ids.map((id, nth) => ({ id, email: person(nth).EmailAddress })) },
	);
	expect(new Set(outcomesOf(ran))).toEqual(new Set(['updated']));
	expect(reads(ran).length).toBeLessThanOrEqual(3);
	expect(sentBy(ran)[42].Contact).toEqual({ ContactID: contactId(world, 'Customer 42') });
});

test('a value that many records share does not hide those of others', async () => {
	const many = Array.from({ length: 1010 }, () => ({
		Contact: { Name: 'Bayside Club' },
		Reference: 'Standing order',
		LineItems: [aLine],
	}));
	const made = await world.run({ resource: 'invoice', operation: 'create', ...asJson(many) });
	if (made.error) throw made.error;
	const one = await make(world, 'invoice', { Reference: 'Only one' });
	const ran = await world.run(
		{
			resource: 'invoice',
			operation: 'upsert',
			matchOn: 'Reference',
			...asJson([
				{ Reference: 'Standing order' },
				{ Reference: 'Only one', Url: 'https://example.com' },
			]),
		},
		{ onError: 'continueRegularOutput' },
	);
	expect(ran.items[0].json.error).toBe('Several invoices have this Reference');
	expect(ran.items[1].json).toMatchObject({ outcome: 'updated', InvoiceID: one.InvoiceID });
}, 60_000);

test('a number that no condition can hold is found all the same, and its neighbours with it', async () => {
	const numbers = ['CN-plain', 'CN 2" pipe'];
	for (const CreditNoteNumber of numbers) await make(world, 'creditNote', { Type: 'ACCRECCREDIT', CreditNoteNumber });
	const ran = await world.run(
		{ resource: 'creditNote', operation: 'get', record: named('number', '={{ $json.number }}') },
		{ items: [...numbers, 'CN "none"'].map((number) => ({ number })), onError: 'continueErrorOutput' },
	);
	expect(ran.items.map(({ json }) => json.CreditNoteNumber)).toEqual(numbers);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual(['Xero found no credit note with this id or number']);
});

test('long numbers are asked for in addresses below 4 kB', async () => {
	const invoices = Array.from({ length: 40 }, (_, nth) => ({
		InvoiceNumber: `請求書 ${'番号'.repeat(10)}-${nth}`,
		Contact: { Name: 'Bayside Club' },
		LineItems: [aLine],
	}));
	const sync = async () => await world.run({ resource: 'invoice', operation: 'upsert', matchOn: 'InvoiceNumber', ...asJson(invoices) });
	expect(new Set(outcomesOf(await sync()))).toEqual(new Set(['created']));
	const again = await sync();
	expect(new Set(outcomesOf(again))).toEqual(new Set(['unchanged']));
	const lengths = reads(again).map(({ path, query }) => `${path}?${new URLSearchParams(query).toString()}`.length);
	expect(Math.max(...lengths)).toBeLessThan(4000);
	expect(lengths.length).toBeLessThanOrEqual(4);
});
