import { asJson, byId, byNumber, named, openWorld, type World } from './harness';
import { customer, Lined, linedDocuments, type LinedStory } from './harness/lined';
import { contactId, kept, make, sentBy, writes } from './harness/made';
import type { XeroRecord } from '../../nodes/Xero/values/record';

let world: World;
let quotes: Lined;
let count = 0;

const story: LinedStory = {
	resource: 'quote',
	id: 'QuoteID',
	number: 'QuoteNumber',
	read: async (client, tenant, id) => (await client.getQuote(tenant, id)).body.quotes?.[0],
	header: () => ({
		QuoteNumber: `OFFER-${(count += 1)}`,
		Reference: 'Call of Monday',
		Title: 'Spring windows',
		Summary: 'All panes, inside and out',
		Terms: 'Valid for a month',
		Date: world.day(-5),
		ExpiryDate: world.day(25),
		LineAmountTypes: 'INCLUSIVE',
		Status: 'SENT',
		CurrencyCode: 'USD',
		CurrencyRate: 0.612345,
		BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
	}),
	change: () => ({
		Title: 'Autumn windows',
		Terms: 'Valid for a week',
		ExpiryDate: world.day(2),
		Status: 'ACCEPTED',
	}),
	lines: [
		{
			Description: 'Window',
			Quantity: 2,
			UnitAmount: 100,
			AccountCode: '200',
			DiscountRate: 10,
			TaxType: 'OUTPUT2',
		},
		{ Description: 'Ladder', Quantity: 1, UnitAmount: 12.5, AccountCode: '200', TaxType: 'NONE' },
	],
	matchOn: ['QuoteNumber', 'QuoteID'],
};

beforeAll(async () => {
	// the harder reading of https://github.com/XeroAPI/xero-mcp-server/pull/309: every change and removal runs under it
	world = await openWorld({
		switches: { quoteChangesClearTexts: true, changedLinesAreExclusive: true },
	});
	quotes = new Lined(world, story);
});
afterAll(async () => await world.close());

linedDocuments(() => quotes, story);

const draft = (number: string) => quotes.document({ QuoteNumber: number, Status: 'DRAFT' });

test('contact, date and texts are sent again with every change, and stay', async () => {
	const record = draft('AGAIN-1');
	const id = await quotes.made(record);
	const ran = await quotes.run('update', {
		record: byId(id),
		...(await quotes.fields('update', { Title: 'New' })),
	});
	expect(sentBy(ran)).toEqual([
		{
			QuoteID: id,
			Title: 'New',
			Contact: { ContactID: contactId(world, customer) },
			Date: record.Date,
			Reference: record.Reference,
			Terms: record.Terms,
			Summary: record.Summary,
		},
	]);
	await quotes.expectHeld(id, { ...record, Title: 'New' });
	const moved = await quotes.done('update', {
		record: byNumber('AGAIN-1'),
		contact: named('name', 'City Agency'),
		...(await quotes.fields('update', { Date: world.day(-1) })),
		fieldsToClear: ['Summary'],
	});
	expect(moved[0].outcome).toBe('updated');
	await quotes.expectHeld(id, {
		Title: 'New',
		Summary: '',
		Date: world.day(-1),
		Contact: { Name: 'City Agency' },
	});
	const gone = await quotes.run('update', {
		record: byId('11111111-2222-4333-8444-555555555555'),
		...(await quotes.fields('update', { Title: 'New' })),
	});
	expect(gone.error?.message).toBe('Xero found no quote with this id');
});

test('a quote without a date is refused before sending', async () => {
	const { Date: _, ...dateless } = draft('DATELESS');
	const { error, calls } = await quotes.run('create', asJson(dateless));
	expect(error?.message).toBe('Date is required.');
	expect(writes({ calls })).toEqual([]);
});

test('a used number is refused in Xero’s words, and the quote stays as it was', async () => {
	const id = await quotes.made(draft('TAKEN-1'));
	const before = await quotes.stored(id);
	const { error } = await quotes.run('create', asJson(draft('TAKEN-1')));
	expect(error?.message).toBe('Quote # must be unique.');
	expect(await quotes.stored(id)).toEqual(before);
});

