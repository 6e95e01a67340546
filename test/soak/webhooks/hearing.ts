import type { WebhookEvent } from '../../local-xero/server';
import type { Mismatch } from '../judge';

/** An event of the app's stream. */
export type Numbered = { sequence: number; event: WebhookEvent; at: number };

/** What a webhook trigger emitted of a record. */
export type Told = { id: string; event: string; sequence?: number; at: number; caughtUp: boolean };

/** What one pump of deliveries brought to a trigger, what came out of it, and whose gap could not be closed yet. */
export type Heard = { sequences: ReadonlySet<number>; told: readonly Told[]; isBehind: (tenant: string) => boolean };

/** Which events a trigger is to report. */
export type Interest = { categories: readonly string[]; event: 'created' | 'updated' | 'createdOrUpdated' };

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
		private readonly interest: Interest,
		private readonly onMismatch: (mismatch: Mismatch) => void,
	) {}

	/** Whether an event is to be reported by what it says itself. */
	wants({ event: { eventCategory, eventType } }: Numbered): boolean {
		const { event: wanted, categories } = this.interest;
		if (!categories.includes(eventCategory)) return false;
		return wanted === 'createdOrUpdated' || (wanted === 'created') === (eventType.toUpperCase() === 'CREATE');
	}

	/** The events up to now. */
	take(events: readonly Numbered[]): void {
		for (const numbered of events) {
			if (numbered.sequence <= this.taken) continue;
			this.taken = numbered.sequence;
			this.bySequence.set(numbered.sequence, numbered);
			if (this.wants(numbered)) this.open.set(numbered.sequence, numbered);
		}
	}

	/** The process died, or the state was set back: what was reported may be reported again. */
	forgets(): void {
		this.forgotten = this.pump;
	}

	heard({ sequences, told, isBehind }: Heard): void {
		this.pump += 1;
		for (const sequence of sequences) {
			this.first = Math.min(this.first, sequence);
			this.last = Math.max(this.last, sequence);
		}
		this.tally.events += told.length;
		for (const one of told) this.matched(one, sequences);
		if (sequences.size === 0) return;
		for (const numbered of [...this.open.values()]) {
			const came = sequences.has(numbered.sequence);
			if (numbered.sequence > this.last || (!came && isBehind(numbered.event.tenantId))) continue;
			this.open.delete(numbered.sequence);
			// Nothing tells of a stream before its first delivery.
			if (numbered.sequence < this.first) this.tally.unknowable += 1;
			else this.complain('missed', `${came ? 'came' : 'did not come'}: ${JSON.stringify(numbered)}`);
		}
	}

	/** Nothing more comes: what could not be read is missed now. */
	finish(): void {
		for (const numbered of this.open.values())
			if (numbered.sequence >= this.first && numbered.sequence <= this.last)
				this.complain('missed', `never read: ${JSON.stringify(numbered)}`);
	}

	/** Finds the events an item tells of. */
	private matched(one: Told, sequences: ReadonlySet<number>): void {
		const ofRecord = [...this.open.values()].filter(({ event }) => event.resourceId === one.id);
		if (one.caughtUp) {
			if (ofRecord.length === 0) this.again(one, (number) => this.bySequence.get(number)?.event.resourceId === one.id);
			for (const { sequence } of ofRecord) this.reports(sequence, 'catching up');
			return;
		}
		const own = this.ownOf(one, sequences);
		if (own === undefined) return this.complain('false', `no such event: ${JSON.stringify(one)}`);
		const isNew = this.open.has(own.sequence) || this.reported.get(own.sequence)?.by === 'a later one';
		if (!isNew) this.again(one, (number) => number === own.sequence);
		// An earlier event of the record that did not come says no more than this one does.
		for (const { sequence } of ofRecord)
			if (sequence < own.sequence && !sequences.has(sequence)) this.reports(sequence, 'a later one');
		this.reports(own.sequence, 'itself');
	}

	/** Events of one millisecond that come in disorder cannot be numbered: any of the record's own will do, each once. */
	private ownOf({ id, at, sequence = -1 }: Told, sequences: ReadonlySet<number>): Numbered | undefined {
		const named = this.bySequence.get(sequence);
		if (named?.event.resourceId === id && this.open.has(sequence)) return named;
		const came = [...sequences].flatMap((each) => this.bySequence.get(each) ?? []);
		const fitting = came.filter((each) => each.event.resourceId === id && each.at === at && this.wants(each));
		return (
			fitting.find((each) => this.open.has(each.sequence)) ?? (named?.event.resourceId === id ? named : fitting[0])
		);
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
		this.onMismatch({ is, says });
	}
}
