import type { INodeProperties } from 'n8n-workflow';

/** Where Xero answers. https://developer.xero.com/documentation/guides/oauth2/auth-flow/ */
const hosts = {
	signInHost: {
		displayName: 'Sign-In Host',
		url: 'https://login.xero.com',
		says: 'Where a person signs in and gives consent',
	},
	identityHost: {
		displayName: 'Identity Host',
		url: 'https://identity.xero.com',
		says: 'Where tokens are issued',
	},
	apiHost: {
		displayName: 'API Host',
		url: 'https://api.xero.com',
		says: 'Where the accounting data is',
	},
} as const;

type Host = keyof typeof hosts;

/** The Custom Endpoints toggle and the hosts it shows. */
export const endpointFields = (...names: Host[]): INodeProperties[] => [
	{
		displayName: 'Custom Endpoints',
		name: 'customEndpoints',
		type: 'boolean',
		default: false,
		description:
			'Whether to reach Xero through other addresses, such as an API gateway or a local Xero. Leave off for Xero itself.',
	},
	...names.map(
		(name): INodeProperties => ({
			displayName: hosts[name].displayName,
			name,
			type: 'string',
			default: hosts[name].url,
			placeholder: `e.g. ${hosts[name].url}`,
			description: hosts[name].says,
			hint: 'With https; http only for localhost',
			displayOptions: { show: { customEndpoints: [true] } },
		}),
	),
];

/**
 * An address as an n8n expression: the host the person gave when Custom Endpoints is on, else Xero's, whatever
 * stale text the host field keeps. `fields` is what expressions call the credential: $self in its own fields,
 * $credentials in its test.
 */
export const addressExpression = (
	name: Host,
	path: string,
	fields: '$self' | '$credentials' = '$self',
): string =>
	`={{ ((${fields}["customEndpoints"] && ${fields}["${name}"]) || "${hosts[name].url}").trim().replace(/[/]+$/, "") + "${path}" }}`;
