import type { Field } from '../values/field';
import { boolean, choice, date, decimal, group, listOf, text } from '../values/field';
import type { Resource } from './define';
import { openingBalances, payTemplate, taxDeclaration } from './employeeAustralia';
import { contract, niCategory } from './employeeBritain';
import { modifiedSince, oneOf, textIs } from './filters';
import { recordEvents } from './watch';

const australian = (label: string): { label: string } => ({ label: `${label} (Australia)` });

const id = (label: string): Field => text({ label, clears: false });

const address: { [part: string]: Field } = {
	AddressLine1: text({ required: true, clears: false }),
	AddressLine2: text({ clears: false }),
	Suburb: text({ label: 'Suburb (New Zealand)', clears: false }),
	City: text({ clears: false }),
	Region: choice({
		label: 'State (Australia)',
		options: ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'].map((name) => ({ name, value: name })),
	}),
	PostalCode: text({ clears: false }),
	Country: text({ clears: false, hint: 'The name of the country' }),
};

/**
 * An employee of Xero Payroll, under one set of names for the payrolls of all three countries; the accounting API has none
 * since 2026 (https://github.com/XeroAPI/Xero-OpenAPI/pull/811).
 * https://developer.xero.com/documentation/api/payrollau/employees
 */
export const employee: Resource = {
	value: 'employee',
	name: 'Payroll Employee',
	plural: 'Payroll Employees',
	says: 'An employee of Xero Payroll in Australia, New Zealand or the United Kingdom',
	notice:
		'Xero Payroll is there in Australia, New Zealand and the United Kingdom; the connected person must be a payroll administrator, and the credential needs the scope payroll.employees',
	api: 'payroll',
	path: 'Employees',
	listKey: 'Employees',
	id: 'EmployeeID',
	shows: ['FirstName', 'LastName', 'Email'],
	status: 'Status',
	scope: 'payroll.employees',
	list: { pageSize: 100, fixedPages: true, modifiedSince: true },
	verbs: {
		create: { many: 1 },
		update: { many: 1 },
		get: true,
		getMany: {
			filters: [
				textIs('firstName', 'First Name', 'FirstName', 'The whole name'),
				textIs('lastName', 'Last Name', 'LastName', 'The whole name'),
				{
					...oneOf('status', 'Status', 'Status', [
						{ name: 'Active', value: 'ACTIVE' },
						{ name: 'Terminated', value: 'TERMINATED' },
					]),
					hint: 'Active ones when left out',
				},
				modifiedSince,
			],
			orders: [],
		},
		employment: true,
	},
	fields: {
		Title: text({ clears: false, hint: 'Needed in the United Kingdom', example: 'Ms' }),
		FirstName: text({ required: true, clears: false }),
		MiddleNames: text({ ...australian('Middle Names'), clears: false }),
		LastName: text({ required: true, clears: false }),
		DateOfBirth: date({ required: true, clears: false }),
		Gender: choice({
			hint: 'Needed in the United Kingdom',
			options: [
				{ name: 'Female', value: 'F' },
				{ name: 'Indeterminate (Australia)', value: 'I' },
				{ name: 'Male', value: 'M' },
				{ name: 'Not Given (Australia)', value: 'N' },
			],
		}),
		Email: text({ clears: false }),
		Phone: text({ clears: false }),
		Mobile: text({ ...australian('Mobile'), clears: false }),
		TwitterUserName: text({ ...australian('Twitter User Name'), clears: false }),
		HomeAddress: group(address, { label: 'Home Address', hint: 'Needed in New Zealand and the United Kingdom' }),
		StartDate: date({ clears: false }),
		PayrollCalendarID: id('Payroll Calendar ID (Australia)'),
		JobTitle: text({ label: 'Job Title (Australia, New Zealand)', clears: false }),
		Classification: text({ ...australian('Classification'), clears: false }),
		EmployeeGroupName: text({ ...australian('Employee Group Name'), clears: false }),
		OrdinaryEarningsRateID: id('Ordinary Earnings Rate ID (Australia)'),
		IncomeType: choice({
			...australian('Income Type'),
			options: [
				{ name: 'Closely Held Payees', value: 'CLOSELYHELDPAYEES' },
				{ name: 'Labour Hire', value: 'LABOURHIRE' },
				{ name: 'Non-Employee', value: 'NONEMPLOYEE' },
				{ name: 'Salary and Wages', value: 'SALARYANDWAGES' },
				{ name: 'Working Holiday Maker', value: 'WORKINGHOLIDAYMAKER' },
			],
		}),
		EmploymentType: choice({
			...australian('Employment Type'),
			options: [
				{ name: 'Contractor', value: 'CONTRACTOR' },
				{ name: 'Employee', value: 'EMPLOYEE' },
			],
		}),
		CountryOfResidence: text({ ...australian('Country of Residence'), clears: false, example: 'AU' }),
		IsAuthorisedToApproveLeave: boolean(australian('Is Authorised to Approve Leave')),
		IsAuthorisedToApproveTimesheets: boolean(australian('Is Authorised to Approve Timesheets')),
		BankAccounts: listOf(
			{
				StatementText: text(),
				AccountName: text(),
				BSB: text({ label: 'BSB' }),
				AccountNumber: text(),
				Remainder: boolean({ hint: 'Whether the account gets what is left of the pay' }),
				Amount: decimal({ places: 2 }),
			},
			{ ...australian('Bank Accounts'), clears: false },
		),
		SuperMemberships: listOf(
			{
				SuperMembershipID: text(),
				SuperFundID: text({ required: true }),
				EmployeeNumber: text({ required: true }),
			},
			{ ...australian('Super Memberships'), clears: false },
		),
		TaxDeclaration: group(taxDeclaration.fields, { label: 'Tax Declaration (Australia)' }),
		PayTemplate: payTemplate,
		OpeningBalances: openingBalances,
		NationalInsuranceNumber: text({ label: 'National Insurance Number (United Kingdom)', clears: false }),
		IsOffPayrollWorker: boolean({ label: 'Is Off-Payroll Worker (United Kingdom)' }),
		NICategories: listOf(niCategory.fields, {
			label: 'NI Categories (United Kingdom)',
			clears: false,
			hint: 'Others keep theirs; Add Employment gives the first one',
		}),
		Contracts: listOf(contract.fields, { label: 'Contracts (United Kingdom)', clears: false, hint: 'Others stay as they are' }),
	},
	excluded: {
		EmployeeID: 'read-only',
		// End Employment sets them
		TerminationDate: 'derived',
		TerminationReason: 'derived',
		Status: 'derived',
		// Add Employment sets them
		EngagementType: 'derived',
		FixedTermEndDate: 'derived',
		// one letter in place of NICategories
		NICategory: 'deprecated',
		LeaveBalances: 'derived',
		IsSTP2Qualified: 'derived',
		CreatedDateUTC: 'read-only',
		UpdatedDateUTC: 'read-only',
	},
	watch: { by: 'payroll', events: recordEvents, removed: ['TERMINATED'], vanishes: true },
	simple: [
		'EmployeeID',
		'Title',
		'FirstName',
		'LastName',
		'Status',
		'DateOfBirth',
		'Gender',
		'Email',
		'Phone',
		'HomeAddress',
		'StartDate',
		'TerminationDate',
		'JobTitle',
		'PayrollCalendarID',
		'UpdatedDateUTC',
	],
};

/** Why an employment ended. https://developer.xero.com/documentation/api/payrollau/employees */
export const terminationReasons = [
	{ name: 'Contract Cessation', value: 'C' },
	{ name: 'Deceased', value: 'D' },
	{ name: 'Dismissal', value: 'F' },
	{ name: 'Ill Health', value: 'I' },
	{ name: 'Redundancy', value: 'R' },
	{ name: 'Transfer', value: 'T' },
	{ name: 'Voluntary Cessation', value: 'V' },
];
