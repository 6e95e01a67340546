import { asJson, byId, byNumber, openWorld } from './harness';
import { writes } from './harness/made';
import { Records, writesAndReads, type Story } from './harness/records';

let accounts: Records;
let count = 1000;

const account: Story = {
	resource: 'account',
	id: 'AccountID',
	number: 'Code',
	matchOn: ['Code', 'Name', 'AccountID'],
	read: async (client, tenant, id) => (await client.getAccount(tenant, id)).body.accounts?.[0],
	create: () => ({
		Code: String((count += 1)),
		Name: `Market stall ${count}`,
		Type: 'EXPENSE',
		Description: 'Stalls & stands',
		TaxType: 'INPUT2',
		EnablePaymentsToAccount: true,
		ShowInExpenseClaims: false,
	}),
	change: () => ({
		Description: 'Stalls, stands and fairs',
		Type: 'OVERHEADS',
		TaxType: 'NONE',
		EnablePaymentsToAccount: false,
		AddToWatchlist: true,
	}),
	untried: ['BankAccountNumber', 'BankAccountType', 'CurrencyCode', 'Status'],
};

beforeAll(async () => {
	accounts = new Records(await openWorld(), account);
});
afterAll(async () => await accounts.world.close());

writesAndReads(() => accounts, account);

test('a bank account in another currency', async () => {
	const record = {
		Code: '095',
		Name: 'US Savings',
		Type: 'BANK',
		BankAccountNumber: '01-0123-0999999-51',
		BankAccountType: 'BANK',
		CurrencyCode: 'USD',
	};
	const [json] = await accounts.done('create', await accounts.fields('create', record));
	await accounts.expectHeld(json.AccountID, record);
});

test('the watchlist, which Xero takes with changes alone, is not lost on a new account', async () => {
	const { error, calls } = await accounts.run(
		'create',
		asJson({ ...account.create(), AddToWatchlist: true }),
	);
	expect(error?.message).toMatch(/^Add To Watchlist is taken only when an account is updated/);
	expect(writes({ calls })).toEqual([]);
	const id = await accounts.made({ ...account.create(), AddToWatchlist: false });
	await accounts.done('update', { record: byId(id), ...asJson({ AddToWatchlist: true }) });
	await accounts.expectHeld(id, { AddToWatchlist: true });
});

test('archive, then active again by the status alone', async () => {
	const id = await accounts.made(account.create());
	const [archived] = await accounts.done('archive', { record: byId(id) });
	expect(archived).toMatchObject({ outcome: 'archived', Status: 'ARCHIVED' });
	await accounts.expectHeld(id, { Status: 'ARCHIVED' });
	await accounts.done('update', {
		record: byId(id),
		...(await accounts.fields('update', { Status: 'ACTIVE' })),
	});
	await accounts.expectHeld(id, { Status: 'ACTIVE' });
});

test('delete an unused account; a used one is refused in Xero’s words', async () => {
	const record = account.create();
	const id = await accounts.made(record);
	const [json] = await accounts.done('delete', { record: byNumber(record.Code) });
	expect(json.outcome).toBe('deleted');
	expect(accounts.world.books('Accounts').filter(({ AccountID }) => AccountID === id)).toEqual([]);
	const { error } = await accounts.run('delete', { record: byNumber('200') });
	expect(error?.message).toContain('in use');
});

test('a record an element: the second of two faulty ones does not stop the first', async () => {
	const records = [account.create(), { ...account.create(), Code: '200' }, account.create()];
	const { items, errorItems } = await accounts.run('create', asJson(records), {
		onError: 'continueErrorOutput',
	});
	expect(items).toHaveLength(2);
	expect(errorItems.map(({ json }) => json.error)).toEqual(['Please enter a unique Code.']);
});
