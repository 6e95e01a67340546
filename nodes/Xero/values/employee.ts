import { labelOf } from './columns';
import { toIso } from './dates';
import { presentRecord } from './output';
import { isRecord, type Json, type XeroRecord } from './record';

/** The payrolls Xero has: Australia's is version 1.0, New Zealand's and the United Kingdom's 2.0. */
export type Region = 'AU' | 'NZ' | 'UK';

/** The payroll of an organisation's country. https://developer.xero.com/documentation/api/payrollau/overview */
export const regionOf = (countryCode: unknown): Region | undefined =>
	({ AU: 'AU', NZ: 'NZ', GB: 'UK' } as { readonly [code: string]: Region | undefined })[String(countryCode)];

/** What to say of an organisation in a country without a payroll of Xero's. */
export const noPayroll = (name: unknown, countryCode: unknown): string =>
	`Xero has no payroll API for ${typeof name === 'string' ? name : 'the organisation'}, ${typeof countryCode === 'string' ? `as its country is ${countryCode}` : 'whose country is not told'}`;

export const regionNames: { readonly [region in Region]: string } = {
	AU: 'Australia',
	NZ: 'New Zealand',
	UK: 'the United Kingdom',
};

/** An attribute of an employee: where it is, its name in version 2.0 where that is not just its own in camel case. */
type Attribute = { in: readonly Region[]; second?: string; is?: 'day' | 'moment'; of?: Attributes };
type Attributes = { readonly [name: string]: Attribute };

const [everywhere, australia, newZealand, britain]: Region[][] = [['AU', 'NZ', 'UK'], ['AU'], ['NZ'], ['UK']];

/**
 * Everything an employee may have, under the names of the Australian payroll where it has one.
 * https://developer.xero.com/documentation/api/payrollau/employees
 * https://developer.xero.com/documentation/api/payrollnz/employees
 * https://developer.xero.com/documentation/api/payrolluk/employees
 */
export const employeeAttributes: Attributes = {
	EmployeeID: { in: everywhere },
	Title: { in: everywhere },
	FirstName: { in: everywhere },
	MiddleNames: { in: australia },
	LastName: { in: everywhere },
	Status: { in: australia },
	DateOfBirth: { in: everywhere, is: 'day' },
	Gender: { in: everywhere },
	Email: { in: everywhere },
	Phone: { in: everywhere, second: 'phoneNumber' },
	Mobile: { in: australia },
	TwitterUserName: { in: australia },
	HomeAddress: {
		in: everywhere,
		second: 'address',
		of: {
			AddressLine1: { in: everywhere },
			AddressLine2: { in: everywhere },
			Suburb: { in: newZealand },
			City: { in: everywhere },
			Region: { in: australia },
			PostalCode: { in: everywhere, second: 'postCode' },
			Country: { in: everywhere, second: 'countryName' },
		},
	},
	StartDate: { in: everywhere, is: 'day' },
	TerminationDate: { in: everywhere, second: 'endDate', is: 'day' },
	TerminationReason: { in: australia },
	PayrollCalendarID: { in: everywhere },
	JobTitle: { in: ['AU', 'NZ'] },
	Classification: { in: australia },
	EmployeeGroupName: { in: australia },
	OrdinaryEarningsRateID: { in: australia },
	IncomeType: { in: australia },
	EmploymentType: { in: australia },
	CountryOfResidence: { in: australia },
	IsAuthorisedToApproveLeave: { in: australia },
	IsAuthorisedToApproveTimesheets: { in: australia },
	BankAccounts: { in: australia },
	SuperMemberships: { in: australia },
	TaxDeclaration: { in: australia },
	PayTemplate: { in: australia },
	OpeningBalances: { in: australia },
	LeaveBalances: { in: australia },
	IsSTP2Qualified: { in: australia },
	EngagementType: { in: newZealand },
	FixedTermEndDate: { in: newZealand, is: 'day' },
	NationalInsuranceNumber: { in: britain },
	IsOffPayrollWorker: { in: britain },
	NICategory: { in: britain, second: 'niCategory' },
	NICategories: {
		in: britain,
		second: 'niCategories',
		of: {
			NiCategory: { in: britain },
			StartDate: { in: britain, is: 'day' },
			WorkplacePostcode: { in: britain },
			DateFirstEmployedAsCivilian: { in: britain, is: 'day' },
			NiCategoryID: { in: britain },
		},
	},
	Contracts: {
		in: britain,
		of: {
			StartDate: { in: britain, is: 'day' },
			EmploymentStatus: { in: britain },
			ContractType: { in: britain },
			IsFixedTerm: { in: britain },
			FixedTermEndDate: { in: britain, is: 'day' },
			DevelopmentalRoleDetails: {
				in: britain,
				of: {
					DevelopmentalRole: { in: britain },
					StartDate: { in: britain, is: 'day' },
					EndDate: { in: britain, is: 'day' },
					PublicKey: { in: britain },
				},
			},
			PublicKey: { in: britain },
		},
	},
	CreatedDateUTC: { in: ['NZ', 'UK'], is: 'moment' },
	UpdatedDateUTC: { in: everywhere, is: 'moment' },
};

const nameIn = (region: Region, name: string, { second }: Attribute): string =>
	region === 'AU' ? name : (second ?? name[0].toLowerCase() + name.slice(1));

