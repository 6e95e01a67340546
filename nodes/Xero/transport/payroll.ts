import { Fault, validationMessages } from './faults';
import { readList } from './pages';
import { segment, type Query, type XeroRequest } from './request';
import { recordsIn, type Place, type Xero } from './session';
import type { Region } from '../values/employee';
import { isRecord, type Json, type XeroRecord } from '../values/record';

const scope = 'payroll.employees';

/** Records of one page; Australia has no parameter for it. https://developer.xero.com/documentation/api/payrollau/employees */
const pageSize = 100;

/**
 * The employees of one organisation's payroll. Australia's 1.0 takes arrays by POST, in the manner of accounting; 2.0 of New
 * Zealand and the United Kingdom takes one object, and changes it by PUT. Every method throws Fault.
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-au.yaml
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-nz.yaml
 */
export class Payroll {
	constructor(
		private readonly xero: Xero,
		readonly region: Region,
	) {}

	private get first(): boolean {
		return this.region === 'AU';
	}

	/** Where the list of employees is. */
	get place(): Place {
		return {
			base: this.first ? '/payroll.xro/1.0' : '/payroll.xro/2.0',
			path: '/Employees',
			listKey: this.first ? 'Employees' : 'employees',
			scope,
		};
	}

	/** The id attribute of this payroll's records. */
	get id(): string {
		return this.first ? 'EmployeeID' : 'employeeID';
	}

	/** Employees, summarised in Australia. `since` is UTC, and only Australia's to read. */
	async list(query: Query, since?: string, limit?: number): Promise<XeroRecord[]> {
		return await readList(this.xero, {
			place: this.place,
			id: this.id,
			query,
			pageSize,
			fixedPages: true,
			modifiedSince: this.first,
			...(since === undefined ? {} : { since }),
			...(limit === undefined ? {} : { limit }),
		});
	}

	/** One employee, whole. */
	async read(id: string): Promise<XeroRecord> {
		return await this.ask({ method: 'GET', path: `/${segment(id)}` }, 'employee');
	}

	async create(employee: XeroRecord, idempotencyKey: string): Promise<XeroRecord> {
		return await this.ask({ method: 'POST', path: '', body: this.bodyOf(employee), idempotencyKey }, 'employee');
	}

	/** Australia takes what changes, 2.0 the whole employee. */
	async change(id: string, employee: XeroRecord, idempotencyKey: string): Promise<XeroRecord> {
		const method = this.first ? 'POST' : 'PUT';
		return await this.ask({ method, path: `/${segment(id)}`, body: this.bodyOf(employee), idempotencyKey }, 'employee');
	}

	/** The second step after a new employee of 2.0: calendar, start, and what the country asks. */
	async employ(id: string, employment: XeroRecord, idempotencyKey: string): Promise<XeroRecord> {
		return await this.ask({ method: 'POST', path: `/${segment(id)}/Employment`, body: employment, idempotencyKey }, 'employment');
	}

	/** The calendars employees are paid by. */
	async calendars(): Promise<XeroRecord[]> {
		const { base } = this.place;
		const place = this.first ? { path: '/PayrollCalendars', listKey: 'PayrollCalendars' } : { path: '/PayRunCalendars', listKey: 'payRunCalendars' };
		return await this.xero.page({ ...place, base, scope: 'payroll.settings' });
	}

	private bodyOf(employee: XeroRecord): Json {
		return this.first ? [employee] : employee;
	}

	private async ask(request: XeroRequest, key: 'employee' | 'employment'): Promise<XeroRecord> {
		const { base, path, listKey } = this.place;
		const answer = await this.xero.request({ ...request, path: `${path}${request.path}`, scope }, base);
		const body = isRecord(answer.body) ? answer.body : {};
		const record = this.first ? recordsIn(answer, listKey)[0] : body[key];
		const messages = validationMessages(record);
		if (messages.length > 0) throw new Fault('validation', messages);
		if (!isRecord(record)) throw new Fault('server', [`Xero answered without the ${key}`]);
		return record;
	}
}
