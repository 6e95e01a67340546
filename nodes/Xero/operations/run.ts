import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { continued } from './attempts';
import { connections } from './connections';
import { emit, isFailed, stopError } from './emit';
import { operationForModel, outcomesForModel, shortItems, withLimitNote } from './forModels';
import { isWrite, operationOf, type Operation, type Plan } from './index';
import { refusedBy, type Job } from './job';
import { forbidden, permissionOf } from './permissions';
import { Reader } from './reader';
import { operationsOf, resourceOf } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import type { Permission } from '../resources/permissions';
import { asFault } from '../transport/faults';
import { openSession, type Xero, type XeroSession } from '../transport/session';
import { Refusal, refused, type Outcome } from '../values/outcome';
import { plainNumber, plainText } from '../values/plain';

/**
 * Runs the action node: reads the parameters, groups the input items by organisation, carries the operation out for all
 * of them, and answers the output items. With On Error = Stop every check of every item comes before the first write,
 * and the first failure is thrown as a NodeOperationError that tells what was written.
 */
export async function runXero(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	if (items.length === 0) return [[]];
	const reader = new Reader(context);
	const chosen = chosenIn(reader);
	if (chosen instanceof Refusal) return answered(context, notChosen(context, reader, chosen));
	const { resource, operation } = chosen;
	const session = await opened(context, reader);
	const asked: Asked = { reader, resource, operation, session, count: items.length };
	if (reader.tool) return answered(context, await answerToModel(context, asked));
	const outcomes = await outcomesOf(context, asked);
	if (!context.continueOnFail() && outcomes.some(isFailed)) throw stopError(context, resource, outcomes, items.length);
	tellUsage(context, session, items.length);
	return [await emitted(context, asked, outcomes)];
}

/** What is to be done; a Refusal where an expression, and with it a model, gives what there is not. */
function chosenIn(reader: Reader): { resource: Resource; operation: string } | Refusal {
	try {
		return { resource: resourceOf(reader.text('resource', 0)), operation: reader.text('operation', 0) };
	} catch (error) {
		const { because, advice } = refusedBy(0, error);
		return new Refusal(because, advice);
	}
}

/** Where nothing can be done: the answer to a model. Throws it as a NodeOperationError in a workflow. */
function notChosen(context: IExecuteFunctions, { tool }: Reader, { message, advice }: Refusal): INodeExecutionData[] {
	const error = new NodeOperationError(context.getNode(), message, { description: advice ?? 'Nothing was done.' });
	if (!tool || context.getNode().onError === 'stopWorkflow') throw error;
	return [forModel(error)];
}

const emitted = async (context: IExecuteFunctions, { reader, resource }: Asked, outcomes: readonly Outcome[]): Promise<INodeExecutionData[]> =>
	await emit(context, resource, outcomes, (item) => orElse(() => reader.flag('simplify', item, false), false), (item) => orElse(() => reader.textOr('binaryPropertyName', item, 'data'), 'data'));

/** What is read after the work was done must not keep anybody from being told what came of it. */
function orElse<Value>(read: () => Value, otherwise: Value): Value {
	try {
		return read();
	} catch {
		return otherwise;
	}
}

/**
 * What an agent's tool answers. A refusal is an answer too, in one text: some agents pass on nothing else, and some end
 * when a tool throws. Where the person has set On Error to Stop Workflow, it does throw.
 */
async function answerToModel(context: IExecuteFunctions, asked: Asked): Promise<INodeExecutionData[]> {
	const { reader, resource, operation, count } = asked;
	const outcomes = outcomesForModel(resource, operation, await outcomesOf(context, asked));
	if (context.continueOnFail() || !outcomes.some(isFailed)) {
		const items = shortItems(await emitted(context, asked, outcomes));
		return operation === 'getAll' && !outcomes.some(isFailed) ? withLimitNote(reader, items) : items;
	}
	const error = stopError(context, resource, outcomes, count);
	if (context.getNode().onError === 'stopWorkflow') throw error;
	return [forModel(error)];
}

