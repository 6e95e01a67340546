import { PayrollAuApi, PayrollNzApi, PayrollUkApi } from 'xero-node';
import { type OfficialClient, plain } from './client';

type Australian = Parameters<PayrollAuApi['createEmployee']>[1][number];
type NewZealander = Parameters<PayrollNzApi['createEmployee']>[1];
type Briton = Parameters<PayrollUkApi['createEmployee']>[1];
type BritishEmployment = Parameters<PayrollUkApi['createEmployment']>[2];

/** What the client rejects with: the status and the body of the answer. */
async function rejected(
	call: Promise<unknown>,
): Promise<{ status: number; body: { [name: string]: unknown } }> {
	const thrown = await call.then(
		() => '{"response":{"statusCode":200,"body":{}}}',
		(error: string) => error,
	);
	const { response } = JSON.parse(thrown) as {
		response: { statusCode: number; body: { [name: string]: unknown } };
	};
	return { status: response.statusCode, body: response.body };
}

/** Payroll employees in the three countries that have them, each by the client's class for the country. */
export function payroll(official: OfficialClient): void {
	describe('Payroll', () => {
		const tenants = () =>
			Object.fromEntries(
				official.xero.control
					.about()
					.everyOrganisation.map(({ id, name }) => [name.split(' ')[0], id]),
			);
		const nobody = '11111111-2222-4333-8444-555555555555';
		let au: PayrollAuApi;
		let nz: PayrollNzApi;
		let uk: PayrollUkApi;
		let australia: string;
		let newZealand: string;
		let britain: string;
		beforeAll(() => {
			({ Wattle: australia, Harbour: newZealand, Thistle: britain } = tenants());
			const { access_token } = official.xero.control.issueToken({
				tenants: Object.values(tenants()),
			});
			const { url } = official.xero;
			au = new PayrollAuApi(`${url}/payroll.xro/1.0`);
			nz = new PayrollNzApi(`${url}/payroll.xro/2.0`);
			uk = new PayrollUkApi(`${url}/payroll.xro/2.0`);
			for (const api of [au, nz, uk]) api.accessToken = access_token;
		});

		describe('Employees, Australia', () => {
			const employee = {
				firstName: 'Ada',
				lastName: 'Wren',
				dateOfBirth: '1990-03-04',
				startDate: '2026-02-02',
				email: 'ada@example.com',
				gender: 'F',
				homeAddress: {
					addressLine1: '1 High St',
					city: 'Orange',
					region: 'NSW',
					postalCode: '2800',
				},
				bankAccounts: [
					{
						statementText: 'Pay',
						accountName: 'A Wren',
						bSB: '062000',
						accountNumber: '123456',
						remainder: true,
					},
				],
			} as unknown as Australian;

			test('create, read, list without details, update, end by a date', async () => {
				const created = (await au.createEmployee(australia, [employee])).body.employees?.[0];
				const id = String(created?.employeeID);
				const read = async () => plain((await au.getEmployee(australia, id)).body.employees?.[0]);
				expect(await read()).toMatchObject({
					...employee,
					dateOfBirth: expect.stringMatching(/1990-03-04|Date\(636508800000/),
					startDate: expect.anything(),
					status: 'ACTIVE',
				});
				const list = async (where?: string) =>
					plain(
						(await au.getEmployees(australia, undefined, where, 'LastName')).body.employees ?? [],
					);
				const found = await list('LastName=="Wren"');
				expect(found).toMatchObject([{ employeeID: id, firstName: 'Ada' }]);
				expect(found[0].bankAccounts).toBeUndefined();
				await au.updateEmployee(australia, id, [{ ...employee, jobTitle: 'Buyer' }]);
				expect((await read())?.jobTitle).toBe('Buyer');
				await au.updateEmployee(australia, id, [{ ...employee, terminationDate: '2026-03-31' }]);
				expect((await read())?.status).toBe('TERMINATED');
				expect(await list('LastName=="Wren"')).toEqual([]);
				expect(await list('LastName=="Wren" AND Status=="TERMINATED"')).toHaveLength(1);
			});

			test('tax declaration, pay template and opening balances are held whole', async () => {
				const details = {
					taxDeclaration: {
						employmentBasis: 'FULLTIME',
						taxFileNumber: '123123123',
						residencyStatus: 'AUSTRALIANRESIDENT',
						taxFreeThresholdClaimed: true,
						upwardVariationTaxWithholdingAmount: 50,
					},
					payTemplate: {
						earningsLines: [
							{ earningsRateID: nobody, calculationType: 'ANNUALSALARY', annualSalary: 91000 },
						],
						leaveLines: [{ leaveTypeID: nobody, isQualifyingEarnings: true, numberOfUnits: 1.5 }],
					},
					openingBalances: {
						tax: '1234.5',
						deductionLines: [{ deductionTypeID: nobody, amount: 12.34 }],
						paidLeaveEarningsLines: [{ leaveTypeID: nobody, amount: 7.5 }],
					},
				} as unknown as Australian;
				const created = await au.createEmployee(australia, [
					{
						...employee,
						...details,
						openingBalances: { ...details.openingBalances, openingBalanceDate: '2026-07-01' },
					},
				]);
				const id = String(created.body.employees?.[0].employeeID);
				const read = plain((await au.getEmployee(australia, id)).body.employees?.[0]);
				expect(read).toMatchObject({
					...details,
					taxDeclaration: { ...details.taxDeclaration, employeeID: id },
				});
				expect(read?.openingBalances?.openingBalanceDate).toMatch(/Date\(1782864000000|2026-07-01/);
			});

			test('one without a date of birth comes back with its errors; another region has no such payroll', async () => {
				const { status, body } = await rejected(
					au.createEmployee(australia, [{ firstName: 'A', lastName: 'B' } as Australian]),
				);
				expect([status, body.Employees]).toEqual([
					400,
					[
						expect.objectContaining({
							ValidationErrors: [{ Message: 'Date of Birth is required.' }],
						}),
					],
				]);
				expect((await rejected(au.getEmployee(australia, nobody))).status).toBe(404);
				expect((await rejected(au.getEmployees(newZealand))).status).toBe(403);
				expect((await rejected(nz.getEmployees(australia))).status).toBe(403);
			});

			test('a hundred a page, and no word of how many there are', async () => {
				const many = Array.from({ length: 101 }, (_, at) => ({
					firstName: `N${at}`,
					lastName: 'Many',
					dateOfBirth: '1990-01-01',
				}));
				await au.createEmployee(australia, many as unknown as Australian[]);
				const page = async (at: number) =>
					(await au.getEmployees(australia, undefined, 'LastName=="Many"', undefined, at)).body
						.employees;
				expect([await page(1), await page(2)].map((found) => found?.length)).toEqual([100, 1]);
			});

			test('Pay calendars', async () => {
				const [calendar] = (await au.getPayrollCalendars(australia)).body.payrollCalendars ?? [];
				const one = await au.getPayrollCalendar(australia, String(calendar.payrollCalendarID));
				expect(plain(one.body.payrollCalendars)).toEqual([plain(calendar)]);
			});
		});

		describe('Employees, New Zealand', () => {
			const employee = {
				firstName: 'Tane',
				lastName: 'Ngata',
				dateOfBirth: '1991-05-06',
				email: 'tane@example.com',
				gender: 'M',
				address: { addressLine1: '2 Hill St', city: 'Napier', suburb: 'Ahuriri', postCode: '4110' },
			} as unknown as NewZealander;

			test('create, employ, read, list by name, update, end by a date', async () => {
				const created = (await nz.createEmployee(newZealand, employee)).body.employee;
				const id = String(created?.employeeID);
				const read = async () => plain((await nz.getEmployee(newZealand, id)).body.employee);
				expect(await read()).toMatchObject({
					...employee,
					dateOfBirth: expect.stringContaining('1991-05-06'),
				});
				const { payRunCalendars = [] } = (await nz.getPayRunCalendars(newZealand)).body;
				const payrollCalendarID = String(payRunCalendars[0].payrollCalendarID);
				const employment = {
					payrollCalendarID,
					startDate: '2026-02-01',
					engagementType: 'Permanent',
				};
				const employed = await nz.createEmployment(newZealand, id, employment);
				expect(plain(employed.body.employment)).toMatchObject({
					payrollCalendarID,
					engagementType: 'Permanent',
				});
				expect(await read()).toMatchObject({
					payrollCalendarID,
					startDate: expect.stringContaining('2026-02-01'),
				});
				const found = (await nz.getEmployees(newZealand, 'firstName==Tane,lastName==Ngata', 1))
					.body;
				expect(plain(found)).toMatchObject({
					pagination: { page: 1, pageSize: 100, pageCount: 1, itemCount: 1 },
					employees: [{ employeeID: id }],
				});
				await nz.updateEmployee(newZealand, id, {
					...employee,
					jobTitle: 'Buyer',
					endDate: '2026-06-30',
				});
				expect(await read()).toMatchObject({
					jobTitle: 'Buyer',
					endDate: expect.stringContaining('2026-06-30'),
				});
			});

			test('what is missing is told field by field; nobody is a 404 in the same envelope', async () => {
				const { status, body } = await rejected(
					nz.createEmployee(newZealand, { firstName: 'A', lastName: 'B' } as NewZealander),
				);
				expect(status).toBe(400);
				expect(body).toMatchObject({
					httpStatusCode: 'BadRequest',
					problem: {
						title: 'BadRequest',
						detail: 'Validation error occurred.',
						invalidFields: [
							{ name: 'DateOfBirth', reason: 'The Date of Birth is required.' },
							{ name: 'Address', reason: 'The Address is required.' },
						],
					},
				});
				expect((await rejected(nz.getEmployee(newZealand, nobody))).body).toMatchObject({
					httpStatusCode: 'NotFound',
				});
			});
		});

		describe('Employees, United Kingdom', () => {
			const employee = {
				title: 'Ms',
				firstName: 'Isla',
				lastName: 'Muir',
				dateOfBirth: '1992-07-08',
				gender: 'F',
				address: { addressLine1: '5 Loch Road', city: 'Oban', postCode: 'PA34 4AA' },
			} as unknown as Briton;

			test('create, employ, read, update', async () => {
				const created = (await uk.createEmployee(britain, employee)).body.employee;
				const id = String(created?.employeeID);
				const { payRunCalendars = [] } = (await uk.getPayRunCalendars(britain)).body;
				const payrollCalendarID = String(payRunCalendars[0].payrollCalendarID);
				const employment = {
					payrollCalendarID,
					startDate: '2026-02-01',
					employeeNumber: '7',
					niCategories: [{ niCategory: 'A', startDate: '2026-02-01' }],
				} as unknown as BritishEmployment;
				await uk.createEmployment(britain, id, employment);
				await uk.updateEmployee(britain, id, { ...employee, phoneNumber: '0123' } as Briton);
				const read = plain((await uk.getEmployee(britain, id)).body.employee);
				expect(read).toMatchObject({ firstName: 'Isla', payrollCalendarID, phoneNumber: '0123' });
				const found = (await uk.getEmployees(britain, 'lastName==Muir')).body.employees;
				expect(found).toHaveLength(1);
				const without = await rejected(
					uk.createEmployee(britain, { ...employee, title: undefined } as unknown as Briton),
				);
				expect(without.body).toMatchObject({ problem: { invalidFields: [{ name: 'Title' }] } });
			});

			test('contracts and NI categories get their keys, and are changed by them', async () => {
				const contract = {
					startDate: '2026-02-01',
					employmentStatus: 'Employee',
					contractType: 'PartTime',
					developmentalRoleDetails: {
						startDate: '2026-02-01',
						endDate: '2027-02-01',
						developmentalRole: 'Apprentice',
					},
				};
				const created = await uk.createEmployee(britain, {
					...employee,
					contracts: [contract],
					niCategories: [{ niCategory: 'V', dateFirstEmployedAsCivilian: '2026-01-01' }],
				} as unknown as Briton);
				const id = String(created.body.employee?.employeeID);
				const read = async () => plain((await uk.getEmployee(britain, id)).body.employee);
				const before = await read();
				expect(before).toMatchObject({
					contracts: [
						{
							contractType: 'PartTime',
							publicKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
							startDate: '2026-02-01T00:00:00',
							developmentalRoleDetails: { endDate: '2027-02-01T00:00:00' },
						},
					],
					niCategories: [{ niCategory: 'V', niCategoryID: expect.any(Number) }],
				});
				const publicKey = before?.contracts?.[0].publicKey;
				const change = { ...contract, contractType: 'FullTime', publicKey };
				await uk.updateEmployee(britain, id, {
					...employee,
					contracts: [change],
				} as unknown as Briton);
				expect((await read())?.contracts).toMatchObject([{ contractType: 'FullTime', publicKey }]);
				const wrong = { ...contract, contractType: 'Sometimes' };
				const { status } = await rejected(
					uk.createEmployee(britain, { ...employee, contracts: [wrong] } as unknown as Briton),
				);
				expect(status).toBe(400);
			});

			test('someone who does not administer the payroll gets nothing', async () => {
				official.xero.control.switches({ payrollAdministrator: false });
				expect((await rejected(uk.getEmployees(britain))).status).toBe(403);
				official.xero.control.switches({ payrollAdministrator: true });
			});
		});
	});
}
