import type { Rec, Shelf, Verdict } from '../../contract';
import { zeroId } from '../ids';
import type { Ledger } from '../ledger';
import { date, flag, guid, list, object, oneOf, read, text, UnknownId, type Given } from '../read';
import { checked, plainList, withoutNothing, written } from '../shelf';
import { Table } from '../table';
import { number, openingBalances, payTemplate, taxDeclaration } from './australia-parts';

const states = ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'] as const;

const shape = {
	EmployeeID: guid,
	Title: text,
	FirstName: text,
	MiddleNames: text,
	LastName: text,
	DateOfBirth: date,
	StartDate: date,
	TerminationDate: date,
	TerminationReason: oneOf('TerminationReason', ['V', 'I', 'D', 'R', 'F', 'C', 'T']),
	Email: text,
	Gender: oneOf('Gender', ['N', 'M', 'F', 'I']),
	Phone: text,
	Mobile: text,
	TwitterUserName: text,
	IsAuthorisedToApproveLeave: flag,
	IsAuthorisedToApproveTimesheets: flag,
	JobTitle: text,
	Classification: text,
	OrdinaryEarningsRateID: guid,
	PayrollCalendarID: guid,
	EmployeeGroupName: text,
	IncomeType: oneOf('IncomeType', [
		'SALARYANDWAGES',
		'WORKINGHOLIDAYMAKER',
		'NONEMPLOYEE',
		'CLOSELYHELDPAYEES',
		'LABOURHIRE',
	]),
	EmploymentType: oneOf('EmploymentType', ['EMPLOYEE', 'CONTRACTOR']),
	CountryOfResidence: text,
	HomeAddress: object({
		AddressLine1: text,
		AddressLine2: text,
		City: text,
		Region: oneOf('State', states),
		PostalCode: text,
		Country: text,
	}),
	BankAccounts: list({
		StatementText: text,
		AccountName: text,
		BSB: text,
		AccountNumber: text,
		Remainder: flag,
		Amount: number,
	}),
	SuperMemberships: list({ SuperMembershipID: guid, SuperFundID: guid, EmployeeNumber: text }),
	TaxDeclaration: taxDeclaration,
	PayTemplate: payTemplate,
	OpeningBalances: openingBalances,
};
type GivenEmployee = Given<typeof shape>;
export type AustralianEmployee = GivenEmployee & {
	EmployeeID: string;
	Status: 'ACTIVE' | 'TERMINATED';
	UpdatedDateUTC: Date;
};

/** Only on the single GET: https://developer.xero.com/documentation/api/payrollau/employees */
const details = [
	'BankAccounts',
	'LeaveBalances',
	'OpeningBalances',
	'PayTemplate',
	'SuperMemberships',
	'TaxDeclaration',
];

/** Required: https://github.com/XeroAPI/Xero-OpenAPI/pull/244; the sentences are our own. */
function errorsOf({ FirstName, LastName, DateOfBirth, HomeAddress }: GivenEmployee): string[] {
	const errors: string[] = [];
	if (!FirstName?.trim()) errors.push('First Name is required.');
	if (!LastName?.trim()) errors.push('Last Name is required.');
	if (!DateOfBirth) errors.push('Date of Birth is required.');
	if (HomeAddress && !HomeAddress.AddressLine1) errors.push('Address Line 1 is required.');
	return errors;
}

/**
 * Employees of Australian payroll 1.0 (https://developer.xero.com/documentation/api/payrollau/employees). POST creates;
 * POST to an employee changes what it gives; an object inside it is
 * replaced whole, the harsher reading, which no source settles. There is no DELETE: a TerminationDate ends an employment.
 */
export function australianEmployees(ledger: Ledger): Shelf {
	const employees = new Table<AustralianEmployee>((employee) => employee.EmployeeID, {});
	const settle = (given: GivenEmployee, was?: AustralianEmployee): Verdict => {
		const next: AustralianEmployee = {
			IsAuthorisedToApproveLeave: false,
			IsAuthorisedToApproveTimesheets: false,
			...was,
			...given,
			EmployeeID: was?.EmployeeID ?? ledger.newId(),
			Status: (given.TerminationDate ?? was?.TerminationDate) ? 'TERMINATED' : 'ACTIVE',
			UpdatedDateUTC: ledger.now(),
		};
		if (given.TaxDeclaration)
			Object.assign(given.TaxDeclaration, {
				EmployeeID: next.EmployeeID,
				UpdatedDateUTC: ledger.now(),
			});
		const errors = errorsOf(next);
		if (errors.length > 0)
			return { is: 'error', echo: { ...next, EmployeeID: was?.EmployeeID ?? zeroId }, errors };
		return { is: 'ok', record: was ? employees.change(was, next) : employees.add(next) };
	};
	return {
		endpoint: 'Employees',
		key: 'Employees',
		id: 'EmployeeID',
		list: { ...plainList, modifiedSince: true, paged: true },
		types: {
			EmployeeID: 'guid',
			FirstName: 'string',
			MiddleNames: 'string',
			LastName: 'string',
			Email: 'string',
			Status: 'string',
			JobTitle: 'string',
			Gender: 'string',
			EmployeeGroupName: 'string',
			PayrollCalendarID: 'guid',
			DateOfBirth: 'date',
			StartDate: 'date',
			TerminationDate: 'date',
			UpdatedDateUTC: 'date',
		},
		all: () => employees.all(),
		find: (id) => employees.get(id),
		show: (record: Rec, { full }) => {
			const shown = withoutNothing(record);
			if (!full) for (const attribute of details) delete shown[attribute];
			return shown;
		},
		summarizes: [],
		posts: { collection: true, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		post: (element, _context, id) =>
			written(() => {
				const given = read(shape, element);
				const named = id ?? given.EmployeeID;
				const was = named === undefined ? undefined : employees.get(named);
				if (named !== undefined && !was) throw new UnknownId();
				return settle(given, was);
			}),
	};
}
