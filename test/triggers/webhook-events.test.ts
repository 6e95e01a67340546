import fc from 'fast-check';

import { deliveryIn, type WebhookEvent } from '../../nodes/Xero/triggers/webhookBody';
import { Marks, markOf } from '../../nodes/Xero/triggers/webhookMarks';
import { beganAnew, closed, gapsIn, joined, type Stretch } from '../../nodes/Xero/triggers/webhookSequence';

const sent = (more: object = {}) => ({
	resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/7f1c',
	resourceId: '7f1c',
	tenantId: 'c53d',
	tenantType: 'ORGANISATION',
	eventCategory: 'INVOICE',
	eventType: 'UPDATE',
	eventDateUtc: '2026-11-22T09:00:00.198',
	...more,
});

const delivery = (events: object[], first?: number, last?: number) =>
	deliveryIn(Buffer.from(JSON.stringify({ events, firstEventSequence: first, lastEventSequence: last, entropy: 'X' })));

describe('a body', () => {
	test('is read with capital words, a date with Z, and each event at its place in the stream', () => {
		const read = delivery([sent({ eventType: 'Update', eventCategory: 'invoice', data: { Type: 'ACCRECCREDIT' } })], 215, 215);
		expect(read?.events).toEqual([
			{
				category: 'INVOICE',
				type: 'UPDATE',
				resourceId: '7f1c',
				resourceUrl: 'https://api.xero.com/api.xro/2.0/Invoices/7f1c',
				tenantId: 'c53d',
				ofOrganisation: true,
				at: Date.parse('2026-11-22T09:00:00.198Z'),
				date: '2026-11-22T09:00:00.198Z',
				sequence: 215,
				data: { Type: 'ACCRECCREDIT' },
			},
		]);
	});

	test('out of order is put in the order its events happened', () => {
		const ids = ['c', 'b', 'a'];
		const read = delivery(ids.map((resourceId, place) => sent({ resourceId, eventDateUtc: `2026-11-22T09:00:0${5 - place}` })), 7, 9);
		expect(read?.events.map(({ resourceId, sequence }) => [resourceId, sequence])).toEqual([['a', 7], ['b', 8], ['c', 9]]);
	});

	test('whose numbers do not fit its events has no places', () => {
		for (const [first, last] of [[1, 5], [9, 1], [undefined, undefined], ['1', '1'] as unknown as [number, number]]) {
			expect(delivery([sent()], first, last)?.events[0]).not.toHaveProperty('sequence');
		}
	});

	test('that is none of Xero’s has no events at all', () => {
		for (const other of ['', '[]', 'null', '{}', '{"events":{}}', '{"events":[1]}', '{"events":["x"]}', '<html>', '{"events":[}']) {
			expect(deliveryIn(Buffer.from(other))).toBeUndefined();
		}
	});

	test('with parts missing, or a date nobody can read, is still told', () => {
		const [event] = delivery([{ eventCategory: 'NEWTHING', eventDateUtc: 'soon' }], 1, 1)?.events ?? [];
		expect(event).toMatchObject({ category: 'NEWTHING', type: '', resourceId: '', date: 'soon', at: NaN });
	});
});

describe('the stream', () => {
	test('gaps are what no stretch covers, whatever order stretches come in', () => {
		const stretch = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 })).map(([first, more]): Stretch => [first, first + more, first]);
		fc.assert(
			fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (stretches) => {
				const covered = new Set(stretches.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, place) => first + place)));
				const [least, most] = [Math.min(...covered), Math.max(...covered)];
				const missing = Array.from({ length: most - least + 1 }, (_, place) => least + place).filter((each) => !covered.has(each));
				const found = gapsIn(stretches).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, place) => first + place));
				expect(found).toEqual(missing);
				expect(closed(stretches)?.slice(0, 2)).toEqual([least, most]);
				expect(joined(joined(stretches))).toEqual(joined(stretches));
			}),
		);
	});

	test('a gap begins at the date of the last event before it', () => {
		expect(gapsIn([[1, 3, 300], [8, 9, 900], [4, 5, 500]])).toEqual([{ first: 6, last: 7, since: 500 }]);
	});

	test('that begins anew is known by events that are new and younger than all', () => {
		const known: Stretch = [1, 900, 1_000_000];
		expect(beganAnew(known, [1, 2, 2_000_000], 2_000_000)).toBe(true);
		expect(beganAnew(known, [880, 881, 900_000], 900_000)).toBe(false);
		expect(beganAnew(known, [880, 881, 2_000_000], -Infinity)).toBe(false);
		expect(beganAnew(known, [901, 902, 2_000_000], 2_000_000)).toBe(false);
	});
});

describe('what has been dealt with', () => {
	const event = (resourceId: string, at: number, type: string, sequence?: number): WebhookEvent => ({
		category: 'INVOICE', type, resourceId, resourceUrl: '', tenantId: 't', ofOrganisation: true, at, date: '', ...(sequence === undefined ? {} : { sequence }),
	});
	const any = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 5 }), fc.constantFrom('CREATE', 'UPDATE', 'ARCHIVE')).map(([id, at, type]) => event(id, at, type));

	test('an event is dealt with once it came, and no other one is', () => {
		fc.assert(
			fc.property(fc.array(any), any, (came, asked) => {
				const marks = new Marks();
				for (const each of came) marks.came(each);
				const expected = came.some(({ resourceId, at, type }) => resourceId === asked.resourceId && at === asked.at && type === asked.type);
				expect(marks.has(asked)).toBe(expected);
				const again = new Marks();
				again.add(marks.latest(1_000));
				expect(again.has(asked)).toBe(expected);
			}),
		);
	});

	test('two events of a record in the same millisecond are told apart by their places in the stream', () => {
		const marks = new Marks();
		marks.came(event('a', 1, 'UPDATE', 5));
		expect([5, 6, undefined].map((sequence) => marks.has(event('a', 1, 'UPDATE', sequence)))).toEqual([true, false, true]);
	});

	test('an event without a date is never taken for one that came', () => {
		const marks = new Marks();
		marks.came(event('a', NaN, 'UPDATE'));
		expect(marks.has(event('a', NaN, 'UPDATE'))).toBe(false);
	});

	test('a record given out to close a gap covers the events before it that mean the same, and no later ones', () => {
		const marks = new Marks();
		const record = markOf('t', 'INVOICE', 'a');
		marks.caughtUp(record, 'U', 10);
		expect([9, 10, 11].map((at) => marks.has(event('a', at, 'UPDATE')))).toEqual([true, true, false]);
		expect(marks.has(event('a', 9, 'CREATE'))).toBe(false);
		marks.caughtUp(record, 'O', 12);
		expect([marks.has(event('a', 12, 'CREATE')), marks.has(event('b', 9, 'UPDATE'))]).toEqual([true, false]);
		expect([marks.covers(record, 12, 'O'), marks.covers(record, 13, 'UO'), marks.covers(record, 0, 'c')]).toEqual([true, false, false]);
	});

	test('only so much is kept: the oldest goes first', () => {
		const marks = new Marks();
		for (let at = 1; at <= 50_001; at++) marks.came(event('a', at, 'UPDATE'));
		expect([1, 2, 50_001].map((at) => marks.has(event('a', at, 'UPDATE')))).toEqual([false, true, true]);
		expect(marks.latest(3)).toHaveLength(3);
	});
});
