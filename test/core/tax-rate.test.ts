import { asJson, byId, byNumber, openWorld } from './harness';
import { sentBy } from './harness/made';
import { Records, writesAndReads, type Story } from './harness/records';

let rates: Records;
let count = 0;

const taxRate: Story = {
	resource: 'taxRate',
	id: 'TaxType',
	number: 'Name',
	matchOn: ['Name', 'TaxType'],
	read: async (client, tenant, id) =>
		(await client.getTaxRateByTaxType(tenant, id)).body.taxRates?.[0],
	create: () => ({
		Name: `City tax ${(count += 1)}`,
		ReportTaxType: 'OUTPUT',
		TaxComponents: [
			{ Name: 'State', Rate: 7.25, IsCompound: false, IsNonRecoverable: false },
			{ Name: 'City', Rate: 0.1234, IsCompound: true, IsNonRecoverable: false },
		],
	}),
	change: () => ({
		TaxComponents: [{ Name: 'State', Rate: 0, IsCompound: false, IsNonRecoverable: false }],
	}),
	untried: ['Status'],
};

beforeAll(async () => {
	rates = new Records(await openWorld(), taxRate);
});
afterAll(async () => await rates.world.close());

writesAndReads(() => rates, taxRate);

test('the components go with every change, as Xero asks for all of them', async () => {
	const before = taxRate.create();
	const id = await rates.made(before);
	const ran = await rates.run('update', { record: byId(id), ...asJson({ Name: 'Renamed tax' }) });
	expect(sentBy(ran)).toEqual([
		{ TaxType: id, Name: 'Renamed tax', TaxComponents: before.TaxComponents },
	]);
	const found = { TaxType: id, Name: 'Matched tax' };
	await rates.done('upsert', { matchOn: 'TaxType', ...asJson(found) });
	await rates.expectHeld(id, { ...before, Name: 'Matched tax' });
});

test('archive and delete', async () => {
	const [first, second] = [taxRate.create(), taxRate.create()];
	const ids = [await rates.made(first), await rates.made(second)];
	expect((await rates.done('archive', { record: byId(ids[0]) }))[0]).toMatchObject({
		outcome: 'archived',
		Status: 'ARCHIVED',
	});
	await rates.expectHeld(ids[0], { ...first, Status: 'ARCHIVED' });
	await rates.done('update', {
		record: byId(ids[0]),
		...(await rates.fields('update', { Status: 'ACTIVE' })),
	});
	await rates.expectHeld(ids[0], { ...first, Status: 'ACTIVE' });
	expect((await rates.done('delete', { record: byNumber(second.Name) }))[0]).toMatchObject({
		outcome: 'deleted',
		Status: 'DELETED',
	});
	await rates.expectHeld(ids[1], { ...second, Status: 'DELETED' });
});

test('one of Xero’s own rates is refused in Xero’s words', async () => {
	const { error } = await rates.run('update', {
		record: byId('OUTPUT2'),
		...asJson({ Name: 'Mine' }),
	});
	expect(error?.message).toContain('System tax rates cannot be updated');
});
