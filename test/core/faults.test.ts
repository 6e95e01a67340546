import fc from 'fast-check';

import type { clock } from '../../nodes/Xero/transport/clock';
import { operationOf } from '../../nodes/Xero/operations';
import { offered, operationsOf, resourceOf } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import type { Xero } from '../../nodes/Xero/Xero.node';
import { kinds } from '../faults/kinds';
import { matrixOf } from '../faults/plans';
import { Rig, type OtherProcess } from '../faults/rig';
import { carryOut, type Plan } from '../faults/run';
import { play, sequences } from '../faults/sequences';
import { verbs, type Verb } from '../faults/verbs';

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

/** Operations that are another's in all but the record's name: one stands for both. */
const named = ({ api }: Resource, operation: string) =>
	`${api === undefined ? '' : `${api} `}${operation}`;

test('every operation that writes is in the matrix, and every fault with each of them', async () => {
	const writing = offered.flatMap((resource) =>
		operationsOf(resource)
			.filter((value) => {
				const operation = operationOf(resource, value);
				return operation !== undefined && (!('run' in operation) || operation.writes === true);
			})
			.map((value) => named(resource, value)),
	);
	const carriedOut: string[] = [];
	for (const verb of verbs) {
		rig.start();
		const { parameters } = await verb.prepare(rig, 1, `C${carriedOut.length}`);
		carriedOut.push(named(resourceOf(String(parameters.resource)), String(parameters.operation)));
	}
	expect([...new Set(carriedOut)].sort()).toEqual([...new Set(writing)].sort());
	const struck = (verb: Verb) =>
		new Set(plans.filter((plan) => plan.verb === verb).map(({ kind }) => kind.name));
	const ofRequests = kinds.filter(({ spoil }) => spoil === undefined).map(({ name }) => name);
	for (const verb of verbs) expect([...struck(verb)]).toEqual(expect.arrayContaining(ofRequests));
});

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
