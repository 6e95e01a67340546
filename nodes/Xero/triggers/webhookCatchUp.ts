import { clock } from '../transport/clock';
import { asFault } from '../transport/faults';
import type { Xero, XeroSession } from '../transport/session';
import type { XeroRecord } from '../values/record';
import { categoryValues } from './webhookCategories';
import { nameOf, sessionWithin, type Desk } from './webhookDesk';
import { emissionOfRecord } from './webhookEvents';
import { changedAt, type Emission, type Told } from './webhookItems';
import { markOf } from './webhookMarks';
import { booksOf, keyOf, madeAt, readChanged, resourceOf, resourcesOf, type Reading } from './webhookRecords';
import { byRecord, categoriesToRead, isChosen, type TriggerOn } from './webhookSettings';

/** How long closing gaps may take at one delivery; what is left is for the next one. */
const catchUpTime = 30_000;

/** How often a call of it is made when Xero does not answer. */
const catchUpTries = 2;

/** How long a gap that could not be closed is left alone while deliveries wait in line. */
const aMinute = 60_000;

/** How far before a gap is read: an event can be late, and what is known costs nothing. */
const overlap = 5 * 60_000;

/** A record that was changed again within so many milliseconds after it was made was only made. */
const making = 1_000;

/** `gap`: the date of the last event in front of it; `since`: from when on it was read. */
type Place = { xero: Xero; tenantId: string; category: string; gap: number; since: number; organisationName?: string };

/** What changed in a category of an organisation since a gap; `isLast`: with it all of the organisation is read. */
export type Changed = Place & { records: XeroRecord[]; isLast: boolean };

/**
 * Reads what changed since the gaps that are noted, in each organisation and category that is listened to. An
 * organisation that cannot be read stays noted, and the log says why; while deliveries wait in line it is asked again once
 * a minute and by the last of them. Throws nothing.
 */
export async function readGaps(desk: Desk): Promise<Changed[]> {
	const { settings, state } = desk;
	// '' stands for organisations that are not known by name yet. Settings may have changed since the gap was noted.
	const isDue = (tenantId: string): boolean => (tenantId === '' || isChosen(settings, tenantId)) && !isLeftToNext(desk, tenantId);
	if (!settings.closeGaps || !Object.keys(state.behind).some(isDue)) return [];
	const session = await attempt(desk, async () => await sessionWithin(desk, catchUpTime, catchUpTries));
	if (session === undefined) return [];
	const connected = await attempt(desk, async () => await connectedTo(desk, session));
	const isConnected = (id: string): boolean => id !== '' && (session.custom || connected?.has(id.toLowerCase()) === true);
	// All at once: an organisation that does not answer would take up the time of the others, at each delivery anew.
	const due = Object.keys(state.behind).filter((id) => isConnected(id) && isDue(id));
	const found = await Promise.all(
		due.map(async (tenantId) => {
			const changed: Changed[] = [];
			const done = await attempt(desk, async () => await readGap(desk, session, tenantId, changed));
			if (!done) state.notClosed.set(tenantId, clock.now());
			return changed;
		}),
	);
	return found.flat();
}

/** Whether closing a gap is left to a delivery in line, as it has just failed. Should none of them come to it, the gap stays noted. */
function isLeftToNext({ state }: Desk, tenantId: string): boolean {
	const age = clock.now() - (state.notClosed.get(tenantId) ?? -Infinity);
	return state.hasLine && age >= 0 && age < aMinute;
}

/** The records that were read, by what an event that points at one is found by. */
export const readingsOf = (found: readonly Changed[]): Map<string, Reading> =>
	new Map(
		found.flatMap(({ tenantId, category, records }) =>
			records.map((record): [string, Reading] => [keyOf({ tenantId, category, resourceId: idOf(category, record) }), { record }]),
		),
	);

/**
 * Gives out what no event told of. An organisation whose records cannot be told apart now stays noted, and the log says
 * why. Throws nothing.
 */
export async function caughtUp(desk: Desk, found: readonly Changed[]): Promise<Emission[]> {
	const emissions: Emission[] = [];
	const failed = new Set<string>();
	for (const place of found) {
		if (failed.has(place.tenantId)) continue;
		const done = await attempt(desk, async () => {
			for (const record of place.records) {
				const emission = await missed(desk, place, record);
				if (emission !== undefined) emissions.push(emission);
			}
			return true;
		});
		if (!done) {
			failed.add(place.tenantId);
			desk.state.notClosed.set(place.tenantId, clock.now());
		} else if (place.isLast && desk.state.behind[place.tenantId] === place.gap) desk.state.isLevel(place.tenantId);
	}
	return emissions;
}

