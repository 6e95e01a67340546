import { asJson, byId, openWorld, type World } from './harness';
import { aLine, kept, make, writes } from './harness/made';

let world: World;
afterEach(async () => await world.close());

const create = {
	resource: 'contact',
	operation: 'create',
	inputMode: 'json',
	fieldsJson: '={{ $json.record }}',
};
const records = (...names: string[]) => names.map((Name, row) => ({ row, record: { Name } }));
const tokens = () => world.calls(/connect\/token/);
const missing = '11111111-2222-4333-8444-555555555555';

describe('each shape of Xero’s errors becomes a sentence', () => {
	beforeEach(async () => {
		world = await openWorld();
	});

	test('validation: every message, those of lines too, with the status', async () => {
		const { items } = await world.run(
			{
				resource: 'invoice',
				operation: 'create',
				...asJson({
					Contact: { Name: 'City Agency' },
					Status: 'AUTHORISED',
					LineItems: [{ ...aLine, AccountCode: '999' }],
				}),
			},
			{ onError: 'continueRegularOutput' },
		);
		expect(items[0].json).toEqual({
			error: 'The document DueDate field must be specified.',
			details: {
				description: "Account code '999' is not a valid code for this document.",
				because: [
					'The document DueDate field must be specified.',
					"Account code '999' is not a valid code for this document.",
				],
				httpCode: 400,
			},
		});
	});

	test('HTML: a record that is not there', async () => {
		const { error } = await world.run({
			resource: 'contact',
			operation: 'archive',
			record: byId(missing),
		});
		expect(error?.message).toBe('Xero found no record with this id');
		expect(error?.message).not.toContain('<');
	});

	test('problem JSON: an error inside Xero', async () => {
		world.fault({ kind: '500-before-commit', times: 9 });
		const { error } = await world.run({ resource: 'contact', operation: 'getAll' });
		expect(error?.message).toContain('An error occurred in Xero');
		expect(error?.description).toContain('status.xero.com');
	});

	test('plain text: Xero is offline', async () => {
		world.fault({ kind: '503', times: 9 });
		const { error } = await world.run({ resource: 'contact', operation: 'getAll' });
		expect(error?.message).toBe('The Xero API is currently offline for maintenance');
		expect(error?.description).toContain('Nothing was done.');
	});

	test('OAuth’s snake case: the refresh token is no longer valid', async () => {
		world.control.expireTokens();
		const saved = world.credentials.saved('xeroConnectorOAuth2Api');
		world.credentials.save('xeroConnectorOAuth2Api', {
			...saved,
			oauthTokenData: { ...(saved.oauthTokenData as object), refresh_token: 'stale' },
		});
		const { error } = await world.run({ resource: 'contact', operation: 'getAll' });
		expect(`${error?.message} ${error?.description}`).toMatch(/connect|credential/i);
		expect(tokens().length).toBeLessThanOrEqual(1);
	});

	test('an answer that breaks off is read again, and no empty list', async () => {
		world.fault({ kind: 'malformed-json', method: 'GET', url: '/Contacts' });
		const list = { resource: 'contact', operation: 'getAll', returnAll: true };
		expect((await world.run(list)).items.length).toBeGreaterThan(5);
		world.fault({ kind: 'malformed-json', method: 'GET', url: '/Contacts', times: 9 });
		expect((await world.run(list)).error?.message).toBe('The answer of Xero cannot be read');
	});
});

describe('a missing scope', () => {
	test.each([
		['create', { operation: 'create', ...asJson({ Name: 'x' }) }, 'accounting.contacts', 'PUT'],
		['get many', { operation: 'getAll' }, 'accounting.contacts or accounting.contacts.read', 'GET'],
	])(
		'%s names the scope to add and is not tried again and again',
		async (_verb, parameters, scope, method) => {
			world = await openWorld({
				scopes: ['offline_access', 'accounting.invoices', 'accounting.settings'],
			});
			const { error, calls } = await world.run({ resource: 'contact', ...parameters });
			expect(error?.message).toBe('The Xero connection lacks the permission for this');
			expect(error?.description).toContain(
				`The scope ${scope} is missing: open the credential, widen Access, and connect again.`,
			);
			expect(tokens().length).toBeLessThanOrEqual(1);
			expect(
				calls.filter((call) => call.method === method && call.path.endsWith('/Contacts')).length,
			).toBeLessThanOrEqual(2);
		},
	);

	test('costs one refresh at most, however many items there are', async () => {
		world = await openWorld({
			scopes: ['offline_access', 'accounting.invoices', 'accounting.settings'],
		});
		for (const parameters of [
			{ operation: 'getAll' },
			{ operation: 'create', inputMode: 'json', fieldsJson: '={{ $json.record }}' },
			{ operation: 'archive', record: byId(missing) },
		]) {
			const before = tokens().length;
			const { items } = await world.run(
				{ resource: 'contact', ...parameters },
				{ items: records('a', 'b', 'c', 'd', 'e'), onError: 'continueRegularOutput' },
			);
			expect(items).toHaveLength(5);
			for (const { json } of items) expect(json.error).toMatch(/lacks the permission|Not sent/);
			expect(tokens().length - before).toBeLessThanOrEqual(1);
		}
	});
});

