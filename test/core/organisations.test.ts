import { asJson, auckland, byId, london, named, openWorld, type World } from './harness';
import { aLine, kept } from './harness/made';

let world: World;
afterEach(async () => await world.close());
const both = { organisations: [auckland, london] };
const createContact = {
	resource: 'contact',
	operation: 'create',
	inputMode: 'json',
	fieldsJson: '={{ $json.record }}',
};

test('several connected and none chosen is an error that lists their names', async () => {
	world = await openWorld(both);
	const { error, calls } = await world.run(
		{ ...createContact },
		{ items: [{ record: { Name: 'A' } }] },
	);
	expect(error?.message).toBe(`Several organisations are connected: ${auckland}, ${london}`);
	expect(error?.description).toContain('Choose one of them under Organisation.');
	expect(calls.map(({ path }) => path)).toEqual(['/connections']);
});

test('Organisation by an expression: one run writes to two organisations, each item its own', async () => {
	world = await openWorld(both);
	const items = [london, auckland, london].map((name, at) => ({
		organisation: world.tenant(name),
		record: { Name: `Guest ${at}` },
	}));
	const ran = await world.run(
		{ ...createContact, organisation: byId('={{ $json.organisation }}') },
		{ items },
	);
	expect(ran.error).toBeUndefined();
	expect(ran.items.map(({ json, pairedItem }) => [json.Name, pairedItem])).toEqual(
		[0, 1, 2].map((item) => [`Guest ${item}`, { item }]),
	);
	const names = (organisation: string) =>
		world
			.books('Contacts', organisation)
			.map(({ Name }) => String(Name))
			.filter((name) => name.startsWith('Guest'))
			.sort();
	expect([names(auckland), names(london)]).toEqual([['Guest 1'], ['Guest 0', 'Guest 2']]);
	expect(
		ran.calls.filter(({ method }) => method === 'PUT').map(({ tenantId }) => tenantId),
	).toEqual([world.tenant(london), world.tenant(auckland)]);
	expect(ran.calls.filter(({ path }) => path === '/connections')).toEqual([]);
});

test('a workflow designed on one organisation runs on another: choices saved for the first do not block', async () => {
	world = await openWorld(both);
	const designed = await world.fields('contact', 'create', {
		Name: '={{ $json.name }}',
		DefaultCurrency: '={{ $json.currency }}',
		AccountsReceivableTaxType: '={{ $json.tax }}',
	});
	expect(JSON.stringify(designed.schema)).not.toContain('EUR');
	const ran = await world.run(
		{
			resource: 'contact',
			operation: 'create',
			organisation: byId(world.tenant(london)),
			fields: designed,
		},
		{ items: [{ name: 'From elsewhere', currency: 'EUR', tax: 'OUTPUT2' }] },
	);
	expect(ran.error).toBeUndefined();
	expect(kept(world, 'Contacts', 'Name', 'From elsewhere', london)).toMatchObject({
		DefaultCurrency: 'EUR',
		AccountsReceivableTaxType: 'OUTPUT2',
	});
	const chosen = await world.fields('contact', 'create', {
		Name: 'Chosen in the first',
		AccountsReceivableTaxType: 'OUTPUT2',
		DefaultCurrency: 'NZD',
	});
	const refused = await world.run({
		resource: 'contact',
		operation: 'create',
		organisation: byId(world.tenant(london)),
		fields: chosen,
	});
	expect(refused.error?.message).toBe('Organisation is not subscribed to currency NZD');
});

test('an organisation that is not connected is refused for its items, in words', async () => {
	world = await openWorld();
	const items = [world.tenant(london), world.tenant(auckland)].map((organisation, at) => ({
		organisation,
		record: { Name: `Either ${at}` },
	}));
	const ran = await world.run(
		{ ...createContact, organisation: byId('={{ $json.organisation }}') },
		{ items, onError: 'continueErrorOutput' },
	);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'The organisation is not connected to this credential',
	]);
	expect(ran.items.map(({ json }) => json.Name)).toEqual(['Either 1']);
});

test('no organisation connected is told', async () => {
	world = await openWorld();
	world.control.disconnect(world.tenant(auckland));
	const { error } = await world.run({ ...createContact }, { items: [{ record: { Name: 'A' } }] });
	expect(error?.message).toBe('No organisation is connected to this credential');
});

test('a custom connection sends no organisation header, whatever was chosen before', async () => {
	world = await openWorld();
	const ran = await world.run({
		authentication: 'customConnection',
		organisation: byId(world.tenant(london)),
		resource: 'invoice',
		operation: 'create',
		...asJson({ Contact: { Name: 'City Agency' }, LineItems: [aLine] }),
	});
	expect(ran.error).toBeUndefined();
	const api = ran.calls.filter(({ path }) => path.startsWith('/api.xro'));
	expect(api.map(({ headers }) => headers['xero-tenant-id'])).toEqual(api.map(() => undefined));
	expect(ran.calls.filter(({ path }) => path === '/connections')).toEqual([]);
	expect(kept(world, 'Invoices', 'InvoiceID', ran.items[0].json.InvoiceID)).toBeDefined();
});

describe('dates', () => {
	const invoiceOn = async (organisation: string, dates: unknown[]) => {
		const items = dates.map((date) => ({ date }));
		const ran = await world.run(
			{
				resource: 'invoice',
				operation: 'create',
				organisation: byId(world.tenant(organisation)),
				contact: named('name', organisation === london ? 'Rowan House Hotel' : 'City Agency'),
				fields: await world.fields('invoice', 'create', { Date: '={{ $json.date }}' }),
				linesFrom: 'below',
				lines: { line: [{ description: 'x' }] },
			},
			{ items: items as never },
		);
		expect(ran.error).toBeUndefined();
		return ran.items.map(({ json }) => json.Date);
	};

	test('a moment becomes the day it is in the organisation, a day stands, and all come out as ISO days', async () => {
		world = await openWorld({ ...both, at: '2026-05-20T00:00:00Z' });
		const moments = [
			'2026-05-01T13:30:00Z',
			'2026-05-01T13:30:00.000+00:00',
			'2026-05-01 13:30Z',
			'2026-05-01T13:30:00+00',
			'/Date(1777642200000+0000)/',
			'2026-05-01T09:30:00-04:00',
		];
		expect(await invoiceOn(auckland, moments)).toEqual(moments.map(() => '2026-05-02'));
		// In summer time 23:30 UTC is past midnight in London.
		expect(await invoiceOn(london, [...moments, '2026-05-01T23:30:00Z'])).toEqual([
			...moments.map(() => '2026-05-01'),
			'2026-05-02',
		]);
		const days = [
			'2026-05-01',
			'2026-05-01T23:59:00',
			'2026-05-01 00:00',
			'/Date(1777593600000+0000)/',
		];
		expect(await invoiceOn(auckland, days)).toEqual(days.map(() => '2026-05-01'));
		expect(await invoiceOn(london, days)).toEqual(days.map(() => '2026-05-01'));
	});

	test('instants come out in UTC with Z', async () => {
		world = await openWorld({ at: '2026-05-20T01:02:03Z' });
		const { items } = await world.run(
			{ ...createContact, simplify: false },
			{ items: [{ record: { Name: 'Now' } }] },
		);
		expect(items[0].json.UpdatedDateUTC).toBe(`${world.control.clock().iso.slice(0, 19)}Z`);
	});
});
