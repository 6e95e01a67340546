import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi';

import { asJson, byId, openWorld, type World } from './harness';

let world: World;
beforeAll(async () => {
	world = await openWorld({
		scopes: [
			'offline_access',
			'accounting.settings',
			'accounting.contacts',
			'accounting.classicexpenses',
		],
	});
});
afterAll(async () => await world.close());

async function done(
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
): Promise<IDataObject[]> {
	const { items, error } = await world.run({ resource, operation, simplify: false, ...parameters });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

test('a receipt and its claim: created, changed, claimed, voided', async () => {
	const [user] = await done('user', 'getAll', { limit: 1 });
	const [contact] = await done('contact', 'create', asJson({ Name: 'Corner Store' }));
	const given = {
		Contact: { ContactID: contact.ContactID },
		User: { UserID: user.UserID },
		Date: world.day(0),
		Reference: 'Lunch',
		LineItems: [{ Description: 'Sandwich', Quantity: 1, UnitAmount: 12.5, AccountCode: '429' }],
	};
	const [receipt] = await done('receipt', 'create', asJson(given as never));
	const id = String(receipt.ReceiptID);
	await done('receipt', 'update', { record: byId(id), ...asJson({ Reference: 'Dinner' }) });
	const client = new AccountingApi(`${world.url}/api.xro/2.0`);
	client.accessToken = world.control.issueToken({
		tenants: [world.tenant()],
		scopes: ['accounting.classicexpenses'],
	}).access_token;
	const held = (await client.getReceipt(world.tenant(), id)).body.receipts?.[0];
	expect(held).toMatchObject({
		reference: 'Dinner',
		user: { userID: user.UserID },
		lineItems: [{ description: 'Sandwich', unitAmount: 12.5 }],
	});
	const [claim] = await done(
		'expenseClaim',
		'create',
		asJson({ User: { UserID: user.UserID }, Receipts: [{ ReceiptID: id }] } as never),
	);
	expect(claim).toMatchObject({ outcome: 'created', Status: 'SUBMITTED' });
	const record = byId(String(claim.ExpenseClaimID));
	expect(
		(await done('expenseClaim', 'update', { record, ...asJson({ Status: 'AUTHORISED' }) }))[0],
	).toMatchObject({ outcome: 'updated', Status: 'AUTHORISED' });
	expect((await done('expenseClaim', 'delete', { record }))[0]).toMatchObject({
		Status: 'VOIDED',
	});
	const [another] = await done('receipt', 'create', asJson(given as never));
	expect(
		(await done('receipt', 'delete', { record: byId(String(another.ReceiptID)) }))[0],
	).toMatchObject({ Status: 'VOIDED' });
});

test('without their scope it is said that new apps do not get it', async () => {
	const plain = await openWorld();
	try {
		const { error } = await plain.run({ resource: 'receipt', operation: 'getAll' });
		expect(error?.description).toContain('Xero gives this scope to no new app');
	} finally {
		await plain.close();
	}
});