/** `/Date(…)/` and `2026-01-31T00:00:00` alike, as a day or as an instant of UTC. */
function timeOf(value: Json | undefined, is: 'day' | 'moment'): Json | undefined {
	if (typeof value !== 'string' || value === '') return value;
	const iso = toIso(value, '');
	if (is === 'day') return iso.slice(0, 10);
	return /Z$|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso.replace(/\.\d+$/, '')}Z`;
}

/** An object, or every object of a list, put into another form; undefined for anything else. */
function partsOf(value: Json | undefined, form: (part: XeroRecord) => XeroRecord): Json | undefined {
	if (Array.isArray(value)) return value.filter(isRecord).map(form);
	return isRecord(value) ? form(value) : undefined;
}

function shapeBy(attributes: Attributes, region: Region, sent: XeroRecord): XeroRecord {
	return Object.fromEntries(
		Object.entries(attributes).map(([name, attribute]): [string, Json] => {
			const value = attribute.in.includes(region) ? sent[nameIn(region, name, attribute)] : undefined;
			const { of } = attribute;
			if (of !== undefined) return [name, partsOf(value, (part) => shapeBy(of, region, part)) ?? null];
			return [name, (attribute.is === undefined ? value : timeOf(value, attribute.is)) ?? null];
		}),
	);
}

/**
 * An employee under the same names wherever the organisation is; what a region does not know is null. Version 2.0 has no
 * status: who has an end date is terminated, as in Australia.
 */
export function employeeShape(region: Region, sent: XeroRecord): XeroRecord {
	const shape = shapeBy(employeeAttributes, region, sent);
	return region === 'AU' ? shape : { ...shape, Status: shape.TerminationDate === null ? 'ACTIVE' : 'TERMINATED' };
}

function wireBy(attributes: Attributes, region: Region, given: XeroRecord, before: string, faults: string[]): XeroRecord {
	const entries = Object.entries(given).flatMap(([name, value]): Array<[string, Json | undefined]> => {
		const attribute = attributes[name];
		if (attribute === undefined) return [];
		if (!attribute.in.includes(region)) {
			faults.push(`${before}${labelOf(name)} is no field of the payroll of ${regionNames[region]}.`);
			return [];
		}
		const { of } = attribute;
		const parts = of && partsOf(value, (part) => wireBy(of, region, part, `${before}${labelOf(name)} `, faults));
		return [[nameIn(region, name, attribute), parts ?? value]];
	});
	return Object.fromEntries(entries);
}

/** Given fields under the names of the region's payroll, and what this payroll does not know, one sentence each. */
export function employeeWire(region: Region, given: XeroRecord): { wire: XeroRecord; faults: string[] } {
	const faults: string[] = [];
	return { wire: wireBy(employeeAttributes, region, given, '', faults), faults };
}

const withoutNothing = (record: XeroRecord): XeroRecord =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));

/** A day of version 2.0 as it is written, wherever it stands. */
function writtenDays(value: Json | undefined): Json | undefined {
	if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT00:00:00$/.test(value) ? value.slice(0, 10) : value;
	if (Array.isArray(value)) return value.map((each) => writtenDays(each) ?? null);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, writtenDays(each)]));
}

/** Lists of version 2.0 whose elements Xero tells apart by a key: one without it is a new one. */
const keysOfLists: { readonly [list: string]: string } = { contracts: 'publicKey', niCategories: 'niCategoryID' };

const recordsIn = (value: Json | undefined): XeroRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The stored elements with those changed that are named by their key, and the new ones. */
function changedList(stored: XeroRecord[], given: XeroRecord[], key: string): XeroRecord[] {
	const named = (element: XeroRecord): XeroRecord | undefined =>
		given.find((each) => each[key] !== undefined && String(each[key]).toLowerCase() === String(element[key]).toLowerCase());
	const changed = stored.map((element) => ({ ...element, ...named(element) }));
	return [...changed, ...given.filter((each) => !stored.some((element) => named(element) === each))];
}

const told = new Set(['employeeID', 'updatedDateUTC', 'createdDateUTC']);

/**
 * A whole employee of version 2.0 with changes, as its PUT wants it: what is left out would be missing. Parts of an address
 * that are not given stay, and so do contracts and NI categories.
 */
export function changedEmployee(stored: XeroRecord, change: XeroRecord): XeroRecord {
	const kept = Object.fromEntries(
		Object.entries(withoutNothing(stored)).filter(([name]) => !told.has(name)).map(([name, value]) => [name, writtenDays(value)]),
	);
	const address = isRecord(stored.address) ? { address: { ...withoutNothing(stored.address), ...(isRecord(change.address) ? change.address : {}) } } : {};
	const lists = Object.entries(keysOfLists)
		.filter(([list]) => change[list] !== undefined)
		.map(([list, key]) => [list, changedList(recordsIn(kept[list]), recordsIn(change[list]), key)]);
	return { ...kept, ...change, ...address, ...(Object.fromEntries(lists) as XeroRecord) };
}

/** Objects inside an Australian employee: which attributes of them are Xero's own. */
const objectsInside: { readonly [name: string]: readonly string[] } = {
	HomeAddress: [],
	OpeningBalances: [],
	PayTemplate: [],
	TaxDeclaration: ['EmployeeID', 'UpdatedDateUTC'],
};

/** Whether a change gives a part of an object that may have others, so that the employee has to be read first. */
export const changesPart = (change: XeroRecord): boolean => Object.keys(objectsInside).some((name) => isRecord(change[name]));

/**
 * A change of an Australian employee with the parts it does not give of its objects (address, tax declaration, pay): nobody
 * says whether Xero keeps those an update leaves out.
 */
export function changedParts(stored: XeroRecord, change: XeroRecord): XeroRecord {
	const whole = Object.entries(objectsInside).flatMap(([name, own]): Array<[string, XeroRecord]> => {
		const [before, after] = [stored[name], change[name]];
		if (!isRecord(after)) return [];
		const kept = isRecord(before) ? Object.entries(presentRecord(withoutNothing(before))).filter(([part]) => !own.includes(part)) : [];
		return [[name, { ...Object.fromEntries(kept), ...after }]];
	});
	return { ...change, ...Object.fromEntries(whole) };
}
