import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { payrollOf } from '../../nodes/Xero/operations/employees';
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
import { ada, employee, orange, regions, stored } from './harness/payroll';

let world: World;
beforeAll(async () => {
	world = await openWorld({ organisations: regions });
});
afterAll(async () => await world.close());

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
		const held = await stored(world, regions[at], record.EmployeeID);
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
		const held = await stored(world, regions[at], ids[at]);
		expect(held).toMatchObject({ email: 'wren@example.com', lastName: 'Wren' });
	}
});

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
	expect(await stored(world, orange, ids[0])).toMatchObject({ terminationReason: 'V' });
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
		expect(await stored(world, regions[at + 1], ids[at + 1])).toMatchObject({
			payrollCalendarID: items[at].calendar,
		});
	}
	expect(await stored(world, london, ids[2])).toMatchObject({
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

test('a read that Xero does not answer is never in doubt, and is made again when the node is tried again', async () => {
	const { items } = await world.run({ ...ofOrganisation(orange), ...employee('getAll') });
	const record = byId(items[0].json.EmployeeID);
	for (const read of [employee('getAll'), employee('get', { record })]) {
		const again = { executionId: `read again ${String(read.operation)}` };
		world.fault({ kind: 'malformed-json', method: 'GET', url: '/Employees', times: 9 });
		const failed = await world.run({ ...ofOrganisation(orange), ...read }, again);
		expect(failed.error?.message).toBe('The answer of Xero cannot be read');
		expect(failed.error?.description).not.toContain('may have been made');
		world.control.clearFaults();
		world.control.clock({ advance: 10 * 60_000 });
		const { error, items: found } = await world.run({ ...ofOrganisation(orange), ...read }, again);
		expect([error, found.length > 0]).toEqual([undefined, true]);
	}
});

test('a day that is none is refused under the name of its parameter', async () => {
	const { items } = await world.run({ ...ofOrganisation(orange), ...employee('getAll') });
	const { error } = await world.run({
		...ofOrganisation(orange),
		...employee('endEmployment', { record: byId(items[0].json.EmployeeID), employmentEndDate: '={{ "soon" }}' }),
	});
	expect(error?.message).toBe('End Date: This is not a date.');
});
