import { clock } from '../../nodes/Xero/transport/clock';
import type { Rec } from '../local-xero/contract';
import { openWorld } from './harness';
import { told, Watching } from './harness/watching';

/* The cursor of the polling trigger: nothing missed, nothing twice. Quotes come a hundred to a page. */

let xero: Watching;

beforeEach(async () => {
	xero = new Watching(await openWorld());
});
afterEach(async () => await xero.world.close());

const quote = (title: string): Rec =>
	xero.add('Quotes', {
		Title: title,
		Contact: { Name: 'Bayside Club' },
		Date: xero.world.day(0),
		LineItems: [{ Description: 'Mugs', Quantity: 1, UnitAmount: 5 }],
	});

const titles = (count: number): string[] => Array.from({ length: count }, (_, at) => `Quote ${at}`);

const change = (id: unknown, Contact: unknown): Rec =>
	xero.edit('Quotes', id, { Title: `Changed ${String(id)}`, Contact, Date: xero.world.day(0) });

const missing = (
	made: readonly Rec[],
	items: ReadonlyArray<{ [name: string]: unknown }>,
): Rec[] => {
	const seen = new Set(items.map(({ QuoteID }) => QuoteID));
	return made.filter(({ QuoteID }) => !seen.has(QuoteID));
};

const named = (items: Array<{ [name: string]: unknown }>): string[] =>
	items.map(({ Title }) => String(Title)).sort();

test('hundreds that share one second are all told, once', async () => {
	const poller = await xero.watch('quote', 'createdOrUpdated');
	xero.pass(1);
	for (const title of titles(350)) quote(title);
	const { items, error } = await poller.poll();
	expect(error).toBeUndefined();
	expect(named(items)).toEqual(titles(350).sort());
	// what lies in the overlap comes once more, and is not told again
	xero.pass(5);
	expect((await poller.poll()).started).toBe(false);
	xero.pass(5);
	const idle = await poller.poll();
	expect([idle.started, idle.calls.length]).toEqual([false, 1]);
});

test('records that change while a second is paged through are not skipped, and come in their newest version', async () => {
	const poller = await xero.watch('quote', 'createdOrUpdated');
	xero.pass(1);
	const made = titles(250).map(quote);
	// before the second and the third page some of the first ones change and move to the end: those behind them move up
	for (const turn of [1, 2]) {
		xero.world.control.when({
			method: 'GET',
			url: 'Quotes',
			skip: turn,
			run: () => {
				xero.pass(1);
				for (const { QuoteID, Contact } of made.slice(turn * 30, turn * 30 + 30))
					change(QuoteID, Contact);
				return undefined;
			},
		});
	}
	const items = [...(await poller.poll()).items];
	xero.pass(1);
	items.push(...(await poller.poll()).items);
	expect(missing(made, items)).toEqual([]);
	const changed = items.filter(({ Title }) => String(Title).startsWith('Changed'));
	expect(new Set(changed.map(({ QuoteID }) => QuoteID)).size).toBe(60);
});

test('records that change while many pages are read are not skipped', async () => {
	const poller = await xero.watch('quote', 'createdOrUpdated');
	const made = titles(450).map((title, at) => {
		if (at % 20 === 0) xero.pass(1);
		return quote(title);
	});
	xero.world.control.when({
		method: 'GET',
		url: 'Quotes',
		skip: 2,
		run: () => {
			for (const { QuoteID, Contact } of made.slice(0, 150)) change(QuoteID, Contact);
			return undefined;
		},
	});
	const items = [...(await poller.poll()).items];
	xero.pass(1);
	items.push(...(await poller.poll()).items);
	expect(missing(made, items)).toEqual([]);
});

test('a backlog beyond one poll is read on by the next ones', async () => {
	const poller = await xero.watch('quote', 'created');
	for (const [at, title] of titles(1300).entries()) {
		if (at % 50 === 0) xero.pass(1);
		quote(title);
	}
	const items: unknown[] = [];
	let polls = 0;
	for (; polls < 5; polls++) {
		const result = await poller.poll();
		expect(result.error).toBeUndefined();
		if (!result.started) break;
		items.push(...named(result.items));
		xero.pass(1);
	}
	expect(polls).toBeGreaterThan(1);
	expect([...items].sort()).toEqual(titles(1300).sort());
});

test('pages that are smaller than was asked for are read on to the end', async () => {
	xero.world.control.switches({ largestPage: 50 });
	const poller = await xero.watch('contact', 'created');
	xero.pass(1);
	const names = Array.from({ length: 130 }, (_, at) => `Guest ${at}`);
	for (const name of names) xero.contact(name);
	const { items } = await poller.poll();
	expect(items.map(({ Name }) => String(Name)).sort()).toEqual([...names].sort());
	xero.pass(5);
	expect((await poller.poll()).started).toBe(false);
});

test('an If-Modified-Since that Xero ignores costs pages, and tells nothing of what was before', async () => {
	for (const title of titles(120)) quote(title);
	xero.pass(5);
	const poller = await xero.watch('quote', 'createdOrUpdated');
	xero.pass(5);
	quote('New');
	xero.world.control.switches({ modifiedSinceIgnored: true });
	expect(named((await poller.poll()).items)).toEqual(['New']);
});

test.each([
	['ahead by a day', 86_400_000],
	['behind by a day', -86_400_000],
	['ahead by an hour', 3_600_000],
])('a clock of n8n that is %s changes nothing', async (_, error) => {
	const real = clock.now;
	try {
		clock.now = () => real() + error;
		quote('Old');
		const poller = await xero.watch('quote', 'created');
		xero.pass(1);
		quote('New');
		expect(told((await poller.poll()).items, 'Title')).toEqual([['created', 'New']]);
		clock.now = () => real() - error;
		xero.pass(1);
		quote('Newer');
		expect(told((await poller.poll()).items, 'Title')).toEqual([['created', 'Newer']]);
		xero.pass(1);
		expect((await poller.poll()).started).toBe(false);
	} finally {
		clock.now = real;
	}
});

test('a poll that fails loses nothing, and says what to do', async () => {
	const poller = await xero.watch('quote', 'created');
	xero.pass(1);
	quote('While it failed');
	xero.world.fault({ kind: '503', url: 'Quotes', times: 20 });
	const { error, started } = await poller.poll();
	expect(started).toBe(false);
	expect(error?.message).toContain('Harbour Lane Traders');
	xero.world.control.clearFaults();
	xero.pass(24 * 60);
	expect(told((await poller.poll()).items, 'Title')).toEqual([['created', 'While it failed']]);
});

test('an answer of 304 in place of an empty list, and a bound that is included', async () => {
	xero.world.control.switches({ notModifiedIs304: true, modifiedSinceInclusive: true });
	const poller = await xero.watch('quote', 'created');
	for (let turn = 0; turn < 3; turn++) {
		xero.pass(5);
		const idle = await poller.poll();
		expect([idle.started, idle.error, idle.calls.length]).toEqual([false, undefined, 1]);
	}
	quote('New');
	expect(named((await poller.poll()).items)).toEqual(['New']);
});

test('a poll that begins while another one is still under way leaves the work to it', async () => {
	const poller = await xero.watch('quote', 'created');
	quote('New');
	const results = await Promise.all([poller.poll(), poller.poll(), poller.poll()]);
	expect(results.flatMap(({ items }) => named(items))).toEqual(['New']);
	expect(results.every(({ error }) => error === undefined)).toBe(true);
});
