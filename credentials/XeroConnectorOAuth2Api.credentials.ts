import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { accessFields, scopeExpression } from './access';
import { addressExpression, endpointFields } from './hosts';

/** A person signs in and chooses organisations. https://developer.xero.com/documentation/guides/oauth2/auth-flow/ */
export class XeroConnectorOAuth2Api implements ICredentialType {
	name = 'xeroConnectorOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Xero Connector OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/xero-connector.svg',
		dark: 'file:../icons/xero-connector.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-xero-connector/n8n-nodes-xero-connector#connect-a-xero-app';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: addressExpression('signInHost', '/identity/connect/authorize'),
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: addressExpression('identityHost', '/connect/token'),
			required: true,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: scopeExpression('openid profile email offline_access'),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		...accessFields(
			'Your app must own these scopes: apps created since March 2026 have all of the default ones',
		),
		...endpointFields('signInHost', 'identityHost', 'apiHost'),
	];
}
