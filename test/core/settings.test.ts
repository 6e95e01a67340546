import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { asJson, auckland, byId, byNumber, london, named, openWorld, type World } from './harness';

let world: World;
beforeAll(async () => {
	world = await openWorld({
		organisations: [auckland, london],
		scopes: ['offline_access', 'accounting.settings', 'accounting.contacts', 'paymentservices'],
	});
});
afterAll(async () => await world.close());

const inAuckland = (): INodeParameters => ({ organisation: byId(world.tenant(auckland)) });
const inLondon = (): INodeParameters => ({ organisation: byId(world.tenant(london)) });

async function done(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	items?: IDataObject[],
): Promise<IDataObject[]> {
	const { items: answered, error } = await world.run(
		{ ...inAuckland(), resource, operation, simplify: false, ...parameters },
		items ? { items } : {},
	);
	expect(error).toBeUndefined();
	return answered.map(({ json }) => json);
}

const refusal = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
): Promise<string | undefined> =>
	(await world.run({ ...inAuckland(), resource, operation, ...parameters })).error?.message;

describe('Tracking categories', () => {
	let id: string;
	beforeAll(async () => {
		for (const { TrackingCategoryID } of await done('trackingCategory', 'getAll', {
			returnAll: true,
		})) {
			const { error } = await world.run({
				...inAuckland(),
				resource: 'trackingCategory',
				operation: 'archive',
				record: byId(String(TrackingCategoryID)),
			});
			expect(error).toBeUndefined();
		}
		const [made] = await done('trackingCategory', 'create', asJson({ Name: 'Van' }));
		id = String(made.TrackingCategoryID);
	});

	const stored = async () =>
		(await world.client().getTrackingCategory(world.tenant(auckland), id)).body
			.trackingCategories?.[0];

	test('created, read by name, renamed', async () => {
		expect(await stored()).toMatchObject({ name: 'Van', status: 'ACTIVE', options: [] });
		expect(
			(
				await done('trackingCategory', 'update', { record: byId(id), ...asJson({ Name: 'Truck' }) })
			)[0],
		).toMatchObject({ outcome: 'updated', Name: 'Truck' });
		expect((await done('trackingCategory', 'get', { record: byNumber('Truck') }))[0]).toMatchObject(
			{ TrackingCategoryID: id, Name: 'Truck' },
		);
		expect(await refusal('trackingCategory', 'create', asJson({ Name: 'TRUCK' }))).toContain(
			'Please enter a unique Name.',
		);
	});

	test('options: created, renamed and archived by name, deleted by id', async () => {
		const items = [{ name: 'Red' }, { name: 'Blue' }];
		const made = await done(
			'trackingCategory',
			'createOption',
			{ record: byId(id), optionName: '={{ $json.name }}' },
			items,
		);
		expect(made).toEqual([
			expect.objectContaining({ outcome: 'created', TrackingCategoryID: id, Name: 'Red' }),
			expect.objectContaining({ Name: 'Blue' }),
		]);
		const category = byNumber('Truck');
		await done('trackingCategory', 'updateOption', {
			record: category,
			trackingOption: named('name', 'red'),
			optionName: 'Crimson',
		});
		await done('trackingCategory', 'updateOption', {
			record: byId(id),
			trackingOption: byId(String(made[1].TrackingOptionID)),
			optionStatus: 'ARCHIVED',
		});
		expect(await stored()).toMatchObject({
			options: expect.arrayContaining([
				expect.objectContaining({ name: 'Crimson', status: 'ACTIVE' }),
				expect.objectContaining({ name: 'Blue', status: 'ARCHIVED' }),
			]),
		});
		expect(
			await refusal('trackingCategory', 'deleteOption', {
				record: category,
				trackingOption: named('name', 'Green'),
			}),
		).toBe('The tracking category has no option of this name');
		expect(
			await refusal('trackingCategory', 'updateOption', {
				record: category,
				trackingOption: named('name', 'Crimson'),
			}),
		).toBe('There is nothing to update');
		await done('trackingCategory', 'deleteOption', {
			record: category,
			trackingOption: named('name', 'Crimson'),
		});
		expect((await stored())?.options?.map(({ name }) => name)).toEqual(['Blue']);
	});

	test('the editor lists the options of the category chosen', async () => {
		const listed = await world.loadOptions('listSearch', 'searchTrackingOptions', {
			...inAuckland(),
			resource: 'trackingCategory',
			operation: 'updateOption',
			record: byId(id),
		});
		expect(listed).toEqual({ results: [expect.objectContaining({ name: 'Blue' })] });
		const byLink = await world.loadOptions('listSearch', 'searchTrackingOptions', {
			...inAuckland(),
			resource: 'trackingCategory',
			operation: 'updateOption',
			record: named('url', `https://go.xero.com/Setup/Tracking.aspx?id=${String(id)}`),
		});
		expect(byLink).toEqual(listed);
		expect(
			await world.loadOptions('loadOptions', 'getTrackingOptionIds', inAuckland()),
		).toContainEqual(expect.objectContaining({ name: 'Truck: Blue' }));
		expect(
			await world.loadOptions('loadOptions', 'getTrackingCategoryIds', inAuckland()),
		).toContainEqual({ name: 'Truck', value: id });
	});

	test('archived, brought back, deleted', async () => {
		expect((await done('trackingCategory', 'archive', { record: byId(id) }))[0]).toMatchObject({
			outcome: 'archived',
		});
		expect(await stored()).toMatchObject({ status: 'ARCHIVED' });
		await done('trackingCategory', 'update', { record: byId(id), ...asJson({ Status: 'ACTIVE' }) });
		expect((await done('trackingCategory', 'delete', { record: byId(id) }))[0]).toMatchObject({
			outcome: 'deleted',
		});
		expect(await refusal('trackingCategory', 'get', { record: byId(id) })).toContain(
			'found no tracking category',
		);
	});
});

