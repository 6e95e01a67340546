import { PayrollAuApi } from 'xero-node';
import type { Rec } from '../contract';
import { ChangesDesk, headerOf } from './desk';

describe('Australian employees', () => {
	let desk: ChangesDesk;
	let api: PayrollAuApi;
	beforeAll(async () => {
		desk = await ChangesDesk.open('Wattle Creek Pty Ltd');
		api = new PayrollAuApi(`${desk.xero.url}/payroll.xro/1.0`);
	});
	afterAll(async () => await desk.xero.close());

	const changed = async (since: number) => {
		api.accessToken = desk.token;
		const { body } = await api.getEmployees(desk.tenantId, new Date(since));
		return (body.employees ?? []).map(({ employeeID }) => employeeID);
	};

	test('take If-Modified-Since, and one that is edited comes', async () => {
		api.accessToken = desk.token;
		const all = (await api.getEmployees(desk.tenantId)).body.employees ?? [];
		expect(all.length).toBeGreaterThan(1);
		expect(await changed(desk.now)).toEqual([]);
		const before = desk.now;
		desk.minute();
		api.accessToken = desk.token;
		const id = String(all[0].employeeID);
		await api.updateEmployee(desk.tenantId, id, [{ ...all[0], jobTitle: 'Baker of nights' }]);
		expect(await changed(before)).toEqual([id]);
	});

	test('the switches hold for them too', async () => {
		desk.minute();
		const header = { 'if-modified-since': headerOf(desk.now) };
		desk.switches({ notModifiedIs304: true });
		expect((await desk.get('payroll.xro/1.0/Employees', header)).status).toBe(304);
		desk.switches({ millisecondsBreakLists: true });
		const fine = { 'if-modified-since': `${headerOf(desk.now)}.5` };
		expect((await desk.get('payroll.xro/1.0/Employees', fine)).status).toBe(500);
		desk.switches({ modifiedSinceIgnored: true, millisecondsBreakLists: false });
		const { body } = await desk.get('payroll.xro/1.0/Employees', header);
		expect((body.Employees as Rec[]).length).toBeGreaterThan(1);
	});
});

describe.each(['Harbour Lane Traders', 'Thistle & Oak Ltd'])('employees of %s', (name) => {
	let desk: ChangesDesk;
	beforeAll(async () => {
		desk = await ChangesDesk.open(name);
	});
	afterAll(async () => await desk.xero.close());

	test('ignore If-Modified-Since, and tell when each was updated', async () => {
		const list = async () => {
			const { body } = await desk.get('payroll.xro/2.0/Employees', {
				'if-modified-since': headerOf(desk.now),
			});
			return body.employees as Array<{ employeeID: string; updatedDateUTC: string }>;
		};
		const before = await list();
		expect(before.length).toBeGreaterThan(0);
		desk.minute();
		const [employee] = before;
		const response = await fetch(
			`${desk.xero.url}/payroll.xro/2.0/Employees/${employee.employeeID}`,
			{
				method: 'PUT',
				headers: { ...desk.headers, 'content-type': 'application/json' },
				body: JSON.stringify({ ...employee, lastName: 'Newname' }),
			},
		);
		expect(response.status).toBe(200);
		const moment = headerOf(desk.now);
		for (const { employeeID, updatedDateUTC } of await list()) {
			const isChanged = employeeID === employee.employeeID;
			expect(updatedDateUTC.slice(0, 19) === moment).toBe(isChanged);
		}
	});
});
