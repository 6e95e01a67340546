import type { IDataObject } from 'n8n-workflow';

import { auckland, openWorld, type World } from './harness';
import { Poller } from './harness/poll';

/* Payroll employees as they are watched: by moment in Australia, by comparison elsewhere. */

const sydney = 'Wattle Creek Pty Ltd';

let world: World;
afterEach(async () => await world.close());

const opened = async (organisation: string, event: string): Promise<Poller> => {
	world = await openWorld({ organisations: [organisation] });
	return await Poller.open(world, { resource: 'employee', event, simplify: false });
};

/** A call of the region's payroll by somebody else. */
async function ask(method: string, path: string, body?: IDataObject): Promise<IDataObject> {
	const answer = await fetch(`${world.url}/payroll.xro${path}`, {
		method,
		headers: {
			authorization: `Bearer ${world.control.issueToken({ tenants: [world.tenant()] }).access_token}`,
			accept: 'application/json',
			'content-type': 'application/json',
			'xero-tenant-id': world.tenant(),
		},
		...(body === undefined ? {} : { body: JSON.stringify([body]) }),
	});
	if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
	world.control.clock({ advance: 5 * 60_000 });
	return (await answer.json()) as IDataObject;
}

const first = async (condition: string): Promise<IDataObject> => {
	const { Employees } = await ask('GET', `/1.0/Employees?where=${encodeURIComponent(condition)}`);
	return (Employees as IDataObject[])[0];
};

test('an idle poll where the whole list is compared costs one call', async () => {
	const poller = await opened(auckland, 'updated');
	world.control.clock({ advance: 5 * 60_000 });
	const { calls } = await poller.poll();
	expect(calls.filter(({ path }) => path.includes('/payroll.xro/'))).toHaveLength(1);
});

test.each(['updated', 'createdOrUpdated'])('Australia: a terminated employee who is changed is reported (%s)', async (event) => {
	const poller = await opened(sydney, event);
	const { EmployeeID } = await first('Status=="TERMINATED"');
	await ask('POST', `/1.0/Employees/${String(EmployeeID)}`, { JobTitle: 'Consultant' });
	expect((await poller.poll()).items).toMatchObject([{ EmployeeID, event, JobTitle: 'Consultant' }]);
});

test('Australia: an employee who is terminated is removed, with the record', async () => {
	const poller = await opened(sydney, 'removed');
	const { EmployeeID, FirstName } = await first('Status=="ACTIVE"');
	const end = { TerminationDate: world.day(0), TerminationReason: 'V' };
	await ask('POST', `/1.0/Employees/${String(EmployeeID)}`, end);
	const { items } = await poller.poll();
	expect(items).toMatchObject([{ EmployeeID, FirstName, event: 'removed', Status: 'TERMINATED' }]);
});
