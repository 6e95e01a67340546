import type { IDataObject } from 'n8n-workflow';

import { shownRecord } from './emit';
import { filterOf } from './filters';
import { refusedBy, type Job, type ReadOperation } from './job';
import type { Reader } from './reader';
import type { Resource } from '../resources/define';
import { unitDecimals, walkOf } from '../resources/reading';
import { readList } from '../transport/pages';
import { Refusal, type Outcome } from '../values/outcome';
import { plainNumber, plainText } from '../values/plain';
import { mostRecords, usualRecords } from '../values/short';

/** Lists records; an item whose list fails is refused and the other items go on. */
export const getMany: ReadOperation = {
	async run(job) {
		const outcomes: Outcome[] = [];
		for (const item of job.items) {
			try {
				outcomes.push(...(await listFor(job, item)));
			} catch (error) {
				outcomes.push(refusedBy(item, error));
			}
			if (job.stop && outcomes.some((outcome) => outcome.is === 'refused')) break;
		}
		return outcomes;
	},
};

async function listFor(job: Job, item: number): Promise<Outcome[]> {
	const { resource, reader, xero } = job;
	const { query, since } = await filterOf(job, item);
	const options = reader.collection('options', item);
	const order = orderOf(resource, options);
	const simplify = reader.flag('simplify', item, false);
	const records = await readList(xero, {
		...walkOf(resource),
		query: {
			...query,
			...unitDecimals(resource),
			...(order === undefined ? {} : { order }),
			...(resource.list.archived && reader.option('includeArchived', item, false) ? { includeArchived: true } : {}),
		},
		...(since === undefined ? {} : { since }),
		// Page by page, so that a long list is in memory once.
		shape: (record) => shownRecord(resource, record, simplify),
		...(reader.flag('returnAll', item, false) ? {} : { limit: limitOf(reader, item) }),
	});
	return records.map((record) => ({ item, is: 'read', record, warnings: [], shown: true }));
}

/** The order of the list, by one attribute; a direction alone turns round the order Xero lists in. */
function orderOf({ list, verbs }: Resource, { orderBy, orderDirection }: IDataObject): string | undefined {
	const orders = (list.order && verbs.getMany?.orders) || [];
	const usual = orders.includes('UpdatedDateUTC') ? 'UpdatedDateUTC' : orders[0];
	const attribute = plainText(orderBy, 'orderBy') || (orderDirection === 'DESC' ? (usual ?? '') : '');
	if (attribute === '') return undefined;
	if (!/^[a-z][a-z\d.]*$/i.test(attribute)) throw new Refusal(['Order By must be the name of one attribute'], 'Choose it from the list.');
	return `${attribute} ${orderDirection === 'DESC' ? 'DESC' : 'ASC'}`;
}

/**
 * An expression can give anything; a limit that is no number would never be reached. A model has a limit of its own, and
 * says nothing by an empty one.
 */
export function limitOf(reader: Reader, item: number): number {
	const limit = plainNumber(reader.tool ? reader.text('toolLimit', item) || usualRecords : reader.raw('limit', item, 50));
	if (!Number.isInteger(limit) || limit < 1) throw new Refusal(['Limit must be a whole number of at least 1']);
	if (reader.tool && limit > mostRecords) throw new Refusal([`Limit must be at most ${mostRecords}`], 'Narrow the list with a filter.');
	return limit;
}
