import './user-folder';
import './regex';
import 'reflect-metadata';

import {
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	LoadOptionsContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	Workflow,
	type ICredentialsHelper,
	type INode,
	type INodeType,
	type IPinData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { nodeTypesWith } from './node-types';

/** A workflow as the editor saves it. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> & Partial<IWorkflowBase>;

const mode = 'manual';
const address = 'http://localhost:5678';

const unsupported = (what: string) => async (): Promise<never> => {
	throw new Error(`${what} is not part of the harness`);
};

/** What n8n's server hands the engine beside the workflow. Only the credentials matter to a node like this. */
export const additionalData = (
	credentialsHelper: ICredentialsHelper,
	executionId: string,
): IWorkflowExecuteAdditionalData => ({
	credentialsHelper,
	executionId,
	currentNodeExecutionIndex: 0,
	externalSecretsProxy: new ExternalSecretsProxy(),
	variables: {},
	restApiUrl: `${address}/rest`,
	instanceBaseUrl: address,
	formBaseUrl: `${address}/form`,
	formWaitingBaseUrl: `${address}/form-waiting`,
	formTestBaseUrl: `${address}/form-test`,
	webhookBaseUrl: `${address}/webhook`,
	webhookWaitingBaseUrl: `${address}/webhook-waiting`,
	webhookTestBaseUrl: `${address}/webhook-test`,
	mcpBaseUrl: `${address}/mcp`,
	mcpTestBaseUrl: `${address}/mcp-test`,
	setExecutionStatus: () => undefined,
	logAiEvent: () => undefined,
	getRunExecutionData: async () => undefined,
	getRuntimeCredential: async () => undefined,
	executeWorkflow: unsupported('Execute Workflow'),
	startRunnerTask: unsupported('The task runner'),
});

const opened = (
	json: WorkflowJson,
	pinData?: IPinData,
	moreTypes?: { [type: string]: INodeType },
): Workflow =>
	new Workflow({
		id: json.id ?? 'harness',
		name: json.name ?? 'Harness',
		nodes: structuredClone(json.nodes),
		connections: json.connections,
		active: false,
		nodeTypes: nodeTypesWith(moreTypes),
		settings: { executionOrder: 'v1', ...json.settings },
		...(pinData === undefined ? {} : { pinData }),
	});

/** Runs a workflow in the real engine from its trigger, or from `startNode`. Answers the run as n8n would save it. */
export async function execute(
	json: WorkflowJson,
	options: {
		credentials: ICredentialsHelper;
		executionId: string;
		pinData?: IPinData;
		onStart?: (cancel: () => void) => void;
		/** Node types beside the harness's own, by name. */
		moreTypes?: { [type: string]: INodeType };
	},
): Promise<IRun> {
	const { credentials, executionId, pinData, onStart, moreTypes } = options;
	const workflow = opened(json, pinData, moreTypes);
	const saved: IWorkflowBase = {
		id: workflow.id,
		name: workflow.name ?? '',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: json.nodes,
		connections: json.connections,
	};
	const hooks = new ExecutionLifecycleHooks(mode, executionId, saved);
	const running = new WorkflowExecute(
		{ ...additionalData(credentials, executionId), hooks },
		mode,
	).run({
		workflow,
		...(pinData === undefined ? {} : { pinData }),
	});
	onStart?.(() => running.cancel());
	return await running;
}

/** The context in which n8n asks a node for lists and columns while a workflow is designed. */
export function editorContext(
	node: INode,
	credentials: ICredentialsHelper,
	path: string,
): LoadOptionsContext {
	const workflow = opened({ nodes: [node], connections: {} });
	const [loaded] = Object.values(workflow.nodes);
	const data = {
		...additionalData(credentials, 'editor'),
		currentNodeParameters: loaded.parameters,
	};
	return new LoadOptionsContext(workflow, loaded, data, path);
}
