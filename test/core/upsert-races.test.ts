import type { IDataObject } from 'n8n-workflow';
import { Invoice } from 'xero-node/dist/gen/model/accounting/invoice';

import { asJson, openWorld, type RunOptions, type World } from './harness';
import { ask, fromModel } from './harness/ask';
import { aLine, contactId } from './harness/made';

/** Create or Update while another worker makes the same new records: between the look-up and the write. */

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

const upsert = async (resource: string, matchOn: string, given: unknown, options: IDataObject = {}, more: RunOptions = {}) =>
	await world.run({ resource, operation: 'upsert', matchOn, ...asJson(given), options } as Parameters<World['run']>[0], more);

const people = ['One', 'Two', 'Three'].map((name) => ({ Name: `Race ${name}`, ContactNumber: `R-${name}`, FirstName: 'Ours' }));
const contacts = () => world.books('Contacts').filter(({ ContactNumber }) => String(ContactNumber).startsWith('R-'));

/** The moment a create arrives, another worker's contacts are there. */
const meanwhile = (made: Array<{ name: string; contactNumber?: string; firstName?: string }>): void =>
	world.control.when({
		method: 'PUT',
		url: '/Contacts',
		run: async () => {
			await world.client().createContacts(world.tenant(), { contacts: made });
			return undefined;
		},
	});

test('contacts that another worker made meanwhile are updated, and each is there once', async () => {
	meanwhile([
		{ name: 'Race One', contactNumber: 'R-One', firstName: 'Theirs' },
		{ name: 'Race Three', contactNumber: 'R-Three', firstName: 'Ours' },
	]);
	const { items, error } = await upsert('contact', 'ContactNumber', people, {}, { onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(new Map(items.map(({ json }) => [json.Name, json.outcome]))).toEqual(
		new Map([
			['Race One', 'updated'],
			['Race Two', 'created'],
			['Race Three', 'unchanged'],
		]),
	);
	expect(contacts().map(({ FirstName }) => FirstName)).toEqual(['Ours', 'Ours', 'Ours']);
});

test('where there are so many that the list was read for them, it is read anew', async () => {
	const codes = Array.from({ length: 120 }, (_, nth) => `RACE-OF-MANY-ITEMS-${nth}`);
	world.control.when({
		method: 'PUT',
		url: '/Items',
		run: async () => {
			await world.client().createItems(world.tenant(), { items: codes.map((code) => ({ code, name: 'Theirs' })) });
			return undefined;
		},
	});
	const { items, error } = await upsert('item', 'Code', codes.map((Code) => ({ Code, Name: 'Ours' })), {}, { onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.outcome)).toEqual(codes.map(() => 'updated'));
});

test('with On Error = Stop the run goes on behind them', async () => {
	meanwhile([{ name: 'Race One', contactNumber: 'R-One' }]);
	const { items, error } = await upsert('contact', 'ContactNumber', people, { batchSize: 1 });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.outcome).sort()).toEqual(['created', 'created', 'updated']);
	expect(contacts()).toHaveLength(3);
});

test('one of them beside a record that was there before: each is told what became of itself', async () => {
	await world.client().createContacts(world.tenant(), { contacts: [{ name: 'Race Two', contactNumber: 'R-Two' }] });
	meanwhile([{ name: 'Race One', contactNumber: 'R-One' }]);
	const { items, error } = await upsert('contact', 'ContactNumber', people, {}, { onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(new Map(items.map(({ json }) => [json.Name, json.outcome]))).toEqual(
		new Map([
			['Race One', 'updated'],
			['Race Two', 'updated'],
			['Race Three', 'created'],
		]),
	);
	expect(contacts().map(({ FirstName }) => FirstName)).toEqual(['Ours', 'Ours', 'Ours']);
});

test('a name that another contact took meanwhile is still refused, in Xero’s words', async () => {
	meanwhile([{ name: 'Race One', contactNumber: 'Another' }]);
	const { items, errorItems } = await upsert('contact', 'ContactNumber', people, {}, { onError: 'continueErrorOutput' });
	expect(items.map(({ json }) => json.outcome)).toEqual(['created', 'created']);
	expect(errorItems.map(({ json }) => json.error)).toEqual([expect.stringContaining('already assigned to another contact')]);
	expect(world.books('Contacts').filter(({ Name }) => Name === 'Race One')).toHaveLength(1);
});

test('an invoice whose number another worker took meanwhile is changed into what was given', async () => {
	const invoice = { InvoiceNumber: 'RACE-9', Contact: { ContactID: contactId(world, 'City Agency') }, LineItems: [aLine] };
	world.control.when({
		method: 'PUT',
		url: '/Invoices',
		run: async () => {
			const contact = { contactID: invoice.Contact.ContactID };
			const theirs = { invoiceNumber: 'RACE-9', reference: 'Theirs', contact, type: Invoice.TypeEnum.ACCREC, lineItems: [{ description: 'Theirs', unitAmount: 1, accountCode: '200' }] };
			await world.client().createInvoices(world.tenant(), { invoices: [theirs] });
			return undefined;
		},
	});
	const { items, error } = await upsert('invoice', 'InvoiceNumber', { ...invoice, Reference: 'Ours' });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.outcome)).toEqual(['updated']);
	const made = world.books('Invoices').filter(({ InvoiceNumber }) => InvoiceNumber === 'RACE-9');
	expect(made.map(({ Reference }) => Reference)).toEqual(['Ours']);
});

test('an agent that may only make drafts does not change what was made meanwhile', async () => {
	meanwhile([{ name: 'Race One', contactNumber: 'R-One', firstName: 'Theirs' }]);
	const node = { resource: 'contact', operation: 'upsert', matchOn: 'ContactNumber', toolPermissions: 'draftsOnly', fieldsJson: fromModel('Fields', 'json') };
	await ask(world, node, { Fields: people[0] });
	// theirs, and the agent's
	expect(world.calls(/^PUT .*Contacts/)).toHaveLength(2);
	expect(contacts().map(({ FirstName }) => FirstName)).toEqual(['Theirs']);
});
