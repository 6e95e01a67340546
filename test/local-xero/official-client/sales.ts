import {
	CreditNote,
	Invoice,
	LineAmountTypes,
	PurchaseOrder,
	type Quote,
	QuoteLineAmountTypes,
	QuoteStatusCodes,
} from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Credit notes with their allocations, purchase orders and quotes. */
export function sales(official: OfficialClient): void {
	const lineItems = [
		{
			description: 'Mugs',
			quantity: 3,
			unitAmount: 9.9995,
			accountCode: '200',
			taxType: 'OUTPUT2',
		},
	];
	let contactID: string;
	beforeAll(async () => {
		const { body } = await official.api.createContacts(official.tenant, {
			contacts: [{ name: 'Sedge Ltd', emailAddress: 'sedge@example.com' }],
		});
		contactID = String(only(body.contacts).contactID);
	});

	describe('Credit notes', () => {
		const noteOf = (creditNoteNumber: string): CreditNote => ({
			type: CreditNote.TypeEnum.ACCRECCREDIT,
			contact: { contactID },
			creditNoteNumber,
			reference: 'Broken',
			date: '2026-11-03',
			lineAmountTypes: LineAmountTypes.Exclusive,
			status: CreditNote.StatusEnum.AUTHORISED,
			lineItems,
		});
		const create = async (note: CreditNote) =>
			only(
				(await official.api.createCreditNotes(official.tenant, { creditNotes: [note] }, true, 4))
					.body.creditNotes,
			);
		const read = async (id: string | undefined) =>
			only((await official.api.getCreditNote(official.tenant, String(id), 4)).body.creditNotes);

		test('create, read back, update, list, PDF', async () => {
			const note = noteOf('OC-CN-1');
			const { creditNoteID } = await create(note);
			expect(await read(creditNoteID)).toMatchObject({
				...note,
				date: '2026-11-03T00:00:00.000Z',
				subTotal: 30,
				totalTax: 4.5,
				total: 34.5,
				remainingCredit: 34.5,
			});
			await official.api.updateCreditNote(official.tenant, String(creditNoteID), {
				creditNotes: [{ reference: 'Chipped' }],
			});
			const { body } = await official.api.updateOrCreateCreditNotes(
				official.tenant,
				{
					creditNotes: [
						{ creditNoteNumber: 'OC-CN-1', dueDate: '2026-12-01' },
						{ type: note.type },
					],
				},
				false,
			);
			expect(plain(body.creditNotes)).toMatchObject([
				{ creditNoteID, reference: 'Chipped', dueDate: '2026-12-01T00:00:00.000Z' },
				{ statusAttributeString: 'ERROR' },
			]);
			const where = `Contact.ContactID==guid("${contactID}") AND CreditNoteNumber=="OC-CN-1"`;
			const summary = await official.api.getCreditNotes(official.tenant, undefined, where);
			expect(only(summary.body.creditNotes).lineItems).toEqual([]);
			const paged = await official.api.getCreditNotes(
				official.tenant,
				undefined,
				where,
				'Date',
				1,
				4,
				10,
			);
			expect(paged.body.pagination).toMatchObject({ pageSize: 10, itemCount: 1 });
			expect(only(paged.body.creditNotes).lineItems).toHaveLength(1);
			const pdf = await official.api.getCreditNoteAsPdf(official.tenant, String(creditNoteID));
			expect(Buffer.from(pdf.body).subarray(0, 4).toString()).toBe('%PDF');
		});

		test('allocations move credit both ways', async () => {
			const { creditNoteID } = await create(noteOf('OC-CN-2'));
			const made = await official.api.createInvoices(official.tenant, {
				invoices: [
					{
						type: Invoice.TypeEnum.ACCREC,
						contact: { contactID },
						dueDate: '2026-12-01',
						status: Invoice.StatusEnum.AUTHORISED,
						lineItems: [{ ...lineItems[0], quantity: 6, unitAmount: 10 }],
					},
				],
			});
			const { invoiceID } = only(made.body.invoices);
			const allocate = (amount: number) =>
				official.api.createCreditNoteAllocation(official.tenant, String(creditNoteID), {
					allocations: [{ amount, date: '2026-11-04', invoice: { invoiceID } }],
				});
			const { allocationID } = only((await allocate(34.5)).body.allocations);
			expect(await read(creditNoteID)).toMatchObject({
				status: 'PAID',
				remainingCredit: 0,
				appliedAmount: 34.5,
				allocations: [{ allocationID, amount: 34.5, invoice: { invoiceID } }],
			});
			const invoice = async () =>
				only((await official.api.getInvoice(official.tenant, String(invoiceID))).body.invoices);
			expect(await invoice()).toMatchObject({
				amountCredited: 34.5,
				amountDue: 34.5,
				creditNotes: [{ creditNoteID, appliedAmount: 34.5 }],
			});
			expect(await refusal(allocate(1))).toEqual({
				status: 400,
				messages: ['Credit Note cannot be allocated as amount is greater than amount outstanding'],
			});
			const removed = await official.api.deleteCreditNoteAllocations(
				official.tenant,
				String(creditNoteID),
				String(allocationID),
			);
			expect(plain(removed.body)).toMatchObject({ allocationID, isDeleted: true });
			expect(await invoice()).toMatchObject({ amountCredited: 0, amountDue: 69, creditNotes: [] });
			await official.api.updateCreditNote(official.tenant, String(creditNoteID), {
				creditNotes: [{ status: CreditNote.StatusEnum.VOIDED }],
			});
			expect((await read(creditNoteID)).status).toBe('VOIDED');
		});
	});

	test('purchase orders: create, update, a used number, list, PDF, delete', async () => {
		const { api, tenant } = official;
		const order: PurchaseOrder = {
			contact: { contactID },
			purchaseOrderNumber: 'OC-PO-1',
			date: '2026-11-03',
			deliveryDate: '2026-11-20',
			deliveryAddress: '1 Quay Street',
			attentionTo: 'Stores',
			lineItems: [{ ...lineItems[0], accountCode: '453', taxType: 'INPUT2' }],
		};
		const created = await api.createPurchaseOrders(tenant, { purchaseOrders: [order] }, true);
		const { purchaseOrderID } = only(created.body.purchaseOrders);
		const id = String(purchaseOrderID);
		const read = async () => only((await api.getPurchaseOrder(tenant, id)).body.purchaseOrders);
		expect(await read()).toMatchObject({
			...order,
			date: '2026-11-03T00:00:00.000Z',
			deliveryDate: '2026-11-20T00:00:00.000Z',
			status: 'DRAFT',
			total: 34.5,
		});
		const again = await api.createPurchaseOrders(tenant, {
			purchaseOrders: [{ ...order, reference: 'Again' }],
		});
		expect(only(again.body.purchaseOrders)).toMatchObject({ purchaseOrderID, reference: 'Again' });
		await api.updatePurchaseOrder(tenant, id, {
			purchaseOrders: [{ status: PurchaseOrder.StatusEnum.AUTHORISED, sentToContact: true }],
		});
		expect(await read()).toMatchObject({ status: 'AUTHORISED', sentToContact: true });
		const number = await api.getPurchaseOrderByNumber(tenant, 'OC-PO-1');
		expect(only(number.body.purchaseOrders).purchaseOrderID).toBe(purchaseOrderID);
		const list = async (from: string, to: string) =>
			(
				await api.getPurchaseOrders(
					tenant,
					undefined,
					'AUTHORISED',
					from,
					to,
					'PurchaseOrderNumber DESC',
					1,
					100,
				)
			).body.purchaseOrders?.map(({ purchaseOrderNumber }) => purchaseOrderNumber);
		expect(await list('2026-11-03', '2026-11-03')).toEqual(['OC-PO-1']);
		expect(await list('2026-11-04', '2026-11-30')).not.toContain('OC-PO-1');
		const pdf = await api.getPurchaseOrderAsPdf(tenant, id);
		expect(Buffer.from(pdf.body).subarray(0, 4).toString()).toBe('%PDF');
		await api.updateOrCreatePurchaseOrders(tenant, {
			purchaseOrders: [{ purchaseOrderID, status: PurchaseOrder.StatusEnum.DELETED }],
		});
		expect((await read()).status).toBe('DELETED');
		const late = api.createPurchaseOrders(tenant, { purchaseOrders: [order] }, true);
		expect(await refusal(late)).toEqual({
			status: 400,
			messages: [
				'PurchaseOrder status change is invalid',
				'Deleted PurchaseOrders cannot be updated',
			],
		});
	});

	test('quotes: create, status by status, list, PDF', async () => {
		const { api, tenant } = official;
		const quote: Quote = {
			contact: { contactID },
			quoteNumber: 'OC-QU-1',
			date: '2026-11-03',
			expiryDate: '2026-12-03',
			title: 'Mugs',
			terms: 'Thirty days',
			lineAmountTypes: QuoteLineAmountTypes.INCLUSIVE,
			lineItems,
		};
		const created = await api.createQuotes(tenant, { quotes: [quote] }, true);
		const { quoteID } = only(created.body.quotes);
		const id = String(quoteID);
		const read = async () => only((await api.getQuote(tenant, id)).body.quotes);
		expect(await read()).toMatchObject({
			quoteNumber: 'OC-QU-1',
			title: 'Mugs',
			terms: 'Thirty days',
			lineAmountTypes: 'INCLUSIVE',
			expiryDate: '2026-12-03T00:00:00.000Z',
			status: 'DRAFT',
			total: 30,
		});
		const change = { contact: { contactID }, date: '2026-11-03' };
		await api.updateQuote(tenant, id, { quotes: [{ ...change, status: QuoteStatusCodes.SENT }] });
		await api.updateOrCreateQuotes(tenant, {
			quotes: [{ ...change, quoteID, status: QuoteStatusCodes.ACCEPTED }],
		});
		expect((await read()).status).toBe('ACCEPTED');
		const back = api.updateQuote(tenant, id, {
			quotes: [{ ...change, status: QuoteStatusCodes.DECLINED }],
		});
		expect(await refusal(back)).toMatchObject({ status: 400 });
		const { body } = await api.getQuotes(
			tenant,
			undefined,
			'2026-11-01',
			'2026-11-30',
			'2026-12-01',
			'2026-12-31',
			contactID,
			'ACCEPTED',
			1,
			'Date DESC',
			'OC-QU-1',
		);
		expect(only(body.quotes)).toMatchObject({ quoteID, lineItems: [{ description: 'Mugs' }] });
		expect(plain(body)).not.toHaveProperty('pagination');
		const pdf = await api.getQuoteAsPdf(tenant, id);
		expect(Buffer.from(pdf.body).subarray(0, 4).toString()).toBe('%PDF');
	});
}
