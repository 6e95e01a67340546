import type { IDataObject } from 'n8n-workflow';

import { agrees } from './agrees';
import { expected, type State, type Wanted } from './expected';
import { dayIn } from './office';
import type { Watched } from './objects';
import { Past, type Owed } from './past';
import type { Version, Versions } from './versions';

/** What a trigger emitted of one organisation. */
export type Emission = { id: string; event: string; json: IDataObject };

/** What does not agree with the books; every word of it is a bug, in the trigger or in the simulation. */
export type Mismatch = { is: 'missed' | 'false'; says: string };

/** What a trigger may hold of records: what it surely saw, and where it cannot be told, all it may have seen. */
export type Knowledge = { upTo: number; cutoff: string; unsure: ReadonlyMap<string, readonly State[]>; owed?: Owed };

/** A look at an organisation: the places in the order of what happened between which it took place, and its end. */
export type Look = { from: number; until: number; at: number };

export type Tally = { events: number; missed: number; false: number; repeats: number; unknowable: number };

const groupedById = (emissions: readonly Emission[]): Map<string, Emission[]> => {
	const groups = new Map<string, Emission[]>();
	for (const emission of emissions) groups.set(emission.id, [...(groups.get(emission.id) ?? []), emission]);
	return groups;
};

const keyOf = ({ version, cutoff }: State): string => `${version?.seq ?? 'none'} ${cutoff}`;

const distinct = (states: readonly State[]): State[] => [
	...new Map(states.map((state) => [keyOf(state), state])).values(),
];

/**
 * Holds what one trigger emits of one organisation against the states its polls could see. A poll that takes a while
 * may show a record as it was or as it became meanwhile: what it emits tells which. Where a process died, what it held
 * in memory is gone and the trigger starts from what was saved: both are then possible until a poll tells.
 */
export class Judge {
	private upTo = -1;
	private cutoff = '';
	private unsure = new Map<string, readonly State[]>();
	/** Where memory was lost, what the polls had shown all the same. */
	private shown = new Map<string, readonly State[]>();
	private readonly emitted = new Set<string>();
	private readonly past?: Past;
	readonly tally: Tally = { events: 0, missed: 0, false: 0, repeats: 0, unknowable: 0 };

	constructor(
		private readonly versions: Versions,
		private readonly watched: Watched,
		private readonly wanted: Wanted,
		private readonly zone: string,
		private readonly onMismatch: (mismatch: Mismatch) => void,
	) {
		if (wanted.start !== undefined) this.past = new Past(watched, wanted, wanted.start);
	}

	/** The trigger was activated in this time: what there was is known, and reported to nobody. */
	activated(look: Look): void {
		this.upTo = look.from;
		this.cutoff = this.cutoffAt(look.at);
		for (const { id } of this.versions.since(look.from, look.until)) this.unsure.set(id, this.statesIn(id, look));
		this.past?.begin(this.versions.standing(look.until));
	}

	/** Records of before activation that are still to be told. */
	get owed(): number {
		return this.past?.size ?? 0;
	}

	/** Records of before activation that have to be looked at; nothing where the trigger starts from now. */
	get pastRead(): number | undefined {
		return this.past?.read;
	}

	/** The end: everything of before activation has been told. */
	ended(): void {
		for (const id of this.past?.missing((each) => this.versions.at(each, Infinity)) ?? [])
			this.onMismatch({ is: 'missed', says: `${this.watched.resource} ${id} of before activation` });
	}

	/** A poll that saw this organisation, and what it gave out. */
	polled(look: Look, emissions: readonly Emission[]): void {
		const byId = groupedById(emissions);
		const next = new Map<string, readonly State[]>();
		for (const id of new Set([...this.touched(look), ...this.unsure.keys(), ...byId.keys()])) {
			const states = this.judged(id, this.statesIn(id, look), byId.get(id) ?? []);
			const sure = { version: this.versions.at(id, look.until), cutoff: this.cutoffAt(look.at) };
			if (states.length > 1 || keyOf(states[0]) !== keyOf(sure)) next.set(id, states);
		}
		this.unsure = next;
		this.shown = new Map();
		this.upTo = look.until;
		this.cutoff = this.cutoffAt(look.at);
	}

	/**
	 * A poll that did not see the organisation to the end, yet gave something out of it. `isKept`: it keeps what it saw, also
	 * of what it had nothing to tell of.
	 */
	interrupted(look: Look, emissions: readonly Emission[], isKept = false): void {
		const byId = groupedById(emissions);
		if (isKept) this.silently(look, byId);
		for (const [id, mine] of byId) this.unsure.set(id, this.judged(id, this.statesIn(id, look), mine));
	}

	/** A look at these records alone, as events or gaps ask for it, and what it gave out. */
	seen(look: Look, ids: ReadonlySet<string>, emissions: readonly Emission[]): void {
		const byId = groupedById(emissions);
		for (const id of new Set([...ids, ...byId.keys()]))
			this.unsure.set(id, this.judged(id, this.statesIn(id, look), byId.get(id) ?? []));
		this.shown = new Map();
	}

	/** A poll that saw the organisation, gave nothing out and failed because of another: it may have kept what it saw. */
	failedElsewhere(look: Look): void {
		this.silently(look);
	}

