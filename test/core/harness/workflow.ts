import type { INode, INodeParameters, OnError } from 'n8n-workflow';

import type { WorkflowJson } from './engine';
import { startType, xeroType } from './node-types';

/** The two credential types. */
export const signedIn = 'xeroConnectorOAuth2Api';
export const custom = 'xeroCustomConnectionOAuth2Api';

type NodeOptions = { onError?: OnError; node?: Partial<INode> };

/** The action node as a workflow has it. */
export const xeroNode = (
	parameters: INodeParameters,
	{ onError, node }: NodeOptions = {},
): INode => ({
	id: 'c2f1b4de-0d6f-4d43-9a7e-3a6f0f2f7c11',
	name: 'Xero',
	type: xeroType,
	typeVersion: 1,
	position: [200, 0],
	parameters,
	credentials: {
		[signedIn]: { id: 'signed-in', name: 'Xero' },
		[custom]: { id: 'custom', name: 'Xero Custom Connection' },
	},
	...(onError === undefined ? {} : { onError }),
	...node,
});

/** A trigger and the node behind it. */
export const workflowOf = (node: INode): WorkflowJson => ({
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: startType,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		node,
	],
	connections: { Start: { main: [[{ node: node.name, type: 'main', index: 0 }]] } },
});
