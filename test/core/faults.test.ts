import fc from 'fast-check';

import type { clock } from '../../nodes/Xero/transport/clock';
import type { Xero } from '../../nodes/Xero/Xero.node';
import { matrixOf } from '../faults/plans';
import { Rig, type OtherProcess } from '../faults/rig';
import { carryOut, type Plan } from '../faults/run';
import { play, sequences } from '../faults/sequences';

/** A fixed selection of what `npm run faults` does: every verb and every fault once, and some random sequences. */

const seed = 4;

/** Modules loaded anew remember nothing, as those of another process. */
function freshProcess(): OtherProcess {
	const loaded: OtherProcess[] = [];
	jest.isolateModules(() => {
		const { Xero: Node } = jest.requireActual<{ Xero: new () => Xero }>(
			'../../nodes/Xero/Xero.node.ts',
		);
		const { clock: time } = jest.requireActual<{ clock: typeof clock }>(
			'../../nodes/Xero/transport/clock.ts',
		);
		loaded.push({ node: new Node(), clock: time });
	});
	return loaded[0];
}

const firstOfEach = (plans: Plan[], nameOf: (plan: Plan) => string): Plan[] =>
	plans.filter((plan, at) => plans.findIndex((other) => nameOf(other) === nameOf(plan)) === at);

const plans = matrixOf(seed);
const selection = [
	...new Set([
		...firstOfEach(plans, ({ kind }) => kind.name),
		...firstOfEach(plans, ({ verb }) => verb.name),
	]),
];

let rig: Rig;
beforeAll(async () => {
	rig = await Rig.open(freshProcess());
});
afterAll(async () => await rig.close());

test.each(
	selection.map(
		(plan) =>
			[
				`${plan.verb.name}, ${plan.kind.name}, ${plan.mode.onError}${plan.mode.retryOnFail ? ' with retry' : ''}`,
				plan,
			] as const,
	),
)('%s: the books hold what the items were told', async (_, plan) => {
	expect((await carryOut(rig, plan)).disagreements).toEqual([]);
});

test('random sequences of faults and attempts: no duplicate, nothing lost, nothing untrue', async () => {
	await fc.assert(
		fc.asyncProperty(sequences, async (sequence) => {
			expect((await play(rig, sequence)).disagreements).toEqual([]);
		}),
		{ seed, numRuns: 25, endOnFailure: true },
	);
});
