import type { Call } from '../local-xero/server';

/** Calls a minute that Xero takes for an organisation: https://developer.xero.com/faq/limits */
export const limit = 60;
const minute = 60_000;

/** Faults that stop a call before it is counted. */
const uncounted = new Set(['503', 'reset-before-commit', '429-minute', '429-day', '429-concurrent', '401-expired']);

/** Whether Xero took the call, and so counted it. */
export const isTaken = ({ path, status, fault }: Call): boolean =>
	path.startsWith('/api.xro/') && status !== 401 && status !== 429 && !(fault !== undefined && uncounted.has(fault));

/** How fast an organisation's calls went. */
export interface Pace {
	calls: number;
	/** Calls a minute once the first minute was used up; undefined when the calls did not outlast a second one. */
	aMinute?: number;
}

/**
 * The pace of an organisation's calls on Xero's clock. The limit counts in minutes of its own, so calls come in bursts of
 * sixty. It is measured from the first call after the first sixty to the first call after the last sixty: each of the two
 * had to wait for a minute to begin, and between them lie whole ones.
 */
export function paceOf(calls: readonly Call[], tenantId: string): Pace {
	const at = calls
		.filter((call) => call.tenantId === tenantId && isTaken(call))
		.map((call) => call.at)
		.sort((one, other) => one - other);
	const full = Math.floor((at.length - 1) / limit);
	if (full < 2) return { calls: at.length };
	const minutes = (at[full * limit] - at[limit]) / minute;
	return { calls: at.length, aMinute: ((full - 1) * limit) / minutes };
}
