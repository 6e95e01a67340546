import type { ReportWithRow } from 'xero-node';
import { defineResource } from './define';

/** A parameter of a report: the one of Xero's request it becomes. */
export type ReportParameter =
	| 'date'
	| 'fromDate'
	| 'toDate'
	| 'contactId'
	| 'periods'
	| 'timeframe'
	| 'trackingCategoryID'
	| 'trackingCategoryID2'
	| 'trackingOptionID'
	| 'trackingOptionID1'
	| 'trackingOptionID2'
	| 'standardLayout'
	| 'paymentsOnly'
	| 'reportYear'
	| 'reportId';

/** One of Xero's reports. */
export type Report = {
	/** Value of the Operation parameter, and its name. */
	value: string;
	name: string;
	says: string;
	/** Below /Reports; a published report is named by its id instead. */
	path: string;
	/** The report's own part of `accounting.reports.<scope>.read`. */
	scope: string;
	takes: readonly ReportParameter[];
	/** Xero takes the length of a period as a number of months here, and as a word elsewhere. */
	timeframeIn?: 'months';
};

const aged = ['contactId', 'date', 'fromDate', 'toDate'] as const;

/**
 * Every report of the Accounting API. Parameters: https://developer.xero.com/documentation/api/accounting/reports and
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero_accounting.yaml; scopes:
 * https://developer.xero.com/faq/granular-scopes
 */
export const reports = [
	{
		value: 'agedPayablesByContact',
		name: 'Get Aged Payables by Contact',
		says: 'Retrieve what is owed to a supplier, bill by bill',
		path: 'AgedPayablesByContact',
		scope: 'aged',
		takes: aged,
	},
	{
		value: 'agedReceivablesByContact',
		name: 'Get Aged Receivables by Contact',
		says: 'Retrieve what a customer owes, invoice by invoice',
		path: 'AgedReceivablesByContact',
		scope: 'aged',
		takes: aged,
	},
	{
		value: 'balanceSheet',
		name: 'Get Balance Sheet',
		says: 'Retrieve assets, liabilities and equity on a day, and on the same day of earlier periods',
		path: 'BalanceSheet',
		scope: 'balancesheet',
		takes: ['date', 'periods', 'timeframe', 'trackingOptionID1', 'trackingOptionID2', 'standardLayout', 'paymentsOnly'],
	},
	{
		value: 'bankSummary',
		name: 'Get Bank Summary',
		says: 'Retrieve opening and closing balance, money in and money out of each bank account',
		path: 'BankSummary',
		scope: 'banksummary',
		takes: ['fromDate', 'toDate'],
	},
	{
		value: 'budgetSummary',
		name: 'Get Budget Summary',
		says: 'Retrieve the overall budget, a column a period',
		path: 'BudgetSummary',
		scope: 'budgetsummary',
		takes: ['date', 'periods', 'timeframe'],
		timeframeIn: 'months',
	},
	{
		value: 'executiveSummary',
		name: 'Get Executive Summary',
		says: 'Retrieve cash, profitability and key figures of a month',
		path: 'ExecutiveSummary',
		scope: 'executivesummary',
		takes: ['date'],
	},
	{
		value: 'profitAndLoss',
		name: 'Get Profit and Loss',
		says: 'Retrieve income and costs of a span of days, and of earlier ones as long',
		path: 'ProfitAndLoss',
		scope: 'profitandloss',
		takes: [
			'fromDate',
			'toDate',
			'periods',
			'timeframe',
			'trackingCategoryID',
			'trackingOptionID',
			'trackingCategoryID2',
			'trackingOptionID2',
			'standardLayout',
			'paymentsOnly',
		],
	},
	{
		value: 'publishedReport',
		name: 'Get Published Report',
		says: 'Retrieve a published tax report: a BAS of Australia or a GST return of New Zealand',
		path: '',
		scope: 'taxreports',
		takes: ['reportId'],
	},
	{
		value: 'publishedReports',
		name: 'Get Many Published Reports',
		says: 'Retrieve a list of the published tax reports: BAS of Australia, GST returns of New Zealand',
		path: '',
		scope: 'taxreports',
		takes: [],
	},
	{
		value: 'tenNinetyNine',
		name: 'Get 1099',
		says: 'Retrieve what was paid to contacts in a year, by the boxes of the 1099 forms (United States)',
		path: 'TenNinetyNine',
		scope: 'tenninetynine',
		takes: ['reportYear'],
	},
	{
		value: 'trialBalance',
		name: 'Get Trial Balance',
		says: 'Retrieve debit and credit of every account on a day, of the month and of the year',
		path: 'TrialBalance',
		scope: 'trialbalance',
		takes: ['date', 'paymentsOnly'],
	},
] as const satisfies readonly Report[];

/** A report's value of the Operation parameter. */
export type ReportValue = (typeof reports)[number]['value'];

/** The report an operation gets; undefined for every other operation. */
export const reportBehind = (operation: string): Report | undefined =>
	reports.find(({ value }) => value === operation);

/** All reports as one resource. */
export const report = defineResource<ReportWithRow>({
	value: 'report',
	name: 'Report',
	plural: 'Reports',
	says: 'A report worked out by Xero, as rows for a spreadsheet or as Xero sends it',
	path: 'Reports',
	listKey: 'Reports',
	id: 'ReportID',
	shows: ['ReportName', 'ReportDate'],
	scope: 'accounting.reports',
	list: {},
	verbs: { reports: true },
	fields: {},
	excluded: {
		ReportID: 'read-only',
		ReportName: 'read-only',
		ReportTitle: 'read-only',
		ReportType: 'read-only',
		ReportTitles: 'read-only',
		ReportDate: 'read-only',
		Rows: 'read-only',
		UpdatedDateUTC: 'read-only',
		Fields: 'read-only',
	},
	simple: ['ReportID', 'ReportName', 'ReportDate'],
});
