import fc from 'fast-check';

import { anything, text } from './hostile';

const oddDates = ['/Date(NaN)/', '/Date()/', '/Date(-99999999999999999)/', '/Date(8640000000000001+0000)/', '/Date(1518685950940+9999)/', '2026-11-22T09:00:00', 'yesterday', 0, -1];

/** A change of some place in JSON: which one, and what becomes of it. */
export type Change = readonly [where: number, value: unknown];

export const change: fc.Arbitrary<Change> = fc.tuple(
	fc.nat(100_000),
	fc.oneof(anything, text, fc.constantFrom<unknown>(undefined, 'same', 'list', 'first', 'double', ...oddDates)),
);

/** A body with values at some of its places replaced, left out or turned into something else. */
export function withChanges(body: string, changes: readonly Change[]): string {
	let whole: unknown;
	try {
		whole = JSON.parse(body);
	} catch {
		return body;
	}
	for (const [where, value] of changes) {
		const places: Array<[object, string]> = [];
		const walk = (part: unknown, depth: number): void => {
			if (typeof part !== 'object' || part === null || depth > 8) return;
			for (const key of Object.keys(part)) {
				places.push([part, key]);
				walk((part as { [key: string]: unknown })[key], depth + 1);
			}
		};
		walk(whole, 0);
		if (places.length === 0) return JSON.stringify(value) ?? 'null';
		const [inside, key] = places[where % places.length];
		const holder = inside as { [key: string]: unknown };
		const old = holder[key];
		if (value === undefined) Reflect.deleteProperty(holder, key);
		else if (value === 'list') holder[key] = [old];
		else if (value === 'first') holder[key] = Array.isArray(old) ? old[0] : null;
		else if (value === 'double') holder[key] = Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : [old, old];
		// A copy: the next change may fall inside, and the same value goes into the next answer.
		else if (value !== 'same') Object.defineProperty(holder, key, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });
	}
	return JSON.stringify(whole);
}
