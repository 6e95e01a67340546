import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PayrollAuApi, PayrollNzApi, PayrollUkApi } from 'xero-node';

import { payrollOf } from '../../nodes/Xero/operations/employees';
import { employeeWire, type Region } from '../../nodes/Xero/values/employee';
import type { XeroRecord } from '../../nodes/Xero/values/record';
import { faultOf } from '../../nodes/Xero/transport/faults';
import type { Xero } from '../../nodes/Xero/transport/session';
import {
	asJson,
	auckland,
	byId,
	london,
	openWorld,
	type Ran,
	type RunOptions,
	type World,
} from './harness';
import { columnsFrom, differences, untried } from './harness/compare';

const orange = 'Wattle Creek Pty Ltd';
const regions = [orange, auckland, london];

let world: World;
beforeAll(async () => {
	world = await openWorld({ organisations: regions });
});
afterAll(async () => await world.close());

const employee = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'employee',
	operation,
	...parameters,
});

/** One workflow over an item an organisation: the item says which, and whatever else differs. */
async function everywhere(
	parameters: INodeParameters,
	items: IDataObject[] = regions.map(() => ({})),
	options: RunOptions = {},
): Promise<Ran> {
	const organisation = { __rl: true, mode: 'id', value: '={{ $json.tenant }}' };
	const withTenants = items.map((item, at) => ({ tenant: world.tenant(regions[at]), ...item }));
	return await world.run({ organisation, ...parameters }, { items: withTenants, ...options });
}

async function done(parameters: INodeParameters, items?: IDataObject[]): Promise<IDataObject[]> {
	const { items: answered, error } = await everywhere(parameters, items);
	expect(error).toBeUndefined();
	return answered.map(({ json }) => json);
}

const ofOrganisation = (name: string): INodeParameters => ({
	organisation: byId(world.tenant(name)),
});

/** An employee as the official client of the region reads it. */
async function stored(region: string, id: unknown): Promise<IDataObject> {
	const { access_token } = world.control.issueToken({
		tenants: regions.map((name) => world.tenant(name)),
	});
	const [tenant, key] = [world.tenant(region), String(id)];
	if (region === orange) {
		const client = new PayrollAuApi(`${world.url}/payroll.xro/1.0`);
		client.accessToken = access_token;
		return (await client.getEmployee(tenant, key)).body.employees?.[0] as unknown as IDataObject;
	}
	const client =
		region === auckland
			? new PayrollNzApi(`${world.url}/payroll.xro/2.0`)
			: new PayrollUkApi(`${world.url}/payroll.xro/2.0`);
	client.accessToken = access_token;
	return (await client.getEmployee(tenant, key)).body.employee as unknown as IDataObject;
}

const ada = {
	Title: 'Ms',
	FirstName: 'Ada',
	LastName: 'Wren',
	DateOfBirth: '1990-03-04',
	Gender: 'F',
	Email: 'ada@example.com',
	Phone: '0400 123 456',
	StartDate: '2026-02-02',
	HomeAddress: { AddressLine1: '1 High St', City: 'Orange', PostalCode: '2800' },
};

async function made(): Promise<string[]> {
	const created = await done(employee('create', asJson(ada)));
	return created.map(({ EmployeeID }) => String(EmployeeID));
}

test('one workflow makes an employee in each of the three regions, and answers the same names', async () => {
	const created = await done(employee('create', { ...asJson(ada), simplify: true }));
	expect(created).toHaveLength(3);
	for (const [at, record] of created.entries()) {
		expect(Object.keys(record)).toEqual(Object.keys(created[0]));
		expect(record).toMatchObject({
			outcome: 'created',
			EmployeeID: expect.stringMatching(/^[0-9a-f-]{36}$/),
			Title: 'Ms',
			FirstName: 'Ada',
			LastName: 'Wren',
			Status: 'ACTIVE',
			DateOfBirth: '1990-03-04',
			Gender: 'F',
			Email: 'ada@example.com',
			Phone: '0400 123 456',
			StartDate: '2026-02-02',
			TerminationDate: null,
			HomeAddress: {
				AddressLine1: '1 High St',
				AddressLine2: null,
				Suburb: null,
				City: 'Orange',
				Region: null,
				PostalCode: '2800',
				Country: null,
			},
			UpdatedDateUTC: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
		});
		const held = await stored(regions[at], record.EmployeeID);
		expect(held).toMatchObject({
			title: 'Ms',
			firstName: 'Ada',
			lastName: 'Wren',
			gender: 'F',
			email: 'ada@example.com',
		});
		expect(held.homeAddress ?? held.address).toMatchObject({
			addressLine1: '1 High St',
			city: 'Orange',
		});
		if (at > 0) expect(String(held.dateOfBirth)).toContain('1990-03-04');
	}
});

