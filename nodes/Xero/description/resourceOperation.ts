import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { sortedBy } from './shared';
import { offered, operationsOf, type OperationValue } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import { reportBehind, type ReportValue } from '../resources/reports';

type Words = { name: string; action: (one: string, many: string) => string; says: (one: string, many: string) => string };

const article = (noun: string): string => (/^[aeio]/i.test(noun) ? 'an' : 'a');

/** What each operation is called, by its value. */
const words: { [operation in Exclude<OperationValue, ReportValue>]: Words } = {
	accept: { name: 'Accept', action: (one) => `Accept ${one}`, says: (one) => `Mark ${article(one)} ${one} as accepted by the customer` },
	addEmployment: {
		name: 'Add Employment',
		action: (one) => `Add employment of ${one}`,
		says: () => 'Give a new employee calendar and start: the step that makes them payable in New Zealand and the United Kingdom',
	},
	addMembers: {
		name: 'Add Contact',
		action: (one) => `Add contact to ${one}`,
		says: (one) => `Add contacts to ${article(one)} ${one}`,
	},
	addNote: { name: 'Add Note', action: (one) => `Add note to ${one}`, says: (one) => `Add a note to the history of ${article(one)} ${one}` },
	addPaymentService: {
		name: 'Add Payment Service',
		action: (one) => `Add payment service to ${one}`,
		says: (one) => `Have documents of ${article(one)} ${one} offer a way to pay`,
	},
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
	createOption: {
		name: 'Create Option',
		action: (one) => `Create option of ${one}`,
		says: (one) => `Add an option to ${article(one)} ${one}`,
	},
	decline: { name: 'Decline', action: (one) => `Decline ${one}`, says: (one) => `Mark ${article(one)} ${one} as declined by the customer` },
	delete: { name: 'Delete', action: (one) => `Delete ${one}`, says: (one) => `Delete ${article(one)} ${one}` },
	deleteOption: {
		name: 'Delete Option',
		action: (one) => `Delete option of ${one}`,
		says: (one) => `Delete an unused option of ${article(one)} ${one}`,
	},
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
	endEmployment: {
		name: 'End Employment',
		action: (one) => `End employment of ${one}`,
		says: (one) => `Set the last day of ${article(one)} ${one}`,
	},
	get: { name: 'Get', action: (one) => `Get ${one}`, says: (one) => `Retrieve ${article(one)} ${one}` },
	getActions: {
		name: 'Get Actions',
		action: (one) => `Get actions of ${one}`,
		says: (one) => `Retrieve what the connected person may do in the ${one}`,
	},
	getAll: { name: 'Get Many', action: (_one, many) => `Get many ${many}`, says: (_one, many) => `Retrieve a list of ${many}` },
	getAttachments: {
		name: 'Get Attachments',
		action: (one) => `Get attachments of ${one}`,
		says: (one) => `Retrieve a list of the files attached to ${article(one)} ${one}`,
	},
	getCisSettings: {
		name: 'Get CIS Settings',
		action: (one) => `Get CIS settings of ${one}`,
		says: (one) => `Retrieve how ${article(one)} ${one} takes part in the Construction Industry Scheme (United Kingdom)`,
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
	getInvoiceReminders: {
		name: 'Get Invoice Reminder Settings',
		action: () => 'Get invoice reminder settings',
		says: () => 'Retrieve whether Xero reminds customers of their invoices',
	},
	getOnlineInvoiceUrl: {
		name: 'Get Online Invoice URL',
		action: (one) => `Get online ${one} URL`,
		says: (one) => `Retrieve the address at which the customer sees and pays the ${one}`,
	},
	getPaymentServices: {
		name: 'Get Payment Services',
		action: (one) => `Get payment services of ${one}`,
		says: (one) => `Retrieve the ways to pay that documents of ${article(one)} ${one} offer`,
	},
	getPdf: { name: 'Get PDF', action: (one) => `Get ${one} PDF`, says: (one) => `Retrieve ${article(one)} ${one} as a PDF file` },
	markAsSent: { name: 'Mark as Sent', action: (one) => `Mark ${one} as sent`, says: (one) => `Mark ${article(one)} ${one} as sent to its contact` },
	removeAllMembers: {
		name: 'Remove All Contacts',
		action: (one) => `Remove all contacts from ${one}`,
		says: (one) => `Empty ${article(one)} ${one}; the contacts themselves stay`,
	},
	removeAllocation: {
		name: 'Remove Allocation',
		action: (one) => `Remove allocation of ${one}`,
		says: (one) => `Take the credit of ${article(one)} ${one} off an invoice again`,
	},
	request: {
		name: 'Send Request',
		action: () => 'Send custom API request',
		says: () => 'Call any Xero API. Unlike n8n’s own Custom API Call, it sends the organisation, waits for limits, reads all pages and explains errors.',
	},
	removeMember: {
		name: 'Remove Contact',
		action: (one) => `Remove contact from ${one}`,
		says: (one) => `Take a contact out of ${article(one)} ${one}; the contact itself stays`,
	},
	submit: { name: 'Submit', action: (one) => `Submit ${one}`, says: (one) => `Submit ${article(one)} ${one} for approval` },
	update: { name: 'Update', action: (one) => `Update ${one}`, says: (one) => `Change ${article(one)} ${one}` },
	updateOption: {
		name: 'Update Option',
		action: (one) => `Update option of ${one}`,
		says: (one) => `Rename, archive or bring back an option of ${article(one)} ${one}`,
	},
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

const isReport = (operation: OperationValue): operation is ReportValue => reportBehind(operation) !== undefined;

/** Reports are called as their table does: Get Profit and Loss is the action Get profit and loss. */
function wordsOf(operation: OperationValue): Words {
	if (!isReport(operation)) return words[operation];
	const { name = '', says = '' } = reportBehind(operation) ?? {};
	return { name, action: () => `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`, says: () => says };
}

function operationOption(resource: Resource, operation: OperationValue): INodePropertyOptions {
	const { name, action, says } = wordsOf(operation);
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
			offered.map(({ name, value }) => ({ name, value })),
		),
		default: 'invoice',
	},
	...offered.map((resource): INodeProperties => {
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
