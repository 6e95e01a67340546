import type { Call } from '../local-xero/server';
import type { Wanted } from './expected';
import type { Judge, Look } from './judge';
import type { Watched } from './objects';
import type { World } from './world';

/** Calls an organisation's day is charged for: those let in at the door, however they ended. A refused one uses nothing up. */
const isCharged = ({ status }: Call): boolean => ![401, 403, 429].includes(status);

export const chargedOf = (calls: readonly Call[], tenant?: string): number =>
	calls.filter(
		(call) => call.tenantId !== undefined && (tenant === undefined || call.tenantId === tenant) && isCharged(call),
	).length;

/**
 * What a trigger asks of Xero, beside the fewest calls anybody could do with: one for every poll of a connected
 * organisation, or as many as it takes to answer the records that changed; and where only a look at the whole list
 * tells, as many as that has pages.
 */
export class Bill {
	calls = 0;
	fewest = 0;
	activation = 0;
	/** Looks at an organisation. */
	polls = 0;

	constructor(
		private readonly watched: Watched,
		private readonly wanted: Wanted,
	) {}

	activated(calls: readonly Call[]): void {
		this.activation = chargedOf(calls);
	}

	/** Records of before activation that one organisation's polls have to look at: they are read beside what changes. */
	owes(records: number): void {
		this.fewest += Math.max(1, Math.ceil(records / (this.watched.page ?? Infinity)));
	}

	/** A poll of one organisation, and what was known before it. A new day is worth one call more where the day matters. */
	polled(calls: readonly Call[], tenant: string, world: World, judge: Judge, look: Look): void {
		this.polls += 1;
		this.calls += chargedOf(calls, tenant);
		if (!world.isConnected(tenant)) return;
		// A call that went wrong has to be made again: once for a poll, as the next one comes by itself.
		if (calls.some((call) => call.tenantId === tenant && call.fault !== undefined && isCharged(call))) this.fewest += 1;
		const versions = world.of(tenant, this.watched.endpoint);
		const { page } = this.watched;
		const wholeList = world.needsWholeList(tenant, this.watched, this.wanted);
		const read = wholeList
			? versions.size
			: new Set(versions.since(judge.knowledge().upTo, look.until).map(({ id }) => id)).size;
		this.fewest += page === undefined ? 1 : Math.max(1, Math.ceil(read / page));
		if (judge.isNewDay(look)) this.fewest += 1;
	}
}
