import { isRefused, outcomeOfFault, refusedBy, type Job, type Planned } from './job';
import { clock } from '../transport/clock';
import { asFault, Fault } from '../transport/faults';
import { keyLife, keyOf } from '../transport/keys';
import { Ledger } from '../transport/ledger';
import { Refusal, refused, type Outcome } from '../values/outcome';

/** How a write of one record at a time is settled when its answer was lost. */
export type Settling<Work> = {
	/** Nothing is written, so that nothing can be in doubt. */
	reads?: true;
	/** A DELETE: Xero keeps no key for it, so that a refusal after a lost answer settles nothing. */
	unkeyed?: true;
	/**
	 * What Xero holds of it now: its outcomes, 'absent' when it surely was not done, undefined when that cannot be told.
	 * `since`: milliseconds since the epoch of the first attempt.
	 */
	lookUp?: (planned: Planned<Work>, since: number) => Promise<Outcome[] | 'absent' | undefined>;
};

/** When the first attempt of a write began whose outcome is not known, by its place. */
const doubts = new Ledger<number>();

const lostAnswer = 'The answer to an earlier attempt was lost';

/** What came of one attempt; `settled`: whether it is Xero's last word on the write. */
type Attempt = { outcomes: Outcome[]; settled: boolean };

/**
 * Carries one write out. When its answer is lost, now or in an earlier attempt from the same place, it is looked up; it
 * is only sent again while Xero remembers its key. `nth` tells several writes of an item apart, `thing` says what a
 * person has to look for where nothing settles it. Throws nothing but defects.
 */
export async function carriedOut<Work>(
	job: Job,
	planned: Planned<Work>,
	nth: number,
	thing: string,
	send: (planned: Planned<Work>) => Promise<Outcome[]>,
	settling: Settling<Work>,
): Promise<Outcome[]> {
	const place = keyOf(job.write, [`${planned.item}.${nth}`]);
	const earlier = doubts.recall(place);
	const since = earlier ?? clock.now();
	const unknown = (because: string[]): Outcome[] => [outcomeOfFault(planned.item, lost(because), thing)];
	const isLate = earlier !== undefined && !settling.unkeyed && clock.now() - earlier >= keyLife;
	const { outcomes, settled } = isLate ? { outcomes: unknown([]), settled: false } : await attempt(planned, thing, send, settling);
	if (settled || (earlier === undefined && !outcomes.some(({ is }) => is === 'unknown'))) {
		doubts.forget(place);
		return outcomes;
	}
	doubts.keep(place, since);
	const found = await settling.lookUp?.(planned, since).catch(() => undefined);
	if (found === undefined) return earlier === undefined ? outcomes : unknown(outcomes.flatMap((outcome) => ('because' in outcome ? outcome.because : [])));
	doubts.forget(place);
	return found === 'absent' ? [notDone(planned.item)] : found;
}

const lost = (because: string[]): Fault => new Fault('network', [...new Set([lostAnswer, ...because])]);

async function attempt<Work>(planned: Planned<Work>, thing: string, send: (planned: Planned<Work>) => Promise<Outcome[]>, { reads, unkeyed }: Settling<Work>): Promise<Attempt> {
	try {
		const outcomes = await send(planned);
		return { outcomes, settled: outcomes.every((outcome) => outcome.is !== 'unknown' && !isRefused(outcome)) };
	} catch (error) {
		if (reads) return { outcomes: [refusedBy(planned.item, error)], settled: true };
		const fault = error instanceof Refusal ? undefined : asFault(error);
		const judged = fault === undefined || fault.kind === 'validation' || fault.kind === 'whole request';
		return { outcomes: [outcomeOfFault(planned.item, error, thing)], settled: judged && !unkeyed };
	}
}

const notDone = (item: number): Outcome => ({ ...refused(item, new Refusal(['No answer came from Xero, and it was not done'], 'Run the item again.')), absent: true });
