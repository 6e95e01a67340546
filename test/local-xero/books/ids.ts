import { createHash } from 'crypto';

/** The id Xero echoes for an element that was not created. */
export const zeroId = '00000000-0000-0000-0000-000000000000';

/**
 * A source of GUIDs that gives the same ids in the same order for the same seed, so that runs can be compared.
 *
 * @param seed what tells this source from others
 * @returns a function that answers a new version 4 GUID at every call
 */
export function guidSource(seed: string): () => string {
	let count = 0;
	return () => {
		count += 1;
		const hex = createHash('sha256').update(`${seed}:${count}`).digest('hex');
		const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
		return [
			hex.slice(0, 8),
			hex.slice(8, 12),
			`4${hex.slice(13, 16)}`,
			`${variant}${hex.slice(17, 20)}`,
			hex.slice(20, 32),
		].join('-');
	};
}
