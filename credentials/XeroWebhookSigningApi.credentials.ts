import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const signingKey: INodeProperties = {
	displayName: 'Signing Key',
	name: 'signingKey',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	description: 'The Webhooks Key on the Webhooks page of your app in the Xero developer portal',
	hint: 'Xero shows it once the webhook is saved there. White space around it does not matter.',
};

/**
 * The key by which Xero signs what it sends to an app's webhook: one app, one key.
 * https://developer.xero.com/documentation/guides/webhooks/configuring-your-server/
 */
export class XeroWebhookSigningApi implements ICredentialType {
	name = 'xeroWebhookSigningApi';

	displayName = 'Xero Webhook Signing API';

	icon: Icon = {
		light: 'file:../icons/xero-connector.svg',
		dark: 'file:../icons/xero-connector.dark.svg',
	};

	documentationUrl = 'https://github.com/n8n-nodes-xero-connector/n8n-nodes-xero-connector#webhooks';

	properties: INodeProperties[] = [signingKey];
}
