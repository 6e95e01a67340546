import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld, type Ran, type RunOptions, type World } from './harness';
import { aLine, contactId, make, pay, writes } from './harness/made';

/** Check Only: the verdict of every item, and nothing written. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const checked = async (
	resource: string,
	operation: string,
	parameters: INodeParameters,
	more: RunOptions = {},
) => {
	const { options, ...others } = parameters as { options?: IDataObject };
	const ran = await world.run(
		{ resource, operation, ...others, options: { checkOnly: true, ...options } } as INodeParameters,
		more,
	);
	expect(writes(ran)).toEqual([]);
	if (ran.error) throw ran.error;
	return ran;
};
const verdicts = ({ items }: Ran) => items.map(({ json }) => json.outcome ?? json.error);
const because = ({ items }: Ran) =>
	items.map(({ json }) => (json.details as { because?: string[] } | undefined)?.because);

const invoice = (more: XeroRecord = {}): XeroRecord => ({
	Contact: { Name: 'Bayside Club' },
	LineItems: [aLine],
	...more,
});
const eachAsJson = { inputMode: 'json', fieldsJson: '={{ $json.record }}' };
const creating = async (...records: XeroRecord[]) =>
	await checked('invoice', 'create', eachAsJson, {
		items: records.map((record) => ({ record })),
	} as RunOptions);

test('what would be created: the record as it would be sent, although On Error is Stop', async () => {
	const ran = await creating(
		invoice({ Reference: 'Fine' }),
		invoice({ Contact: { Name: 'Nobody at all' } }),
		invoice({ Date: 'no day' }),
	);
	expect(verdicts(ran)).toEqual([
		'would be created',
		'Xero has no contact with this name',
		expect.stringMatching(/^Date: /),
	]);
	expect(ran.items[0].json).toMatchObject({
		Reference: 'Fine',
		Contact: { ContactID: contactId(world, 'Bayside Club') },
		LineItems: [aLine],
	});
	expect(ran.items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(world.books('Invoices').some(({ Reference }) => Reference === 'Fine')).toBe(false);
});

test('refusals go to the error output where there is one', async () => {
	const ran = await checked(
		'invoice',
		'create',
		asJson([invoice(), invoice({ Contact: { Name: 'Nobody' } })]),
		{ onError: 'continueErrorOutput' },
	);
	expect(ran.items).toHaveLength(1);
	expect(ran.errorItems[0].json.error).toBe('Xero has no contact with this name');
});

test('accounts, tax rates, tracking, items and themes have to be the organisation’s; each list is read once', async () => {
	const line = (more: XeroRecord): XeroRecord =>
		invoice({ LineItems: [aLine, { ...aLine, ...more }] });
	const ran = await creating(
		line({ AccountCode: '999' }),
		line({ TaxType: 'OUTPUT99' }),
		line({ Tracking: [{ Name: 'Region', Option: 'Atlantis' }] }),
		line({
			Tracking: [{ Name: 'Region', Option: 'North' }],
			TaxType: 'OUTPUT2',
			AccountCode: '260',
		}),
		line({ ItemCode: 'NO-SUCH' }),
		invoice({ BrandingThemeID: '11111111-2222-4333-8444-555555555555', CurrencyCode: 'XXX' }),
		invoice({ Contact: { ContactID: '11111111-2222-4333-8444-555555555555' } }),
	);
	expect(because(ran)).toEqual([
		['Line 2: Account Code: The organisation has no such account'],
		['Line 2: Tax Rate: The organisation has no such tax rate'],
		['Line 2: Tracking: The organisation has no such tracking option'],
		undefined,
		['Line 2: Item Code: The organisation has no such item'],
		[
			'Currency: The organisation has no such currency',
			'Branding Theme: The organisation has no such branding theme',
		],
		['Contact: The organisation has no such contact'],
	]);
	const lists = ran.calls
		.map(({ path }) => path)
		.filter((path) => !/Contacts|connections/.test(path));
	expect(lists.sort()).toEqual(
		['Accounts', 'BrandingThemes', 'Currencies', 'Items', 'TaxRates', 'TrackingCategories'].map(
			(name) => `/api.xro/2.0/${name}`,
		),
	);
});

test('an archived account is not in use', async () => {
	const account = await world.run({
		resource: 'account',
		operation: 'create',
		...asJson({ Code: 'OLD1', Name: 'Old sales', Type: 'SALES' }),
	});
	await world.run({
		resource: 'account',
		operation: 'archive',
		record: byId(account.items[0].json.AccountID),
	});
	expect(
		because(await creating(invoice({ LineItems: [{ ...aLine, AccountCode: 'OLD1' }] }))),
	).toEqual([['Line 1: Account Code: The account is archived in Xero']]);
});

test('numbers and names have to be free, in Xero and within the run', async () => {
	await make(world, 'invoice', { InvoiceNumber: 'TAKEN-1' });
	const ran = await creating(
		...['TAKEN-1', 'FREE-1', 'free-1'].map((InvoiceNumber) => invoice({ InvoiceNumber })),
	);
	expect(because(ran)).toEqual([
		['InvoiceNumber is taken by another invoice in Xero'],
		undefined,
		['InvoiceNumber is the same as in item 1'],
	]);
	const contacts = await checked('contact', 'create', eachAsJson, {
		items: ['city agency', 'Brand new', 'brand new'].map((Name) => ({ record: { Name } })),
	});
	expect(because(contacts)).toEqual([
		['Name is taken by another contact in Xero'],
		undefined,
		['Name is the same as in item 1'],
	]);
});

test('totals are held against as in a real run', async () => {
	const options = { expectedTotal: '1' };
	const ran = await checked('invoice', 'create', {
		...asJson(invoice({ LineItems: [{ ...aLine, TaxType: 'NONE' }] })),
		options,
	});
	expect(verdicts(ran)).toEqual(['The lines add up to 20.00, but the expected total is 1.00.']);
});

test('lock dates refuse or warn', async () => {
	const { EndOfYearLockDate, PeriodLockDate } = world.books('Organisation')[0];
	const [closed, period] = [EndOfYearLockDate, PeriodLockDate].map((each) =>
		(each as Date).toISOString().slice(0, 10),
	);
	const approved = (Date: string) => invoice({ Date, DueDate: world.day(9), Status: 'AUTHORISED' });
	const ran = await creating(approved(closed), approved(period));
	expect(verdicts(ran)).toEqual([
		expect.stringContaining('end of year lock date'),
		'would be created',
	]);
	expect(ran.items[1].json.warnings).toEqual([expect.stringContaining('period lock date')]);
});

test('what an approval needs', async () => {
	const open = { Description: 'Tea', Quantity: 1, UnitAmount: 1 };
	const ran = await creating(
		invoice({ Status: 'AUTHORISED', LineItems: [{ Description: 'Only text' }, open] }),
		invoice({ Status: 'AUTHORISED', DueDate: world.day(9) }),
		invoice({ LineItems: [open] }),
	);
	expect(because(ran)).toEqual([
		['Due Date is needed for approval', 'Line 2: An account is needed for approval'],
		undefined,
		undefined,
	]);
});

test('a contact that would be made first is told', async () => {
	const ran = await checked(
		'invoice',
		'create',
		{
			contact: named('name', '={{ $json.who }}'),
			ifContactMissing: 'create',
			newContact: { emailAddress: 'new@example.com' },
			fields: await world.fields('invoice', 'create', {}),
			linesFrom: 'array',
			linesArray: JSON.stringify([aLine]),
		},
		{ items: [{ who: 'To be made' }, { who: 'City Agency' }] },
	);
	expect(verdicts(ran)).toEqual(['would be created', 'would be created']);
	expect(ran.items[0].json).toMatchObject({
		contact: 'would be created',
		Contact: { Name: 'To be made', EmailAddress: 'new@example.com' },
	});
	expect(ran.items[1].json.contact).toBeUndefined();
	expect(world.books('Contacts').some(({ Name }) => Name === 'To be made')).toBe(false);
});

describe('documents that are paid', () => {
	const nobody = '00000000-0000-4000-8000-00000000beef';
	const approved = async () =>
		await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	const payment = (more: XeroRecord): XeroRecord => ({
		Account: { Code: '090' },
		Amount: 1,
		Date: world.day(0),
		...more,
	});
	const paying = async (resource: string, records: XeroRecord[]) =>
		await checked(resource, 'create', eachAsJson, {
			items: records.map((record) => ({ record })),
		} as RunOptions);

	test('are looked up together, by id and by number, as far as they are there, approved and open', async () => {
		const [first, second] = [await approved(), await approved()];
		const draft = await make(world, 'invoice', { Status: 'DRAFT' });
		const due = Number(first.Total).toFixed(2);
		const ran = await paying('payment', [
			payment({ Invoice: { InvoiceID: first.InvoiceID } }),
			payment({ Invoice: { InvoiceNumber: second.InvoiceNumber } }),
			payment({ Invoice: { InvoiceID: nobody } }),
			payment({ Invoice: { InvoiceNumber: 'INV-NOBODY' } }),
			payment({ Invoice: { InvoiceID: draft.InvoiceID } }),
			payment({ Invoice: { InvoiceID: first.InvoiceID }, Amount: due }),
			payment({ CreditNote: { CreditNoteID: nobody } }),
		]);
		const rest = (Number(due) - 1).toFixed(2);
		expect(verdicts(ran)).toEqual([
			'would be created',
			'would be created',
			'Invoice or Bill: The organisation has no such invoice or bill',
			'Invoice or Bill: The organisation has no such invoice or bill',
			'Invoice or Bill: Its status is DRAFT, and only what is approved can be paid',
			`Amount: ${due} is more than the ${rest} NZD that is left of it`,
			'Credit Note: The organisation has no such credit note',
		]);
		const reads = ran.calls.filter(({ path }) => /\/(Invoices|CreditNotes)/.test(path));
		expect(reads.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
	});

	test('in a batch payment too', async () => {
		const { InvoiceID, Total } = await approved();
		const batch = (...payments: XeroRecord[]): XeroRecord => ({
			Account: { Code: '090' },
			Date: world.day(0),
			Payments: payments,
		});
		const ran = await paying('batchPayment', [
			batch({ Invoice: { InvoiceID }, Amount: Total }),
			batch({ Invoice: { InvoiceID: nobody }, Amount: 1 }, { Invoice: { InvoiceID }, Amount: 1 }),
		]);
		expect(verdicts(ran)).toEqual([
			'would be created',
			'Payments 1, Invoice or Bill: The organisation has no such invoice or bill',
		]);
		expect(ran.items[1].json.details).toMatchObject({
			because: [
				expect.anything(),
				'Payments 2, Amount: 1.00 is more than the 0.00 NZD that is left of it',
			],
		});
	});

	test('that may not be read are told as not checked', async () => {
		const { InvoiceID } = await approved();
		world.fault({ kind: '503', method: 'GET', url: '/Invoices', times: 9 });
		const ran = await paying('payment', [payment({ Invoice: { InvoiceID } })]);
		world.control.clearFaults();
		expect(ran.items[0].json).toMatchObject({
			outcome: 'would be created',
			warnings: [expect.stringMatching(/^Not checked: Invoice or Bill\. /)],
		});
	});
});

describe('update', () => {
	const changing = async (id: unknown, change: XeroRecord) =>
		await checked('invoice', 'update', { record: byId(id), ...asJson(change) });

	test('what would be updated, and an id nobody has', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		const ran = await changing(InvoiceID, { Reference: 'Later' });
		expect(verdicts(ran)).toEqual(['would be updated']);
		expect(ran.items[0].json).toMatchObject({ InvoiceID, Reference: 'Later' });
		expect(
			verdicts(await changing('11111111-2222-4333-8444-555555555555', { Reference: 'x' })),
		).toEqual(['Xero found no invoice with this id']);
	});

	test('a status that cannot follow the stored one; what is paid', async () => {
		const approved = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
		expect(verdicts(await changing(approved.InvoiceID, { Status: 'DRAFT' }))).toEqual([
			'Its status is AUTHORISED, and DRAFT cannot follow that',
		]);
		await pay(world, approved, 1);
		expect(verdicts(await changing(approved.InvoiceID, { Date: world.day(0) }))[0]).toMatch(
			/^The document is paid or credited in part/,
		);
		const voided = await make(world, 'invoice');
		await world.run({
			resource: 'invoice',
			operation: 'deleteOrVoid',
			record: byId(voided.InvoiceID),
		});
		expect(verdicts(await changing(voided.InvoiceID, { Reference: 'x' }))).toEqual([
			'The invoice is deleted and cannot be changed',
		]);
	});

	test('a contact is no document', async () => {
		const id = contactId(world, 'City Agency');
		const ran = await checked('contact', 'update', {
			record: byId(id),
			...asJson({ LastName: 'Low', SalesDefaultAccountCode: '999' }),
		});
		expect(because(ran)).toEqual([['Sales Account Code: The organisation has no such account']]);
	});
});

test('Create or Update: created, updated, unchanged and refused, in the order of the input', async () => {
	await make(world, 'contact', { Name: 'Known', EmailAddress: 'known@example.com' });
	const given = [
		{ Name: 'Known', EmailAddress: 'known@example.com' },
		{ Name: 'Fresh' },
		{ Name: 'Known 2', EmailAddress: 'known@example.com', ContactNumber: 'x'.repeat(60) },
		{ Name: 'City Agency', LastName: 'Other' },
	];
	const ran = await world.run(
		{
			resource: 'contact',
			operation: 'upsert',
			matchOn: 'Name',
			inputMode: 'json',
			fieldsJson: '={{ $json }}',
			options: { checkOnly: true },
		},
		{ items: given },
	);
	expect(writes(ran)).toEqual([]);
	expect(verdicts(ran)).toEqual([
		'unchanged',
		'would be created',
		expect.stringContaining('Contact Number'),
		'would be updated',
	]);
	expect(ran.items[3].json).toMatchObject({
		ContactID: contactId(world, 'City Agency'),
		LastName: 'Other',
	});
});

test('rows of one document have one verdict', async () => {
	const rows = async (account: string) =>
		await checked(
			'invoice',
			'create',
			{
				contact: named('name', 'City Agency'),
				fields: await world.fields('invoice', 'create', {}),
				linesFrom: 'rows',
				documentKey: 'one',
				rowLine: { description: 'x', quantity: '1', unitAmount: '1', accountCode: account },
			},
			{ items: [{}, {}] },
		);
	const fine = await rows('200');
	expect(fine.items.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }, { item: 1 }]]);
	expect(verdicts(await rows('999'))).toEqual(
		[1, 2].map(() => 'Line 1: Account Code: The organisation has no such account'),
	);
});

test('some items may be checked while others are written', async () => {
	const ran = await world.run(
		{
			resource: 'contact',
			operation: 'create',
			inputMode: 'json',
			fieldsJson: '={{ $json }}',
			options: { checkOnly: '={{ $json.Name === "Only checked" }}' },
		},
		{ items: [{ Name: 'Only checked' }, { Name: 'Really written' }] },
	);
	expect(verdicts(ran)).toEqual(['would be created', 'created']);
	expect(world.books('Contacts').filter(({ Name }) => Name === 'Only checked')).toEqual([]);
});

test('what may not be read is told, and not taken for wrong', async () => {
	const few = await openWorld({
		scopes: ['offline_access', 'accounting.invoices', 'accounting.contacts'],
	});
	try {
		const ran = await few.run({
			resource: 'invoice',
			operation: 'create',
			...asJson(invoice()),
			options: { checkOnly: true },
		});
		expect(ran.error).toBeUndefined();
		expect(ran.items[0].json.outcome).toBe('would be created');
		expect(ran.items[0].json.warnings).toEqual([
			expect.stringMatching(/^Not checked: Line 1: Account Code\. /),
		]);
	} finally {
		await few.close();
	}
});

test.each(['true', ' Yes ', 1, 'perhaps'])('Check Only given by an expression as %j writes nothing', async (dryRun) => {
	const ran = await world.run(
		{
			resource: 'contact',
			operation: 'create',
			...asJson({ Name: `Only checked ${String(dryRun)}` }),
			options: { checkOnly: '={{ $json.dryRun }}' },
		},
		{ items: [{ dryRun }] },
	);
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toEqual([]);
	expect(verdicts(ran)).toEqual(['would be created']);
});

test('Check Only given as the text false writes', async () => {
	const ran = await world.run({
		resource: 'contact',
		operation: 'create',
		...asJson({ Name: 'Not only checked' }),
		options: { checkOnly: '={{ "false" }}' },
	});
	expect(verdicts(ran)).toEqual(['created']);
});
