import type { ReportRows, ReportWithRow, ReportWithRows } from 'xero-node';
import { type OfficialClient, only } from './client';

type Answer = Promise<{ body: ReportWithRows }>;

const valuesOf = ({ cells = [] }: ReportRows) => cells.map(({ value }) => String(value));
/** In cents; what is no figure counts nothing. */
const amount = (text: string) => Math.round((Number(text) || 0) * 100);

/** Every report: that its own totals are what its rows add up to, and that the reports agree with each other. */
export function reports(official: OfficialClient): void {
	describe('Reports', () => {
		const made = async (answer: Answer): Promise<ReportWithRow> =>
			only((await answer).body.reports);
		const sections = ({ rows = [] }: ReportWithRow) =>
			rows.filter(({ rowType }) => String(rowType) === 'Section');
		/** The cells after the first of the row with this title. */
		const figures = (report: ReportWithRow, title: string): number[] => {
			const rows = sections(report).flatMap(({ rows: below = [] }) => below);
			const found = rows.find((row) => valuesOf(row)[0] === title);
			return found ? valuesOf(found).slice(1).map(amount) : [];
		};
		/** Every section with a total holds rows that add up to it. */
		const addsUp = (report: ReportWithRow): number => {
			let checked = 0;
			for (const { rows = [] } of sections(report)) {
				const totals = rows.filter(({ rowType }) => String(rowType) === 'SummaryRow');
				const plainRows = rows.filter(({ rowType }) => String(rowType) === 'Row');
				if (totals.length !== 1 || plainRows.length === 0) continue;
				const [, ...sums] = valuesOf(totals[0]).map(amount);
				sums.forEach((sum, at) => {
					expect(sum).toBe(
						plainRows
							.map((row) => amount(valuesOf(row)[at + 1]))
							.reduce((all, one) => all + one, 0),
					);
				});
				checked += 1;
			}
			return checked;
		};
		const trialBalance = (date?: string, paymentsOnly?: boolean) =>
			made(official.api.getReportTrialBalance(official.tenant, date, paymentsOnly));

		test.each([false, true])(
			'a trial balance balances (payments only: %s)',
			async (paymentsOnly) => {
				const report = await trialBalance(undefined, paymentsOnly);
				expect(report).toMatchObject({
					reportName: 'Trial Balance',
					reportType: 'TrialBalance',
					reportTitles: ['Trial Balance', 'Harbour Lane Traders', expect.stringMatching(/^As at /)],
				});
				const total = figures(report, 'Total');
				expect(total[0]).toBe(total[1]);
				expect(total[2]).toBe(total[3]);
				expect(total[3]).toBeGreaterThan(0);
				const rows = sections(report)
					.slice(0, -1)
					.flatMap(({ rows: below = [] }) => below);
				const added = [1, 2, 3, 4].map((at) =>
					rows.map((row) => amount(valuesOf(row)[at])).reduce((all, one) => all + one, 0),
				);
				expect(added).toEqual(total);
			},
		);

		test('a profit and loss by month adds up; its year is the trial balance', async () => {
			const report = await made(
				official.api.getReportProfitAndLoss(official.tenant, undefined, undefined, 11, 'MONTH'),
			);
			expect(addsUp(report)).toBeGreaterThan(1);
			expect(report.rows?.[0].cells).toHaveLength(13);
			const gross = figures(report, 'Gross Profit');
			const costs = figures(report, 'Total Operating Expenses');
			const net = figures(report, 'Net Profit');
			expect(net).toEqual(gross.map((profit, at) => profit - costs[at]));
			const sheet = await made(official.api.getReportBalanceSheet(official.tenant));
			const [year] = figures(sheet, 'Current Year Earnings');
			expect(net.reduce((all, one) => all + one, 0)).toBe(year);
			const row = sections(report)[0].rows?.[0].cells?.[0];
			expect(row?.attributes).toEqual([
				{ id: 'account', value: expect.stringMatching(/^[0-9a-f-]{36}$/) },
			]);
		});

		test('by a tracking category: a column an option, the rest, and all', async () => {
			const [category] =
				(await official.api.getTrackingCategories(official.tenant)).body.trackingCategories ?? [];
			const report = await made(
				official.api.getReportProfitAndLoss(
					official.tenant,
					'2026-01-01',
					'2026-12-31',
					undefined,
					undefined,
					category.trackingCategoryID,
				),
			);
			const titles = valuesOf(report.rows?.[0] ?? {});
			expect(titles).toEqual([
				'',
				...(category.options ?? []).map(({ name }) => name),
				'Unassigned',
				'Total',
			]);
			const net = figures(report, 'Net Profit');
			expect(net.slice(0, -1).reduce((all, one) => all + one, 0)).toBe(net[net.length - 1]);
		});

		test('a balance sheet: what is owned less what is owed is the equity, on every date', async () => {
			const report = await made(
				official.api.getReportBalanceSheet(official.tenant, undefined, 2, 'QUARTER'),
			);
			expect(addsUp(report)).toBeGreaterThan(2);
			const [assets, liabilities, net, equity] = [
				'Total Assets',
				'Total Liabilities',
				'Net Assets',
				'Total Equity',
			].map((title) => figures(report, title));
			expect(net).toHaveLength(3);
			expect(net).toEqual(assets.map((owned, at) => owned - liabilities[at]));
			expect(equity).toEqual(net);
		});

		test('bank summary and executive summary tell the same cash', async () => {
			const bank = await made(official.api.getReportBankSummary(official.tenant));
			expect(addsUp(bank)).toBe(1);
			const [opening, received, spent, closing] = figures(bank, 'Total');
			expect(closing).toBe(opening + received - spent);
			const summary = await made(official.api.getReportExecutiveSummary(official.tenant));
			expect(figures(summary, 'Cash received')[0]).toBe(received);
			expect(figures(summary, 'Closing bank balance')[0]).toBe(closing);
		});

		test('aged receivables and payables by contact are what the contact owes and is owed', async () => {
			const invoices = official.xero.control
				.books(official.tenant, 'Invoices')
				.filter(({ Status, CurrencyRate }) => Status === 'AUTHORISED' && CurrencyRate === 1);
			for (const [Type, get] of [
				['ACCREC', official.api.getReportAgedReceivablesByContact],
				['ACCPAY', official.api.getReportAgedPayablesByContact],
			] as const) {
				const { ContactID } = invoices.find((invoice) => invoice.Type === Type)?.Contact as {
					ContactID: string;
				};
				const contact = only(
					(await official.api.getContact(official.tenant, ContactID)).body.contacts,
				);
				const { accountsReceivable, accountsPayable } = contact.balances ?? {};
				const balance = Type === 'ACCREC' ? accountsReceivable : accountsPayable;
				const report = await made(get.call(official.api, official.tenant, ContactID, '2099-12-31'));
				addsUp(report);
				expect(figures(report, 'Closing Balance').pop()).toBe(
					Math.round(Number(balance?.outstanding) * 100),
				);
			}
		});

		test('budget summary, and the 1099 reports with contacts for rows', async () => {
			const budget = await made(
				official.api.getReportBudgetSummary(official.tenant, '2026-01-31', 4, 3),
			);
			expect(valuesOf(budget.rows?.[0] ?? {})).toEqual([
				'Account',
				'Jan-26',
				'Apr-26',
				'Jul-26',
				'Oct-26',
			]);
			addsUp(budget);
			const { body } = await official.api.getReportTenNinetyNine(official.tenant, '2025');
			expect(body.reports).toMatchObject([
				{ reportName: '1099-NEC report', contacts: [] },
				{ contacts: [] },
			]);
		});

		test('published tax returns: the list, and one by its id', async () => {
			const listed = await made(official.api.getReportsList(official.tenant));
			const one = await made(
				official.api.getReportFromId(official.tenant, String(listed.reportID)),
			);
			expect(one.reportTitles).toEqual(listed.reportTitles);
			expect(figures(one, 'Total sales and income')).toHaveLength(2);
			await expect(
				official.api.getReportFromId(official.tenant, official.tenant),
			).rejects.toContain('"statusCode":404');
		});

		test('a report wants its own scope, its parameters, and a person with a reports role', async () => {
			const token = (scopes?: string[]) =>
				official.xero.control.issueToken({ scopes }).access_token;
			const get = async (path: string, access: string) => {
				const answer = await fetch(`${official.xero.url}/api.xro/2.0/Reports/${path}`, {
					headers: {
						authorization: `Bearer ${access}`,
						'xero-tenant-id': official.tenant,
						accept: 'application/json',
					},
				});
				return { status: answer.status, text: await answer.text() };
			};
			const aged = token(['accounting.reports.aged.read']);
			expect((await get('TrialBalance', aged)).status).toBe(401);
			expect((await get('AgedPayablesByContact', aged)).status).toBe(400);
			expect((await get('ProfitAndLoss?periods=12', token())).status).toBe(400);
			expect((await get('ProfitAndLoss?timeframe=WEEK', token())).status).toBe(400);
			official.xero.control.switches({ reportingRole: false });
			expect(await get('TrialBalance', token())).toEqual({
				status: 403,
				text: 'You are not permitted to access this resource without the reporting role or higher privileges.',
			});
			official.xero.control.switches({ reportingRole: true });
		});
	});
}
