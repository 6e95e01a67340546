import { activated, everyTenSeconds, finished } from './activated';
import { connectionWith } from './connection';
import { rowsOf } from './data-tables';
import { sharedStage } from './shared-stage';
import { expectSuccess, filledIn, itemsOf, readTemplate, runOnce } from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

type Row = { [name: string]: unknown };

/** How an app speaks with the payroll of a country, and how it calls what is looked at here. */
interface Payroll {
	version: string;
	list: string;
	id: string;
	last: string;
	left: string;
	change: (employee: Row, change: Row) => { method: string; path: string; body: unknown };
	newcomer: unknown;
}

const second: Payroll = {
	version: '2.0',
	list: 'employees',
	id: 'employeeID',
	last: 'lastName',
	left: 'endDate',
	change: (employee, change) => ({
		method: 'PUT',
		path: `/${String(employee.employeeID)}`,
		body: { ...employee, ...change },
	}),
	newcomer: {
		title: 'Ms',
		gender: 'F',
		firstName: 'Nia',
		lastName: 'New',
		dateOfBirth: '1990-01-31',
		address: { addressLine1: '2 Hill St', city: 'Napier', suburb: 'Ahuriri', postCode: '4110' },
	},
};

const first: Payroll = {
	version: '1.0',
	list: 'Employees',
	id: 'EmployeeID',
	last: 'LastName',
	left: 'TerminationDate',
	change: ({ EmployeeID }, change) => ({
		method: 'POST',
		path: '',
		body: [{ EmployeeID, ...change }],
	}),
	newcomer: [
		{
			FirstName: 'Nia',
			LastName: 'New',
			DateOfBirth: '1990-01-31',
			HomeAddress: {
				AddressLine1: '2 Hill St',
				City: 'Perth',
				Region: 'WA',
				PostalCode: '6000',
				Country: 'AUSTRALIA',
			},
		},
	],
};

test.each([
	['NZ', second],
	['GB', second],
	['AU', first],
] as const)(
	'%s: the HR list holds everybody once, with who is new, changed and left',
	async (country, payroll) => {
		const { api, xero } = stage();
		const { control } = xero;
		const tenantId =
			control
				.about()
				.everyOrganisation.find(
					({ id }) => control.books(id, 'Organisation')[0].CountryCode === country,
				)?.id ?? '';
		const ask = async (method: string, path: string, body?: unknown): Promise<Row[]> => {
			const { access_token: token } = control.issueToken({ tenants: [tenantId] });
			const address = `${xero.url}/payroll.xro/${payroll.version}/Employees${path}`;
			const answer = await fetch(address, {
				method,
				headers: {
					authorization: `Bearer ${token}`,
					'xero-tenant-id': tenantId,
					accept: 'application/json',
					'content-type': 'application/json',
				},
				body: body === undefined ? undefined : JSON.stringify(body),
			});
			if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
			return ((await answer.json()) as { [list: string]: Row[] })[payroll.list];
		};
		const inXero = async () => await ask('GET', '');
		const change = async (employee: Row, changes: Row) => {
			const { method, path, body } = payroll.change(employee, changes);
			await ask(method, path, body);
		};
		const table = `HR list ${country}`;
		const list = async () => await rowsOf(stage(), table);
		const rowOf = async (id: unknown) =>
			(await list()).find(({ employee_id }) => employee_id === id) ?? {};

		// somebody who will leave
		await ask('POST', '', JSON.parse(JSON.stringify(payroll.newcomer).replace('New', 'Leaver')));
		const connection = await connectionWith(stage(), { access: ['payroll.read', 'settings.read'] });
		const template = JSON.parse(
			JSON.stringify(readTemplate('payroll-employees')).replaceAll('"HR list"', `"${table}"`),
		) as ReturnType<typeof readTemplate>;
		const workflow = filledIn(stage(), template, {
			tenantId,
			credentials: { 'New and Changed': connection, Everybody: connection },
			parameters: { 'New and Changed': { pollTimes: everyTenSeconds } },
		});
		expectSuccess(await runOnce(stage(), workflow, 'Fill Once'));
		expectSuccess(await runOnce(stage(), workflow, 'Fill Once'));
		const before = (await inXero()).filter((each) => !each[payroll.left]);
		expect((await list()).map(({ employee_id }) => employee_id).sort()).toEqual(
			before.map((each) => each[payroll.id]).sort(),
		);
		const leaver = before.find((each) => each[payroll.last] === 'Leaver') ?? {};
		const changed = before.find((each) => each[payroll.last] !== 'Leaver') ?? {};
		expect(await rowOf(changed[payroll.id])).toMatchObject({
			last_name: changed[payroll.last],
			status: 'ACTIVE',
		});

		const id = await activated(stage(), workflow, { reads: 1, of: /^GET .*payroll.*Employees/ });
		await change(changed, { [payroll.last]: 'Newname' });
		await change(leaver, {
			[payroll.left]: '2026-11-20',
			...(country === 'AU' && { TerminationReason: 'V' }),
		});
		await ask('POST', '', payroll.newcomer);
		await finished(stage(), id, (all) => all.flatMap((one) => itemsOf(one, 'HR List')).length >= 3);
		await api.deactivate(id);
		expect(await rowOf(changed[payroll.id])).toMatchObject({ last_name: 'Newname' });
		expect(await rowOf(leaver[payroll.id])).toMatchObject({
			last_name: 'Leaver',
			status: 'TERMINATED',
			left_on: '2026-11-20',
		});
		const made = (await inXero()).find((each) => each[payroll.last] === 'New') ?? {};
		expect(await rowOf(made[payroll.id])).toMatchObject({
			first_name: 'Nia',
			last_name: 'New',
			born: '1990-01-31',
			status: 'ACTIVE',
		});
		expect(await list()).toHaveLength(before.length + 1);
	},
	fiveMinutes,
);
