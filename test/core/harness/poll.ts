import './user-folder';
import 'reflect-metadata';

import { PollContext, type ErrorReporter, type Tracing } from 'n8n-core';
import { PollTriggerExecutor } from 'n8n-core/dist/execution-engine/poll-trigger-executor';
import { TriggersAndPollers } from 'n8n-core/dist/execution-engine/triggers-and-pollers';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type Logger,
	type WorkflowActivateMode,
} from 'n8n-workflow';

import { XeroTrigger } from '../../../nodes/Xero/XeroTrigger.node.ts';
import type { Call } from '../../local-xero/server';
import type { World } from '../harness';
import { additionalData } from './engine';
import { nodeTypesWith } from './node-types';
import { custom, signedIn } from './workflow';

const triggerType = 'n8n-nodes-xero-connector.xeroTrigger';
const trigger = new XeroTrigger();

let pollers = 0;

/** What came of one poll. */
export type PollResult = {
	/** The json of the items the workflow was started with; none when it was not started. */
	items: IDataObject[];
	started: boolean;
	error?: Error;
	/** What the local Xero was asked meanwhile. */
	calls: Call[];
};

export type PollerOptions = {
	/** n8n's durable poll cursors: a copy of the static data for each poll, kept when it succeeds. Else n8n's default: it lives in memory and is saved with an emission. */
	durable?: boolean;
	/** Milliseconds a poll may take, as n8n tells the node. */
	budget?: number;
};

const silent = {
	debug: () => undefined,
	info: () => undefined,
	warn: () => undefined,
	error: () => undefined,
};

/** n8n's telemetry and error reports, of which a poll needs none. */
const span = { setStatus: () => undefined };
const start = async (_: unknown, run: (_: typeof span) => Promise<unknown>): Promise<unknown> =>
	await run(span);
const tracing = {
	startSpan: start,
	startNewTraceSpan: start,
	pickWorkflowAttributes: () => ({}),
	pickNodeAttributes: () => ({}),
};

const executor = new PollTriggerExecutor(
	{ ...silent, scoped: () => silent } as never,
	new TriggersAndPollers(),
	tracing as unknown as Tracing,
	{ error: () => undefined } as unknown as ErrorReporter,
);

/**
 * An activated workflow that begins with the polling trigger, polled by n8n-core's own executor with its own PollContext.
 * Static data is kept as n8n 2.41.1 keeps it (trigger-execution-context.factory.js): by default in the memory of the
 * workflow, written with activation and with every emission; with `durable` a copy for each poll, written when the poll
 * succeeds, but not after the poll of the activation. So it can be looked at, set back, and lost by a process that ends.
 *
 *     const poller = await Poller.open(world, { resource: 'invoice', event: 'created' });   // activated: the first poll is done
 *     const { items, error, calls } = await poller.poll();
 *     await poller.restart();                     // the process ends, a new one activates the workflow with what was saved
 *     await poller.poll({ dies: 'before saving' });  // emitted, but never saved: follow it with restart()
 *     poller.saved = earlier;                     // set back: it counts from the next restart() on
 */
export class Poller {
	/** The node's static data as written to n8n's database. */
	saved: IDataObject = {};

	/** The json of every item so far. */
	readonly items: IDataObject[] = [];

	/** Lines the node wrote to n8n's log, warnings and errors. */
	readonly log: string[] = [];

	private workflow: Workflow;

	private node: INode;

	private dies = false;

	private wasActivated = false;

	private constructor(
		private readonly world: World,
		parameters: INodeParameters,
		private readonly options: PollerOptions,
	) {
		pollers += 1;
		this.node = {
			id: `0b0e6c6c-97a8-4a4e-8d5b-${String(pollers).padStart(12, '0')}`,
			name: 'Xero Trigger',
			type: triggerType,
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: Object.fromEntries(
				[signedIn, custom].map((type) => [type, { id: type, name: type }]),
			),
		};
		this.workflow = this.opened();
	}

	/** A workflow with the trigger, activated: its first poll is done. Throws what activation throws. */
	static async open(
		world: World,
		parameters: INodeParameters,
		options: PollerOptions = {},
	): Promise<Poller> {
		const poller = new Poller(world, parameters, options);
		await poller.activate('activate');
		return poller;
	}

	/** As `open`, not yet activated. */
	static idle(world: World, parameters: INodeParameters, options: PollerOptions = {}): Poller {
		return new Poller(world, parameters, options);
	}