describe('Contact groups', () => {
	let group: string;
	let contacts: string[];
	beforeAll(async () => {
		const [made] = await done('contactGroup', 'create', asJson({ Name: 'Fleet' }));
		group = String(made.ContactGroupID);
		const records = await done(
			'contact',
			'create',
			asJson(
				['One', 'Two', 'Three'].map((name) => ({
					Name: `Fleet ${name}`,
					EmailAddress: `${name}@fleet.example`,
				})),
			),
		);
		contacts = records.map(({ ContactID }) => String(ContactID));
	});

	const members = async () =>
		(
			(await world.client().getContactGroup(world.tenant(auckland), group)).body.contactGroups?.[0]
				.contacts ?? []
		).map(({ contactID }) => contactID);

	test('members: added together, each way they can be named, and one twice', async () => {
		const items = [{ who: 'Fleet One' }, { who: 'fleet two' }, { who: 'Fleet One' }];
		const before = world.calls(/PUT .*ContactGroups.*Contacts/).length;
		const added = await done(
			'contactGroup',
			'addMembers',
			{ record: byNumber('Fleet'), contact: named('name', '={{ $json.who }}') },
			items,
		);
		expect(added).toEqual(
			[contacts[0], contacts[1], contacts[0]].map((ContactID) =>
				expect.objectContaining({ outcome: 'updated', ContactGroupID: group, ContactID }),
			),
		);
		expect(world.calls(/PUT .*ContactGroups.*Contacts/)).toHaveLength(before + 1);
		await done('contactGroup', 'addMembers', {
			record: byId(group),
			contact: named('email', 'three@fleet.example'),
		});
		expect(await members()).toEqual(contacts);
		expect(
			(await done('contactGroup', 'get', { record: byId(group), simplify: true }))[0],
		).toMatchObject({
			ContactGroupID: group,
			Contacts: contacts.map((ContactID) => expect.objectContaining({ ContactID })),
		});
	});

	test('a contact that is not there fails alone', async () => {
		const items = [{ id: '11111111-2222-4333-8444-555555555555' }, { id: contacts[0] }];
		const { items: added, errorItems } = await world.run(
			{
				...inAuckland(),
				resource: 'contactGroup',
				operation: 'addMembers',
				record: byId(group),
				contact: byId('={{ $json.id }}'),
			},
			{ items, onError: 'continueErrorOutput' },
		);
		expect(added.map(({ json }) => json.ContactID)).toEqual([contacts[0]]);
		expect(errorItems.map(({ json }) => json.error)).toEqual(['Xero found no record with this id']);
	});

	test('members: one removed, then all', async () => {
		expect(
			(
				await done('contactGroup', 'removeMember', {
					record: byId(group),
					contact: byId(contacts[1]),
				})
			)[0],
		).toMatchObject({ outcome: 'deleted', ContactID: contacts[1] });
		expect(await members()).toEqual([contacts[0], contacts[2]]);
		await done('contactGroup', 'removeAllMembers', { record: byId(group) });
		expect(await members()).toEqual([]);
	});

	test('renamed; a name that is there already changes nothing and sends nothing', async () => {
		expect(
			(
				await done('contactGroup', 'update', { record: byId(group), ...asJson({ Name: 'Vans' }) })
			)[0],
		).toMatchObject({ outcome: 'updated', Name: 'Vans' });
		const { items, calls } = await world.run({
			...inAuckland(),
			resource: 'contactGroup',
			operation: 'update',
			record: byId(group),
			...asJson({ Name: 'Vans' }),
		});
		expect(items[0].json).toMatchObject({ outcome: 'unchanged', Name: 'Vans' });
		expect(calls.map(({ method }) => method)).toEqual(['GET']);
		expect(await refusal('contactGroup', 'create', asJson({ Name: 'vans' }))).toContain(
			'already used',
		);
	});

	test('deleted', async () => {
		expect((await done('contactGroup', 'delete', { record: byId(group) }))[0]).toMatchObject({
			outcome: 'deleted',
		});
		expect(
			(await done('contactGroup', 'getAll', { returnAll: true })).map(
				({ ContactGroupID }) => ContactGroupID,
			),
		).not.toContain(group);
	});
});

