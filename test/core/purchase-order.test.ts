import { asJson, byId, byNumber, openWorld, type Ran, type World } from './harness';
import { Lined, linedDocuments, type LinedStory } from './harness/lined';
import { sentBy, writes } from './harness/made';

let world: World;
let orders: Lined;
let count = 0;

const story: LinedStory = {
	resource: 'purchaseOrder',
	id: 'PurchaseOrderID',
	number: 'PurchaseOrderNumber',
	read: async (client, tenant, id) =>
		(await client.getPurchaseOrder(tenant, id)).body.purchaseOrders?.[0],
	header: () => ({
		PurchaseOrderNumber: `ORDER-${(count += 1)}`,
		Reference: 'Q 7',
		Date: world.day(-5),
		DeliveryDate: world.day(5),
		ExpectedArrivalDate: world.day(6),
		LineAmountTypes: 'Inclusive',
		Status: 'AUTHORISED',
		CurrencyCode: 'USD',
		CurrencyRate: 0.612345,
		DeliveryAddress: '5 Quay Street\nAuckland 1010',
		AttentionTo: 'Kit Marsh',
		Telephone: '09 555 0100',
		DeliveryInstructions: 'Ring twice',
		SentToContact: true,
		BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
	}),
	change: () => ({
		Reference: 'Q 8',
		DeliveryDate: world.day(8),
		AttentionTo: 'Ada Marsh',
		Status: 'BILLED',
		SentToContact: false,
	}),
	lines: [
		{ Description: 'Mugs', Quantity: 2.5, UnitAmount: 24.4875, AccountCode: '310' },
		{ Description: 'Postage', Quantity: 1, UnitAmount: 5, AccountCode: '429', TaxType: 'NONE' },
	],
	matchOn: ['PurchaseOrderNumber', 'PurchaseOrderID'],
};

beforeAll(async () => {
	world = await openWorld();
	orders = new Lined(world, story);
});
afterAll(async () => await world.close());

linedDocuments(() => orders, story);

const methods = ({ calls }: Ran) =>
	calls.filter(({ path }) => path.includes('/PurchaseOrders')).map(({ method }) => method);
const draft = (number: string) =>
	orders.document({ PurchaseOrderNumber: number, Status: 'DRAFT', SentToContact: false });

test('a number that is used is refused before anything is sent, and the live order stays as it was', async () => {
	const id = await orders.made(draft('TAKEN-1'));
	const before = await orders.stored(id);
	const { error, calls } = await orders.run('create', asJson(draft('TAKEN-1')));
	expect(error?.message).toBe(
		'A purchase order with this number is there already, and Xero would change it instead of creating one',
	);
	expect(error?.description).toContain(id);
	expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
	expect(await orders.stored(id)).toEqual(before);
});

test('a number in a run twice: the first is created, the second refused', async () => {
	const { items, errorItems } = await orders.run(
		'create',
		asJson([draft('TWICE-1'), draft('TWICE-1'), draft('ONCE-1')]),
		{ onError: 'continueErrorOutput' },
	);
	expect(items.map(({ json }) => json.PurchaseOrderNumber)).toEqual(['TWICE-1', 'ONCE-1']);
	expect(errorItems.map(({ json }) => json.error)).toEqual(['The number is the same as in item 0']);
});

test('without a number the next one is taken, and nothing is looked up', async () => {
	const { PurchaseOrderNumber: _, ...nameless } = draft('');
	const ran = await orders.run('create', asJson([nameless, nameless]));
	expect(ran.error).toBeUndefined();
	const numbers = ran.items.map(({ json }) => String(json.PurchaseOrderNumber));
	expect(new Set(numbers).size).toBe(2);
	for (const number of numbers) expect(number).toMatch(/^PO-\d{4}$/);
	expect(methods(ran)).toEqual(['PUT']);
});

test('many numbers are looked up with one read of the list', async () => {
	const numbers = Array.from({ length: 25 }, (_, at) => `MANY-${at}`);
	const ran = await orders.run('create', asJson(numbers.map(draft)));
	expect(ran.error).toBeUndefined();
	expect(ran.items).toHaveLength(25);
	expect(methods(ran)).toEqual(['GET', 'PUT']);
});

