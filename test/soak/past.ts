import type { Rec } from '../local-xero/contract';
import { agrees } from './agrees';
import { isIn, type Expected, type State, type Wanted } from './expected';
import type { Emission } from './judge';
import type { Watched } from './objects';
import type { Version } from './versions';

const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : Date.parse(String(value)));

/** Must be told yet; or may be told once more, as the trigger was set back to when it was not. */
export type Owed = ReadonlyMap<string, 'must' | 'may'>;

/** What a trigger that starts from a date has to tell of the time before its activation. */
export class Past {
	private owed = new Map<string, 'must' | 'may'>();
	/** Records that changed between the start and the activation: all of them have to be looked at. */
	read = 0;

	constructor(
		private readonly watched: Watched,
		private readonly wanted: Wanted,
		private readonly start: number,
	) {}

	/** The trigger was activated when these were there. */
	begin(standing: readonly Version[]): void {
		this.read = standing.filter(({ record }) => instant(record?.UpdatedDateUTC ?? record?.CreatedDateUTC) >= this.start).length;
		this.owed = new Map(standing.filter(({ record }) => this.proven(record) !== undefined).map(({ id }) => [id, 'must']));
	}

	get size(): number {
		return this.owed.size;
	}

	/** Whether what was emitted of a record tells its past. */
	isTold(id: string, { version }: State, mine: readonly Emission[]): boolean {
		const wanted = this.owed.has(id) ? this.proven(version?.record) : undefined;
		return wanted !== undefined && mine.length === 1 && agrees(mine[0], wanted, undefined, version?.record);
	}

	/** Something was told of the record: nothing of before is to come. */
	told(id: string): void {
		this.owed.delete(id);
	}

	/** What was to be told and still can be proven by the records as they are now. */
	missing(at: (id: string) => Version | undefined): string[] {
		return [...this.owed].flatMap(([id, how]) => (how === 'must' && this.proven(at(id)?.record) !== undefined ? [id] : []));
	}

	knowledge(): Owed {
		return new Map(this.owed);
	}

	setBack(then: Owed): void {
		for (const id of then.keys()) if (!this.owed.has(id)) this.owed.set(id, 'may');
	}

	/**
	 * What a record proves to have happened since the start: that it was made or changed, that it was deleted or voided (no
	 * change comes after), or the day it was paid in full.
	 * https://developer.xero.com/documentation/api/accounting/invoices
	 */
	private proven(record: Rec | undefined): Expected | undefined {
		if (record === undefined || this.watched.is?.(record) === false) return undefined;
		const { event, statuses = [] } = this.wanted;
		const { status = 'Status', gone = [] } = this.watched;
		if (event === 'created') return instant(record.CreatedDateUTC) >= this.start ? { event, changed: [] } : undefined;
		if (instant(record.UpdatedDateUTC) < this.start) return undefined;
		if (event === 'createdOrUpdated') return { event, changed: [] };
		if (event === 'removed') return gone.includes(String(record[status])) ? { event, changed: [] } : undefined;
		const day = new Date(this.start).toISOString().slice(0, 10);
		const paid = record.FullyPaidOnDate instanceof Date && record.FullyPaidOnDate.toISOString().slice(0, 10) >= day;
		const entered = statuses.filter((word) => isIn(record, word, this.watched) && (gone.includes(word) || (word === 'PAID' && paid)));
		return entered.length > 0 ? { event, changed: [status] } : undefined;
	}
}
