import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { sortedBy } from './shared';
import { catalogue, operationsOf, type OperationValue } from '../resources/catalogue';
import type { Resource } from '../resources/define';

type Words = { name: string; action: (one: string, many: string) => string; says: (one: string, many: string) => string };

const article = (noun: string): string => (/^[aeio]/i.test(noun) ? 'an' : 'a');

/** What each operation is called, by its value. */
const words: { [operation in OperationValue]: Words } = {
	accept: { name: 'Accept', action: (one) => `Accept ${one}`, says: (one) => `Mark ${article(one)} ${one} as accepted by the customer` },
	addNote: { name: 'Add Note', action: (one) => `Add note to ${one}`, says: (one) => `Add a note to the history of ${article(one)} ${one}` },
	allocate: {
		name: 'Allocate',
		action: (one) => `Allocate ${one}`,
		says: (one) => `Set the credit of ${article(one)} ${one} against invoices`,
	},
	approve: { name: 'Approve', action: (one) => `Approve ${one}`, says: (one) => `Approve ${article(one)} ${one}` },
	archive: {
		name: 'Archive',
		action: (one) => `Archive ${one}`,
		says: (one) => `Take ${article(one)} ${one} out of use and keep its history`,
	},
	create: { name: 'Create', action: (one) => `Create ${one}`, says: (one) => `Create a new ${one}` },
	decline: { name: 'Decline', action: (one) => `Decline ${one}`, says: (one) => `Mark ${article(one)} ${one} as declined by the customer` },
	delete: { name: 'Delete', action: (one) => `Delete ${one}`, says: (one) => `Delete ${article(one)} ${one}` },
	deleteOrVoid: {
		name: 'Delete or Void',
		action: (one) => `Delete or void ${one}`,
		says: (one) => `Delete ${article(one)} ${one} that is a draft or submitted, void one that is approved`,
	},
	downloadAttachment: {
		name: 'Download Attachment',
		action: (one) => `Download attachment of ${one}`,
		says: (one) => `Retrieve a file that is attached to ${article(one)} ${one}`,
	},
	email: {
		name: 'Email',
		action: (one) => `Email ${one}`,
		says: (one) => `Have Xero email ${article(one)} ${one} to its contact`,
	},
	get: { name: 'Get', action: (one) => `Get ${one}`, says: (one) => `Retrieve ${article(one)} ${one}` },
	getAll: { name: 'Get Many', action: (_one, many) => `Get many ${many}`, says: (_one, many) => `Retrieve a list of ${many}` },
	getAttachments: {
		name: 'Get Attachments',
		action: (one) => `Get attachments of ${one}`,
		says: (one) => `Retrieve a list of the files attached to ${article(one)} ${one}`,
	},
	getConnections: {
		name: 'Get Connections',
		action: () => 'Get connections',
		says: () => 'Retrieve the organisations the credential reaches, and who connected them',
	},
	getHistory: {
		name: 'Get History',
		action: (one) => `Get history of ${one}`,
		says: (one) => `Retrieve the changes and notes of ${article(one)} ${one}`,
	},
	getOnlineInvoiceUrl: {
		name: 'Get Online Invoice URL',
		action: (one) => `Get online ${one} URL`,
		says: (one) => `Retrieve the address at which the customer sees and pays the ${one}`,
	},
	getPdf: { name: 'Get PDF', action: (one) => `Get ${one} PDF`, says: (one) => `Retrieve ${article(one)} ${one} as a PDF file` },
	markAsSent: { name: 'Mark as Sent', action: (one) => `Mark ${one} as sent`, says: (one) => `Mark ${article(one)} ${one} as sent to its contact` },
	removeAllocation: {
		name: 'Remove Allocation',
		action: (one) => `Remove allocation of ${one}`,
		says: (one) => `Take the credit of ${article(one)} ${one} off an invoice again`,
	},
	submit: { name: 'Submit', action: (one) => `Submit ${one}`, says: (one) => `Submit ${article(one)} ${one} for approval` },
	update: { name: 'Update', action: (one) => `Update ${one}`, says: (one) => `Change ${article(one)} ${one}` },
	uploadAttachment: {
		name: 'Upload Attachment',
		action: (one) => `Upload attachment to ${one}`,
		says: (one) => `Attach files to ${article(one)} ${one}`,
	},
	upsert: {
		name: 'Create or Update',
		action: (one) => `Create or update ${one}`,
		says: () => 'Create a new record, or update the current one if it already exists (upsert)',
	},
};

function operationOption(resource: Resource, operation: OperationValue): INodePropertyOptions {
	const { name, action, says } = words[operation];
	const one = resource.name.toLowerCase();
	const many = resource.plural.toLowerCase();
	return { name, value: operation, action: action(one, many), description: says(one, many) };
}

/** The Resource parameter, and one Operation parameter per resource with the verbs its table allows. */
export const resourceAndOperation: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: sortedBy(
			(option) => option.name,
			catalogue.map(({ name, value }) => ({ name, value })),
		),
		default: 'invoice',
	},
	...catalogue.map((resource): INodeProperties => {
		const options = sortedBy(
			(option) => option.name,
			operationsOf(resource).map((operation) => operationOption(resource, operation)),
		);
		const usual = options.some((option) => option.value === 'create') ? 'create' : options[0].value;
		return {
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource.value] } },
			options,
			default: usual,
		};
	}),
];
