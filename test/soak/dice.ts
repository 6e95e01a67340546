/** Random choices that one seed decides: the same seed, the same run. */
export class Dice {
	private state: number;

	/** `mark` makes streams of one seed that do not move each other. */
	constructor(seed: number, mark = '') {
		this.state = seed >>> 0;
		for (const letter of mark) this.state = (Math.imul(this.state, 31) + letter.charCodeAt(0)) >>> 0;
		for (let warm = 0; warm < 8; warm += 1) this.next();
	}

	/** At least 0, less than 1 (mulberry32). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from `least` to `most`, both included. */
	whole(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	/** True so many times out of a hundred. */
	percent(chance: number): boolean {
		return this.next() * 100 < chance;
	}

	/** One of them. */
	of<Choice>(choices: readonly Choice[]): Choice {
		return choices[Math.floor(this.next() * choices.length)];
	}

	/** Time to the next of events that come at random, `mean` apart on average. */
	gap(mean: number): number {
		return -Math.log(1 - this.next()) * mean;
	}

	/** One of them, the likelier the heavier. */
	weighted<Choice extends { weight: number }>(choices: readonly Choice[]): Choice {
		const total = choices.reduce((sum, { weight }) => sum + weight, 0);
		let rest = this.next() * total;
		return choices.find(({ weight }) => (rest -= weight) < 0) ?? choices[choices.length - 1];
	}
}
