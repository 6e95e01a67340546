import type { OpenBooks } from '../contract';
import { open } from './open';
import { harbourLaneTraders } from './seeds/harbour-lane-traders';
import { thistleAndOak } from './seeds/thistle-and-oak';
import { wattleCreek } from './seeds/wattle-creek';

/** The books of the demo organisations, by tenant id. Only two are on the sign-in page. */
export const openBooks: OpenBooks = (options) =>
	new Map(
		[harbourLaneTraders, thistleAndOak, wattleCreek]
			.map((seed) => open(seed, options))
			.map((books) => [books.organisation.OrganisationID, books]),
	);
