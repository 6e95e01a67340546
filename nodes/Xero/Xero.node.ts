import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { methods } from './methods';
import { runXero } from './operations/run';

export class Xero implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Connector',
		name: 'xero',
		icon: { light: 'file:../../icons/xero-connector.svg', dark: 'file:../../icons/xero-connector.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Read and write contacts, invoices, bills, payments, items and more in Xero',
		defaults: {
			name: 'Xero Connector',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'xeroConnectorOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'xeroCustomConnectionOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['customConnection'] } },
			},
		],
		properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runXero(this);
	}
}
