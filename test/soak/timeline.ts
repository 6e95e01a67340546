export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

type Happening = { at: number; order: number; run: () => Promise<void> | void };

/** What is to happen when, in order. */
export class Timeline {
	private readonly queue: Happening[] = [];
	private order = 0;

	/** Has something happen once. */
	at(at: number, run: Happening['run']): void {
		this.order += 1;
		const place = this.queue.findIndex((other) => other.at > at);
		this.queue.splice(place === -1 ? this.queue.length : place, 0, { at, order: this.order, run });
	}

	/** Has something happen again and again until `end`, `gap` after each time. */
	often(first: number, gap: () => number, end: number, run: Happening['run']): void {
		const again = (at: number): void => {
			if (at > end) return;
			this.at(at, async () => {
				await run();
				again(at + gap());
			});
		};
		again(first);
	}

	/** Takes the next thing that happens until `end`. */
	next(end: number): Happening | undefined {
		const next = this.queue.shift();
		return next === undefined || next.at > end ? undefined : next;
	}
}
