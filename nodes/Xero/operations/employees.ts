import { dayIn } from './day';
import { inTurn } from './eachRecord';
import { filterOf } from './filters';
import { wanted } from './find';
import { limitOf } from './getMany';
import { checked, givenRecords } from './given';
import { each, isRefused, textOf, type Job, type Planned, type ReadOperation, type WriteOperation } from './job';
import { filledIn } from './listsBelow';
import { keyOf, positionOf } from '../transport/keys';
import { Payroll } from '../transport/payroll';
import type { Query } from '../transport/request';
import { changedEmployee, changedParts, changesPart, employeeShape, employeeWire, noPayroll, regionNames, regionOf } from '../values/employee';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import { plainText } from '../values/plain';
import { isRecord, type XeroRecord } from '../values/record';

const thing = 'payroll employee';

/** The payroll of the organisation's country. Throws Refusal where Xero has none, and Fault. */
export async function payrollOf({ xero }: Pick<Job, 'xero'>): Promise<Payroll> {
	const { CountryCode, Name } = await xero.details();
	const region = regionOf(CountryCode);
	if (region === undefined) {
		throw new Refusal(
			[noPayroll(Name, CountryCode)],
			'Payroll employees are there for organisations in Australia, New Zealand and the United Kingdom.',
		);
	}
	return new Payroll(xero, region);
}

/** The employee under the same names everywhere, or with Simplify off as Xero sent it. */
const shown = ({ reader }: Job, item: number, { region }: Payroll, sent: XeroRecord): XeroRecord =>
	reader.flag('simplify', item, false) ? employeeShape(region, sent) : sent;

/** Given fields under the names of the region's payroll. Throws Refusal with everything that is wrong, and Fault. */
async function wireOf(job: Job, item: number, given: XeroRecord, verb: 'create' | 'update', { region }: Payroll): Promise<XeroRecord> {
	const record = await checked(job, job.resource.fields, given, item, verb);
	const { wire, faults } = employeeWire(region, record);
	if (faults.length > 0) throw new Refusal(faults, 'Leave it out for this organisation.');
	return wire;
}

type New = { wire: XeroRecord; position: string };

/** Makes employees, one a request. */
export const createEmployee: WriteOperation<New> = {
	async plan(job) {
		const payroll = await payrollOf(job);
		const planned = await each(job.items, async (item) => {
			const records: Array<Planned<New>> = [];
			for (const { fields } of givenRecords(job, item, 'create')) {
				records.push({ item, work: { wire: await wireOf(job, item, fields, 'create', payroll), position: positionOf(job.write, item, records.length) } });
			}
			return records;
		});
		return planned.flat();
	},
	async send(job, planned) {
		const payroll = await payrollOf(job);
		return await inTurn(job, planned, thing, async ({ item, work: { wire, position } }) => {
			const record = await payroll.create(wire, keyOf(job.write, [position]));
			return [{ item, is: 'created', record: shown(job, item, payroll, record), warnings: [] }];
		});
	},
};

type Change = { id: string; wire: XeroRecord };

/** What is sent for a change, so that nothing is lost which it does not give; the stored employee is read where that needs it. */
async function wholeChange(payroll: Payroll, id: string, wire: XeroRecord): Promise<XeroRecord> {
	if (payroll.region !== 'AU') return changedEmployee(await payroll.read(id), wire);
	return changesPart(wire) ? changedParts(await payroll.read(id), wire) : wire;
}

async function sendChanges(job: Job, planned: ReadonlyArray<Planned<Change>>): Promise<Outcome[]> {
	const payroll = await payrollOf(job);
	return await inTurn(job, planned, thing, async ({ item, work: { id, wire } }) => {
		const whole = await wholeChange(payroll, id, wire);
		const record = await payroll.change(id, whole, keyOf(job.write, [positionOf(job.write, item, 0)]));
		return [{ item, is: 'updated', record: shown(job, item, payroll, record), warnings: [] }];
	});
}

/** Changes employees; what is not given stays as it is. */
export const updateEmployee: WriteOperation<Change> = {
	async plan(job) {
		const payroll = await payrollOf(job);
		return await each(job.items, async (item) => {
			const id = wanted(job, item).named.value;
			const [given, another] = givenRecords(job, item, 'update');
			if (another !== undefined) throw new Refusal(['Fields (JSON) must be one object: an update changes one record an item']);
			const wire = await wireOf(job, item, given.fields, 'update', payroll);
			if (Object.keys(wire).length === 0) throw new Refusal(['There is nothing to update'], 'Give at least one field of the employee.');
			return { item, work: { id, wire } };
		});
	},
	send: sendChanges,
};

async function neededDay(job: Job, item: number, parameter: string, label: string): Promise<string> {
	const day = await dayIn(job, item, parameter, label);
	if (day === undefined) throw new Refusal([`${label} is empty`]);
	return day;
}

/** Ends employments on a day: Xero deletes no employee. */
export const endEmployment: WriteOperation<Change> = {
	async plan(job) {
		const { region } = await payrollOf(job);
		return await each(job.items, async (item) => {
			const id = wanted(job, item).named.value;
			const day = await neededDay(job, item, 'employmentEndDate', 'End Date');
			const reason = job.reader.text('terminationReason', item);
			const wire = region === 'AU' ? { TerminationDate: day, ...(reason === '' ? {} : { TerminationReason: reason }) } : { endDate: day };
			return { item, work: { id, wire } };
		});
	},
	send: sendChanges,
};

