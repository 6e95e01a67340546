import { amount, date, flag, guid, list, object, oneOf, type Reader, text } from '../read';

/*
 * What stands inside an Australian employee, its amounts as numbers.
 * https://github.com/XeroAPI/Xero-OpenAPI/blob/master/xero-payroll-au.yaml
 */

export const number: Reader<number> = (value, path) => amount(value, path)?.toNumber();

export const taxDeclaration = object({
	EmploymentBasis: oneOf('EmploymentBasis', [
		'FULLTIME',
		'PARTTIME',
		'CASUAL',
		'LABOURHIRE',
		'SUPERINCOMESTREAM',
		'NONEMPLOYEE',
	]),
	TFNExemptionType: oneOf('TFNExemptionType', ['NOTQUOTED', 'PENDING', 'PENSIONER', 'UNDER18']),
	TaxFileNumber: text,
	ABN: text,
	AustralianResidentForTaxPurposes: flag,
	ResidencyStatus: oneOf('ResidencyStatus', [
		'AUSTRALIANRESIDENT',
		'FOREIGNRESIDENT',
		'WORKINGHOLIDAYMAKER',
	]),
	TaxScaleType: oneOf('TaxScaleType', [
		'REGULAR',
		'ACTORSARTISTSENTERTAINERS',
		'HORTICULTURISTORSHEARER',
		'SENIORORPENSIONER',
		'WORKINGHOLIDAYMAKER',
		'FOREIGN',
	]),
	WorkCondition: oneOf('WorkCondition', ['PROMOTIONAL', 'THREELESSPERFORMANCESPERWEEK', 'NONE']),
	SeniorMaritalStatus: oneOf('SeniorMaritalStatus', [
		'MEMBEROFCOUPLE',
		'MEMBEROFILLNESSSEPARATEDCOUPLE',
		'SINGLE',
	]),
	TaxFreeThresholdClaimed: flag,
	TaxOffsetEstimatedAmount: number,
	HasHELPDebt: flag,
	HasSFSSDebt: flag,
	HasTradeSupportLoanDebt: flag,
	UpwardVariationTaxWithholdingAmount: number,
	EligibleToReceiveLeaveLoading: flag,
	ApprovedWithholdingVariationPercentage: number,
	HasStudentStartupLoan: flag,
	HasLoanOrStudentDebt: flag,
	IncludeLeaveLoadingInQualifyingEarnings: flag,
});

const payLines = {
	EarningsLines: list({
		EarningsRateID: guid,
		CalculationType: oneOf('EarningsRateCalculationType', [
			'USEEARNINGSRATE',
			'ENTEREARNINGSRATE',
			'ANNUALSALARY',
		]),
		AnnualSalary: number,
		NumberOfUnitsPerWeek: number,
		RatePerUnit: number,
		NormalNumberOfUnits: number,
		Amount: number,
		NumberOfUnits: number,
		FixedAmount: number,
	}),
	DeductionLines: list({
		DeductionTypeID: guid,
		CalculationType: oneOf('DeductionTypeCalculationType', ['FIXEDAMOUNT', 'PRETAX', 'POSTTAX']),
		Amount: number,
		Percentage: number,
		NumberOfUnits: number,
	}),
	SuperLines: list({
		SuperMembershipID: guid,
		ContributionType: oneOf('SuperannuationContributionType', [
			'SGC',
			'SALARYSACRIFICE',
			'EMPLOYERADDITIONAL',
			'EMPLOYEE',
		]),
		CalculationType: oneOf('SuperannuationCalculationType', [
			'FIXEDAMOUNT',
			'PERCENTAGEOFEARNINGS',
			'STATUTORY',
		]),
		MinimumMonthlyEarnings: number,
		ExpenseAccountCode: text,
		LiabilityAccountCode: text,
		Percentage: number,
		Amount: number,
	}),
	ReimbursementLines: list({
		ReimbursementTypeID: guid,
		Amount: number,
		Description: text,
		ExpenseAccount: text,
	}),
};

export const payTemplate = object({
	...payLines,
	LeaveLines: list({
		LeaveTypeID: guid,
		CalculationType: oneOf('LeaveLineCalculationType', [
			'NOCALCULATIONREQUIRED',
			'FIXEDAMOUNTEACHPERIOD',
			'ENTERRATEINPAYTEMPLATE',
			'BASEDONORDINARYEARNINGS',
		]),
		EntitlementFinalPayPayoutType: oneOf('EntitlementFinalPayPayoutType', [
			'NOTPAIDOUT',
			'PAIDOUT',
		]),
		EmploymentTerminationPaymentType: oneOf('EmploymentTerminationPaymentType', ['O', 'R']),
		IncludeSuperannuationGuaranteeContribution: flag,
		IsQualifyingEarnings: flag,
		NumberOfUnits: number,
		AnnualNumberOfUnits: number,
		FullTimeNumberOfUnitsPerPeriod: number,
	}),
});

export const openingBalances = object({
	OpeningBalanceDate: date,
	Tax: text,
	...payLines,
	LeaveLines: list({ LeaveTypeID: guid, NumberOfUnits: number }),
	PaidLeaveEarningsLines: list({
		LeaveTypeID: guid,
		Amount: number,
		SGCAppliedLeaveLoadingAmount: number,
		SGCExemptedLeaveLoadingAmount: number,
		ResetSTPCategorisation: flag,
	}),
});
