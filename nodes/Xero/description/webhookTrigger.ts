import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { catalogue } from '../resources/catalogue';
import { watchableFields } from '../triggers/fields';
import { webhookCategories } from '../triggers/webhookCategories';
import { outputsExpression } from '../triggers/webhookOutputs';
import { anyCategory } from '../triggers/webhookSettings';
import { sortedBy } from './shared';
import { setupNotice } from './webhookSetup';

export { panel } from './webhookSetup';

/** One output, or one by category: n8n works it out from the parameters. */
export const outputs = outputsExpression as INodeTypeDescription['outputs'];

const signedIn = ['oAuth2', 'customConnection'];

const watched = catalogue.filter(({ watch }) => watch?.webhook !== undefined);

/** Each once, by name. */
const distinct = (options: readonly INodePropertyOptions[]): INodePropertyOptions[] =>
	sortedBy(({ name }) => name, [...new Map(options.map((option) => [option.value, option])).values()]);

const named = watched.flatMap(({ watch }) => watch?.statuses ?? []);

/** A status that objects call differently has all its names. */
const namesOf = (status: string): string => [...new Set(named.filter(({ value }) => value === status).map(({ name }) => name))].join(' or ');

const statuses = distinct(named.map(({ value }) => ({ name: namesOf(value), value })));

const attributes = distinct(watched.flatMap(watchableFields));

const byEvent: INodePropertyOptions[] = [
	{ name: 'Created', value: 'created' },
	{ name: 'Created or Updated', value: 'createdOrUpdated' },
	{ name: 'Updated', value: 'updated', description: 'Also when it is archived, voided or deleted, and when a payment changes it' },
];

const byRecord: INodePropertyOptions[] = [
	{ name: 'Entered a Status', value: 'enteredStatus', description: 'It came into one of the statuses you choose, such as Paid' },
	{ name: 'Field Changed', value: 'fieldChanged', description: 'One of the fields you choose has another value than before' },
];

const triggerOn: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	options: [],
	default: 'createdOrUpdated',
};

/** Every parameter of the webhook trigger, in the order a person meets them. */
export const properties: INodeProperties[] = [
	{ displayName: setupNotice, name: 'setup', type: 'notice', default: '' },
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'OAuth2', value: 'oAuth2', description: 'Read records as a Xero user, of one or several organisations' },
			{ name: 'Custom Connection', value: 'customConnection', description: 'Read records by Xero’s paid connection of one organisation, without a user' },
			{ name: 'None', value: 'none', description: 'Give out the bare events: which record changed, not what is in it. Gaps are not closed.' },
		],
		default: 'oAuth2',
		description: 'How the records that events point at are read. The events themselves do not carry them.',
	},
	{
		displayName: 'Categories',
		name: 'categories',
		type: 'multiOptions',
		options: [{ name: 'Any', value: anyCategory, description: 'Everything the app’s webhook tells of, also what Xero adds in future' }, ...webhookCategories],
		default: [anyCategory],
		required: true,
		description: 'What to listen to. It must be ticked in the developer portal too.',
	},
	{
		...triggerOn,
		options: sortedBy(({ name }) => name, [...byEvent, ...byRecord]),
		displayOptions: { show: { authentication: signedIn } },
	},
	{ ...triggerOn, options: byEvent, displayOptions: { show: { authentication: ['none'] } } },
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: statuses,
		default: ['PAID'],
		required: true,
		description: 'Of documents: contacts have none. A record that has one of them at activation is not reported for it.',
		displayOptions: { show: { authentication: signedIn, event: ['enteredStatus'] } },
	},
	{
		displayName: 'Fields',
		name: 'watchedFields',
		type: 'multiOptions',
		options: attributes,
		default: [],
		required: true,
		description: 'Reported when one of them changes, with its value before and after. A record that lacks one is compared by the others.',
		displayOptions: { show: { authentication: signedIn, event: ['fieldChanged'] } },
	},
	{
		displayName: 'Organisations',
		name: 'organisationScope',
		type: 'options',
		options: [
			{ name: 'All', value: 'all', description: 'Every organisation the app is connected to' },
			{ name: 'Several', value: 'several', description: 'Only those you choose' },
		],
		default: 'all',
		displayOptions: { show: { authentication: ['oAuth2', 'none'] } },
	},
	{
		displayName: 'Organisation Names or IDs',
		name: 'organisations',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getOrganisations' },
		default: [],
		required: true,
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		displayOptions: { show: { authentication: ['oAuth2'], organisationScope: ['several'] } },
	},
	{
		displayName: 'Organisation IDs',
		name: 'organisationIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1e2d3c4b-0000-4000-8000-000000000000',
		description: 'One or more, separated by commas: the tenant IDs of Xero’s connections',
		displayOptions: { show: { authentication: ['none'], organisationScope: ['several'] } },
	},
	{
		displayName: 'Invoice Type',
		name: 'invoiceType',
		type: 'options',
		options: [
			{ name: 'Any', value: 'any' },
			{ name: 'Bill', value: 'ACCPAY', description: 'From suppliers' },
			{ name: 'Invoice', value: 'ACCREC', description: 'To customers' },
		],
		default: 'any',
		description: 'Which of the two passes in the category Invoice. Only the record tells, so it is read.',
		displayOptions: { show: { authentication: signedIn } },
	},
	{
		displayName: 'Include Record',
		name: 'includeRecord',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the record that changed: all of a delivery in as few calls as possible, within ten seconds. An item whose record could not be read says why under <code>webhook.recordNotRead</code>.',
		displayOptions: { show: { authentication: signedIn } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { authentication: signedIn, includeRecord: [true] } },
	},
	{
		displayName: 'Close Gaps',
		name: 'closeGaps',
		type: 'boolean',
		default: true,
		description:
			'Whether to read from Xero what changed when the numbers of its events show that some are missing. What is found comes with <code>webhook.caughtUp</code>, together with the next event; one call for each category and organisation.',
		displayOptions: { show: { authentication: signedIn } },
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One', value: 'one' },
			{ name: 'One by Category', value: 'byCategory', description: 'For a workflow that receives everything and hands it on, as with Execute Sub-workflow' },
		],
		default: 'one',
	},
];
