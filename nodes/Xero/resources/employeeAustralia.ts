import type { DeductionLine } from 'xero-node/dist/gen/model/payroll-au/deductionLine';
import type { EarningsLine } from 'xero-node/dist/gen/model/payroll-au/earningsLine';
import type { LeaveLine } from 'xero-node/dist/gen/model/payroll-au/leaveLine';
import type { OpeningBalanceLeaveLine } from 'xero-node/dist/gen/model/payroll-au/openingBalanceLeaveLine';
import type { PaidLeaveEarningsLine } from 'xero-node/dist/gen/model/payroll-au/paidLeaveEarningsLine';
import type { ReimbursementLine } from 'xero-node/dist/gen/model/payroll-au/reimbursementLine';
import type { SuperLine } from 'xero-node/dist/gen/model/payroll-au/superLine';
import type { TaxDeclaration } from 'xero-node/dist/gen/model/payroll-au/taxDeclaration';

import { boolean, choice, date, decimal, group, integer, listOf, text } from '../values/field';
import { defineParts } from './define';

/*
 * What stands inside an employee of Australia: tax, regular pay, and what was paid before Xero.
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-au.yaml
 */

/** Xero's words under names a person reads: `FULLTIME` alone says too little. */
const words = (names: { readonly [value: string]: string }): { options: Array<{ name: string; value: string }> } => ({
	options: Object.entries(names)
		.map(([value, name]) => ({ name, value }))
		.sort((one, other) => one.name.localeCompare(other.name)),
});

export const taxDeclaration = defineParts<TaxDeclaration>({
	fields: {
		EmploymentBasis: choice(
			words({
				CASUAL: 'Casual',
				FULLTIME: 'Full Time',
				LABOURHIRE: 'Labour Hire',
				NONEMPLOYEE: 'Non-Employee',
				PARTTIME: 'Part Time',
				SUPERINCOMESTREAM: 'Super Income Stream',
			}),
		),
		TFNExemptionType: choice({
			hint: 'Why there is no tax file number',
			...words({ NOTQUOTED: 'Not Quoted', PENDING: 'Pending', PENSIONER: 'Pensioner', UNDER18: 'Under 18' }),
		}),
		TaxFileNumber: text({ clears: false }),
		ABN: text({ label: 'ABN', clears: false, hint: 'For the income type Non-Employee only' }),
		AustralianResidentForTaxPurposes: boolean({ label: 'Australian Resident for Tax Purposes' }),
		ResidencyStatus: choice(
			words({
				AUSTRALIANRESIDENT: 'Australian Resident',
				FOREIGNRESIDENT: 'Foreign Resident',
				WORKINGHOLIDAYMAKER: 'Working Holiday Maker',
			}),
		),
		TaxScaleType: choice(
			words({
				ACTORSARTISTSENTERTAINERS: 'Actors, Artists and Entertainers',
				FOREIGN: 'Foreign',
				HORTICULTURISTORSHEARER: 'Horticulturist or Shearer',
				REGULAR: 'Regular',
				SENIORORPENSIONER: 'Senior or Pensioner',
				WORKINGHOLIDAYMAKER: 'Working Holiday Maker',
			}),
		),
		WorkCondition: choice({
			hint: 'Of actors, artists and entertainers',
			...words({
				NONE: 'None',
				PROMOTIONAL: 'Promotional',
				THREELESSPERFORMANCESPERWEEK: 'Three or Less Performances per Week',
			}),
		}),
		SeniorMaritalStatus: choice({
			hint: 'Of seniors and pensioners',
			...words({
				MEMBEROFCOUPLE: 'Member of a Couple',
				MEMBEROFILLNESSSEPARATEDCOUPLE: 'Member of a Couple Separated by Illness',
				SINGLE: 'Single',
			}),
		}),
		TaxFreeThresholdClaimed: boolean(),
		TaxOffsetEstimatedAmount: integer(),
		HasHELPDebt: boolean({ label: 'Has HELP Debt' }),
		HasSFSSDebt: boolean({ label: 'Has SFSS Debt' }),
		HasTradeSupportLoanDebt: boolean(),
		HasStudentStartupLoan: boolean(),
		HasLoanOrStudentDebt: boolean({ label: 'Has Loan or Student Debt', hint: 'Whether any of these loans is owed' }),
		UpwardVariationTaxWithholdingAmount: integer({ hint: 'More tax to be withheld from each pay, as the employee asked' }),
		ApprovedWithholdingVariationPercentage: integer(),
		EligibleToReceiveLeaveLoading: boolean({ label: 'Eligible to Receive Leave Loading' }),
		IncludeLeaveLoadingInQualifyingEarnings: boolean({ label: 'Include Leave Loading in Qualifying Earnings' }),
	},
	excluded: { EmployeeID: 'read-only', UpdatedDateUTC: 'read-only' },
});

const units = decimal({ places: 4 });