	/** Records a look may have seen, or not, without telling of them; those it told of aside. */
	private silently(look: Look, told: ReadonlyMap<string, unknown> = new Map()): void {
		for (const id of this.touched(look)) {
			if (told.has(id)) continue;
			const known = this.known(id);
			const silent = this.statesIn(id, look).filter((now) =>
				known.some((before) => expected(this.watched, this.wanted, before, now) === undefined),
			);
			this.unsure.set(id, distinct([...known, ...silent]));
		}
	}

	/** What the trigger holds now, to come back to when it is set back. */
	knowledge(): Knowledge {
		return { upTo: this.upTo, cutoff: this.cutoff, unsure: new Map(this.unsure), ...(this.past && { owed: this.past.knowledge() }) };
	}

	/** The trigger goes on from what it held at an earlier time. */
	setBack({ upTo, cutoff, unsure, owed }: Knowledge): void {
		if (owed !== undefined) this.past?.setBack(owed);
		const ids = this.touched({ from: upTo, until: this.upTo, at: 0 }, upTo, cutoff !== this.cutoff);
		for (const id of new Set([...ids, ...unsure.keys(), ...this.unsure.keys()])) {
			const now = this.known(id);
			const then = unsure.get(id) ?? [{ version: this.versions.at(id, upTo), cutoff }];
			if (!this.shown.has(id)) this.shown.set(id, now);
			this.unsure.set(id, distinct([...now, ...then]));
		}
	}

	/** Whether the organisation's day is another one than at the last look, where the day matters. */
	isNewDay({ at }: Look): boolean {
		return this.cutoffAt(at) !== this.cutoff;
	}

	/** The records whose state is another than at the last look: they changed, or their day came. */
	private touched(look: Look, since = this.upTo, isNewDay = this.isNewDay(look)): string[] {
		const changed = this.versions.since(since, look.until).map(({ id }) => id);
		return isNewDay ? [...changed, ...this.versions.standing(look.until).map(({ id }) => id)] : changed;
	}

	private cutoffAt(at: number): string {
		if (this.wanted.days === undefined) return '';
		const today = Date.parse(dayIn(this.zone, at));
		return new Date(today - this.wanted.days * 86_400_000).toISOString().slice(0, 10);
	}

	private known(id: string): readonly State[] {
		return this.unsure.get(id) ?? [{ version: this.versions.at(id, this.upTo), cutoff: this.cutoff }];
	}

	/** What a look may have seen of a record. A new day is looked at as a whole; what is not seen stays what it was. */
	private statesIn(id: string, { from, until, at }: Look): State[] {
		const cutoff = this.cutoffAt(at);
		const wholly = cutoff !== this.cutoff;
		const states = this.versions.shown(id, from, until, !wholly);
		return states.flatMap((version) => (this.isHidden(version) ? this.known(id) : [{ version, cutoff }]));
	}

	private isHidden(version: Version | undefined): boolean {
		const { sees } = this.wanted;
		return sees !== undefined && version !== undefined && (version.record === undefined || !sees(version.record));
	}

	/** Compares what was emitted of a record with what there was to emit; answers the states it may be known in now. */
	private judged(id: string, now: State[], mine: readonly Emission[]): readonly State[] {
		const known = this.known(id);
		const fits = (before: readonly State[]): State[] =>
			now.filter((state) => before.some((was) => this.fit(was, state, mine)));
		const present = fits(known);
		const found = present.length > 0 ? present : now.filter((state) => this.past?.isTold(id, state, mine));
		if (mine.length > 0) this.past?.told(id);
		this.tally.events += mine.length;
		if (found.length === 0) {
			this.mismatch(id, known, now, mine);
			return now.slice(-1);
		}
		for (const { event } of mine) {
			const key = `${id} ${event} ${keyOf(found[0])}`;
			if (this.emitted.has(key)) this.tally.repeats += 1;
			this.emitted.add(key);
		}
		const shown = this.shown.get(id);
		if (shown !== undefined && mine.length === 0 && fits(shown).length === 0) this.tally.unknowable += 1;
		return distinct(found);
	}

	private fit(before: State, now: State, mine: readonly Emission[]): boolean {
		const wanted = expected(this.watched, this.wanted, before, now);
		if (wanted === undefined) return mine.length === 0;
		return mine.length === 1 && agrees(mine[0], wanted, before.version?.record, now.version?.record);
	}

	private mismatch(id: string, known: readonly State[], now: State[], mine: readonly Emission[]): void {
		const wanted = known.flatMap((before) =>
			now.flatMap((state) => expected(this.watched, this.wanted, before, state) ?? []),
		);
		const is = mine.length === 0 ? 'missed' : 'false';
		this.tally[is] += 1;
		const brief = ({ version, cutoff }: State): string =>
			version === undefined
				? 'none'
				: `#${version.seq} ${cutoff} ${JSON.stringify(version.record ?? 'gone').slice(0, 700)}`;
		this.onMismatch({
			is,
			says: [
				`${this.watched.resource} ${id}`,
				`expected ${JSON.stringify(wanted)}`,
				`emitted ${JSON.stringify(mine.map(({ event, json }) => [event, json])).slice(0, 1500)}`,
				`known ${known.map(brief).join(' | ')}`,
				`now ${now.map(brief).join(' | ')}`,
			].join('\n\t'),
		});
	}
}
