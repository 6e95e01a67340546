import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Invoice } from 'xero-node/dist/gen/model/accounting/invoice';

import { clock } from '../../nodes/Xero/transport/clock';
import type { Xero } from '../../nodes/Xero/Xero.node';
import { asJson, named, openWorld, type RunOptions, type World } from './harness';
import { execute } from './harness/engine';
import { aLine, contactId, draft, make } from './harness/made';
import { xeroType } from './harness/node-types';
import { workflowOf, xeroNode } from './harness/workflow';

/** What n8n does again: an attempt of the same execution finds the same node, run and items. */

let world: World;
/** Every test is an execution of its own. */
let executionId: string;
let executions = 0;
beforeEach(async () => {
	world = await openWorld();
	executionId = `repeated-${(executions += 1)}`;
});
afterEach(async () => await world.close());

const held = (reference: string) =>
	world.books('Invoices').filter(({ Reference }) => Reference === reference);
const invoices = {
	resource: 'invoice',
	operation: 'create',
	simplify: false,
	inputMode: 'json',
	fieldsJson: '={{ JSON.stringify($json) }}',
};
const create = async (items: IDataObject[], more: INodeParameters = {}, options: RunOptions = {}) =>
	await world.run(
		{ ...invoices, ...more },
		{ items, executionId, onError: 'continueRegularOutput', ...options },
	);
const tenMinutes = 600_000;

describe('retry after 10 minutes', () => {
	test('a write whose answer was lost is looked up, never sent again', async () => {
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
			{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
		);
		const first = await create([draft('Late')]);
		expect(first.items[0].json.error).toMatch(/^Outcome unknown/);
		world.control.clock({ advance: tenMinutes });
		const second = await create([draft('Late')]);
		expect(second.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
		expect(held('Late').map(({ InvoiceID }) => InvoiceID)).toEqual([
			second.items[0].json.InvoiceID,
		]);
	});

	test('what cannot be looked up stays unknown', async () => {
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
			{ kind: '503', method: 'GET', url: '/Invoices', times: 99 },
		);
		await create([draft('Later')]);
		world.control.clock({ advance: tenMinutes });
		const second = await create([draft('Later')]);
		expect(second.items[0].json.error).toMatch(/^Outcome unknown/);
		expect(second.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
		expect(held('Later')).toHaveLength(1);
	});

	test('an answer that lacks records is no answer', async () => {
		world.fault(
			{ kind: 'fewer-elements', method: 'PUT' },
			{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
		);
		const first = await create([draft('Answered'), draft('Left out')]);
		expect(first.items[0].json.error).toMatch(/^Outcome unknown/);
		world.control.clock({ advance: tenMinutes });
		const second = await create([draft('Answered'), draft('Left out')]);
		expect(second.items.map(({ json }) => json.outcome)).toEqual(['created', 'created']);
		for (const reference of ['Answered', 'Left out']) expect(held(reference)).toHaveLength(1);
	});

	test('a note is looked for in the history', async () => {
		const note = {
			resource: 'contact',
			operation: 'addNote',
			record: named('id', contactId(world, 'Bayside Club')),
			note: 'Called at noon',
		};
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
			{ kind: '503', method: 'GET', url: '/History', times: 4 },
		);
		const options: RunOptions = { executionId, onError: 'continueRegularOutput' };
		expect((await world.run(note, options)).items[0].json.error).toMatch(/^Outcome unknown/);
		world.control.clock({ advance: tenMinutes });
		const second = await world.run(note, options);
		expect(second.items[0].json).toMatchObject({ outcome: 'created', Details: 'Called at noon' });
		expect(second.calls.filter(({ method }) => method === 'PUT')).toEqual([]);
	});

	test('a note somebody wrote just before leaves it open whose the one there is', async () => {
		const id = contactId(world, 'Bayside Club');
		const note = 'Called at noon';
		const historyRecords = [{ details: note }];
		await world.client().createContactHistory(world.tenant(), id, { historyRecords });
		world.fault({ kind: '500-before-commit', method: 'PUT', url: '/History' });
		const { items } = await world.run(
			{ resource: 'contact', operation: 'addNote', record: named('id', id), note },
			{ executionId, onError: 'continueRegularOutput' },
		);
		expect(items[0].json.error).toMatch(/^Outcome unknown/);
	});

	test('an allocation that was made is not called absent by an attempt that finds it there', async () => {
		const invoice = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
		const credit = await make(world, 'creditNote', { Type: 'ACCRECCREDIT', Status: 'AUTHORISED' });
		const allocate = {
			resource: 'creditNote',
			operation: 'allocate',
			record: named('id', String(credit.CreditNoteID)),
			allocateTo: 'invoice',
			invoice: named('id', String(invoice.InvoiceID)),
			amount: '5',
		};
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', url: '/Allocations', times: 4 },
			{ kind: '503', method: 'GET', url: '/CreditNotes', skip: 1, times: 4 },
		);
		const options: RunOptions = { executionId, onError: 'continueRegularOutput' };
		const first = await world.run(allocate, options);
		expect(first.items[0].json.error).toMatch(/^Outcome unknown/);
		world.control.clearFaults();
		world.control.clock({ advance: tenMinutes });
		for (const attempt of [await world.run(allocate, options), await world.run(allocate, options)])
			expect(attempt.items[0].json.error).toMatch(/^Outcome unknown/);
		const { Allocations } = world
			.books('CreditNotes')
			.find(({ CreditNoteID }) => CreditNoteID === credit.CreditNoteID) as IDataObject;
		expect(Allocations).toHaveLength(1);
	});

	test('what was settled is answered from memory, also when Xero cannot be reached', async () => {
		world.fault({ kind: '503', method: 'PUT', skip: 1, times: 4 });
		const items = [draft('One'), draft('Two'), draft('Three')];
		const first = await create(items, { options: { batchSize: 1 } });
		expect(first.items.map(({ json }) => json.outcome ?? 'failed')).toEqual([
			'created',
			'failed',
			'failed',
		]);
		world.control.clock({ advance: tenMinutes });
		world.fault({ kind: '503', times: 99 });
		const second = await create(items, { options: { batchSize: 1 } });
		expect(second.items.map(({ json }) => json.outcome ?? 'failed')).toEqual([
			'created',
			'failed',
			'failed',
		]);
		world.control.clearFaults();
		const third = await create(items, { options: { batchSize: 1 } });
		expect(third.items.map(({ json }) => json.outcome)).toEqual(['created', 'created', 'created']);
		expect(third.items[0].json).toEqual(first.items[0].json);
		for (const { Reference } of items) expect(held(String(Reference))).toHaveLength(1);
	});

	test('a limit at the door settles no doubt', async () => {
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT', times: 4 },
			{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
		);
		await create([draft('In doubt')]);
		world.fault({ kind: '429-day', times: 99 });
		const { items } = await create([draft('In doubt')]);
		expect(items[0].json.error).toMatch(/^Outcome unknown/);
		expect(held('In doubt')).toHaveLength(1);
	});
});

