import type { INodeParameters } from 'n8n-workflow';

import { employeeWire, type Region } from '../../nodes/Xero/values/employee';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, auckland, byId, london, openWorld, type World } from './harness';
import { columnsFrom, differences, untried } from './harness/compare';
import { ada, employee, orange, regions, stored } from './harness/payroll';

let world: World;
beforeAll(async () => {
	world = await openWorld({ organisations: regions });
});
afterAll(async () => await world.close());

const ofOrganisation = (name: string): INodeParameters => ({
	organisation: byId(world.tenant(name)),
});

const someId = '11111111-2222-4333-8444-555555555555';

/** Everything an employee of one region may have beside what all have, and a change of some of it. */
const whole: Array<[region: string, more: XeroRecord, change: XeroRecord, held: XeroRecord]> = [
	[
		orange,
		{
			MiddleNames: 'Jane',
			Mobile: '0400 999 999',
			TwitterUserName: 'ada',
			JobTitle: 'Gardener',
			Classification: 'Level 2',
			EmployeeGroupName: 'Nursery',
			OrdinaryEarningsRateID: someId,
			IncomeType: 'SALARYANDWAGES',
			EmploymentType: 'EMPLOYEE',
			CountryOfResidence: 'AU',
			IsAuthorisedToApproveLeave: true,
			IsAuthorisedToApproveTimesheets: true,
			BankAccounts: [
				{
					StatementText: 'Pay',
					AccountName: 'A Wren',
					BSB: '062000',
					AccountNumber: '12345',
					Remainder: false,
					Amount: 100.5,
				},
				{
					StatementText: 'Pay',
					AccountName: 'A Wren',
					BSB: '062000',
					AccountNumber: '54321',
					Remainder: true,
				},
			],
			SuperMemberships: [{ SuperMembershipID: someId, SuperFundID: someId, EmployeeNumber: '7' }],
			TaxDeclaration: {
				EmploymentBasis: 'FULLTIME',
				TFNExemptionType: 'PENDING',
				TaxFileNumber: '123123123',
				ABN: '21006819692',
				AustralianResidentForTaxPurposes: true,
				ResidencyStatus: 'AUSTRALIANRESIDENT',
				TaxScaleType: 'SENIORORPENSIONER',
				WorkCondition: 'NONE',
				SeniorMaritalStatus: 'SINGLE',
				TaxFreeThresholdClaimed: true,
				TaxOffsetEstimatedAmount: 100,
				HasHELPDebt: true,
				HasSFSSDebt: false,
				HasTradeSupportLoanDebt: false,
				HasStudentStartupLoan: true,
				HasLoanOrStudentDebt: true,
				UpwardVariationTaxWithholdingAmount: 50,
				ApprovedWithholdingVariationPercentage: 75,
				EligibleToReceiveLeaveLoading: true,
				IncludeLeaveLoadingInQualifyingEarnings: true,
			},
			PayTemplate: {
				EarningsLines: [
					{
						EarningsRateID: someId,
						CalculationType: 'ENTEREARNINGSRATE',
						AnnualSalary: 91000.5,
						NumberOfUnitsPerWeek: 38,
						RatePerUnit: 45.1234,
						NormalNumberOfUnits: 38,
						Amount: 1714.69,
						NumberOfUnits: 38,
						FixedAmount: 10,
					},
				],
				DeductionLines: [
					{
						DeductionTypeID: someId,
						CalculationType: 'PRETAX',
						Amount: 20,
						Percentage: 1.5,
						NumberOfUnits: 1,
					},
				],
				SuperLines: [
					{
						SuperMembershipID: someId,
						ContributionType: 'SGC',
						CalculationType: 'STATUTORY',
						MinimumMonthlyEarnings: 450,
						ExpenseAccountCode: '478',
						LiabilityAccountCode: '826',
						Percentage: 12,
						Amount: 200,
					},
				],
				ReimbursementLines: [
					{ ReimbursementTypeID: someId, Amount: 15, Description: 'Boots', ExpenseAccount: '850' },
				],
				LeaveLines: [
					{
						LeaveTypeID: someId,
						CalculationType: 'FIXEDAMOUNTEACHPERIOD',
						EntitlementFinalPayPayoutType: 'PAIDOUT',
						EmploymentTerminationPaymentType: 'O',
						IncludeSuperannuationGuaranteeContribution: true,
						IsQualifyingEarnings: true,
						NumberOfUnits: 2.5,
						AnnualNumberOfUnits: 152,
						FullTimeNumberOfUnitsPerPeriod: 76,
					},
				],
			},
			OpeningBalances: {
				OpeningBalanceDate: '2026-07-01',
				Tax: '4333',
				EarningsLines: [{ EarningsRateID: someId, Amount: 1000 }],
				DeductionLines: [{ DeductionTypeID: someId, Amount: 1 }],
				SuperLines: [{ SuperMembershipID: someId, Amount: 2 }],
				ReimbursementLines: [{ ReimbursementTypeID: someId, Amount: 3 }],
				LeaveLines: [{ LeaveTypeID: someId, NumberOfUnits: 4 }],
				PaidLeaveEarningsLines: [
					{
						LeaveTypeID: someId,
						Amount: 5,
						SGCAppliedLeaveLoadingAmount: 6,
						SGCExemptedLeaveLoadingAmount: 7,
						ResetSTPCategorisation: true,
					},
				],
			},
		},
		{ TaxDeclaration: { HasHELPDebt: false }, OpeningBalances: { Tax: '5000' } },
		{
			TaxDeclaration: { HasHELPDebt: false, TaxFileNumber: '123123123' },
			OpeningBalances: { Tax: '5000', OpeningBalanceDate: '2026-07-01' },
		},
	],
	[
		auckland,
		{ JobTitle: 'Buyer' },
		{ JobTitle: 'Head Buyer' },
		{ JobTitle: 'Head Buyer', FirstName: 'Ada' },
	],
	[
		london,
		{
			NationalInsuranceNumber: 'AB123456C',
			IsOffPayrollWorker: false,
			NICategories: [
				{
					NiCategory: 'V',
					StartDate: '2026-02-02',
					WorkplacePostcode: 'EC1A 1BB',
					DateFirstEmployedAsCivilian: '2026-01-01',
				},
			],
			Contracts: [
				{
					StartDate: '2026-02-02',
					EmploymentStatus: 'Employee',
					ContractType: 'PartTime',
					IsFixedTerm: true,
					FixedTermEndDate: '2027-02-01',
					DevelopmentalRoleDetails: {
						DevelopmentalRole: 'Apprentice',
						StartDate: '2026-02-02',
						EndDate: '2026-12-31',
					},
				},
			],
		},
		{
			Contracts: [
				{ StartDate: '2027-02-02', EmploymentStatus: 'Employee', ContractType: 'FullTime' },
			],
		},
		{
			Contracts: [{ ContractType: 'PartTime' }, { ContractType: 'FullTime' }],
			NICategories: [{ NiCategory: 'V' }],
		},
	],
];

