import { randomUUID } from 'node:crypto';
import type { InvalidField, Payroll2, Rec } from '../../contract';
import { type Answer, json } from '../answer';
import type { ApiCall, Handler } from '../envelope';

const pageSize = 100;

/** What answers a call of payroll 2.0; undefined where this payroll has no such address. */
export function route2(call: ApiCall, payroll: Payroll2): Handler | undefined {
	const { incoming, segments } = call;
	const [endpoint, id, part, ...rest] = segments.map((segment) => segment.toLowerCase());
	if (rest.length > 0) return undefined;
	const address = [endpoint, id && '{id}', part].filter(Boolean).join('/');
	const handler = handlers[`${incoming.method} ${address}`];
	if (handler) return () => handler(call, payroll, id);
	const exists = Object.keys(handlers).some((known) => known.split(' ')[1] === address);
	return exists
		? () => refused(call, 405, 'MethodNotAllowed', 'The method is not allowed.')
		: undefined;
}

const handlers: {
	readonly [call: string]: (call: ApiCall, payroll: Payroll2, id: string) => Answer;
} = {
	'GET employees': (call, payroll) => listed(call, payroll),
	'POST employees': (call, payroll) =>
		settled(call, 'employee', payroll.create(element(call.incoming.body))),
	'GET employees/{id}': (call, payroll, id) =>
		named(call, payroll, id, (employee) => accepted(call, { employee })),
	'PUT employees/{id}': (call, payroll, id) =>
		named(call, payroll, id, (employee) =>
			settled(call, 'employee', payroll.update(employee, element(call.incoming.body))),
		),
	'POST employees/{id}/employment': (call, payroll, id) =>
		named(call, payroll, id, (employee) =>
			settled(call, 'employment', payroll.employ(employee, element(call.incoming.body))),
		),
	'GET payruncalendars': (call, { calendars }) =>
		accepted(call, {
			pagination: paginationOf(1, calendars.length),
			payRunCalendars: calendars,
		}),
	'GET payruncalendars/{id}': (call, { calendars }, id) => {
		const payRunCalendar = calendars.find(({ payrollCalendarID }) => payrollCalendarID === id);
		return payRunCalendar ? accepted(call, { payRunCalendar }) : notFound(call);
	},
};

/** The envelope of payroll 2.0 (https://github.com/XeroAPI/Xero-OpenAPI, xero-payroll-nz.yaml). */
function envelope2(call: ApiCall, status: number, httpStatusCode: string, content: object): Answer {
	return json(status, {
		id: randomUUID(),
		providerName: call.app.name,
		dateTimeUTC: new Date(call.world.clock.now()).toISOString().slice(0, -1),
		httpStatusCode,
		pagination: null,
		problem: null,
		...content,
	});
}

const accepted = (call: ApiCall, content: object) => envelope2(call, 200, 'OK', content);

/** A refusal stands in the envelope (https://github.com/XeroAPI/xero-node/issues/622). */
function refused(
	call: ApiCall,
	status: number,
	title: string,
	detail: string,
	invalidFields: InvalidField[] = [],
): Answer {
	const type = 'application/problem+json';
	const problem = { type, title, status, detail, instance: randomUUID(), invalidFields };
	return envelope2(call, status, title, { problem });
}

const notFound = (call: ApiCall) =>
	refused(call, 404, 'NotFound', 'The requested resource does not exist.');

function settled(call: ApiCall, key: string, outcome: Rec | InvalidField[]): Answer {
	return Array.isArray(outcome)
		? refused(call, 400, 'BadRequest', 'Validation error occurred.', outcome)
		: accepted(call, { [key]: outcome });
}

function named(
	call: ApiCall,
	payroll: Payroll2,
	id: string,
	answer: (employee: Rec) => Answer,
): Answer {
	const employee = payroll.find(id);
	return employee ? answer(employee) : notFound(call);
}

/** The one object of the body; what is none has nothing in it, and is told all that is missing. */
function element(body: string): Rec {
	try {
		const parsed: unknown = JSON.parse(body);
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
			? (parsed as Rec)
			: {};
	} catch {
		return {};
	}
}

const paginationOf = (page: number, itemCount: number) => ({
	page,
	pageSize,
	pageCount: Math.ceil(itemCount / pageSize),
	itemCount,
});

/** `filter=firstName==John,lastName==Smith` (https://developer.xero.com/documentation/api/payrollnz/employees). */
function listed(call: ApiCall, payroll: Payroll2): Answer {
	const { filter = '', page: asked = '1' } = call.incoming.query;
	const conditions = filter.split(',').filter((condition) => condition.trim() !== '');
	const tests: Array<[string, string]> = [];
	for (const condition of conditions) {
		const [, name, value] = /^\s*(firstName|lastName)\s*==\s*(.*?)\s*$/i.exec(condition) ?? [];
		if (name === undefined)
			return refused(call, 400, 'BadRequest', `The filter '${condition}' is not valid.`);
		const attribute = name.toLowerCase() === 'firstname' ? 'firstName' : 'lastName';
		tests.push([attribute, value.toLowerCase()]);
	}
	const matching = payroll
		.all()
		.filter((employee) =>
			tests.every(([name, value]) => String(employee[name]).toLowerCase() === value),
		);
	const page = Math.max(1, Number.parseInt(asked, 10) || 1);
	return accepted(call, {
		pagination: paginationOf(page, matching.length),
		employees: matching.slice((page - 1) * pageSize, page * pageSize),
	});
}
