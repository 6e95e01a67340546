import type { Fault } from '../local-xero/server';
import type { Rig } from './rig';
import type { Spoil, Verb } from './verbs';

/** How a run goes wrong. */
export type Kind = {
	name: string;
	/** The fault of the local Xero it is, where it is one. */
	fault?: Fault['kind'];
	/** An element that is not as it should be. */
	spoil?: Spoil;
	/** Something that happens at the writing call at this place; `times`: to so many calls. */
	arm?: (rig: Rig, verb: Verb, at: number, times: number) => void;
	/** The run ends half-way: cancelled by the person, or its process killed and the execution run again by another. */
	ends?: 'cancelled' | 'killed';
	/** Retry-After, in seconds, that is still in the lanes of the process when the run is over. */
	rests?: number;
};

const fault = (name: string, kind: Fault['kind'], more: Partial<Fault> = {}): Kind => ({
	name,
	fault: kind,
	arm: (rig, { method, url }, at, times) =>
		rig.world.fault({ kind, method, url, skip: at, times, ...more }),
});

/** Something happens the moment the writing call arrives. */
const moment = (name: string, happens: (rig: Rig) => void): Kind => ({
	name,
	arm: (rig, { method, url }, at) =>
		rig.world.control.when({ method, url, skip: at, run: () => void happens(rig) }),
});

export const kinds: readonly Kind[] = [
	fault('reset before commit', 'reset-before-commit'),
	fault('reset after commit', 'reset-after-commit'),
	fault('time-out after commit', 'timeout-after-commit'),
	fault('500 before commit', '500-before-commit'),
	fault('500 after commit', '500-after-commit'),
	fault('503', '503'),
	fault('429 minute', '429-minute', { retryAfter: 40 }),
	fault('429 concurrent', '429-concurrent'),
	{ ...fault('429 day', '429-day', { retryAfter: 7200 }), rests: 7200 },
	moment('token expired mid-batch', (rig) => rig.world.control.expireTokens()),
	moment('refresh fails once', (rig) => {
		rig.world.control.expireTokens();
		rig.world.fault({ kind: '503', method: 'POST', url: '/identity/connect/token' });
	}),
	fault('malformed JSON', 'malformed-json'),
	{ name: 'one invalid element', spoil: 'invalid' },
	{ name: 'one unknown id', spoil: 'unknown id' },
	{ name: 'one wrong type', spoil: 'wrong type' },
	fault('fewer elements returned', 'fewer-elements'),
	{ name: 'duplicate in the batch', spoil: 'duplicate' },
	moment('organisation disconnected', (rig) => rig.world.control.disconnect(rig.tenant)),
	{ name: 'execution cancelled half-way', ends: 'cancelled' },
	{ name: 'process killed, run again', ends: 'killed' },
];
