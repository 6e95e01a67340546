import { webApp } from '../../local-xero/protocol/apps';
import type { Stage } from '../stage';
import type { Postgres } from './postgres';

type Row = { [name: string]: unknown };

/** A list that the nightly copy copies, as the template names it. */
export interface CopiedList {
	list: string;
	id: string;
	read: string;
	query: { [name: string]: unknown };
	needs?: string;
}

const pageSize = 1000;

/** Reads one address of the local Xero as any other app does; the list in its answer. */
async function ask({ xero }: Stage, tenantId: string, path: string): Promise<Row[]> {
	const { access_token: token } = xero.control.issueToken({
		tenants: [tenantId],
		scopes: everything,
	});
	const answer = await fetch(`${xero.url}/${path}`, {
		headers: {
			authorization: `Bearer ${token}`,
			'xero-tenant-id': tenantId,
			accept: 'application/json',
		},
	});
	if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
	return (Object.values((await answer.json()) as Row).find(Array.isArray) ?? []) as Row[];
}

/** The scopes of an app to which Xero gave those that are given on application only, too. */
export const everything: string[] = [
	...webApp.scopes,
	'accounting.journals.read',
	'accounting.classicexpenses',
	'paymentservices',
];

/** Employees of the three payrolls, under the names the copy has them. */
async function employeesIn(stage: Stage, tenantId: string): Promise<Row[]> {
	const country = stage.xero.control.books(tenantId, 'Organisation')[0].CountryCode;
	if (country === 'AU') {
		const lists = ['ACTIVE', 'TERMINATED'].map(
			async (status) =>
				await ask(
					stage,
					tenantId,
					`payroll.xro/1.0/Employees?where=${encodeURIComponent(`Status=="${status}"`)}`,
				),
		);
		return (await Promise.all(lists)).flat().map(({ EmployeeID, FirstName, LastName, Status }) => ({
			EmployeeID,
			FirstName,
			LastName,
			Status,
		}));
	}
	return (await ask(stage, tenantId, 'payroll.xro/2.0/Employees')).map(
		({ employeeID, firstName, lastName, endDate }) => ({
			EmployeeID: employeeID,
			FirstName: firstName,
			LastName: lastName,
			Status: endDate ? 'TERMINATED' : 'ACTIVE',
		}),
	);
}

/** All records of a list as the local Xero answers them. */
async function inXero(stage: Stage, tenantId: string, { list, query }: CopiedList): Promise<Row[]> {
	if (list === 'PayrollEmployees') return await employeesIn(stage, tenantId);
	const all: Row[] = [];
	for (let page = 1; ; page++) {
		const paging =
			list === 'Journals' ? { offset: all.at(-1)?.JournalNumber ?? 0 } : { page, pageSize };
		const asked = new URLSearchParams(
			Object.entries({ ...query, ...paging }).map(([name, value]): [string, string] => [
				name,
				String(value),
			]),
		);
		const found = await ask(stage, tenantId, `api.xro/2.0/${list}?${asked.toString()}`);
		all.push(...found);
		if (list === 'Journals' ? found.length === 0 : found.length < pageSize) return all;
	}
}

/** Both ways Xero has to write an instant, as one number, without what Xero writes a second time as text. */
function plain(value: unknown): unknown {
	if (typeof value === 'string') {
		const moment = /^\/Date\((-?\d+)/.exec(value)?.[1];
		if (moment !== undefined) return Number(moment);
		if (/^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(value))
			return Date.parse(/T[^Z]*$/.test(value) ? `${value}Z` : value);
		return value;
	}
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !/Date(UTC)?String$/.test(name))
			.map(([name, inside]) => [name, plain(inside)]),
	);
}

/**
 * Fails unless the rows are the records the local Xero shows, each attribute of each.
 *
 * @param gone ids of records that Xero does not show any more
 * @returns how many records there are
 */
export async function expectCopied(
	stage: Stage,
	postgres: Postgres,
	lists: CopiedList[],
	tenants: string[],
	gone: string[] = [],
): Promise<number> {
	let count = 0;
	for (const tenantId of tenants) {
		for (const list of lists) {
			// these reads use up the minute's limit as those of any app
			stage.xero.control.clock({ advance: 5_000 });
			const records = await inXero(stage, tenantId, list);
			const rows = new Map(
				postgres
					.query(
						`SELECT record_id, record FROM xero_records WHERE organisation_id = '${tenantId}' AND list = '${list.list}'`,
					)
					.map(([id, record]) => [id, JSON.parse(record) as Row]),
			);
			for (const id of gone) rows.delete(id);
			const named = `${list.list} of ${tenantId}`;
			expect([named, [...rows.keys()].sort()]).toEqual([
				named,
				records.map((record) => String(record[list.id])).sort(),
			]);
			for (const record of records) {
				const row = rows.get(String(record[list.id])) ?? {};
				const shown =
					list.read === 'payroll' ? expect.objectContaining(plain(record) as Row) : plain(record);
				expect([named, plain(row)]).toEqual([named, shown]);
			}
			count += records.length;
		}
	}
	return count;
}
