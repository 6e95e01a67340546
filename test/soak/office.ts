import type { Books, Clock, Rec, Shelf, Verdict } from '../local-xero/contract';
import type { Dice } from './dice';

const context = { unitdp: 4, app: 'Somebody at a desk' } as const;
const day = 86_400_000;

/** Where the demo organisations are, told apart from the product's own table of time zones. */
const zones: { readonly [country: string]: string } = {
	AU: 'Australia/Sydney',
	GB: 'Europe/London',
	NZ: 'Pacific/Auckland',
};

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a time zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: number): string {
	const calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
	calendars.set(zone, calendar);
	return calendar.format(at);
}

/** Somebody at work in one organisation's books: writes as Xero's own screens do, without a call. */
export class Office {
	readonly tenant: string;
	readonly zone: string;
	private count = 0;

	constructor(
		readonly books: Books,
		readonly dice: Dice,
		private readonly clock: Clock,
	) {
		this.tenant = books.organisation.OrganisationID;
		this.zone = zones[String(books.organisation.CountryCode)];
	}

	/** The day so many days from the organisation's today. */
	day(offset: number): string {
		return dayIn(this.zone, this.clock.now() + offset * day);
	}

	now(): Date {
		return new Date(this.clock.now());
	}

	/** A name nothing else has. */
	name(of: string): string {
		this.count += 1;
		return `${of} ${this.count}`;
	}

	shelf(endpoint: string): Shelf {
		const found = this.books.shelves.get(endpoint);
		if (found === undefined) throw new Error(`There is no shelf ${endpoint}`);
		return found;
	}

	/** A record the condition holds for, as the books keep it; nothing when a few tries find none. */
	any(endpoint: string, holds: (record: Rec) => boolean): Rec | undefined {
		const all = this.shelf(endpoint).all();
		for (let attempt = 0; attempt < 12 && all.length > 0; attempt += 1) {
			const record = this.dice.of(all);
			if (holds(record)) return record;
		}
		return all.find(holds);
	}

	/** Makes a record; the ids touched, or nothing when Xero refuses. */
	make(endpoint: string, element: Rec): Rec | undefined {
		return this.accepted(this.shelf(endpoint).put?.(element, context));
	}

	/** Changes a record by its id. */
	change(endpoint: string, record: Rec, element: Rec): Rec | undefined {
		const { id, posts, post } = this.shelf(endpoint);
		const named = { [id]: record[id], ...element };
		return this.accepted(post?.(named, context, posts?.byPath ? String(record[id]) : undefined));
	}

	/** Removes a record by its id. */
	remove(endpoint: string, record: Rec): boolean {
		const { id, remove } = this.shelf(endpoint);
		const verdict = remove?.(String(record[id]));
		return verdict?.is === 'gone' || verdict?.is === 'ok';
	}

	private accepted(verdict: Verdict | undefined): Rec | undefined {
		return verdict?.is === 'ok' ? verdict.record : undefined;
	}
}
