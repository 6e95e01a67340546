import type { WebhookEvent } from '../local-xero/server';
import type { Mismatch } from './judge';

/** An event of the app's stream. */
export type Numbered = { sequence: number; event: WebhookEvent; at: number };

/** What a webhook trigger emitted of a record. */
export type Told = { id: string; event: string; sequence?: number; caughtUp: boolean };

/** What one pump of deliveries brought to a trigger, and what came out of it. */
export type Heard = { sequences: ReadonlySet<number>; told: readonly Told[] };

/** Which events a trigger is to report. */
export type Interest = { categories: readonly string[]; event: 'created' | 'updated' | 'createdOrUpdated' };

const wants = ({ event: wanted, categories }: Interest, { event }: Numbered): boolean =>
	categories.includes(event.eventCategory) &&
	(wanted === 'createdOrUpdated' || (wanted === 'created') === (event.eventType.toUpperCase() === 'CREATE'));

/**
 * Holds what a webhook trigger emits against the app's stream of events: each event that came is reported once, and each
 * that did not come once at the next delivery, unless its record was reported since. Repeats are allowed for what was
 * reported before the trigger last forgot something.
 */
export class Hearing {
	/** Events that are still to be reported. */
	private readonly open = new Map<number, Numbered>();
	private readonly bySequence = new Map<number, Numbered>();
	/** What was reported: by an item of its own, with its record after a gap, or by a later event of the same record. */
	private readonly reported = new Map<number, { by: 'itself' | 'catching up' | 'a later one'; pump: number }>();
	private taken = 0;
	private first = Infinity;
	private last = 0;
	private pump = 0;
	/** The last pump before the trigger forgot something. */
	private forgotten = -1;
	readonly tally = { events: 0, missed: 0, false: 0, repeats: 0, unknowable: 0 };

	constructor(
		private readonly name: string,
		private readonly interest: Interest,
		private readonly onMismatch: (mismatch: Mismatch) => void,
	) {}

	/** The events up to now. */
	take(events: readonly Numbered[]): void {
		for (const numbered of events) {
			if (numbered.sequence <= this.taken) continue;
			this.taken = numbered.sequence;
			this.bySequence.set(numbered.sequence, numbered);
			if (wants(this.interest, numbered)) this.open.set(numbered.sequence, numbered);
		}
	}

	/** The process died, or the state was set back: what was reported may be reported again. */
	forgets(): void {
		this.forgotten = this.pump;
	}

	heard({ sequences, told }: Heard): void {
		this.pump += 1;
		for (const sequence of sequences) {
			this.first = Math.min(this.first, sequence);
			this.last = Math.max(this.last, sequence);
		}
		this.tally.events += told.length;
		for (const one of told) this.matched(one, sequences);
		if (sequences.size === 0) return;
		for (const numbered of [...this.open.values()]) {
			if (numbered.sequence > this.last) continue;
			this.open.delete(numbered.sequence);
			// Nothing tells of a stream before its first delivery.
			if (numbered.sequence < this.first) this.tally.unknowable += 1;
			else
				this.complain(
					'missed',
					`${sequences.has(numbered.sequence) ? 'came' : 'did not come'}: ${JSON.stringify(numbered)}`,
				);
		}
	}

	/** Finds the events an item tells of. */
	private matched(one: Told, sequences: ReadonlySet<number>): void {
		const ofRecord = [...this.open.values()].filter(({ event }) => event.resourceId === one.id);
		if (one.caughtUp) {
			if (ofRecord.length === 0) this.again(one, (number) => this.bySequence.get(number)?.event.resourceId === one.id);
			for (const { sequence } of ofRecord) this.reports(sequence, 'catching up');
			return;
		}
		const own = this.bySequence.get(one.sequence ?? -1);
		if (own?.event.resourceId !== one.id) return this.complain('false', `no such event: ${JSON.stringify(one)}`);
		const isNew = this.open.has(own.sequence) || this.reported.get(own.sequence)?.by === 'a later one';
		if (!isNew) this.again(one, (number) => number === own.sequence);
		// An earlier event of the record that did not come says no more than this one does.
		for (const { sequence } of ofRecord)
			if (sequence < own.sequence && !sequences.has(sequence)) this.reports(sequence, 'a later one');
		this.reports(own.sequence, 'itself');
	}

	private reports(sequence: number, by: 'itself' | 'catching up' | 'a later one'): void {
		this.open.delete(sequence);
		this.reported.set(sequence, { by, pump: this.pump });
	}

	/** Something is reported again, which is right only after something was forgotten. */
	private again(one: Told, isOf: (sequence: number) => boolean): void {
		const before = [...this.reported].filter(([sequence]) => isOf(sequence));
		if (before.some(([, { pump }]) => pump <= this.forgotten)) this.tally.repeats += 1;
		else this.complain('false', `told before: ${JSON.stringify(one)}`);
	}

	private complain(is: Mismatch['is'], says: string): void {
		this.tally[is] += 1;
		this.onMismatch({ is, says: `${this.name}: ${says}` });
	}
}
