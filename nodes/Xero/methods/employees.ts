import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { askingOrganisation } from './editor';
import { payrollOf } from '../operations/employees';
import { employeeShape } from '../values/employee';

const matching = (items: INodeListSearchItems[], filter: string): INodeListSearchResult => ({
	results: items
		.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
		.sort((one, other) => one.name.localeCompare(other.name)),
});

/** The employees of the organisation's payroll by name. */
export async function searchEmployees(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => {
		const payroll = await payrollOf({ xero });
		const shapes = (await payroll.list({})).map((sent) => employeeShape(payroll.region, sent));
		const items = shapes.map(({ FirstName, LastName, Email, EmployeeID }) => ({
			name: [`${String(FirstName)} ${String(LastName)}`, ...(Email === null ? [] : [String(Email)])].join(' · '),
			value: String(EmployeeID),
		}));
		return matching(items, filter);
	});
}

/** The payroll calendars of the organisation. */
export async function searchPayrollCalendars(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
	return await askingOrganisation(this, async (xero) => {
		const calendars = await (await payrollOf({ xero })).calendars();
		const items = calendars.map((calendar) => ({
			name: String(calendar.name ?? calendar.Name),
			value: String(calendar.payrollCalendarID ?? calendar.PayrollCalendarID),
		}));
		return matching(items, filter);
	});
}
