import { asFault } from '../transport/faults';
import type { XeroSession } from '../transport/session';
import type { XeroRecord } from '../values/record';
import { happenedTo, nameOf, sessionWithin, type Desk } from './webhookDesk';
import { itemOf, whatOf, type Emission, type Told } from './webhookItems';
import { keyOf, noSuchRecord, readRecords, resourceOf, resourcesOf, type Reading } from './webhookRecords';
import { byRecord, decidesByRecord, needsRecord } from './webhookSettings';
import { mostPending, type Pending } from './webhookState';

/** How long the records of a delivery may take, all together. */
const readingTime = 10_000;

/** How many deliveries an event waits for whose record decides about it and cannot be read. */
const mostTries = 3;

/**
 * What is given out of events: those that came, and those that waited for their record. `known`: records that have just
 * been read. Throws nothing.
 */
export async function emissionsOf(desk: Desk, events: readonly Pending[], known: ReadonlyMap<string, Reading>): Promise<Emission[]> {
	const { settings } = desk;
	const toRead = events.map(({ event }) => event).filter((event) => needsRecord(settings, event.category) && !known.has(keyOf(event)));
	const { session, because } = await opened(desk, toRead.length > 0);
	const read = session === undefined ? new Map(toRead.map((event) => [keyOf(event), { because }])) : await readRecords(session, toRead);
	const readings = new Map<string, Reading>([...known, ...read]);
	const emissions: Emission[] = [];
	for (const pending of events) {
		const { event } = pending;
		const reading = needsRecord(settings, event.category) ? readings.get(keyOf(event)) : undefined;
		const named = reading !== undefined && event.ofOrganisation ? await nameOf(desk, session, event.tenantId) : undefined;
		const emission = emissionOf(desk, pending, reading, named);
		if (emission !== undefined) emissions.push(emission);
	}
	return emissions;
}

/** The connection, or why there is none. */
async function opened(desk: Desk, wanted: boolean): Promise<{ session?: XeroSession; because: string }> {
	if (!wanted) return { because: '' };
	try {
		return { session: await sessionWithin(desk, readingTime), because: '' };
	} catch (error) {
		return { because: asFault(error).message };
	}
}

function emissionOf(desk: Desk, { event, tries }: Pending, reading: Reading | undefined, organisationName: string | undefined): Emission | undefined {
	const { settings, state, manual } = desk;
	const told: Told = {
		event,
		what: whatOf(event),
		...(organisationName === undefined ? {} : { organisationName }),
		...(tries === 0 ? {} : { caughtUp: true }),
	};
	if (reading === undefined) return itemOf(settings, told);
	if ('record' in reading) return emissionOfRecord(desk, told, reading.record);
	const waits = !manual && decidesByRecord(settings, event.category) && tries < mostTries;
	if (waits && state.pending.length < mostPending) {
		state.pending.push({ event, tries: tries + 1 });
		return undefined;
	}
	// Too many to be kept one by one, or for too long, are read again all together, as in a gap.
	const together = !manual && byRecord(settings) && settings.closeGaps && Number.isFinite(event.at) && reading.because !== noSuchRecord;
	if (!together) return itemOf(settings, { ...told, recordNotRead: reading.because });
	state.isBehind(event.tenantId, event.at);
	return undefined;
}

/** What is given out of a record, if it is wanted. */
export function emissionOfRecord(desk: Desk, told: Told, record: XeroRecord): Emission | undefined {
	const { settings } = desk;
	const { category, tenantId } = told.event;
	if (settings.invoiceType !== undefined && category === 'INVOICE' && record.Type !== settings.invoiceType) return undefined;
	if (!byRecord(settings)) return itemOf(settings, { ...told, record });
	const happened = happenedTo(desk, tenantId, resourceOf(category, record) ?? resourcesOf(category)[0], record);
	return happened === undefined ? undefined : itemOf(settings, { ...told, what: settings.event, changes: happened.changes ?? {}, record });
}
