import {
	AccountingApi,
	Invoice,
	LineAmountTypes,
	LinkedTransaction,
	ManualJournal,
	RepeatingInvoice,
	Schedule,
} from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Repeating invoices, billable expenses, manual journals, journals and budgets. */
export function ledger(official: OfficialClient): void {
	let contactID: string;
	beforeAll(async () => {
		const { body } = await official.api.createContacts(official.tenant, {
			contacts: [{ name: 'Rush Ltd' }],
		});
		contactID = String(only(body.contacts).contactID);
	});
	const lineItems = [
		{ description: 'Care', quantity: 1, unitAmount: 80, accountCode: '200', taxType: 'OUTPUT2' },
	];

	test('repeating invoices: create with both verbs, read back, list, delete', async () => {
		const { api, tenant } = official;
		const repeating: RepeatingInvoice = {
			type: RepeatingInvoice.TypeEnum.ACCREC,
			contact: { contactID },
			schedule: {
				period: 2,
				unit: Schedule.UnitEnum.WEEKLY,
				dueDate: 10,
				dueDateType: Schedule.DueDateTypeEnum.DAYSAFTERBILLDATE,
				startDate: '2027-01-04',
			},
			lineItems,
			lineAmountTypes: LineAmountTypes.Exclusive,
			status: RepeatingInvoice.StatusEnum.AUTHORISED,
			reference: 'Care plan',
			approvedForSending: true,
		};
		const body = { repeatingInvoices: [repeating] };
		const made = only(
			(await api.createRepeatingInvoices(tenant, body, true)).body.repeatingInvoices,
		);
		const id = String(made.repeatingInvoiceID);
		const read = async () =>
			only((await api.getRepeatingInvoice(tenant, id)).body.repeatingInvoices);
		expect(await read()).toMatchObject({
			reference: 'Care plan',
			status: 'AUTHORISED',
			approvedForSending: true,
			total: 92,
			schedule: {
				period: 2,
				unit: 'WEEKLY',
				startDate: '2027-01-04T00:00:00.000Z',
				nextScheduledDate: '2027-01-04T00:00:00.000Z',
			},
		});
		const where = `Contact.ContactID==guid("${contactID}") AND Status=="AUTHORISED"`;
		const listed = await api.getRepeatingInvoices(tenant, where, 'Total DESC');
		expect(only(listed.body.repeatingInvoices).repeatingInvoiceID).toBe(id);
		const second = await api.updateOrCreateRepeatingInvoices(tenant, body, true);
		await api.updateOrCreateRepeatingInvoices(tenant, {
			repeatingInvoices: [
				{
					repeatingInvoiceID: only(second.body.repeatingInvoices).repeatingInvoiceID,
					status: RepeatingInvoice.StatusEnum.DELETED,
				},
			],
		});
		const change = { repeatingInvoices: [{ reference: 'Other' }] };
		expect((await refusal(api.updateRepeatingInvoice(tenant, id, change))).status).toBe(400);
		const deleted = { repeatingInvoices: [{ status: RepeatingInvoice.StatusEnum.DELETED }] };
		await api.updateRepeatingInvoice(tenant, id, deleted);
		expect((await read()).status).toBe('DELETED');
	});

	test('linked transactions: a bill charged on, listed every way, deleted', async () => {
		const { api, tenant } = official;
		const documents = await api.createInvoices(tenant, {
			invoices: [
				{
					type: Invoice.TypeEnum.ACCPAY,
					contact: { contactID },
					dueDate: '2026-12-01',
					status: Invoice.StatusEnum.AUTHORISED,
					lineItems: [{ ...lineItems[0], accountCode: '425', taxType: 'INPUT2' }],
				},
				{ type: Invoice.TypeEnum.ACCREC, contact: { contactID }, lineItems },
			],
		});
		const [bill, sale] = plain(documents.body.invoices ?? []);
		const link: LinkedTransaction = {
			sourceTransactionID: bill.invoiceID,
			sourceLineItemID: bill.lineItems?.[0].lineItemID,
		};
		const made = await api.createLinkedTransaction(tenant, link);
		const { linkedTransactionID } = only(made.body.linkedTransactions);
		const id = String(linkedTransactionID);
		const read = async () =>
			only((await api.getLinkedTransaction(tenant, id)).body.linkedTransactions);
		expect(await read()).toMatchObject({ ...link, status: 'APPROVED', type: 'BILLABLEEXPENSE' });
		await api.updateLinkedTransaction(tenant, id, {
			linkedTransactions: [{ contactID, targetTransactionID: sale.invoiceID }],
		});
		expect(await read()).toMatchObject({ contactID, status: 'ONDRAFT' });
		const listed = await api.getLinkedTransactions(
			tenant,
			1,
			id,
			bill.invoiceID,
			contactID,
			'ONDRAFT',
			sale.invoiceID,
		);
		expect(only(listed.body.linkedTransactions).linkedTransactionID).toBe(id);
		expect((await api.getLinkedTransactions(tenant, 9)).body.linkedTransactions).toEqual([]);
		const wrong = api.createLinkedTransaction(tenant, { ...link, sourceLineItemID: id });
		expect(await refusal(wrong)).toEqual({
			status: 400,
			messages: ['The SourceLineItemID and SourceTransactionID do not match'],
		});
		expect((await api.deleteLinkedTransaction(tenant, id)).response.status).toBe(204);
		expect((await refusal(api.getLinkedTransaction(tenant, id))).status).toBe(404);
	});

	test('manual journals: create, post, list, void', async () => {
		const { api, tenant } = official;
		const journal: ManualJournal = {
			narration: 'OC accrual',
			date: '2026-11-05',
			lineAmountTypes: LineAmountTypes.NoTax,
			journalLines: [
				{ lineAmount: 20.1, accountCode: '469', description: 'Rent', taxType: 'NONE' },
				{ lineAmount: -20.1, accountCode: '620' },
			],
		};
		const made = await api.createManualJournals(tenant, { manualJournals: [journal] }, true);
		const id = String(only(made.body.manualJournals).manualJournalID);
		const read = async () => only((await api.getManualJournal(tenant, id)).body.manualJournals);
		expect(await read()).toMatchObject({
			...journal,
			date: '2026-11-05T00:00:00.000Z',
			status: 'DRAFT',
			showOnCashBasisReports: true,
		});
		const uneven = {
			...journal,
			journalLines: [
				{ lineAmount: 1, accountCode: '469' },
				{ lineAmount: -2, accountCode: '620' },
			],
		};
		expect(
			await refusal(api.createManualJournals(tenant, { manualJournals: [uneven] }, true)),
		).toEqual({
			status: 400,
			messages: ['The total debits (1.00) must equal total credits (-2.00)'],
		});
		await api.updateManualJournal(tenant, id, {
			manualJournals: [{ narration: 'OC accrual 2', status: ManualJournal.StatusEnum.POSTED }],
		});
		const where = 'Narration=="OC accrual 2"';
		const summary = await api.getManualJournals(tenant, undefined, where);
		expect(only(summary.body.manualJournals)).toMatchObject({ status: 'POSTED', journalLines: [] });
		const paged = await api.getManualJournals(tenant, undefined, where, 'Date', 1, 5);
		expect(only(paged.body.manualJournals).journalLines).toHaveLength(2);
		expect(paged.body.pagination).toMatchObject({ pageSize: 5, itemCount: 1 });
		await api.updateOrCreateManualJournals(tenant, {
			manualJournals: [
				{ manualJournalID: id, narration: 'OC accrual 2', status: ManualJournal.StatusEnum.VOIDED },
			],
		});
		expect((await read()).status).toBe('VOIDED');
	});

	test('journals: closed without their scope, read by offset, id and number, voids reversed', async () => {
		const { tenant, xero } = official;
		expect((await refusal(official.api.getJournals(tenant))).status).toBe(401);
		const { access_token } = xero.control.issueToken({ scopes: ['accounting.journals.read'] });
		const api = new AccountingApi(`${xero.url}/api.xro/2.0`);
		api.accessToken = access_token;
		const all = [];
		for (let offset = 0; ; ) {
			const page = plain((await api.getJournals(tenant, undefined, offset)).body.journals ?? []);
			if (page.length === 0) break;
			all.push(...page);
			offset = Number(page[page.length - 1].journalNumber);
		}
		expect(all.map(({ journalNumber }) => journalNumber)).toEqual(all.map((_, at) => at + 1));
		const voided = all.filter(({ reference }) => reference === 'OC accrual 2');
		expect(voided.map(({ sourceType }) => sourceType)).toEqual(['MANJOURNAL', 'MANJOURNAL']);
		expect(
			voided.map(({ journalLines }) => journalLines?.map(({ netAmount }) => netAmount)),
		).toEqual([
			[20.1, -20.1],
			[-20.1, 20.1],
		]);
		const [first] = voided;
		const byId = await api.getJournal(tenant, String(first.journalID));
		const byNumber = await api.getJournalByNumber(tenant, Number(first.journalNumber));
		expect([only(byId.body.journals), only(byNumber.body.journals)]).toEqual([first, first]);
		const cash = (await api.getJournals(tenant, undefined, 0, true)).body.journals ?? [];
		expect(cash.map(({ sourceType }) => String(sourceType))).not.toContain('ACCREC');
		expect(cash.length).toBeGreaterThan(0);
	});

	test('budgets: the list without lines, one with the months asked for', async () => {
		const { api, tenant } = official;
		const { budgets = [] } = plain((await api.getBudgets(tenant)).body);
		expect(budgets.map(({ type }) => type).sort()).toEqual(['OVERALL', 'TRACKING']);
		const id = String(budgets.find(({ type }) => String(type) === 'TRACKING')?.budgetID);
		expect(only((await api.getBudgets(tenant, [id])).body.budgets).budgetID).toBe(id);
		const one = only((await api.getBudget(tenant, id, '2026-12-31', '2026-11-01')).body.budgets);
		expect(one).toMatchObject({
			tracking: [{ name: 'Region', option: 'North' }],
			budgetLines: [
				{
					accountCode: '200',
					budgetBalances: [
						{ period: '2026-11', amount: 4000 },
						{ period: '2026-12', amount: 4000 },
					],
				},
			],
		});
	});
}