describe('What Xero only adds or reads', () => {
	test('a currency', async () => {
		expect((await done('currency', 'create', asJson({ Code: 'SEK' })))[0]).toMatchObject({
			outcome: 'created',
			Code: 'SEK',
			Description: expect.any(String),
		});
		expect(
			(await done('currency', 'getAll', { returnAll: true })).map(({ Code }) => Code),
		).toContain('SEK');
		expect(await refusal('currency', 'create', asJson({ Code: 'SEK' }))).toContain(
			'already subscribed to currency SEK',
		);
	});

	test('users', async () => {
		const [first] = await done('user', 'getAll', { limit: 1 });
		expect((await done('user', 'get', { record: byId(String(first.UserID)) }))[0]).toMatchObject({
			EmailAddress: first.EmailAddress,
		});
	});

	test('branding themes, and payment services their documents offer', async () => {
		const [theme] = await done('brandingTheme', 'getAll', { limit: 1 });
		const record = byNumber(theme.Name as string);
		expect((await done('brandingTheme', 'get', { record }))[0]).toMatchObject({
			BrandingThemeID: theme.BrandingThemeID,
		});
		const service = {
			PaymentServiceName: 'PayUp',
			PaymentServiceUrl: 'https://pay.example.com',
			PayNowText: 'Pay here',
		};
		const [made] = await done('paymentService', 'create', asJson(service));
		expect(made).toMatchObject({ outcome: 'created', ...service });
		expect(await done('paymentService', 'getAll', { returnAll: true })).toContainEqual(
			expect.objectContaining(service),
		);
		const id = String(made.PaymentServiceID);
		expect(
			await world.loadOptions('listSearch', 'searchPaymentServices', inAuckland()),
		).toMatchObject({ results: [{ value: id }] });
		expect(
			(await done('brandingTheme', 'addPaymentService', { record, paymentService: byId(id) }))[0],
		).toMatchObject({ outcome: 'updated', PaymentServiceID: id });
		expect(await done('brandingTheme', 'getPaymentServices', { record })).toEqual([
			expect.objectContaining({ BrandingThemeID: theme.BrandingThemeID, ...service }),
		]);
	});

	test('what the person may do, reminders, and the Construction Industry Scheme', async () => {
		expect(await done('organisation', 'getActions')).toContainEqual({
			Name: expect.any(String),
			Status: 'ALLOWED',
		});
		expect(await done('organisation', 'getInvoiceReminders')).toEqual([
			{ Enabled: expect.any(Boolean) },
		]);
		const london = await done('organisation', 'getCisSettings', inLondon());
		expect(london).toEqual([
			expect.objectContaining({ OrganisationID: expect.any(String), CISContractorEnabled: true }),
		]);
		const [contact] = await done('contact', 'getAll', { ...inLondon(), limit: 1 });
		expect(
			await done('contact', 'getCisSettings', {
				...inLondon(),
				record: byId(String(contact.ContactID)),
			}),
		).toEqual([
			expect.objectContaining({ ContactID: contact.ContactID, CISEnabled: expect.any(Boolean) }),
		]);
		expect(await refusal('organisation', 'getCisSettings')).toBe(
			'Xero found no record with this id',
		);
	});
});
