import { organisationZone } from './given';
import type { Job } from './job';
import { namedBy } from './reader';
import { filtersOf, type Filter } from '../resources/define';
import type { Query } from '../transport/request';
import { isInstant, toModifiedSince, toXeroDate } from '../values/dates';
import { Refusal } from '../values/outcome';
import { isGuid, isRecord } from '../values/record';
import { all, condition } from '../values/where';

/** A list request's parameters, and its If-Modified-Since. */
export type Compiled = { query: Query; since?: string };

/**
 * Compiles the Filters of an item and, for a list, the raw Where of Options. Throws Refusal naming the filter, and Fault.
 */
export async function filterOf(job: Job, item: number, operation: 'get' | 'getAll' = 'getAll'): Promise<Compiled> {
	const { resource, reader } = job;
	const given = reader.collection('filters', item);
	const conditions = resource.list.always === undefined || operation === 'get' ? [] : [resource.list.always];
	const query: Query = {};
	let since: string | undefined;
	for (const filter of filtersOf(resource, operation)) {
		const value = located(given[filter.name]);
		if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
		if (filter.kind === 'modifiedSince') since = toModifiedSince(value, reader.timeZone);
		else if ('query' in filter.to) query[filter.to.query] = listed(filter, await comparable(job, filter, value));
		else conditions.push(condition(filter.to.where, filter.to.operator, await comparable(job, filter, value), filter.to.as));
	}
	const raw = String(reader.collection('options', item).where ?? '').trim();
	if (raw !== '') conditions.push(`(${raw})`);
	return { query: { ...query, ...(conditions.length > 0 ? { where: all(conditions) } : {}) }, ...(since === undefined ? {} : { since }) };
}

/** A list parameter's text: several values joined by commas, resource locators by their value. */
function listed(filter: Filter, value: unknown): string | boolean {
	if (typeof value === 'boolean') return value;
	const values = (Array.isArray(value) ? (value as unknown[]) : String(value).split(',')).map((each) => String(each).trim()).filter((each) => each !== '');
	if (filter.kind === 'contact' && !values.every(isGuid)) throw new Refusal([`${filter.label} must be a Xero id`]);
	return values.join(',');
}

/** A resource locator's value; anything else as it is. */
const located = (value: unknown): unknown => (isRecord(value) && 'value' in value ? namedBy(value)?.value : value);

/** A date as the calendar day in the organisation; anything else as it is. */
async function comparable(job: Job, filter: Filter, value: unknown): Promise<string | number | boolean> {
	if (filter.kind !== 'date') return value as string | number | boolean;
	return toXeroDate(value, isInstant(value) ? await organisationZone(job) : 'UTC');
}
