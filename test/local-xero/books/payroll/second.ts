import type { InvalidField, Payroll2, Rec } from '../../contract';
import { dateString, instantString } from '../dates';
import type { Ledger } from '../ledger';
import { date, guid, Unreadable } from '../read';
import { Table } from '../table';
import { listsOf } from './british-lists';

type Employee = Rec & { employeeID: string };

/** What the two countries of payroll 2.0 ask of an employee and of an employment. */
export interface Country2 {
	region: Payroll2['region'];
	/** Attributes of an employee that are null until they are given. */
	attributes: readonly string[];
	required: readonly string[];
	employment: readonly string[];
	requiredToEmploy: readonly string[];
	/** Sentences on an employment beyond what is missing. */
	refuses: (employment: Rec) => InvalidField[];
	/** Lists in an employee and in an employment, with their keys, and what is wrong with them. */
	listsOf?: typeof listsOf;
}

const common = [
	'title',
	'firstName',
	'lastName',
	'dateOfBirth',
	'gender',
	'email',
	'phoneNumber',
	'startDate',
	'endDate',
	'payrollCalendarID',
];
const addressParts = ['addressLine1', 'addressLine2', 'city', 'postCode', 'countryName'];
const dates = ['dateOfBirth', 'startDate', 'endDate', 'fixedTermEndDate'];

/** https://developer.xero.com/documentation/api/payrollnz/employees and …/employment */
export const newZealand2: Country2 = {
	region: 'NZ',
	attributes: [...common, 'jobTitle', 'engagementType', 'fixedTermEndDate'],
	required: ['firstName', 'lastName', 'dateOfBirth', 'address'],
	employment: ['payrollCalendarID', 'startDate', 'engagementType', 'fixedTermEndDate'],
	requiredToEmploy: ['payrollCalendarID', 'startDate', 'engagementType'],
	refuses: ({ engagementType, fixedTermEndDate }) => {
		if (!['Permanent', 'FixedTerm', 'Casual'].includes(String(engagementType)))
			return [{ name: 'EngagementType', reason: 'The Engagement Type is not valid.' }];
		return engagementType === 'FixedTerm' && !fixedTermEndDate ? [missing('fixedTermEndDate')] : [];
	},
};

/** https://developer.xero.com/documentation/api/payrolluk/employees and …/employment */
export const unitedKingdom2: Country2 = {
	region: 'UK',
	attributes: [
		...common,
		'niCategory',
		'niCategories',
		'nationalInsuranceNumber',
		'isOffPayrollWorker',
		'employeeNumber',
		'contracts',
	],
	required: ['title', 'firstName', 'lastName', 'dateOfBirth', 'gender', 'address'],
	employment: [
		'payrollCalendarID',
		'startDate',
		'employeeNumber',
		'niCategory',
		'niCategories',
		'contracts',
	],
	requiredToEmploy: ['payrollCalendarID', 'startDate', 'employeeNumber', 'niCategories'],
	refuses: () => [],
	listsOf,
};

/** `dateOfBirth` is named DateOfBirth, "The Date of Birth is required." (xero-payroll-nz.yaml, InvalidField). */
function missing(attribute: string): InvalidField {
	const name = attribute[0].toUpperCase() + attribute.slice(1);
	const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(' Of ', ' of ');
	return { name, reason: `The ${words} is required.` };
}

const isNothing = (value: unknown) =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0);

/** The attributes that were given, dates as `2026-01-31T00:00:00`; those that cannot be read are told. */
function readable(
	attributes: readonly string[],
	element: Rec,
): { given: Rec; invalid: InvalidField[] } {
	const given: Rec = {};
	const invalid: InvalidField[] = [];
	for (const attribute of attributes) {
		const value = element[attribute];
		if (value === undefined) continue;
		try {
			if (dates.includes(attribute)) {
				const day = date(value, attribute);
				given[attribute] = day ? dateString(day) : null;
			} else given[attribute] = attribute.endsWith('ID') ? (guid(value, attribute) ?? null) : value;
		} catch (problem) {
			if (!(problem instanceof Unreadable)) throw problem;
			invalid.push({ name: missing(attribute).name, reason: problem.message });
		}
	}
	return { given, invalid };
}

/** Employees of payroll 2.0, New Zealand or United Kingdom, and the employment that is the second step. */
export function payroll2(ledger: Ledger, country: Country2, calendars: Rec[]): Payroll2 {
	const employees = new Table<Employee>((employee) => employee.employeeID, {});
	let categories = 0;
	/** Adds to what was given the lists with their keys, to what is invalid what is wrong with them. */
	const withLists = (given: Rec, invalid: InvalidField[]): void => {
		const lists = country.listsOf?.(given, (list) =>
			list === 'niCategories' ? (categories += 1) : ledger.newId(),
		);
		Object.assign(given, lists?.held);
		invalid.push(...(lists?.invalid ?? []));
	};
	const addressOf = (value: unknown): Rec | undefined => {
		if (typeof value !== 'object' || value === null) return undefined;
		const parts = country.region === 'NZ' ? [...addressParts, 'suburb'] : addressParts;
		return Object.fromEntries(parts.map((part) => [part, (value as Rec)[part] ?? null]));
	};
	const settle = (element: Rec, was?: Employee): Rec | InvalidField[] => {
		const { given, invalid } = readable(country.attributes, element);
		withLists(given, invalid);
		const address = addressOf(element.address);
		const sent: Rec = { ...given, address };
		for (const attribute of country.required)
			if (isNothing(sent[attribute])) invalid.push(missing(attribute));
		for (const part of ['addressLine1', 'city', 'postCode'])
			if (address && isNothing(address[part])) invalid.push(missing(part));
		if (!isNothing(sent.gender) && !['M', 'F'].includes(String(sent.gender)))
			invalid.push({ name: 'Gender', reason: 'The Gender is not valid.' });
		if (invalid.length > 0) return invalid;
		const now = instantString(ledger.now());
		const empty = Object.fromEntries(country.attributes.map((attribute) => [attribute, null]));
		const next: Employee = {
			employeeID: was?.employeeID ?? ledger.newId(),
			...empty,
			...(country.region === 'UK' && { isOffPayrollWorker: false, contracts: [] }),
			createdDateUTC: now,
			...was,
			...given,
			address,
			updatedDateUTC: now,
		};
		return was ? employees.change(was, next) : employees.add(next);
	};
	const employ = (employee: Employee, element: Rec): Rec | InvalidField[] => {
		const { given, invalid } = readable(country.employment, element);
		withLists(given, invalid);
		for (const attribute of country.requiredToEmploy)
			if (isNothing(given[attribute])) invalid.push(missing(attribute));
		if (invalid.length === 0) invalid.push(...country.refuses(given));
		const calendar = calendars.some(
			({ payrollCalendarID }) => payrollCalendarID === given.payrollCalendarID,
		);
		if (!isNothing(given.payrollCalendarID) && !calendar)
			invalid.push({ name: 'PayrollCalendarID', reason: 'The Payroll Calendar does not exist.' });
		if (invalid.length > 0) return invalid;
		const updatedDateUTC = instantString(ledger.now());
		employees.change(employee, { ...employee, ...given, updatedDateUTC });
		return given;
	};
	return {
		region: country.region,
		calendars,
		all: () => employees.all(),
		find: (id) => employees.get(id),
		create: (element) => settle(element),
		update: (employee, element) => settle(element, employee as Employee),
		employ: (employee, element) => employ(employee as Employee, element),
	};
}
