import { createHash } from 'crypto';

/** Xero keeps a key and its answer for six minutes; a minute is left for the answer to come. https://developer.xero.com/documentation/guides/idempotent-requests/idempotency */
export const keyLife = 5 * 60_000;

/** Where a write happens: the same place in a repeated attempt gives the same key, whatever the content. */
export type WritePlace = {
	instance: string;
	workflow: string;
	execution: string;
	node: string;
	run: number;
	organisation: string;
	operation: string;
	/** Called as a tool of an agent: its calls share one place, so their content tells them apart. */
	tool: boolean;
	/** A key of the person's own for an input item (an order id), in place of the execution's; empty when there is none. */
	own: (item: number) => string;
	/** How many input items before this one have the same key of the person's own. */
	sharers: (item: number) => number;
};

/**
 * Where a record stands in a write: `3.0` is the first record of item 3. With a key of the person's own it is that key, told
 * apart where several items share one; in a tool call the content as well.
 */
export function positionOf(place: WritePlace, item: number, nth: number, record?: unknown): string {
	const own = place.own(item);
	const sharers = own === '' ? 0 : place.sharers(item);
	const position = own === '' ? `${item}.${nth}` : `${ownMark}${own}.${sharers === 0 ? '' : `${sharers}.`}${nth}`;
	return place.tool && record !== undefined ? `${position} ${createHash('sha256').update(JSON.stringify(record)).digest('hex')}` : position;
}

const ownMark = 'own ';

/** Whether a position is named by a key of the person's own. */
export const isOwn = (position: string): boolean => position.startsWith(ownMark);

/** A run of the node. With a key of the person's own a place is the same in every one of them. */
export const runOf = ({ instance, workflow, execution, node, run }: WritePlace): string => JSON.stringify([instance, workflow, execution, node, run]);

/**
 * The Idempotency-Key of one request: 64 hexadecimal digits (Xero takes up to 128 characters) that nobody can guess
 * from outside. `positions` tell the input items the request carries (`3.0`: the first record of item 3).
 * https://developer.xero.com/documentation/guides/idempotent-requests/idempotency
 */
export function keyOf(place: WritePlace, positions: readonly string[]): string {
	// The person's own key holds over executions: that is what it is for.
	const execution = positions.every(isOwn) ? [] : [place.instance, place.workflow, place.execution, place.node, place.run];
	const parts = [...execution, place.organisation, place.operation, positions];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
