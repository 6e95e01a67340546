import Decimal from 'decimal.js';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, named, openWorld, type World } from './harness';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.close());

/** A report as the node answers it. */
async function got(operation: string, parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const { items, error } = await world.run({ resource: 'report', operation, ...parameters });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
}

const sum = (rows: IDataObject[], column: string): Decimal =>
	rows.reduce((total, row) => total.plus(String(row[column] ?? 0)), new Decimal(0));

const sections = (rows: IDataObject[]): string[] => [
	...new Set(rows.map(({ Section }) => String(Section))),
];

test('a profit and loss by month: rows that add up to the report’s own totals, in every column', async () => {
	const month = world.day(-31).slice(0, 7);
	const rows = await got('profitAndLoss', {
		reportFromDate: `${month}-01`,
		reportToDate: DateTime.fromISO(month).endOf('month').toISODate(),
		reportPeriods: 5,
		reportTimeframe: 'MONTH',
	});
	const months = Object.keys(rows[0]).slice(-7, -1);
	expect(months).toHaveLength(6);
	expect([...new Set(rows.map(({ ReportName }) => ReportName))]).toEqual(['Profit and Loss']);
	const total = (section: string) =>
		rows.find((row) => row.Section === section && row.IsTotal) ?? {};
	let added = 0;
	for (const month of months) {
		for (const section of sections(rows).filter((title) => title !== '')) {
			const lines = rows.filter((row) => row.Section === section && !row.IsTotal);
			added += lines.length;
			for (const line of lines)
				expect([line.Account, typeof line[month], line.AccountID]).toEqual([
					line.Account,
					'number',
					expect.stringMatching(/^[0-9a-f-]{36}$/),
				]);
			expect([month, section, sum(lines, month).toNumber()]).toEqual([
				month,
				section,
				total(section)[month],
			]);
		}
		const net = sum([total('Income'), total('Plus Other Income')], month).minus(
			sum([total('Less Cost of Sales'), total('Less Operating Expenses')], month),
		);
		const told = rows.find((row) => row.Account === 'Net Profit') ?? {};
		expect([month, net.toNumber(), told.IsTotal]).toEqual([month, told[month], true]);
	}
	expect(added).toBeGreaterThan(0);
	expect(months.some((month) => Number(total('Income')[month]) !== 0)).toBe(true);
});

test('a trial balance: every row adds up to its totals, and debits are credits', async () => {
	const rows = await got('trialBalance', { reportDate: world.day(0) });
	const lines = rows.filter(({ IsTotal }) => !IsTotal);
	const [total, ...others] = rows.filter(({ IsTotal }) => IsTotal);
	expect(others).toEqual([]);
	expect(lines.length).toBeGreaterThan(3);
	for (const column of ['Debit', 'Credit', 'YTD Debit', 'YTD Credit']) {
		expect([column, sum(lines, column).toNumber()]).toEqual([column, total[column]]);
	}
	expect(total['YTD Debit']).toBe(total['YTD Credit']);
	expect(Number(total['YTD Debit'])).toBeGreaterThan(0);
});