/** What `work` answers; undefined, and a line in the log, when it throws. */
async function attempt<Result>({ context }: Desk, work: () => Promise<Result>): Promise<Result | undefined> {
	try {
		return await work();
	} catch (error) {
		context.logger.warn(`A gap in Xero’s events is not closed yet: ${asFault(error).message}`);
		return undefined;
	}
}

/**
 * The connected organisations, by id in small letters; asking for them costs no call of theirs. They take the place of
 * "all of them", together with those known from before: one that is disconnected for a while has its gap, too. Throws Fault.
 */
async function connectedTo({ state }: Desk, session: XeroSession): Promise<Set<string>> {
	const organisations = (await session.connections()).filter(({ tenantType }) => tenantType === 'ORGANISATION');
	const connected = new Set(organisations.map(({ tenantId }) => tenantId.toLowerCase()));
	const since = state.behind[''];
	if (since !== undefined) for (const tenantId of new Set([...connected, ...state.names.keys()])) state.isBehind(tenantId, since);
	state.isLevel('');
	return connected;
}

/** Adds what changed in an organisation to `found`, and answers that it did. Throws Fault. */
async function readGap(desk: Desk, session: XeroSession, tenantId: string, found: Changed[]): Promise<true> {
	const { settings, state } = desk;
	const gap = state.behind[tenantId];
	// What was dealt with and is not known any more is not read again, as far as it lies in front of the gap.
	const known = state.until === undefined ? 0 : Math.min(state.until + 1, gap);
	const since = Math.max(gap - overlap, state.start ?? 0, known);
	const xero = await booksOf(session, tenantId);
	const organisationName = await nameOf(desk, session, tenantId);
	const categories = categoriesToRead(settings, categoryValues);
	for (const [at, category] of categories.entries()) {
		const changed = await readChanged(xero, category, since);
		// Some endpoints answer the whole list when they do not heed the header.
		const records = changed.filter((record) => changedAt(record).at >= since);
		found.push({ xero, tenantId, category, gap, since, records, isLast: at === categories.length - 1, ...(organisationName === undefined ? {} : { organisationName }) });
	}
	return true;
}

const idOf = (category: string, record: XeroRecord): string => String(record[resourcesOf(category)[0].id]);

/** What is given out of a record that changed in a gap, if no event told of it; notes that it was. Throws Fault. */
async function missed(desk: Desk, place: Place, record: XeroRecord): Promise<Emission | undefined> {
	const { settings, state } = desk;
	const { tenantId, category } = place;
	const id = idOf(category, record);
	const { at } = changedAt(record);
	const mark = markOf(tenantId, category, id);
	if (byRecord(settings)) {
		state.marks.caughtUp(mark, 'O', at);
		return emissionOfRecord(desk, toldOf(place, record, id, settings.event), record);
	}
	if (settings.event === 'created') {
		if (state.isTold(mark, 0, 'cC') || (await madeSince(desk, place, mark, id)) === undefined) return undefined;
		state.marks.caughtUp(mark, 'C', at);
	}
	if (settings.event === 'updated') {
		if (state.isTold(mark, at, 'cuoU')) return undefined;
		const made = await madeSince(desk, place, mark, id);
		if (made !== undefined && at - made <= making) {
			state.marks.wasMade(mark, at);
			return undefined;
		}
		state.marks.caughtUp(mark, 'U', at);
	}
	if (settings.event === 'createdOrUpdated') {
		if (state.isTold(mark, at, 'cuoO')) return undefined;
		state.marks.caughtUp(mark, 'O', at);
	}
	return emissionOfRecord(desk, toldOf(place, record, id, settings.event), record);
}

/**
 * When a record was made, if that was since the gap began; undefined when it is older. Where no event told, Xero tells it
 * by the record's history only, to the second: asked once of a record nothing was heard of.
 */
async function madeSince({ state }: Desk, { xero, category, gap, since }: Place, mark: string, id: string): Promise<number | undefined> {
	if (state.marks.isOlder(mark, gap)) return undefined;
	const second = since - (since % 1000);
	const made = state.marks.madeAt(mark) ?? (await madeAt(xero, category, id));
	// It was there when that second was over.
	state.marks.wasThere(mark, made + 999);
	return made >= second ? made : undefined;
}

function toldOf({ xero, tenantId, category, organisationName }: Place, record: XeroRecord, resourceId: string, what: TriggerOn): Told {
	const { path } = resourceOf(category, record) ?? resourcesOf(category)[0];
	const resourceUrl = `${xero.sender.apiHost}/api.xro/2.0/${path}/${resourceId}`;
	const type = { created: 'CREATE', updated: 'UPDATE' }[what as string];
	return {
		event: { category, tenantId, resourceId, resourceUrl, date: changedAt(record).date, ...(type === undefined ? {} : { type }) },
		what,
		...(organisationName === undefined ? {} : { organisationName }),
		caughtUp: true,
	};
}
