import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';

import { byId, byNumber, named, openWorld, type Ran, type RunOptions, type World } from './harness';
import { contactId, make, writes } from './harness/made';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

const tenant = () => world.tenant();
/** Every byte there is, so that one that goes through text would be noticed. */
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const text = (content: string): Buffer => Buffer.from(content);

const file = (fileName: string, content: Buffer | string = everyByte, mimeType = 'application/pdf') => ({
	data: Buffer.from(content).toString('base64'),
	mimeType,
	fileName,
});

const upload = async (resource: string, id: unknown, files: IBinaryKeyData, parameters: INodeParameters = {}, options: RunOptions = {}): Promise<Ran> =>
	await world.run({ resource, operation: 'uploadAttachment', record: byId(id), ...parameters }, { files: [files], ...options });

const everywhere = { filesFrom: 'all' };

/** Names and sizes of what Xero holds, through the official client. */
const held = async (id: unknown) =>
	((await world.client().getInvoiceAttachments(tenant(), String(id))).body.attachments ?? []).map(({ fileName, contentLength }) => [fileName, contentLength]);

const heldContent = async (id: unknown, name: string): Promise<Buffer> =>
	(await world.client().getInvoiceAttachmentByFileName(tenant(), String(id), name, 'application/pdf')).body;

describe.each([
	['invoice', async () => (await make(world, 'invoice')).InvoiceID, 'getInvoiceAttachments'],
	['bill', async () => (await make(world, 'bill')).InvoiceID, 'getInvoiceAttachments'],
	['contact', async () => await Promise.resolve(contactId(world, 'Bayside Club')), 'getContactAttachments'],
	['account', async () => await Promise.resolve(world.books('Accounts')[0].AccountID), 'getAccountAttachments'],
] as const)('%s', (resource, idOf, read) => {
	test('a file is attached, listed and downloaded byte by byte, by its name and by its id', async () => {
		const id = await idOf();
		const uploaded = await upload(resource, id, { data: file('Terms & conditions [2026] #1.pdf') });
		expect(uploaded.error).toBeUndefined();
		expect(uploaded.items[0].json).toMatchObject({ outcome: 'created', FileName: 'Terms & conditions [2026] #1.pdf', MimeType: 'application/pdf', ContentLength: 256 });
		const client = world.client();
		const { body } = await client[read](tenant(), String(id));
		expect(body.attachments).toHaveLength(1);
		const { attachmentID } = body.attachments?.[0] ?? {};

		const listed = await world.run({ resource, operation: 'getAttachments', record: byId(id) });
		expect(listed.items.map(({ json }) => json)).toEqual([expect.objectContaining({ AttachmentID: attachmentID, ContentLength: 256 })]);

		for (const attachment of [named('id', String(attachmentID)), named('name', 'terms & conditions [2026] #1.pdf')]) {
			const got = await world.run({ resource, operation: 'downloadAttachment', record: byId(id), attachment, binaryPropertyName: 'file' });
			expect(got.error).toBeUndefined();
			expect(got.items[0].binary?.file).toMatchObject({ fileName: 'Terms & conditions [2026] #1.pdf', mimeType: 'application/pdf' });
			expect(Buffer.from(String(got.items[0].binary?.file.data), 'base64').equals(everyByte)).toBe(true);
		}
	});
});

test('named fields, several of them, or every file of the item', async () => {
	const files = { data: file('a.pdf'), photo: file('b.png', 'png', 'image/png'), other: file('c.txt', 'text', 'text/plain') };
	const one = await make(world, 'invoice');
	const two = await upload('invoice', one.InvoiceID, files, { inputDataFieldName: 'data, photo' });
	expect(two.items.map(({ json, pairedItem }) => [json.FileName, json.MimeType, pairedItem])).toEqual([
		['a.pdf', 'application/pdf', { item: 0 }],
		['b.png', 'image/png', { item: 0 }],
	]);
	expect(await held(one.InvoiceID)).toEqual([['a.pdf', 256], ['b.png', 3]]);
	const other = await make(world, 'bill');
	expect((await upload('bill', other.InvoiceID, files, everywhere)).items).toHaveLength(3);
	expect(await held(other.InvoiceID)).toHaveLength(3);
});

test('a file sent as JSON stays as it is', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const content = '{ "a" :  1 }\n';
	await upload('invoice', InvoiceID, { data: file('data.json', content, 'application/json') });
	expect((await heldContent(InvoiceID, 'data.json')).toString()).toBe(content);
});

test('shown online where the customer has a page, and only when told', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const [shown, hidden] = [
		await upload('invoice', InvoiceID, { data: file('online.pdf') }, { options: { includeOnline: true } }),
		await upload('invoice', InvoiceID, { data: file('inside.pdf') }),
	];
	expect([shown, hidden].map(({ items }) => items[0].json.IncludeOnline)).toEqual([true, false]);
	expect([shown, hidden].map((ran) => Object.values(writes(ran)[0].query))).toEqual([['true'], []]);
});

test('every upload carries a key of its own', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const ran = await upload('invoice', InvoiceID, { a: file('a.pdf'), b: file('b.pdf') }, everywhere);
	const keys = writes(ran).map(({ headers }) => headers['idempotency-key']);
	expect(new Set(keys).size).toBe(2);
	expect(keys.every((key) => /^[0-9a-f]{64}$/.test(String(key)))).toBe(true);
});

test('a lost answer is asked for again under the same key, and the file is there once', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	world.fault({ kind: 'reset-after-commit', method: 'PUT', url: 'Attachments' });
	const ran = await upload('invoice', InvoiceID, { data: file('a.pdf') });
	expect(ran.error).toBeUndefined();
	expect(writes(ran)).toHaveLength(2);
	expect(await held(InvoiceID)).toEqual([['a.pdf', 256]]);
});

