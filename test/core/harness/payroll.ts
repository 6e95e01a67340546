import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PayrollAuApi, PayrollNzApi, PayrollUkApi } from 'xero-node';

import { auckland, london, type World } from '../harness';

/** An organisation of each country Xero has a payroll in, and an employee any of them takes. */

export const orange = 'Wattle Creek Pty Ltd';
export const regions = [orange, auckland, london];

export const employee = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'employee',
	operation,
	...parameters,
});

/** An employee as the official client of the region reads it. */
export async function stored(world: World, region: string, id: unknown): Promise<IDataObject> {
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

export const ada = {
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