test('what a report is asked with', async () => {
	await got('balanceSheet', {
		reportDate: '2026-06-30',
		reportPeriods: 2,
		reportTimeframe: 'QUARTER',
		options: { standardLayout: true, paymentsOnly: true },
	});
	await got('budgetSummary', { reportPeriods: 4, reportTimeframe: 'QUARTER' });
	await got('profitAndLoss', { reportTimeframe: 'YEAR', options: { paymentsOnly: false } });
	const asked = world
		.calls(/\/Reports\//)
		.slice(-3)
		.map(({ path, query }) => [path.split('/').pop(), query]);
	expect(asked).toEqual([
		[
			'BalanceSheet',
			{
				date: '2026-06-30',
				periods: '2',
				timeframe: 'QUARTER',
				standardLayout: 'true',
				paymentsOnly: 'true',
			},
		],
		['BudgetSummary', { periods: '4', timeframe: '3' }],
		['ProfitAndLoss', {}],
	]);
});

test('a moment falls on the organisation’s day', async () => {
	await got('executiveSummary', { reportDate: '2026-08-31T20:00:00.000Z' });
	expect(world.calls(/\/Reports\/ExecutiveSummary/).at(-1)?.query).toEqual({ date: '2026-09-01' });
});

test('the other reports, as rows and as Xero sends them', async () => {
	const contact = world.books('Invoices').find(({ Type }) => Type === 'ACCREC')?.Contact as {
		ContactID: string;
	};
	for (const [operation, parameters] of [
		['balanceSheet', {}],
		['bankSummary', { reportFromDate: world.day(-200), reportToDate: world.day(0) }],
		['executiveSummary', {}],
		['agedReceivablesByContact', { reportContact: byId(contact.ContactID) }],
		['agedPayablesByContact', { reportContact: byId(contact.ContactID) }],
	] as const) {
		const rows = await got(operation, parameters);
		expect([operation, rows.length > 0, typeof rows[0].ReportName, typeof rows[0].IsTotal]).toEqual(
			[operation, true, 'string', 'boolean'],
		);
		const [sent, ...others] = await got(operation, { ...parameters, reportOutput: 'raw' });
		expect([operation, others.length, Array.isArray(sent.Rows)]).toEqual([operation, 0, true]);
	}
});

test('the 1099 reports have contacts in place of rows', async () => {
	const [first] = await got('tenNinetyNine', { reportYear: '2025', reportOutput: 'raw' });
	expect(first.ReportName).toBe('1099-NEC report');
	await got('tenNinetyNine', { reportYear: '2025' });
	const { error } = await world.run({
		resource: 'report',
		operation: 'tenNinetyNine',
		reportYear: 'last',
	});
	expect(error?.message).toBe('Year must have four digits');
});

test('published tax reports: the list, and one by its id', async () => {
	const [published] = await got('publishedReports');
	expect(published).toMatchObject({ ReportID: expect.any(String), ReportName: expect.any(String) });
	const rows = await got('publishedReport', { reportId: String(published.ReportID) });
	expect(rows.length).toBeGreaterThan(1);
	const { error } = await world.run({
		resource: 'report',
		operation: 'publishedReport',
		reportId: 'nothing',
	});
	expect(error?.message).toBe('Xero found no record with this id');
});

test('an aged report needs its contact', async () => {
	const { error, calls } = await world.run({
		resource: 'report',
		operation: 'agedPayablesByContact',
		reportContact: named('id', '={{ "Ridgeway" }}'),
	});
	expect(error?.message).toBe('Contact is not a Xero id');
	expect(calls.filter(({ path }) => path.includes('Reports'))).toEqual([]);
});

test('without a reports role, and without a scope, what to do is said', async () => {
	const strict = await openWorld({ switches: { reportingRole: false } });
	try {
		const { error } = await strict.run({ resource: 'report', operation: 'balanceSheet' });
		expect(error?.message).toContain('role or higher');
		expect(error?.description).toContain('give the connected person this role in Xero');
	} finally {
		await strict.close();
	}
	const narrow = await openWorld({ scopes: ['offline_access', 'accounting.settings.read'] });
	try {
		const { error } = await narrow.run({ resource: 'report', operation: 'profitAndLoss' });
		expect(error?.message).toBe('The Xero connection lacks the permission for this');
		expect(error?.description).toContain(
			'The scope accounting.reports.profitandloss.read is missing',
		);
	} finally {
		await narrow.close();
	}
});

test('what is no date is refused under the name of its parameter', async () => {
	for (const [operation, parameter, label] of [
		['balanceSheet', 'reportDate', 'Date'],
		['profitAndLoss', 'reportFromDate', 'From Date'],
		['bankSummary', 'reportToDate', 'To Date'],
	]) {
		const { error } = await world.run({ resource: 'report', operation, [parameter]: '={{ "soon" }}' });
		expect(error?.message).toBe(`${label}: This is not a date.`);
	}
	await got('balanceSheet', { reportDate: '={{ " " }}' });
});
