import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, make, pay, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const change = async (operation: string, ids: unknown[], resource = 'invoice', options: RunOptions = {}) =>
	await world.run(
		{ resource, operation, record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id: String(id) })), ...options },
	);

const document = async (Status: string, resource = 'invoice', more: XeroRecord = {}) =>
	await make(world, resource, { Status, DueDate: world.day(9), ...more });

const stored = async (id: unknown) => (await world.client().getInvoice(world.tenant(), String(id))).body.invoices?.[0];

describe.each(['invoice', 'bill'])('%s', (resource) => {
	test('a draft is submitted, then approved; nothing else of it changes', async () => {
		const { InvoiceID } = await document('DRAFT', resource);
		const before = await stored(InvoiceID);
		for (const [operation, status] of [['submit', 'SUBMITTED'], ['approve', 'AUTHORISED']]) {
			const ran = await change(operation, [InvoiceID], resource);
			expect(ran.error).toBeUndefined();
			expect(ran.items[0].json).toMatchObject({ outcome: 'updated', Status: status, InvoiceID });
			const after = await stored(InvoiceID);
			expect(after?.status).toBe(status);
			expect(after?.lineItems).toEqual(before?.lineItems);
			expect(after?.total).toBe(before?.total);
		}
	});

	test('what is there already is unchanged and costs no write', async () => {
		const { InvoiceID } = await document('AUTHORISED', resource);
		const ran = await change('approve', [InvoiceID], resource);
		expect(ran.items[0].json).toMatchObject({ outcome: 'unchanged', Status: 'AUTHORISED' });
		expect(writes(ran)).toEqual([]);
	});
});

test('what the status forbids is refused before sending, with the reason; the others go', async () => {
	const [paid, voided, deleted, approved, draft] = [
		await document('AUTHORISED'),
		await document('AUTHORISED'),
		await document('DRAFT'),
		await document('AUTHORISED'),
		await document('DRAFT'),
	];
	await pay(world, paid, 23);
	for (const { InvoiceID } of [voided, deleted]) await world.run({ resource: 'invoice', operation: 'deleteOrVoid', record: byId(InvoiceID) });
	const ids = [paid, voided, deleted, draft].map(({ InvoiceID }) => InvoiceID);
	const approve = await change('approve', ids, 'invoice', { onError: 'continueErrorOutput' });
	expect(approve.errorItems.map(({ json }) => json.error)).toEqual(
		['paid', 'voided', 'deleted'].map((word) => `The invoice is ${word}, so it cannot be approved`),
	);
	expect(approve.errorItems[1].json.details).toMatchObject({ description: 'Its status is VOIDED. Xero takes this only from DRAFT or SUBMITTED.' });
	expect(sentBy(approve)).toEqual([{ InvoiceID: draft.InvoiceID, Type: 'ACCREC', Status: 'AUTHORISED' }]);
	const submit = await change('submit', [approved.InvoiceID]);
	expect(submit.error?.message).toBe('The invoice is approved, so it cannot be submitted');
});

test('with On Error = Stop nothing is sent when one is refused', async () => {
	const [draft, approved] = [await document('DRAFT'), await document('AUTHORISED')];
	const ran = await change('submit', [draft.InvoiceID, approved.InvoiceID]);
	expect(ran.error?.message).toBe('The invoice is approved, so it cannot be submitted');
	expect(ran.error?.description).toContain('Nothing was written.');
	expect(bookedInvoice(world, draft.InvoiceID).Status).toBe('DRAFT');
});

test('many go in one request, and one that is named twice once', async () => {
	const drafts = [];
	for (let count = 0; count < 3; count += 1) drafts.push((await document('DRAFT')).InvoiceID);
	const ran = await change('approve', [...drafts, drafts[0]]);
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toHaveLength(1);
	expect(sentBy(ran)).toHaveLength(3);
	expect(ran.items.map(({ json, pairedItem }) => [json.InvoiceID, json.Status, pairedItem])).toEqual(
		[...drafts, drafts[0]].map((id, item) => [id, 'AUTHORISED', { item }]),
	);
});

test('what an approval needs is Xero’s to say, in its words', async () => {
	const { InvoiceID } = await make(world, 'invoice', { LineItems: [{ Description: 'No due date yet', Quantity: 1, UnitAmount: 5 }] });
	const fine = await document('DRAFT');
	const ran = await change('approve', [InvoiceID, fine.InvoiceID], 'invoice', { onError: 'continueErrorOutput' });
	expect(ran.errorItems).toHaveLength(1);
	expect(String(ran.errorItems[0].json.error)).toBe('The document DueDate field must be specified.');
	expect(ran.items.map(({ json }) => json.Status)).toEqual(['AUTHORISED']);
	expect(bookedInvoice(world, InvoiceID).Status).toBe('DRAFT');
});

test('an approved invoice is marked as sent, a draft is not', async () => {
	const [approved, draft] = [await document('AUTHORISED'), await document('DRAFT')];
	const ran = await change('markAsSent', [approved.InvoiceID]);
	expect(ran.error).toBeUndefined();
	expect((await stored(approved.InvoiceID))?.sentToContact).toBe(true);
	const again = await change('markAsSent', [approved.InvoiceID]);
	expect(again.items[0].json.outcome).toBe('unchanged');
	const refused = await change('markAsSent', [draft.InvoiceID]);
	expect(refused.error?.message).toBe('The invoice is a draft, so it cannot be marked as sent');
	expect(writes(refused)).toEqual([]);
});
