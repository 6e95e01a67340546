import type { IDataObject } from 'n8n-workflow';

import type { Job } from '../../nodes/Xero/operations/job';
import { heldAgainstLocks, withLockWarnings } from '../../nodes/Xero/operations/locks';
import type { Outcome } from '../../nodes/Xero/values/outcome';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld, type Ran, type World } from './harness';
import { aLine, kept, make, pay, writes } from './harness/made';

/** The organisation's lock dates: nobody posts up to the end of year's, advisers alone up to the period's. */

let world: World;
let endOfYear: string;
let period: string;
beforeAll(async () => {
	world = await openWorld();
	const organisation = kept(world, 'Organisation', 'Name', 'Harbour Lane Traders');
	const day = (date: unknown) => (date as Date).toISOString().slice(0, 10);
	[endOfYear, period] = [day(organisation.EndOfYearLockDate), day(organisation.PeriodLockDate)];
});
afterAll(async () => await world.close());

const after = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
const readsOfOrganisation = ({ calls }: Ran) =>
	calls.filter(({ path }) => path.endsWith('/Organisation')).length;
const create = async (resource: string, records: unknown, onError?: 'continueErrorOutput') =>
	await world.run(
		{ resource, operation: 'create', simplify: false, ...asJson(records) },
		onError ? { onError } : {},
	);
const invoice = (Date: string, Status = 'AUTHORISED'): XeroRecord => ({
	Contact: { ContactID: String(world.books('Contacts')[0].ContactID) },
	Status,
	Date,
	DueDate: world.day(30),
	LineItems: [aLine],
});

const bank = { Code: '090' };
const posting: Array<[string, (Date: string) => XeroRecord]> = [
	['invoice', (Date) => invoice(Date)],
	[
		'bankTransaction',
		(Date) => ({
			...invoice(Date),
			Type: 'RECEIVE',
			BankAccount: bank,
			Status: undefined,
			DueDate: undefined,
		}),
	],
	[
		'bankTransfer',
		(Date) => ({ FromBankAccount: bank, ToBankAccount: { Code: '091' }, Amount: 5, Date }),
	],
	[
		'manualJournal',
		(Date) => ({
			Narration: 'Late',
			Date,
			Status: 'POSTED',
			JournalLines: [
				{ LineAmount: 5, AccountCode: '429' },
				{ LineAmount: -5, AccountCode: '400' },
			],
		}),
	],
];

test.each(posting)(
	'%s: up to the end of year lock date it is refused before anything is sent; between both it is Xero’s to say',
	async (resource, record) => {
		const early = await create(resource, record(endOfYear));
		expect(early.error?.message).toBe(
			`Its date ${endOfYear} is not after the end of year lock date ${endOfYear}, so Xero lets nothing be posted or changed there`,
		);
		expect(writes(early)).toEqual([]);
		const between = await create(resource, record(after(endOfYear)));
		expect(between.error?.message).toContain('period lock date');
		expect(between.error?.description).toContain('up to the period lock date advisers may');
		expect(writes(between)).toHaveLength(1);
	},
);

test('a payment’s date is held against them too', async () => {
	const owed = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	const payment = (Date: string) => ({
		Invoice: { InvoiceID: owed.InvoiceID },
		Account: bank,
		Amount: 1,
		Date,
	});
	const ran = await create(
		'payment',
		[payment(endOfYear), payment(world.day(0)), payment(period)],
		'continueErrorOutput',
	);
	expect(ran.items).toHaveLength(1);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		expect.stringContaining('end of year lock date'),
		expect.stringContaining('period lock date'),
	]);
	expect(readsOfOrganisation(ran)).toBe(1);
});

test('an adviser, whom Xero lets post up to the period lock date, gets a warning', async () => {
	// the local Xero knows no roles, so the two steps around its answer are taken here
	const at = (Date: string) => ({ item: 0, work: { Date } });
	const organisation = {
		EndOfYearLockDate: `/Date(${Date.parse(world.day(-90))}+0000)/`,
		PeriodLockDate: `/Date(${Date.parse(world.day(-40))}+0000)/`,
	};
	const job = {
		xero: { details: async () => await Promise.resolve(organisation) },
	} as unknown as Job;
	const { planned, warnings } = await heldAgainstLocks(
		job,
		[at(world.day(-90)), at(world.day(-40)), at(world.day(-39))],
		(work) => [work],
	);
	expect(planned.map((each) => ('work' in each ? each.work.Date : each.is))).toEqual([
		'refused',
		world.day(-40),
		world.day(-39),
	]);
	const done = planned.flatMap((each): Outcome[] =>
		'work' in each ? [{ item: 0, is: 'created', record: each.work, warnings: [] }] : [],
	);
	expect(withLockWarnings(done, warnings)).toMatchObject([
		{
			warnings: [
				`Its date ${world.day(-40)} is not after the period lock date ${world.day(-40)}: only advisers may post there`,
			],
		},
		{ warnings: [] },
	]);
});

