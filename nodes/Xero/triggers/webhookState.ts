import { randomBytes } from 'crypto';

import { isRecord } from '../values/record';
import { Memory, type StoredMemory } from './changes';
import type { Delivery, WebhookEvent } from './webhookBody';
import { kindOf, markOf, Marks } from './webhookMarks';
import { soundSaved } from './webhookSaved';
import { byRecord, watchedBy, type WebhookSettings } from './webhookSettings';
import { beganAnew, closed, gapsIn, joined, type Gap, type Stretch } from './webhookSequence';

/** An event whose record decides whether it is wanted, and could not be read yet. */
export type Pending = { event: WebhookEvent; tries: number };

/** What is kept in the node's static data, so that another process, or this one after a restart, goes on from there. */
export type Saved = {
	/** Who wrote it, and for the how-manieth time. */
	by: string;
	turn: number;
	/** When the first event came, by its own date: what happened before is nobody's loss. */
	start?: number;
	/** The stream as far as it is known, without gaps. */
	stream?: Stretch;
	/** Organisations with a gap to be closed, and since when; '' stands for those that are not known by name yet. */
	behind: { [tenantId: string]: number };
	pending: Pending[];
	marks: string[];
	/** Marks up to this date are left out. */
	until?: number;
	/** Records that were there at a date, for what is told by when they were made. */
	there?: { at: number; records: string };
	/** What records were when last looked at, by organisation and kind, and what was watched then. */
	records?: { watched: string; memories: { [place: string]: StoredMemory } };
};

/** Marks kept in static data, which n8n copies into every saved execution: 20 bytes each. */
const savedMarks = 1_000;

/** Records known to be there that are kept in static data: 8 bytes each. */
const savedRecords = 10_000;

/** Events that wait for their record one by one. */
export const mostPending = 200;

const isSaved = (value: unknown): value is Saved => isRecord(value) && typeof value.by === 'string' && typeof value.turn === 'number' && Array.isArray(value.marks);

/** What this process knows of one webhook, shared by all deliveries to it. */
export class WebhookState {
	readonly marks = new Marks();

	/** Names of organisations, by their ids in small letters. */
	readonly names = new Map<string, string>();

	private watched = '';

	private memories = new Map<string, Memory>();

	private stored: { [place: string]: StoredMemory } = {};

	start: number | undefined;

	/** Events up to this date were dealt with, though nothing is known of them any more. */
	until: number | undefined;

	behind: { [tenantId: string]: number } = {};

	pending: Pending[] = [];

	/** By organisation: when its gap could not be closed the last time. */
	readonly notClosed = new Map<string, number>();

	private stream: Stretch[] = [];

	private readonly by = randomBytes(6).toString('base64');

	/** For the how-manieth time this was written. */
	turn = 0;

	private takenOver = '';

	/** Deliveries that wait for their turn: what they bring is not missing. */
	private readonly waiting = new Set<Delivery>();

	private last: Promise<unknown> = Promise.resolve();

	/** Runs `work` after everything that came before it. */
	async inTurn<Result>(delivery: Delivery, work: () => Promise<Result>): Promise<Result> {
		this.waiting.add(delivery);
		const mine = this.last.then(async () => {
			this.waiting.delete(delivery);
			return await work();
		});
		this.last = mine.catch(() => undefined);
		return await mine;
	}

	/** Whether a delivery waits for its turn. */
	get hasLine(): boolean {
		return this.waiting.size > 0;
	}

	/**
	 * Takes over what another process, or this one before a restart, has saved. What this process wrote itself it knows,
	 * and an older copy of it would only bring back what has been settled since. Answers whether something of it is not what
	 * a trigger saves, and could not be taken over.
	 */
	takeOver(kept: unknown, settings: WebhookSettings): boolean {
		this.watch(settings);
		if (!isSaved(kept)) return kept !== undefined;
		if (kept.by === this.by || this.takenOver === `${kept.by} ${kept.turn}`) return false;
		const { saved, lost } = soundSaved(kept);
		this.takenOver = `${saved.by} ${saved.turn}`;
		this.marks.add(saved.marks ?? []);
		if (saved.there !== undefined) this.marks.addThere(saved.there.records, saved.there.at);
		this.until = most(this.until, saved.until);
		if (kept.turn > this.turn && saved.records?.watched === this.watched) {
			this.memories = new Map();
			this.stored = saved.records.memories;
		}
		this.turn = Math.max(this.turn, kept.turn);
		this.start = least(this.start, saved.start);
		if (saved.stream !== undefined) this.stream.push(saved.stream);
		for (const [tenantId, since] of Object.entries(saved.behind ?? {})) this.isBehind(tenantId, since);
		for (const pending of saved.pending ?? []) if (!this.pending.some(({ event }) => isSame(event, pending.event))) this.pending.push(pending);
		return lost;
	}

	/** What was seen of records says nothing once something else is watched. */
	private watch(settings: WebhookSettings): void {
		if (this.watched === watchedBy(settings)) return;
		this.watched = watchedBy(settings);
		this.memories = new Map();
		this.stored = {};
	}

