import { createHash } from 'crypto';

import type { WebhookEvent } from './webhookBody';

/**
 * What has been dealt with: an event that came (`c` created, `u` updated, `o` any other), or a record that was read to
 * close a gap and given out as created (`C`), as updated (`U`), or without telling which (`O`).
 */
export type Kind = 'c' | 'u' | 'o' | 'C' | 'U' | 'O';

/** Letters of a record's name. */
const letters = 8;

/** A record by a name of eight letters: 48 bits tell a node's records apart. */
export const markOf = (tenantId: string, category: string, resourceId: string): string =>
	createHash('sha256').update(`${tenantId} ${category} ${resourceId}`.toLowerCase()).digest('base64').slice(0, letters);

/** What kind of mark an event leaves. */
export const kindOf = ({ type }: WebhookEvent): Kind => (type === 'CREATE' ? 'c' : type === 'UPDATE' ? 'u' : 'o');

type Mark = { kind: Kind; at: number; sequence?: number };

/** Most marks kept in the process: Xero sends an event again for 24 hours, and few apps have as many in a day. */
const most = 50_000;

/** `<record><kind><date>.<sequence>`, numbers in base 36. */
const pattern = /^(.{8})([cuoCUO])([0-9a-z]+)\.([0-9a-z]*)$/;

/** Which events and records have been dealt with, the latest ones of them. */
export class Marks {
	private readonly marks = new Map<string, Mark>();

	private readonly ofRecord = new Map<string, Set<string>>();

	/** By record: the earliest moment at which it is known to have been there. */
	private readonly there = new Map<string, number>();

	/** Keeps an event that came. One without a date cannot be told from the next one. */
	came(event: WebhookEvent): void {
		const { tenantId, category, resourceId, at, sequence } = event;
		this.keep(markOf(tenantId, category, resourceId), { kind: kindOf(event), at, ...(sequence === undefined ? {} : { sequence }) });
	}

	/** Keeps a record that was given out as it was at `at`. */
	caughtUp(record: string, kind: 'C' | 'U' | 'O', at: number): void {
		this.keep(record, { kind, at });
	}

	/** Keeps that a record was made at `at`, as an event would tell. */
	wasMade(record: string, at: number): void {
		this.keep(record, { kind: 'c', at });
	}

	/**
	 * Whether an event has been dealt with: it came before, or its record was given out after it. Two events of one record
	 * in the same millisecond are told apart by their place in the stream.
	 */
	has(event: WebhookEvent): boolean {
		const kind = kindOf(event);
		return this.of(markOf(event.tenantId, event.category, event.resourceId)).some((mark) =>
			mark.kind === kind
				? mark.at === event.at && (mark.sequence === event.sequence || mark.sequence === undefined || event.sequence === undefined)
				: (mark.kind === 'O' || mark.kind === kind.toUpperCase()) && mark.at >= event.at,
		);
	}

	/** Whether an event or a reading of one of these kinds covers a record as it was at `at`. */
	covers(record: string, at: number, kinds: string): boolean {
		return this.of(record).some((mark) => kinds.includes(mark.kind) && mark.at >= at);
	}

	/** Keeps that a record was there at `at`. */
	wasThere(record: string, at: number): void {
		if (!Number.isFinite(at)) return;
		this.there.set(record, Math.min(at, this.there.get(record) ?? at));
		for (const oldest of this.there.keys()) {
			if (this.there.size <= most) break;
			this.there.delete(oldest);
		}
	}

	/** Whether a record is known to have been there at `at`. */
	isOlder(record: string, at: number): boolean {
		return (this.there.get(record) ?? Infinity) <= at;
	}

	/** When a record was made, as far as an event told; undefined when none did. */
	madeAt(record: string): number | undefined {
		return this.of(record).find(({ kind }) => kind === 'c')?.at;
	}

	/** The latest marks as text, to be read again by `add`. */
	latest(count: number): string[] {
		return [...this.marks.keys()].slice(-count);
	}

	/** The youngest date of all marks but the latest; undefined when there are no others. */
	youngestBut(count: number): number | undefined {
		const others = [...this.marks.values()].slice(0, -count);
		return others.length === 0 ? undefined : others.reduce((youngest, { at }) => Math.max(youngest, at), -Infinity);
	}

	/** The latest records that were there at `at`, name after name, to be read again by `addThere`. */
	thereAt(at: number, count: number): string {
		const records = [...this.there].filter(([, since]) => since <= at).map(([record]) => record);
		return records.slice(-count).join('');
	}

	/** Adds records from text. */
	addThere(records: string, at: number): void {
		for (let place = 0; place + letters <= records.length; place += letters) this.wasThere(records.slice(place, place + letters), at);
	}

	/** Adds marks from text; what is none is left out. */
	add(texts: readonly unknown[]): void {
		for (const text of texts) {
			const [, record, kind, at, sequence] = pattern.exec(String(text)) ?? [];
			if (record === undefined) continue;
			this.keep(record, { kind: kind as Kind, at: Number.parseInt(at, 36), ...(sequence === '' ? {} : { sequence: Number.parseInt(sequence, 36) }) });
		}
	}

	private of(record: string): Mark[] {
		return [...(this.ofRecord.get(record) ?? [])].flatMap((text) => this.marks.get(text) ?? []);
	}

	private keep(record: string, mark: Mark): void {
		if (!Number.isFinite(mark.at)) return;
		this.wasThere(record, mark.at);
		const text = `${record}${mark.kind}${mark.at.toString(36)}.${mark.sequence?.toString(36) ?? ''}`;
		if (this.marks.has(text)) return;
		this.marks.set(text, mark);
		this.ofRecord.set(record, (this.ofRecord.get(record) ?? new Set()).add(text));
		for (const oldest of this.marks.keys()) {
			if (this.marks.size <= most) break;
			this.drop(oldest);
		}
	}

	private drop(text: string): void {
		this.marks.delete(text);
		const others = this.ofRecord.get(text.slice(0, letters));
		others?.delete(text);
		if (others?.size === 0) this.ofRecord.delete(text.slice(0, letters));
	}
}
