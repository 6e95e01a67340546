import type { INodeProperties } from 'n8n-workflow';

import { reportOptions } from './report';
import { shared, sortedBy, statusChanges, writes } from './shared';
import { hasContact, type Resource } from '../resources/define';
import { labelOf } from '../values/fields';

const totals: INodeProperties[] = [
	{
		displayName: 'Expected Total',
		name: 'expectedTotal',
		type: 'string',
		default: '',
		placeholder: 'e.g. 119.80',
		description: 'What the document must come to, tax included. It is compared before sending.',
	},
	{
		displayName: 'On Total Difference',
		name: 'onTotalDifference',
		type: 'options',
		options: [
			{
				name: 'Add Rounding Line',
				value: 'roundingLine',
				description: 'Add a line over the difference on the rounding account',
			},
			{
				name: 'Adjust Tax',
				value: 'adjustTax',
				description: 'Move the tax of the largest line, by 0.05 at most',
			},
			{ name: 'Fail', value: 'fail', description: 'The item fails and nothing is written for it' },
		],
		default: 'fail',
		description: 'What to do when the lines come to another total than expected',
	},
	{
		displayName: 'Rounding Account Name or ID',
		name: 'roundingAccountCode',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAccounts' },
		default: '',
		description:
			'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
];

/** Operations that do something twice when they are repeated. */
const repeatable = [...writes, 'addNote', 'allocate', 'email', 'uploadAttachment'];

const ownKey: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.orderId }}-invoice',
	description:
		'A name of your own for this write, different for each item. The same key again within six minutes (within an hour in the same n8n process) is the same write: it is done once, and answered with the record made then. This holds for other executions too when they repeat the same items, as n8n’s Retry button does. Without a key of yours, only repeated attempts within one execution are recognised.',
};

const checkOnly: INodeProperties = {
	displayName: 'Check Only',
	name: 'checkOnly',
	type: 'boolean',
	default: false,
	description:
		'Whether to write nothing and only say what would come of each item. Fields, contacts, accounts, tax rates, totals, lock dates, numbers that are taken and changes of status are checked.',
};

/** What is known before Create or Update sends anything. */
const matching: INodeProperties[] = [
	{
		displayName: 'If Several Match',
		name: 'ifSeveralMatch',
		type: 'options',
		options: [
			{ name: 'Refuse', value: 'refuse', description: 'The item fails and tells which records they are' },
			{ name: 'Use the Least Recently Updated', value: 'oldest' },
			{ name: 'Use the Most Recently Updated', value: 'newest' },
		],
		default: 'refuse',
		description: 'Which record is updated when several in Xero share the value matched on',
	},
	{
		displayName: 'Skip Unchanged',
		name: 'skipUnchanged',
		type: 'boolean',
		default: true,
		description:
			'Whether nothing is sent for a record that already holds every value given; its outcome is then “unchanged”. A repeated sync then costs look-ups only.',
	},
];

/** How many records one request of this operation may carry. */
function mostInOneRequest({ verbs }: Resource, operation: string): number {
	const created = verbs.create?.many ?? 1;
	const changed = verbs.update === undefined || verbs.update.byPath ? 1 : verbs.update.many;
	if (statusChanges.includes(operation)) return changed;
	switch (operation) {
		case 'create':
			return created;
		case 'upsert':
			return Math.max(created, changed);
		case 'update':
		case 'deleteOrVoid':
			return changed;
		case 'archive':
			return verbs.archive?.byPath ? 1 : changed;
		case 'delete':
			return verbs.delete?.by === 'status' ? changed : 1;
		default:
			return 1;
	}
}

function batchSize(most: number): INodeProperties {
	return {
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: most },
		default: most,
		description: 'How many records are sent to Xero in one request',
	};
}

function listOptions({ list, verbs }: Resource): INodeProperties[] {
	const orders = verbs.getMany?.orders ?? [];
	return [
		...(list.archived
			? [
					{
						displayName: 'Include Archived',
						name: 'includeArchived',
						type: 'boolean' as const,
						default: true,
						description: 'Whether to return archived records too',
					},
				]
			: []),
		...(list.order && orders.length > 0
			? [
					{
						displayName: 'Order By',
						name: 'orderBy',
						type: 'options' as const,
						options: sortedBy(
							(option) => option.name,
							orders.map((order) => ({ name: labelOf(order), value: order })),
						),
						default: orders[0],
					},
					{
						displayName: 'Order Direction',
						name: 'orderDirection',
						type: 'options' as const,
						options: [
							{ name: 'Ascending', value: 'ASC' },
							{ name: 'Descending', value: 'DESC' },
						],
						default: 'ASC',
					},
				]
			: []),
		...(list.where
			? [
					{
						displayName: 'Where',
						name: 'where',
						type: 'string' as const,
						default: '',
						placeholder: 'e.g. AmountDue>=1000',
						description: 'A condition in Xero’s own language, added to the filters',
					},
				]
			: []),
	];
}

const uploadOptions = ({ verbs }: Resource): INodeProperties[] => [
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. receipt.pdf',
		description: 'The name the file gets in Xero, in place of its own; for one file',
	},
	...(verbs.attachments?.includeOnline
		? [
				{
					displayName: 'Include Online',
					name: 'includeOnline',
					type: 'boolean' as const,
					default: true,
					description: 'Whether the customer sees the file with the online document',
				},
			]
		: []),
	{
		displayName: 'Replace File of the Same Name',
		name: 'replaceExisting',
		type: 'boolean',
		default: true,
		description: 'Whether a file of the same name is overwritten; otherwise the item is refused',
	},
];

/** How the calls of a run are shared with others. */
export const limits: INodeProperties[] = [
	{
		displayName: 'Keep in Reserve',
		name: 'keepInReserve',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 100,
		description: 'How many of the day’s calls are left to other workflows and apps of the organisation',
	},
	{
		displayName: 'Maximum Wait',
		name: 'maximumWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 120,
		description: 'How many seconds a call may wait for a limit of Xero that passes within a minute or two',
	},
];

/** Options of an operation: rarely needed, so behind a button. */
export const options: INodeProperties[] = shared((resource, operation) => {
	const most = mostInOneRequest(resource, operation);
	const entries = [
		...(most > 1 ? [batchSize(most)] : []),
		...(hasContact(resource) && writes.includes(operation) ? totals : []),
		...(writes.includes(operation) && resource.api === undefined ? [checkOnly] : []),
		...(repeatable.includes(operation) ? [ownKey] : []),
		...(operation === 'upsert' ? matching : []),
		...(operation === 'getAll' ? listOptions(resource) : []),
		...(operation === 'uploadAttachment' ? uploadOptions(resource) : []),
		...reportOptions(operation),
		...limits,
	];
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: sortedBy((entry) => entry.displayName, entries),
	};
});
