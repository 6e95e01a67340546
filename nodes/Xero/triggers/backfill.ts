import { isIn, type Happened } from './changes';
import { statusFieldOf } from './judge';
import { readNumbers } from './numbers';
import type { Reported } from './organisation';
import { readChanges, type Bounds, type Entry } from './read';
import { notSeen, recentOf } from './recent';
import { Seen } from './seen';
import type { OrganisationState } from './state';
import type { Source, Watched } from './watched';
import type { WatchStatus } from '../resources/watch';
import type { Xero } from '../transport/session';

type Backfill = NonNullable<OrganisationState['backfill']>;

/**
 * The next slice of what was before activation, oldest first, and what is left of it. What changed since then belongs to
 * the present and comes from there. Throws Fault.
 */
export async function readBackfill(xero: Xero, watched: Watched, { manner, listing }: Source, backfill: Backfill, bounds: Bounds): Promise<{ reported: Reported[]; backfill?: Backfill }> {
	const before = new Seen(backfill.told);
	const told = (entries: readonly Entry[]): Reported[] =>
		entries.flatMap((entry) => {
			const moment = momentOf(watched, entry);
			const isPast = moment >= backfill.start && moment <= backfill.until && !before.has(entry.id);
			const happened = isPast ? inThePast(watched, entry, backfill.start) : undefined;
			return happened === undefined ? [] : [{ entry, happened }];
		});
	if (manner === 'offset') {
		const { entries, offset, complete } = await readNumbers(xero, listing, watched.resource.list.byOffset ?? '', { offset: backfill.offset ?? 0, since: backfill.start }, bounds);
		const reached = complete || entries.some((entry) => momentOf(watched, entry) > backfill.until);
		return { reported: told(entries), ...(reached ? {} : { backfill: { ...backfill, offset } }) };
	}
	const { entries, next, complete } = await readChanges(xero, listing, backfill.since, bounds);
	const reported = told(notSeen(entries, backfill.since, backfill.recent));
	if (complete || next > backfill.until) return { reported };
	const left = { ...backfill, since: next, recent: recentOf(entries, next, false, backfill.recent) };
	return { reported, backfill: withTold(watched, left, reported) };
}

/**
 * A backfill that knows what was told already, as far as that may come to it again: of statuses all, as records may change
 * once more; else what changed in the moment of the activation, which is past and present.
 */
export function withTold(watched: Watched, backfill: Backfill, reported: readonly Reported[]): Backfill {
	const again = reported.filter(({ entry }) => watched.event === 'enteredStatus' || (momentOf(watched, entry) <= backfill.until && momentOf(watched, entry) >= backfill.since));
	if (again.length === 0) return backfill;
	const told = new Seen(backfill.told);
	for (const { entry } of again) told.set(entry.id);
	return { ...backfill, told: told.text() };
}

/**
 * What changed since activation without an event of its own, before its past was read: it comes as a change only, so what
 * it proves of the past is told now.
 */
export function overtaken(watched: Watched, backfill: Backfill, fresh: readonly Entry[], reported: readonly Reported[]): Reported[] {
	if (watched.event !== 'enteredStatus') return [];
	const told = new Seen(backfill.told);
	const present = new Set(reported.map(({ entry }) => entry.id));
	return fresh.flatMap((entry): Reported[] => {
		const happened = present.has(entry.id) || told.has(entry.id) ? undefined : inThePast(watched, entry, backfill.start);
		return happened === undefined ? [] : [{ entry, happened }];
	});
}

/** When a record last changed, or was made where Xero tells no change. */
const momentOf = ({ watch }: Watched, { record, updated }: Entry): number => updated ?? Date.parse(String(record[watch.createdAt ?? '']));

/** What a record of the past proves to have happened since `start`; undefined when it proves nothing. */
function inThePast(watched: Watched, entry: Entry, start: number): Happened | undefined {
	const { event, watch } = watched;
	const { record } = entry;
	const attribute = statusFieldOf(watched);
	if (event === 'created') return Date.parse(String(record[watch.createdAt ?? ''])) >= start ? { event } : undefined;
	if (event === 'removed') return watch.removed?.includes(String(record[attribute])) ? { event } : undefined;
	if (event !== 'enteredStatus') return { event };
	const entered = watched.statuses.find((status) => isIn(record, status, attribute) && isDated(watched, status, entry, start));
	return entered === undefined ? undefined : { event, changes: { [attribute]: { before: null, after: record[attribute] ?? null } } };
}

/** Whether the record itself proves that it entered the status since `start`: nothing changes after a final status, and Xero notes the day of full payment. */
function isDated({ watch }: Watched, { value }: WatchStatus, { record }: Entry, start: number): boolean {
	if (watch.final?.includes(value)) return true;
	return value === 'PAID' && typeof record.FullyPaidOnDate === 'string' && record.FullyPaidOnDate >= new Date(start).toISOString().slice(0, 10);
}
