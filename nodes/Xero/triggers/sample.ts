import { isIn, valueAt, type Happened } from './changes';
import { isWanted } from './filter';
import { statusFieldOf } from './judge';
import type { Reported } from './organisation';
import { readPage, readWhole, type Entry } from './read';
import type { Settings } from './settings';
import { sourceOf, type Watched } from './watched';
import { clock } from '../transport/clock';
import type { Xero } from '../transport/session';

/** Records looked at for a sample. */
const fewRecords = 50;

const aMonth = 30 * 86_400_000;

/**
 * One real record of an organisation as the trigger would report it, the latest that fits; undefined when there is none.
 * What was before is null. Throws Refusal and Fault.
 */
export async function sampleOf(xero: Xero, { watched }: Settings): Promise<Reported | undefined> {
	const entries = await latest(xero, watched);
	const fitting = entries.filter(({ record }) => isWanted(watched, record));
	const entry = fitting.find(({ record }) => fits(watched, record)) ?? fitting[0];
	return entry === undefined ? undefined : { entry, happened: happenedTo(watched, entry) };
}

/** Some of the latest records, the newest first. */
async function latest(xero: Xero, watched: Watched): Promise<Entry[]> {
	const { manner, listing } = await sourceOf(xero, watched);
	if (manner === 'changes' && listing.pageSize !== undefined && watched.resource.list.order) {
		const size = listing.fixedPages ? {} : { pageSize: fewRecords };
		return (await readPage(xero, listing, { order: 'UpdatedDateUTC DESC', ...size })).records.map(listing.entry);
	}
	const entries =
		manner === 'offset'
			? (await readPage(xero, listing, {}, clock.now() - aMonth)).records.map(listing.entry)
			: [...(await readWhole(xero, listing)).entries.values()];
	return entries.reverse().sort((one, other) => (other.updated ?? 0) - (one.updated ?? 0));
}

function fits(watched: Watched, record: Entry['record']): boolean {
	const attribute = statusFieldOf(watched);
	if (watched.event === 'enteredStatus') return watched.statuses.some((status) => isIn(record, status, attribute));
	if (watched.event === 'removed') return watched.watch.removed?.includes(String(record[attribute])) === true;
	if (watched.event === 'becameOverdue') return record.Status === 'AUTHORISED';
	return watched.event !== 'becameReconciled' || record.IsReconciled === true;
}

function happenedTo(watched: Watched, { record }: Entry): Happened {
	const { event, fields } = watched;
	const attributes = event === 'enteredStatus' ? statusAttributes(watched, record) : fields;
	if (attributes.length === 0) return { event };
	return { event, changes: Object.fromEntries(attributes.map((attribute) => [attribute, { before: null, after: valueAt(record, attribute) }])) };
}

/** The attributes that tell of the chosen statuses a record is in; of all that are chosen when it is in none of them. */
function statusAttributes(watched: Watched, record: Entry['record']): string[] {
	const own = statusFieldOf(watched);
	const entered = watched.statuses.filter((status) => isIn(record, status, own));
	return [...new Set((entered.length > 0 ? entered : watched.statuses).map(({ attribute = own }) => attribute))];
}
