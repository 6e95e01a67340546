import { asJson, byId, byNumber, openWorld } from './harness';
import { sentBy } from './harness/made';
import { Records, writesAndReads, type Story } from './harness/records';

let items: Records;
let count = 0;

const item: Story = {
	resource: 'item',
	id: 'ItemID',
	number: 'Code',
	matchOn: ['Code', 'ItemID'],
	read: async (client, tenant, id) => (await client.getItem(tenant, id, 4)).body.items?.[0],
	create: () => ({
		Code: `LAMP-${(count += 1)}`,
		Name: 'Lamp, "brass"',
		Description: 'Lamp for the reading room',
		PurchaseDescription: 'Lamp, box of one',
		SalesDetails: { UnitPrice: 89.9999, AccountCode: '200', TaxType: 'OUTPUT2' },
		PurchaseDetails: { UnitPrice: 0, COGSAccountCode: '310', TaxType: 'INPUT2' },
		InventoryAssetAccountCode: '630',
		IsSold: true,
		IsPurchased: true,
	}),
	change: () => ({
		Name: 'Lamp, steel',
		SalesDetails: { UnitPrice: 0.0875, AccountCode: '260', TaxType: 'ZERORATED' },
	}),
	untried: ['PurchaseDetailsAccountCode'],
};

beforeAll(async () => {
	// the harsher reading: a part that is given takes the place of the whole
	items = new Records(await openWorld({ switches: { changesReplaceParts: true } }), item);
});
afterAll(async () => await items.world.close());

writesAndReads(() => items, item);

test('an untracked item has a purchase account', async () => {
	const record = {
		Code: 'SOAP',
		PurchaseDetails: { UnitPrice: 3.2, AccountCode: '429', TaxType: 'INPUT2' },
	};
	await items.expectHeld(await items.made(record), record);
});

test('a price leaves account and tax rate, and its four decimals, by update and by Create or Update', async () => {
	const SalesDetails = { UnitPrice: 1.2345, AccountCode: '260', TaxType: 'ZERORATED' };
	const id = await items.made({ Code: 'PRICED', SalesDetails });
	await items.done('update', {
		record: byId(id),
		...asJson({ SalesDetails: { AccountCode: '200' } }),
	});
	await items.expectHeld(id, { SalesDetails: { ...SalesDetails, AccountCode: '200' } });
	await items.done('upsert', {
		matchOn: 'Code',
		...asJson({ Code: 'PRICED', SalesDetails: { UnitPrice: 0.0875 } }),
	});
	await items.expectHeld(id, {
		SalesDetails: { UnitPrice: 0.0875, AccountCode: '200', TaxType: 'ZERORATED' },
	});
});

test('an item that becomes tracked gives up its purchase account', async () => {
	const id = await items.made({
		Code: 'TO-TRACK',
		PurchaseDetails: { UnitPrice: 3, AccountCode: '429' },
	});
	const change = { InventoryAssetAccountCode: '630', PurchaseDetails: { COGSAccountCode: '310' } };
	await items.done('update', { record: byId(id), ...asJson(change) });
	await items.expectHeld(id, { PurchaseDetails: { UnitPrice: 3, COGSAccountCode: '310' } });
});

test('the code goes with every change, as Xero takes none without it', async () => {
	const codes = Array.from({ length: 22 }, (_, at) => `KEPT-${at}`);
	const ids: string[] = [];
	for (const Code of codes) ids.push(await items.made({ Code }));
	const change = { record: byId('={{ $json.id }}'), ...asJson({ Name: 'Renamed' }) };
	const input = (count: number) => ({ items: ids.slice(0, count).map((id) => ({ id })) });
	const few = await items.run('update', change, input(2));
	expect(few.items.map(({ json }) => [json.outcome, json.Code, json.Name])).toEqual(
		codes.slice(0, 2).map((Code) => ['updated', Code, 'Renamed']),
	);
	// many are read together: a call each would use up the minute's 60
	const many = await items.run('update', change, input(22));
	expect(many.items.map(({ json }) => [json.outcome, json.Code])).toEqual(
		codes.map((Code) => ['updated', Code]),
	);
	const ofItems = many.calls.filter(({ path }) => path.includes('/Items'));
	expect(ofItems.map(({ method }) => method)).toEqual(['GET', 'POST']);
	await items.done('upsert', { matchOn: 'ItemID', ...asJson({ ItemID: ids[1], Name: 'Matched' }) });
	await items.expectHeld(ids[1], { Code: 'KEPT-1', Name: 'Matched' });
});

test('a tracked item is changed with its inventory account, as Xero asks for it again', async () => {
	const tracked = item.create();
	const id = await items.made(tracked);
	const { Code, InventoryAssetAccountCode } = tracked;
	const given = { Code, Name: 'Still tracked' };
	for (const run of [
		await items.run('update', { record: byId(id), ...asJson(given) }),
		await items.run('upsert', { matchOn: 'Code', ...asJson({ Code, Name: 'Tracked again' }) }),
	])
		expect(sentBy(run)).toMatchObject([{ ItemID: id, Code, InventoryAssetAccountCode }]);
	await items.expectHeld(id, { ...tracked, Name: 'Tracked again' });
});

test('of two changes of one item the second keeps the code the first one gave', async () => {
	const id = await items.made({ Code: 'BEFORE' });
	const { error } = await items.run(
		'update',
		{ record: byId(id), inputMode: 'json', fieldsJson: '={{ $json.change }}' },
		{ items: [{ change: { Code: 'AFTER' } }, { change: { Name: 'Named' } }] },
	);
	expect(error).toBeUndefined();
	await items.expectHeld(id, { Code: 'AFTER', Name: 'Named' });
});

test('what is not sold sends false, not nothing', async () => {
	const id = await items.made({ Code: 'TOOL', SalesDetails: { UnitPrice: 5 } });
	await items.done('update', {
		record: byId(id),
		...(await items.fields('update', { IsSold: false })),
	});
	await items.expectHeld(id, { Code: 'TOOL', IsSold: false });
});

test('delete, by id and by code', async () => {
	const ids = [await items.made({ Code: 'GONE-1' }), await items.made({ Code: 'GONE-2' })];
	for (const record of [byId(ids[0]), byNumber('GONE-2')]) {
		const [json] = await items.done('delete', { record });
		expect(json.outcome).toBe('deleted');
	}
	expect(items.world.books('Items').filter(({ ItemID }) => ids.includes(String(ItemID)))).toEqual(
		[],
	);
	const again = await items.run('delete', { record: byId(ids[0]) });
	expect(again.error).toBeDefined();
});

test('a code that is taken is refused in Xero’s words', async () => {
	await items.made({ Code: 'TWICE' });
	const { error } = await items.run('create', asJson({ Code: 'TWICE' }));
	expect(error?.message).toContain("Price List Item with Code 'TWICE' already exists");
});
