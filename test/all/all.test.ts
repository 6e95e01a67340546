import { scripts } from '../../package.json';
import { stands, type Ran } from './kept';
import { ofBench, ofFaults, ofJest, ofLastLine, ofOwnJson, ofSoak } from './outcome';
import { parts } from './parts';
import { tableOf } from './table';
import { during } from './tree';

describe('what a part came to', () => {
	test('is counted as the part counts', () => {
		const json = {
			name: 'queue',
			passed: 3,
			failed: 0,
			seconds: 9,
			figures: {
				recordsLost: 0,
				rate: '97 %',
				list: [1],
				n8n: '2.41.1',
				heapADay: 1.5,
				seed: 20261122,
			},
		};
		expect(ofOwnJson('checks')({ code: 0, log: '', json })).toEqual({
			passed: 3,
			failed: 0,
			did: 'records lost: 0, rate: 97 %, n8n: 2.41.1, heap a day: 1.5, seed: 20261122; checks',
		});
		const log = '5 passed, 1 failed\nTook 3 s\n900 passed, 0 failed\n';
		expect(ofLastLine('tests')({ code: 0, log })).toEqual({ passed: 900, failed: 0, did: 'tests' });
		const jest = {
			numTotalTestSuites: 2,
			numPassedTests: 7,
			numFailedTests: 1,
			numRuntimeErrorTestSuites: 1,
		};
		expect(ofJest({ code: 1, log: '', json: jest })).toMatchObject({ passed: 7, failed: 2 });
		const bench = {
			rows: [{ ours: { calls: 20 }, targets: [{ reached: true }, { reached: false }] }],
		};
		expect(ofBench({ code: 1, log: '', json: bench })).toMatchObject({ passed: 1, failed: 1 });
		const faults = { rows: [{}, { runs: 8328, items: 51449, duplicate: 0, lost: 1, untrue: 0 }] };
		expect(ofFaults({ code: 1, log: '', json: faults })).toEqual({
			passed: 8328,
			failed: 1,
			did: '51,449 items; 0 duplicates, 1 lost, 0 untrue; runs',
		});
		const soak = { days: 30, rows: [{ triggers: 104, events: 9, missed: 0, false: 2 }] };
		expect(ofSoak({ code: 1, log: '', json: soak })).toMatchObject({ passed: 104, failed: 2 });
	});

	test.each([ofOwnJson('checks'), ofJest, ofBench, ofFaults, ofSoak, ofLastLine('tests')])(
		'is a failure when it ended badly, whatever it wrote before (%#)',
		(read) => {
			expect(
				read({ code: 1, log: '9 passed, 0 failed', json: { passed: 9, failed: 0 } }).failed,
			).toBeGreaterThan(0);
			expect(read({ code: 1, log: '' }).failed).toBeGreaterThan(0);
		},
	);
});

const ran = (change: Partial<Ran> = {}): Ran => ({
	name: 'fuzz',
	says: 'npm run fuzz',
	did: '100,000 cases',
	passed: 100_000,
	failed: 0,
	seconds: 90,
	tree: { commit: 'aaaa', changed: false },
	at: '2026-11-22T23:50:00.000Z',
	...change,
});

describe('a run that goes on', () => {
	const tree = { commit: 'aaaa', changed: false };

	test('leaves out what passed on the same commit, and nothing else', () => {
		expect(stands(ran(), tree)).toBe(true);
		expect(stands(undefined, tree)).toBe(false);
		expect(stands(ran({ failed: 1 }), tree)).toBe(false);
		expect(stands(ran(), { commit: 'bbbb', changed: false })).toBe(false);
		expect(stands(ran(), { commit: 'aaaa', changed: true })).toBe(false);
		expect(stands(ran({ tree: { commit: 'aaaa', changed: true } }), tree)).toBe(false);
	});

	test('calls files that changed under a part no commit', () => {
		expect(during(tree, tree)).toEqual(tree);
		expect(during(tree, { commit: 'bbbb', changed: false })).toEqual({
			commit: 'aaaa',
			changed: true,
		});
	});
});

describe('the table', () => {
	const names = [
		{ name: 'fuzz', says: 'npm run fuzz' },
		{ name: 'long', says: 'npm run long' },
	];

	test('tells the commit and day of each part, and of all when they are the same', () => {
		expect(
			tableOf(names, {
				fuzz: ran(),
				long: ran({ name: 'long', says: 'npm run long', failed: 2 }),
			}).split('\n'),
		).toEqual([
			'| Part | What it did | Passed | Failed | Minutes | Commit | Date |',
			'| --- | --- | --- | --- | --- | --- | --- |',
			'| `npm run fuzz` | 100,000 cases | 100,000 | 0 | 1.5 | aaaa | 2026-11-22 |',
			'| `npm run long` | 100,000 cases | 100,000 | **2** | 1.5 | aaaa | 2026-11-22 |',
			'| **all** | **2 of 2 parts** | **200,000** | **2** | **3.0** | **aaaa** | **2026-11-22** |',
		]);
	});

	test('calls neither changed files nor several commits one commit, and tells what never ran', () => {
		const changed = tableOf(names, { fuzz: ran({ tree: { commit: 'aaaa', changed: true } }) });
		expect(changed).toContain('| aaaa with uncommitted changes | 2026-11-22 |');
		expect(changed).toContain('| `npm run long` | not run |');
		expect(changed).toContain('**1 of 2 parts**');
		const later = {
			name: 'long',
			tree: { commit: 'bbbb', changed: false },
			at: '2026-11-23T00:10:00.000Z',
		};
		expect(tableOf(names, { fuzz: ran(), long: ran(later) })).toContain(
			'**2 commits, see above** | **2026-11-22 to 2026-11-23**',
		);
	});
});

test('every part has a name of its own and a script there is, and each suite in a real n8n is one', () => {
	const all = parts();
	const run = all.flatMap(({ program, args }) => (program === 'npm' ? [args[2]] : []));
	expect(run.filter((name) => !(name in scripts))).toEqual([]);
	expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
	expect(all.map(({ name }) => name)).toEqual(
		expect.arrayContaining(['test', 'triggers', 'agent', 'templates', 'long']),
	);
});
