import { findByIds, fold } from './find';
import { textOf, type Job } from './job';
import { placeOf, unitDecimals } from '../resources/reading';
import type { Batch, Element } from '../transport/batches';
import { readList } from '../transport/pages';
import { segment } from '../transport/request';
import { millisecondsOf, recordsIn } from '../transport/session';
import { holds } from '../values/holds';
import type { XeroRecord } from '../values/record';

type Answer = XeroRecord | 'absent' | undefined;

/** The clocks of this machine and of Xero may differ by this much, in milliseconds; seldom by more than they usually do. */
const skew = 60_000;
const usualSkew = 2_000;

/** Whether something of this time came about since; undefined where clocks may differ by as much, or the time is not told. */
export function isSince(time: number, since: number): boolean | undefined {
	if (time < since - skew) return false;
	return time >= since - usualSkew ? true : undefined;
}

/** A record that an element fits. Where it is not known to be new it may be an older twin. */
type Made = { record: XeroRecord; isNew: boolean };

/**
 * Finds out what became of writes whose answer was lost. A change is made when Xero now holds every value that was sent.
 * A new record is looked for among those made since: by its number where that is unique, else by everything that was
 * sent (contact, date, lines, amounts; a reference alone proves nothing). Only as many records as were sent may fit,
 * or it cannot be told which is whose.
 */
export const lookUpWritten =
	(job: Job): NonNullable<Batch['lookUp']> =>
	async (elements, since, isOthers) => {
		const { resource } = job;
		const changed = elements.filter(({ record }) => textOf(record, resource.id) !== '');
		const stored = changed.length === 0 ? new Map<string, XeroRecord>() : await findByIds(job.xero, resource, changed.map(({ record }) => textOf(record, resource.id)));
		const fresh = elements.filter(({ record }) => textOf(record, resource.id) === '');
		const made = fresh.length === 0 ? [] : await madeSince(job, fresh, since, isOthers);
		return elements.map((element): Answer => {
			const id = textOf(element.record, resource.id);
			return id === '' ? created(element, fresh, made) : applied(element, stored.get(fold(id)));
		});
	};

/** A change is safe to make again, so that nothing of it may be called absent. */
const applied = ({ record }: Element, stored: XeroRecord | undefined): Answer => {
	if (stored === undefined) return undefined;
	return holds(record, stored) ? stored : 'absent';
};

/** Everything made or changed since the first attempt; undefined when the endpoint cannot tell. */
async function changedSince(job: Job, since: number): Promise<XeroRecord[] | undefined> {
	const { list, id } = job.resource;
	if (!list.modifiedSince) return undefined;
	const from = since - skew;
	const records = await readList(job.xero, {
		place: placeOf(job.resource),
		id,
		query: { ...(list.always === undefined ? {} : { where: list.always }), ...unitDecimals(job.resource) },
		...(list.pageSize === undefined ? {} : { pageSize: list.pageSize }),
		modifiedSince: true,
		since: new Date(from).toISOString().slice(0, 19),
	});
	// Some endpoints answer the whole list when they do not heed the header.
	return records.filter((record) => !(millisecondsOf(record.UpdatedDateUTC) < from));
}

/** Records an element fits that were made since the first attempt, and are not told as somebody else's. */
async function madeSince(job: Job, elements: readonly Element[], since: number, isOthers: (record: XeroRecord) => boolean): Promise<Made[] | undefined> {
	const changed = await changedSince(job, since);
	const fitting = changed?.filter((record) => !isOthers(record) && elements.some((element) => holds(element.record, record)));
	if (fitting === undefined) return undefined;
	const made: Made[] = [];
	for (const record of fitting) {
		const began = !job.resource.verbs.history || isNumbered(job, record, elements) ? since : await beganAt(job, record);
		const isNew = isSince(began, since);
		if (isNew !== false) made.push({ record, isNew: isNew === true });
	}
	return made;
}

/** A number that is given and belongs to one record alone settles which it is. */
function isNumbered({ resource }: Job, record: XeroRecord, elements: readonly Element[]): boolean {
	const { number, numberIsUnique } = resource;
	return number !== undefined && numberIsUnique !== false && elements.some((element) => textOf(element.record, number) !== '' && holds(element.record, record));
}

/** When a record was made, by the oldest entry of its history; NaN when that does not tell. */
async function beganAt({ xero, resource }: Job, record: XeroRecord): Promise<number> {
	const { path, scope = '' } = placeOf(resource);
	const answer = await xero.request({ method: 'GET', path: `${path}/${segment(textOf(record, resource.id))}/History`, scope });
	const entries = recordsIn(answer, 'HistoryRecords').map(({ DateUTC }) => millisecondsOf(DateUTC));
	return entries.length === 0 ? NaN : Math.min(...entries);
}

function created({ record }: Element, elements: readonly Element[], made: Made[] | undefined): Answer {
	if (made === undefined) return undefined;
	const fitting = made.filter((each) => holds(record, each.record));
	if (fitting.length === 0) return 'absent';
	const alike = elements.filter((each) => holds(each.record, fitting[0].record));
	// Two alike of which one is there: it cannot be told whose it is.
	if (fitting.length !== alike.length || !fitting.every(({ isNew }) => isNew)) return undefined;
	return fitting[alike.findIndex((each) => each.record === record)].record;
}
