import { sleep } from 'n8n-workflow';

/**
 * The one place that knows time. Waiting and telling the time go through this object, so that a test can
 * put the local Xero's clock in its place and no test ever sleeps.
 */
export const clock = {
	/** Milliseconds since the epoch. */
	now: (): number => Date.now(),
	/** Waits for `ms` milliseconds. */
	sleep: async (ms: number): Promise<void> => {
		await sleep(ms);
	},
};

/**
 * Waits up to `ms` milliseconds in slices of a second, and gives up as soon as `signal` is aborted.
 * Answers false when the wait was cut short by the signal.
 */
export async function wait(ms: number, signal?: AbortSignal): Promise<boolean> {
	for (let rest = ms; rest > 0; rest -= 1000) {
		if (signal?.aborted) return false;
		await clock.sleep(Math.min(rest, 1000));
	}
	return signal?.aborted !== true;
}
