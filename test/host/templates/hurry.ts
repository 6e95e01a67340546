import type { Stage } from '../stage';

/**
 * Lets the local Xero's clock run faster, so that its limit of 60 calls a minute does not make a test last: thirty
 * seconds in each one.
 *
 * @returns what stops it
 */
export function hurry({ xero }: Stage): () => void {
	const ticking = setInterval(() => xero.control.clock({ advance: 14_500 }), 500);
	return () => clearInterval(ticking);
}