/**
 * The output of an agent's tool. With On Error = Continue (using error output), which the editor offers for tools too, n8n
 * takes a tool's only output for the error output and puts the list of errors it moved there, which is empty: the model
 * would be told nothing. So it is an output that nothing is put in the place of.
 */
function answered(context: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[][] {
	if (context.getNode().onError !== 'continueErrorOutput') return [items];
	return Object.defineProperty([items], 0, { get: () => items, set: () => undefined });
}

const forModel = ({ message, description }: NodeOperationError): INodeExecutionData => ({ json: { error: `${message}. ${description ?? ''}`.replace(/\.\./, '.').trim() }, pairedItem: { item: 0 } });

async function opened(context: IExecuteFunctions, reader: Reader): Promise<XeroSession> {
	const { maximumWait, keepInReserve } = reader.collection('options', 0);
	try {
		return await openSession(context, { allowance: { maximumWait: countOf(maximumWait, 120) * 1000, reserve: countOf(keepInReserve, 0) } });
	} catch (error) {
		const fault = asFault(error);
		throw new NodeOperationError(context.getNode(), fault.message, { description: fault.details.advice });
	}
}

/** After a run of several items: what it cost of the organisation's limits. Older versions of n8n have no hints. */
function tellUsage(context: IExecuteFunctions, session: XeroSession, items: number): void {
	const { calls, dayLeft } = session.usage;
	if (items < 2) return;
	const saved = items > calls ? `, ${items - calls} fewer than one an item` : '';
	const left = dayLeft === undefined ? '' : ` ${dayLeft} are left today.`;
	context.addExecutionHints?.({ message: `${calls} calls to Xero${saved}.${left}`, location: 'outputPane' });
}

/** A number of an option, or what stands for it when it is left out or no number. */
const countOf = (value: unknown, otherwise: number): number => {
	const count = plainNumber(value);
	return Number.isFinite(count) && count >= 0 ? count : otherwise;
};

type Asked = { reader: Reader; resource: Resource; operation: string; session: XeroSession; count: number };

async function outcomesOf(context: IExecuteFunctions, asked: Asked): Promise<Outcome[]> {
	const { reader, resource, operation, session, count } = asked;
	const all = Array.from({ length: count }, (_, item) => item);
	const stop = !context.continueOnFail();
	const run = {
		instance: context.getInstanceId(),
		workflow: String(context.getWorkflow().id ?? ''),
		execution: context.getExecutionId(),
		node: context.getNode().id,
		run: Number(context.evaluateExpression('{{ $runIndex }}', 0) ?? 0),
	};
	const permission = reader.tool ? permissionOf(context) : 'everything';
	if (permission instanceof Refusal) return all.map((item) => refused(item, permission));
	if (operation === 'getConnections') return await connections(session, all);
	const found = wayOf(asked, permission);
	if (found instanceof Refusal) return all.map((item) => refused(item, found));
	let counted: readonly number[] | undefined;
	const jobOf = (xero: Xero, items: readonly number[]): Job => ({
		xero,
		resource,
		items,
		reader,
		permission,
		stop,
		write: {
			...run,
			// A custom connection has no tenant: its application stands for its one organisation.
			organisation: xero.tenantId || session.app,
			operation: `${resource.value} ${operation}`,
			tool: reader.tool,
			own: (item) => ownKeyOf(reader, item),
			sharers: (item) => (counted ??= sharersOf(reader, all))[item],
		},
	});
	const carryOut = async (items: readonly number[]): Promise<Outcome[]> => await carriedOut(found, await byOrganisation(reader, session, items), jobOf, stop);
	// A tool's calls share one place, and are told apart by their content where they are sent.
	return !reader.tool && ('plan' in found || found.writes) ? await continued(JSON.stringify([run, resource.value, operation, count]), all, carryOut) : await carryOut(all);
}

/** How the operation is done. Answers a Refusal when there is none, or the agent's permission or a model's nature forbids it. */
function wayOf({ reader, resource, operation }: Asked, permission: Permission): Operation | Refusal {
	const found = reader.tool ? operationForModel(resource, operation) : operationOf(resource, operation);
	if (found === undefined) return new Refusal([`There is no operation "${operation.slice(0, 60)}"`], `Choose one of: ${operationsOf(resource).join(', ')}.`);
	if (found instanceof Refusal) return found;
	return (isWrite(found) ? forbidden(permission, resource, operation) : undefined) ?? found;
}

/** Carries an operation out in every organisation. */
async function carriedOut(found: Operation, { groups, refused }: Groups, jobOf: (xero: Xero, items: readonly number[]) => Job, stop: boolean): Promise<Outcome[]> {
	const jobs = groups.map(({ xero, items }) => jobOf(xero, items));
	if ('run' in found) {
		const reads = jobs.map((job) => async () => await guarded(job, async () => await found.run(job)));
		return [...refused, ...(stop && refused.length > 0 ? [] : await organisationsAt(reads, stop))];
	}
	const plans = await Promise.all(jobs.map(async (job) => await planned(job, found.plan)));
	const unsent: Outcome[] = [...refused, ...plans.flatMap((plan) => plan.refused)];
	if (stop && unsent.length > 0) return unsent;
	return [...unsent, ...(await organisationsAt(plans.map(({ send }) => send), stop))];
}

/**
 * Carries the work of several organisations out: at the same time, as each has limits of its own; one after the other
 * with On Error = Stop, so that nothing more is sent after a failure.
 */
async function organisationsAt(works: ReadonlyArray<() => Promise<Outcome[]>>, stop: boolean): Promise<Outcome[]> {
	if (!stop) return (await Promise.all(works.map(async (work) => await work()))).flat();
	const outcomes: Outcome[] = [];
	for (const work of works) if (!outcomes.some(isFailed)) outcomes.push(...(await work()));
	return outcomes;
}

/** A fault that concerns the whole organisation (a missing scope, a limit) is the refusal of each of its items. */
async function guarded(job: Job, work: () => Promise<Outcome[]>): Promise<Outcome[]> {
	try {
		return await work();
	} catch (error) {
		return job.items.map((item) => refusedBy(item, error));
	}
}

async function planned(job: Job, plan: (job: Job) => Promise<Plan>): Promise<Plan> {
	try {
		return await plan(job);
	} catch (error) {
		return { refused: job.items.map((item) => refusedBy(item, error)), send: async () => await Promise.resolve([]) };
	}
}

/** The person's own key of an item, empty when there is none. Throws Refusal for an object or a list. */
const ownKeyOf = (reader: Reader, item: number): string => plainText(reader.collection('options', item).idempotencyKey, 'idempotencyKey');

/** How many input items before each one have the same key of the person's own. */
function sharersOf(reader: Reader, items: readonly number[]): number[] {
	const seen = new Map<string, number>();
	return items.map((item) => {
		const own = orElse(() => ownKeyOf(reader, item), '');
		const before = seen.get(own) ?? 0;
		seen.set(own, before + 1);
		return before;
	});
}

type Groups = { groups: Array<{ xero: Xero; items: number[] }>; refused: Outcome[] };

/** The input items of each organisation, in the order they are first named. */
async function byOrganisation(reader: Reader, session: XeroSession, items: readonly number[]): Promise<Groups> {
	const groups = new Map<Xero, number[]>();
	const refused: Outcome[] = [];
	for (const item of items) {
		try {
			ownKeyOf(reader, item);
			// Read once everything is done, it is refused before anything is.
			reader.flag('simplify', item, false);
			reader.textOr('binaryPropertyName', item, 'data');
			const xero = await session.organisation(session.custom ? '' : (reader.named('organisation', item)?.value ?? ''));
			const group = groups.get(xero);
			if (group === undefined) groups.set(xero, [item]);
			else group.push(item);
		} catch (error) {
			refused.push(refusedBy(item, error));
		}
	}
	return { groups: [...groups].map(([xero, grouped]) => ({ xero, items: grouped })), refused };
}
