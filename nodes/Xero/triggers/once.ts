import { createHash } from 'crypto';

import { clock } from '../transport/clock';

/*
 * n8n's timer does not wait for a poll that takes longer than the interval, and several Poll Times can be due at once. With
 * durable poll cursors each poll then has a copy of the state of its own, taken before the other one's was kept: both would
 * tell the same. What a process can see of this is here; two processes of a scaled n8n do not see each other.
 * https://github.com/n8n-io/n8n/tree/master/packages/cli/src/scheduling/poll-trigger-node
 */

/** How long n8n may take to keep the state of a poll that gave something out, in milliseconds. */
const keeping = 30_000;

/** Polls that run, by trigger and the state they began with. */
const running = new Set<string>();

/** The state from which a trigger gave something out last, and when. */
const given = new Map<string, { from: string; at: number }>();

/**
 * Runs a poll and answers what it gave, unless another poll of the trigger at `place` runs from the same `state`, or has
 * just given something out from it: then null. Nothing is lost by that. If n8n kept the other one's state, the next poll
 * goes on from there, and if it did not, from this one again.
 */
export async function once<Given>(place: string, state: unknown, poll: () => Promise<Given | null>): Promise<Given | null> {
	const from = `${place} ${createHash('sha256').update(JSON.stringify(state)).digest('base64')}`;
	const last = given.get(place);
	const age = clock.now() - (last?.at ?? 0);
	if (running.has(from) || (last?.from === from && age >= 0 && age < keeping)) return null;
	running.add(from);
	try {
		const answer = await poll();
		if (answer !== null) given.set(place, { from, at: clock.now() });
		return answer;
	} finally {
		running.delete(from);
	}
}
