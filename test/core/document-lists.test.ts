import { byId, byNumber, named, openWorld, type World } from './harness';
import { customer, Documents } from './harness/documents';

/** Finding, listing and removing invoices and bills: each test is done with both. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const line = { Description: 'One', Quantity: 1, UnitAmount: 10, AccountCode: '200' };

describe.each(['invoice', 'bill'] as const)('%s', (resource) => {
	let documents: Documents;
	beforeAll(() => {
		documents = new Documents(world, resource);
	});

	test('get many: order, limit, raw where; the simplified record', async () => {
		const all = world.books('Invoices').filter(({ Type }) => Type === documents.type);
		const due = all.map(({ Total }) => Number(Total)).filter((total) => total > 200);
		const options = { orderBy: 'DueDate', orderDirection: 'DESC', where: 'Total > 200' };
		const found = await documents.done('getAll', { limit: 100, options });
		expect(found.map(({ Total }) => Total).sort()).toEqual(due.sort());
		const dates = found.map(({ DueDate }) => String(DueDate));
		expect(dates).toEqual([...dates].sort().reverse());
		const [simple] = await documents.done('getAll', { limit: 1, simplify: true });
		expect(simple).not.toHaveProperty('LineItems');
		expect(Object.keys(simple)).toEqual(
			expect.arrayContaining(['InvoiceID', 'ContactName', 'Total']),
		);
		const wrong = await documents.run('getAll', { options: { where: 'Total >' } });
		expect(wrong.error?.message).toContain('could not read the filter');
	});

	test('delete or void follows the status, and what is gone stays', async () => {
		const ids: string[] = [];
		for (const Status of ['DRAFT', 'SUBMITTED', 'AUTHORISED']) {
			const header = { ...documents.header(), SentToContact: false, Status };
			ids.push(await documents.madeWith(header, [line]));
		}
		const items = ids.map((id) => ({ id }));
		const remove = async () => {
			const answers = await documents.done(
				'deleteOrVoid',
				{ record: byId('={{ $json.id }}') },
				{ items },
			);
			return answers.map(({ outcome }) => outcome);
		};
		expect(await remove()).toEqual(['deleted', 'deleted', 'voided']);
		for (const [at, Status] of ['DELETED', 'DELETED', 'VOIDED'].entries()) {
			await documents.expectHeld(ids[at], { Status });
		}
		expect(await remove()).toEqual(['unchanged', 'unchanged', 'unchanged']);
	});

	test('by number: a bill only with its contact, one of several only by its id', async () => {
		const header = documents.header();
		const id = await documents.madeWith(header, [line]);
		const record = byNumber(header.InvoiceNumber);
		// Left empty, n8n itself asks for the contact; an expression may come out empty.
		const alone = await documents.run('get', { record, recordContact: named('id', '={{ "" }}') });
		if (resource === 'bill')
			expect(alone.error?.message).toBe('A bill number is not unique in Xero');
		else expect(alone.items[0].json.InvoiceID).toBe(id);
		const recordContact = named('id', documents.contactId(customer));
		const [json] = await documents.done('get', { record, recordContact });
		expect(json).toMatchObject({ InvoiceID: id, InvoiceNumber: header.InvoiceNumber });
		if (resource === 'invoice') return;
		const other = await documents.madeWith(header, [line]);
		const { error } = await documents.run('get', { record, recordContact });
		expect(error?.message).toBe('Several bills share this InvoiceNumber');
		for (const each of [id, other]) expect(error?.description).toContain(each);
	});
});
