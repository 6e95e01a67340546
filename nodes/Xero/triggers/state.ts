import type { StoredMemory } from './changes';
import type { Region } from '../values/employee';
import { Refusal } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** What a polling trigger knows of one organisation. Plain JSON, small: n8n copies it into every saved execution. */
export type OrganisationState = StoredMemory & {
	/** Changes are asked for from this moment, in milliseconds since the epoch. */
	since: number;
	/** Records with a creation date before this are older than the trigger. */
	from?: number;
	/** Ids and versions of what was read from `since` on. */
	recent?: string;
	/** Ids that are known, with a version where the list has none of its own. */
	known?: string;
	/** The last number of a list that is read on by number. */
	offset?: number;
	/** What is known of each record of a list from which records vanish. */
	present?: { [id: string]: XeroRecord };
	/** Invoices reported as overdue and still so, the day up to which this was looked at, the organisation's time zone. */
	overdue?: string;
	day?: string;
	zone?: string;
	/** What is still to be told of the time before activation, and the ids whose status was told of it. */
	backfill?: { start: number; since: number; until: number; recent?: string; offset?: number; told?: string };
	/** Of the payroll. */
	region?: Region;
};

/** What a polling trigger keeps in the node's static data. */
export type TriggerState = {
	/** Of the parameters the rest depends on: other parameters, another beginning. */
	settings: string;
	organisations: { [tenantId: string]: OrganisationState };
	/** The organisation the next poll begins with. */
	next?: string;
	/** Names of the connected organisations, and when they were read, in Xero's time. */
	connected?: { names: { [tenantId: string]: string }; at: number };
};

/** Most a node may keep, as JSON. */
export const mostState = 512_000;

/** Characters a state takes as JSON. */
export const sizeOf = (state: TriggerState): number => JSON.stringify(state).length;

/** Records of which a node can remember so many bytes each: packed, four characters hold three bytes. */
export const mostRecords = (bytes: number): number => Math.floor((mostState * 3) / 4 / bytes);

/** What to say when a trigger would have to remember more than it may. */
export const tooMuch = (): Refusal =>
	new Refusal(
		[`To tell this, the trigger would have to remember more records than fit into the ${mostState / 1000} kB a node may keep`],
		'Choose Created or Updated under Trigger On, which needs no memory of the records there are, and tell them apart in the workflow; or watch fewer organisations, statuses or fields with this trigger.',
	);
