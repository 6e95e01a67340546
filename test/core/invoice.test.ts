import { byId, byNumber, openWorld } from './harness';
import { Records } from './harness/records';

let invoices: Records;
beforeAll(async () => {
	invoices = new Records(await openWorld(), {
		resource: 'invoice',
		id: 'InvoiceID',
		read: async (client, tenant, id) => (await client.getInvoice(tenant, id, 4)).body.invoices?.[0],
	});
});
afterAll(async () => await invoices.world.close());

const approved = async (contact = 'Ridgeway University') =>
	await invoices.made({
		Contact: { Name: contact },
		Date: invoices.world.day(-3),
		DueDate: invoices.world.day(10),
		Status: 'AUTHORISED',
		LineItems: [{ Description: 'Work', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
	});

test('email: Xero marks it as sent; a draft is refused in Xero’s words', async () => {
	const id = await approved();
	expect(await invoices.done('email', { record: byId(id) })).toEqual([
		{ InvoiceID: id, emailed: true },
	]);
	await invoices.expectHeld(id, { SentToContact: true });
	const draft = await invoices.made({
		Contact: { Name: 'Ridgeway University' },
		LineItems: [{ Description: 'Later' }],
	});
	const { error } = await invoices.run('email', { record: byId(draft) });
	expect(error?.message).toMatch(/Invoice|status/i);
});

test('online invoice address, as the official client gets it', async () => {
	const id = await approved();
	const { body } = await invoices.world.client().getOnlineInvoice(invoices.world.tenant(), id);
	const [json] = await invoices.done('getOnlineInvoiceUrl', { record: byId(id) });
	expect(json).toEqual({
		InvoiceID: id,
		OnlineInvoiceUrl: body.onlineInvoices?.[0].onlineInvoiceUrl,
	});
	expect(String(json.OnlineInvoiceUrl)).toMatch(/^https?:/);
});

test('PDF, by id and by number, as binary data under the field asked for', async () => {
	const id = await approved();
	const [{ InvoiceNumber }] = await invoices.done('get', { record: byId(id) });
	const { items, error, calls } = await invoices.run('getPdf', {
		record: byNumber(InvoiceNumber),
		binaryPropertyName: 'file',
	});
	expect(error).toBeUndefined();
	const file = items[0].binary?.file;
	expect(file).toMatchObject({ mimeType: 'application/pdf', fileExtension: 'pdf' });
	expect(Buffer.from(String(file?.data), 'base64').subarray(0, 5).toString()).toBe('%PDF-');
	expect(items[0].json).toMatchObject({ InvoiceID: id, fileName: file?.fileName });
	expect(calls.at(-1)?.headers.accept).toBe('application/pdf');
});

test('each of several items has its own file, a missing one its own refusal', async () => {
	const ids = [await approved(), '00000000-0000-4000-8000-00000000dead', await approved()];
	const { items, errorItems } = await invoices.run(
		'getPdf',
		{ record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })), onError: 'continueErrorOutput' },
	);
	expect(items.map(({ json }) => json.InvoiceID)).toEqual([ids[0], ids[2]]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(errorItems.map(({ json }) => json)).toEqual([expect.objectContaining({ id: ids[1] })]);
});
