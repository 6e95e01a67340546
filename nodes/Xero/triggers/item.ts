import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Reported } from './organisation';
import { isGoneForGood } from './present';
import type { Resource } from '../resources/define';
import { presentRecord, simplifyRecord } from '../values/output';

/** An organisation as items name it. */
export type Organisation = { id: string; name?: string };

/**
 * The item of a report: the record's attributes as Get Many gives them, then what happened and where. Of a record Xero has
 * deleted for good there is only what was known of it.
 */
export function itemOf(resource: Resource, simplify: boolean, { entry, happened }: Reported, { id, name }: Organisation): INodeExecutionData {
	const { record, sent } = entry;
	const shown = isGoneForGood(entry) ? record : simplify ? simplifyRecord(record, resource.simple) : presentRecord(sent);
	const json = {
		...shown,
		event: happened.event,
		...(happened.changes === undefined ? {} : { changes: happened.changes }),
		organisationId: id,
		...(name === undefined ? {} : { organisationName: name }),
	};
	return { json: json as IDataObject };
}
