/**
 * A stretch of the application's stream of events, both ends included, and the date of its latest event in milliseconds
 * since the epoch.
 */
export type Stretch = [first: number, last: number, at: number];

/** Stretches without the overlaps between them, in order; those that meet become one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
	const result: Stretch[] = [];
	for (const [first, last, at] of [...stretches].sort((one, other) => one[0] - other[0])) {
		const before = result.at(-1);
		if (before === undefined || first > before[1] + 1) result.push([first, last, at]);
		else {
			if (last >= before[1]) before[2] = Math.max(before[2], at);
			before[1] = Math.max(before[1], last);
		}
	}
	return result;
}

/** A gap in the stream, and the date of the latest event before it. */
export type Gap = { first: number; last: number; since: number };

/** The gaps between stretches. */
export const gapsIn = (stretches: readonly Stretch[]): Gap[] =>
	joined(stretches)
		.slice(1)
		.map(([first], place) => {
			const [, last, since] = joined(stretches)[place];
			return { first: last + 1, last: first - 1, since };
		});

/** The whole stream that is known, as one stretch: its gaps are taken care of. Undefined when nothing is known. */
export function closed(stretches: readonly Stretch[]): Stretch | undefined {
	const all = joined(stretches);
	const [first, last] = [all[0], all.at(-1)];
	return first === undefined || last === undefined ? undefined : [first[0], last[1], Math.max(...all.map(([, , at]) => at))];
}

/** Events of another stream may be this much younger before it is taken for a new one. */
const slack = 60_000;

/**
 * Whether a delivery is of a stream that began anew, as when the webhook was made a second time in Xero's portal: its
 * numbers are known, yet an event of it is new and younger than everything known.
 */
export const beganAnew = (known: Stretch, [, last]: Stretch, youngestNew: number): boolean => last <= known[1] && youngestNew > known[2] + slack;
