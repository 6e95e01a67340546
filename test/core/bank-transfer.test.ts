import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, openWorld } from './harness';
import { untried } from './harness/compare';
import { writes } from './harness/made';
import { Records } from './harness/records';

let transfers: Records;

beforeAll(async () => {
	transfers = new Records(await openWorld(), {
		resource: 'bankTransfer',
		id: 'BankTransferID',
		read: async (client, tenant, id) =>
			(await client.getBankTransfer(tenant, id)).body.bankTransfers?.[0],
	});
});
afterAll(async () => await transfers.world.close());

const whole = (): XeroRecord => {
	const [category] = transfers.world.books('TrackingCategories');
	const [option] = category.Options as XeroRecord[];
	const tracking = [
		{
			TrackingCategoryID: String(category.TrackingCategoryID),
			TrackingOptionID: option.TrackingOptionID,
		},
	];
	return {
		FromBankAccount: { Code: '090' },
		ToBankAccount: { Code: '091' },
		Amount: 250.75,
		Date: transfers.world.day(-1),
		Reference: 'Savings',
		FromIsReconciled: false,
		ToIsReconciled: true,
		FromTracking: tracking,
		ToTracking: tracking,
	};
};

test('create by fields: every field is read back, and a bank transaction stands on either side', async () => {
	const record = whole();
	expect(untried('bankTransfer', [record])).toEqual([]);
	const [json] = await transfers.done('create', await transfers.fields('create', record));
	expect(json).toMatchObject({ outcome: 'created', Status: 'AUTHORISED' });
	await transfers.expectHeld(json.BankTransferID, record);
	const { world } = transfers;
	for (const [id, type] of [
		[json.FromBankTransactionID, 'SPEND-TRANSFER'],
		[json.ToBankTransactionID, 'RECEIVE-TRANSFER'],
	]) {
		const { body } = await world.client().getBankTransaction(world.tenant(), String(id));
		expect(body.bankTransactions).toMatchObject([{ type, total: 250.75 }]);
	}
});

test('several by JSON go one a request, each with its own verdict', async () => {
	const records = [
		whole(),
		{ ...whole(), ToBankAccount: { Code: '090' } },
		{ ...whole(), Amount: 3 },
		{ ...whole(), ToBankAccount: { Code: '092' } },
	];
	const ran = await transfers.run('create', asJson(records), { onError: 'continueErrorOutput' });
	expect(ran.items.map(({ json }) => json.Amount)).toEqual([250.75, 3]);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual([
		'The bank accounts of a transfer must not be the same.',
		'The bank accounts of a transfer must have the same currency.',
	]);
	expect(writes(ran)).toHaveLength(4);
});

test('delete takes both sides along; lists hide it unless deleted ones are asked for', async () => {
	const id = await transfers.made({ ...whole(), ToIsReconciled: false, Reference: 'Gone' });
	expect((await transfers.done('delete', { record: byId(id) }))[0]).toMatchObject({
		outcome: 'deleted',
		Status: 'DELETED',
	});
	const listed = async (filters: XeroRecord) =>
		(
			await transfers.done('getAll', {
				returnAll: true,
				filters: { reference: 'Gone', ...filters } as never,
			})
		).map(({ BankTransferID }) => BankTransferID);
	expect(await listed({})).toEqual([]);
	expect(await listed({ includeDeleted: true })).toEqual([id]);
	expect((await transfers.done('get', { record: byId(id) }))[0]).toMatchObject({
		Status: 'DELETED',
	});
	const reconciled = await transfers.made(whole());
	expect((await transfers.run('delete', { record: byId(reconciled) })).error?.message).toContain(
		'reconciled',
	);
});