export const earningsLine = defineParts<EarningsLine>({
	fields: {
		EarningsRateID: text({ required: true, label: 'Earnings Rate ID' }),
		CalculationType: choice(
			words({
				ANNUALSALARY: 'Annual Salary',
				ENTEREARNINGSRATE: 'Rate per Unit as Entered',
				USEEARNINGSRATE: 'Rate of the Earnings Rate',
			}),
		),
		AnnualSalary: decimal({ places: 2 }),
		NumberOfUnitsPerWeek: units,
		RatePerUnit: units,
		NormalNumberOfUnits: units,
		Amount: decimal({ places: 2 }),
		NumberOfUnits: units,
		FixedAmount: decimal({ places: 2 }),
	},
	excluded: {},
});

export const deductionLine = defineParts<DeductionLine>({
	fields: {
		DeductionTypeID: text({ required: true, label: 'Deduction Type ID' }),
		CalculationType: choice(words({ FIXEDAMOUNT: 'Fixed Amount', POSTTAX: 'After Tax', PRETAX: 'Before Tax' })),
		Amount: decimal({ places: 2 }),
		Percentage: units,
		NumberOfUnits: units,
	},
	excluded: {},
});

export const superLine = defineParts<SuperLine>({
	fields: {
		SuperMembershipID: text({ label: 'Super Membership ID' }),
		ContributionType: choice(
			words({
				EMPLOYEE: 'Employee',
				EMPLOYERADDITIONAL: 'Employer Additional',
				SALARYSACRIFICE: 'Salary Sacrifice',
				SGC: 'Superannuation Guarantee',
			}),
		),
		CalculationType: choice(
			words({ FIXEDAMOUNT: 'Fixed Amount', PERCENTAGEOFEARNINGS: 'Percentage of Earnings', STATUTORY: 'Statutory' }),
		),
		MinimumMonthlyEarnings: decimal({ places: 2 }),
		ExpenseAccountCode: text({ pick: 'account' }),
		LiabilityAccountCode: text({ pick: 'account' }),
		Percentage: units,
		Amount: decimal({ places: 2 }),
	},
	excluded: {},
});

export const reimbursementLine = defineParts<ReimbursementLine>({
	fields: {
		ReimbursementTypeID: text({ label: 'Reimbursement Type ID' }),
		Amount: decimal({ places: 2 }),
		Description: text({ max: 50 }),
		ExpenseAccount: text({ hint: 'Code of the account' }),
	},
	excluded: {},
});

export const leaveLine = defineParts<LeaveLine>({
	fields: {
		LeaveTypeID: text({ label: 'Leave Type ID' }),
		CalculationType: choice(
			words({
				BASEDONORDINARYEARNINGS: 'Based on Ordinary Earnings',
				ENTERRATEINPAYTEMPLATE: 'Rate of the Pay Template',
				FIXEDAMOUNTEACHPERIOD: 'Fixed Amount Each Period',
				NOCALCULATIONREQUIRED: 'No Calculation Required',
			}),
		),
		EntitlementFinalPayPayoutType: choice(words({ NOTPAIDOUT: 'Not Paid Out', PAIDOUT: 'Paid Out' })),
		EmploymentTerminationPaymentType: choice(words({ O: 'Type O', R: 'Type R' })),
		IncludeSuperannuationGuaranteeContribution: boolean(),
		IsQualifyingEarnings: boolean({ hint: 'Whether the line counts as qualifying earnings for the superannuation guarantee' }),
		NumberOfUnits: units,
		AnnualNumberOfUnits: decimal({ places: 4, hint: 'Hours of leave accrued each year' }),
		FullTimeNumberOfUnitsPerPeriod: units,
	},
	excluded: {},
});

export const openingBalanceLeaveLine = defineParts<OpeningBalanceLeaveLine>({
	fields: { LeaveTypeID: text({ label: 'Leave Type ID' }), NumberOfUnits: units },
	excluded: {},
});

export const paidLeaveEarningsLine = defineParts<PaidLeaveEarningsLine>({
	fields: {
		LeaveTypeID: text({ required: true, label: 'Leave Type ID' }),
		Amount: decimal({ required: true, places: 2 }),
		SGCAppliedLeaveLoadingAmount: decimal({ places: 2, label: 'SGC Applied Leave Loading Amount' }),
		SGCExemptedLeaveLoadingAmount: decimal({ places: 2, label: 'SGC Exempted Leave Loading Amount' }),
		ResetSTPCategorisation: boolean({ label: 'Reset STP Categorisation' }),
	},
	excluded: {},
});

const payLines = {
	EarningsLines: listOf(earningsLine.fields, { clears: false }),
	DeductionLines: listOf(deductionLine.fields, { clears: false }),
	SuperLines: listOf(superLine.fields, { clears: false }),
	ReimbursementLines: listOf(reimbursementLine.fields, { clears: false }),
};

/** What an employee gets with every pay. */
export const payTemplate = group(
	{ ...payLines, LeaveLines: listOf(leaveLine.fields, { clears: false }) },
	{ label: 'Pay Template (Australia)' },
);

/** What was paid this financial year before Xero. */
export const openingBalances = group(
	{
		OpeningBalanceDate: date({ clears: false }),
		Tax: text({ clears: false, hint: 'Amount of tax withheld' }),
		...payLines,
		LeaveLines: listOf(openingBalanceLeaveLine.fields, { clears: false }),
		PaidLeaveEarningsLines: listOf(paidLeaveEarningsLine.fields, { clears: false }),
	},
	{ label: 'Opening Balances (Australia)' },
);
