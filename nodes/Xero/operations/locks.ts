import { isRefused, refusedBy, textOf, type Job, type Planned } from './job';
import type { Resource } from '../resources/define';
import { clock } from '../transport/clock';
import { toIso } from '../values/dates';
import { Refusal, type Outcome, type Refused } from '../values/outcome';
import type { XeroRecord } from '../values/record';

/** The organisation's lock dates, `YYYY-MM-DD`, '' where there is none. */
type Locks = { endOfYear: string; period: string };

/** Work that passed the lock dates, what did not, and warnings by item to be said when it is done. */
export type Unlocked<Work> = { planned: Array<Planned<Work> | Refused>; warnings: ReadonlyMap<number, string> };

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
	const days = new Map<number, string[]>();
	for (const each of planned) {
		if (isRefused(each as Refused)) continue;
		const { item, work } = each as Planned<Work>;
		const early = postings(work).map(dayOf).filter((day) => day !== '' && day < month);
		if (early.length > 0) days.set(item, [...(days.get(item) ?? []), ...early]);
	}
	const locks = days.size === 0 ? undefined : await locksOf(job);
	if (locks === undefined) return { planned, warnings: new Map() };
	const warnings = new Map<number, string>();
	const kept = planned.flatMap((each): Array<Planned<Work> | Refused> => {
		const [earliest] = (days.get(each.item) ?? []).sort();
		if (isRefused(each as Refused) || earliest === undefined) return [each];
		if (earliest <= locks.endOfYear) return rowsOf(each as Planned<Work>).map((item) => refusedBy(item, closed(earliest, locks.endOfYear)));
		if (earliest <= locks.period) warnings.set(each.item, `Its date ${earliest} is not after the period lock date ${locks.period}: only advisers may post there`);
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
const rowsOf = <Work>({ item, work }: Planned<Work>): readonly number[] => (work as { rows?: number[] }).rows ?? [item];

async function locksOf(job: Job): Promise<Locks | undefined> {
	try {
		const organisation = await job.xero.details();
		const dayIn = (name: string) => toIso(textOf(organisation, name), name).slice(0, 10);
		return { endOfYear: dayIn('EndOfYearLockDate'), period: dayIn('PeriodLockDate') };
	} catch {
		return undefined;
	}
}

/** The outcomes with the warning of their item, where something was done. */
export const withLockWarnings = (outcomes: Outcome[], warnings: ReadonlyMap<number, string>): Outcome[] =>
	outcomes.map((outcome) => {
		const warning = warnings.get(outcome.item);
		return warning === undefined || !('warnings' in outcome) || outcome.is === 'unchanged' ? outcome : { ...outcome, warnings: [...outcome.warnings, warning] };
	});
