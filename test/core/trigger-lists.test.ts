import { asJson, auckland, byId, london, openWorld } from './harness';
import type { PollResult } from './harness/poll';
import { told, Watching } from './harness/watching';

/* Lists that cannot be asked what changed, lists from which records vanish, journals and payroll. */

const creek = 'Wattle Creek Pty Ltd';

let xero: Watching;

const open = async (organisation = auckland, scopes?: string[]): Promise<void> => {
	xero = new Watching(
		await openWorld({
			organisations: [organisation],
			...(scopes === undefined ? {} : { scopes: [...scopes, 'offline_access'] }),
		}),
	);
};
afterEach(async () => await xero.world.close());

describe('Compared with what they were', () => {
	test('a tracking category: created, updated, archived', async () => {
		await open();
		const [created, updated, removed] = [
			await xero.watch('trackingCategory', 'created'),
			await xero.watch('trackingCategory', 'updated'),
			await xero.watch('trackingCategory', 'removed'),
		];
		const [old] = xero.world.books('TrackingCategories');
		xero.edit('TrackingCategories', old.TrackingCategoryID, { Name: 'Renamed' });
		expect(told((await created.poll()).items, 'Name')).toEqual([]);
		expect(told((await updated.poll()).items, 'Name')).toEqual([['updated', 'Renamed']]);
		xero.edit('TrackingCategories', old.TrackingCategoryID, { Status: 'ARCHIVED' });
		expect(told((await removed.poll()).items, 'Name')).toEqual([['removed', 'Renamed']]);
		expect((await removed.poll()).started).toBe(false);
		const next = xero.add('TrackingCategories', { Name: 'Next' });
		expect(told((await created.poll()).items, 'Name')).toEqual([['created', 'Next']]);
		xero.drop('TrackingCategories', next.TrackingCategoryID);
		await removed.poll();
		expect((await created.poll()).started).toBe(false);
	});

	test('a tracking category that was there and is deleted for good is told by what was known of it', async () => {
		await open();
		const [old] = xero.world.books('TrackingCategories');
		xero.edit('TrackingCategories', old.TrackingCategoryID, { Status: 'ARCHIVED' });
		const made = xero.add('TrackingCategories', { Name: 'Short-lived' });
		const poller = await xero.watch('trackingCategory', 'removed');
		xero.drop('TrackingCategories', made.TrackingCategoryID);
		expect((await poller.poll()).items).toMatchObject([
			{ event: 'removed', TrackingCategoryID: made.TrackingCategoryID, Name: 'Short-lived' },
		]);
		expect((await poller.poll()).started).toBe(false);
	});
});

