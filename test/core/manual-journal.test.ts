import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld } from './harness';
import { untried } from './harness/compare';
import { writes } from './harness/made';
import { Records } from './harness/records';

let journals: Records;
let count = 0;

beforeAll(async () => {
	journals = new Records(await openWorld(), {
		resource: 'manualJournal',
		id: 'ManualJournalID',
		read: async (client, tenant, id) =>
			(await client.getManualJournal(tenant, id)).body.manualJournals?.[0],
	});
});
afterAll(async () => await journals.world.close());

const whole = (): XeroRecord => ({
	Narration: `Accrual ${(count += 1)}`,
	Date: journals.world.day(-1),
	Status: 'DRAFT',
	LineAmountTypes: 'Inclusive',
	ShowOnCashBasisReports: false,
	Url: 'https://shop.example/accruals?a=1&b=2',
});
const lines = (): XeroRecord[] => {
	const [category] = journals.world.books('TrackingCategories');
	const [option] = category.Options as XeroRecord[];
	return [
		{
			LineAmount: 115.1,
			AccountCode: '429',
			Description: 'Power',
			TaxType: 'NONE',
			Tracking: [{ Name: String(category.Name), Option: String(option.Name) }],
		},
		{ LineAmount: -100.05, AccountCode: '400', TaxType: 'NONE' },
		{ LineAmount: -15.05, AccountCode: '404', TaxType: 'NONE' },
	];
};
const below = () =>
	lines().map(({ LineAmount, AccountCode, Description, TaxType, Tracking }) => {
		const [tracking] = (Tracking ?? []) as XeroRecord[];
		return {
			lineAmount: String(LineAmount),
			accountCode: String(AccountCode),
			description: String(Description ?? ''),
			taxType: String(TaxType),
			...(tracking
				? { trackingCategory1: String(tracking.Name), trackingOption1: String(tracking.Option) }
				: {}),
		};
	});

test('every field of the table is in a record', () => {
	expect(untried('manualJournal', [whole()], ['ManualJournalID'])).toEqual([]);
});

test('create with lines below: every field and line is read back', async () => {
	const record = whole();
	const [json] = await journals.done('create', {
		...(await journals.fields('create', record)),
		linesFrom: 'below',
		lines: { line: below() },
	});
	expect(json).toMatchObject({ outcome: 'created', Status: 'DRAFT' });
	await journals.expectHeld(json.ManualJournalID, { ...record, JournalLines: lines() });
});

test('create with lines from an array, and by JSON, posted at once', async () => {
	const record = { ...whole(), Status: 'POSTED' };
	const [json] = await journals.done('create', {
		...(await journals.fields('create', record)),
		linesFrom: 'array',
		linesArray: JSON.stringify(lines()),
	});
	await journals.expectHeld(json.ManualJournalID, { ...record, JournalLines: lines() });
	await journals.expectHeld(await journals.made({ ...record, JournalLines: lines() }), {
		...record,
		JournalLines: lines(),
	});
});

test('rows of one key become one journal; one that does not balance is said by each of its rows', async () => {
	const { Url: _, ...header } = whole();
	const row = (key: string, line: XeroRecord) => ({
		key,
		amount: String(line.LineAmount),
		account: String(line.AccountCode),
	});
	const rows = [
		...lines().map((line) => row('A', line)),
		row('B', { LineAmount: 5, AccountCode: '429' }),
		row('B', { LineAmount: -4.99, AccountCode: '400' }),
	];
	const ran = await journals.run(
		'create',
		{
			...(await journals.fields('create', header)),
			linesFrom: 'rows',
			documentKey: '={{ $json.key }}',
			rowLine: {
				lineAmount: '={{ $json.amount }}',
				accountCode: '={{ $json.account }}',
				taxType: 'NONE',
			},
		},
		{ items: rows, onError: 'continueErrorOutput' },
	);
	expect(ran.items).toHaveLength(1);
	expect(ran.items[0].json.JournalLines).toHaveLength(3);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual(
		[0, 1].map(
			() =>
				'The journal does not balance: its debits come to 5.00, its credits to 4.99, a difference of 0.01',
		),
	);
});

