import type { INodeProperties } from 'n8n-workflow';

import { partsOf } from './lists';
import { guidMode, listMode } from './modes';
import { shared, sortedBy } from './shared';
import { terminationReasons } from '../resources/employee';
import { contract, niLetters } from '../resources/employeeBritain';

/** Shown for one operation on employees. */
const on = (operation: string, parameter: INodeProperties): INodeProperties[] =>
	shared((_resource, current) => (current === operation ? parameter : undefined));

/** The beginning and the end of an employment. */
export const employee: INodeProperties[] = [
	...on('endEmployment', {
		displayName: 'End Date',
		name: 'employmentEndDate',
		type: 'dateTime',
		default: '',
		required: true,
		description: 'The last day of the employment; Xero deletes no employee',
	}),
	...on('endEmployment', {
		displayName: 'Reason (Australia)',
		name: 'terminationReason',
		type: 'options',
		options: sortedBy((option) => option.name, [...terminationReasons, { name: 'Not Given', value: '' }]),
		default: '',
	}),
	...on('addEmployment', {
		displayName: 'Payroll Calendar',
		name: 'payrollCalendar',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'How often the employee is paid. The list needs the scope payroll.settings.read.',
		modes: [listMode('searchPayrollCalendars'), guidMode],
	}),
	...on('addEmployment', {
		displayName: 'Start Date',
		name: 'employmentStartDate',
		type: 'dateTime',
		default: '',
		required: true,
	}),
	...on('addEmployment', {
		displayName: 'Engagement Type (New Zealand)',
		name: 'engagementType',
		type: 'options',
		options: [
			{ name: 'Casual', value: 'Casual' },
			{ name: 'Fixed Term', value: 'FixedTerm' },
			{ name: 'Permanent', value: 'Permanent' },
		],
		default: 'Permanent',
	}),
	...on('addEmployment', {
		displayName: 'Fixed Term End Date (New Zealand)',
		name: 'fixedTermEndDate',
		type: 'dateTime',
		default: '',
		description: 'For a fixed term only',
	}),
	...on('addEmployment', {
		displayName: 'Employee Number (United Kingdom)',
		name: 'employeeNumber',
		type: 'string',
		default: '',
	}),
	...on('addEmployment', {
		displayName: 'NI Category (United Kingdom)',
		name: 'niCategory',
		type: 'options',
		options: niLetters,
		default: 'A',
		description: 'The letter of the employee’s National Insurance',
	}),
	...on('addEmployment', {
		displayName: 'Workplace Postcode (United Kingdom)',
		name: 'workplacePostcode',
		type: 'string',
		default: '',
		description: 'For the letters of freeports and investment zones',
	}),
	...on('addEmployment', {
		displayName: 'Date First Employed as Civilian (United Kingdom)',
		name: 'dateFirstEmployedAsCivilian',
		type: 'dateTime',
		default: '',
		description: 'For the letter V, of veterans',
	}),
	...on('addEmployment', {
		displayName: 'Contracts (United Kingdom)',
		name: 'contracts',
		type: 'fixedCollection',
		placeholder: 'Add Contract',
		default: {},
		typeOptions: { multipleValues: true },
		options: [{ displayName: 'Contract', name: 'contract', values: partsOf(contract.fields) }],
	}),
];
