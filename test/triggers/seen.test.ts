import { randomUUID } from 'node:crypto';

import {
	changedFields,
	enteredStatus,
	Memory,
	statusBytes,
	bytesOfFields,
} from '../../nodes/Xero/triggers/changes';
import { canonical, LastSeen, Seen } from '../../nodes/Xero/triggers/seen';
import { mostRecords, mostState } from '../../nodes/Xero/triggers/state';

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

const packed = (known: readonly string[], width = 0): Seen => {
	const seen = new Seen('', width);
	for (const id of known) seen.set(id, Buffer.alloc(width));
	return seen;
};

describe('Ids a trigger remembers', () => {
	test('take 8 bytes each: 48,000 of them fit into the 512 kB a node may keep', () => {
		expect(packed(ids(3000)).text()).toHaveLength((3000 * 8 * 4) / 3);
		expect(mostRecords(8)).toBe(48_000);
		expect(packed(ids(48_000)).text().length).toBeLessThanOrEqual(mostState);
	});

	test('are found again after packing, in any case of their letters, and others are not', () => {
		const known = ids(500);
		const again = new Seen(packed(known).text());
		expect(known.every((id) => again.has(id.toUpperCase()))).toBe(true);
		expect(ids(500).some((id) => again.has(id))).toBe(false);
		expect(again.size).toBe(500);
	});

	test('keep a note of fixed width, which the newest one replaces, and can be forgotten', () => {
		const seen = new Seen('', 2);
		seen.set('one', Buffer.from([1, 2]));
		seen.set('one', Buffer.from([3, 4]));
		seen.set('two', Buffer.from([5, 6]));
		const again = new Seen(seen.text(), 2);
		expect(again.get('one')).toEqual(Buffer.from([3, 4]));
		again.delete('one');
		again.keepOnly((note) => note[0] !== 5);
		expect(new Seen(again.text(), 2).size).toBe(0);
	});

	test('pack to the same text whatever the order they came in', () => {
		const known = ids(50);
		expect(packed(known).text()).toBe(packed([...known].reverse()).text());
	});
});

test('The same content in another order of attributes counts as the same', () => {
	expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
		canonical({ a: true, b: [1, { c: 'x', d: null }] }),
	);
	expect(canonical({ a: 1 })).not.toBe(canonical({ a: '1' }));
});

describe('Values last seen', () => {
	test('stay within their bound; those seen longest ago give way', () => {
		const values = new LastSeen();
		for (let at = 0; at < 5000; at++)
			values.set(String(at), { Reference: `Reference number ${at}` });
		const stored = values.stored();
		expect(JSON.stringify(stored).length).toBeLessThan(66_000);
		const again = new LastSeen(stored);
		expect(again.get('0')).toBeUndefined();
		expect(again.get('4999')).toEqual({ Reference: 'Reference number 4999' });
	});
});

describe('A change', () => {
	const status = { name: 'Paid', value: 'PAID' };

	test('of a field is found also when its value before gave way, and then before is null', () => {
		const memory = new Memory({}, bytesOfFields(['A', 'B.C']));
		expect(changedFields(memory, 'id', { A: 1, B: { C: 'x' } }, ['A', 'B.C'])).toBeUndefined();
		const without = new Memory({ marks: memory.stored().marks }, bytesOfFields(['A', 'B.C']));
		expect(changedFields(without, 'id', { A: 1, B: { C: 'y' } }, ['A', 'B.C'])).toEqual({
			event: 'fieldChanged',
			changes: { 'B.C': { before: null, after: 'y' } },
		});
		expect(changedFields(without, 'id', { A: 2, B: { C: 'y' } }, ['A', 'B.C'])).toEqual({
			event: 'fieldChanged',
			changes: { A: { before: 1, after: 2 } },
		});
	});

	test('into a status is told once, and again after it was left', () => {
		const memory = new Memory({}, statusBytes);
		const to = (Status: string) =>
			enteredStatus(memory, 'id', { Status }, [status], 'Status')?.changes;
		expect([to('DRAFT'), to('PAID'), to('PAID'), to('AUTHORISED'), to('PAID')]).toEqual([
			undefined,
			{ Status: { before: 'DRAFT', after: 'PAID' } },
			undefined,
			undefined,
			{ Status: { before: 'AUTHORISED', after: 'PAID' } },
		]);
	});
});
