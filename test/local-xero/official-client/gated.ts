import { AccountingApi, ExpenseClaim } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** What new apps do not get without asking Xero, and the settings beside the lists. */
export function gated(official: OfficialClient): void {
	describe('Behind scopes new apps do not own', () => {
		let api: AccountingApi;
		beforeAll(() => {
			const scopes = ['paymentservices', 'accounting.classicexpenses', 'accounting.attachments'];
			const { access_token } = official.xero.control.issueToken({ scopes });
			api = new AccountingApi(`${official.xero.url}/api.xro/2.0`);
			api.accessToken = access_token;
		});

		test('an app of today gets a 401', async () => {
			const { tenant } = official;
			expect((await refusal(official.api.getPaymentServices(tenant))).status).toBe(401);
			expect((await refusal(official.api.getReceipts(tenant))).status).toBe(401);
			expect((await refusal(official.api.getExpenseClaims(tenant))).status).toBe(401);
			const [theme] = (await official.api.getBrandingThemes(tenant)).body.brandingThemes ?? [];
			const ofTheme = official.api.getBrandingThemePaymentServices(
				tenant,
				String(theme.brandingThemeID),
			);
			expect((await refusal(ofTheme)).status).toBe(401);
		});

		test('payment services, and those of a branding theme', async () => {
			const { tenant } = official;
			const service = {
				paymentServiceName: 'Pay by link',
				paymentServiceUrl: 'https://pay.example.com/?invoiceNo=[INVOICENUMBER]',
				payNowText: 'Pay now',
			};
			const created = only(
				(await api.createPaymentService(tenant, { paymentServices: [service] })).body
					.paymentServices,
			);
			expect(created).toMatchObject({ ...service, paymentServiceType: 'Custom' });
			expect(only((await api.getPaymentServices(tenant)).body.paymentServices)).toEqual(created);
			const [theme] = (await official.api.getBrandingThemes(tenant)).body.brandingThemes ?? [];
			const id = String(theme.brandingThemeID);
			const { paymentServiceID } = created;
			await api.createBrandingThemePaymentServices(tenant, id, {
				paymentServices: [{ paymentServiceID }],
			});
			const offered = await api.getBrandingThemePaymentServices(tenant, id);
			expect(only(offered.body.paymentServices)).toEqual(created);
			const without = { paymentServices: [{ paymentServiceName: 'x' }] };
			expect((await refusal(api.createPaymentService(tenant, without))).status).toBe(400);
		});

		test('receipts and the expense claim made of them', async () => {
			const { tenant } = official;
			const [user] = (await official.api.getUsers(tenant)).body.users ?? [];
			const [contact] = (await official.api.getContacts(tenant)).body.contacts ?? [];
			const of = { userID: user.userID };
			const receipt = {
				user: of,
				contact: { contactID: contact.contactID },
				date: '2026-11-02',
				reference: 'Taxi',
				lineItems: [{ description: 'Airport', quantity: 1, unitAmount: 46, accountCode: '493' }],
			};
			const created = only(
				(await api.createReceipt(tenant, { receipts: [receipt] })).body.receipts,
			);
			const id = String(created.receiptID);
			expect(created).toMatchObject({ status: 'DRAFT', reference: 'Taxi', subTotal: 46, user: of });
			await api.updateReceipt(tenant, id, { receipts: [{ ...receipt, reference: 'Taxi back' }] });
			expect(only((await api.getReceipt(tenant, id)).body.receipts).reference).toBe('Taxi back');
			await api.createReceiptHistory(tenant, id, {
				historyRecords: [{ details: 'Lost the paper' }],
			});
			expect((await api.getReceiptHistory(tenant, id)).body.historyRecords?.[0].details).toBe(
				'Lost the paper',
			);
			await api.createReceiptAttachmentByFileName(tenant, id, 'taxi.png', Buffer.from([1, 2, 3]));
			expect(
				only((await api.getReceiptAttachments(tenant, id)).body.attachments).contentLength,
			).toBe(3);
			const claims = { expenseClaims: [{ user: of, receipts: [{ receiptID: id }] }] };
			const claim = only(
				(await api.createExpenseClaims(tenant, claims as never)).body.expenseClaims,
			);
			const claimId = String(claim.expenseClaimID);
			expect(claim).toMatchObject({
				status: 'SUBMITTED',
				total: created.total,
				amountDue: created.total,
			});
			await api.createExpenseClaimHistory(tenant, claimId, {
				historyRecords: [{ details: 'Seen' }],
			});
			expect(
				(await api.getExpenseClaimHistory(tenant, claimId)).body.historyRecords?.[0].details,
			).toBe('Seen');
			await api.updateExpenseClaim(tenant, claimId, {
				expenseClaims: [{ status: ExpenseClaim.StatusEnum.AUTHORISED }],
			} as never);
			expect(only((await api.getExpenseClaim(tenant, claimId)).body.expenseClaims).status).toBe(
				'AUTHORISED',
			);
			expect(only((await api.getReceipts(tenant)).body.receipts).status).toBe('AUTHORISED');
			expect((await api.getExpenseClaims(tenant)).body.expenseClaims).toHaveLength(1);
		});
	});

	describe('Settings beside the lists', () => {
		test('invoice reminders', async () => {
			const { body } = await official.api.getInvoiceReminders(official.tenant);
			expect(plain(body.invoiceReminders)).toEqual([{ enabled: true }]);
		});

		test('the chart of accounts set up in one go', async () => {
			const accounts = [
				{ code: 'SU-1', name: 'Set up', type: 'EXPENSE' },
				{ code: '200', name: 'Sales', description: 'Sold' },
				{ code: '610', name: 'Receivables' },
			];
			const setup = { accounts, conversionDate: { month: 4, year: 2026 }, conversionBalances: [] };
			const { body } = await official.api.postSetup(official.tenant, setup as never);
			expect(plain(body.importSummary)).toMatchObject({
				accounts: { total: 3, _new: 1, updated: 1, system: 1, errored: 0 },
				organisation: { present: true },
			});
		});

		test('CIS settings of a British organisation and its contacts, and nowhere else', async () => {
			const british = official.xero.control.about().organisations[1].id;
			const organisation = await official.api.getOrganisationCISSettings(british, british);
			expect(only(organisation.body.cISSettings)).toMatchObject({ cISContractorEnabled: true });
			const contacts = official.xero.control.books(british, 'Contacts');
			const id = (supplier: boolean) =>
				String(contacts.find(({ IsSupplier }) => IsSupplier === supplier)?.ContactID);
			const supplier = await official.api.getContactCISSettings(british, id(true));
			expect(only(supplier.body.cISSettings)).toEqual({ cISEnabled: true, rate: 20 });
			const customer = await official.api.getContactCISSettings(british, id(false));
			expect(only(customer.body.cISSettings)).toEqual({ cISEnabled: false });
			expect(
				(await refusal(official.api.getOrganisationCISSettings(official.tenant, official.tenant)))
					.status,
			).toBe(404);
		});
	});
}