test('the balance is exact, not a float’s, and wrong ones cost no call', async () => {
	const tenths = [0.1, 0.2, -0.3].map((LineAmount) => ({ LineAmount, AccountCode: '429' }));
	expect(0.1 + 0.2 - 0.3).not.toBe(0);
	await journals.made({ Narration: 'Tenths', JournalLines: tenths });
	for (const [JournalLines, message] of [
		[
			[
				{ LineAmount: 100, AccountCode: '429' },
				{ LineAmount: -10, AccountCode: '400' },
			],
			'The journal does not balance: its debits come to 100.00, its credits to 10.00, a difference of 90.00',
		],
		[[{ LineAmount: 0, AccountCode: '429' }], 'A manual journal needs at least two lines'],
	] as const) {
		const ran = await journals.run('create', asJson({ Narration: 'Wrong', JournalLines }));
		expect(ran.error?.message).toBe(message);
		expect(writes(ran)).toEqual([]);
	}
	const exclusive = await journals.run(
		'create',
		asJson({
			Narration: 'Taxed',
			LineAmountTypes: 'Exclusive',
			JournalLines: [
				{ LineAmount: 100, AccountCode: '429', TaxType: 'INPUT2' },
				{ LineAmount: -100, AccountCode: '400', TaxType: 'NONE' },
			],
		}),
	);
	expect(exclusive.error?.message).toBe(
		'The total debits (115.00) must equal total credits (-100.00)',
	);
});

test('update changes fields and keeps the lines; given lines are all there are', async () => {
	const id = await journals.made({ ...whole(), JournalLines: lines() });
	const change = {
		Narration: 'Accrual, put right',
		Date: journals.world.day(-2),
		Status: 'POSTED',
	};
	const [json] = await journals.done('update', {
		record: byId(id),
		...(await journals.fields('update', change)),
	});
	expect(json).toMatchObject({ outcome: 'updated', ManualJournalID: id });
	await journals.expectHeld(id, { ...change, JournalLines: lines() });
	const two = [
		{ LineAmount: 7, AccountCode: '429' },
		{ LineAmount: -7, AccountCode: '400' },
	];
	const [again] = await journals.done('update', {
		record: byId(id),
		...asJson({ LineAmountTypes: 'NoTax', JournalLines: two }),
	});
	expect(again.JournalLines).toHaveLength(2);
	await journals.expectHeld(id, { JournalLines: two });
});

test('create or update by narration and by id', async () => {
	const record = { ...whole(), Narration: 'Payroll March', JournalLines: lines() };
	const upsert = async (matchOn: string, given: XeroRecord) =>
		(await journals.done('upsert', { matchOn, ...asJson(given) }))[0];
	const first = await upsert('Narration', record);
	expect(first.outcome).toBe('created');
	expect(await upsert('Narration', { ...record, Date: journals.world.day(-3) })).toMatchObject({
		outcome: 'updated',
		ManualJournalID: first.ManualJournalID,
	});
	expect(
		await upsert('ManualJournalID', {
			ManualJournalID: String(first.ManualJournalID),
			Narration: 'Payroll',
		}),
	).toMatchObject({ outcome: 'updated', Narration: 'Payroll' });
});

test('a draft is approved, which posts it; then voided, a draft deleted', async () => {
	const [posted, draft] = [
		await journals.made({ ...whole(), JournalLines: lines() }),
		await journals.made({ ...whole(), JournalLines: lines() }),
	];
	expect((await journals.done('approve', { record: byId(posted) }))[0]).toMatchObject({
		outcome: 'updated',
		Status: 'POSTED',
	});
	expect((await journals.done('deleteOrVoid', { record: byId(posted) }))[0]).toMatchObject({
		outcome: 'voided',
		Status: 'VOIDED',
	});
	expect((await journals.done('deleteOrVoid', { record: byId(draft) }))[0]).toMatchObject({
		outcome: 'deleted',
		Status: 'DELETED',
	});
	await journals.expectHeld(posted, { Status: 'VOIDED' });
	const found = await journals.done('getAll', { returnAll: true, filters: { status: 'VOIDED' } });
	expect(found.map(({ ManualJournalID }) => ManualJournalID)).toEqual([posted]);
	expect((await journals.done('get', { record: byId(draft) }))[0]).toMatchObject({
		Status: 'DELETED',
	});
});

test('a system account is refused in Xero’s words', async () => {
	const ran = await journals.run(
		'create',
		asJson({
			Narration: 'No',
			JournalLines: [
				{ LineAmount: 1, AccountCode: '610' },
				{ LineAmount: -1, AccountCode: '090' },
			],
		}),
	);
	expect(ran.error?.message).toContain('is not a valid code for this document.');
});
