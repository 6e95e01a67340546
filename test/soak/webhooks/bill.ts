import type { Delivery } from '../../local-xero/server';
import { Answers, endpoints } from './answers';
import type { Numbered } from './hearing';

/** What of the stream is known: all from the first number to the last, those that came, and whose gap is still open. */
export type Place = {
	first: number;
	last: number;
	came: ReadonlySet<number>;
	/** By record: the number of the earliest event from which on it was known to be there. */
	there: ReadonlyMap<string, number>;
	/** Records whose making was told. */
	made: ReadonlySet<string>;
	/** By organisation: the first number of the gap. */
	behind: ReadonlyMap<string, number>;
};

/** What a webhook trigger is set to, as far as it decides about calls. */
export type Charged = { categories: readonly string[]; event: string; wants: (numbered: Numbered) => boolean };

/** Categories whose endpoint takes a list of ids, about 40. https://developer.xero.com/documentation/api/efficient-data-retrieval */
const byIds = ['CONTACT', 'INVOICE'];
const listed = 40;

/** What fails is asked at least twice. */
const tries = 2;

export const sequencesOf = ({ firstEventSequence: first, lastEventSequence: last }: Delivery): number[] =>
	Array.from({ length: last - first + 1 }, (_, at) => first + at);

/**
 * The fewest calls anybody could do with who reads the records of a delivery when it comes, and what changed when numbers
 * are missing in the stream:
 *
 * - the records of a delivery by lists of 40 ids, or one call where the endpoint takes no ids;
 * - for a gap one list for each category and organisation: nothing tells whose events are missing;
 * - for Created and Updated the history of each record changed since the gap of which no event told when it was made or
 *   that it was there before: Xero's lists have no date of creation;
 * - a call again for each delivery in which one went wrong.
 */
export class WebhookBill {
	fewest = 0;
	private first = Infinity;
	private last = 0;
	private came = new Set<number>();
	private there = new Map<string, number>();
	private made = new Set<string>();
	private behind = new Map<string, number>();
	private readonly stream = new Map<number, Numbered>();

	constructor(
		private readonly charged: Charged,
		readonly tenants: readonly string[],
	) {}

	/** The events up to now. */
	take(events: readonly Numbered[]): void {
		for (const numbered of events) this.stream.set(numbered.sequence, numbered);
	}

	/** Deliveries of one moment, and what Xero answered meanwhile. */
	delivered(deliveries: readonly Delivery[], answers: Answers): void {
		const known = { first: this.first, last: this.last };
		const isKnown = (sequence: number): boolean =>
			this.came.has(sequence) || (sequence >= known.first && sequence <= known.last);
		const news = deliveries.map((delivery) => {
			const fresh = sequencesOf(delivery).filter((sequence) => !isKnown(sequence));
			for (const sequence of sequencesOf(delivery)) this.comes(sequence);
			return fresh;
		});
		let gap = this.first;
		while (gap <= this.last && isKnown(gap)) gap += 1;
		if (gap < this.last)
			for (const tenant of this.tenants) this.behind.set(tenant, Math.min(gap, this.behind.get(tenant) ?? gap));
		const closed = new Set(
			[...this.behind].filter(([tenant, from]) => this.isClosed(tenant, from, answers)).map(([tenant]) => tenant),
		);
		// Who reads what changed in a gap has the records of the delivery behind it among that.
		const revealing = news.findIndex((sequences) => sequences.some((sequence) => sequence > gap));
		for (const [at, sequences] of news.entries())
			this.records(sequences, answers, at === revealing ? closed : new Set());
		for (const failed of answers.failed().values())
			this.fewest += Math.min(deliveries.length, Math.ceil(failed / tries));
	}

	/** Whether what is missing of an organisation was not to be had yet. */
	isBehind(tenant: string): boolean {
		return this.behind.has(tenant);
	}

	/** Records that could not be read when their events came are read later. */
	again(numbered: readonly Numbered[], answers: Answers): void {
		this.records(
			numbered.map(({ sequence }) => sequence).filter((sequence) => this.came.has(sequence)),
			answers,
			new Set(),
		);
	}

	/** Own events after a number, as far as the stream is known. */
	since(sequence: number): Numbered[] {
		return [...this.stream.values()].filter(
			(numbered) => numbered.sequence > sequence && numbered.sequence <= this.last && this.isOwn(numbered),
		);
	}

