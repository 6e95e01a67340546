import type { Call } from '../local-xero/server';

/** What became of the connection's tokens. */
export interface Chain {
	/** How often all access tokens expired. */
	expiries: number;
	/** How often new ones were asked for, and how often Xero refused. */
	refreshes: number;
	refused: number;
	/** Refreshes for an expiry that another worker's refresh had mended already: each is a fork of the chain. */
	forks: number;
}

/** The chain of refreshes, from the calls Xero saw and the moments its tokens expired. */
export function chainOf(calls: readonly Call[], expiries: readonly number[]): Chain {
	const refreshes = calls.filter(({ path }) => path.endsWith('/connect/token'));
	const at = refreshes.map((call) => call.at).sort((one, other) => one - other);
	const forks = at.filter(
		(moment, nth) => nth > 0 && !expiries.some((expiry) => expiry > at[nth - 1] && expiry <= moment),
	);
	return {
		expiries: expiries.length,
		refreshes: refreshes.length,
		refused: refreshes.filter(({ status }) => status !== 200).length,
		forks: forks.length,
	};
}