test('a number that is part of many others names its own quote alone', async () => {
	const others = Array.from({ length: 101 }, (_, at) => ({ ...draft(`PART-1${at}`) }));
	await quotes.done('create', asJson(others));
	const id = await quotes.made(draft('PART-1'));
	const [found] = await quotes.done('get', { record: byNumber('PART-1') });
	expect(found.QuoteID).toBe(id);
	const change = { ...draft('PART-1'), Title: 'Found' };
	const [json] = await quotes.done('upsert', { matchOn: 'QuoteNumber', ...asJson(change) });
	expect(json).toMatchObject({ outcome: 'updated', QuoteID: id });
});

test('a line has the tax rate it is given: of the account’s none is counted on', async () => {
	const { LineItems: _, ...header } = draft('UNTAXED-1');
	const line = { Description: 'Pane', Quantity: 1, UnitAmount: 100, AccountCode: '200' };
	const options = { expectedTotal: '115.00' };
	const quote = (more: object) =>
		asJson({ ...header, LineAmountTypes: 'EXCLUSIVE', LineItems: [{ ...line, ...more }] });
	const { error, calls } = await quotes.run('create', { ...quote({}), options });
	expect(error?.message).toBe(
		'Expected Total: Line 1: A Tax Rate or a Tax Amount is needed to work out its tax.',
	);
	expect(writes({ calls })).toEqual([]);
	const [json] = await quotes.done('create', { ...quote({ TaxType: 'OUTPUT2' }), options });
	expect(json).toMatchObject({ outcome: 'created', Total: 115 });
});

test('lines are tracked by the options’ ids, which names become: quotes take nothing else', async () => {
	const region = kept(world, 'TrackingCategories', 'Name', 'Region');
	const [north, south] = region.Options as Array<{ Name: string; TrackingOptionID: string }>;
	const line = (Tracking: object) => ({ Description: 'Pane', UnitAmount: 5, Tracking: [Tracking] });
	const lines = [
		line({ Name: 'Region', Option: north.Name }),
		line({ TrackingCategoryID: String(region.TrackingCategoryID), Option: ` ${south.Name} ` }),
		line({ TrackingOptionID: south.TrackingOptionID }),
	];
	const { LineItems: _, ...header } = draft('TRACKED-1');
	const id = await quotes.made({ ...header, LineItems: lines } as XeroRecord);
	const tracked = async () =>
		((await quotes.stored(id)) as { lineItems: Array<{ tracking: object[] }> }).lineItems.flatMap(
			({ tracking }) => tracking,
		);
	const by = ({ Name, TrackingOptionID }: typeof north) =>
		expect.objectContaining({ option: Name, trackingOptionID: TrackingOptionID });
	expect(await tracked()).toEqual([by(north), by(south), by(south)]);
	const added = { LineItems: [line({ Name: 'region', Option: north.Name })] };
	await quotes.done('update', { record: byId(id), ...asJson(added as XeroRecord) });
	expect(await tracked()).toEqual([by(north), by(south), by(south), by(north)]);
	const stray = { ...header, QuoteNumber: 'TRACKED-2' };
	const { error, calls } = await quotes.run(
		'create',
		asJson({ ...stray, LineItems: [line({ Name: 'Region', Option: 'Nowhere' })] } as XeroRecord),
	);
	expect(error?.message).toMatch(
		/^Line 1: Tracking: The tracking category has no option of this name; it has .*North/,
	);
	expect(writes({ calls })).toEqual([]);
});

test('delete, one request for all; a deleted one is not changed any more', async () => {
	const ids = [
		await quotes.made(draft('GONE-1')),
		await quotes.made(quotes.document({ Status: 'SENT' })),
	];
	const deleted = await quotes.run(
		'delete',
		{ record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })) },
	);
	expect(deleted.error).toBeUndefined();
	expect(deleted.items.map(({ json }) => [json.outcome, json.Status])).toEqual(
		[0, 1].map(() => ['deleted', 'DELETED']),
	);
	expect(writes(deleted)).toHaveLength(1);
	expect(sentBy(deleted)).toMatchObject(
		ids.map((QuoteID) => ({
			QuoteID,
			Status: 'DELETED',
			Contact: { ContactID: contactId(world, customer) },
		})),
	);
	const { error } = await quotes.run('delete', { record: byId(ids[0]) });
	expect(`${error?.message} ${error?.description}`).toMatch(/deleted/i);
});

