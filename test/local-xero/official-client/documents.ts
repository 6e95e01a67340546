import { Invoice, LineAmountTypes, type Payment } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Invoices and the payments on them. */
export function documents(official: OfficialClient): void {
	describe('Invoices and payments', () => {
		let contactID: string;
		let bank: string;
		beforeAll(async () => {
			const contacts = await official.api.createContacts(official.tenant, {
				contacts: [{ name: 'Lichen Ltd', emailAddress: 'lichen@example.com' }],
			});
			contactID = String(only(contacts.body.contacts).contactID);
			const banks = await official.api.getAccounts(
				official.tenant,
				undefined,
				'Type=="BANK"',
				'Code',
			);
			bank = String(banks.body.accounts?.[0].accountID);
		});

		const invoiceOf = (invoiceNumber: string): Invoice => ({
			type: Invoice.TypeEnum.ACCREC,
			contact: { contactID },
			invoiceNumber,
			reference: 'Order 7',
			date: '2026-11-02',
			dueDate: '2026-12-02',
			lineAmountTypes: LineAmountTypes.Exclusive,
			status: Invoice.StatusEnum.AUTHORISED,
			lineItems: [
				{
					description: 'Mugs',
					quantity: 3,
					unitAmount: 9.9995,
					accountCode: '200',
					taxType: 'OUTPUT2',
				},
				{
					description: 'Delivery',
					quantity: 1,
					unitAmount: 5,
					accountCode: '260',
					taxType: 'OUTPUT2',
				},
			],
		});
		const create = async (invoice: Invoice) =>
			only(
				(await official.api.createInvoices(official.tenant, { invoices: [invoice] }, true, 4)).body
					.invoices,
			);
		const read = async (id: string | undefined) =>
			only((await official.api.getInvoice(official.tenant, String(id), 4)).body.invoices);

		test('create and read back, totals and tax from the lines', async () => {
			const invoice = invoiceOf('OC-INV-1');
			const { invoiceID } = await create(invoice);
			expect(await read(invoiceID)).toMatchObject({
				...invoice,
				date: '2026-11-02T00:00:00.000Z',
				dueDate: '2026-12-02T00:00:00.000Z',
				subTotal: 35,
				totalTax: 5.25,
				total: 40.25,
				amountDue: 40.25,
			});
			const number = await official.api.getInvoice(official.tenant, 'OC-INV-1');
			expect(only(number.body.invoices).invoiceID).toBe(invoiceID);
		});

		test('update by path and by collection, void', async () => {
			const first = await create({ ...invoiceOf('OC-INV-2'), status: Invoice.StatusEnum.DRAFT });
			await official.api.updateInvoice(official.tenant, String(first.invoiceID), {
				invoices: [{ reference: 'Order 8' }],
			});
			expect(await read(first.invoiceID)).toMatchObject({ reference: 'Order 8', total: 40.25 });
			const { body } = await official.api.updateOrCreateInvoices(
				official.tenant,
				{
					invoices: [
						{ invoiceID: first.invoiceID, status: Invoice.StatusEnum.AUTHORISED },
						{ ...invoiceOf('OC-INV-3'), lineItems: [] },
					],
				},
				false,
			);
			expect(plain(body.invoices)).toMatchObject([
				{ invoiceID: first.invoiceID, status: 'AUTHORISED', statusAttributeString: 'OK' },
				{ statusAttributeString: 'ERROR' },
			]);
			await official.api.updateInvoice(official.tenant, String(first.invoiceID), {
				invoices: [{ status: Invoice.StatusEnum.VOIDED }],
			});
			expect(await read(first.invoiceID)).toMatchObject({ status: 'VOIDED' });
			expect(
				await refusal(
					official.api.createInvoices(official.tenant, { invoices: [invoiceOf('OC-INV-1')] }),
				),
			).toEqual({
				status: 400,
				messages: ['Invoice # must be unique.'],
			});
		});

		test('list by where, numbers, contacts, statuses, search', async () => {
			const where = `Contact.ContactID==guid("${contactID}") AND Date>=DateTime(2026,11,01) AND Type=="ACCREC"`;
			const lists = [
				official.api.getInvoices(
					official.tenant,
					undefined,
					`${where} AND Status=="AUTHORISED"`,
					'InvoiceNumber',
					undefined,
					undefined,
				),
				official.api.getInvoices(official.tenant, undefined, undefined, undefined, undefined, [
					'OC-INV-1',
				]),
				official.api.getInvoices(
					official.tenant,
					undefined,
					undefined,
					undefined,
					undefined,
					undefined,
					[contactID],
					['AUTHORISED'],
				),
			];
			for (const { body } of await Promise.all(lists))
				expect(only(body.invoices).invoiceNumber).toBe('OC-INV-1');
			const summary = (await lists[0]).body.invoices?.[0];
			expect(summary?.lineItems).toEqual([]);
			const paged = (await lists[2]).body;
			expect(paged.pagination).toMatchObject({ page: 1, itemCount: 1 });
			expect(paged.invoices?.[0].lineItems).toHaveLength(2);
		});

		test('PDF, online address, e-mail', async () => {
			const { invoiceID } = await create(invoiceOf('OC-INV-4'));
			const { body } = await official.api.getInvoiceAsPdf(official.tenant, String(invoiceID));
			expect(Buffer.from(body).subarray(0, 4).toString()).toBe('%PDF');
			const online = await official.api.getOnlineInvoice(official.tenant, String(invoiceID));
			expect(online.body.onlineInvoices?.[0].onlineInvoiceUrl).toMatch(/^https:\/\//);
			expect(
				(await official.api.emailInvoice(official.tenant, String(invoiceID), {})).response.status,
			).toBe(204);
			expect(await read(invoiceID)).toMatchObject({ sentToContact: true });
		});

		test('payments change the invoice; deleting one puts it back', async () => {
			const { invoiceID } = await create(invoiceOf('OC-INV-5'));
			const payment: Payment = {
				invoice: { invoiceID },
				account: { accountID: bank },
				date: '2026-11-10',
				amount: 40,
				reference: 'Part',
			};
			const many = await official.api.createPayments(official.tenant, { payments: [payment] });
			const first = only(many.body.payments);
			const stored = only(
				(await official.api.getPayment(official.tenant, String(first.paymentID))).body.payments,
			);
			expect(stored).toMatchObject({
				...payment,
				date: '2026-11-10T00:00:00.000Z',
				status: 'AUTHORISED',
			});
			expect(await read(invoiceID)).toMatchObject({
				status: 'AUTHORISED',
				amountPaid: 40,
				amountDue: 0.25,
			});
			const tooMuch = await refusal(official.api.createPayment(official.tenant, payment));
			expect(tooMuch).toEqual({
				status: 400,
				messages: ['Payment amount exceeds the amount outstanding on this document'],
			});
			await official.api.createPayment(official.tenant, {
				...payment,
				amount: 0.25,
				reference: 'Rest',
			});
			expect(await read(invoiceID)).toMatchObject({ status: 'PAID', amountDue: 0 });
			const where = `Invoice.InvoiceID==guid("${invoiceID}")`;
			const listed = await official.api.getPayments(
				official.tenant,
				undefined,
				where,
				'Amount',
				1,
				10,
			);
			expect(plain(listed.body.payments)).toMatchObject([{ amount: 0.25 }, { amount: 40 }]);
			await official.api.deletePayment(official.tenant, String(first.paymentID), {
				status: 'DELETED',
			});
			expect(await read(invoiceID)).toMatchObject({
				status: 'AUTHORISED',
				amountPaid: 0.25,
				amountDue: 40,
			});
			expect(
				only(
					(await official.api.getPayment(official.tenant, String(first.paymentID))).body.payments,
				).status,
			).toBe('DELETED');
		});
	});
}
