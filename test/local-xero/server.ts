import { openBooks } from './books';
import { type LocalXero, type StartOptions, startProtocol } from './protocol/start';

export type { Call, Counters } from './protocol/call-log';
export type { Control } from './protocol/control';
export type { Fault } from './protocol/faults';
export type { LocalXero } from './protocol/start';
export type { OfApp, WebhookState } from './protocol/webhooks/control';
export { signatureOf, type WebhookEvent } from './protocol/webhooks/events';
export type { WebhookFault } from './protocol/webhooks/faults';
export type { Delivery, WebhookSettings } from './protocol/webhooks/hook';

export type LocalXeroOptions = Omit<StartOptions, 'openBooks'>;

/**
 * Starts the local Xero with its two demo organisations.
 *
 * With `clock: 'manual'` time stands still: limits, token lifetimes and idempotency move with `control.clock()`, and a
 * latency moves the clock by so much with every call.
 *
 * Webhooks: `control.webhooks.state().signingKey` is the key from the beginning; `register({ url })` does what Save
 * and Send 'Intent to receive' do in the portal. With a standing clock nothing is delivered until `deliverDue()` is called: it delivers
 * what is due by that clock and answers every attempt; `nextDue()` says how far to move the clock for the next one. With
 * a running clock deliveries are made every second by themselves. Changes come from API calls, or from
 * `control.person`, who works in Xero's own pages and uses up no limits.
 */
export async function startLocalXero(options: LocalXeroOptions = {}): Promise<LocalXero> {
	return await startProtocol({ ...options, openBooks });
}