test.each(whole)(
	'every field of %s is written and read back; a change keeps what it does not give',
	async (region, more, change, held) => {
		const record = { ...ada, ...more };
		const fields = await world.fields('employee', 'create', columnsFrom('employee', record));
		const created = await world.run({
			...ofOrganisation(region),
			...employee('create', { fields, simplify: true }),
		});
		expect(created.error).toBeUndefined();
		const id = String(created.items[0].json.EmployeeID);
		const codes: { [region: string]: Region } = {
			[orange]: 'AU',
			[auckland]: 'NZ',
			[london]: 'UK',
		};
		const sent = (given: XeroRecord) => employeeWire(codes[region], given).wire;
		expect(differences(sent(record), await stored(world, region, id))).toEqual([]);
		const updated = await world.run({
			...ofOrganisation(region),
			...employee('update', { record: byId(id), ...asJson(change) }),
		});
		expect(updated.error).toBeUndefined();
		expect(differences(sent(held), await stored(world, region, id))).toEqual([]);
	},
);

test('every field is tried in some region', () => {
	expect(
		untried(
			'employee',
			whole.map(([, more]) => ({ ...ada, ...more })),
			untriedHere,
		),
	).toEqual([]);
});

/** Of the address: parts each region has or has not; the calendar has a test with the employment. */
const untriedHere = [
	'HomeAddressAddressLine2',
	'HomeAddressSuburb',
	'HomeAddressRegion',
	'HomeAddressCountry',
	'PayrollCalendarID',
];