test('an expired token is refreshed once, and the new one is kept', async () => {
	world = await openWorld();
	world.control.expireTokens();
	const { items, error } = await world.run(create, { items: records('a', 'b') });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(2);
	expect(tokens()).toHaveLength(1);
	await world.run(create, { items: records('c') });
	expect(tokens()).toHaveLength(1);
});

describe('On Error', () => {
	beforeEach(async () => {
		world = await openWorld();
	});
	const input = records('One', 'City Agency', 'Three');
	const because =
		'The contact name City Agency is already assigned to another contact. The contact name must be unique across all active contacts.';
	const failed = {
		error: because,
		details: { description: '', because: [because], httpCode: 400 },
	};

	test('Continue keeps the item with its error in its place', async () => {
		const { items, errorItems } = await world.run(create, {
			items: input,
			onError: 'continueRegularOutput',
		});
		expect(items.map(({ json }) => json.Name)).toEqual(['One', undefined, 'Three']);
		expect(items[1]).toEqual({ json: failed, pairedItem: { item: 1 } });
		expect(errorItems).toEqual([]);
	});

	test('the error output gets the input with the error and its details, the others go on', async () => {
		const { items, errorItems } = await world.run(create, {
			items: input,
			onError: 'continueErrorOutput',
		});
		expect(items.map(({ json }) => json.Name)).toEqual(['One', 'Three']);
		expect(errorItems).toEqual([{ json: { ...input[1], ...failed }, pairedItem: { item: 1 } }]);
	});

	test('Stop throws', async () => {
		const { items, error } = await world.run(create, { items: input });
		expect(items).toEqual([]);
		expect(error?.message).toBe(because);
	});
});

test.each(['ENOENT', 'ECONNREFUSED Ltd', 'ETIMEDOUT', '<b>Bold</b> & Co', '{{ 7*7 }}'])(
	'a name such as %s garbles no message',
	async (Name) => {
		world = await openWorld();
		await make(world, 'contact', { Name });
		const sentence = /^The contact name .* is already assigned to another contact\./;
		const stopped = await world.run(create, { items: records(Name) });
		expect(stopped.error?.message).toMatch(sentence);
		const { errorItems } = await world.run(create, {
			items: records(Name),
			onError: 'continueErrorOutput',
		});
		expect(errorItems[0].json.error).toMatch(sentence);
		expect(errorItems[0].json.record).toEqual({ Name });
		expect(kept(world, 'Contacts', 'Name', Name)).toBeDefined();
	},
);

test('several items: what is not found is told on its item, the others go through', async () => {
	world = await openWorld();
	const { ContactID } = await make(world, 'contact', { Name: 'There' });
	const get = { resource: 'contact', operation: 'get', record: byId('={{ $json.id }}') };
	const { items, errorItems, calls } = await world.run(get, {
		items: [{ id: missing }, { id: String(ContactID) }, { id: 'no id' }, { id: '' }],
		onError: 'continueErrorOutput',
	});
	expect(items.map(({ json }) => json.Name)).toEqual(['There']);
	expect(errorItems.map(({ json }) => json.error)).toEqual([
		'Xero found no contact with this id or number',
		'Contact is not a Xero id: ids have the form 00000000-0000-0000-0000-000000000000',
		'Contact is empty',
	]);
	expect(errorItems[0].json.details).toMatchObject({
		httpCode: 404,
		description: 'Check Organisation and the value given.',
	});
	expect(writes({ calls })).toEqual([]);
});
