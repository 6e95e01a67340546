import { activated, everyTenSeconds, finished } from './activated';
import { connectionWith } from './connection';
import { rowsOf } from './data-tables';
import { sharedStage } from './shared-stage';
import {
	expectSuccess,
	filledIn,
	itemsOf,
	organisationIn,
	readTemplate,
	runOnce,
} from './template';

const stage = sharedStage();
const fiveMinutes = 5 * 60_000;

type Row = { [name: string]: unknown };

test(
	'the HR list holds everybody once, with what is new, changed and left',
	async () => {
		const { api, xero } = stage();
		const { control } = xero;
		const tenantId = organisationIn(stage(), 'NZ');
		const person = async (method: string, path: string, body?: Row): Promise<Row> => {
			const { access_token: token } = control.issueToken({ tenants: [tenantId] });
			const answer = await fetch(`${xero.url}/payroll.xro/2.0/Employees${path}`, {
				method,
				headers: {
					authorization: `Bearer ${token}`,
					'xero-tenant-id': tenantId,
					accept: 'application/json',
					'content-type': 'application/json',
				},
				body: body && JSON.stringify(body),
			});
			if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
			return (await answer.json()) as Row;
		};
		const inXero = async () => (await person('GET', '')).employees as Row[];
		const list = async () => await rowsOf(stage(), 'HR list');
		const rowOf = async (id: unknown) =>
			(await list()).find(({ employee_id }) => employee_id === id) ?? {};

		const payroll = await connectionWith(stage(), { access: ['payroll.read', 'settings.read'] });
		const workflow = filledIn(stage(), readTemplate('payroll-employees'), {
			tenantId,
			credentials: { 'New and Changed': payroll, Everybody: payroll },
			parameters: { 'New and Changed': { pollTimes: everyTenSeconds } },
		});
		expectSuccess(await runOnce(stage(), workflow, 'Fill Once'));
		expectSuccess(await runOnce(stage(), workflow, 'Fill Once'));
		const before = await inXero();
		expect((await list()).map(({ employee_id }) => employee_id).sort()).toEqual(
			before.map(({ employeeID }) => employeeID).sort(),
		);
		const [changed] = before.filter(({ endDate }) => !endDate);
		expect(await rowOf(changed.employeeID)).toMatchObject({
			first_name: changed.firstName,
			last_name: changed.lastName,
			status: 'ACTIVE',
		});

		const id = await activated(stage(), workflow, { reads: 1, of: /^GET .*payroll.*Employees/ });
		await person('PUT', `/${String(changed.employeeID)}`, { ...changed, lastName: 'Newname' });
		await person('POST', '', {
			firstName: 'Nia',
			lastName: 'New',
			dateOfBirth: '1990-01-31',
			address: { addressLine1: '2 Hill St', city: 'Napier', suburb: 'Ahuriri', postCode: '4110' },
		});
		await finished(stage(), id, (all) => all.flatMap((one) => itemsOf(one, 'HR List')).length >= 2);
		await api.deactivate(id);
		expect(await rowOf(changed.employeeID)).toMatchObject({ last_name: 'Newname' });
		const [made] = (await inXero()).filter(({ lastName }) => lastName === 'New');
		expect(await rowOf(made.employeeID)).toMatchObject({
			first_name: 'Nia',
			last_name: 'New',
			born: '1990-01-31',
			status: 'ACTIVE',
		});
		expect(await list()).toHaveLength(before.length + 1);
	},
	fiveMinutes,
);
