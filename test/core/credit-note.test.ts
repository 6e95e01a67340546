import { asJson, byId, byNumber, named, openWorld, type World } from './harness';
import { addresses } from './harness/documents';
import { customer, Lined, linedDocuments, type LinedStory } from './harness/lined';
import { contactId, make, sentBy, writes } from './harness/made';

let world: World;
let credits: Lined;
let count = 0;

const story: LinedStory = {
	resource: 'creditNote',
	id: 'CreditNoteID',
	number: 'CreditNoteNumber',
	read: async (client, tenant, id) =>
		(await client.getCreditNote(tenant, id, 4)).body.creditNotes?.[0],
	header: () => ({
		Type: 'ACCRECCREDIT',
		CreditNoteNumber: `CREDIT-${(count += 1)}`,
		Reference: `RMA ${count}`,
		Date: world.day(-5),
		DueDate: world.day(5),
		LineAmountTypes: 'Inclusive',
		Status: 'SUBMITTED',
		CurrencyCode: 'USD',
		CurrencyRate: 0.612345,
		BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
		InvoiceAddresses: addresses,
	}),
	change: () => ({ Reference: `RMA ${(count += 1)} b`, Date: world.day(-4), Status: 'AUTHORISED' }),
	lines: [
		{ Description: 'Mugs, cracked', Quantity: 2.5, UnitAmount: 24.4875, AccountCode: '200' },
		{ Description: 'Postage', Quantity: 1, UnitAmount: 5, AccountCode: '260', TaxType: 'NONE' },
	],
	matchOn: ['CreditNoteNumber', 'CreditNoteID'],
};

beforeAll(async () => {
	world = await openWorld();
	credits = new Lined(world, story);
});
afterAll(async () => await world.close());

linedDocuments(() => credits, story);

const credit = (record: object = {}) => credits.document({ ...record });
const supplier = (record: object = {}) => {
	const { Reference: _, ...rest } = credits.document({ Type: 'ACCPAYCREDIT', ...record });
	return rest;
};

test('from a supplier: every field is read back, and a number that a customer’s has is no clash', async () => {
	const CreditNoteNumber = 'SHARED-1';
	const sold = await credits.made(credit({ CreditNoteNumber }));
	const record = supplier({ CreditNoteNumber });
	const id = await credits.made(record);
	await credits.expectHeld(id, record);
	const both = await credits.run('get', { record: byNumber(CreditNoteNumber) });
	expect(both.error?.message).toBe('Several credit notes share this CreditNoteNumber');
	for (const each of [sold, id]) expect(both.error?.description).toContain(each);
});

test('create or update by number keeps to the type, and a supplier’s to its contact', async () => {
	const CreditNoteNumber = 'SHARED-2';
	const upsert = async (record: object) =>
		(await credits.done('upsert', { matchOn: 'CreditNoteNumber', ...asJson(record) }))[0];
	const sold = await credits.made(credit({ CreditNoteNumber }));
	const bought = await upsert(supplier({ CreditNoteNumber }));
	expect(bought.outcome).toBe('created');
	const other = await upsert(supplier({ CreditNoteNumber, Contact: { Name: 'PowerDirect' } }));
	expect(other.outcome).toBe('created');
	expect(await upsert(supplier({ CreditNoteNumber, Date: world.day(-1) }))).toMatchObject({
		outcome: 'updated',
		CreditNoteID: bought.CreditNoteID,
	});
	expect(await upsert(credit({ CreditNoteNumber, Date: world.day(-2) }))).toMatchObject({
		outcome: 'updated',
		CreditNoteID: sold,
	});
	await credits.expectHeld(bought.CreditNoteID, { Date: world.day(-1), Type: 'ACCPAYCREDIT' });
});

test('create or update by reference', async () => {
	const record = credit({ Reference: 'ONLY ONE' });
	const id = await credits.made(record);
	const [json] = await credits.done('upsert', {
		matchOn: 'Reference',
		...asJson({ ...record, Date: world.day(-9) }),
	});
	expect(json).toMatchObject({ outcome: 'updated', CreditNoteID: id });
});

test('a used number, a discount, a missing type are refused', async () => {
	await credits.made(credit({ CreditNoteNumber: 'TAKEN-1' }));
	expect(
		(await credits.run('create', asJson(credit({ CreditNoteNumber: 'TAKEN-1' })))).error?.message,
	).toBe('Credit note # must be unique.');
	const discounted = credit({
		LineItems: [
			{ Description: 'Mugs', Quantity: 1, UnitAmount: 5, AccountCode: '200', DiscountRate: 10 },
		],
	});
	expect((await credits.run('create', asJson(discounted))).error?.message).toMatch(
		/^Line 1: "DiscountRate" is not a field Xero takes here/,
	);
	const { Type: _, ...typeless } = credit();
	expect((await credits.run('create', asJson(typeless))).error?.message).toBe('Type is required.');
});

