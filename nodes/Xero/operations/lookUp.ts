import { findByIds, fold } from './find';
import { placeOf, textOf, unitDecimals, type Job } from './job';
import type { Batch, Element } from '../transport/batches';
import { readList } from '../transport/pages';
import { millisecondsOf } from '../transport/session';
import { holds } from '../values/holds';
import type { XeroRecord } from '../values/record';

type Answer = XeroRecord | 'absent' | undefined;

/** The clocks of this machine and of Xero may differ by this much, in milliseconds. */
const skew = 60_000;

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
		const made = elements.some(({ record }) => textOf(record, resource.id) === '') ? (await changedSince(job, since))?.filter((record) => !isOthers(record)) : [];
		return elements.map((element): Answer => {
			const id = textOf(element.record, resource.id);
			return id === '' ? created(element, elements, made) : applied(element, stored.get(fold(id)));
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

function created({ record }: Element, elements: readonly Element[], made: XeroRecord[] | undefined): Answer {
	if (made === undefined) return undefined;
	const fitting = made.filter((each) => holds(record, each));
	if (fitting.length === 0) return 'absent';
	const alike = elements.filter((each) => holds(each.record, fitting[0]));
	// Two alike of which one is there: it cannot be told whose it is.
	if (fitting.length !== alike.length) return undefined;
	return fitting[alike.findIndex((each) => each.record === record)];
}
