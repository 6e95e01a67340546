import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { limits } from './options';
import { apis, customApiRequest } from '../resources/customApiRequest';

/** Shown for a custom API request, under these further conditions. */
const when = (further: IDisplayOptions['show'] = {}): IDisplayOptions => ({
	show: { resource: [customApiRequest.value], operation: ['request'], ...further },
});

const withBody = ['PATCH', 'POST', 'PUT'];

/** Any request to any of Xero's APIs. */
export const customRequest: INodeProperties[] = [
	{
		displayName: 'Method',
		name: 'method',
		type: 'options',
		displayOptions: when(),
		options: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((name) => ({ name, value: name })),
		default: 'GET',
	},
	{
		displayName: 'API',
		name: 'api',
		type: 'options',
		displayOptions: when(),
		options: apis.map(({ name, value, base }) => ({ name, value, description: base === '' ? 'Path holds everything after the host' : `Path follows ${base}` })),
		default: 'accounting',
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		displayOptions: when(),
		default: '',
		required: true,
		placeholder: 'e.g. Invoices/297c2dc5-cc47-4afd-8ec8-74990b8761e9/History',
		description: 'What follows the API’s own part of the address, without a query. It always goes to the host of the credential.',
	},
	{
		displayName: 'Specify Query Parameters',
		name: 'specifyQuery',
		type: 'options',
		noDataExpression: true,
		displayOptions: when(),
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
	},
	{
		displayName: 'Query Parameters',
		name: 'query',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: when({ specifyQuery: ['fields'] }),
		placeholder: 'Add Parameter',
		default: {},
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. where' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Status=="AUTHORISED"' },
				],
			},
		],
	},
	{
		displayName: 'Query Parameters (JSON)',
		name: 'queryJson',
		type: 'json',
		displayOptions: when({ specifyQuery: ['json'] }),
		default: '{}',
		description: 'Names and values; a list is sent with commas between its values',
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'json',
		displayOptions: when({ method: withBody }),
		default: '{}',
		description: 'What is sent, as JSON or from an expression',
	},
	{
		displayName: 'Read All Pages',
		name: 'allPages',
		type: 'boolean',
		displayOptions: when({ method: ['GET'] }),
		default: false,
		description: 'Whether to ask for page after page until the list is complete, or to send this one request only',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		displayOptions: { ...when(), hide: { allPages: [true] } },
		options: [
			{ name: 'Records', value: 'records', description: 'One item a record of the list in the answer' },
			{ name: 'Whole Answer', value: 'whole', description: 'One item with everything Xero answered' },
		],
		default: 'records',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		displayOptions: when(),
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Accept',
				name: 'accept',
				type: 'string',
				default: 'application/json',
				placeholder: 'e.g. application/pdf',
				description: 'What kind of answer is asked for. A file is put in the binary field data.',
			},
			{
				displayName: 'Idempotency Key',
				name: 'idempotencyKey',
				type: 'string',
				default: '',
				description: 'For POST, PUT and PATCH, in place of the key the node makes: Xero does the same request once in six minutes',
			},
			{
				displayName: 'If Modified Since',
				name: 'ifModifiedSince',
				type: 'dateTime',
				default: '',
				description: 'Only records created or changed since this moment, where the address knows it',
			},
			...limits,
		],
	},
];