test('get many, over pages of a hundred, by contact, status, dates and number', async () => {
	const far = { Date: world.day(-400), ExpiryDate: world.day(-380) };
	const Contact = { ContactID: contactId(world, 'City Agency') };
	await quotes.done(
		'create',
		asJson(
			Array.from({ length: 105 }, (_, at) =>
				quotes.document({
					QuoteNumber: `FAR-${at}`,
					...far,
					Status: at < 3 ? 'DRAFT' : 'SENT',
					...(at === 0 ? { Contact } : {}),
				}),
			),
		),
	);
	const days = { dateFrom: `${world.day(-401)}T00:00:00`, dateTo: `${world.day(-399)}T00:00:00` };
	const listed = async (filters: object, more: object = { returnAll: true }) =>
		await quotes.run('getAll', { filters, ...more } as never);
	const all = await listed(days);
	expect(all.items).toHaveLength(105);
	expect(
		all.calls
			.filter(({ path }) => path.includes('Quotes'))
			.map(({ query }) => [query.page, query.pageSize]),
	).toEqual([
		['1', undefined],
		['2', undefined],
	]);
	expect((await listed(days, { returnAll: false, limit: 7 })).items).toHaveLength(7);
	expect((await listed({ ...days, status: 'DRAFT' })).items).toHaveLength(3);
	expect(
		(await listed({ ...days, contact: named('id', String(Contact.ContactID)) })).items.map(
			({ json }) => json.QuoteNumber,
		),
	).toEqual(['FAR-0']);
	expect(
		(
			await listed({
				expiryDateTo: `${world.day(-380)}T00:00:00`,
				expiryDateFrom: `${world.day(-380)}T00:00:00`,
			})
		).items,
	).toHaveLength(105);
	expect(
		(await listed({ quoteNumber: 'FAR-104' })).items.map(({ json }) => json.QuoteNumber),
	).toEqual(['FAR-104']);
});

test('the words of its amounts are capitals; others are refused before sending', async () => {
	const { error, calls } = await quotes.run(
		'create',
		asJson({ ...draft('WORDS'), LineAmountTypes: 'sideways' }),
	);
	expect(error?.message).toMatch(/^Amounts Are: /);
	expect(writes({ calls })).toEqual([]);
	const [json] = await quotes.done(
		'create',
		asJson({ ...draft('WORDS'), LineAmountTypes: 'NOTAX' }),
	);
	expect(json).toMatchObject({ LineAmountTypes: 'NOTAX', TotalTax: 0 });
});

test('as a PDF, by its number', async () => {
	await quotes.made(draft('PDF-1'));
	const { items, error } = await quotes.run('getPdf', { record: byNumber('PDF-1') });
	expect(error).toBeUndefined();
	expect(Buffer.from(String(items[0].binary?.data.data), 'base64').subarray(0, 5).toString()).toBe(
		'%PDF-',
	);
});

test.each(['quote', 'purchaseOrder'])(
	'the list of the editor finds a %s by its contact',
	async (resource) => {
		const kind = resource === 'quote' ? { Date: world.day(-1) } : {};
		const record = await make(world, resource, { ...kind, Contact: { Name: 'PowerDirect' } });
		const organisation = named('id', world.tenant());
		const parameters = { resource, operation: 'get', organisation };
		const found = (await world.loadOptions('listSearch', 'searchRecords', parameters)) as {
			results: Array<{ name: string; value: string }>;
		};
		const mine = found.results.find(
			({ value }) => value === record[resource === 'quote' ? 'QuoteID' : 'PurchaseOrderID'],
		);
		expect(mine?.name).toMatch(/^(QU|PO)-\d{4} · PowerDirect · [\d.]+ · NZD · DRAFT$/);
	},
);
