import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import type { Ran, World } from '../harness';
import { agentTypes, xeroToolType } from './agents';
import { startType } from './node-types';
import { xeroNode } from './workflow';

/** What came of a model's call. */
export type Asked = Ran & {
	/** What the model gets to read. */
	answer: IDataObject[];
};

/** A model calls the node as its tool with `args`, which the parameters take by $fromAI. */
export async function ask(
	world: World,
	parameters: INodeParameters,
	args: IDataObject = {},
	agent: keyof typeof agentTypes = 'requestingAgent',
	node: Partial<INode> = {},
): Promise<Asked> {
	const at = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	const ran = await world.runWorkflow(
		{
			nodes: [
				{ ...at, id: 'start', name: 'Start', type: startType },
				{ ...at, id: 'agent', name: 'Agent', type: agentTypes[agent] },
				xeroNode(parameters, { node: { type: xeroToolType, ...node } }),
			],
			connections: {
				Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
				Xero: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
			},
		},
		{ Start: [{ json: args }] },
	);
	const answer = ran.run.data.resultData.runData.Agent?.at(-1)?.data?.main?.[0]?.[0]?.json.answer;
	return { ...ran, answer: (answer ?? []) as IDataObject[] };
}

/** What a model is told in place of a result; '' when it got one. */
export const toldBy = ({ answer }: Pick<Asked, 'answer'>): string => String(answer[0]?.error ?? '');

/** A parameter the model fills, as n8n's editor writes it. */
export const fromModel = (key: string, type = 'string'): string =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${type}') }}`;
