import fc from 'fast-check';

import { kinds, type Kind } from './kinds';
import { modes, type Plan } from './run';
import { sequences, type Sequence } from './sequences';
import { verbs, type Verb } from './verbs';

/** A run of the matrix, or a random sequence. */
export type Run = { plan: Plan } | { sequence: Sequence };

/** Where and how often a fault strikes, and in how large a run; the one number tells all of it. */
function planOf(verb: Verb, kind: Kind, mode: Plan['mode'], dice: number): Plan {
	const roll = (sides: number): number => {
		dice = (Math.imul(dice, 1664525) + 1013904223) >>> 0;
		return Math.floor((dice / 2 ** 32) * sides);
	};
	if (kind.spoil !== undefined)
		return { verb, kind, mode, items: verb.most, batchSize: 50, at: roll(verb.most), times: 1 };
	const items = 2 + roll(4);
	const batchSize = 1 + roll(3);
	const requests =
		verb.requests?.(items) ?? (verb.most < 50 ? items : Math.ceil(items / batchSize));
	return { verb, kind, mode, items, batchSize, at: roll(requests), times: [1, 1, 2, 20][roll(4)] };
}

/** Every verb with every fault it can meet in every mode, shuffled. */
export function matrixOf(seed: number): Plan[] {
	const cells = verbs.flatMap((verb) =>
		kinds
			.filter(({ spoil }) => spoil === undefined || verb.spoils.includes(spoil))
			.flatMap((kind) => modes.map((mode) => ({ verb, kind, mode }))),
	);
	const dice = fc.sample(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { seed, numRuns: cells.length });
	return cells
		.map(({ verb, kind, mode }, at) => ({
			order: Math.imul(dice[at], 2654435761) >>> 0,
			plan: planOf(verb, kind, mode, dice[at]),
		}))
		.sort((one, other) => one.order - other.order)
		.map(({ plan }) => plan);
}

/** Random sequences among all runs. */
const random = 1 / 4;

/** As many runs as take in the whole matrix. */
export const wholeRun = (): number => Math.ceil(matrixOf(0).length / (1 - random));

/**
 * As many runs as wanted: three quarters of them the matrix, or as much of it as there is, the rest random sequences.
 * `only`: the part of the matrix with verbs or faults named so.
 */
export function runsOf(seed: number, count: number, only?: string): Run[] {
	const isMeant = ({ verb, kind }: Plan): boolean =>
		only === undefined || verb.name.includes(only) || kind.name.includes(only);
	const matrix = matrixOf(seed)
		.filter(isMeant)
		.map((plan) => ({ plan }));
	if (only !== undefined) return matrix.slice(0, count);
	const part = matrix.slice(0, Math.ceil(count * (1 - random)));
	const drawn = fc.sample(sequences, { seed, numRuns: count });
	return [...part, ...drawn.slice(part.length).map((sequence) => ({ sequence }))];
}
