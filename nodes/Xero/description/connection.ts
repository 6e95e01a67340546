import type { INodeProperties } from 'n8n-workflow';

import { guidMode } from './modes';

/** How the node signs in, and the organisation it works in. */
export const connection: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'OAuth2', value: 'oAuth2', description: 'Sign in as a Xero user; one sign-in can reach several organisations' },
			{
				name: 'Custom Connection',
				value: 'customConnection',
				description: 'Xero’s paid connection of one organisation, without a user',
			},
		],
		default: 'oAuth2',
	},
	{
		displayName: 'Organisation',
		name: 'organisation',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		description: 'The Xero organisation to work in. Leave empty when only one is connected.',
		displayOptions: { show: { authentication: ['oAuth2'] } },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'The only connected organisation',
				typeOptions: { searchListMethod: 'searchOrganisations', searchable: true },
			},
			guidMode,
		],
	},
];
