import type { INodeListSearchResult } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld, type World } from './harness';
import { untried } from './harness/compare';
import { customer } from './harness/lined';
import { bookedInvoice, contactId, make, sentBy, writes } from './harness/made';
import { Records } from './harness/records';

let world: World;
let links: Records;
beforeAll(async () => {
	world = await openWorld();
	links = new Records(world, {
		resource: 'linkedTransaction',
		id: 'LinkedTransactionID',
		read: async (client, tenant, id) =>
			(await client.getLinkedTransaction(tenant, id)).body.linkedTransactions?.[0],
	});
});
afterAll(async () => await world.close());

const lineOf = (document: XeroRecord) => (document.LineItems as XeroRecord[])[0].LineItemID;

/** A line of an approved bill that can be charged on. */
async function source(): Promise<XeroRecord> {
	const LineItems = [{ Description: 'Paint', Quantity: 1, UnitAmount: 40, AccountCode: '429' }];
	const bill = await make(world, 'bill', {
		Status: 'AUTHORISED',
		DueDate: world.day(9),
		LineItems,
	});
	return { SourceTransactionID: bill.InvoiceID, SourceLineItemID: lineOf(bill) };
}

/** The customer's invoice it is charged on. */
async function target(Status = 'DRAFT'): Promise<XeroRecord> {
	const invoice = await make(world, 'invoice', {
		Contact: { Name: customer },
		Status,
		DueDate: world.day(9),
	});
	return {
		ContactID: contactId(world, customer),
		TargetTransactionID: invoice.InvoiceID,
		TargetLineItemID: lineOf(invoice),
	};
}

test('every field of the table is in the record', async () => {
	expect(untried('linkedTransaction', [{ ...(await source()), ...(await target()) }])).toEqual([]);
});

test('create by fields: every field is read back', async () => {
	const record = { ...(await source()), ...(await target()) };
	const [json] = await links.done('create', await links.fields('create', record));
	expect(json).toMatchObject({ outcome: 'created', Status: 'ONDRAFT', Type: 'BILLABLEEXPENSE' });
	await links.expectHeld(json.LinkedTransactionID, record);
});

test('the list names bill and invoice by number and contact', async () => {
	const record = { ...(await source()), ...(await target()) };
	const id = await links.made(record);
	const { results } = (await world.loadOptions('listSearch', 'searchRecords', {
		resource: 'linkedTransaction',
	})) as INodeListSearchResult;
	const named = ({ SourceTransactionID, TargetTransactionID }: XeroRecord) =>
		[SourceTransactionID, TargetTransactionID].map((each) => {
			const { InvoiceNumber, Contact } = bookedInvoice(world, each);
			return [InvoiceNumber, (Contact as { Name: string }).Name].filter((name) => name).join(' ');
		});
	expect(results).toContainEqual({
		name: ['ONDRAFT', 'ACCPAY', ...named(record)].join(' · '),
		value: id,
	});
});

test('several are created one a request, as Xero takes one alone', async () => {
	const records = [await source(), await source(), await source()];
	const ran = await links.run('create', asJson(records));
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toHaveLength(3);
	for (const [at, record] of records.entries())
		await links.expectHeld(ran.items[at].json.LinkedTransactionID, record);
});

test('what does not belong together is refused in Xero’s words, the others go', async () => {
	const [good, other] = [await source(), await source()];
	const bad = { ...good, SourceLineItemID: other.SourceLineItemID };
	const ran = await links.run('create', asJson([bad, other]), { onError: 'continueErrorOutput' });
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'The SourceLineItemID and SourceTransactionID do not match',
	]);
	expect(ran.items).toHaveLength(1);
});

test('a record without its line is refused before sending', async () => {
	const { SourceLineItemID: _, ...lineless } = await source();
	const { error, calls } = await links.run('create', asJson(lineless));
	expect(error?.message).toBe('Bill or Bank Transaction Line Item ID is required.');
	expect(writes({ calls })).toEqual([]);
});

test('update at its own address puts it on an invoice', async () => {
	const record = await source();
	const id = await links.made(record);
	const change = await target();
	const ran = await links.run('update', {
		record: byId(id),
		...(await links.fields('update', change)),
	});
	expect(ran.error).toBeUndefined();
	expect(ran.items[0].json).toMatchObject({ outcome: 'updated', LinkedTransactionID: id });
	expect(writes(ran).map(({ path }) => path)).toEqual([`/api.xro/2.0/LinkedTransactions/${id}`]);
	expect(sentBy(ran)).toEqual([{ ...change, LinkedTransactionID: id }]);
	await links.expectHeld(id, { ...record, ...change, Status: 'ONDRAFT' });
});

test('get, and get many by contact and status, by bill and by invoice', async () => {
	const [record, on] = [await source(), await target('AUTHORISED')];
	const id = await links.made({ ...record, ...on });
	expect((await links.done('get', { record: byId(id) }))[0]).toMatchObject(record);
	const listed = async (filters: object) => {
		const answers = await links.done('getAll', { returnAll: true, filters } as never);
		return answers.map(({ LinkedTransactionID }) => LinkedTransactionID);
	};
	expect(await listed({ sourceTransactionId: record.SourceTransactionID })).toEqual([id]);
	expect(await listed({ targetTransactionId: on.TargetTransactionID })).toEqual([id]);
	const contact = named('id', String(on.ContactID));
	expect(await listed({ contact, status: 'BILLED' })).toEqual([id]);
	expect(await listed({ contact })).toContain(id);
});

test('delete; a billed one is refused in Xero’s words, and stays', async () => {
	const [free, billed] = [
		await links.made(await source()),
		await links.made({ ...(await source()), ...(await target('AUTHORISED')) }),
	];
	const ran = await links.run(
		'delete',
		{ record: byId('={{ $json.id }}') },
		{ items: [{ id: free }, { id: billed }], onError: 'continueErrorOutput' },
	);
	expect(ran.items.map(({ json }) => json)).toEqual([
		{ LinkedTransactionID: free, outcome: 'deleted' },
	]);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'Billed linked transactions cannot be deleted.',
	]);
	const left = world
		.books('LinkedTransactions')
		.map(({ LinkedTransactionID }) => LinkedTransactionID);
	expect(left).toContain(billed);
	expect(left).not.toContain(free);
});
