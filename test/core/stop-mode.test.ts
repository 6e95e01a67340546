import { asJson, byId, named, openWorld, type RunOptions, type World } from './harness';
import { aLine, contactId, kept, make, writes } from './harness/made';

/** On Error = Stop, which is n8n's default. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const create = async (records: object[], more: object = {}, resource = 'contact') =>
	await world.run(
		{
			resource,
			operation: 'create',
			inputMode: 'json',
			fieldsJson: '={{ $json.record }}',
			...more,
		},
		{ items: records.map((record) => ({ record })) } as RunOptions,
	);
const advice =
	'To let the other items go on, set On Error to Continue (using error output) in the node’s settings.';

test('every check of every item comes before the first write', async () => {
	const ran = await create([{ Name: 'Good one' }, { Name: 'Good two' }, { Name: '' }]);
	expect(ran.error?.message).toBe('Name is required.');
	expect(ran.error?.description).toBe(`Nothing was written. Not written: 3 of 3 items. ${advice}`);
	expect(writes(ran)).toEqual([]);
	expect((ran.error as { context?: { itemIndex?: number } }).context?.itemIndex).toBe(2);
});

test('a contact that is not found for the last document stops the first one too', async () => {
	const ran = await create(
		[
			{ Contact: { Name: 'City Agency' }, LineItems: [aLine] },
			{ Contact: { Name: 'Nobody' }, LineItems: [aLine] },
		],
		{},
		'invoice',
	);
	expect(ran.error?.message).toBe('Xero has no contact with this name');
	expect(writes(ran)).toEqual([]);
});

test('after a refusal by Xero nothing more is sent; the error tells what was created, and how many were not', async () => {
	const names = ['S1', 'S2', 'S3', 'City Agency', 'S5', 'S6', 'S7'];
	const ran = await create(
		names.map((Name) => ({ Name })),
		{ options: { batchSize: 2 } },
	);
	expect(ran.error?.message).toMatch(/^The contact name City Agency is already assigned/);
	const created = ['S1', 'S2', 'S3'].map((name) => contactId(world, name));
	expect(ran.error?.description).toBe(
		`Written before it: 3 (${created.join(', ')}). Not written: 4 of 7 items. ${advice}`,
	);
	expect(writes(ran)).toHaveLength(2);
	for (const name of ['S5', 'S6', 'S7'])
		expect(world.books('Contacts').some(({ Name }) => Name === name)).toBe(false);
});

test('at most 200 ids are listed', async () => {
	const records = [
		...Array.from({ length: 210 }, (_, at) => ({ Name: `Many ${at}` })),
		{ Name: 'City Agency' },
	];
	const ran = await create(records, { options: { batchSize: 50 } });
	expect(ran.error?.description).toContain('Written before it: 210 (');
	expect(ran.error?.description?.match(/[0-9a-f]{8}-/g)).toHaveLength(200);
	expect(ran.error?.description).toContain(', …). Not written: 1 of 211 items.');
});

test('one item alone needs no advice about others', async () => {
	const ran = await create([{ Name: 'City Agency' }]);
	expect(ran.error?.description).toBe('Nothing was written.');
});

test('contacts that were created for documents which were then refused are told', async () => {
	const ran = await world.run(
		{
			resource: 'invoice',
			operation: 'create',
			contact: named('name', '={{ $json.who }}'),
			ifContactMissing: 'create',
			fields: await world.fields('invoice', 'create', {}),
			linesFrom: 'below',
			lines: { line: [{ description: 'x', accountCode: '={{ $json.account }}' }] },
		},
		{
			items: [
				{ who: 'Made for nothing', account: '999' },
				{ who: 'City Agency', account: '200' },
			],
		},
	);
	expect(ran.error?.message).toContain("Account code '999'");
	expect(ran.error?.description).toContain(
		`Contacts created for documents that were not: 1 (${contactId(world, 'Made for nothing')}).`,
	);
});

test('several organisations: the second is not written to after a refusal in the first', async () => {
	const both = await openWorld({ organisations: ['Harbour Lane Traders', 'Thistle & Oak Ltd'] });
	try {
		const tenants = both.control.about().organisations.map(({ id }) => id);
		const items = [
			{ id: tenants[0], record: { Name: 'City Agency' } },
			{ id: tenants[1], record: { Name: 'Other books' } },
		];
		const ran = await both.run(
			{
				resource: 'contact',
				operation: 'create',
				organisation: byId('={{ $json.id }}'),
				inputMode: 'json',
				fieldsJson: '={{ $json.record }}',
			},
			{ items },
		);
		expect(ran.error).toBeDefined();
		expect(writes(ran).map(({ tenantId }) => tenantId)).toEqual([tenants[0]]);
	} finally {
		await both.close();
	}
});

test.each([
	[
		'archive',
		'contact',
		async () => await make(world, 'contact', { Name: 'To archive' }),
		'ContactID',
	],
	['deleteOrVoid', 'invoice', async () => await make(world, 'invoice'), 'InvoiceID'],
	[
		'update',
		'contact',
		async () => await make(world, 'contact', { Name: 'To change' }),
		'ContactID',
	],
] as const)('%s checks every item first, too', async (operation, resource, thing, id) => {
	const record = await thing();
	const fields = operation === 'update' ? asJson({ FirstName: 'New' }) : {};
	const ran = await world.run(
		{ resource, operation, record: byId('={{ $json.id }}'), ...fields },
		{ items: [{ id: String(record[id]) }, { id: 'no id' }] },
	);
	expect(ran.error?.message).toMatch(/is not a Xero id/);
	expect(writes(ran)).toEqual([]);
	expect(
		kept(world, resource === 'contact' ? 'Contacts' : 'Invoices', id, record[id]),
	).toMatchObject(resource === 'contact' ? { ContactStatus: 'ACTIVE' } : { Status: 'DRAFT' });
});
