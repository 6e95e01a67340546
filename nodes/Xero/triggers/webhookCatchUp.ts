import { asFault } from '../transport/faults';
import type { Xero, XeroSession } from '../transport/session';
import type { XeroRecord } from '../values/record';
import { categoryValues } from './webhookCategories';
import { nameOf, sessionWithin, type Desk } from './webhookDesk';
import { emissionOfRecord } from './webhookEvents';
import { changedAt, type Emission, type Told } from './webhookItems';
import { markOf } from './webhookMarks';
import { booksOf, madeAt, readChanged, resourceOf, resourcesOf } from './webhookRecords';
import { byRecord, categoriesToRead, type TriggerOn } from './webhookSettings';

/** How long closing gaps may take at one delivery; what is left is for the next one. */
const catchUpTime = 30_000;

/** How far before a gap is read: an event can be late, and what is known costs nothing. */
const overlap = 5 * 60_000;

/** A record that was changed again within so many milliseconds after it was made was only made. */
const making = 1_000;

/**
 * Closes the gaps that are noted: reads what changed since then in each organisation and category that is listened to,
 * and gives out what no event told of. An organisation that cannot be read stays noted, and the log says why.
 * Throws nothing.
 */
export async function caughtUp(desk: Desk): Promise<Emission[]> {
	const { state } = desk;
	const emissions: Emission[] = [];
	const session = await attempt(desk, async () => await sessionWithin(desk, catchUpTime));
	if (session === undefined) return emissions;
	const connected = await attempt(desk, async () => await connectedTo(desk, session));
	const isConnected = (id: string): boolean => id !== '' && (session.custom || connected?.has(id.toLowerCase()) === true);
	for (const tenantId of Object.keys(state.behind).filter(isConnected)) {
		const done = await attempt(desk, async () => {
			await closeGap(desk, session, tenantId, emissions);
			return true;
		});
		if (done) state.isLevel(tenantId);
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

async function closeGap(desk: Desk, session: XeroSession, tenantId: string, emissions: Emission[]): Promise<void> {
	const gap = desk.state.behind[tenantId];
	const since = Math.max(gap - overlap, desk.state.start ?? 0);
	const xero = await booksOf(session, tenantId);
	const organisationName = await nameOf(desk, session, tenantId);
	for (const category of categoriesToRead(desk.settings, categoryValues)) {
		for (const record of await readChanged(xero, category, since)) {
			// Some endpoints answer the whole list when they do not heed the header.
			if (!(changedAt(record).at >= since)) continue;
			const emission = await missed(desk, { xero, tenantId, category, gap, since, ...(organisationName === undefined ? {} : { organisationName }) }, record);
			if (emission !== undefined) emissions.push(emission);
		}
	}
}

/** `gap`: the date of the last event in front of it; `since`: from when on it was read. */
type Place = { xero: Xero; tenantId: string; category: string; gap: number; since: number; organisationName?: string };

/** What is given out of a record that changed in a gap, if no event told of it; notes that it was. Throws Fault. */
async function missed(desk: Desk, place: Place, record: XeroRecord): Promise<Emission | undefined> {
	const { settings, state } = desk;
	const { tenantId, category } = place;
	const id = String(record[resourcesOf(category)[0].id]);
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
		if (made !== undefined && at - made <= making) return undefined;
		state.marks.caughtUp(mark, 'U', at);
	}
	if (settings.event === 'createdOrUpdated') {
		if (state.isTold(mark, at, 'cuoO')) return undefined;
		state.marks.caughtUp(mark, 'O', at);
	}
	return emissionOfRecord(desk, toldOf(place, record, id, settings.event), record);
}

/**
 * When a record was made, if that was since the gap began; undefined when it is older. Xero tells it by the record's
 * history only, to the second: asked once of a record nothing was heard of.
 */
async function madeSince({ state }: Desk, { xero, category, gap, since }: Place, mark: string, id: string): Promise<number | undefined> {
	if (state.marks.isOlder(mark, gap)) return undefined;
	const second = since - (since % 1000);
	const made = await madeAt(xero, category, id);
	if (made >= second) return made;
	state.marks.wasThere(mark, made);
	return undefined;
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
