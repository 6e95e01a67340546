import type { Icon, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { accessFields, scopeExpression } from './access';
import { addressExpression, endpointFields } from './hosts';

/**
 * An app that belongs to exactly one organisation and signs in by itself.
 * https://developer.xero.com/documentation/guides/oauth2/custom-connections/
 */
export class XeroCustomConnectionOAuth2Api implements ICredentialType {
	name = 'xeroCustomConnectionOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Xero Custom Connection OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/xero-connector.svg',
		dark: 'file:../icons/xero-connector.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-xero-connector/n8n-nodes-xero-connector#connect-a-xero-app';

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'clientCredentials' },
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: addressExpression('identityHost', '/connect/token'),
			required: true,
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: scopeExpression('') },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		...accessFields(
			'Choose what the custom connection was given in the developer portal: one scope more and Xero refuses to sign in',
		),
		...endpointFields('identityHost', 'apiHost'),
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: addressExpression('apiHost', '', '$credentials'),
			url: '/api.xro/2.0/Organisation',
			headers: { Accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Xero gave a token but not the right to read the organisation: add Settings (Read Only) to Access, here and in the custom connection',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'Xero gave a token but no organisation: authorise the custom connection again in the developer portal',
				},
			},
		],
	};
}
