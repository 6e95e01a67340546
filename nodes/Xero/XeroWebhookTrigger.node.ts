import type { IHookFunctions, INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { outputs, panel, properties } from './description/webhookTrigger';
import { getOrganisations } from './methods/organisations';
import { testSigningKey } from './methods/signingKey';
import { receive } from './triggers/webhook';
import { isPrepared, prepare } from './triggers/webhookBaseline';

export class XeroWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Xero Connector Webhook Trigger',
		name: 'xeroWebhookTrigger',
		icon: { light: 'file:../../icons/xero-connector.svg', dark: 'file:../../icons/xero-connector.dark.svg' },
		group: ['trigger'],
		version: [1],
		subtitle: '={{$parameter["event"] + ": " + $parameter["categories"].join(", ")}}',
		description: 'Starts the workflow as soon as Xero tells of a change to an invoice, bill, contact or credit',
		defaults: {
			name: 'Xero Connector Webhook Trigger',
		},
		inputs: [],
		outputs,
		credentials: [
			{
				name: 'xeroWebhookSigningApi',
				required: true,
				testedBy: 'testSigningKey',
			},
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
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: 'webhook',
			},
		],
		triggerPanel: panel,
		properties,
	};

	methods = { loadOptions: { getOrganisations }, credentialTest: { testSigningKey } };

	// Xero has no way to register a webhook but its portal; only what records are now is read at activation.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return isPrepared(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await prepare(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
