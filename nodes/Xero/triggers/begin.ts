import { judgeOf, reconciled, removedStatuses, statusFieldOf, type Judge } from './judge';
import { readNumbers } from './numbers';
import { overdueAtFirst } from './overdue';
import { isVanishing, presentIn } from './present';
import { overlap, readChanges, readEach, type Entries, type Entry, type Listing } from './read';
import { recentOf } from './recent';
import { mostRecords, tooMuch, type OrganisationState } from './state';
import { listingOf, type Source, type Watched } from './watched';
import type { WatchStatus } from '../resources/watch';
import { clock } from '../transport/clock';
import type { Query } from '../transport/request';
import type { Xero } from '../transport/session';
import { all, condition } from '../values/where';

const unbounded = { pages: Infinity, deadline: Infinity };

/**
 * What a trigger knows of an organisation when it begins: from when on to ask, in Xero's own time, and what there was
 * before, as far as the event needs it to tell what happens from then on. Throws Fault.
 *
 * The clock of this machine serves as a guess only: Xero's first answer tells the time that counts.
 */
export async function begin(xero: Xero, watched: Watched, source: Source): Promise<OrganisationState> {
	const region = source.region === undefined ? {} : { region: source.region };
	return { ...(await beginningOf(xero, watched, source)), ...region };
}

async function beginningOf(xero: Xero, watched: Watched, source: Source): Promise<OrganisationState> {
	if (source.manner === 'whole') return await beginWhole(xero, watched, source);
	if (source.manner === 'offset') return await beginByNumber(xero, watched, source);
	const { listing } = source;
	const guess = clock.now() - overlap - 60_000;
	let stretch = await readChanges(xero, listing, guess, unbounded);
	const at = Number.isFinite(stretch.at) ? stretch.at : clock.now();
	const since = at - overlap;
	if (guess > since) stretch = await readChanges(xero, listing, since, unbounded);
	const read: Entries = new Map(stretch.entries);
	const judge = judgeOf(watched, source.manner, { from: at });
	await noteBaseline(xero, watched, source, judge, (entry) => {
		// Read again as a change, it shall not count as one.
		if ((entry.updated ?? 0) >= since - 1000) read.set(entry.id, entry);
	});
	const overdue = watched.event === 'becameOverdue' ? await overdueAtFirst(xero, watched, source, at) : {};
	return { ...judge.stored(), ...overdue, since, from: at, recent: recentOf(read, since, true), ...backfillOf(watched, latestOf(read, at)) };
}

/**
 * Lets a judge take what there is now, as far as the event needs it to tell what happens from then on. Throws Refusal
 * when that is more than a node may keep, and Fault.
 */
export async function noteBaseline(xero: Xero, watched: Watched, source: Source, judge: Judge, also: (entry: Entry) => void = () => undefined): Promise<void> {
	for (const { listing, query } of baselinesOf(watched, source)) await noteEach(xero, listing, query, judge, also);
}

/** Takes every record of a list as it is now. Throws Refusal when that is more than a node may keep, and Fault. */
async function noteEach(xero: Xero, listing: Listing, query: Query, judge: Judge, also: (entry: Entry) => void): Promise<void> {
	const most = mostRecords(judge.bytes);
	const ids = new Set<string>();
	const calls = await readEach(
		xero,
		listing,
		query,
		(entry) => {
			judge.note(entry);
			also(entry);
			if (ids.add(entry.id).size > most) throw asIs(tooMuch());
		},
		most,
	);
	if (calls === undefined) throw asIs(tooMuch());
}

const asIs = (error: Error): Error => error;

/** The last change that was read at the beginning: what is known from then on does not come as a change. */
const latestOf = (read: Entries, at: number): number => Math.max(at, ...[...read.values()].map(({ updated }) => updated ?? at));

/** What is still to be told of the time before activation, which ended at `until`. */
const backfillOf = ({ startFrom }: Watched, until: number): Pick<OrganisationState, 'backfill'> =>
	startFrom === undefined || startFrom >= until ? {} : { backfill: { start: startFrom, since: startFrom - 1000, until } };

async function beginWhole(xero: Xero, watched: Watched, { manner, listing }: Source): Promise<OrganisationState> {
	const judge = judgeOf(watched, manner, {});
	const entries: Entries = new Map();
	await noteEach(xero, listing, {}, judge, (entry) => entries.set(entry.id, entry));
	const present = isVanishing(watched) ? { present: presentIn(watched, entries) } : {};
	return { ...judge.stored(), ...present, since: 0 };
}

async function beginByNumber(xero: Xero, watched: Watched, { listing }: Source): Promise<OrganisationState> {
	const attribute = watched.resource.list.byOffset ?? '';
	const guess = clock.now() - overlap - 60_000;
	let read = await readNumbers(xero, listing, attribute, { since: guess }, unbounded);
	const at = Number.isFinite(read.at) ? read.at : clock.now();
	if (guess > at - overlap) read = await readNumbers(xero, listing, attribute, { since: at - overlap }, unbounded);
	return { since: at - overlap, from: at, offset: read.offset, ...backfillOf(watched, at) };
}

/** Which parts of the list have to be known at the beginning; none where the event can be told without. */
function baselinesOf(watched: Watched, { listing }: Source): Array<{ listing: Listing; query: Query }> {
	const { watch, event, resource, statuses, fields } = watched;
	const whole = watch.by === 'payroll' ? listing : listingOf(resource);
	const brief: Query = watch.summary ? { summaryOnly: true } : {};
	switch (event) {
		case 'created':
			return watch.createdAt === undefined ? [{ listing: whole, query: brief }] : [];
		case 'updated':
			return [{ listing: whole, query: brief }];
		case 'fieldChanged':
			return [{ listing: whole, query: fields.length === 0 ? brief : {} }];
		case 'enteredStatus':
			return inStatuses(watched, whole, brief, statuses);
		case 'removed':
			return inStatuses(watched, whole, brief, removedStatuses(watched));
		case 'becameReconciled':
			return [{ listing: whole, query: { ...brief, where: narrowed(whole, condition(reconciled.attribute ?? '', '==', true, 'boolean')) } }];
		default:
			return [];
	}
}

const narrowed = ({ query }: Listing, more: string): string => all([String(query.where ?? ''), more]);

/** The records in statuses that may still change: what is deleted or voided does not come again. */
function inStatuses(watched: Watched, listing: Listing, brief: Query, statuses: readonly WatchStatus[]): Array<{ listing: Listing; query: Query }> {
	const { resource, watch } = watched;
	const lasting = statuses.filter(({ value }) => watch.final?.includes(value) !== true);
	const byParameter = resource.verbs.getMany?.filters.some(({ to }) => 'query' in to && to.query === 'Status') === true;
	if (lasting.some(({ is }) => is !== undefined) || !(resource.list.where || byParameter)) return lasting.length === 0 ? [] : [{ listing, query: brief }];
	return lasting.map(({ value }) => ({
		listing,
		query: { ...brief, ...(resource.list.where ? { where: narrowed(listing, condition(statusFieldOf(watched), '==', value, 'string')) } : { Status: value }) },
	}));
}
