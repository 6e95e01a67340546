import fc from 'fast-check';

import type { Fault } from '../local-xero/server';
import type { Rig } from './rig';
import { compared, modes, nodeFor, toldIn, type Mode, type Result } from './run';
import { verbs, type Verb } from './verbs';

type Strike = { kind: Fault['kind']; of: 'writes' | 'reads' | 'all'; skip: number; times: number };

/** Faults of any kind in any order, and the attempts of one execution at the same work. */
export type Sequence = {
	verb: Verb;
	mode: Mode;
	items: number;
	batchSize: number;
	strikes: Strike[];
	/** Seconds before each further attempt; n8n repeats one as long as it fails. */
	pauses: number[];
	/** The first attempt's process dies after it, and another one makes the next. */
	restarts: boolean;
};

const struck = {
	skip: fc.nat(4),
	times: fc.constantFrom(1, 1, 2, 3, 5, 9),
};

const anywhere: fc.Arbitrary<Strike> = fc.record({
	...struck,
	kind: fc.constantFrom<Fault['kind']>(
		'reset-before-commit',
		'reset-after-commit',
		'500-before-commit',
		'500-after-commit',
		'503',
		'429-minute',
		'429-concurrent',
		'429-day',
		'malformed-json',
		'401-expired',
		'timeout-after-commit',
	),
	of: fc.constantFrom('writes', 'writes', 'reads', 'all'),
});

/** A write answers with fewer elements than it was sent; a list that leaves records out is no fault one could notice. */
const fewer: fc.Arbitrary<Strike> = fc.record({
	...struck,
	kind: fc.constant<Fault['kind']>('fewer-elements'),
	of: fc.constant('writes'),
});

const strike = fc.oneof({ weight: 11, arbitrary: anywhere }, { weight: 1, arbitrary: fewer });

const work = {
	verb: fc.constantFrom(...verbs),
	mode: fc.constantFrom(...modes),
	items: fc.integer({ min: 1, max: 6 }),
	batchSize: fc.integer({ min: 1, max: 4 }),
};

/** Anything, in any order. */
const wild: fc.Arbitrary<Sequence> = fc.record({
	...work,
	strikes: fc.array(strike, { minLength: 1, maxLength: 4 }),
	pauses: fc.array(fc.constantFrom(1, 30, 200, 700, 1500), { maxLength: 3 }),
	restarts: fc.boolean(),
});

const often = fc.integer({ min: 4, max: 9 });

/** Answers that stay lost, and cannot be looked up either until a later attempt, when Xero has forgotten the keys. */
const lost: fc.Arbitrary<Sequence> = fc.record({
	...work,
	strikes: fc.tuple(
		fc.record({
			kind: fc.constantFrom<Fault['kind']>(
				'reset-after-commit',
				'500-after-commit',
				'500-before-commit',
				'malformed-json',
			),
			of: fc.constant('writes'),
			skip: fc.nat(2),
			times: often,
		}),
		fc.record({
			kind: fc.constantFrom<Fault['kind']>('503', 'reset-before-commit'),
			of: fc.constant('reads'),
			skip: fc.nat(5),
			times: often,
		}),
	),
	pauses: fc.constantFrom([400], [700, 1], [30, 700, 200]),
	restarts: fc.constant(false),
});

export const sequences: fc.Arbitrary<Sequence> = fc.oneof(
	{ weight: 2, arbitrary: wild },
	{ weight: 1, arbitrary: lost },
);

/** Xero keeps a key for six minutes; a new process that begins later has nothing left to go by. */
const longestDeath = 120_000;

let sequencesRun = 0;

/** Carries a sequence out and compares the books with what the last attempt told. */
export async function play(rig: Rig, sequence: Sequence): Promise<Result> {
	const { verb, mode, strikes } = sequence;
	rig.start();
	sequencesRun += 1;
	const task = await verb.prepare(rig, Math.min(sequence.items, verb.most), `Q${sequencesRun}`);
	const before = task.total?.() ?? 0;
	const targets = {
		writes: { method: verb.method, url: verb.url },
		reads: { method: 'GET', url: '/api.xro' },
		all: { url: '/api.xro' },
	};
	const tame = sequence.restarts
		? strikes.filter(({ kind }) => kind !== '429-minute' && kind !== '429-day')
		: strikes;
	rig.world.fault(
		...tame.map(
			({ of, ...fault }): Fault => ({
				...fault,
				...targets[of],
				retryAfter: fault.kind === '429-day' ? 7200 : 30,
			}),
		),
	);
	const executionId = `sequence-${sequencesRun}`;
	const node = nodeFor(mode, sequence.batchSize, task);
	const { control } = rig.world;
	const began = control.clock().now;
	let told = await toldIn(rig, node, task, { executionId });
	let already: string[][] | undefined;
	for (const pause of sequence.pauses) {
		if (!failed(told)) break;
		control.clock({ advance: pause * 1000 });
		if (sequence.restarts) {
			if (control.clock().now - began > longestDeath) break;
			already ??= await rig.aside(task.held);
		}
		told = await toldIn(rig, node, task, { executionId, elsewhere: already !== undefined });
	}
	control.clock({ advance: 7200_000 });
	rig.begin();
	return await compared(task, before, told, already && { held: already, faults: true });
}

/** Whether n8n may make another attempt. */
const failed = (told: Result['told']): boolean =>
	told.kind !== 'items' ||
	[...told.said.values()]
		.flat()
		.some((said) => said.is === 'not done' || (said.is === 'unknown' && said.shown !== true));
