import type { OpenBooks } from '../contract';
import { open } from './open';
import { harbourLaneTraders } from './seeds/harbour-lane-traders';
import { thistleAndOak } from './seeds/thistle-and-oak';

/** The books of the two demo organisations, by tenant id. */
export const openBooks: OpenBooks = (options) =>
	new Map(
		[harbourLaneTraders, thistleAndOak]
			.map((seed) => open(seed, options))
			.map((books) => [books.organisation.OrganisationID, books]),
	);
