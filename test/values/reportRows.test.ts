import type { XeroRecord } from '../../nodes/Xero/values/record';
import { cellValue, reportRows } from '../../nodes/Xero/values/reportRows';

const cell = (Value: string, account?: string): XeroRecord => ({
	Value,
	...(account ? { Attributes: [{ Id: 'account', Value: account }] } : {}),
});
const row = (RowType: string, ...Cells: XeroRecord[]): XeroRecord => ({ RowType, Cells });

test.each([
	['1850.00', 1850],
	['-1,850.25', -1850.25],
	['(20.10)', -20.1],
	['', null],
	['181 days overdue', '181 days overdue'],
	['2018-10-09T00:00:00', '2018-10-09'],
	['1,2', '1,2'],
	['0.00', 0],
])('the cell %j is %j', (text, value) => {
	expect(cellValue(text)).toEqual(value);
});

test('sections become paths, figures numbers, totals are marked', () => {
	const report = {
		ReportName: 'Balance Sheet',
		Rows: [
			row('Header', cell(''), cell('30 Apr 2026'), cell('31 Mar 2026')),
			{ RowType: 'Section', Title: 'Assets', Rows: [] },
			{
				RowType: 'Section',
				Title: 'Bank',
				Rows: [
					row('Row', cell('2024', 'a-1'), cell('10.10', 'a-1'), cell('', 'a-1')),
					row('SummaryRow', cell('Total Bank'), cell('10.10'), cell('0.00')),
				],
			},
			{
				RowType: 'Section',
				Title: '',
				Rows: [row('SummaryRow', cell('Total Assets'), cell('10.10'), cell('0.00'))],
			},
			{ RowType: 'Section', Title: 'Equity', Rows: [] },
		],
	};
	expect(reportRows(report)).toEqual([
		{
			Section: 'Assets > Bank',
			Account: '2024',
			AccountID: 'a-1',
			'30 Apr 2026': 10.1,
			'31 Mar 2026': null,
			IsTotal: false,
		},
		{
			Section: 'Assets > Bank',
			Account: 'Total Bank',
			'30 Apr 2026': 10.1,
			'31 Mar 2026': 0,
			IsTotal: true,
		},
		{
			Section: 'Assets',
			Account: 'Total Assets',
			'30 Apr 2026': 10.1,
			'31 Mar 2026': 0,
			IsTotal: true,
		},
	]);
});

test('two columns of one title keep both figures', () => {
	const report = {
		Rows: [
			row('Header', cell('Account'), cell('Budget'), cell('Budget')),
			row('Row', cell('Sales'), cell('1'), cell('2')),
		],
	};
	expect(reportRows(report)).toEqual([
		{ Section: '', Account: 'Sales', Budget: 1, 'Budget (2)': 2, IsTotal: false },
	]);
});

test('gross and net profit are totals, though Xero calls them plain rows', () => {
	const report = {
		Rows: [
			row('Header', cell(''), cell('31 May 2026')),
			{ RowType: 'Section', Title: '', Rows: [row('Row', cell('Net Profit'), cell('-3.20'))] },
			{
				RowType: 'Section',
				Title: '',
				Rows: [row('Row', cell('Current Account', 'a-1'), cell('8.00', 'a-1'))],
			},
		],
	};
	expect(reportRows(report).map(({ Account, IsTotal }) => [Account, IsTotal])).toEqual([
		['Net Profit', true],
		['Current Account', false],
	]);
});

test('a report without rows is empty', () => {
	expect(reportRows({})).toEqual([]);
});

test('an invoice’s number keeps every digit, though it looks like a figure', () => {
	const report = {
		Rows: [
			row('Header', cell('Date'), cell('Number'), cell('Due')),
			row('Row', cell('2026-05-01T00:00:00'), cell('0042'), cell('12.50')),
			row('Row', cell('2026-05-02T00:00:00'), cell('Opening Balance'), cell('')),
			row('SummaryRow', cell('Total'), cell(''), cell('12.50')),
		],
	};
	expect(reportRows(report).map(({ Number, Due }) => [Number, Due])).toEqual([
		['0042', 12.5],
		['Opening Balance', null],
		[null, 12.5],
	]);
});

test('a tracking option called as what stands on every row keeps its figure', () => {
	const report = {
		Rows: [
			row('Header', cell(''), cell('Section'), cell('IsTotal')),
			{ RowType: 'Section', Title: 'Income', Rows: [row('Row', cell('Sales', 'a-1'), cell('1.00'), cell('2.00'))] },
		],
	};
	expect(reportRows(report)).toEqual([
		{ Section: 'Income', Account: 'Sales', AccountID: 'a-1', 'Section (2)': 1, 'IsTotal (2)': 2, IsTotal: false },
	]);
});
