import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { offered, operationsOf } from '../../nodes/Xero/resources/catalogue';
import { auckland, byId, openWorld, type World } from './harness';
import { ask, fromModel, toldBy, type Asked } from './harness/ask';
import { aLine, bookedInvoice, make, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const someId = '297c2dc5-cc47-4afd-8ec8-74990b8761e9';
const fieldsJson = fromModel('Fields', 'json');

/** What each operation does, written down apart from the tables: a new one must be placed here by hand. */
const reads =
	/^(get|getAll|getAttachments|getHistory|getPdf|downloadAttachment|getOnlineInvoiceUrl|getConnections|getPaymentServices|getActions|getInvoiceReminders|getCisSettings)$/;
const writing =
	/^(create|update|upsert|delete|archive|deleteOrVoid|approve|submit|markAsSent|accept|decline|allocate|removeAllocation|email|uploadAttachment|addNote|addEmployment|endEmployment|createOption|updateOption|deleteOption|addMembers|removeMember|removeAllMembers|addPaymentService|request)$/;

/** Documents that have drafts, and what a draft names: nothing else may be made by Drafts Only. */
const withDrafts = [
	'invoice',
	'bill',
	'creditNote',
	'manualJournal',
	'purchaseOrder',
	'quote',
	'receipt',
	'repeatingInvoice',
];
const harmlessWhenNew = ['contact', 'item'];

const places = offered.flatMap((resource) =>
	operationsOf(resource).map((operation): [string, string] => [resource.value, operation]),
);
const writePlaces = places.filter(([, operation]) => writing.test(operation));

/** The model asks for the operation, with everything a call could need. */
const asked = async (
	resource: string,
	operation: string,
	toolPermissions: string,
	more: INodeParameters = {},
	args: IDataObject = {},
): Promise<Asked> =>
	await ask(
		world,
		{ resource, operation, toolPermissions, record: byId(someId), fieldsJson, ...more },
		{ Fields: { Name: 'x' }, ...args },
	);

test('every operation is known to read or to write', () => {
	const reports = offered.find(({ value }) => value === 'report');
	const unplaced = places.filter(
		([resource, operation]) =>
			resource !== reports?.value && reads.test(operation) === writing.test(operation),
	);
	expect(unplaced).toEqual([]);
});

describe('Read Only', () => {
	test.each(writePlaces)(
		'%s %s is refused and nothing is asked of Xero',
		async (resource, operation) => {
			const ran = await asked(resource, operation, 'readOnly', {
				method: 'POST',
				path: 'Contacts',
			});
			expect(toldBy(ran)).toMatch(/Read Only|cannot give a file/);
			expect(writes(ran)).toEqual([]);
		},
	);

	test('a list is read', async () => {
		const ran = await asked('contact', 'getAll', 'readOnly');
		expect(ran.answer[0]).toHaveProperty('ContactID');
	});

	test('a custom request by GET is sent', async () => {
		const ran = await asked('customApiRequest', 'request', 'readOnly', { path: 'Currencies' });
		expect(ran.answer[0]).toHaveProperty('Code');
	});
});

describe('Drafts Only', () => {
	const mayDraft = ([resource, operation]: [string, string]) =>
		(withDrafts.includes(resource) && ['create', 'update', 'upsert'].includes(operation)) ||
		(harmlessWhenNew.includes(resource) && ['create', 'upsert'].includes(operation));

	test.each(writePlaces.filter((place) => !mayDraft(place)))(
		'%s %s is refused and nothing is asked of Xero',
		async (resource, operation) => {
			const ran = await asked(resource, operation, 'draftsOnly', {
				method: 'PUT',
				path: 'Contacts',
			});
			expect(toldBy(ran)).toMatch(/Drafts Only|cannot give a file/);
			expect(writes(ran)).toEqual([]);
		},
	);

	test.each(writePlaces.filter(mayDraft))(
		'%s %s is not refused as such',
		async (resource, operation) => {
			const ran = await asked(resource, operation, 'draftsOnly', {}, { Fields: { nonsense: 1 } });
			expect(toldBy(ran)).not.toBe('');
			expect(toldBy(ran)).not.toMatch(/Tool Permissions/);
		},
	);

	const approved: { [resource: string]: string } = {
		manualJournal: 'POSTED',
		quote: 'SENT',
		receipt: 'SUBMITTED',
	};
	const whole: { [resource: string]: IDataObject } = {
		creditNote: { Type: 'ACCRECCREDIT' },
		manualJournal: {
			Narration: 'Accrual',
			JournalLines: [
				{ LineAmount: 10, AccountCode: '400' },
				{ LineAmount: -10, AccountCode: '200' },
			],
		},
		quote: { Date: '2026-11-20' },
		repeatingInvoice: {
			Type: 'ACCREC',
			Schedule: {
				Period: 1,
				Unit: 'MONTHLY',
				DueDate: 10,
				DueDateType: 'OFFOLLOWINGMONTH',
				StartDate: '2026-12-01',
			},
		},
	};
	const documentOf = (resource: string): IDataObject => ({
		...(resource === 'manualJournal'
			? {}
			: { Contact: { Name: 'City Agency' }, LineItems: [aLine] as IDataObject[] }),
		...whole[resource],
	});
	const openToApps = withDrafts.filter((resource) => resource !== 'receipt');

	test.each(openToApps)('a new %s is a draft, and is sent as one', async (resource) => {
		const ran = await asked(resource, 'create', 'draftsOnly', {}, { Fields: documentOf(resource) });
		expect(ran.answer).toMatchObject([{ outcome: 'created', Status: 'DRAFT' }]);
		expect(writes(ran).every(({ body }) => body?.includes('"Status":"DRAFT"'))).toBe(true);
	});

	test.each(openToApps)('a new %s in another status is refused', async (resource) => {
		const Fields = { ...documentOf(resource), Status: approved[resource] ?? 'AUTHORISED' };
		const ran = await asked(resource, 'create', 'draftsOnly', {}, { Fields });
		expect(toldBy(ran)).toMatch(/Drafts Only, so Status can only be DRAFT/);
		expect(writes(ran)).toEqual([]);
	});

	test.each(['invoice', 'bill', 'creditNote', 'quote', 'purchaseOrder', 'manualJournal'])(
		'a draft %s is changed, one that is none is not, neither into one that is none',
		async (resource) => {
			const change = async (id: unknown, Fields: IDataObject) =>
				await asked(resource, 'update', 'draftsOnly', { record: byId(id) }, { Fields });
			const made = async (more: IDataObject) => {
				const { items, error } = await world.run({
					resource,
					operation: 'create',
					simplify: false,
					inputMode: 'json',
					fieldsJson: JSON.stringify({ ...documentOf(resource), DueDate: undefined, ...more }),
				});
				if (error) throw error;
				return items[0].json[idName[resource]];
			};
			const text = { manualJournal: 'Narration', bill: 'InvoiceNumber' }[resource] ?? 'Reference';
			const draft = await made({});
			expect((await change(draft, { [text]: 'by a model' })).answer).toMatchObject([
				{ outcome: 'updated', [text]: 'by a model' },
			]);
			const status = approved[resource] ?? 'AUTHORISED';
			const needs = ['invoice', 'bill'].includes(resource) ? { DueDate: '2026-12-20' } : {};
			const lifted = await change(draft, { Status: status });
			expect(toldBy(lifted)).toMatch(/Status can only be DRAFT/);
			const live = await made({ Status: status, ...needs });
			const refused = await change(live, { [text]: 'by a model' });
			expect(toldBy(refused)).toMatch(new RegExp(`is ${status}, not DRAFT`));
			expect([...writes(lifted), ...writes(refused)]).toEqual([]);
		},
	);

	const idName: { [resource: string]: string } = {
		invoice: 'InvoiceID',
		bill: 'InvoiceID',
		creditNote: 'CreditNoteID',
		quote: 'QuoteID',
		purchaseOrder: 'PurchaseOrderID',
		manualJournal: 'ManualJournalID',
	};

	test('the lines of a draft journal are changed, and nothing else of it', async () => {
		const { items } = await world.run({
			resource: 'manualJournal',
			operation: 'create',
			simplify: false,
			inputMode: 'json',
			fieldsJson: JSON.stringify(documentOf('manualJournal')),
		});
		const { ManualJournalID } = items[0].json;
		const JournalLines = [
			{ LineAmount: 25, AccountCode: '400' },
			{ LineAmount: -25, AccountCode: '200' },
		];
		const ran = await asked(
			'manualJournal',
			'update',
			'draftsOnly',
			{ record: byId(ManualJournalID) },
			{ Fields: { JournalLines } },
		);
		expect(ran.answer).toMatchObject([{ outcome: 'updated', Narration: 'Accrual' }]);
		const [journal] = world
			.books('ManualJournals')
			.filter((each) => each.ManualJournalID === ManualJournalID);
		expect(journal).toMatchObject({
			Status: 'DRAFT',
			JournalLines: [{ LineAmount: 25 }, { LineAmount: -25 }],
		});
	});

	test('Create or Update changes a draft and leaves an approved invoice alone', async () => {
		const draft = await make(world, 'invoice', { InvoiceNumber: 'TOOL-D' });
		const live = await make(world, 'invoice', {
			InvoiceNumber: 'TOOL-A',
			Status: 'AUTHORISED',
			DueDate: '2026-12-20',
		});
		const upsert = async (InvoiceNumber: string) =>
			await asked(
				'invoice',
				'upsert',
				'draftsOnly',
				{ matchOn: 'InvoiceNumber' },
				{
					Fields: { ...documentOf('invoice'), InvoiceNumber, Reference: 'by a model' },
				},
			);
		expect((await upsert('TOOL-D')).answer).toMatchObject([
			{ outcome: 'updated', InvoiceID: draft.InvoiceID },
		]);
		expect((await upsert('TOOL-N')).answer).toMatchObject([
			{ outcome: 'created', Status: 'DRAFT' },
		]);
		expect(toldBy(await upsert('TOOL-A'))).toMatch(/is AUTHORISED, not DRAFT/);
		expect(bookedInvoice(world, live.InvoiceID)).toMatchObject({ Status: 'AUTHORISED' });
		expect(bookedInvoice(world, live.InvoiceID).Reference ?? '').not.toBe('by a model');
	});

	test('a contact is made, one that is there is not changed', async () => {
		const made = await asked(
			'contact',
			'create',
			'draftsOnly',
			{},
			{ Fields: { Name: 'New by a model' } },
		);
		expect(made.answer).toMatchObject([{ outcome: 'created' }]);
		const there = await asked(
			'contact',
			'upsert',
			'draftsOnly',
			{ matchOn: 'Name' },
			{
				Fields: { Name: 'City Agency', BankAccountDetails: '01-0123-0123456-00' },
			},
		);
		expect(toldBy(there)).toMatch(
			/the contact is there already: contacts may be created, not changed/,
		);
		expect(writes(there)).toEqual([]);
	});

	test('what has been approved meanwhile is refused by Xero itself', async () => {
		const draft = await make(world, 'invoice', { DueDate: '2026-12-20' });
		world.fault({ kind: '429-minute', method: 'POST', url: '/Invoices' });
		world.whileWaiting(async () => {
			await world.run({ resource: 'invoice', operation: 'approve', record: byId(draft.InvoiceID) });
		});
		const ran = await asked(
			'invoice',
			'update',
			'draftsOnly',
			{ record: byId(draft.InvoiceID) },
			{ Fields: { Reference: 'late' } },
		);
		expect(toldBy(ran)).not.toBe('');
		expect(bookedInvoice(world, draft.InvoiceID).Status).toBe('AUTHORISED');
		expect(bookedInvoice(world, draft.InvoiceID).Reference ?? '').not.toBe('late');
	});
});

describe('Everything', () => {
	test('an invoice is approved and a payment made', async () => {
		const { InvoiceID } = await make(world, 'invoice', { DueDate: '2026-12-20' });
		const approve = await asked('invoice', 'approve', 'everything', { record: byId(InvoiceID) });
		expect(approve.answer).toMatchObject([{ outcome: 'updated', Status: 'AUTHORISED' }]);
		const Fields = {
			Invoice: { InvoiceID },
			Account: { Code: '090' },
			Amount: 23,
			Date: '2026-11-22',
		};
		const paid = await asked(
			'payment',
			'create',
			'everything',
			{},
			{ Fields: Fields as IDataObject },
		);
		expect(paid.answer).toMatchObject([{ outcome: 'created' }]);
		expect(bookedInvoice(world, InvoiceID).Status).toBe('PAID');
	});
});

describe('who decides', () => {
	const approve = async (toolPermissions: unknown, args: IDataObject = {}) => {
		const { InvoiceID } = await make(world, 'invoice', { DueDate: '2026-12-20' });
		const parameters = { resource: 'invoice', operation: 'approve', record: byId(InvoiceID) };
		const ran = await ask(
			world,
			{
				...parameters,
				...(toolPermissions === undefined ? {} : { toolPermissions: toolPermissions as string }),
			},
			args,
		);
		return { ran, status: bookedInvoice(world, InvoiceID).Status };
	};

	test('nothing chosen is Drafts Only', async () => {
		const { ran, status } = await approve(undefined);
		expect(toldBy(ran)).toMatch(/Drafts Only/);
		expect(status).toBe('DRAFT');
	});

	test.each([
		['by $fromAI', fromModel('p')],
		['by an expression', '={{ "everything" }}'],
		['by a word that is no choice', 'all'],
	])('a permission given %s is refused', async (_how, permission) => {
		const { ran, status } = await approve(permission, { p: 'everything' });
		expect(toldBy(ran)).toMatch(/Tool Permissions must be chosen from its list/);
		expect(status).toBe('DRAFT');
	});

	test('what the model sends beside its arguments changes nothing', async () => {
		const { ran, status } = await approve(undefined, {
			toolPermissions: 'everything',
			permission: 'everything',
		});
		expect(toldBy(ran)).toMatch(/Drafts Only/);
		expect(status).toBe('DRAFT');
	});

	test('a method the model chooses is judged by what it chose', async () => {
		const parameters = {
			resource: 'customApiRequest',
			operation: 'request',
			method: fromModel('method'),
			path: 'Contacts',
			body: '{"Contacts":[{"Name":"Slipped through"}]}',
		};
		const ran = await ask(world, parameters, { method: 'post' });
		expect(toldBy(ran)).toMatch(/Drafts Only/);
		expect(
			world.books('Contacts', auckland).filter(({ Name }) => Name === 'Slipped through'),
		).toEqual([]);
	});

	test('an older agent that calls the tool itself is held to the same', async () => {
		const { InvoiceID } = await make(world, 'invoice', { DueDate: '2026-12-20' });
		const ran = await ask(
			world,
			{ resource: 'invoice', operation: 'approve', record: byId(InvoiceID) },
			{},
			'callingAgent',
		);
		expect(toldBy(ran)).toMatch(/Drafts Only/);
		expect(bookedInvoice(world, InvoiceID).Status).toBe('DRAFT');
	});

	test('in a workflow the parameter means nothing', async () => {
		const { InvoiceID } = await make(world, 'invoice', { DueDate: '2026-12-20' });
		const { items } = await world.run({
			resource: 'invoice',
			operation: 'approve',
			record: byId(InvoiceID),
			toolPermissions: 'readOnly',
		});
		expect(items[0].json.outcome).toBe('updated');
	});
});