describe('Deleted for good', () => {
	test('an item is told removed, with its code', async () => {
		await open();
		const kept = xero.add('Items', { Code: 'KEPT', Name: 'Kept' });
		const gone = xero.add('Items', { Code: 'GONE', Name: 'Gone' });
		const poller = await xero.watch('item', 'removed');
		xero.drop('Items', gone.ItemID);
		xero.edit('Items', kept.ItemID, { Code: 'KEPT', Name: 'Kept still' });
		expect((await poller.poll()).items).toMatchObject([
			{ event: 'removed', ItemID: gone.ItemID, Code: 'GONE' },
		]);
		expect((await poller.poll()).started).toBe(false);
	});

	test('an account is archived, or deleted, and each is told once', async () => {
		await open();
		const [one, other] = [
			xero.add('Accounts', { Code: '901', Name: 'One', Type: 'EXPENSE' }),
			xero.add('Accounts', { Code: '902', Name: 'Other', Type: 'EXPENSE' }),
		];
		const poller = await xero.watch('account', 'removed');
		xero.edit('Accounts', one.AccountID, { Status: 'ARCHIVED' });
		xero.drop('Accounts', other.AccountID);
		expect(told((await poller.poll()).items, 'Code')).toEqual([
			['removed', '901'],
			['removed', '902'],
		]);
		expect((await poller.poll()).started).toBe(false);
	});

	test('filters hold for what Xero has deleted for good: by what it was when last seen', async () => {
		await open();
		const account = (Code: string, Type: string) => xero.add('Accounts', { Code, Name: `Account ${Code}`, Type });
		const made = [account('901', 'EXPENSE'), account('902', 'REVENUE'), account('903', 'EXPENSE')];
		const poller = await xero.watch('account', 'removed', { filters: { types: ['EXPENSE'] } });
		xero.edit('Accounts', made[2].AccountID, { Type: 'DIRECTCOSTS' });
		await poller.poll();
		for (const { AccountID } of made) xero.drop('Accounts', AccountID);
		expect(told((await poller.poll()).items, 'Code')).toEqual([['removed', '901']]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	});

	test('a list of several pages that shifts while it is read makes nothing look removed', async () => {
		await open();
		const bill = xero.invoice(9, {
			Type: 'ACCPAY',
			InvoiceNumber: 'B-9',
			LineItems: Array.from({ length: 130 }, (_, at) => ({
				Description: `Line ${at}`,
				Quantity: 1,
				UnitAmount: 1,
				AccountCode: '429',
			})),
		});
		const lines = bill.LineItems as Array<{ LineItemID: string }>;
		const linked = lines.map(({ LineItemID }) =>
			xero.add('LinkedTransactions', {
				SourceTransactionID: bill.InvoiceID,
				SourceLineItemID: LineItemID,
			}),
		);
		const poller = await xero.watch('linkedTransaction', 'removed');
		xero.world.control.when({
			method: 'GET',
			url: 'LinkedTransactions',
			skip: 1,
			run: () => {
				xero.drop('LinkedTransactions', linked[3].LinkedTransactionID);
				return undefined;
			},
		});
		const items = (await poller.poll()).items.concat((await poller.poll()).items);
		expect(told(items, 'LinkedTransactionID')).toEqual([
			['removed', linked[3].LinkedTransactionID],
		]);
	});
});

describe('Journals, read on by number', () => {
	test('each new journal once, one call a poll, nothing of before activation', async () => {
		await open(auckland, ['accounting.journals.read']);
		xero.pay(xero.invoice());
		const poller = await xero.watch('journal', 'created');
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
		const invoice = xero.invoice();
		const first = await poller.poll();
		expect(first.items.map(({ SourceID }) => SourceID)).toEqual([invoice.InvoiceID]);
		xero.pass(20);
		const idle = await poller.poll();
		expect([idle.started, idle.calls.length]).toEqual([false, 1]);
		for (let at = 0; at < 230; at++) xero.invoice();
		const { items, calls } = await poller.poll();
		expect(items).toHaveLength(230);
		expect(calls).toHaveLength(3);
	});
});

describe('Payroll employees', () => {
	const employees = async (event: string, organisation: string, more = {}) => {
		const poller = await xero.watch('employee', event, more);
		expect(poller.size).toBeGreaterThan(10);
		return { poller, tell: ({ items }: PollResult) => told(items, 'LastName'), organisation };
	};

	const scopes = ['payroll.employees', 'accounting.settings'];

	test.each([
		[creek, 'AU'],
		[auckland, 'NZ'],
		[london, 'UK'],
	])('of %s: created, field changed', async (organisation, region) => {
		await open(organisation, scopes);
		const { poller: created, tell } = await employees('created', organisation);
		const { poller: changed } = await employees('fieldChanged', organisation, {
			watchedFields: ['Email'],
		});
		const address = {
			AddressLine1: '1 High Street',
			City: 'Town',
			PostalCode: region === 'UK' ? 'N1 1AA' : '1010',
			...(region === 'AU' ? { Region: 'NSW' } : {}),
		};
		const employee = {
			Title: 'Ms',
			FirstName: 'Nia',
			LastName: 'New',
			DateOfBirth: '1990-01-31',
			Gender: 'F',
			HomeAddress: address,
		};
		const [{ json: made }] = (
			await xero.world.run({ resource: 'employee', operation: 'create', ...asJson(employee) })
		).items;
		expect(tell(await created.poll())).toEqual([['created', 'New']]);
		await changed.poll();
		xero.pass(1);
		const { error } = await xero.world.run({
			resource: 'employee',
			operation: 'update',
			record: byId(made.EmployeeID),
			...asJson({ Email: 'nia@example.com' }),
		});
		expect(error).toBeUndefined();
		const { items } = await changed.poll();
		expect(items).toMatchObject([
			{
				event: 'fieldChanged',
				LastName: 'New',
				changes: { Email: { before: null, after: 'nia@example.com' } },
			},
		]);
		expect((await created.poll()).started).toBe(false);
	});
});
