const minute = 60_000;
const hour = 60 * minute;

/** After this long without success the webhook is disabled. */
export const triedFor = 24 * hour;

/** Events not delivered are kept this long (https://developer.xero.com/documentation/guides/webhooks/overview). */
export const keptFor = 31 * 24 * hour;

/** From one failed attempt to the next, after the one that follows the first at once. */
const pauses = [15, 15, 30, 30, 60, 60, 120, 120, 240].map((minutes) => minutes * minute);

/**
 * When a delivery is tried again: at once, then after a quarter of an hour, less and less often for 24 hours
 * (https://developer.xero.com/documentation/guides/webhooks/configuring-your-server). Undefined when that is over.
 *
 * @param attempts made so far
 */
export function nextAttempt(
	attempts: number,
	failingSince: number,
	now: number,
): number | undefined {
	if (attempts === 1) return now;
	if (now >= failingSince + triedFor) return undefined;
	const pause = pauses[Math.min(attempts - 2, pauses.length - 1)];
	return Math.min(now + pause, failingSince + triedFor);
}
