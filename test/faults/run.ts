import type { INode, OnError } from 'n8n-workflow';

import { workflowOf, xeroNode } from '../core/harness/workflow';
import { audit, type Disagreement, type Left } from './audit';
import type { Kind } from './kinds';
import type { Rig } from './rig';
import { toldBy, type Told } from './told';
import type { Task, Verb } from './verbs';

export type Mode = { onError: OnError; retryOnFail: boolean };

export const modes: readonly Mode[] = (
	['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const
).flatMap((onError) => [false, true].map((retryOnFail) => ({ onError, retryOnFail })));

/** One run: what is done, how it goes wrong, and where. */
export type Plan = {
	verb: Verb;
	kind: Kind;
	mode: Mode;
	/** Input items, and records a request carries. */
	items: number;
	batchSize: number;
	/** Which writing call, or which item, it happens to; to so many calls. */
	at: number;
	times: number;
};

/** What came of a run. `unknown`: items that were told that nobody can know; `done`: those told as done. */
export type Result = {
	disagreements: Disagreement[];
	items: number;
	done: number;
	unknown: number;
	told: Told;
};

let runs = 0;

/** Does the work of a plan in a rig, and compares the books with what the items were told. */
export async function carryOut(rig: Rig, plan: Plan): Promise<Result> {
	const { verb, kind, items: count } = plan;
	rig.start();
	runs += 1;
	const at = Math.min(plan.at, count - 1);
	const task = await verb.prepare(rig, count, `R${runs}`, kind.spoil && { kind: kind.spoil, at });
	const before = task.total?.() ?? 0;
	kind.arm?.(rig, verb, plan.at, plan.times);
	const { told, already } = await executed(rig, plan, task, `faults-${runs}`);
	if (kind.fault !== undefined && !rig.world.calls().some(({ fault }) => fault === kind.fault))
		throw new Error(
			`The fault met no call: ${JSON.stringify(told, (_, value: unknown) => (value instanceof Map ? [...value] : value))}`,
		);
	if (kind.rests !== undefined) rig.world.control.clock({ advance: kind.rests * 1000 });
	rig.begin();
	return await compared(task, before, told, already && { held: already, faults: false });
}

/** The books against what was told. */
export async function compared(
	task: Task,
	before: number,
	told: Told,
	left?: Left,
): Promise<Result> {
	const held = await task.held();
	const strays =
		task.total === undefined ? 0 : task.total() - before - (task.creates ? madeIn(held) : 0);
	const disagreements = audit(task, held, told, strays, left);
	const { done, unknown } = countsOf(told);
	if (told.kind === 'nothing') disagreements.push({ is: 'lost', says: 'no answer at all' });
	return { disagreements, done, unknown, told, items: task.items.length };
}

function countsOf(told: Told): Pick<Result, 'done' | 'unknown'> {
	if (told.kind === 'nothing') return { done: 0, unknown: 0 };
	if (told.kind === 'stopped') return { done: told.count, unknown: told.unknown };
	const said = [...told.said.values()].flat();
	const count = (what: string): number => said.filter(({ is }) => is === what).length;
	return { done: count('done'), unknown: count('unknown') };
}

/** Records of the run's own marks. */
const madeIn = (held: string[][]): number => new Set(held.flat()).size;

/** The node with the task's parameters. */
export function nodeFor({ onError, retryOnFail }: Mode, batchSize: number, task: Task): INode {
	const parameters = { ...task.parameters, options: { batchSize } };
	return xeroNode(parameters, {
		onError,
		node: retryOnFail ? { retryOnFail, maxTries: 3, waitBetweenTries: 1 } : {},
	});
}

type Attempt = { executionId: string; elsewhere?: boolean; onStart?: (cancel: () => void) => void };

/** One attempt at a task and what it told. */
export async function toldIn(rig: Rig, node: INode, task: Task, attempt: Attempt): Promise<Told> {
	const pinData = {
		Start: task.items.map((json, item) => ({
			json,
			...(task.files && { binary: task.files[item] }),
		})),
	};
	return toldBy(await rig.run(workflowOf(node), pinData, attempt), task);
}

async function executed(
	rig: Rig,
	plan: Plan,
	task: Task,
	executionId: string,
): Promise<{ told: Told; already?: string[][] }> {
	const node = nodeFor(plan.mode, plan.batchSize, task);
	const { ends } = plan.kind;
	if (ends === undefined) return { told: await toldIn(rig, node, task, { executionId }) };
	const { method, url } = plan.verb;
	let stop = () => {};
	// Killed: the call that was under way is carried out, or was not yet, and nobody hears the answer.
	if (ends === 'killed')
		rig.world.fault({
			kind: plan.times > 1 ? 'reset-before-commit' : 'timeout-after-commit',
			method,
			url,
			skip: plan.at,
		});
	rig.world.control.when({
		method,
		url,
		skip: plan.at,
		run: () => void setImmediate(() => stop()),
	});
	const told = await toldIn(rig, node, task, { executionId, onStart: (cancel) => (stop = cancel) });
	if (ends === 'cancelled') return { told };
	rig.world.control.clearFaults();
	const already = await task.held();
	return { told: await toldIn(rig, node, task, { executionId, elsewhere: true }), already };
}