describe('retry with item 0 bad', () => {
	const items = [
		draft('Bad', { LineItems: [{ ...aLine, AccountCode: '99999' }] as unknown as IDataObject[] }),
		draft('Good'),
		draft('Better'),
	];
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test('the others are made once and told as made', async () => {
		const { items: told, calls } = await create(items, {}, { node });
		expect(told.map(({ json }) => json.outcome ?? 'failed')).toEqual([
			'failed',
			'created',
			'created',
		]);
		expect([held('Bad'), held('Good'), held('Better')].map(({ length }) => length)).toEqual([
			0, 1, 1,
		]);
		expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	test('Create or Update: the second attempt tells what the first one did', async () => {
		const Name = 'There already';
		await make(world, 'contact', { Name });
		const { items: told } = await world.run(
			{
				resource: 'contact',
				operation: 'upsert',
				matchOn: 'Name',
				inputMode: 'json',
				fieldsJson: '={{ JSON.stringify($json) }}',
			},
			{
				items: [
					{ Name: 'Bad', EmailAddress: 'no address' },
					{ Name, FirstName: 'Ada' },
					{ Name, FirstName: 'Bob' },
				],
				onError: 'continueRegularOutput',
				node,
			},
		);
		expect(told.map(({ json }) => json.outcome ?? json.error)).toEqual([
			expect.stringContaining('mail'),
			'updated',
			'Name is the same as in item 1',
		]);
		expect(world.books('Contacts').filter((contact) => contact.Name === Name)).toMatchObject([
			{ FirstName: 'Ada' },
		]);
	});

	const item = async (Code: string) =>
		(
			await world.run({
				resource: 'item',
				operation: 'create',
				simplify: false,
				...asJson({ Code }),
			})
		).items[0].json;

	test('a deletion that was done is not refused as not found', async () => {
		const made = [await item('GONE-1'), await item('GONE-2')];
		const ids = [
			'00000000-0000-4000-8000-00000000beef',
			...made.map(({ ItemID }) => String(ItemID)),
		];
		const { items: told } = await world.run(
			{ resource: 'item', operation: 'delete', record: named('id', '={{ $json.id }}') },
			{ items: ids.map((id) => ({ id })), onError: 'continueRegularOutput', node },
		);
		expect(told.map(({ json }) => json.outcome ?? 'failed')).toEqual([
			'failed',
			'deleted',
			'deleted',
		]);
	});
});

test('look-up result changed between attempts: what is in doubt is sent as it was', async () => {
	const [one, other] = [
		await make(world, 'contact', { Name: 'Namesake' }),
		await make(world, 'contact', { Name: 'Somebody else' }),
	];
	const parameters = {
		...invoices,
		inputMode: 'fields',
		contact: named('name', 'Namesake'),
		fields: await world.fields('invoice', 'create', { Reference: 'For whom' }),
		linesFrom: 'below',
		lines: { line: [{ description: 'Mugs', quantity: '1', unitAmount: '10', accountCode: '200' }] },
	};
	const options: RunOptions = { executionId, onError: 'continueRegularOutput' };
	world.fault(
		{ kind: 'reset-before-commit', method: 'PUT', times: 4 },
		{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
	);
	expect((await world.run(parameters, options)).items[0].json.error).toMatch(/^Outcome unknown/);
	// The name now belongs to the other contact.
	await world.run({
		resource: 'contact',
		operation: 'update',
		...asJson({ Name: 'Renamed' }),
		record: named('id', String(one.ContactID)),
	});
	await world.run({
		resource: 'contact',
		operation: 'update',
		...asJson({ Name: 'Namesake' }),
		record: named('id', String(other.ContactID)),
	});
	const second = await world.run(parameters, options);
	expect(second.items[0].json).toMatchObject({
		outcome: 'created',
		Contact: { ContactID: one.ContactID },
	});
	const sent = world.calls(/^PUT .*Invoices/);
	expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
	expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
	expect(held('For whom')).toHaveLength(1);
});

test('process restarted between attempts: the keys make every record once', async () => {
	const items = [draft('First'), draft('Second'), draft('Third')];
	const parameters = { ...invoices, options: { batchSize: 2 } };
	world.fault(
		{ kind: 'reset-after-commit', method: 'PUT', skip: 1, times: 9 },
		{ kind: '503', method: 'GET', url: '/Invoices', times: 4 },
	);
	const first = await create(items, { options: { batchSize: 2 } });
	expect(first.items.map(({ json }) => json.outcome ?? 'failed')).toEqual([
		'created',
		'created',
		'failed',
	]);
	world.control.clearFaults();
	// Modules loaded anew remember nothing, as those of another process.
	let fresh: { node: Xero; time: typeof clock } | undefined;
	jest.isolateModules(() => {
		const { Xero: Again } = jest.requireActual<{ Xero: new () => Xero }>(
			'../../nodes/Xero/Xero.node.ts',
		);
		const { clock: time } = jest.requireActual<{ clock: typeof clock }>(
			'../../nodes/Xero/transport/clock.ts',
		);
		fresh = { node: new Again(), time: Object.assign(time, clock) };
	});
	if (fresh === undefined) throw new Error('The node could not be loaded again');
	const run = await execute(
		workflowOf(xeroNode(parameters, { onError: 'continueRegularOutput' })),
		{
			credentials: world.credentials,
			executionId,
			pinData: { Start: items.map((json) => ({ json })) },
			moreTypes: { [xeroType]: fresh.node },
		},
	);
	const told = run.data.resultData.runData.Xero[0].data?.main[0] ?? [];
	expect(told.map(({ json }) => json.InvoiceID)).toEqual(
		items.map(({ Reference }) => held(String(Reference))[0].InvoiceID),
	);
	for (const { Reference } of items) expect(held(String(Reference))).toHaveLength(1);
});

describe('stop: an attempt that sends less than the one before', () => {
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const bad = 'no address';

	test('records of one item: none is answered with what became of another', async () => {
		const records = [{ Name: 'Made at once' }, { Name: 'Never made', EmailAddress: bad }];
		const { error } = await world.run(
			{ resource: 'contact', operation: 'upsert', matchOn: 'Name', ...asJson(records) },
			{ executionId, node },
		);
		expect(error?.message).toContain('mail');
		expect(world.books('Contacts').filter(({ Name }) => Name === 'Never made')).toEqual([]);
	});

	test('items that share a key of their own: nor then', async () => {
		const { error } = await world.run(
			{
				resource: 'contact',
				operation: 'create',
				inputMode: 'json',
				fieldsJson: '={{ JSON.stringify($json) }}',
				options: { idempotencyKey: 'the same for all' },
			},
			{
				items: [{ Name: 'Shares and is made' }, { Name: 'Shares', EmailAddress: bad }],
				executionId,
				node,
			},
		);
		expect(error?.message).toContain('mail');
		expect(world.books('Contacts').filter(({ Name }) => Name === 'Shares')).toEqual([]);
	});
});

test('stop: what was as asked already is told apart from what was written', async () => {
	const approved = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	const undated = await make(world, 'invoice', { Status: 'DRAFT' });
	const { error } = await world.run(
		{ resource: 'invoice', operation: 'approve', record: named('id', '={{ $json.id }}') },
		{ items: [approved, undated].map(({ InvoiceID }) => ({ id: String(InvoiceID) })) },
	);
	expect(error?.description).toContain(
		`Nothing was written. Already as asked: 1 (${String(approved.InvoiceID)}). Not written: 1 of 2 items.`,
	);
});

describe('another program’s older twin that is changed while ours gets lost', () => {
	/** As the node writes it, but by somebody else: nothing of it was ever told here. */
	async function twinOf({ Reference }: IDataObject): Promise<string> {
		const lineItems = [{ description: 'Mugs', quantity: 2, unitAmount: 10, accountCode: '200' }];
		const { body } = await world.client().createInvoices(world.tenant(), {
			invoices: [
				{
					type: Invoice.TypeEnum.ACCREC,
					contact: { contactID: contactId(world, 'Bayside Club') },
					reference: String(Reference),
					lineItems,
				},
			],
		});
		return String(body.invoices?.[0].invoiceID);
	}

	async function lostBeside(invoiceID: string): Promise<IDataObject> {
		world.control.when({
			method: 'PUT',
			url: '/Invoices',
			run: async () => {
				const invoices = [{ invoiceID, sentToContact: true }];
				await world.client().updateOrCreateInvoices(world.tenant(), { invoices });
				return undefined;
			},
		});
		world.fault({ kind: '500-before-commit', method: 'PUT', url: '/Invoices' });
		const { items, calls } = await create([draft('Standing order')]);
		expect(calls.map(({ path }) => path)).toContain(`/api.xro/2.0/Invoices/${invoiceID}/History`);
		expect(held('Standing order')).toHaveLength(1);
		return items[0].json;
	}

	test('is not taken for the lost record', async () => {
		const twin = await twinOf(draft('Standing order'));
		world.control.clock({ advance: 3_600_000 });
		const { error } = await lostBeside(twin);
		expect(error).toBe('No answer came from Xero, and the record is not there');
	});

	test('cannot be told from ours when it was made within the minute before, as clocks differ', async () => {
		const { error } = await lostBeside(await twinOf(draft('Standing order')));
		expect(error).toMatch(/^Outcome unknown/);
	});
});

describe('a wait that outlasts the key', () => {
	const patient = { options: { maximumWait: 600 } };

	test('within an attempt: what may be there is not sent again', async () => {
		world.fault(
			{ kind: 'reset-after-commit', method: 'PUT' },
			{ kind: '429-minute', method: 'PUT', retryAfter: 400 },
		);
		const { items } = await create([draft('Patience')], patient);
		expect(held('Patience').map(({ InvoiceID }) => InvoiceID)).toEqual([items[0].json.InvoiceID]);
	});

	test('between attempts: nor is it then', async () => {
		const lost = { kind: '503', method: 'GET', url: '/Invoices', times: 4 } as const;
		world.fault({ kind: 'reset-after-commit', method: 'PUT', times: 4 }, lost);
		expect((await create([draft('More patience')], patient)).items[0].json.error).toMatch(
			/^Outcome unknown/,
		);
		world.control.clock({ advance: 120_000 });
		world.fault({ kind: '429-minute', method: 'PUT', retryAfter: 300 });
		const { items } = await create([draft('More patience')], patient);
		expect(held('More patience').map(({ InvoiceID }) => InvoiceID)).toEqual([
			items[0].json.InvoiceID,
		]);
	});
});
