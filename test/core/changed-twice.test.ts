import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, openWorld, type RunOptions, type World } from './harness';
import { aLine, bookedInvoice, kept, make, writes } from './harness/made';

/** Several items that change one record: what goes along of it as it was read must not undo what an earlier item changed. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const update = async (
	resource: string,
	id: unknown,
	changes: unknown[],
	more: INodeParameters = {},
	options: RunOptions = {},
) =>
	await world.run(
		{
			resource,
			operation: 'update',
			record: byId(id),
			inputMode: 'json',
			fieldsJson: '={{ JSON.stringify($json) }}',
			...more,
		},
		{ items: changes as IDataObject[], ...options },
	);
const line = (Description: string): XeroRecord => ({ ...aLine, Description });
const textsOf = (invoice: XeroRecord) =>
	(bookedInvoice(world, invoice.InvoiceID).LineItems as XeroRecord[]).map(
		({ Description }) => Description,
	);

test('every item adds its line to the invoice', async () => {
	const invoice = await make(world, 'invoice', { LineItems: [line('There')] });
	const { items, error } = await update(
		'invoice',
		invoice.InvoiceID,
		['First', 'Second', 'Third'].map((text) => ({ LineItems: [line(text)] })),
		{ linesMode: 'append' },
	);
	expect(error).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json.outcome, pairedItem])).toEqual(
		[0, 1, 2].map((item) => ['updated', { item }]),
	);
	expect(textsOf(invoice)).toEqual(['There', 'First', 'Second', 'Third']);
});

test('what comes after a change that waits does not overtake it', async () => {
	const invoice = await make(world, 'invoice', { LineItems: [line('There')] });
	const [{ LineItemID }] = bookedInvoice(world, invoice.InvoiceID).LineItems as XeroRecord[];
	const { error } = await update('invoice', invoice.InvoiceID, [
		{ LineItems: [line('Added')] },
		{ LineItems: [{ LineItemID, Quantity: 7 }], Reference: 'Before' },
		{ Reference: 'After' },
	]);
	expect(error).toBeUndefined();
	expect(textsOf(invoice)).toEqual(['There', 'Added']);
	expect(bookedInvoice(world, invoice.InvoiceID)).toMatchObject({
		Reference: 'After',
		LineItems: [{ Quantity: 7 }, { Quantity: 2 }],
	});
});

test('a phone stays as an earlier item has set it', async () => {
	const Name = 'Two phones';
	const phone = (PhoneType: string, PhoneNumber: string) => ({
		Phones: [{ PhoneType, PhoneNumber }],
	});
	const contact = await make(world, 'contact', { Name, ...phone('MOBILE', '1') });
	const changes = [phone('MOBILE', '2'), phone('DEFAULT', '9')];
	expect((await update('contact', contact.ContactID, changes)).error).toBeUndefined();
	const phones = kept(world, 'Contacts', 'Name', Name).Phones as XeroRecord[];
	const numberOf = (type: string) =>
		phones.find(({ PhoneType }) => PhoneType === type)?.PhoneNumber;
	expect([numberOf('MOBILE'), numberOf('DEFAULT')]).toEqual(['2', '9']);
});

test('changes of their own alone still travel together', async () => {
	const invoice = await make(world, 'invoice');
	const ran = await update('invoice', invoice.InvoiceID, [
		{ Reference: 'One' },
		{ Url: 'https://example.com/2' },
	]);
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toHaveLength(1);
});

test.each<[RunOptions, unknown[]]>([
	[{}, []],
	[{ onError: 'continueRegularOutput' }, ['failed', 'updated']],
])('a refusal of the first (%j)', async (options, told) => {
	const invoice = await make(world, 'invoice', { LineItems: [line('There')] });
	const { items, error } = await update(
		'invoice',
		invoice.InvoiceID,
		[
			{ LineItems: [{ ...line('Bad'), AccountCode: '99999' }], Status: 'AUTHORISED' },
			{ LineItems: [line('Good')] },
		],
		{ linesMode: 'append' },
		options,
	);
	expect(error === undefined).toBe(told.length > 0);
	expect(items.map(({ json }) => json.outcome ?? 'failed')).toEqual(told);
	expect(textsOf(invoice)).toEqual(told.length > 0 ? ['There', 'Good'] : ['There']);
});

test('a read that fails between them is the refusal of the later one, and the first is told as done', async () => {
	const invoice = await make(world, 'invoice', { LineItems: [line('There')] });
	world.fault({ kind: '503', method: 'GET', url: '/Invoices', skip: 1, times: 4 });
	const { items } = await update(
		'invoice',
		invoice.InvoiceID,
		['First', 'Second'].map((text) => ({ LineItems: [line(text)] })),
		{ linesMode: 'append' },
		{ onError: 'continueRegularOutput' },
	);
	expect(items.map(({ json }) => json.outcome ?? 'failed')).toEqual(['updated', 'failed']);
	expect(textsOf(invoice)).toEqual(['There', 'First']);
});