test('get: the same names in every region, and with Simplify off the record as Xero sent it', async () => {
	const ids = await made();
	const items = ids.map((id) => ({ id }));
	const record = byId('={{ $json.id }}');
	const simple = await done(employee('get', { record, simplify: true }), items);
	expect(simple.map(({ EmployeeID }) => EmployeeID)).toEqual(ids);
	expect(new Set(simple.map((each) => Object.keys(each).join())).size).toBe(1);
	const raw = await done(employee('get', { record, simplify: false }), items);
	expect(raw[0]).toMatchObject({
		EmployeeID: ids[0],
		FirstName: 'Ada',
		Status: 'ACTIVE',
		DateOfBirth: '1990-03-04',
		StartDate: '2026-02-02',
	});
	expect(raw[1]).toMatchObject({
		employeeID: ids[1],
		firstName: 'Ada',
		phoneNumber: '0400 123 456',
	});
	expect(raw[2]).toMatchObject({ employeeID: ids[2], firstName: 'Ada', isOffPayrollWorker: false });
});

test('an update changes what is given and leaves the rest, though version 2.0 wants the whole employee', async () => {
	const ids = await made();
	const items = ids.map((id) => ({ id }));
	const change = { Email: 'wren@example.com', HomeAddress: { AddressLine1: '2 Low St' } };
	const changed = await done(
		employee('update', { record: byId('={{ $json.id }}'), ...asJson(change), simplify: true }),
		items,
	);
	for (const [at, json] of changed.entries()) {
		expect(json).toMatchObject({
			outcome: 'updated',
			EmployeeID: ids[at],
			Email: 'wren@example.com',
			FirstName: 'Ada',
			DateOfBirth: '1990-03-04',
			StartDate: '2026-02-02',
		});
		expect(json.HomeAddress).toMatchObject({
			AddressLine1: '2 Low St',
			City: 'Orange',
			PostalCode: '2800',
		});
		const held = await stored(regions[at], ids[at]);
		expect(held).toMatchObject({ email: 'wren@example.com', lastName: 'Wren' });
	}
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
		expect(differences(sent(record), await stored(region, id))).toEqual([]);
		const updated = await world.run({
			...ofOrganisation(region),
			...employee('update', { record: byId(id), ...asJson(change) }),
		});
		expect(updated.error).toBeUndefined();
		expect(differences(sent(held), await stored(region, id))).toEqual([]);
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

test('an employment ends on a day, and the employee leaves the list of the active ones', async () => {
	const ids = await made();
	const items = ids.map((id) => ({ id }));
	const ended = await done(
		employee('endEmployment', {
			record: byId('={{ $json.id }}'),
			employmentEndDate: '2026-03-31',
			terminationReason: 'V',
			simplify: true,
		}),
		items,
	);
	for (const json of ended)
		expect(json).toMatchObject({
			outcome: 'updated',
			Status: 'TERMINATED',
			TerminationDate: '2026-03-31',
			LastName: 'Wren',
		});
	expect(await stored(orange, ids[0])).toMatchObject({ terminationReason: 'V' });
	for (const [at, name] of regions.entries()) {
		const list = async (filters: INodeParameters) => {
			const { items: found, error } = await world.run({
				...ofOrganisation(name),
				...employee('getAll', { returnAll: true, filters, simplify: true }),
			});
			expect(error).toBeUndefined();
			return found.map(({ json }) => json);
		};
		const active = await list({ lastName: 'Wren' });
		expect(active.map(({ EmployeeID }) => EmployeeID)).not.toContain(ids[at]);
		expect(new Set(active.map(({ Status }) => Status))).toEqual(
			new Set(active.length > 0 ? ['ACTIVE'] : []),
		);
		const gone = await list({ lastName: 'Wren', status: 'TERMINATED' });
		expect(gone.map(({ EmployeeID }) => EmployeeID)).toContain(ids[at]);
		expect(gone.every(({ Status }) => Status === 'TERMINATED')).toBe(true);
	}
});

test('a list to its end, and to a limit', async () => {
	const all = await done(employee('getAll', { returnAll: true, simplify: true }));
	const limited = await done(employee('getAll', { limit: 1, simplify: true }));
	expect(limited).toHaveLength(3);
	expect(all.length).toBeGreaterThan(3);
	expect(new Set(all.map((each) => Object.keys(each).join())).size).toBe(1);
	const later = await done(
		employee('getAll', { returnAll: true, filters: { modifiedSince: world.day(2) } }),
	);
	expect(later).toEqual([]);
});

test('the employment step of New Zealand and the United Kingdom', async () => {
	const ids = await made();
	const calendars = await Promise.all(
		[auckland, london].map(
			async (name) =>
				(await world.loadOptions('listSearch', 'searchPayrollCalendars', ofOrganisation(name))) as {
					results: Array<{ value: string }>;
				},
		),
	);
	const items = ids.slice(1).map((id, at) => ({
		tenant: world.tenant(regions[at + 1]),
		id,
		calendar: calendars[at].results[0].value,
	}));
	const parameters = employee('addEmployment', {
		record: byId('={{ $json.id }}'),
		payrollCalendar: byId('={{ $json.calendar }}'),
		employmentStartDate: '2026-02-02',
		engagementType: 'Permanent',
		employeeNumber: '7',
		niCategory: 'A',
		workplacePostcode: 'EC1A 1BB',
		contracts: {
			contract: [
				{
					StartDate: '2026-02-02',
					EmploymentStatus: 'Employee',
					ContractType: 'PartTime',
					IsFixedTerm: '',
					FixedTermEndDate: '',
					PublicKey: '',
				},
			],
		},
	});
	const answers = await done(parameters, items);
	for (const [at, json] of answers.entries()) {
		expect(json).toMatchObject({
			outcome: 'created',
			EmployeeID: ids[at + 1],
			payrollCalendarID: items[at].calendar,
		});
		expect(await stored(regions[at + 1], ids[at + 1])).toMatchObject({
			payrollCalendarID: items[at].calendar,
		});
	}
	expect(await stored(london, ids[2])).toMatchObject({
		contracts: [{ contractType: 'PartTime', employmentStatus: 'Employee' }],
		niCategories: [{ niCategory: 'A', workplacePostcode: 'EC1A 1BB' }],
	});
	const { error } = await world.run(
		{ ...ofOrganisation(orange), ...parameters },
		{ items: [{ id: ids[0], calendar: ids[0] }] },
	);
	expect(error?.message).toBe('The payroll of Australia has no employment step');
});

test('the list of employees in the editor', async () => {
	const [id] = await made();
	const { results } = (await world.loadOptions(
		'listSearch',
		'searchEmployees',
		ofOrganisation(orange),
	)) as { results: Array<{ name: string; value: string }> };
	expect(results).toContainEqual({ name: 'Ada Wren · ada@example.com', value: id });
});

test('Xero’s own sentences stand on their items: what one region asks for, another does without', async () => {
	const { items, errorItems } = await everywhere(
		employee('create', asJson({ FirstName: 'Ada', LastName: 'Wren', DateOfBirth: '1990-03-04' })),
		undefined,
		{
			onError: 'continueErrorOutput',
		},
	);
	expect(items.map(({ json }) => json.outcome)).toEqual(['created']);
	const because = errorItems.map(({ json }) => (json.details as IDataObject).because);
	expect(because).toEqual([
		['The Address is required.'],
		expect.arrayContaining([
			'The Title is required.',
			'The Gender is required.',
			'The Address is required.',
		]),
	]);
});

test('Australia’s sentences stand on the employee it echoes', () => {
	const data = {
		Employees: [{ FirstName: 'Ada', ValidationErrors: [{ Message: 'Last Name is required.' }] }],
	};
	const fault = faultOf(
		{ httpCode: '400', cause: { response: { status: 400, data } } },
		{ write: true },
	);
	expect([fault.kind, fault.sentences]).toEqual(['validation', ['Last Name is required.']]);
});

test('an organisation elsewhere has no payroll, and is told so', async () => {
	const xero = {
		details: async () => await Promise.resolve({ CountryCode: 'US', Name: 'Ridgeway Inc' }),
	} as unknown as Xero;
	await expect(payrollOf({ xero })).rejects.toMatchObject({
		because: ['Xero has no payroll API for Ridgeway Inc, as its country is US'],
		advice:
			'Payroll employees are there for organisations in Australia, New Zealand and the United Kingdom.',
	});
});

test('a field of another region is refused before anything is sent', async () => {
	const { error } = await world.run({
		...ofOrganisation(london),
		...employee(
			'create',
			asJson({ ...ada, MiddleNames: 'Jane', HomeAddress: { ...ada.HomeAddress, Suburb: 'East' } }),
		),
	});
	expect(error?.message).toBe('Middle Names is no field of the payroll of the United Kingdom.');
	expect(error?.description).toContain(
		'Home Address Suburb is no field of the payroll of the United Kingdom.',
	);
});

test('an unknown employee', async () => {
	for (const name of regions) {
		const { error } = await world.run({
			...ofOrganisation(name),
			...employee('get', { record: byId('11111111-2222-4333-8444-555555555555') }),
		});
		expect(error?.message).toBe('Xero found no record with this id');
	}
});

test('without a payroll administrator, and without the scope, what to do is said', async () => {
	const strict = await openWorld({ switches: { payrollAdministrator: false } });
	try {
		const { error } = await strict.run(employee('getAll'));
		expect(error?.message).toBe(
			'Xero does not open the payroll of the organisation to this connection',
		);
		expect(error?.description).toContain('payroll administrator');
	} finally {
		await strict.close();
	}
	const narrow = await openWorld({ scopes: ['offline_access', 'accounting.settings.read'] });
	try {
		const { error } = await narrow.run(employee('getAll'));
		expect(error?.description).toContain(
			'The scope payroll.employees or payroll.employees.read is missing',
		);
	} finally {
		await narrow.close();
	}
});
