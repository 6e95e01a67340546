import '../core/harness/user-folder';

import { PollContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';

import { additionalData } from '../core/harness/engine';
import { nodeTypesWith } from '../core/harness/node-types';
import { custom, signedIn } from '../core/harness/workflow';

/** How n8n keeps what a polling trigger remembers: in memory, saved with emissions, or in the database for every poll. */
export type Keeping = 'default' | 'durable';

/** What came of a poll. */
export type Polled =
	| { is: 'nothing' }
	| { is: 'items'; items: INodeExecutionData[] }
	| { is: 'failed'; error: Error }
	/** The process died: before anything was given to n8n, or after the workflow had started. */
	| { is: 'killed'; items: INodeExecutionData[] };

/** When the process dies in a poll. */
export type Death = 'before emitting' | 'before saving';

export const triggerType = 'n8n-nodes-xero-connector.xeroTrigger';

/** A trigger node as a workflow has it. */
const nodeOf = (name: string, type: string, parameters: INodeParameters): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	credentials: {
		[signedIn]: { id: 'signed-in', name: 'Xero' },
		[custom]: { id: 'custom', name: 'Xero Custom Connection' },
	},
});

/**
 * One polling trigger in an active workflow, as n8n 2.41 drives it (packages/core poll-trigger-executor.ts, packages/cli
 * trigger-execution-context.factory.ts and poll-cursor.service.ts of https://github.com/n8n-io/n8n).
 *
 * Default: the static data lives with the workflow in memory, changes of a poll that fails stay, and the database gets
 * it when items are emitted and after an activation. Durable: every poll works on a copy of what the database has,
 * which is kept together with the execution, or with nothing to emit; a poll that fails leaves no trace.
 */
export class ActiveTrigger {
	private workflow?: Workflow;
	private readonly node: INode;
	/** The node's static data in the database. */
	private saved = '{}';
	/** Bytes of the largest static data there ever was. */
	largest = 2;

	constructor(
		name: string,
		parameters: INodeParameters,
		readonly keeping: Keeping,
		private readonly credentials: ICredentialsHelper,
		private readonly onSave: () => void,
	) {
		this.node = nodeOf(name, triggerType, parameters);
	}

	/** Whether the workflow is active in a running process. */
	get isActive(): boolean {
		return this.workflow !== undefined;
	}

	/** Whether memory holds what the database does not. */
	get hasUnsaved(): boolean {
		if (this.workflow === undefined || this.keeping === 'durable') return false;
		return JSON.stringify(this.workflow.getStaticData('node', this.node)) !== this.saved;
	}

	get database(): string {
		return this.saved;
	}

	/** Starts the workflow from what the database has. In default mode n8n polls at once; so does the first activation. */
	async activate(type: INodeType, isFirst: boolean): Promise<Polled | undefined> {
		this.workflow = new Workflow({
			id: this.node.name,
			name: this.node.name,
			nodes: [structuredClone(this.node)],
			connections: {},
			active: true,
			nodeTypes: nodeTypesWith({ [triggerType]: type }),
			staticData: JSON.parse(`{"node:${this.node.name}":${this.saved}}`) as IDataObject,
			settings: { executionOrder: 'v1', timezone: 'UTC' },
		});
		if (this.keeping === 'durable' && !isFirst) return undefined;
		const before = this.saved;
		const polled = await this.poll(undefined, isFirst ? 'activate' : 'init');
		// Of the poll of an activation n8n keeps nothing unless it gives something out.
		if (this.keeping === 'durable' && polled.is === 'nothing') this.saved = before;
		// An activation that fails is undone, and tried again later.
		if (polled.is === 'failed') this.workflow = undefined;
		else if (this.keeping === 'default') this.save();
		return polled;
	}

	/** Whether the database has nothing of this trigger. */
	get isUnknown(): boolean {
		return this.saved === '{}';
	}

	/** The process is gone, and with it whatever was not saved. */
	die(): void {
		this.workflow = undefined;
	}

	/** The database has an older state again; it counts from the next start on. */
	setBack(older: string): void {
		this.saved = older;
	}

	/** One poll at its time. */
	async poll(death?: Death, activation: 'activate' | 'init' = 'init'): Promise<Polled> {
		const { workflow } = this;
		if (workflow === undefined) throw new Error(`${this.node.name} is not active`);
		const inMemory = (): IDataObject => workflow.getStaticData('node', this.node);
		const staged = this.keeping === 'durable' ? (JSON.parse(this.saved) as IDataObject) : undefined;
		const from = this.saved;
		const node = Object.values(workflow.nodes)[0];
		const context = new PollContext(
			workflow,
			node,
			additionalData(this.credentials, this.node.name),
			'trigger',
			activation,
			undefined,
			undefined,
			undefined,
			undefined,
			() => staged ?? inMemory(),
			...(staged === undefined ? [] : [() => 36_000]),
		);
		const type = workflow.nodeTypes.getByNameAndVersion(node.type, 1) as INodeType;
		try {
			const answer = await type.poll?.call(context);
			const items = answer?.[0] ?? [];
			if (death === 'before emitting') return { is: 'killed', items: [] };
			// The row of the cursor and the execution are written together: there is no moment in between.
			if (staged !== undefined) this.commit(staged, from);
			else if (death === 'before saving') return { is: 'killed', items };
			else if (answer !== null) this.save();
			return answer === null || answer === undefined ? { is: 'nothing' } : { is: 'items', items };
		} catch (error) {
			return { is: 'failed', error: error as Error };
		}
	}

	private save(): void {
		if (this.workflow !== undefined) this.write(this.workflow.getStaticData('node', this.node));
	}

	/** A copy that is as it was is not written. */
	private commit(staged: IDataObject, from: string): void {
		if (JSON.stringify(staged) !== from) this.write(staged);
	}

	private write(data: IDataObject): void {
		const text = JSON.stringify(data);
		this.largest = Math.max(this.largest, Buffer.byteLength(text));
		this.saved = text;
		this.onSave();
	}
}
