import { dayIn } from './day';
import { each, isRefused, type Job, type ReadOperation } from './job';
import { reports, type Report, type ReportParameter } from '../resources/reports';
import { placeOf } from '../resources/reading';
import { segment, type Query } from '../transport/request';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { plainNumber } from '../values/plain';
import { isGuid, isRecord, type Json, type XeroRecord } from '../values/record';
import { reportRows } from '../values/reportRows';

type Value = string | number | boolean | undefined;

type Read = (job: Job, item: number) => Value | Promise<Value>;

/** A day, or a moment as the day it falls on in the organisation. `label`: the parameter as the editor shows it. */
const day =
	(parameter: string, label: string): Read =>
	async (job, item) =>
		await dayIn(job, item, parameter, label);

const option =
	(name: string): Read =>
	({ reader }, item) => {
		const value = reader.collection('options', item)[name];
		return value === undefined || value === '' || value === false ? undefined : (value as Value);
	};

/** Columns beside the report's own; Xero's pages say 11 at most, its specification 12. */
const periods: Read = ({ reader }, item) => {
	const given = plainNumber(reader.raw('reportPeriods', item, 0) || 0);
	if (!Number.isInteger(given) || given < 0) throw new Refusal(['Compare With Periods must be a whole number']);
	return given === 0 ? undefined : given;
};

/** How each parameter of Xero's is read from the node's. */
const readers: { readonly [parameter in Exclude<ReportParameter, 'reportId'>]: Read } = {
	date: day('reportDate', 'Date'),
	fromDate: day('reportFromDate', 'From Date'),
	toDate: day('reportToDate', 'To Date'),
	contactId: ({ reader }, item) => {
		const contact = reader.named('reportContact', item, 'Contact')?.value;
		if (!isGuid(contact)) throw new Refusal(['Contact is not a Xero id'], 'Choose the contact the report is about, or give its id.');
		return contact.trim();
	},
	periods,
	// Without periods to compare there is nothing it could say.
	timeframe: async (job, item) => ((await periods(job, item)) === undefined ? undefined : job.reader.text('reportTimeframe', item)),
	trackingCategoryID: option('trackingCategoryID'),
	trackingCategoryID2: option('trackingCategoryID2'),
	trackingOptionID: option('trackingOptionID'),
	trackingOptionID1: option('trackingOptionID1'),
	trackingOptionID2: option('trackingOptionID2'),
	standardLayout: option('standardLayout'),
	paymentsOnly: option('paymentsOnly'),
	reportYear: ({ reader }, item) => {
		const year = reader.text('reportYear', item);
		if (year !== '' && !/^\d{4}$/.test(year)) throw new Refusal(['Year must have four digits']);
		return year;
	},
};

const monthsOf: { readonly [timeframe: string]: number | undefined } = { MONTH: 1, QUARTER: 3, YEAR: 12 };

async function queryOf(job: Job, { takes, timeframeIn }: Report, item: number): Promise<Query> {
	const query: Query = {};
	for (const parameter of takes) if (parameter !== 'reportId') query[parameter] = await readers[parameter](job, item);
	return timeframeIn === 'months' ? { ...query, timeframe: monthsOf[String(query.timeframe)] } : query;
}

function pathOf(job: Job, { path, takes }: Report, item: number): string {
	if (!takes.includes('reportId')) return path === '' ? '' : `/${path}`;
	const id = job.reader.text('reportId', item);
	if (id === '') throw new Refusal(['Report ID is empty'], 'Get Many Published Reports answers the ids.');
	return `/${segment(id)}`;
}

/** What stands on every row: which report it is of. */
const headOf = ({ ReportID, ReportName, ReportDate }: XeroRecord): XeroRecord => ({
	...(ReportID === undefined ? {} : { ReportID }),
	ReportName,
	...(ReportDate === undefined ? {} : { ReportDate }),
});

const listed = (value: Json | undefined): XeroRecord[] | undefined => (Array.isArray(value) ? value.filter(isRecord) : undefined);

/** Rows of a report; the 1099 has contacts in their place, and a report in a list has neither. */
function rowsOf(report: XeroRecord): XeroRecord[] {
	const contacts = listed(report.Contacts);
	if (contacts !== undefined) return contacts.map((contact) => ({ ...headOf(report), ...contact }));
	if ((listed(report.Rows) ?? []).length === 0) return [report];
	const { ReportName } = report;
	return reportRows(report).map((row) => ({ ReportName, ...row }));
}

async function reported(job: Job, report: Report, item: number): Promise<Outcome[]> {
	const { path, listKey } = placeOf(job.resource);
	const scope = `accounting.reports.${report.scope}.read`;
	const place = { path: `${path}${pathOf(job, report, item)}`, listKey, scope };
	const found = await job.xero.page(place, await queryOf(job, report, item));
	const asXero = job.reader.text('reportOutput', item) === 'raw';
	return (asXero ? found : found.flatMap(rowsOf)).map((record) => ({ item, is: 'read', record, warnings: [] }));
}

const getReport = (report: Report): ReadOperation => ({
	async run(job) {
		const answers: Array<Outcome[] | Refused> = [];
		for (const item of job.items) {
			if (job.stop && answers.some((answer) => !Array.isArray(answer))) break;
			answers.push(...(await each([item], async () => await reported(job, report, item))).map((answer) => (isRefusal(answer) ? { ...answer, item } : answer)));
		}
		return answers.flat();
	},
});

const isRefusal = (answer: Outcome[] | Refused): answer is Refused => !Array.isArray(answer) && isRefused(answer);

/** An operation for every report of the table. */
export const reportOperations: { readonly [value: string]: ReadOperation } = Object.fromEntries(
	reports.map((report) => [report.value, getReport(report)]),
);
