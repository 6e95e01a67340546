import type { INodeParameters } from 'n8n-workflow';

import { resourceOf } from '../../../nodes/Xero/resources/catalogue';
import type { Rec } from '../../local-xero/contract';
import type { World } from '../harness';

/** A filter of Get Many, a value for it, and which records of the books fit. */
export type Case = [filter: string, value: () => unknown, fits: (record: Rec) => boolean];

/** Where the books have a kind of record, which of them a list shows at all, and its filters. */
export type Cases = { endpoint: string; shown?: (record: Rec) => boolean; filters: Case[] };

/** Ids of every record Get Many answers, sorted. */
export const listed = async (
	world: World,
	resource: string,
	parameters: INodeParameters,
): Promise<string[]> => {
	const { items, error } = await world.run({
		resource,
		operation: 'getAll',
		simplify: false,
		returnAll: true,
		...parameters,
	});
	if (error) throw error;
	return items.map(({ json }) => String(json[resourceOf(resource).id])).sort();
};

/** Ids of the records in the books that are shown and fit, sorted. */
export const inBooks = (
	world: World,
	resource: string,
	{ endpoint, shown = () => true }: Cases,
	fits: (record: Rec) => boolean,
): string[] =>
	world
		.books(endpoint)
		.filter((record) => shown(record) && fits(record))
		.map((record) => String(record[resourceOf(resource).id]))
		.sort();

/** Registers a test for each filter of a resource, and one that none of its filters is left out; `elsewhere` tried. */
export function everyFilterFinds(
	world: () => World,
	resource: string,
	cases: Cases,
	elsewhere: readonly string[] = [],
): void {
	const { endpoint, filters } = cases;

	test('every filter has a case', () => {
		const offered = resourceOf(resource).verbs.getMany?.filters ?? [];
		expect([...filters.map(([filter]) => filter), ...elsewhere].sort()).toEqual(
			offered.map(({ name }) => name).sort(),
		);
	});

	test.each(filters)('%s returns exactly what the books hold', async (filter, value, fits) => {
		const wanted = inBooks(world(), resource, cases, fits);
		expect(wanted.length).toBeGreaterThan(0);
		expect(wanted.length).toBeLessThan(world().books(endpoint).length);
		const filtered = { filters: { [filter]: value() } as INodeParameters };
		expect(await listed(world(), resource, filtered)).toEqual(wanted);
	});
}

/** A condition in Xero's own words, and which records of the books fit it. */
export type Raw = [where: string, fits: (record: Rec) => boolean];

/** Registers a test that two filters, and a filter and a condition, narrow each other. */
export function filtersAreJoined(
	world: () => World,
	resource: string,
	cases: Cases,
	[where, fitsWhere]: Raw,
): void {
	test('filters are joined by AND, with the raw where too', async () => {
		const [[first, value, fits], [second, other, fitsToo]] = cases.filters.filter(
			([name]) => !['searchTerm', 'ids'].includes(name),
		);
		const both = { [first]: value(), [second]: other() } as INodeParameters;
		expect(await listed(world(), resource, { filters: both })).toEqual(
			inBooks(world(), resource, cases, (record) => fits(record) && fitsToo(record)),
		);
		const one = { filters: { [first]: value() } as INodeParameters, options: { where } };
		expect(await listed(world(), resource, one)).toEqual(
			inBooks(world(), resource, cases, (record) => fits(record) && fitsWhere(record)),
		);
	});
}
