import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { Xero } from '../../../nodes/Xero/Xero.node.ts';
import { agents } from './agents';

/** The types as n8n names them once the package is installed, and a trigger that stands for whatever gives the items. */
export const xeroType = 'n8n-nodes-xero-connector.xero';
export const startType = 'n8n-nodes-base.manualTrigger';

const start: INodeType = {
	description: {
		displayName: 'Manual Trigger',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Gives the items pinned to it',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [[{ json: {} }]],
};

const known: { [type: string]: INodeType } = { [xeroType]: new Xero(), [startType]: start, ...agents };

/** The node types of the harness, and `more` by their names. */
export const nodeTypesWith = (more: { [type: string]: INodeType } = {}): INodeTypes => {
	const find = (type: string): INodeType => {
		const found = more[type] ?? known[type];
		if (found === undefined) throw new Error(`The harness has no node type ${type}`);
		return found;
	};
	return {
		getByName: (type): INodeType | IVersionedNodeType => find(type),
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
};
