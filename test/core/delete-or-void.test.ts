import { byId, byNumber, named, openWorld, type RunOptions, type World } from './harness';
import { bookedInvoice, contactId, kept, make, pay, sentBy, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const remove = async (ids: unknown[], options: RunOptions = {}, resource = 'invoice') =>
	await world.run(
		{ resource, operation: 'deleteOrVoid', record: byId('={{ $json.id }}') },
		{ items: ids.map((id) => ({ id })) as never, ...options },
	);
const approved = async (resource = 'invoice') =>
	await make(world, resource, { Status: 'AUTHORISED', DueDate: world.day(9) });

test('a part-paid and a paid document are refused, naming the payments to remove first; the others go', async () => {
	const [part, whole, draft] = [await approved(), await approved(), await make(world, 'invoice')];
	const [one, two] = [await pay(world, part, 5), await pay(world, part, 2.5)];
	await pay(world, whole, 23);
	const ran = await remove([part.InvoiceID, draft.InvoiceID, whole.InvoiceID], {
		onError: 'continueErrorOutput',
	});
	expect(ran.items.map(({ json }) => [json.outcome, json.Status])).toEqual([
		['deleted', 'DELETED'],
	]);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual(
		[0, 1].map(
			() => 'The invoice is paid or credited in part or whole, so Xero does not let it be voided',
		),
	);
	const { description } = ran.errorItems[0].json.details as { description: string };
	for (const payment of [
		`payment ${String(one.PaymentID)} of 5`,
		`payment ${String(two.PaymentID)} of 2.5`,
	])
		expect(description).toContain(payment);
	expect(sentBy(ran)).toEqual([{ InvoiceID: draft.InvoiceID, Status: 'DELETED' }]);
	expect([part, whole].map(({ InvoiceID }) => bookedInvoice(world, InvoiceID).Status)).toEqual([
		'AUTHORISED',
		'PAID',
	]);
});

test('once its payment is deleted, it is voided', async () => {
	const invoice = await approved();
	const payment = await pay(world, invoice, 5);
	const deleted = await world.run({
		resource: 'payment',
		operation: 'delete',
		record: byId(payment.PaymentID),
	});
	expect(deleted.error).toBeUndefined();
	expect(deleted.items[0].json).toMatchObject({ outcome: 'deleted', Status: 'DELETED' });
	expect((await remove([invoice.InvoiceID])).items[0].json).toMatchObject({
		outcome: 'voided',
		Status: 'VOIDED',
	});
});

test('what is gone already is left, costs no write, and is unchanged', async () => {
	const invoice = await approved();
	await remove([invoice.InvoiceID]);
	const again = await remove([invoice.InvoiceID]);
	expect(again.items[0].json).toMatchObject({
		outcome: 'unchanged',
		Status: 'VOIDED',
		InvoiceID: invoice.InvoiceID,
	});
	expect(writes(again)).toEqual([]);
});

test('an id of nothing, or of the other kind, is not found; the others go', async () => {
	const [bill, invoice] = [await approved('bill'), await approved()];
	const ran = await remove(
		[bill.InvoiceID, '11111111-2222-4333-8444-555555555555', invoice.InvoiceID],
		{ onError: 'continueErrorOutput' },
	);
	expect(
		ran.errorItems.map(({ json }) => [json.error, (json.details as { httpCode: number }).httpCode]),
	).toEqual([0, 1].map(() => ['Xero found no invoice with this id or number', 404]));
	expect(ran.items.map(({ json }) => json.outcome)).toEqual(['voided']);
	expect(bookedInvoice(world, bill.InvoiceID).Status).toBe('AUTHORISED');
});

test('a bill by its number needs its contact, and two of one number are listed', async () => {
	const number = 'DV-1';
	const bills = [];
	for (const Name of ['PowerDirect', 'PowerDirect', 'Swift Couriers'])
		bills.push(await make(world, 'bill', { InvoiceNumber: number, Contact: { Name } }));
	const byContact = async (contact?: string) =>
		await world.run({
			resource: 'bill',
			operation: 'deleteOrVoid',
			record: byNumber(number),
			...(contact
				? { recordContact: named('id', contactId(world, contact)) }
				: { recordContact: named('id', '={{ "" }}') }),
		});
	expect((await byContact()).error?.message).toBe('A bill number is not unique in Xero');
	const several = await byContact('PowerDirect');
	expect(several.error?.message).toBe('Several bills share this InvoiceNumber');
	for (const { InvoiceID } of bills.slice(0, 2))
		expect(several.error?.description).toContain(`${String(InvoiceID)} (DRAFT)`);
	expect(writes(several)).toEqual([]);
	expect((await byContact('Swift Couriers')).items[0].json).toMatchObject({
		outcome: 'deleted',
		InvoiceID: bills[2].InvoiceID,
	});
});

test('a document in a locked period is refused in Xero’s words', async () => {
	const { PeriodLockDate } = kept(world, 'Organisation', 'Name', 'Harbour Lane Traders');
	expect(PeriodLockDate).toBeInstanceOf(Date);
	const locked = await make(world, 'invoice', {
		Date: (PeriodLockDate as Date).toISOString().slice(0, 10),
	});
	expect((await remove([locked.InvoiceID])).items[0].json.outcome).toBe('deleted');
});

test('an account is archived alone, at its own address, with nothing but the status', async () => {
	const { AccountID } = kept(world, 'Accounts', 'Code', '485');
	const ran = await world.run({
		resource: 'account',
		operation: 'archive',
		record: byNumber('485'),
	});
	expect(ran.error).toBeUndefined();
	expect(ran.items[0].json).toMatchObject({ outcome: 'archived', Status: 'ARCHIVED', Code: '485' });
	const [sent] = writes(ran);
	expect([sent.path, JSON.parse(String(sent.body))]).toEqual([
		`/api.xro/2.0/Accounts/${String(AccountID)}`,
		{ Status: 'ARCHIVED' },
	]);
	const used = await world.run({
		resource: 'account',
		operation: 'delete',
		record: byNumber('200'),
	});
	expect(used.error?.message).toMatch(/account/i);
	expect(kept(world, 'Accounts', 'Code', '200').Status).toBe('ACTIVE');
});
