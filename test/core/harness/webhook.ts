import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IWebhookData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { XeroWebhookTrigger } from '../../../nodes/Xero/XeroWebhookTrigger.node.ts';
import type { World } from '../harness';
import { additionalData } from './engine';
import { nodeTypesWith } from './node-types';
import { custom, signedIn } from './workflow';

const webhookType = 'n8n-nodes-xero-connector.xeroWebhookTrigger';
const signing = 'xeroWebhookSigningApi';
const trigger = new XeroWebhookTrigger();

let doors = 0;

/** The trigger as a workflow has it, each with a name of its own. */
const nodeOf = (parameters: INodeParameters): INode => ({
	id: `5d7c1f0a-2a37-4d0f-8a51-${String((doors += 1)).padStart(12, '0')}`,
	name: 'Xero Trigger',
	type: webhookType,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	webhookId: `hook-${doors}`,
	credentials: Object.fromEntries([signing, signedIn, custom].map((type) => [type, { id: type, name: type }])),
});

/** What of a world a door stands on. */
type Ground = Pick<World, 'credentials'> & Partial<Pick<World, 'control'>>;

/** A request with the bytes that came, as n8n's body parser leaves it. */
type Received = IncomingMessage & { rawBody?: Buffer; readRawBody?: () => Promise<void>; body?: unknown };

/** What n8n's express adds to a response, as far as a webhook node uses it. */
type Response = ServerResponse & { status: (code: number) => Response };

/**
 * An activated workflow that begins with the webhook trigger, behind a real HTTP server: n8n-core's own context for
 * every request, the workflow opened anew with the static data as it is stored, which is stored again when the node is
 * done (live-webhooks.js and workflow-static-data.service.js of n8n 2.41.1).
 */
export class Door {
	/** What the workflow was started with, by execution: items by output. */
	readonly executions: INodeExecutionData[][][] = [];
	/** The node's static data as stored. */
	stored: IDataObject = {};
	/** What the node logged as an error. */
	readonly errors: string[] = [];
	mode: WorkflowExecuteMode = 'webhook';
	/** Called with every request whose bytes have come in. */
	private onCome?: () => void;
	/** Requests the node is not done with. */
	private readonly running = new Set<Promise<void>>();
	private node: INode;

	private constructor(
		private readonly world: Ground,
		parameters: INodeParameters,
		private readonly server: Server,
	) {
		this.node = nodeOf(parameters);
	}

	/** Opens the door and saves the signing key, the local Xero's unless told. */
	static async open(world: Ground, parameters: INodeParameters = {}, signingKey = world.control?.webhooks.state().signingKey ?? ''): Promise<Door> {
		const server = createServer();
		const door = new Door(world, parameters, server);
		door.signedWith(signingKey);
		server.on('request', (request: Received, response: Response) => {
			const work = door.handle(request, response).finally(() => door.running.delete(work));
			door.running.add(work);
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return door;
	}

	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}/webhook/${String(this.node.webhookId)}/webhook`;
	}

	/** The json of every item so far, of all outputs. */
	get items(): IDataObject[] {
		return this.executions.flat(2).map(({ json }) => json);
	}

	/** Saves another signing key. */
	signedWith(signingKey: string): void {
		this.world.credentials.save(signing, { signingKey });
	}

	/** Done when as many more requests have come in. */
	async come(count: number): Promise<void> {
		let left = count;
		await new Promise<void>((resolve) => {
			this.onCome = () => {
				left -= 1;
				if (left === 0) resolve();
			};
		});
	}

	/** Waits until the node is done with every request. */
	async settled(): Promise<void> {
		while (this.running.size > 0) await Promise.all(this.running);
	}

	/** Another process takes over, with what is stored: everything remembered in this one is gone. */
	restart(): void {
		this.node = { ...this.node, id: nodeOf({}).id, webhookId: `hook-${doors}` };
	}

	/** The person changes parameters. */
	change(parameters: INodeParameters): void {
		this.node = { ...this.node, parameters: { ...this.node.parameters, ...parameters } };
	}

	/** Activates the workflow as n8n does. */
	async activate(how: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		const [node] = Object.values(workflow.nodes);
		const context = new HookContext(workflow, node, additionalData(this.world.credentials, ''), 'trigger', how, this.data());
		const { checkExists, create } = trigger.webhookMethods.default;
		if (!(await checkExists.call(context))) await create.call(context);
		this.store(workflow);
	}

	async close(): Promise<void> {
		await this.settled();
		const closed = new Promise((resolve) => this.server.close(resolve));
		this.server.closeAllConnections();
		await closed;
	}

	private workflow(): Workflow {
		return new Workflow({
			id: 'webhooks',
			name: 'Webhooks',
			nodes: [structuredClone(this.node)],
			connections: {},
			active: true,
			nodeTypes: nodeTypesWith({ [webhookType]: trigger }),
			staticData: structuredClone(this.stored),
			settings: { executionOrder: 'v1' },
		});
	}

	private data(): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: `${String(this.node.webhookId)}/webhook`,
			webhookDescription: trigger.description.webhooks?.[0] as IWebhookData['webhookDescription'],
			workflowId: 'webhooks',
			workflowExecuteAdditionalData: additionalData(this.world.credentials, ''),
		};
	}

	private store(workflow: Workflow): void {
		if ((workflow.staticData as { __dataChanged?: boolean }).__dataChanged) this.stored = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
	}

	private async handle(request: Received, response: Response): Promise<void> {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part as Buffer);
		this.onCome?.();
		// Of a form n8n keeps the fields only, and reading its bytes once more fails (body-parser.js).
		const isForm = String(request.headers['content-type']).startsWith('multipart/');
		if (!isForm) request.rawBody = Buffer.concat(parts);
		request.readRawBody = async () => {
			if (isForm) throw new Error('Request body stream was aborted or is not readable');
		};
		response.status = (code) => Object.assign(response, { statusCode: code });
		const workflow = this.workflow();
		const [node] = Object.values(workflow.nodes);
		const server = { httpRequest: request, httpResponse: response } as unknown as Partial<ReturnType<typeof additionalData>>;
		const context = new WebhookContext(workflow, node, { ...additionalData(this.world.credentials, ''), ...server }, this.mode, this.data(), [], null);
		const silent = (): void => undefined;
		const logger = { info: silent, debug: silent, warn: silent, error: (line: string) => void this.errors.push(line), scoped: () => logger };
		Object.defineProperty(context, 'logger', { value: logger });
		const answer = await trigger.webhook.call(context);
		if (!answer.noWebhookResponse) throw new Error('n8n would answer by itself, with a body');
		if (this.mode !== 'manual') this.store(workflow);
		if (answer.workflowData !== undefined) this.executions.push(answer.workflowData as INodeExecutionData[][]);
	}
}