	place(): Place {
		const { first, last, came, there, made, behind } = this;
		return { first, last, came: new Set(came), there: new Map(there), made: new Set(made), behind: new Map(behind) };
	}

	/** What came since is forgotten. */
	setBack({ first, last, came, there, made, behind }: Place): void {
		Object.assign(this, {
			first,
			last,
			came: new Set(came),
			there: new Map(there),
			made: new Set(made),
			behind: new Map(behind),
		});
	}

	private isOwn({ event }: Numbered): boolean {
		return this.charged.categories.includes(event.eventCategory);
	}

	private comes(sequence: number): void {
		this.first = Math.min(this.first, sequence);
		this.last = Math.max(this.last, sequence);
		this.came.add(sequence);
		const numbered = this.stream.get(sequence);
		if (numbered === undefined || !this.isOwn(numbered)) return;
		const { resourceId, eventType } = numbered.event;
		this.there.set(resourceId, Math.min(sequence, this.there.get(resourceId) ?? sequence));
		if (eventType.toUpperCase() === 'CREATE') this.made.add(resourceId);
	}

	/** Charges for records that were answered, unless those of the organisation were also among what changed since a gap. */
	private records(sequences: readonly number[], answers: Answers, closed: ReadonlySet<string>): void {
		const groups = new Map<string, Set<string>>();
		for (const sequence of sequences) {
			const numbered = this.stream.get(sequence);
			if (numbered === undefined || !this.isOwn(numbered) || !this.charged.wants(numbered)) continue;
			const { eventCategory, tenantId, resourceId } = numbered.event;
			if (closed.has(tenantId)) continue;
			const isAnswered =
				answers.record(tenantId, eventCategory, resourceId) ||
				(!byIds.includes(eventCategory) && answers.list(tenantId, eventCategory));
			if (!isAnswered) continue;
			const place = `${eventCategory} ${tenantId}`;
			groups.set(place, (groups.get(place) ?? new Set()).add(resourceId));
		}
		for (const [place, ids] of groups)
			this.fewest += byIds.includes(place.split(' ')[0]) ? Math.ceil(ids.size / listed) : 1;
	}

	/** What is asked of an organisation with a gap, and whether that closes it. */
	private isClosed(tenant: string, from: number, answers: Answers): boolean {
		for (const { event } of this.unknown(tenant, from)) {
			if (!answers.history(tenant, event.eventCategory, event.resourceId)) continue;
			this.fewest += 1;
			this.learnt(event.resourceId, from);
		}
		const categories = this.charged.categories.filter((category) => category in endpoints);
		if (!categories.every((category) => answers.list(tenant, category)) || this.unknown(tenant, from).length > 0)
			return false;
		this.behind.delete(tenant);
		this.fewest += categories.length;
		for (const { event } of this.touched(tenant, from))
			if (!this.there.has(event.resourceId)) this.there.set(event.resourceId, this.last);
		return true;
	}

	/** Its history told whether a record was made since the gap began. */
	private learnt(id: string, from: number): void {
		const isMade = [...this.stream.values()].some(
			({ sequence, event }) =>
				sequence >= from && event.resourceId === id && event.eventType.toUpperCase() === 'CREATE',
		);
		if (isMade) this.made.add(id);
		else this.there.set(id, from - 1);
	}

	/** The latest event of each record an organisation changed since the gap began, whether it came or not. */
	private touched(tenant: string, from: number): Numbered[] {
		const latest = new Map<string, Numbered>();
		for (let sequence = from; this.stream.has(sequence); sequence += 1) {
			const numbered = this.stream.get(sequence) as Numbered;
			if (numbered.event.tenantId === tenant && this.isOwn(numbered)) latest.set(numbered.event.resourceId, numbered);
		}
		return [...latest.values()];
	}

	/** Records whose history alone tells whether they were made since the gap began. */
	private unknown(tenant: string, from: number): Numbered[] {
		const { event } = this.charged;
		if (event !== 'created' && event !== 'updated') return [];
		return this.touched(tenant, from).filter(({ sequence, event: { resourceId } }) => {
			if (this.made.has(resourceId) || (this.there.get(resourceId) ?? Infinity) < from) return false;
			return event === 'created' || !this.came.has(sequence);
		});
	}
}
