import type { IDataObject } from 'n8n-workflow';

import { byId, openWorld, type World } from './harness';
import { ask, fromModel, toldBy } from './harness/ask';
import { aLine, kept, make, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const fieldsJson = fromModel('Fields', 'json');
const invoiceOf = (more: IDataObject): { Fields: IDataObject } => ({
	Fields: { Contact: { Name: 'City Agency' }, LineItems: [aLine] as IDataObject[], ...more },
});

describe('what a model leaves open', () => {
	const create = { resource: 'invoice', operation: 'create', fieldsJson };

	test('null, empty text and empty lists are not given', async () => {
		const blanks = { DueDate: null, Reference: '', CurrencyCode: ' ', BrandingThemeID: '' };
		const ran = await ask(world, create, invoiceOf({ ...blanks, InvoiceAddresses: [], Url: null }));
		expect(ran.answer).toMatchObject([{ outcome: 'created' }]);
		expect(Object.keys(sentBy(ran)[0]).sort()).toEqual(['Contact', 'LineItems', 'Status', 'Type']);
	});

	test('an empty text in an update clears nothing', async () => {
		const { InvoiceID } = await make(world, 'invoice', { Reference: 'Kept' });
		const change = { Reference: '', DueDate: '2026-12-24', LineItems: [] };
		const parameters = {
			resource: 'invoice',
			operation: 'update',
			record: byId(InvoiceID),
			fieldsJson,
		};
		const ran = await ask(world, parameters, { Fields: change });
		expect(ran.answer).toMatchObject([{ outcome: 'updated', Reference: 'Kept' }]);
		expect(kept(world, 'Invoices', 'InvoiceID', InvoiceID).LineItems).toHaveLength(1);
	});

	test('numbers, yes and no, and dates may come as text', async () => {
		const line = { ...aLine, Quantity: '3', UnitAmount: '12.50' };
		const fields = { LineItems: [line], Date: '2026-11-01', SentToContact: 'false' };
		const ran = await ask(world, create, invoiceOf(fields as IDataObject));
		expect(ran.answer).toMatchObject([{ outcome: 'created', Total: 43.13 }]);
	});

	test('filters it gives nothing for do not narrow, a limit it gives nothing for is ten', async () => {
		const filters = { searchTerm: fromModel('Search'), modifiedSince: fromModel('Since') };
		const parameters = {
			resource: 'contact',
			operation: 'getAll',
			filters,
			toolLimit: fromModel('Limit', 'number'),
		};
		for (let n = 0; n < 12; n++) await make(world, 'contact', { Name: `One of many ${n}` });
		const ran = await ask(world, parameters, { Search: '', Since: null });
		expect(ran.answer).toHaveLength(11);
		expect(ran.answer[10].note).toMatch(/first 10; there may be more/);
	});

	test('a missing Fields argument says what is needed', async () => {
		const ran = await ask(world, create, {});
		expect(toldBy(ran)).toMatch(/Fields \(JSON\) must be an object.*Keys of an invoice: /);
	});
});

describe('what a model gets wrong', () => {
	test.each([
		[
			'a key',
			{ Fields: { Name: 'x', EmailAdress: 'x@example.com' } },
			/Did you mean EmailAddress\?/,
		],
		['a date', invoiceOf({ DueDate: 'next friday' }), /Due Date: .*YYYY-MM-DD/],
		[
			'a word',
			invoiceOf({ LineAmountTypes: 'gross' }),
			/^Amounts Are: Must be one of NoTax, Exclusive, Inclusive\..* LineAmountTypes \(Amounts Are\)/,
		],
		[
			'a key of a line',
			invoiceOf({ LineItems: [{ ...aLine, UnitPrice: 1 }] as IDataObject[] }),
			/Line 1: "UnitPrice".*/,
		],
	])('%s is told with what would be right', async (_what, args, sentence) => {
		const resource = 'Name' in args.Fields ? 'contact' : 'invoice';
		const ran = await ask(world, { resource, operation: 'create', fieldsJson }, args);
		expect(toldBy(ran)).toMatch(sentence);
		expect(toldBy(ran)).toMatch(/Nothing was written\.$/);
		expect(writes(ran)).toEqual([]);
	});

	test('a status no filter knows is told, not answered with nothing', async () => {
		const filters = { statuses: fromModel('Status') };
		const ran = await ask(
			world,
			{ resource: 'invoice', operation: 'getAll', filters },
			{ Status: 'UNPAID' },
		);
		expect(toldBy(ran)).toMatch(/^Status: Must be one of .*AUTHORISED/);
	});

	test('a status in words is understood', async () => {
		const filters = { statuses: fromModel('Status') };
		const ran = await ask(
			world,
			{ resource: 'invoice', operation: 'getAll', filters },
			{ Status: 'awaiting payment' },
		);
		expect(new Set(ran.answer.flatMap(({ Status }) => Status ?? []))).toEqual(
			new Set(['AUTHORISED']),
		);
	});

	test('a number where an id is meant finds the record', async () => {
		const { InvoiceID } = await make(world, 'invoice', { InvoiceNumber: 'TOOL-42' });
		const record = { __rl: true, mode: 'id', value: fromModel('Invoice') };
		const ran = await ask(
			world,
			{ resource: 'invoice', operation: 'get', record },
			{ Invoice: 'TOOL-42' },
		);
		expect(ran.answer).toMatchObject([{ InvoiceID }]);
	});

	test('a limit no answer should have is refused', async () => {
		const parameters = {
			resource: 'contact',
			operation: 'getAll',
			toolLimit: fromModel('Limit', 'number'),
		};
		expect(toldBy(await ask(world, parameters, { Limit: 1000 }))).toMatch(/at most 100/);
	});

	test('of several records, none is written when one is wrong', async () => {
		const Fields = [{ Name: 'Good by a model' }, { Name: 'Bad by a model', Nam: 1 }];
		const ran = await ask(
			world,
			{ resource: 'contact', operation: 'create', fieldsJson },
			{ Fields },
		);
		expect(toldBy(ran)).toMatch(/Did you mean Name\?.*Nothing was written/);
		expect(writes(ran)).toEqual([]);
	});

	test.each(['requestingAgent', 'callingAgent'] as const)(
		'with On Error set to Continue (using error output) the model reads what came of it: %s',
		async (agent) => {
			const parameters = { resource: 'contact', operation: 'create', fieldsJson };
			const asked = async (Fields: IDataObject) =>
				await ask(world, parameters, { Fields }, agent, { onError: 'continueErrorOutput' });
			const Name = `Heard by a ${agent}`;
			expect((await asked({ Name })).answer).toMatchObject([{ outcome: 'created', Name }]);
			const { answer } = await asked({ Nam: 'x' });
			expect(answer).toMatchObject([
				{ error: expect.stringContaining('Did you mean Name?') as string },
			]);
			expect(JSON.stringify(answer)).toContain('Keys of a contact: ');
			const parametersOfNone = { ...parameters, operation: 'sing' };
			const none = await ask(world, parametersOfNone, {}, agent, {
				onError: 'continueErrorOutput',
			});
			expect(toldBy(none)).toContain('There is no operation "sing"');
		},
	);

	test('with On Error set to Stop Workflow the run stops', async () => {
		const parameters = { resource: 'contact', operation: 'create', fieldsJson };
		const ran = await ask(world, parameters, { Fields: { Nam: 'x' } }, 'requestingAgent', {
			onError: 'stopWorkflow',
		});
		expect(ran.error?.message).toContain('Did you mean Name?');
	});
});

describe('short answers', () => {
	test('long texts are cut with a note of how much is missing', async () => {
		const LineItems = [{ ...aLine, Description: 'x'.repeat(3000) }];
		const { InvoiceID } = await make(world, 'invoice', { LineItems });
		const ran = await ask(world, {
			resource: 'invoice',
			operation: 'get',
			record: byId(InvoiceID),
			simplify: false,
		});
		const [line] = ran.answer[0].LineItems as IDataObject[];
		expect(line.Description).toBe(`${'x'.repeat(500)}… (cut here: 2500 more characters)`);
	});

	test('records are simplified', async () => {
		const ran = await ask(world, { resource: 'contact', operation: 'getAll', toolLimit: 1 });
		expect(Object.keys(ran.answer[0]).length).toBeLessThanOrEqual(10);
	});
});

describe('files', () => {
	test('in place of the PDF of an invoice comes the address at which it is seen', async () => {
		const { InvoiceID } = await make(world, 'invoice', {
			Status: 'AUTHORISED',
			DueDate: '2026-12-20',
		});
		const ran = await ask(world, {
			resource: 'invoice',
			operation: 'getPdf',
			record: byId(InvoiceID),
		});
		expect(ran.answer).toMatchObject([
			{ InvoiceID, OnlineInvoiceUrl: expect.stringMatching(/^https?:/) },
		]);
	});

	test.each([
		['quote', 'getPdf', /PDF of a quote cannot be given to a model/],
		['invoice', 'downloadAttachment', /cannot be given to a model.*Get Attachments/],
		['invoice', 'uploadAttachment', /A model cannot give a file/],
	])('%s %s is refused with another way', async (resource, operation, sentence) => {
		const ran = await ask(world, { resource, operation, toolPermissions: 'everything' });
		expect(toldBy(ran)).toMatch(sentence);
		expect(ran.calls.filter(({ path }) => path.includes('Attachments'))).toEqual([]);
	});

	test('a custom request that answers a file says so', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		const parameters = {
			resource: 'customApiRequest',
			operation: 'request',
			path: `Invoices/${String(InvoiceID)}`,
		};
		const ran = await ask(world, { ...parameters, options: { accept: 'application/pdf' } });
		expect(toldBy(ran)).toMatch(/^The answer is a file/);
	});
});
