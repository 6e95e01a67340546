import type { INodeParameters } from 'n8n-workflow';

import type { Rec } from '../../local-xero/contract';
import type { Rig } from '../rig';
import { byItemId, byMark, fromItem, nobody, range, text, type Verb } from './task';

const api = '/payroll.xro/2.0';

const ask = async (rig: Rig, method: string, path: string, body?: Rec): Promise<Rec> =>
	await rig.ask(method, path, body, api);

/** Every employee there is, whole. */
async function employees(rig: Rig): Promise<Rec[]> {
	const found: Rec[] = [];
	for (let page = 1; ; page++) {
		const listed = (await ask(rig, 'GET', `/Employees?page=${page}`)).employees as Rec[];
		found.push(...listed);
		if (listed.length < 100) return found;
	}
}

const given = (LastName: string): Rec => ({
	FirstName: 'Ada',
	LastName,
	DateOfBirth: '1990-03-04',
	HomeAddress: { AddressLine1: '1 High St', City: 'Orange', PostalCode: '2800' },
});

const createEmployee: Verb = {
	name: 'create payroll employee',
	method: 'POST',
	url: '/Employees(\\?|$)',
	most: 5,
	spoils: ['invalid', 'wrong type', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const before = (await employees(rig)).length;
		const marks = range(count).map((at) => `${mark}-${at}`);
		const records = marks.map(given);
		if (spoil?.kind === 'duplicate') {
			const other = spoil.at === 0 ? 1 : 0;
			[records[spoil.at], marks[spoil.at]] = [records[other], marks[other]];
		} else if (spoil?.kind === 'invalid') delete records[spoil.at].HomeAddress;
		else if (spoil) records[spoil.at].DateOfBirth = 'tomorrow';
		let now = before;
		return {
			parameters: { resource: 'employee', operation: 'create', simplify: true, ...fromItem },
			items: records.map((record) => ({ record })) as never,
			id: 'EmployeeID',
			creates: true,
			held: async () => {
				const all = await employees(rig);
				now = all.length;
				return byMark(
					marks,
					all,
					({ lastName }) => lastName,
					({ employeeID }) => employeeID,
				);
			},
			total: () => now,
		};
	},
};

/** Employees another program made, and something done to each. */
const change = (
	name: string,
	operation: string,
	method: string,
	url: string,
	parameters: INodeParameters,
	isDone: (employee: Rec, mark: string) => boolean,
): Verb => ({
	name,
	method,
	url,
	most: 5,
	spoils: ['unknown id', 'duplicate'],
	async prepare(rig, count, mark, spoil) {
		const calendars = (await ask(rig, 'GET', '/PayRunCalendars')).payRunCalendars as Rec[];
		const items: Array<{ id: string; calendar: string; record: { LastName: string } }> = [];
		for (const at of range(count)) {
			const address = { addressLine1: '1 High St', city: 'Orange', postCode: '2800' };
			const made = await ask(rig, 'POST', '/Employees', {
				firstName: 'Ada',
				lastName: `${mark}-${at}`,
				dateOfBirth: '1990-03-04',
				address,
			});
			items.push({
				id: text((made.employee as Rec).employeeID),
				calendar: text(calendars[0].payrollCalendarID),
				record: { LastName: `${mark}-${at} changed` },
			});
		}
		if (spoil?.kind === 'unknown id') items[spoil.at].id = nobody;
		else if (spoil) items[spoil.at] = items[spoil.at === 0 ? 1 : 0];
		return {
			parameters: { resource: 'employee', operation, simplify: true, ...byItemId, ...parameters },
			items,
			id: 'EmployeeID',
			counted: true,
			creates: false,
			held: async () => {
				const now = new Map((await employees(rig)).map((each) => [text(each.employeeID), each]));
				return items.map(({ id, record }) => {
					const employee = now.get(id);
					return employee !== undefined && isDone(employee, record.LastName) ? [id] : [];
				});
			},
		};
	},
});

const ofOne = '/Employees/[^/?]+$';

/** Payroll employees of New Zealand. */
export const payroll: readonly Verb[] = [
	createEmployee,
	change(
		'update payroll employee',
		'update',
		'PUT',
		ofOne,
		fromItem,
		({ lastName }, mark) => lastName === mark,
	),
	change(
		'end employment',
		'endEmployment',
		'PUT',
		ofOne,
		{ employmentEndDate: '2026-03-31' },
		({ endDate }) => text(endDate ?? '').startsWith('2026-03-31'),
	),
	change(
		'add employment',
		'addEmployment',
		'POST',
		'/Employment(\\?|$)',
		{
			payrollCalendar: { __rl: true, mode: 'id', value: '={{ $json.calendar }}' },
			employmentStartDate: '2026-02-02',
			engagementType: 'Permanent',
		},
		({ payrollCalendarID }) => payrollCalendarID !== null && payrollCalendarID !== undefined,
	),
];
