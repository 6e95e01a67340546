import type { Call } from '../local-xero/server';
import type { Wanted } from './expected';
import type { Judge, Look } from './judge';
import type { Watched } from './objects';
import type { Version } from './versions';
import type { World } from './world';

/** Calls an organisation's day is charged for: those let in at the door, however they ended. A refused one uses nothing up. */
const isCharged = ({ status }: Call): boolean => ![401, 403, 429].includes(status);

export const chargedOf = (calls: readonly Call[], tenant?: string): number =>
	calls.filter(
		(call) => call.tenantId !== undefined && (tenant === undefined || call.tenantId === tenant) && isCharged(call),
	).length;

/** The newest state of each record, deleted ones aside. */
const newest = (versions: readonly Version[]): Version[] =>
	[...new Map(versions.map((version) => [version.id, version])).values()].filter(({ record }) => record !== undefined);

/**
 * Pages that have to be looked at a second time: of a second with more records than a page holds, all but the last one.
 * Changes can be asked for by the second at the finest, so such a second is read by page numbers, and what leaves it
 * meanwhile moves what stands behind it to a page already read: https://developer.xero.com/documentation/best-practices/api-call-efficiencies/efficient-data-retrieval
 */
export function pagesBack(changed: readonly Version[], page: number): number {
	const bySecond = new Map<number, number>();
	for (const { record } of newest(changed)) {
		const at = record?.UpdatedDateUTC;
		const second = Math.floor(new Date(at as string | Date).getTime() / 1000);
		bySecond.set(second, (bySecond.get(second) ?? 0) + 1);
	}
	return [...bySecond.values()].reduce((sum, records) => sum + Math.max(0, Math.ceil(records / page) - 1), 0);
}

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
	/** Up to where an organisation is read, in the order of what happened. */
	private readonly readTo = new Map<string, number>();

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

	/** All that happened in an organisation up to there is read and kept, or only that, as an older state is there again. */
	read(tenant: string, upTo: number): void {
		this.readTo.set(tenant, upTo);
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
		const changed = versions.since(this.readTo.get(tenant) ?? look.from, look.until);
		const read = wholeList ? versions.size : newest(changed).length;
		this.fewest += page === undefined ? 1 : Math.max(1, Math.ceil(read / page));
		if (!wholeList && page !== undefined) this.fewest += pagesBack(changed, page);
		if (judge.isNewDay(look)) this.fewest += 1;
	}
}
