import { createHmac, randomInt } from 'node:crypto';

/** Categories the portal offers (https://developer.xero.com/documentation/guides/webhooks/overview). */
export const categories = [
	'CONTACT',
	'INVOICE',
	'CREDITNOTE',
	'PREPAYMENT',
	'OVERPAYMENT',
	'SUBSCRIPTION',
] as const;

export type Category = (typeof categories)[number];

/** One event as a delivery carries it (https://github.com/XeroAPI/Xero-OpenAPI, xero-webhooks.yaml). */
export interface WebhookEvent {
	resourceUrl: string;
	resourceId: string;
	/** Organisation, or with tenantType APPLICATION the app. */
	tenantId: string;
	tenantType: 'ORGANISATION' | 'APPLICATION';
	/** One of `categories`, or one Xero does not have yet. */
	eventCategory: string;
	eventType: string;
	/** UTC without a zone letter: `2025-05-01T14:32:04.198`. */
	eventDateUtc: string;
	data?: { [name: string]: unknown };
}

/** An event with its place in the app's stream, over all its organisations and categories. */
export interface Numbered {
	sequence: number;
	event: WebhookEvent;
	/** Milliseconds since the epoch. */
	at: number;
}

/**
 * The signature in `x-xero-signature`: HMAC-SHA256 of the raw body, with the key as text, in base64
 * (https://developer.xero.com/documentation/guides/webhooks/configuring-your-server).
 */
export const signatureOf = (body: string, signingKey: string): string =>
	createHmac('sha256', signingKey).update(body, 'utf8').digest('base64');

/** Twenty capital letters, as Xero's bodies have them: no two bodies are the same. */
const entropy = () =>
	Array.from({ length: 20 }, () => String.fromCharCode(65 + randomInt(26))).join('');

const member = ([name, value]: [string, unknown]) =>
	`"${name}": ${typeof value === 'object' && value !== null ? object(value) : JSON.stringify(value)}`;

const object = (value: object): string =>
	`{ ${Object.entries(value)
		.filter(([, held]) => held !== undefined)
		.map(member)
		.join(', ')} }`;

/**
 * A body with Xero's own spacing, which no JSON writer makes: some colons are followed by a space, some are not. Who
 * parses and writes it again does not get the bytes that were signed (https://github.com/XeroAPI/xero-node/issues/563).
 */
export function bodyOf(events: WebhookEvent[], first: number, last: number): string {
	return `{"events":[${events.map(object).join(',')}],"firstEventSequence": ${first},"lastEventSequence": ${last}, "entropy": "${entropy()}"}`;
}