test('delete; the number is used up, and a second delete is refused in Xero’s words', async () => {
	const ids = [await orders.made(draft('GONE-1')), await orders.made(draft('GONE-2'))];
	const deleted = await orders.run(
		'delete',
		{ record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })) },
	);
	expect(deleted.error).toBeUndefined();
	expect(deleted.items.map(({ json }) => [json.outcome, json.Status])).toEqual(
		[0, 1].map(() => ['deleted', 'DELETED']),
	);
	expect(writes(deleted)).toHaveLength(1);
	expect(sentBy(deleted)).toEqual(
		ids.map((PurchaseOrderID) => ({ PurchaseOrderID, Status: 'DELETED' })),
	);
	const { error, calls } = await orders.run('create', asJson(draft('GONE-1')));
	expect(error?.message).toBe(
		'A deleted purchase order has this number, and Xero does not give it again',
	);
	expect(calls.filter(({ method }) => method !== 'GET')).toEqual([]);
	const again = await orders.run('delete', { record: byNumber('GONE-1') });
	expect(`${again.error?.message} ${again.error?.description}`).toMatch(
		/Deleted PurchaseOrders cannot be updated/,
	);
	const upsert = await orders.run('upsert', {
		matchOn: 'PurchaseOrderNumber',
		...asJson(draft('GONE-1')),
	});
	expect(upsert.error?.message).toBe(
		'A deleted purchase order has this number, and Xero does not give it again',
	);
});

test('get many by status and dates', async () => {
	const far = { Date: world.day(-400), SentToContact: false };
	await orders.made(orders.document({ PurchaseOrderNumber: 'FAR-1', Status: 'SUBMITTED', ...far }));
	await orders.made(orders.document({ PurchaseOrderNumber: 'FAR-2', Status: 'DRAFT', ...far }));
	await orders.made(
		orders.document({
			PurchaseOrderNumber: 'FAR-3',
			Status: 'DRAFT',
			...far,
			Date: world.day(-300),
		}),
	);
	const listed = async (filters: { [name: string]: string }) => {
		const answers = await orders.done('getAll', {
			returnAll: true,
			filters,
			options: { orderBy: 'PurchaseOrderNumber' },
		});
		return answers.map(({ PurchaseOrderNumber }) => PurchaseOrderNumber);
	};
	const days = { dateFrom: `${world.day(-401)}T00:00:00`, dateTo: `${world.day(-399)}T00:00:00` };
	expect(await listed(days)).toEqual(['FAR-1', 'FAR-2']);
	expect(await listed({ ...days, status: 'SUBMITTED' })).toEqual(['FAR-1']);
	expect(await listed({ dateTo: `${world.day(-300)}T00:00:00`, status: 'DRAFT' })).toEqual([
		'FAR-2',
		'FAR-3',
	]);
});

test('an order that is not approved cannot be marked as sent: Xero’s sentence', async () => {
	const { error } = await orders.run('create', asJson({ ...draft('SENT-1'), SentToContact: true }));
	expect(error?.message).toBe(
		'Only AUTHORISED and BILLED purchase orders may have SentToContact updated.',
	);
});

test('as a PDF, by its number', async () => {
	await orders.made(draft('PDF-1'));
	const { items, error } = await orders.run('getPdf', { record: byNumber('PDF-1') });
	expect(error).toBeUndefined();
	expect(Buffer.from(String(items[0].binary?.data.data), 'base64').subarray(0, 5).toString()).toBe(
		'%PDF-',
	);
});

test('an order that took the number meanwhile: what was no creation says so', async () => {
	world.control.when({
		method: 'PUT',
		url: '/PurchaseOrders',
		skip: 1,
		run: async () => {
			const [order] = world
				.books('PurchaseOrders')
				.filter((each) => each.PurchaseOrderNumber === 'RACE-1');
			await world.client().updatePurchaseOrder(world.tenant(), String(order.PurchaseOrderID), {
				purchaseOrders: [{ purchaseOrderNumber: 'RACE-2' }],
			});
			return undefined;
		},
	});
	const ran = await orders.run(
		'create',
		{ ...asJson([draft('RACE-1'), draft('RACE-2')]), options: { batchSize: 1 } },
		{ onError: 'continueErrorOutput' },
	);
	expect(ran.items).toHaveLength(1);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'No new purchase order was created: Xero changed the one of item 0 instead',
	]);
});
