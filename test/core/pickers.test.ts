import type { INodeListSearchResult } from 'n8n-workflow';

import { asJson, openWorld, type World } from './harness';
import { contactId } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const picked = async (resource: string, ...search: string[]) =>
	(await world.loadOptions(
		'listSearch',
		'searchRecords',
		{ resource },
		'',
		search,
	)) as INodeListSearchResult;

/** Linked transactions have no texts Xero could be asked for. */
test('a list that Xero cannot search is looked through; cut short, it says so and goes on', async () => {
	const expense = { Description: 'Paint', Quantity: 1, UnitAmount: 40, AccountCode: '429' };
	const bill = {
		Contact: { Name: 'City Agency' },
		Status: 'AUTHORISED',
		DueDate: world.day(9),
		LineItems: Array.from({ length: 601 }, () => expense),
	};
	const made = await world.run({
		resource: 'bill',
		operation: 'create',
		simplify: false,
		...asJson(bill),
	});
	const { InvoiceID, LineItems } = made.items[0].json as {
		InvoiceID: string;
		LineItems: Array<{ LineItemID: string }>;
	};
	const ContactID = contactId(world, 'Bayside Club');
	const shelf = world.client();
	for (const [at, { LineItemID }] of LineItems.entries()) {
		if (at % 50 === 0) world.control.clock({ advance: 60_000 });
		await shelf.createLinkedTransaction(world.tenant(), {
			sourceTransactionID: InvoiceID,
			sourceLineItemID: LineItemID,
			contactID: ContactID,
		});
	}
	const nobody = '00000000-0000-4000-8000-000000000000';
	const cut = await picked('linkedTransaction', nobody);
	expect(cut).toEqual({
		results: [
			{ name: 'Not among the 500 looked through: scroll to look on, or give the ID', value: '' },
		],
		paginationToken: '6',
	});
	expect(await picked('linkedTransaction', nobody, '6')).toEqual({ results: [] });
});

test('a journal is shown by its number, which is no amount', async () => {
	const journals = await openWorld({ scopes: ['accounting.journals.read'] });
	try {
		const { results } = (await journals.loadOptions('listSearch', 'searchRecords', { resource: 'journal' })) as INodeListSearchResult;
		expect(results[0].name).toMatch(/^1 · \d{4}-\d\d-\d\d · /);
	} finally {
		await journals.close();
	}
});
