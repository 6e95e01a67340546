import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { clock } from '../../nodes/Xero/transport/clock';
import { Ledger } from '../../nodes/Xero/transport/ledger';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const real = { ...clock };
let now = 0;
beforeAll(() => void (clock.now = () => now));
afterAll(() => void Object.assign(clock, real));

const minute = 60_000;

/** Keeps a record at a place; answers whether anything holds it still. Objects are freed between two tasks at the earliest. */
function keptIn(ledger: Ledger<object>, place: string): () => Promise<boolean> {
	const record = { big: new Array(1000).fill(place) };
	ledger.keep(place, record);
	const reference = new WeakRef(record);
	return async () => {
		await new Promise(setImmediate);
		collect();
		return reference.deref() !== undefined;
	};
}

test('what is older than an hour is let go as soon as something else is kept, not when it is asked for', async () => {
	const ledger = new Ledger<object>();
	const isHeld = keptIn(ledger, 'one');
	now += 59 * minute;
	const isLaterHeld = keptIn(ledger, 'two');
	expect(await isHeld()).toBe(true);
	now += 2 * minute;
	keptIn(ledger, 'three');
	expect([await isHeld(), await isLaterHeld()]).toEqual([false, true]);
	expect(ledger.recall('one')).toBeUndefined();
	expect(ledger.recall('two')).toBeDefined();
});

test('beyond the most there is place for, the oldest goes', () => {
	const ledger = new Ledger<number>(2);
	for (const [at, place] of ['one', 'two', 'one', 'three'].entries()) ledger.keep(place, at);
	expect(['one', 'two', 'three'].map((place) => ledger.recall(place))).toEqual([2, undefined, 3]);
});
