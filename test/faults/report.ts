import type { Disagreement } from './audit';

/** What a worker tells of a run; `how`: where and how often the fault struck. */
export type Report = {
	verb: string;
	fault: string;
	mode: string;
	items: number;
	done: number;
	unknown: number;
	disagreements: Disagreement[];
	how: string;
};

/** Name of the row of the runs that are no cell of the matrix. */
export const ofSequences = 'random sequences of faults';
