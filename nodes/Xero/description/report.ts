import type { INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode } from './modes';
import { shared } from './shared';
import { reportBehind, type ReportParameter } from '../resources/reports';

const choose = 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

const day = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

/** The parameters that stand by themselves, in their order, by the one of Xero's each becomes. */
const parameters: { readonly [takes in ReportParameter]?: INodeProperties } = {
	contactId: {
		displayName: 'Contact',
		name: 'reportContact',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		modes: [listMode('searchContacts'), linkMode, guidMode],
	},
	reportId: {
		displayName: 'Report ID',
		name: 'reportId',
		type: 'string',
		default: '',
		required: true,
		description: 'As Get Many Published Reports answers it',
	},
	reportYear: {
		displayName: 'Year',
		name: 'reportYear',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2025',
		description: 'Leave empty for the last one',
	},
	date: day('Date', 'reportDate', 'The day the report is of. Leave empty for today.'),
	fromDate: day('From Date', 'reportFromDate', 'The first day. Leave empty for the beginning of the month.'),
	toDate: day('To Date', 'reportToDate', 'The last day. Leave empty for the end of the month.'),
	periods: {
		displayName: 'Compare With Periods',
		name: 'reportPeriods',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 12 },
		default: 0,
		description: 'How many earlier periods get a column of their own: a month and 11 more make a year by month',
	},
	timeframe: {
		displayName: 'Period',
		name: 'reportTimeframe',
		type: 'options',
		options: [
			{ name: 'Month', value: 'MONTH' },
			{ name: 'Quarter', value: 'QUARTER' },
			{ name: 'Year', value: 'YEAR' },
		],
		default: 'MONTH',
		description: 'The length of each period',
	},
};

/** What a report is asked for, and how it is answered. */
export const report: INodeProperties[] = [
	...(Object.keys(parameters) as ReportParameter[]).flatMap((parameter) =>
		shared((_resource, operation) => (reportBehind(operation)?.takes.includes(parameter) ? parameters[parameter] : undefined)),
	),
	...shared((_resource, operation) => {
		if (reportBehind(operation) === undefined || operation === 'publishedReports') return undefined;
		return {
			displayName: 'Output',
			name: 'reportOutput',
			type: 'options',
			options: [
				{ name: 'As Xero Sent It', value: 'raw', description: 'The report as one item' },
				{ name: 'Rows', value: 'rows', description: 'One item for each row: section, account, a column for each period with figures as numbers, and whether it is a total' },
			],
			default: 'rows',
		};
	}),
];

const trackingChoice = (displayName: string, name: string, loadOptionsMethod: string, description = choose): INodeProperties => ({
	displayName: `${displayName} Name or ID`,
	name,
	type: 'options',
	typeOptions: { loadOptionsMethod },
	default: '',
	description,
});

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description,
});

const furtherOptions: { readonly [takes in ReportParameter]?: INodeProperties } = {
	paymentsOnly: flag('Cash Basis', 'paymentsOnly', 'Whether to count money when it is paid instead of when it is invoiced'),
	standardLayout: flag('Standard Layout', 'standardLayout', 'Whether to use Xero’s own layout instead of the organisation’s'),
	trackingCategoryID: trackingChoice('Tracking Category', 'trackingCategoryID', 'getTrackingCategoryIds'),
	trackingCategoryID2: trackingChoice('Second Tracking Category', 'trackingCategoryID2', 'getTrackingCategoryIds'),
	trackingOptionID: trackingChoice('Tracking Option', 'trackingOptionID', 'getTrackingOptionIds'),
	trackingOptionID1: trackingChoice('Tracking Option', 'trackingOptionID1', 'getTrackingOptionIds'),
	trackingOptionID2: trackingChoice('Second Tracking Option', 'trackingOptionID2', 'getTrackingOptionIds'),
};

/** What of a report is rarely asked for. */
export const reportOptions = (operation: string): INodeProperties[] =>
	(reportBehind(operation)?.takes ?? []).flatMap((parameter) => furtherOptions[parameter] ?? []);
