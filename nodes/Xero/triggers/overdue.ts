import { DateTime } from 'luxon';

import { readWhole, type Entries, type Entry } from './read';
import { Seen } from './seen';
import type { OrganisationState } from './state';
import type { Reported } from './organisation';
import type { Source, Watched } from './watched';
import { clock } from '../transport/clock';
import type { Xero } from '../transport/session';
import { ianaZone } from '../values/timeZones';
import { Refusal } from '../values/outcome';
import { all, condition } from '../values/where';

/** What is known of overdue invoices: their ids, the day this was last looked at as a whole, the organisation's zone. */
type Known = Required<Pick<OrganisationState, 'overdue' | 'day' | 'zone'>>;

/** The organisation's day at an instant, and the last due date that is overdue by then. */
function daysAt(instant: number, zone: string, days: number): { today: string; cutoff: string } {
	const day = DateTime.fromMillis(instant, { zone });
	return { today: day.toFormat('yyyy-MM-dd'), cutoff: day.minus({ days }).toFormat('yyyy-MM-dd') };
}

const isOverdue = ({ record }: Entry, cutoff: string): boolean =>
	record.Status === 'AUTHORISED' && typeof record.DueDate === 'string' && record.DueDate <= cutoff;

/** Everything overdue: approved, not paid, and due on `cutoff` at the latest. Throws Fault. */
async function allOverdue(xero: Xero, { listing }: Source, cutoff: string): Promise<Entries> {
	const where = all([String(listing.query.where ?? ''), condition('Status', '==', 'AUTHORISED', 'string'), condition('DueDate', '<=', cutoff, 'date')]);
	return (await readWhole(xero, listing, { where })).entries;
}

const idsOf = (entries: Entries): string => {
	const ids = new Seen();
	for (const id of entries.keys()) ids.set(id);
	return ids.text();
};

/** The zone luxon knows. Throws Refusal for a name Xero has newly added. */
function zoneOf(name: unknown): string {
	const zone = typeof name === 'string' ? ianaZone(name) : undefined;
	if (zone !== undefined) return zone;
	throw new Refusal(['The time zone of the organisation is not known, so it cannot be told when its day begins'], 'Choose another event under Trigger On.');
}

/** What is overdue at the beginning, `at` in Xero's time: none of it is reported. Throws Fault. */
export async function overdueAtFirst(xero: Xero, watched: Watched, source: Source, at: number): Promise<Known> {
	const zone = zoneOf((await xero.details()).Timezone);
	const { today, cutoff } = daysAt(at, zone, watched.days);
	return { overdue: idsOf(await allOverdue(xero, source, cutoff)), day: today, zone };
}

/**
 * What became overdue: by a change, and once a day of the organisation by the passing of time. The daily look also finds
 * due dates whose change moved no UpdatedDateUTC. Throws Fault.
 */
export async function becameOverdue(xero: Xero, watched: Watched, source: Source, state: OrganisationState, fresh: readonly Entry[], at: number): Promise<{ reported: Reported[]; known: Known }> {
	const { overdue = '', day = '', zone = 'utc' } = state;
	const known = new Seen(overdue);
	const reported: Reported[] = [];
	// An answer of status 304 does not tell Xero's time.
	const { today, cutoff } = daysAt(Number.isFinite(at) ? at : clock.now(), zone, watched.days);
	const look = (entry: Entry): void => {
		if (!isOverdue(entry, cutoff)) known.delete(entry.id);
		else if (!known.has(entry.id)) {
			known.set(entry.id);
			reported.push({ entry, happened: { event: 'becameOverdue' } });
		}
	};
	for (const entry of fresh) look(entry);
	if (today <= day) return { reported, known: { overdue: known.text(), day, zone } };
	const entries = await allOverdue(xero, source, cutoff);
	for (const entry of entries.values()) look(entry);
	return { reported, known: { overdue: idsOf(entries), day: today, zone } };
}