test('drafts and submitted ones are deleted, approved ones voided, in one request', async () => {
	const ids = [];
	for (const Status of ['DRAFT', 'SUBMITTED', 'AUTHORISED'])
		ids.push(await credits.made(credit({ Status })));
	const ran = await credits.run(
		'deleteOrVoid',
		{ record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })) },
	);
	expect(ran.error).toBeUndefined();
	expect(ran.items.map(({ json }) => json.outcome)).toEqual(['deleted', 'deleted', 'voided']);
	expect(sentBy(ran)).toEqual(
		ids.map((CreditNoteID, at) => ({ CreditNoteID, Status: at < 2 ? 'DELETED' : 'VOIDED' })),
	);
	const again = await credits.run('deleteOrVoid', { record: byId(ids[2]) });
	expect(again.items[0].json).toMatchObject({ outcome: 'unchanged', Status: 'VOIDED' });
	expect(writes(again)).toEqual([]);
});

test('one that is allocated or refunded is not voided, and what is in the way is named', async () => {
	const local = { CurrencyCode: 'NZD', CurrencyRate: 1 };
	const invoice = await make(world, 'invoice', {
		Contact: { Name: customer },
		Status: 'AUTHORISED',
		DueDate: world.day(9),
	});
	const id = await credits.made(credit({ Status: 'AUTHORISED', ...local }));
	await world.client().createCreditNoteAllocation(world.tenant(), id, {
		allocations: [
			{ amount: 5, date: world.day(0), invoice: { invoiceID: String(invoice.InvoiceID) } },
		],
	});
	const refused = await credits.run('deleteOrVoid', { record: byId(id) });
	expect(refused.error?.message).toBe(
		'The credit note is allocated or refunded in part or whole, so Xero does not let it be voided',
	);
	expect(refused.error?.description).toMatch(/^Remove first: allocation .* of 5/);
	expect(writes(refused)).toEqual([]);
	const refunded = await credits.made(credit({ Status: 'AUTHORISED', ...local }));
	const [payment] = (
		await world.run({
			resource: 'payment',
			operation: 'create',
			simplify: false,
			...asJson({
				CreditNote: { CreditNoteID: refunded },
				Account: { Code: '090' },
				Amount: 7,
				Date: world.day(0),
			}),
		})
	).items;
	const second = await credits.run('deleteOrVoid', { record: byId(refunded) });
	expect(second.error?.description).toContain(`payment ${String(payment.json.PaymentID)} of 7`);
});

test('get many by type, status, contact, dates, number, reference and what remains', async () => {
	const Contact = { ContactID: contactId(world, 'City Agency') };
	const far = {
		Contact,
		Date: world.day(-200),
		Status: 'AUTHORISED',
		CurrencyCode: 'NZD',
		CurrencyRate: 1,
		Reference: 'FAR',
	};
	await credits.made(credit({ ...far, CreditNoteNumber: 'FAR-1' }));
	await credits.made(
		credit({ ...far, CreditNoteNumber: 'FAR-2', Status: 'DRAFT', Date: world.day(-150) }),
	);
	await credits.made(
		supplier({
			...far,
			CreditNoteNumber: 'FAR-3',
			LineItems: [{ Description: 'Much', Quantity: 1, UnitAmount: 5000, AccountCode: '429' }],
		}),
	);
	const listed = async (filters: object) => {
		const answers = await credits.done('getAll', {
			returnAll: true,
			filters,
			options: { orderBy: 'CreditNoteNumber' },
		} as never);
		return answers.map(({ CreditNoteNumber }) => CreditNoteNumber);
	};
	const contact = named('id', String(Contact.ContactID));
	expect(await listed({ contact })).toEqual(['FAR-1', 'FAR-2', 'FAR-3']);
	expect(await listed({ contact, type: 'ACCPAYCREDIT' })).toEqual(['FAR-3']);
	expect(await listed({ contact, status: 'DRAFT' })).toEqual(['FAR-2']);
	expect(
		await listed({
			dateTo: `${world.day(-190)}T00:00:00`,
			dateFrom: `${world.day(-210)}T00:00:00`,
		}),
	).toEqual(['FAR-1', 'FAR-3']);
	expect(await listed({ creditNoteNumber: 'FAR-1' })).toEqual(['FAR-1']);
	expect(await listed({ reference: 'FAR' })).toEqual(['FAR-1', 'FAR-2']);
	expect(await listed({ remainingCreditFrom: '4000' })).toEqual(['FAR-3']);
});

test('as a PDF, by its number', async () => {
	await credits.made(credit({ CreditNoteNumber: 'PDF-1' }));
	const { items, error } = await credits.run('getPdf', { record: byNumber('PDF-1') });
	expect(error).toBeUndefined();
	expect(Buffer.from(String(items[0].binary?.data.data), 'base64').subarray(0, 5).toString()).toBe(
		'%PDF-',
	);
});
