import type { INodeProperties } from 'n8n-workflow';

import { catalogue } from '../resources/catalogue';
import { usualPermission } from '../resources/permissions';

const harmless = catalogue.filter(({ newIsHarmless }) => newIsHarmless).map(({ plural }) => plural.toLowerCase());

/**
 * What an agent may do with the node as its tool. n8n lets a model fill no parameter that takes no expression; the node
 * takes the saved choice all the same, see permissionOf.
 */
export const permissions: INodeProperties[] = [
	{
		displayName: 'Tool Permissions',
		name: 'toolPermissions',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { '@tool': [true] } },
		options: [
			{
				name: 'Drafts Only',
				value: 'draftsOnly',
				description: `Read everything; create documents as drafts and change drafts; create ${harmless.join(' and ')}, but not change those that are there. Refused: to submit, approve, pay, send, email, delete or void anything, notes, files, settings, payroll, and custom API requests that write.`,
			},
			{ name: 'Everything', value: 'everything', description: 'Every operation, as far as the connection allows it' },
			{ name: 'Read Only', value: 'readOnly', description: 'Read everything; nothing in Xero is changed and nothing is sent' },
		],
		default: usualPermission,
		description: 'What the agent may do, whatever the model asks for. The node checks it before anything is sent.',
	},
];
