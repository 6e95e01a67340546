import type { Clock } from '../../contract';
import type { Numbered, WebhookEvent } from './events';
import { WebhookFaults } from './faults';
import { type Parcel, roundsOf, type Waiting } from './parcel';
import { keptFor, nextAttempt } from './retries';

/** How events become deliveries; no source says how Xero does it, so each can be set. */
export interface Pace {
	/** Milliseconds of the local Xero's clock from a change to its delivery; seen with Xero: 30 to 45 seconds. */
	delay: number;
	/** Events in one delivery. */
	most: number;
}

/** The stream of one app's events and what of it is still to be delivered, in memory and without HTTP. */
export class Queue {
	readonly faults = new WebhookFaults();
	private sequence = 0;
	private waiting: Waiting[] = [];
	private rounds: Parcel[][] = [];
	/** Deliveries that failed, in the order of the stream. All else waits behind them. */
	private failing: Parcel[] = [];
	private repeats: Parcel[] = [];
	private kept: Array<Numbered & { lost: boolean }> = [];

	constructor(
		private readonly clock: Clock,
		private readonly pace: Pace,
	) {}

	/** Gives an event the next number and queues it, with what is to go wrong. */
	add(event: WebhookEvent): Numbered {
		const at = this.clock.now();
		this.sequence += 1;
		const faults = this.faults.take(event);
		const numbered = { sequence: this.sequence, event, at };
		const delayed = faults.get('delayed');
		const doubled = faults.get('doubled');
		const lost = faults.has('lost');
		this.kept.push({ ...numbered, lost });
		if (!lost) {
			this.waiting.push({
				...numbered,
				due: at + this.pace.delay + (delayed ? (delayed.by ?? 600_000) : 0),
				disordered: faults.has('disordered'),
				atOnce: faults.has('at-once'),
				...(doubled && { doubledBy: doubled.by ?? 0 }),
				unheard: faults.has('unheard'),
			});
		}
		this.forget(at);
		return numbered;
	}

	/** Every event of the last 31 days in the order of the stream, and whether it is lost for good. */
	events(): ReadonlyArray<Numbered & { lost: boolean }> {
		return this.kept;
	}

	/** Deliveries to send now, all at the same time; none when nothing is due. */
	nextRound(): Parcel[] {
		const now = this.clock.now();
		this.forget(now);
		const repeat = this.repeats.find(({ due }) => due <= now);
		if (repeat) {
			this.repeats = this.repeats.filter((parcel) => parcel !== repeat);
			return [repeat];
		}
		const [head] = this.failing;
		if (head) return head.due <= now ? [head] : [];
		if (this.rounds.length === 0) {
			const due = this.waiting.filter((one) => one.due <= now);
			this.waiting = this.waiting.filter((one) => one.due > now);
			this.rounds = roundsOf(due, this.pace.most, now);
		}
		return this.rounds.shift() ?? [];
	}

	/** A delivery arrived: what waited for it is due at once. */
	arrived(parcel: Parcel): void {
		const now = this.clock.now();
		const recovered = this.failing.includes(parcel);
		this.failing = this.failing.filter((one) => one !== parcel);
		if (recovered) this.hasten();
		if (parcel.doubledBy === undefined) return;
		const { doubledBy, ...again } = parcel;
		this.repeats.push({ ...again, due: now + doubledBy, attempts: 0 });
	}

	/** A delivery failed. False when it has been tried for 24 hours. */
	failed(parcel: Parcel): boolean {
		const now = this.clock.now();
		parcel.failingSince ??= now;
		const due = nextAttempt(parcel.attempts, parcel.failingSince, now);
		parcel.due = due ?? now;
		if (!this.failing.includes(parcel)) {
			this.failing.push(parcel);
			this.failing.sort((one, other) => one.first - other.first);
		}
		return due !== undefined;
	}

	/** What failed begins anew, in order, as when a webhook is enabled again. */
	replay(): void {
		for (const parcel of this.failing) {
			parcel.attempts = 0;
			delete parcel.failingSince;
		}
		this.hasten();
	}

	/** When the next delivery is due; undefined when nothing waits. */
	nextDue(): number | undefined {
		const heads = this.failing.slice(0, 1);
		const behind = heads.length > 0 ? [] : [...this.rounds.flat(), ...this.waiting];
		const dues = [...heads, ...behind, ...this.repeats].map(({ due }) => due);
		return dues.length > 0 ? Math.min(...dues) : undefined;
	}

	/** Number of the newest event; 0 when there was none. */
	get lastSequence(): number {
		return this.sequence;
	}

	/** Events not delivered yet; those lost are not among them. */
	get undelivered(): number {
		const parcels = [...this.rounds.flat(), ...this.failing];
		return parcels.reduce((sum, { events }) => sum + events.length, this.waiting.length);
	}

	private hasten(): void {
		for (const parcel of this.failing) parcel.due = this.clock.now();
	}

	/** Drops what is older than Xero keeps. */
	private forget(now: number): void {
		const isKept = ({ at }: { at: number }) => at > now - keptFor;
		if (this.kept[0] && !isKept(this.kept[0])) this.kept = this.kept.filter(isKept);
		this.waiting = this.waiting.every(isKept) ? this.waiting : this.waiting.filter(isKept);
		this.failing = this.failing.filter(({ events }) => events.some(isKept));
	}
}
