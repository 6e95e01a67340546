import { openBooks } from './books';
import { type LocalXero, type StartOptions, startProtocol } from './protocol/start';

export type { Call, Counters } from './protocol/call-log';
export type { Control } from './protocol/control';
export type { Fault } from './protocol/faults';
export type { LocalXero } from './protocol/start';

export type LocalXeroOptions = Omit<StartOptions, 'openBooks'>;

/**
 * Starts the local Xero with its two demo organisations.
 *
 * With `clock: 'manual'` time stands still: limits, token lifetimes and idempotency move with `control.clock()`, and a
 * latency moves the clock by so much with every call.
 */
export async function startLocalXero(options: LocalXeroOptions = {}): Promise<LocalXero> {
	return await startProtocol({ ...options, openBooks });
}
