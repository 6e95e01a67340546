import { amongItem, isRefused, refusedBy, textOf, type Job, type Planned } from './job';
import type { Resource } from '../resources/define';
import { clock } from '../transport/clock';
import { toIso } from '../values/dates';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** The organisation's lock dates, `YYYY-MM-DD`, '' where there is none. */
type Locks = { endOfYear: string; period: string };

/** Warnings by input item, each for records of that day. */
export type LockWarnings = ReadonlyMap<number, ReadonlyArray<{ day: string; warning: string }>>;

/** Work that passed the lock dates, what did not, and what is to be said of the first when it is done. */
export type Unlocked<Work> = { planned: Array<Planned<Work> | Refused>; warnings: LockWarnings };

/** Whether a record, as it is or would be, stands in the ledger, so that lock dates hold for its day. */
export const isPosted = ({ posts }: Resource, record: XeroRecord): boolean =>
	posts !== undefined && (posts.once === undefined || posts.once.includes(textOf(record, 'Status')));

const dayOf = (record: XeroRecord): string => toIso(textOf(record, 'Date'), 'Date').slice(0, 10);

/**
 * Holds planned work against the organisation's lock dates: on or before the end of year lock date it is refused, as
 * nobody may post there; on or before the period lock date it goes on with a warning, as advisers may.
 * https://central.xero.com/s/article/Set-up-and-work-with-lock-dates
 *
 * `postings` names the records, with their Date, that some work puts into the ledger or takes out of it. The
 * organisation is read once a run, and only when such a day lies before the current month; without the scope for it
 * Xero judges alone. Throws nothing.
 */
export async function heldAgainstLocks<Work>(
	job: Job,
	planned: Array<Planned<Work> | Refused>,
	postings: (work: Work) => readonly XeroRecord[],
): Promise<Unlocked<Work>> {
	const month = new Date(clock.now()).toISOString().slice(0, 8);
	const earliest = planned.map((each) =>
		isRefused(each as Refused)
			? undefined
			: postings((each as Planned<Work>).work)
					.map(dayOf)
					.filter((day) => day !== '' && day < month)
					.sort()[0],
	);
	const locks = earliest.some((day) => day !== undefined) ? await locksOf(job) : undefined;
	if (locks === undefined) return { planned, warnings: new Map() };
	const warnings = new Map<number, Array<{ day: string; warning: string }>>();
	const kept = planned.flatMap((each, position): Array<Planned<Work> | Refused> => {
		const day = earliest[position];
		if (isRefused(each as Refused) || day === undefined) return [each];
		if (day <= locks.endOfYear) return rowsOf(each as Planned<Work>).map((item) => ({ ...refusedBy(item, closed(day, locks.endOfYear)), ...amongItem((each as Planned<Work>).work as { nth?: number }) }));
		if (day <= locks.period) {
			const warning = `Its date ${day} is not after the period lock date ${locks.period}: only advisers may post there`;
			warnings.set(each.item, [...(warnings.get(each.item) ?? []), { day, warning }]);
		}
		return [each];
	});
	return { planned: kept, warnings };
}

const closed = (day: string, lock: string): Refusal =>
	new Refusal(
		[`Its date ${day} is not after the end of year lock date ${lock}, so Xero lets nothing be posted or changed there`],
		'Choose a later date, or have the lock date moved in Xero under Financial Settings.',
	);

/** Every input item of a document that was made from several. */
export const rowsOf = <Work>({ item, work }: Planned<Work>): readonly number[] => (work as { rows?: number[] }).rows ?? [item];

/** Whether the organisation locks any time at all, as far as the connection may know. Throws nothing. */
export async function hasLocks(job: Job): Promise<boolean> {
	const locks = await locksOf(job);
	return locks !== undefined && (locks.endOfYear !== '' || locks.period !== '');
}

async function locksOf(job: Job): Promise<Locks | undefined> {
	try {
		const organisation = await job.xero.details();
		const dayIn = (name: string) => toIso(textOf(organisation, name), name).slice(0, 10);
		return { endOfYear: dayIn('EndOfYearLockDate'), period: dayIn('PeriodLockDate') };
	} catch {
		return undefined;
	}
}

/** The outcomes with the warnings of their item; of the records of one item, those of that day. */
export const withLockWarnings = (outcomes: Outcome[], warnings: LockWarnings): Outcome[] =>
	outcomes.map((outcome) => {
		const said = warnings.get(outcome.item);
		if (said === undefined || !('warnings' in outcome) || outcome.is === 'unchanged') return outcome;
		const alone = outcomes.filter(({ item }) => item === outcome.item).length === 1;
		const own = said.filter(({ day }) => alone || day === dayOf(outcome.record)).map(({ warning }) => warning);
		return { ...outcome, warnings: [...outcome.warnings, ...new Set(own)] };
	});
