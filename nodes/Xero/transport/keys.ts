import { createHash } from 'crypto';

/** Where a write happens: the same place in a repeated attempt gives the same key, whatever the content. */
export type WritePlace = {
	instance: string;
	workflow: string;
	execution: string;
	node: string;
	run: number;
	organisation: string;
	operation: string;
};

/**
 * The Idempotency-Key of one request: 64 hexadecimal digits (Xero takes up to 128 characters) that nobody can guess
 * from outside. `positions` tell the input items the request carries (`3.0`: the first record of item 3).
 * https://developer.xero.com/documentation/guides/idempotent-requests/idempotency
 */
export function keyOf(place: WritePlace, positions: readonly string[]): string {
	const parts = [place.instance, place.workflow, place.execution, place.node, place.run, place.organisation, place.operation, positions];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