describe('a name that is taken', () => {
	test('is refused before anything is sent', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		await upload('invoice', InvoiceID, { data: file('a.pdf') });
		const again = await upload('invoice', InvoiceID, { data: file('A.pdf', 'other') });
		expect(again.error?.message).toBe('data: a file of this name is attached already');
		expect(again.error?.description).toContain('Replace File of the Same Name');
		expect(writes(again)).toEqual([]);
		expect((await heldContent(InvoiceID, 'a.pdf')).equals(everyByte)).toBe(true);
	});

	test('by the same file is unchanged, so that a run can be repeated', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		await upload('invoice', InvoiceID, { data: file('a.pdf') });
		const again = await upload('invoice', InvoiceID, { data: file('a.pdf'), more: file('b.pdf') }, everywhere);
		expect(again.items.map(({ json }) => [json.outcome, json.FileName])).toEqual([['unchanged', 'a.pdf'], ['created', 'b.pdf']]);
	});

	test('is replaced when the person says so', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		await upload('invoice', InvoiceID, { data: file('a.pdf') });
		const again = await upload('invoice', InvoiceID, { data: file('a.pdf', 'new') }, { options: { replaceExisting: true } });
		expect(writes(again).map(({ method }) => method)).toEqual(['POST']);
		expect(await held(InvoiceID)).toEqual([['a.pdf', 3]]);
		expect((await heldContent(InvoiceID, 'a.pdf')).equals(text('new'))).toBe(true);
	});

	test('twice in one run is refused', async () => {
		const { InvoiceID } = await make(world, 'invoice');
		const ran = await upload('invoice', InvoiceID, { a: file('a.pdf'), b: file('a.pdf', 'other') }, everywhere);
		expect(ran.error?.message).toBe('b: this run attaches another file of the same name to the record');
		expect(await held(InvoiceID)).toEqual([]);
	});
});

describe('refused before sending', () => {
	let id: unknown;
	beforeAll(async () => {
		id = (await make(world, 'invoice')).InvoiceID;
	});

	test.each<[string, IBinaryKeyData, INodeParameters, string, string]>([
		['characters Xero does not take', { data: file('a+b: c?.pdf') }, {}, 'data: The name of the file contains characters Xero does not take: + : ?', 'File Name'],
		['an empty file', { data: file('a.pdf', '') }, {}, 'data: The file is empty', ''],
		['a file of more than 10 MB', { data: file('a.pdf', Buffer.alloc(10.5 * 1024 * 1024)) }, {}, 'data: The file has 10.5 MB; Xero takes 10', ''],
		['a field without a file', { photo: file('a.pdf') }, { inputDataFieldName: 'data,photo' }, 'The item has no file in the field data', 'Its files are in: photo'],
		['an item without files', {}, everywhere, 'The item has no files', ''],
		['one name for several files', { a: file('a.pdf'), b: file('b.pdf') }, { ...everywhere, options: { fileName: 'x.pdf' } }, 'File Name is for one file, and the item has several', ''],
		['eleven files', Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, file(`${n}.pdf`)])), everywhere, 'The record would have 11 files; Xero takes 10', ''],
	])('%s', async (_what, files, parameters, message, advice) => {
		const ran = await upload('invoice', id, files, parameters);
		expect(ran.error?.message).toBe(message);
		expect(ran.error?.description).toContain(advice);
		expect(writes(ran)).toEqual([]);
	});
});

test('a name of its own, where the file’s does not do', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	await upload('invoice', InvoiceID, { data: file('a+b.pdf') }, { options: { fileName: ' a and b.pdf ' } });
	expect(await held(InvoiceID)).toEqual([['a and b.pdf', 256]]);
});

test('an empty name of a file is none: it is called as its field', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const { items, error } = await upload('invoice', InvoiceID, { data: { ...file(' '), fileExtension: 'pdf' } });
	expect(error).toBeUndefined();
	expect(items[0].json.FileName).toBe('data.pdf');
});

test('what Xero refuses stands on its item in Xero’s words; the others go', async () => {
	const { InvoiceID } = await make(world, 'invoice');
	const ran = await world.run(
		{ resource: 'invoice', operation: 'uploadAttachment', record: byId(InvoiceID) },
		{ items: [{}, {}], files: [{ data: file('setup.exe', 'MZ', 'application/x-msdownload') }, { data: file('a.pdf') }], onError: 'continueErrorOutput' },
	);
	expect(ran.errorItems.map(({ json }) => json.error)).toEqual(['The file couldn\'t be uploaded because it isn\'t a supported file type.']);
	expect(ran.items.map(({ json }) => json.FileName)).toEqual(['a.pdf']);
});

test('an attachment that is not there is refused, naming those that are', async () => {
	const { InvoiceID, InvoiceNumber } = await make(world, 'invoice');
	const download = async () =>
		await world.run({ resource: 'invoice', operation: 'downloadAttachment', record: byNumber(InvoiceNumber), attachment: named('name', 'b.pdf') });
	expect((await download()).error?.description).toContain('Nothing is attached to it.');
	await upload('invoice', InvoiceID, { data: file('a.pdf') });
	const missing = await download();
	expect(missing.error?.message).toBe('The invoice has no attachment with this name');
	expect(missing.error?.description).toContain('It has: a.pdf');
});

test('without the scope, the advice names it', async () => {
	const narrow = await openWorld({ scopes: ['accounting.invoices', 'accounting.settings', 'accounting.contacts', 'offline_access'] });
	const { InvoiceID } = narrow.books('Invoices')[0];
	const ran = await narrow.run({ resource: 'invoice', operation: 'getAttachments', record: byId(InvoiceID) });
	expect(ran.error?.description).toContain('accounting.attachments');
	await narrow.close();
});
