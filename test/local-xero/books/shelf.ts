import type { Rec, Shelf, Verdict } from '../contract';
import { Unreadable, UnknownId } from './read';

type Refusal = Extract<Verdict, { is: 'unreadable' } | { is: 'not found' }>;

/** How most lists are: no pages, no search. A shelf says only where it differs. */
export const plainList: Shelf['list'] = {
	where: true,
	order: true,
	modifiedSince: false,
	paged: false,
	highVolume: false,
	summaryOnly: false,
	selects: {},
	pagedBy: [],
	searches: [],
};

function refusalOf(problem: unknown): Refusal {
	if (problem instanceof Unreadable)
		return { is: 'unreadable', errorNumber: 14, message: problem.message };
	if (problem instanceof UnknownId) return { is: 'not found' };
	throw problem;
}

/** Answers what an element's reading says about the whole request: nothing when it can be read. */
export function checked(reading: () => unknown): Refusal | undefined {
	try {
		reading();
		return undefined;
	} catch (problem) {
		return refusalOf(problem);
	}
}

/** Writes an element; a reading that fails on the way becomes the verdict for the whole request. */
export function written(writing: () => Verdict): Verdict {
	try {
		return writing();
	} catch (problem) {
		return refusalOf(problem);
	}
}

/** A text longer than Xero keeps, in a sentence of our own: Xero's is not published for most attributes. */
export function tooLong(
	given: Rec,
	lengths: { [attribute: string]: number },
	of: string,
): string[] {
	return Object.entries(lengths)
		.filter(([attribute, most]) => {
			const value = given[attribute];
			return typeof value === 'string' && value.length > most;
		})
		.map(
			([attribute, most]) => `${of} ${attribute} must not be more than ${most} characters long.`,
		);
}

/** Removes attributes that hold nothing, which Xero leaves out of its answers. */
export function withoutNothing(record: Rec): Rec {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