/** The contracts entered with an employment, under the names of the payroll; nothing where there are none. */
async function contractsOf(job: Job, item: number, payroll: Payroll): Promise<XeroRecord> {
	const { contract } = job.reader.collection('contracts', item) as XeroRecord;
	const given = Array.isArray(contract) ? contract.filter(isRecord).map(filledIn) : [];
	return given.length === 0 ? {} : await wireOf(job, item, { Contracts: given }, 'update', payroll);
}

/** What New Zealand and the United Kingdom ask of an employment beside calendar and start. */
async function asked(job: Job, item: number, payroll: Payroll): Promise<XeroRecord> {
	const { reader } = job;
	if (payroll.region === 'NZ') {
		const engagementType = reader.text('engagementType', item);
		return { engagementType, ...(engagementType === 'FixedTerm' ? { fixedTermEndDate: await neededDay(job, item, 'fixedTermEndDate', 'Fixed Term End Date') } : {}) };
	}
	const workplacePostcode = reader.text('workplacePostcode', item);
	const civilianSince = reader.text('dateFirstEmployedAsCivilian', item);
	return {
		...(await contractsOf(job, item, payroll)),
		employeeNumber: reader.text('employeeNumber', item),
		niCategories: [
			{
				niCategory: reader.text('niCategory', item),
				startDate: await neededDay(job, item, 'employmentStartDate', 'Start Date'),
				...(workplacePostcode === '' ? {} : { workplacePostcode }),
				...(civilianSince === '' ? {} : { dateFirstEmployedAsCivilian: await neededDay(job, item, 'dateFirstEmployedAsCivilian', 'Date First Employed as Civilian') }),
			},
		],
	};
}

/** Gives new employees their employment: the step that makes them payable in New Zealand and the United Kingdom. */
export const addEmployment: WriteOperation<Change> = {
	async plan(job) {
		const payroll = await payrollOf(job);
		return await each(job.items, async (item) => {
			if (payroll.region === 'AU') {
				throw new Refusal(
					[`The payroll of ${regionNames.AU} has no employment step`],
					'There the start date and the payroll calendar are fields of the employee: use Create or Update.',
				);
			}
			const id = wanted(job, item).named.value;
			const payrollCalendarID = job.reader.named('payrollCalendar', item)?.value ?? '';
			if (payrollCalendarID === '') throw new Refusal(['Payroll Calendar is empty']);
			const startDate = await neededDay(job, item, 'employmentStartDate', 'Start Date');
			return { item, work: { id, wire: { payrollCalendarID, startDate, ...(await asked(job, item, payroll)) } } };
		});
	},
	async send(job, planned) {
		const payroll = await payrollOf(job);
		return await inTurn(job, planned, 'employment', async ({ item, work: { id, wire } }) => {
			const record = await payroll.employ(id, wire, keyOf(job.write, [positionOf(job.write, item, 0)]));
			return [{ item, is: 'created', record: { [job.resource.id]: id, ...record }, warnings: [] }];
		});
	},
};

/** One employee an item, whole. */
export const getEmployee: ReadOperation = {
	async run(job) {
		const payroll = await payrollOf(job);
		const wants = await each(job.items, (item) => wanted(job, item));
		const unnamed = wants.filter((want): want is Refused => isRefused(want as Refused));
		if (job.stop && unnamed.length > 0) return unnamed;
		const named = wants.flatMap((want): Array<Planned<string>> => ('named' in want ? [{ item: want.item, work: want.named.value }] : []));
		const read = await inTurn(job, named, thing, async ({ item, work }) => [
			{ item, is: 'read', record: shown(job, item, payroll, await payroll.read(work)), warnings: [] },
		], { reads: true });
		return [...unnamed, ...read];
	},
};

/** Version 2.0 filters by names only. https://developer.xero.com/documentation/api/payrollnz/employees */
function namesFilter({ reader }: Job, item: number): Query {
	const given = reader.collection('filters', item);
	const conditions = ['firstName', 'lastName'].flatMap((name) => {
		const value = plainText(given[name], name);
		if (/[,=]/.test(value)) throw new Refusal(['Xero cannot look for a name with a comma or an equals sign here']);
		return value === '' ? [] : [`${name}==${value}`];
	});
	return conditions.length === 0 ? {} : { filter: conditions.join(',') };
}

async function listFor(job: Job, item: number, payroll: Payroll): Promise<XeroRecord[]> {
	const { reader } = job;
	const limit = reader.flag('returnAll', item, false) ? undefined : limitOf(reader, item);
	const { query, since } = await filterOf(job, item);
	// Without a Status Australia lists the active ones itself.
	if (payroll.region === 'AU') return await payroll.list(query, since, limit);
	const status = (plainText(reader.collection('filters', item).status, 'status') || 'ACTIVE');
	const all = await payroll.list(namesFilter(job, item));
	const found = all.filter((sent) => employeeShape(payroll.region, sent).Status === status && (since === undefined || textOf(sent, 'updatedDateUTC') >= since));
	return limit === undefined ? found : found.slice(0, limit);
}

/** Lists employees; an item whose list fails is refused and the other items go on. */
export const getManyEmployees: ReadOperation = {
	async run(job) {
		const payroll = await payrollOf(job);
		const items = job.items.map((item) => ({ item, work: item }));
		return await inTurn(job, items, thing, async ({ item }) =>
			(await listFor(job, item, payroll)).map((sent) => ({ item, is: 'read' as const, record: shown(job, item, payroll, sent), warnings: [] })),
			{ reads: true },
		);
	},
};
