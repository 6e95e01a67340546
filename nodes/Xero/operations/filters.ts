import { dayOf, naming } from './day';
import type { Job } from './job';
import { filtersOf, type Filter } from '../resources/define';
import type { Query } from '../transport/request';
import { toModifiedSince } from '../values/dates';
import { Refusal } from '../values/outcome';
import { namedBy } from '../values/named';
import { plainText } from '../values/plain';
import { isGuid, isRecord } from '../values/record';
import { scalarOf } from '../values/scalars';
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
		const value = located(given[filter.name], filter.label);
		if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
		try {
			if (filter.kind === 'modifiedSince') since = toModifiedSince(value, reader.timeZone);
			else if ('query' in filter.to) query[filter.to.query] = listed(filter, await comparable(job, filter, value));
			else conditions.push(condition(filter.to.where, filter.to.operator, await comparable(job, filter, value), filter.to.as));
		} catch (error) {
			throw naming(filter.label, error);
		}
	}
	const raw = plainText(reader.collection('options', item).where, 'where');
	if (raw !== '') conditions.push(`(${raw})`);
	return { query: { ...query, ...(conditions.length > 0 ? { where: all(conditions) } : {}) }, ...(since === undefined ? {} : { since }) };
}

/** Several values, given as a list or as text with commas. */
const severalIn = (value: unknown): string[] =>
	(Array.isArray(value) ? (value as unknown[]) : plainText(value, 'value').split(',')).map((each) => plainText(each, 'value')).filter((each) => each !== '');

/** A list parameter's text: several values joined by commas, or one text, which may hold some of its own. */
function listed(filter: Filter, value: unknown): string | boolean {
	if (typeof value === 'boolean') return value;
	if (filter.kind === 'text' && !isOfIds(filter)) return plainText(value, filter.label);
	const values = severalIn(value);
	if (filter.kind === 'contact' && !values.every(isGuid)) throw new Refusal(['A Xero id is needed.']);
	return values.join(',');
}

/** A resource locator's value; anything else as it is. */
const located = (value: unknown, label: string): unknown => (isRecord(value) && 'value' in value ? namedBy(value, label)?.value : value);

/** A date as the calendar day in the organisation, a choice in Xero's words, yes and no as such; anything else as it is. */
async function comparable(job: Job, filter: Filter, value: unknown): Promise<string | number | boolean> {
	switch (filter.kind) {
		case 'date':
			return await dayOf(job, value);
		case 'choice':
			return severalIn(value)
				.map((each) => scalarOf(each, filter, 'UTC'))
				.join(',');
		case 'boolean':
			return scalarOf(value, { kind: 'boolean' }, 'UTC') as boolean;
		default:
			return isOfIds(filter) ? severalIn(value).map(idInText).join(',') : plainText(value, filter.label);
	}
}

/** Whether the ids of records are asked for. */
const isOfIds = ({ to }: Filter): boolean => /IDs?$/.test('query' in to ? to.query : 'where' in to ? to.where : '');

/** The id in the address of a page in Xero, any other text as it is. Throws Refusal for an address without an id. */
const idInText = (text: string): string => (/^https?:/i.test(text) ? (namedBy({ mode: 'url', value: text })?.value ?? text) : text);
