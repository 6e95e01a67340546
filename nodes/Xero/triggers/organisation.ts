import { overtaken, readBackfill, withTold } from './backfill';
import { begin } from './begin';
import type { Happened } from './changes';
import { judgeOf, type Judge } from './judge';
import { readNumbers } from './numbers';
import { becameOverdue } from './overdue';
import { isVanishing, removedFrom } from './present';
import { readChanges, readWhole, type Bounds, type Entry } from './read';
import { notSeen, recentOf } from './recent';
import type { OrganisationState } from './state';
import { sourceOf, type Source, type Watched } from './watched';
import type { Xero } from '../transport/session';

/** Something to report. */
export type Reported = { entry: Entry; happened: Happened };

/** What one poll of an organisation gave, and what is known after it. */
export type Polled = { reported: Reported[]; state: OrganisationState };

/** Pages of the past that are read in one poll, beside what changed. */
const slice = 3;

/**
 * Polls one organisation: reads what changed, tells what happened, and answers both with the state to go on from, while
 * `state` stays as it is. Without a state it begins: nothing is reported. Throws Refusal and Fault.
 */
export async function pollOrganisation(xero: Xero, watched: Watched, state: OrganisationState | undefined, bounds: Bounds): Promise<Polled> {
	const source = await sourceOf(xero, watched, state?.region);
	if (state === undefined) return { reported: [], state: await begin(xero, watched, source) };
	const present = await pollPresent(xero, watched, source, state, bounds);
	if (state.backfill === undefined) return present;
	// What is new comes first; what was before activation takes what is left of the time.
	const pending = withTold(watched, state.backfill, present.reported);
	const { reported, backfill } = await readBackfill(xero, watched, source, pending, { ...bounds, pages: slice });
	return { reported: [...reported, ...present.reported], state: { ...present.state, backfill } };
}

async function pollPresent(xero: Xero, watched: Watched, source: Source, state: OrganisationState, bounds: Bounds): Promise<Polled> {
	const judge = judgeOf(watched, source.manner, state);
	if (source.manner === 'whole') return await pollWhole(xero, watched, source, state, judge);
	if (source.manner === 'offset') return await pollNumbers(xero, watched, source, state, judge, bounds);
	const { entries, next, complete, at } = await readChanges(xero, source.listing, state.since, bounds);
	const fresh = notSeen(entries, state.since, state.recent);
	const moved = { ...state, since: next, recent: recentOf(entries, next, complete, state.recent) };
	if (watched.event === 'becameOverdue') {
		const { reported, known } = await becameOverdue(xero, watched, source, state, fresh, at);
		return { reported, state: { ...moved, ...known } };
	}
	const reported = judged(judge, fresh);
	const known = { ...moved, ...judge.stored() };
	if (state.backfill === undefined) return { reported, state: known };
	return { reported: [...overtaken(watched, state.backfill, fresh, reported), ...reported], state: known };
}

const judged = (judge: Judge, entries: Iterable<Entry>): Reported[] =>
	[...entries].flatMap((entry): Reported[] => {
		const happened = judge.judge(entry);
		return happened === undefined ? [] : [{ entry, happened }];
	});

async function pollWhole(xero: Xero, watched: Watched, source: Source, state: OrganisationState, judge: Judge): Promise<Polled> {
	if (isVanishing(watched)) {
		const { reported, present } = await removedFrom(xero, watched, source, judge, state.present ?? {});
		return { reported, state: { ...state, ...judge.stored(), present } };
	}
	const { entries } = await readWhole(xero, source.listing);
	const reported = judged(judge, entries.values());
	return { reported, state: { ...state, ...judge.stored() } };
}

async function pollNumbers(xero: Xero, watched: Watched, { listing }: Source, state: OrganisationState, judge: Judge, bounds: Bounds): Promise<Polled> {
	const from = state.offset === undefined ? { since: state.since } : { offset: state.offset };
	const { entries, offset } = await readNumbers(xero, listing, watched.resource.list.byOffset ?? '', from, bounds);
	const reported = judged(judge, entries);
	return { reported, state: { ...state, ...judge.stored(), offset } };
}
