import type { Books, Rec, Shelf } from '../local-xero/contract';

/** What a record was from one moment on; without `record` it was gone. */
export type Version = {
	/** Its place in the order of all that happened. */
	seq: number;
	id: string;
	record?: Rec;
	/**
	 * Place of the state at which UpdatedDateUTC last moved, or the record came or went: what If-Modified-Since tells.
	 * Of records without a date, place of the first state like it.
	 */
	moved: number;
};

const view = { summaryOnly: false, unitdp: 4 } as const;

/** Numbers everything that happens in a world. */
export class Sequence {
	private last = 0;

	now(): number {
		return this.last;
	}

	next(): number {
		this.last += 1;
		return this.last;
	}
}

/** Where records of a kind live, and how to look at them without asking over HTTP. */
export type Source = {
	id: string;
	all(): Rec[];
	show(record: Rec): Rec;
	/** What tells that a record changed; without it records are compared whole. */
	updated?(record: Rec): string;
};

/** What may change without UpdatedDateUTC: https://developer.xero.com/documentation/api/accounting/invoices. */
const quietly = ({ DueDate, SentToContact }: Rec): string =>
	`${DueDate instanceof Date ? DueDate.getTime() : ''} ${String(SentToContact)}`;

/** A shelf of the books as a source. Kinds that have no UpdatedDateUTC are compared whole. */
export function shelfSource(shelf: Shelf): Source {
	const updated = (record: Rec): string => String((record.UpdatedDateUTC as Date).getTime());
	const dated = shelf.all().every(({ UpdatedDateUTC }) => UpdatedDateUTC instanceof Date);
	const show = (record: Rec): Rec => shelf.show(record, { ...view, full: shelf.list.brief !== true });
	return { id: shelf.id, all: () => shelf.all(), show, ...(dated && shelf.list.modifiedSince ? { updated } : {}) };
}

/** Employees of an organisation's payroll as a source. */
export function employeeSource(books: Books): Source | undefined {
	const { payroll } = books;
	if (payroll === undefined) return undefined;
	if (payroll.region === 'AU') return shelfSource(payroll.employees);
	// Payroll 2.0 has words of its own; items have those of Australia's.
	const show = (record: Rec): Rec => ({
		...Object.fromEntries(
			Object.entries(record).map(([name, value]) => [name[0].toUpperCase() + name.slice(1), value]),
		),
		Status: typeof record.endDate === 'string' ? 'TERMINATED' : 'ACTIVE',
	});
	return { id: 'employeeID', all: () => payroll.all(), show };
}

type Seen = { stamp: string; quiet: string; content: string; moved: number };

/**
 * Every state the records of one kind of one organisation ever had, read from the local Xero's books themselves: the
 * truth the triggers are held against. It knows nothing of how a trigger finds changes.
 */
export class Versions {
	private readonly seen = new Map<string, Seen>();
	private readonly byId = new Map<string, Version[]>();
	private readonly log: Version[] = [];

	constructor(
		private readonly source: Source,
		private readonly sequence: Sequence,
	) {
		this.look();
	}

	/** Takes down what changed since the last look. */
	look(): void {
		const { id: idName, updated, show } = this.source;
		const live = this.source.all();
		for (const record of live) {
			const id = String(record[idName]);
			const was = this.seen.get(id);
			const [stamp, quiet] = updated === undefined ? ['', ''] : [updated(record), quietly(record)];
			if (updated !== undefined && was?.stamp === stamp && was.quiet === quiet) continue;
			const shown = show(record);
			const content = JSON.stringify(shown);
			if (was?.content === content && was.stamp === stamp) continue;
			const seq = this.sequence.next();
			const moved = updated === undefined ? this.firstLike(id, content, seq) : was?.stamp === stamp ? was.moved : seq;
			this.seen.set(id, { stamp, quiet, content, moved });
			this.add({ seq, id, record: shown, moved });
		}
		if (live.length === this.seen.size) return;
		const left = new Set(live.map((record) => String(record[idName])));
		for (const id of this.seen.keys()) {
			if (left.has(id)) continue;
			this.seen.delete(id);
			const seq = this.sequence.next();
			this.add({ seq, id, moved: seq });
		}
	}

	/** Where records are compared whole, one that is again as it was has not moved. */
	private firstLike(id: string, content: string, seq: number): number {
		return (this.byId.get(id) ?? []).find(({ record }) => JSON.stringify(record) === content)?.moved ?? seq;
	}

	/** The state at a moment; nothing when there was no such record yet. */
	at(id: string, seq: number): Version | undefined {
		const all = this.byId.get(id) ?? [];
		for (let place = all.length - 1; place >= 0; place -= 1) if (all[place].seq <= seq) return all[place];
		return undefined;
	}

	/**
	 * The states a list may show of a record between two moments, oldest first. A change that moved no UpdatedDateUTC may
	 * be in it or not.
	 */
	shown(id: string, from: number, until: number, changesOnly: boolean): (Version | undefined)[] {
		const first = this.at(id, from);
		const isDated = this.source.updated !== undefined;
		const earliest = changesOnly && isDated ? (first?.moved ?? from) : (first?.seq ?? from);
		const states = (this.byId.get(id) ?? []).filter(({ seq }) => seq >= earliest && seq <= until);
		return first === undefined ? [undefined, ...states] : states;
	}

	/** Everything that happened after one moment and up to another. */
	since(after: number, until = Infinity): Version[] {
		let from = this.log.length;
		while (from > 0 && this.log[from - 1].seq > after) from -= 1;
		return this.log.slice(from).filter(({ seq }) => seq <= until);
	}

	/** Every record there was at a moment. */
	standing(seq: number): Version[] {
		return [...this.byId.keys()]
			.map((id) => this.at(id, seq))
			.filter((version): version is Version => version?.record !== undefined);
	}

	/** How many records there are now. */
	get size(): number {
		return this.seen.size;
	}

	private add(version: Version): void {
		this.log.push(version);
		const all = this.byId.get(version.id);
		if (all) all.push(version);
		else this.byId.set(version.id, [version]);
	}
}
