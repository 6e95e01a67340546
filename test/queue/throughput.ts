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
	/** Calls a minute from the moment the first minute was used up; undefined when no second one was. */
	aMinute?: number;
}

/**
 * The pace of an organisation's calls on Xero's clock. The limit counts in minutes of its own, so calls come in bursts of
 * sixty: it is measured from the sixtieth call to the last that made a sixty full, between which lie whole minutes.
 */
export function paceOf(calls: readonly Call[], tenantId: string): Pace {
	const at = calls
		.filter((call) => call.tenantId === tenantId && isTaken(call))
		.map((call) => call.at)
		.sort((one, other) => one - other);
	const full = Math.floor(at.length / limit);
	if (full < 2) return { calls: at.length };
	const minutes = (at[full * limit - 1] - at[limit - 1]) / minute;
	return { calls: at.length, aMinute: ((full - 1) * limit) / minutes };
}
