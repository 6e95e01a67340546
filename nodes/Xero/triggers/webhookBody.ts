import { DateTime } from 'luxon';

import { isRecord, type Json, type XeroRecord } from '../values/record';

/** One event of a delivery: it points at a record and does not carry it. */
export type WebhookEvent = {
	/** `INVOICE`, in capital letters whatever came. */
	category: string;
	/** `CREATE` or `UPDATE`, in capital letters: Xero's examples also have `Create`. https://github.com/XeroAPI/Xero-OpenAPI/issues/789 */
	type: string;
	resourceId: string;
	resourceUrl: string;
	/** The organisation, or for a subscription the tenant of the application. */
	tenantId: string;
	ofOrganisation: boolean;
	/** Milliseconds since the epoch; NaN when Xero gave no date that can be read. */
	at: number;
	/** The same as ISO text with Z, as it came when it cannot be read. */
	date: string;
	/** Its place in the application's stream of events. */
	sequence?: number;
	/** What some categories say beside the pointer, such as Type and Status. */
	data?: XeroRecord;
};

/** A delivery: its events in the order they happened, and the stretch of the application's stream they are. */
export type Delivery = { events: WebhookEvent[]; first?: number; last?: number };

/**
 * Reads the body of a delivery; undefined when it has not the form of one. An intent-to-receive probe is a delivery
 * without events. https://developer.xero.com/documentation/guides/webhooks/overview/
 */
export function deliveryIn(raw: Buffer): Delivery | undefined {
	const body = parsed(raw);
	if (!isRecord(body) || !Array.isArray(body.events) || !body.events.every(isRecord)) return undefined;
	// Events without a date that can be read stay where they came.
	const events = body.events.map(eventIn).sort((one, other) => one.at - other.at || 0);
	const [first, last] = [body.firstEventSequence, body.lastEventSequence];
	if (!isSequence(first) || !isSequence(last) || last < first) return { events };
	const counted = last - first + 1 === events.length;
	return { first, last, events: counted ? events.map((event, place) => ({ ...event, sequence: first + place })) : events };
}

const isSequence = (value: Json | undefined): value is number => Number.isSafeInteger(value);

function parsed(raw: Buffer): Json | undefined {
	try {
		return JSON.parse(raw.toString('utf8').replace(/^\uFEFF/, '')) as Json;
	} catch {
		return undefined;
	}
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value.trim() : '');

function eventIn(event: XeroRecord): WebhookEvent {
	const said = text(event.eventDateUtc);
	// Xero leaves out the zone letter: it is UTC.
	const date = DateTime.fromISO(said, { zone: 'utc' });
	return {
		category: text(event.eventCategory).toUpperCase(),
		type: text(event.eventType).toUpperCase(),
		resourceId: text(event.resourceId),
		resourceUrl: text(event.resourceUrl),
		tenantId: text(event.tenantId),
		ofOrganisation: text(event.tenantType).toUpperCase() !== 'APPLICATION',
		at: date.isValid ? date.toMillis() : NaN,
		date: date.isValid ? date.toISO({ suppressMilliseconds: true }) : said,
		...(isRecord(event.data) ? { data: event.data } : {}),
	};
}
