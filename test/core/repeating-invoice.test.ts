import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, named, openWorld, type World } from './harness';
import { untried } from './harness/compare';
import { customer } from './harness/lined';
import { contactId, sentBy, writes } from './harness/made';
import { Records } from './harness/records';

let world: World;
let templates: Records;
beforeAll(async () => {
	world = await openWorld();
	templates = new Records(world, {
		resource: 'repeatingInvoice',
		id: 'RepeatingInvoiceID',
		read: async (client, tenant, id) =>
			(await client.getRepeatingInvoice(tenant, id)).body.repeatingInvoices?.[0],
	});
});
afterAll(async () => await world.close());

const header = (): XeroRecord => ({
	Type: 'ACCREC',
	Schedule: {
		Period: 2,
		Unit: 'MONTHLY',
		StartDate: world.day(3),
		EndDate: world.day(400),
		DueDate: 20,
		DueDateType: 'OFFOLLOWINGMONTH',
	},
	Reference: '[Month] retainer',
	LineAmountTypes: 'Inclusive',
	Status: 'AUTHORISED',
	CurrencyCode: 'USD',
	BrandingThemeID: String(world.books('BrandingThemes')[1].BrandingThemeID),
	ApprovedForSending: true,
	SendCopy: true,
	MarkAsSent: false,
	IncludePDF: true,
});
const lines: XeroRecord[] = [
	{ Description: 'Retainer', Quantity: 1, UnitAmount: 250, AccountCode: '200', DiscountRate: 10 },
	{ Description: 'Hosting', Quantity: 2, UnitAmount: 12.5, AccountCode: '200' },
];
const whole = (more: XeroRecord = {}): XeroRecord => ({
	Contact: { ContactID: contactId(world, customer) },
	LineItems: lines,
	...header(),
	...more,
});

test('every field of the table is in the record', () => {
	expect(untried('repeatingInvoice', [header()])).toEqual([]);
});

test('create by fields: every field is read back', async () => {
	const [json] = await templates.done('create', {
		contact: named('name', customer),
		...(await templates.fields('create', header())),
		linesFrom: 'array',
		linesArray: JSON.stringify(lines),
	});
	expect(json.outcome).toBe('created');
	await templates.expectHeld(json.RepeatingInvoiceID, whole());
	expect(json.Schedule).toMatchObject({
		StartDate: world.day(3),
		NextScheduledDate: world.day(3),
		EndDate: world.day(400),
	});
});

test('create by JSON, several at once, for invoices and for bills', async () => {
	const bill = whole({
		Type: 'ACCPAY',
		LineItems: [lines[1]],
		Status: 'DRAFT',
		ApprovedForSending: false,
	});
	const records = [whole(), bill];
	const ran = await templates.run('create', asJson(records));
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toHaveLength(1);
	for (const [at, record] of records.entries())
		await templates.expectHeld(ran.items[at].json.RepeatingInvoiceID, record);
});

test('a moment in the schedule becomes the day it is in the organisation, in every form of input', async () => {
	const moment = `${world.day(3)}T12:00:00Z`;
	const { Schedule, ...others } = whole();
	const schedule = { ...(Schedule as XeroRecord), StartDate: moment };
	for (const given of [
		{ Schedule: schedule },
		{ Schedule: JSON.stringify(schedule) },
		{ Schedule, ScheduleStartDate: moment },
	]) {
		const { items, error } = await templates.run('create', asJson({ ...others, ...given }));
		expect(error).toBeUndefined();
		// 12:00 in UTC is 01:00 of the next day in Auckland.
		expect(items[0].json.Schedule).toMatchObject({ StartDate: world.day(4) });
	}
});

test('a template without schedule, or with half of one, is refused before sending', async () => {
	const { Schedule: _, ...without } = whole();
	const none = await templates.run('create', asJson(without));
	expect(none.error?.message).toBe('Schedule is required.');
	const half = await templates.run(
		'create',
		asJson(whole({ Schedule: { Period: 1, Unit: 'WEEKLY' } })),
	);
	expect(`${half.error?.message} ${half.error?.description}`).toMatch(
		/Schedule Start Date is required\..*Schedule Due Day is required\./,
	);
	expect([...writes(none), ...writes(half)]).toEqual([]);
});

test('a discount on a bill is refused in Xero’s words', async () => {
	const { error } = await templates.run('create', asJson(whole({ Type: 'ACCPAY' })));
	expect(error?.message).toBe('Discounts may not be applied to ACCPAY invoices.');
});

test('get, and get many by type, status, contact and reference', async () => {
	const Contact = { ContactID: contactId(world, 'City Agency') };
	const id = await templates.made(whole({ Contact, Reference: 'FAR' }));
	await templates.made(
		whole({ Contact, Status: 'DRAFT', ApprovedForSending: false, Reference: 'FAR 2' }),
	);
	const [json] = await templates.done('get', { record: byId(id) });
	expect(json).toMatchObject({ RepeatingInvoiceID: id, Reference: 'FAR' });
	const listed = async (filters: object) => {
		const answers = await templates.done('getAll', { returnAll: true, filters } as never);
		return answers.map(({ Reference }) => Reference).sort();
	};
	const contact = named('id', Contact.ContactID);
	expect(await listed({ contact })).toEqual(['FAR', 'FAR 2']);
	expect(await listed({ contact, status: 'DRAFT' })).toEqual(['FAR 2']);
	expect(await listed({ contact, type: 'ACCPAY' })).toEqual([]);
	expect(await listed({ reference: 'FAR' })).toEqual(['FAR']);
});

test('delete sets the status and nothing else; a deleted one is refused in Xero’s words', async () => {
	const id = await templates.made(whole());
	const ran = await templates.run('delete', { record: byId(id) });
	expect(ran.items[0].json).toMatchObject({ outcome: 'deleted', Status: 'DELETED' });
	expect(sentBy(ran)).toEqual([{ RepeatingInvoiceID: id, Status: 'DELETED' }]);
	const again = await templates.run('delete', { record: byId(id) });
	expect(again.error?.message).toMatch(/^Repeating invoices cannot be updated/);
});

test('a note is kept in its history', async () => {
	const id = await templates.made(whole());
	expect(
		(await templates.run('addNote', { record: byId(id), note: 'Agreed by phone' })).error,
	).toBeUndefined();
	const { body } = await world.client().getRepeatingInvoiceHistory(world.tenant(), id);
	expect(body.historyRecords?.map(({ details }) => details)).toContain('Agreed by phone');
});
