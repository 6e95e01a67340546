import { bodyOf, type Numbered } from './events';

/** An event on its way, and what is to go wrong with it. */
export interface Waiting extends Numbered {
	due: number;
	disordered: boolean;
	atOnce: boolean;
	/** Milliseconds after which its delivery comes again. */
	doubledBy?: number;
	unheard: boolean;
}

/** A delivery: its bytes stay the same from the first attempt to the last. */
export interface Parcel {
	events: Numbered[];
	first: number;
	last: number;
	body: string;
	due: number;
	attempts: number;
	/** When its first attempt failed. */
	failingSince?: number;
	doubledBy?: number;
	/** How many of the next attempts are not heard of. */
	unheard: number;
}

function parcelOf(waiting: Waiting[], due: number): Parcel {
	const sequences = waiting.map(({ sequence }) => sequence);
	const [first, last] = [Math.min(...sequences), Math.max(...sequences)];
	const repeats = waiting.flatMap(({ doubledBy }) => doubledBy ?? []);
	return {
		events: waiting.map(({ sequence, event, at }) => ({ sequence, event, at })),
		first,
		last,
		body: bodyOf(
			waiting.map(({ event }) => event),
			first,
			last,
		),
		due,
		attempts: 0,
		...(repeats.length > 0 && { doubledBy: Math.min(...repeats) }),
		unheard: waiting.some(({ unheard }) => unheard) ? 2 : 0,
	};
}

/** Events whose sequence has no hole, so that first and last say what is inside. */
function runs(waiting: Waiting[], most: number): Waiting[][] {
	const found: Waiting[][] = [];
	for (const one of waiting) {
		const run = found.at(-1);
		if (run && run.length < most && run.at(-1)?.sequence === one.sequence - 1) run.push(one);
		else found.push([one]);
	}
	return found;
}

/**
 * The deliveries of events that are due, in rounds: those of a round are sent at the same time.
 *
 * @param most events in one delivery
 */
export function roundsOf(due: Waiting[], most: number, now: number): Parcel[][] {
	const sorted = [...due].sort((one, other) => one.sequence - other.sequence);
	const backwards = sorted.some(({ disordered }) => disordered);
	const inOrder = (waiting: Waiting[]) => (backwards ? [...waiting].reverse() : waiting);
	const together = inOrder(sorted.filter(({ atOnce }) => atOnce));
	const rest = runs(
		sorted.filter(({ atOnce }) => !atOnce),
		most,
	).map((run) => [parcelOf(inOrder(run), now)]);
	return [
		...(together.length > 0 ? [together.map((one) => parcelOf([one], now))] : []),
		...(backwards ? rest.reverse() : rest),
	];
}
