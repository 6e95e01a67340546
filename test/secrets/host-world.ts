import type { INodeParameters, IPinData } from 'n8n-workflow';

import { World, type Ran } from '../core/harness';
import { CredentialStore } from '../core/harness/credentials';
import { custom, signedIn } from '../core/harness/workflow';
import type { WorkflowJson } from '../core/harness/engine';
import type { EditedNode, Item, WorkflowFile } from '../host/api';
import type { Stage } from '../host/stage';

type Credential = { id: string; name: string };

/** How often an operation of an object ran, how it ended, and why it failed the last time. */
export type Tally = Map<string, { well: number; failed: number; reason: string }>;

const byTenant = (tenantId: string) => ({ __rl: true, mode: 'id', value: tenantId });

/** The world of the tests of the core, with the node run in the real n8n: what works there works here. */
export class HostWorld extends World {
	readonly tally: Tally = new Map();

	constructor(
		private readonly stage: Stage,
		private readonly connections: { signedIn: Credential; custom: Credential },
		private readonly tenantId: string,
	) {
		const store = new CredentialStore();
		store.save(signedIn, {});
		super(stage.xero, store, [tenantId]);
	}

	/** Runs a workflow in n8n; an organisation left empty is the world's. */
	override async runWorkflow(json: WorkflowJson, pinData: IPinData): Promise<Ran> {
		this.control.clock({ advance: 60_000 });
		const nodes = json.nodes.map((node) =>
			node.credentials === undefined ? node : { ...node, ...this.connected(node.parameters) },
		);
		const workflow = {
			name: 'One node',
			settings: { executionOrder: 'v1' },
			...json,
			nodes,
			pinData,
		};
		const before = this.control.calls().calls.length;
		const { id } = await this.stage.api.createWorkflow(workflow as unknown as WorkflowFile);
		const { data } = await this.stage.api.run(id, 'Start');
		const task = data.resultData.runData.Xero?.at(-1);
		const [items, errorItems] = task?.data?.main ?? [];
		const error = task?.error ?? data.resultData.error;
		for (const { parameters } of nodes.filter(({ name }) => name === 'Xero'))
			this.count(parameters, items ?? [], error);
		return {
			items: items ?? [],
			errorItems: errorItems ?? [],
			...(error && { error: Object.assign(new Error(error.message), error) }),
			hints: [],
			calls: this.control.calls().calls.slice(before),
		} as unknown as Ran;
	}

	/** What the editor asks, through the addresses the editor asks. */
	override async loadOptions(
		kind: 'listSearch' | 'loadOptions' | 'resourceMapping',
		named: PropertyKey,
		parameters: INodeParameters,
		path = '',
		[search]: string[] = [],
	): Promise<unknown> {
		const node: EditedNode = {
			type: 'n8n-nodes-xero-connector.xero',
			...this.connected(parameters),
		};
		const [{ api }, method] = [this.stage, String(named)];
		if (kind === 'listSearch')
			return { results: await api.listForLocator(node, method, `parameters.${path}`, search) };
		if (kind === 'resourceMapping')
			return { fields: await api.mapperColumns(node, method, `parameters.${path}`) };
		return await api.options(node, method, `parameters.${path}`);
	}

	private connected(parameters: INodeParameters) {
		return {
			// the editor sends the parameters left as they are along, and n8n looks for the credential by this one
			parameters: {
				authentication: 'oAuth2',
				organisation: byTenant(this.tenantId),
				...parameters,
			},
			credentials: { [signedIn]: this.connections.signedIn, [custom]: this.connections.custom },
		};
	}

	/** Notes why an operation could not be run at all. */
	couldNotRun(name: string, { message: reason }: Error): void {
		this.tally.set(name, { ...(this.tally.get(name) ?? { well: 0, failed: 0 }), reason });
	}

	private count(
		{ resource, operation }: INodeParameters,
		items: Item[],
		error?: { message: string },
	): void {
		const name = `${String(resource)}.${String(operation)}`;
		const counts = this.tally.get(name) ?? { well: 0, failed: 0, reason: '' };
		const isWell = error === undefined && items.some(({ json }) => json.error === undefined);
		if (isWell) counts.well += 1;
		else {
			counts.failed += 1;
			counts.reason = error?.message ?? String(items[0]?.json.error ?? 'It answered nothing');
		}
		this.tally.set(name, counts);
	}
}
