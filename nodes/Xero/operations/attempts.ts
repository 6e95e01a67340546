import { isFailed } from './emit';
import { Ledger } from '../transport/ledger';
import type { Outcome, Refused } from '../values/outcome';

/** What the attempts so far came to, by input item. */
type Told = Map<number, Outcome[]>;

/** Runs of which an attempt failed, as n8n may repeat it: Retry On Fail, or Continue with an error as the first item. */
const attempts = new Ledger<Told>(100);

/**
 * Carries a write out for the input items that no earlier attempt of the run at `place` has settled; what was told of
 * those stays, even when this attempt cannot so much as begin. Where an earlier attempt left it open whether something
 * was written, only Xero's word on it changes that.
 */
export async function continued(place: string, items: readonly number[], carryOut: (items: readonly number[]) => Promise<Outcome[]>): Promise<Outcome[]> {
	const before = attempts.recall(place) ?? new Map<number, Outcome[]>();
	const isSettled = (item: number): boolean => before.get(item)?.every(stands) ?? false;
	const rest = items.filter((item) => !isSettled(item));
	const kept = new Set(items.filter(isSettled).flatMap((item) => before.get(item) ?? []));
	const fresh = rest.length === 0 ? [] : await carryOut(rest);
	const outcomes = [...kept, ...fresh.filter((outcome) => !opensAgain(before, outcome)), ...stillOpen(before, rest, fresh)];
	if (outcomes.some(isFailed)) attempts.keep(place, byItem(outcomes));
	else attempts.forget(place);
	return outcomes;
}

/** Done, or refused for what every attempt will find. */
const stands = (outcome: Outcome): boolean => !isFailed(outcome) || (outcome.is === 'refused' && outcome.standing === true);

const doubtOf = (before: Told, item: number): Outcome | undefined => before.get(item)?.find(({ is }) => is === 'unknown');

/** A refusal that says nothing about what an earlier attempt may have written. */
const opensAgain = (before: Told, outcome: Outcome): boolean => outcome.is === 'refused' && !isLastWord(outcome) && doubtOf(before, outcome.item) !== undefined;

const isLastWord = ({ status, absent }: Refused): boolean => absent === true || status === 400 || status === 404;

/** The doubts of earlier attempts that this one has not settled. */
function stillOpen(before: Told, rest: readonly number[], fresh: readonly Outcome[]): Outcome[] {
	if (before.size === 0) return [];
	const settled = byItem(fresh.filter((outcome) => !opensAgain(before, outcome)));
	return rest.flatMap((item) => {
		const doubt = settled.has(item) ? undefined : doubtOf(before, item);
		return doubt === undefined ? [] : [doubt];
	});
}

function byItem(outcomes: readonly Outcome[]): Told {
	const told: Told = new Map();
	for (const outcome of outcomes) {
		const items = 'rows' in outcome && outcome.rows !== undefined ? outcome.rows : [outcome.item];
		for (const item of items) told.set(item, [...(told.get(item) ?? []), outcome]);
	}
	return told;
}
