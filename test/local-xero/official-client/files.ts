import type { AccountingApi, Attachments, HistoryRecords } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

type Answer<Body> = Promise<{ response: { status: number; data: unknown }; body: Body }>;
type Call<Body> = (...given: unknown[]) => Answer<Body>;

/** A method of the client by its name: the client has one for every kind of record. */
export function method<Body>(official: OfficialClient, name: string): Call<Body> {
	const found = official.api[name as keyof AccountingApi] as unknown as Call<Body>;
	if (typeof found !== 'function') throw new Error(`The official client has no ${name}`);
	return async (...given) => await found.call(official.api, official.tenant, ...given);
}

/** Name of a record's kind inside the client's method names, by endpoint. */
const withFiles = {
	Accounts: 'Account',
	BankTransactions: 'BankTransaction',
	BankTransfers: 'BankTransfer',
	Contacts: 'Contact',
	CreditNotes: 'CreditNote',
	Invoices: 'Invoice',
	ManualJournals: 'ManualJournal',
	PurchaseOrders: 'PurchaseOrder',
	Quotes: 'Quote',
	RepeatingInvoices: 'RepeatingInvoice',
};

/** The client's names for PUT and GET of a record's history, by endpoint. */
const withHistory = {
	BankTransactions: ['createBankTransactionHistoryRecord', 'getBankTransactionsHistory'],
	BankTransfers: ['createBankTransferHistoryRecord', 'getBankTransferHistory'],
	BatchPayments: ['createBatchPaymentHistoryRecord', 'getBatchPaymentHistory'],
	Contacts: ['createContactHistory', 'getContactHistory'],
	CreditNotes: ['createCreditNoteHistory', 'getCreditNoteHistory'],
	Invoices: ['createInvoiceHistory', 'getInvoiceHistory'],
	Items: ['createItemHistory', 'getItemHistory'],
	ManualJournals: ['createManualJournalHistoryRecord', 'getManualJournalsHistory'],
	Overpayments: ['createOverpaymentHistory', 'getOverpaymentHistory'],
	Payments: ['createPaymentHistory', 'getPaymentHistory'],
	Prepayments: ['createPrepaymentHistory', 'getPrepaymentHistory'],
	PurchaseOrders: ['createPurchaseOrderHistory', 'getPurchaseOrderHistory'],
	Quotes: ['createQuoteHistory', 'getQuoteHistory'],
	RepeatingInvoices: ['createRepeatingInvoiceHistory', 'getRepeatingInvoiceHistory'],
};

/** Every byte there is, so that one that goes through text would be noticed. */
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** Attachments and history of every kind of record that has them. Runs last, over the records the others made. */
export function files(official: OfficialClient): void {
	/** The id of some record, or none while the local Xero has no such records. */
	function someId(endpoint: string): string | undefined {
		try {
			const [record] = official.xero.control.books(official.tenant, endpoint);
			const [, id] =
				Object.entries(record ?? {}).find(
					([name]) => `${name}s` === endpoint.replace(/s$/, 'IDs'),
				) ?? [];
			return id as string | undefined;
		} catch {
			return undefined;
		}
	}

	describe('Attachments', () => {
		test.each(Object.entries(withFiles))(
			'%s: upload, list, download by id and by name, replace',
			async (endpoint, kind) => {
				const id = someId(endpoint);
				if (id === undefined) return;
				const name = 'Terms & conditions [2026].pdf';
				const created = only(
					(
						await method<Attachments>(official, `create${kind}AttachmentByFileName`)(
							id,
							name,
							everyByte,
						)
					).body.attachments,
				);
				expect(created).toMatchObject({
					fileName: name,
					mimeType: 'application/pdf',
					contentLength: 256,
				});
				const listed = await method<Attachments>(official, `get${kind}Attachments`)(id);
				expect(only(listed.body.attachments)).toEqual(created);
				for (const [by, key] of [
					['Id', created.attachmentID],
					['ByFileName', name],
				]) {
					const got = await method<Buffer>(
						official,
						`get${kind}Attachment${by === 'Id' ? 'ById' : by}`,
					)(id, key, 'application/pdf');
					expect(Buffer.compare(got.body, everyByte)).toBe(0);
				}
				const replaced = await method<Attachments>(official, `update${kind}AttachmentByFileName`)(
					id,
					name,
					Buffer.from('%PDF-'),
				);
				expect(only(replaced.body.attachments)).toMatchObject({ fileName: name, contentLength: 5 });
				expect(
					(await method<Attachments>(official, `get${kind}Attachments`)(id)).body.attachments,
				).toHaveLength(1);
			},
		);

		test('a document says that it has files, and no name or type goes that Xero refuses', async () => {
			const id = String(someId('Invoices'));
			expect(
				only((await official.api.getInvoice(official.tenant, id)).body.invoices).hasAttachments,
			).toBe(true);
			const upload = (name: string) =>
				refusal(
					official.api.createInvoiceAttachmentByFileName(
						official.tenant,
						id,
						name,
						everyByte,
						true,
					),
				);
			expect((await upload('a+b.pdf')).status).toBe(400);
			expect(await upload('setup.exe')).toEqual({
				status: 400,
				messages: ["The file couldn't be uploaded because it isn't a supported file type."],
			});
			for (let file = 2; file <= 10; file += 1)
				expect((await upload(`${file}.png`)).status).toBe(200);
			expect((await upload('11.png')).status).toBe(400);
		});

		test('only sales have their files online', async () => {
			const invoices = official.xero.control.books(official.tenant, 'Invoices');
			for (const [Type, online] of [
				['ACCREC', true],
				['ACCPAY', false],
			]) {
				const invoice = invoices.reverse().find((one) => one.Type === Type);
				const { body } = await official.api.createInvoiceAttachmentByFileName(
					official.tenant,
					String(invoice?.InvoiceID),
					'online.txt',
					Buffer.from('x'),
					true,
				);
				expect(only(body.attachments).includeOnline).toBe(online);
			}
		});
	});

	describe('History', () => {
		test.each(Object.entries(withHistory))(
			'%s: a note is kept, newest first',
			async (endpoint, [create, get]) => {
				const id = someId(endpoint);
				if (id === undefined) return;
				const before = (await method<HistoryRecords>(official, get)(id)).body.historyRecords ?? [];
				const details = 'Called about this: "paid on Friday"';
				const note = only(
					(await method<HistoryRecords>(official, create)(id, { historyRecords: [{ details }] }))
						.body.historyRecords,
				);
				expect(note).toMatchObject({ details, changes: 'Note', user: 'System Generated' });
				const after = (await method<HistoryRecords>(official, get)(id)).body.historyRecords;
				expect(plain(after)).toEqual([note, ...plain(before)]);
			},
		);

		test('a note has at most 2500 characters', async () => {
			const id = String(someId('Contacts'));
			const write = (details: string) =>
				refusal(
					official.api.createContactHistory(official.tenant, id, { historyRecords: [{ details }] }),
				);
			expect((await write('x'.repeat(2500))).status).toBe(200);
			expect((await write('x'.repeat(2501))).status).toBe(400);
		});
	});
}