test('a draft stands in no ledger; once approved it does, and is voided only outside the locked time', async () => {
	const draft = await make(world, 'invoice', {
		...invoice(endOfYear, 'DRAFT'),
		Contact: { Name: 'Bayside Club' },
	});
	const approve = await world.run({
		resource: 'invoice',
		operation: 'approve',
		record: byId(draft.InvoiceID),
	});
	expect(approve.error?.message).toContain('end of year lock date');
	expect(writes(approve)).toEqual([]);
	const update = await world.run({
		resource: 'invoice',
		operation: 'update',
		record: byId(draft.InvoiceID),
		...asJson({ Status: 'AUTHORISED', Date: endOfYear }),
	});
	expect(update.error?.message).toContain('end of year lock date');
	const gone = await world.run({
		resource: 'invoice',
		operation: 'deleteOrVoid',
		record: byId(draft.InvoiceID),
	});
	expect(gone.items[0].json.outcome).toBe('deleted');
});

describe('plain deletes', () => {
	const october = '2026-10-15';
	const lock = (EndOfYearLockDate: string, PeriodLockDate = EndOfYearLockDate) =>
		world.control.lock(world.tenant(), {
			EndOfYearLockDate: new Date(EndOfYearLockDate),
			PeriodLockDate: new Date(PeriodLockDate),
		});
	afterEach(() => lock(endOfYear, period));

	const owed = async () =>
		await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9), Date: october });
	const money: Array<[resource: string, id: string, (Date: string) => Promise<XeroRecord>]> = [
		[
			'payment',
			'PaymentID',
			async (Date) => ({
				Invoice: { InvoiceID: (await owed()).InvoiceID },
				Account: bank,
				Amount: 1,
				Date,
			}),
		],
		[
			'batchPayment',
			'BatchPaymentID',
			async (Date) => ({
				Account: bank,
				Date,
				Payments: [{ Invoice: { InvoiceID: (await owed()).InvoiceID }, Amount: 1 }],
			}),
		],
		['bankTransfer', 'BankTransferID', async (Date) => await Promise.resolve(posting[2][1](Date))],
		[
			'bankTransaction',
			'BankTransactionID',
			async (Date) => await Promise.resolve(posting[1][1](Date)),
		],
	];

	/** Ids of two records of October and one of today. */
	async function three(
		resource: string,
		id: string,
		record: (Date: string) => Promise<XeroRecord>,
	) {
		const records = [await record(october), await record(world.day(0)), await record(october)];
		const { items, error } = await create(resource, records);
		expect(error).toBeUndefined();
		return items.map(({ json }) => ({ id: json[id] }));
	}

	const remove = async (resource: string, items: IDataObject[], onError?: 'continueErrorOutput') =>
		await world.run(
			{ resource, operation: 'delete', record: byId('={{ $json.id }}') },
			{ items, ...(onError ? { onError } : {}) },
		);

	test.each(money)(
		'%s: up to the end of year lock date it is refused before anything is sent, the others go',
		async (resource, id, record) => {
			const items = await three(resource, id, record);
			lock('2026-10-31');
			const stopped = await remove(resource, items);
			expect(stopped.error?.message).toBe(
				`Its date ${october} is not after the end of year lock date 2026-10-31, so Xero lets nothing be posted or changed there`,
			);
			expect(writes(stopped)).toEqual([]);
			const ran = await remove(resource, items, 'continueErrorOutput');
			expect(ran.items.map(({ json }) => json[id])).toEqual([items[1].id]);
			expect(ran.errorItems).toHaveLength(2);
			// one look at the organisation, one at the three records
			const reads = ran.calls.filter(
				({ method, path }) => method === 'GET' && path.startsWith('/api.xro'),
			);
			expect(reads).toHaveLength(2);
		},
	);

	test.each(money)(
		'%s: up to the period lock date it is Xero’s to say',
		async (resource, id, record) => {
			const [one] = await three(resource, id, record);
			lock(endOfYear, '2026-10-31');
			const { error, calls } = await remove(resource, [one]);
			expect(writes({ calls })).toHaveLength(1);
			expect(error?.message).toContain('period lock date');
			expect(error?.description).toContain('up to the period lock date advisers may');
		},
	);

	test('an organisation without lock dates costs no look at the records; a record of today no refusal', async () => {
		const [resource, id, record] = money[0];
		const items = await three(resource, id, record);
		world.control.lock(world.tenant(), { EndOfYearLockDate: undefined, PeriodLockDate: undefined });
		const { items: gone, calls } = await remove(resource, items);
		expect(gone.map(({ json }) => json.outcome)).toEqual(['deleted', 'deleted', 'deleted']);
		expect(
			calls.filter(({ method, path }) => method === 'GET' && path.includes('Payments')),
		).toEqual([]);
	});
});

test('today’s records cost no look at the organisation; without its scope Xero judges alone', async () => {
	expect(readsOfOrganisation(await create('invoice', invoice(world.day(0))))).toBe(0);
	const paid = await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });
	expect((await pay(world, paid, 1)).outcome).toBe('created');
	await world.close();
	world = await openWorld({ scopes: ['offline_access', 'accounting.invoices'] });
	const { error } = await create('invoice', invoice(endOfYear));
	expect(error?.message).toContain('The document date cannot be before the end of year lock date');
	expect(error?.description).toContain('Choose a later date');
});
