/** How many letters must be inserted, deleted or replaced to turn one text into the other (Levenshtein). */
const distance = (one: string, other: string): number => {
	let above = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= other.length; column += 1) {
			const replaced = above[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
			current.push(Math.min(replaced, above[column] + 1, current[column - 1] + 1));
		}
		above = current;
	}
	return above[other.length];
};

const folded = (text: string): string =>
	text
		.slice(0, 60)
		.toLowerCase()
		.replace(/[\s_-]/g, '');

/**
 * The candidate a mistyped word most likely meant, without regard to case, blanks, hyphens and underscores; undefined
 * when more than a third of it would have to be changed.
 */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
	const wanted = folded(word);
	const [best] = candidates
		.map((candidate) => ({ candidate, changes: distance(wanted, folded(candidate)) }))
		.filter(({ changes }) => changes <= Math.ceil(wanted.length / 3))
		.sort((one, other) => one.changes - other.changes);
	return best?.candidate;
};
