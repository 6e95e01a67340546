import type { PayrollAu, Rec, Shelf, Verdict } from '../../contract';
import { type Answer, empty } from '../answer';
import { type ApiCall, envelope, type Handler } from '../envelope';
import {
	methodNotImplemented,
	NotFound,
	noDataProcessed,
	postDataInvalid,
	serverError,
} from '../problems';
import { list } from '../query/list';
import { isRefused } from '../query/modified-since';
import { failed, settled } from '../write';

const full = { full: true, summaryOnly: false, unitdp: 2 } as const;

/** What answers a call of Australian payroll 1.0; undefined where this payroll has no such address. */
export function australianRoute(call: ApiCall, payroll: PayrollAu): Handler | undefined {
	const { incoming, segments } = call;
	const [endpoint, id, ...rest] = segments;
	if (rest.length > 0) return undefined;
	const { employees } = payroll;
	switch (`${incoming.method} ${endpoint?.toLowerCase()}`) {
		case 'GET employees':
			return () => (id === undefined ? listed(call, employees) : single(call, employees, id));
		case 'POST employees':
			return () => posted(call, employees, id);
		case 'GET payrollcalendars':
			return () => envelope(call, 'PayrollCalendars', calendars(payroll, id));
		default:
			return ['employees', 'payrollcalendars'].includes(endpoint?.toLowerCase())
				? refuse
				: undefined;
	}
}

function refuse(): never {
	throw methodNotImplemented();
}

/** A hundred a page without saying how many there are; the active ones, unless the filter is about the status. */
function listed(call: ApiCall, employees: Shelf): Answer {
	const { incoming, world, app } = call;
	const ifModifiedSince = incoming.header('if-modified-since');
	if (isRefused(ifModifiedSince, world.switches)) return serverError(incoming.language);
	const query = { ...incoming.query, page: incoming.query.page ?? '1', pagesize: '100' };
	const hides = (record: Rec) =>
		record.Status !== 'ACTIVE' && !/\bStatus\b/.test(incoming.query.where ?? '');
	const { records, notModified } = list(
		{ ...employees, list: { ...employees.list, hides } },
		{ query, ifModifiedSince, app: app.name },
		world.switches,
	);
	if (notModified) return empty(304);
	const view = { ...full, full: false };
	return envelope(
		call,
		'Employees',
		records.map((record) => employees.show(record, view)),
	);
}

function single(call: ApiCall, employees: Shelf, id: string): Answer {
	const record = employees.find(id);
	if (record === undefined) throw new NotFound();
	return envelope(call, 'Employees', [employees.show(record, full)]);
}

/** The body is a bare array (https://github.com/XeroAPI/Xero-OpenAPI, xero-payroll-au.yaml). */
function elements(body: string): Rec[] {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch {
		throw postDataInvalid('JSON for post data was invalid');
	}
	if (!Array.isArray(parsed)) throw postDataInvalid('The request body must be an array.');
	if (parsed.length === 0) throw noDataProcessed('Employee');
	return parsed as Rec[];
}

/** A refused employee is echoed with its errors, the whole answer being a 400. */
function posted(call: ApiCall, employees: Shelf, id?: string): Answer {
	const given = elements(call.incoming.body);
	if (id !== undefined && !employees.find(id)) throw new NotFound();
	for (const element of given) {
		const problem = employees.check?.(element, 'POST');
		if (problem) settled(problem);
	}
	const context = { unitdp: 2, app: call.app.name } as const;
	const verdicts = given.map((element) =>
		settled(employees.post?.(element, context, id) as Verdict),
	);
	const answer = envelope(
		call,
		'Employees',
		verdicts.map((verdict) =>
			verdict.is === 'error' ? failed(verdict) : employees.show(verdict.record, full),
		),
	);
	return verdicts.some(({ is }) => is === 'error') ? { ...answer, status: 400 } : answer;
}

function calendars(payroll: PayrollAu, id?: string): Rec[] {
	const found = payroll.calendars.filter(
		({ PayrollCalendarID }) => id === undefined || PayrollCalendarID === id.toLowerCase(),
	);
	if (found.length === 0) throw new NotFound();
	return found;
}