	/** What is remembered of the records of one kind in one organisation; `width` as Memory takes it. */
	memoryOf(tenantId: string, resource: string, width: number): Memory {
		const place = `${tenantId.toLowerCase()} ${resource}`;
		const memory = this.memories.get(place) ?? new Memory(this.stored[place] ?? {}, width);
		this.memories.set(place, memory);
		return memory;
	}

	/** The events that wait for their record, which nobody waits for any more. */
	takePending(): Pending[] {
		const { pending } = this;
		this.pending = [];
		return pending;
	}

	/** What to keep in the static data now. */
	save(settings: WebhookSettings): Saved {
		for (const [place, memory] of this.memories) this.stored = { ...this.stored, [place]: memory.stored() };
		const stream = closed(this.stream);
		const marks = this.marks.latest(savedMarks);
		const until = most(this.until, this.marks.youngestBut(savedMarks));
		const tellsMaking = settings.closeGaps && (settings.event === 'created' || settings.event === 'updated');
		// No gap to come begins before what came last, or before one that is not closed yet.
		const at = Math.min(...(stream === undefined ? [] : [stream[2]]), ...Object.values(this.behind));
		this.turn += 1;
		return {
			by: this.by,
			turn: this.turn,
			...(this.start === undefined ? {} : { start: this.start }),
			...(stream === undefined ? {} : { stream }),
			behind: this.behind,
			pending: this.pending,
			marks,
			...(until === undefined ? {} : { until }),
			...(tellsMaking && Number.isFinite(at) ? { there: { at, records: this.marks.thereAt(at, savedRecords) } } : {}),
			...(byRecord(settings) ? { records: { watched: this.watched, memories: this.stored } } : {}),
		};
	}

	/** Adds a delivery's stretch of the stream, before its events are kept as marks. */
	came({ events, first, last }: Delivery): void {
		const dates = events.map(({ at }) => at).filter(Number.isFinite);
		if (dates.length > 0) this.start = least(this.start, Math.min(...dates));
		if (first === undefined || last === undefined) return;
		const stretch: Stretch = [first, last, Math.max(...dates, 0)];
		const known = closed(this.stream);
		const fresh = events.filter((event) => Number.isFinite(event.at) && !this.marks.has(event)).map(({ at }) => at);
		this.stream = known !== undefined && beganAnew(known, stretch, Math.max(...fresh)) ? [stretch] : joined([...this.stream, stretch]);
	}

	/** What of the stream is missing, without what waits for its turn. */
	gaps(): Gap[] {
		const coming = [...this.waiting].flatMap(({ first, last }): Stretch[] => (first === undefined || last === undefined ? [] : [[first, last, 0]]));
		return gapsIn(this.stream).flatMap((gap) => {
			const inside = coming.filter(([first, last]) => last >= gap.first && first <= gap.last);
			const ends: Stretch[] = [[gap.first - 1, gap.first - 1, gap.since], [gap.last + 1, gap.last + 1, 0]];
			return gapsIn([...ends, ...inside]).length > 0 ? [gap] : [];
		});
	}

	/** Whether an event or a reading of one of these kinds tells of a record as it was at `at`, or waits for its turn. */
	isTold(mark: string, at: number, kinds: string): boolean {
		const comes = (event: WebhookEvent): boolean =>
			event.at >= at && kinds.includes(kindOf(event)) && markOf(event.tenantId, event.category, event.resourceId) === mark;
		return this.marks.covers(mark, at, kinds) || [...this.waiting].some(({ events }) => events.some(comes));
	}

	/** The gaps are noted for these organisations and no longer kept in the stream. */
	note(gaps: readonly Gap[], tenantIds: readonly string[]): void {
		if (gaps.length === 0) return;
		const since = Math.min(...gaps.map((gap) => gap.since));
		for (const tenantId of tenantIds) this.isBehind(tenantId, since);
		const bridges = gaps.map(({ first, last, since: at }): Stretch => [first, last, at]);
		this.stream = joined([...this.stream, ...bridges]);
	}

	/** Notes that an organisation has a gap to be closed. */
	isBehind(tenantId: string, since: number): void {
		this.behind = { ...this.behind, [tenantId]: Math.min(since, this.behind[tenantId] ?? since) };
	}

	/** Notes that an organisation has no gap any more. */
	isLevel(tenantId: string): void {
		this.notClosed.delete(tenantId);
		this.behind = Object.fromEntries(Object.entries(this.behind).filter(([id]) => id !== tenantId));
	}
}

const isSame = (one: WebhookEvent, other: WebhookEvent): boolean =>
	one.resourceId === other.resourceId && one.tenantId === other.tenantId && one.type === other.type && one.date === other.date;

const least = (one: number | undefined, other: number | undefined): number | undefined =>
	one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);

const most = (one: number | undefined, other: number | undefined): number | undefined =>
	one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
