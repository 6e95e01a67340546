import type { XeroRecord } from '../../nodes/Xero/values/record';
import { byId, named, openWorld, type World } from './harness';
import { customer } from './harness/lined';
import { make, sentBy, writes } from './harness/made';

/** Status changes, files and notes of credit notes, purchase orders and quotes. */

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const extra: { [resource: string]: XeroRecord } = {
	creditNote: { Type: 'ACCRECCREDIT' },
	purchaseOrder: {},
	quote: { Date: '2026-11-02' },
};
const idOf: { [resource: string]: string } = {
	creditNote: 'CreditNoteID',
	purchaseOrder: 'PurchaseOrderID',
	quote: 'QuoteID',
};

const made = async (resource: string, Status: string): Promise<unknown> => {
	const Contact = { Name: customer };
	const record = await make(world, resource, { ...extra[resource], Contact, Status });
	return record[idOf[resource]];
};
const act = async (resource: string, operation: string, id: unknown, more: object = {}) =>
	await world.run({ resource, operation, record: byId(id), ...more } as never);

test.each([
	['creditNote', 'submit', 'DRAFT', { Status: 'SUBMITTED' }],
	['creditNote', 'approve', 'DRAFT', { Status: 'AUTHORISED' }],
	['creditNote', 'approve', 'SUBMITTED', { Status: 'AUTHORISED' }],
	['purchaseOrder', 'submit', 'DRAFT', { Status: 'SUBMITTED' }],
	['purchaseOrder', 'approve', 'SUBMITTED', { Status: 'AUTHORISED' }],
	['purchaseOrder', 'markAsSent', 'AUTHORISED', { SentToContact: true, Status: 'AUTHORISED' }],
	['purchaseOrder', 'markAsSent', 'BILLED', { SentToContact: true, Status: 'BILLED' }],
	['quote', 'markAsSent', 'DRAFT', { Status: 'SENT' }],
	['quote', 'accept', 'SENT', { Status: 'ACCEPTED' }],
	['quote', 'decline', 'SENT', { Status: 'DECLINED' }],
])('%s: %s from %s', async (resource, operation, from, becomes) => {
	const id = await made(resource, from);
	const ran = await act(resource, operation, id, { simplify: false });
	expect(ran.error).toBeUndefined();
	expect(ran.items[0].json).toMatchObject({ outcome: 'updated', ...becomes });
	const endpoint = `${resource[0].toUpperCase()}${resource.slice(1)}s`;
	const held = world.books(endpoint).find((record) => record[idOf[resource]] === id);
	expect(held).toMatchObject(becomes);
	const again = await act(resource, operation, id);
	expect(again.items[0].json.outcome).toBe('unchanged');
	expect(writes(again)).toEqual([]);
});

test.each([
	['creditNote', 'submit', 'AUTHORISED', 'The credit note is approved, so it cannot be submitted'],
	['purchaseOrder', 'approve', 'BILLED', 'The purchase order is billed, so it cannot be approved'],
	[
		'purchaseOrder',
		'markAsSent',
		'DRAFT',
		'The purchase order is a draft, so it cannot be marked as sent',
	],
	['quote', 'accept', 'DRAFT', 'The quote is a draft, so it cannot be accepted'],
	['quote', 'decline', 'DRAFT', 'The quote is a draft, so it cannot be declined'],
])('%s: %s from %s is refused before sending', async (resource, operation, from, message) => {
	const ran = await act(resource, operation, await made(resource, from));
	expect(ran.error?.message).toBe(message);
	expect(writes(ran)).toEqual([]);
});

test('a quote’s contact and date go with its status', async () => {
	const id = await made('quote', 'SENT');
	const [sent] = sentBy(await act('quote', 'accept', id));
	expect(sent).toMatchObject({ QuoteID: id, Status: 'ACCEPTED', Date: '2026-11-02' });
	expect(sent.Contact).toEqual({ ContactID: expect.any(String) });
});

test.each(['creditNote', 'purchaseOrder', 'quote'])(
	'%s: a note is kept in its history',
	async (resource) => {
		const id = String(await made(resource, 'DRAFT'));
		expect((await act(resource, 'addNote', id, { note: 'Agreed by phone' })).error).toBeUndefined();
		const history = await act(resource, 'getHistory', id);
		expect(history.items.map(({ json }) => json.Details)).toContain('Agreed by phone');
	},
);

test.each(['creditNote', 'purchaseOrder', 'quote'])(
	'%s: its PDF is attached to it',
	async (resource) => {
		const id = await made(resource, 'DRAFT');
		const pdf = {
			data: Buffer.from('%PDF-1.7').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'a.pdf',
		};
		const parameters = {
			resource,
			operation: 'uploadAttachment',
			record: byId(id),
			filesFrom: 'all',
		};
		const uploaded = await world.run(parameters, { files: [{ data: pdf }] });
		expect(uploaded.error).toBeUndefined();
		const listed = await act(resource, 'getAttachments', id);
		expect(listed.items.map(({ json }) => json)).toMatchObject([
			{ FileName: 'a.pdf', ContentLength: 8 },
		]);
		const got = await act(resource, 'downloadAttachment', id, {
			attachment: named('name', 'a.pdf'),
		});
		expect(Buffer.from(String(got.items[0].binary?.data.data), 'base64').toString()).toBe(
			'%PDF-1.7',
		);
	},
);
