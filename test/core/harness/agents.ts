import {
	NodeConnectionTypes,
	type EngineRequest,
	type EngineResponse,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { Xero } from '../../../nodes/Xero/Xero.node.ts';

/** The node as n8n offers it to agents: n8n adds `Tool` to the type and swaps the connections, the code stays. */
class XeroTool extends Xero {
	constructor() {
		super();
		const { usableAsTool, ...description } = this.description;
		this.description = {
			...description,
			name: `${description.name}Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		};
	}
}

const describe = (name: string): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version: 1,
	description: 'Calls the tool connected to it with the json of its input, as a model would',
	defaults: { name },
	inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.AiTool],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
});

type Tool = { invoke: (args: IDataObject) => Promise<string> };

/** Older agents call the tool themselves. */
const callingAgent: INodeType = {
	description: describe('callingAgent'),
	async execute(this: IExecuteFunctions) {
		const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
		const answer = await tools[0].invoke(this.getInputData()[0].json);
		return [[{ json: { answer: JSON.parse(answer) as IDataObject[] } }]];
	},
};

/** Newer agents ask the engine to run the tool's node, and are called again with what came of it. */
const requestingAgent: INodeType = {
	description: describe('requestingAgent'),
	async execute(
		this: IExecuteFunctions,
		response?: EngineResponse,
	): Promise<INodeExecutionData[][] | EngineRequest> {
		if (response !== undefined && response.actionResponses.length > 0) {
			const { data } = response.actionResponses[0];
			return [[{ json: { answer: (data.data?.ai_tool?.[0] ?? []).map(({ json }) => json) } }]];
		}
		return {
			actions: [
				{
					actionType: 'ExecutionNodeAction',
					nodeName: 'Xero',
					input: this.getInputData()[0].json,
					type: NodeConnectionTypes.AiTool,
					id: 'call-1',
					metadata: { itemIndex: 0 },
				},
			],
			metadata: {},
		};
	},
};

export const xeroToolType = 'n8n-nodes-xero-connector.xeroTool';
export const agentTypes = {
	callingAgent: 'test.callingAgent',
	requestingAgent: 'test.requestingAgent',
} as const;

export const agents: { [type: string]: INodeType } = {
	[xeroToolType]: new XeroTool(),
	[agentTypes.callingAgent]: callingAgent,
	[agentTypes.requestingAgent]: requestingAgent,
};