	/** Activates the workflow with what is saved. Throws what its first poll throws. */
	async activate(how: WorkflowActivateMode): Promise<PollResult> {
		this.workflow = this.opened();
		// With durable cursors the schedule outlives the process: n8n polls at the first activation only.
		if (this.options.durable && this.wasActivated) return { items: [], started: false, calls: [] };
		const result = await this.run(how, true);
		this.wasActivated = true;
		if (result.error !== undefined) throw result.error;
		this.write();
		return result;
	}

	/** One poll of the schedule. `dies`: the process ends between emitting and saving. */
	async poll({ dies }: { dies?: 'before saving' } = {}): Promise<PollResult> {
		this.dies = dies !== undefined;
		try {
			return await this.run('activate', false);
		} finally {
			this.dies = false;
		}
	}

	/** The process ends and another one takes over with what is saved, a minute later; answers what the poll of its activation gave. */
	async restart(): Promise<PollResult> {
		this.world.control.clock({ advance: 60_000 });
		return await this.activate('init');
	}

	/** The person changes parameters: n8n activates the workflow anew. */
	async change(parameters: INodeParameters): Promise<PollResult> {
		this.node = { ...this.node, parameters: { ...this.node.parameters, ...parameters } };
		return await this.activate('update');
	}

	/** What Fetch Test Event gives in the editor. Throws what the node throws. */
	async test(): Promise<IDataObject[]> {
		const workflow = this.opened();
		const [node] = Object.values(workflow.nodes);
		const context = new PollContext(
			workflow,
			node,
			additionalData(this.world.credentials, ''),
			'manual',
			'manual',
		);
		const answer = await trigger.poll.call(context);
		return (answer ?? []).flat().map(({ json }) => json);
	}

	/** Characters of the node's static data as JSON. */
	get size(): number {
		return JSON.stringify(this.nodeData(this.saved) ?? {}).length;
	}

	private nodeData(data: IDataObject): IDataObject | undefined {
		return data[`node:${this.node.name}`] as IDataObject | undefined;
	}

	private opened(): Workflow {
		return new Workflow({
			id: `polls-${this.node.id}`,
			name: 'Polls',
			nodes: [structuredClone(this.node)],
			connections: {},
			active: true,
			nodeTypes: nodeTypesWith({ [triggerType]: trigger }),
			staticData: structuredClone(this.saved),
			settings: { executionOrder: 'v1' },
		});
	}

	private write(): void {
		if (this.dies) return;
		const { staticData } = this.workflow as {
			staticData: IDataObject & { __dataChanged?: boolean };
		};
		if (this.options.durable || !staticData.__dataChanged) return;
		this.saved = JSON.parse(JSON.stringify(staticData)) as IDataObject;
	}

	/** One poll by the engine. */
	private async run(how: WorkflowActivateMode, activating: boolean): Promise<PollResult> {
		const before = this.world.control.calls().calls.length;
		const result: PollResult = { items: [], started: false, calls: [] };
		const [node] = Object.values(this.workflow.nodes);
		const staged = structuredClone(this.nodeData(this.saved) ?? {});
		const seed = JSON.stringify(staged);
		const commit = (): void => {
			if (this.options.durable && !this.dies && JSON.stringify(staged) !== seed)
				this.saved = {
					...this.saved,
					[`node:${this.node.name}`]: JSON.parse(JSON.stringify(staged)) as IDataObject,
				};
		};
		const context = new PollContext(
			this.workflow,
			node,
			additionalData(this.world.credentials, ''),
			'trigger',
			how,
			(data: INodeExecutionData[][]) => {
				result.started = true;
				result.items = data.flat().map(({ json }) => json);
				this.items.push(...result.items);
				commit();
				this.write();
			},
			(error: Error) => {
				result.error = error;
			},
			async () => commit(),
			undefined,
			this.options.durable ? () => staged : undefined,
			this.options.budget === undefined ? undefined : () => this.options.budget as number,
		);
		Object.defineProperty(context, 'logger', { value: this.logger() });
		try {
			await executor.create(this.workflow, node, context, () => true)(activating);
		} catch (error) {
			result.error = error as Error;
		}
		result.calls = this.world.control.calls().calls.slice(before);
		return result;
	}

	private logger(): Logger {
		const keep = (message: string): void => void this.log.push(message);
		return { ...silent, warn: keep, error: keep } as Logger;
	}
}
