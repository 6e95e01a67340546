import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { connection } from './connection';
import { sortedBy } from './shared';
import { activationNotice, scheduleNotice } from './triggerCost';
import { filtersFor } from './triggerFilters';
import { byEvents, byObject, watchable } from './triggerPlaces';
import type { Watch, WatchEvent } from '../resources/watch';
import { watchableFields } from '../triggers/fields';
import { startsInThePast } from '../triggers/watched';

/** The events as the editor shows them. */
export const eventNames: { [event in WatchEvent]: Omit<INodePropertyOptions, 'value'> } = {
	becameOverdue: { name: 'Became Overdue', description: 'Approved, not paid in full, and so many days past its due date' },
	becameReconciled: {
		name: 'Became Reconciled',
		description: 'Matched with a line of the bank statement; found as soon as Xero counts this as a change of the record',
	},
	created: { name: 'Created', description: 'New since activation; what was there before is never reported' },
	createdOrUpdated: { name: 'Created or Updated', description: 'New or changed in any way; needs no memory of the records there are' },
	enteredStatus: { name: 'Entered a Status', description: 'Came into one of the statuses you choose, such as Paid' },
	fieldChanged: { name: 'Field Changed', description: 'One of the fields you choose has another value than before' },
	removed: { name: 'Removed', description: 'Deleted, voided, archived or ended' },
	updated: { name: 'Updated', description: 'Changed in any way; a new record is not reported' },
};

const [authentication, organisation] = connection;

const signedIn = ['oAuth2'];

const where: INodeProperties[] = [
	authentication,
	{
		displayName: 'Organisations',
		name: 'organisationScope',
		type: 'options',
		options: [
			{ name: 'All Connected', value: 'all', description: 'Also those that are connected later' },
			{ name: 'One', value: 'one' },
			{ name: 'Several', value: 'several' },
		],
		default: 'one',
		description: 'The Xero organisations to watch. Each has its own limit of calls.',
		displayOptions: { show: { authentication: signedIn } },
	},
	{ ...organisation, description: 'The Xero organisation to watch. Leave empty when only one is connected.', displayOptions: { show: { authentication: signedIn, organisationScope: ['one'] } } },
	{
		displayName: 'Organisation Names or IDs',
		name: 'organisations',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getOrganisations' },
		default: [],
		description: 'The organisations to watch. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { authentication: signedIn, organisationScope: ['several'] } },
	},
];

/** The event chosen until a person chooses another: the one that costs least and tells most. */
const usualOf = ({ events: own }: Watch): WatchEvent => own.find((event) => event === 'createdOrUpdated') ?? own[0];

const what: INodeProperties[] = [
	{
		displayName: 'Watch',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: sortedBy(({ name }) => name, watchable.map(({ name, value }) => ({ name, value }))),
		default: 'invoice',
	},
	...byEvents(({ watch }) => ({
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		noDataExpression: true,
		options: sortedBy(({ name }) => name, watch.events.map((event) => ({ ...eventNames[event], value: event }))),
		default: usualOf(watch),
	})),
	...byObject(({ watch }, event) =>
		event !== 'enteredStatus'
			? undefined
			: {
					displayName: 'Statuses',
					name: 'statuses',
					type: 'multiOptions',
					options: sortedBy(({ name }) => name, (watch.statuses ?? []).map(({ name, value }) => ({ name, value }))),
					default: [],
					required: true,
					description: 'Reported when a record comes into one of them',
				},
	),
	...byObject((_resource, event) =>
		event !== 'becameOverdue'
			? undefined
			: {
					displayName: 'Days Overdue',
					name: 'daysOverdue',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'How many days after its due date, in the time zone of the organisation',
				},
	),
	...byObject((resource, event) =>
		event !== 'fieldChanged'
			? undefined
			: {
					displayName: 'Fields',
					name: 'watchedFields',
					type: 'multiOptions',
					options: watchableFields(resource),
					default: [],
					required: true,
					description: 'Reported when one of them changes, with its value before and after',
				},
	),
];

const answer: INodeProperties[] = [
	...byObject((resource, event) => {
		const options = filtersFor(resource, event);
		return options.length === 0 ? undefined : { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options };
	}),
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
];

const start: INodeProperties[] = [
	...byObject((resource, event) =>
		!startsInThePast(resource.watch, event)
			? undefined
			: {
					displayName: 'Start From',
					name: 'startFrom',
					type: 'options',
					options: [
						{ name: 'Now', value: 'now', description: 'Only what happens after activation' },
						{
							name: 'A Date',
							value: 'date',
							description: event === 'enteredStatus' ? 'Also what happened before, where the record proves when: full payment, and final statuses' : 'Also what happened before, oldest first, a part with each poll',
						},
					],
					default: 'now',
				},
	),
	...byObject(
		({ watch }, event) =>
			startsInThePast(watch, event) ? { displayName: 'Start Date', name: 'startDate', type: 'dateTime', default: '', required: true, description: 'What changed since this moment is reported' } : undefined,
		{ startFrom: ['date'] },
	),
];

const costs: INodeProperties[] = [
	scheduleNotice,
	...byObject((resource, event) => {
		const displayName = activationNotice(resource, event);
		return displayName === undefined ? undefined : { displayName, name: 'activationCost', type: 'notice', default: '' };
	}),
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Keep in Reserve',
			name: 'keepInReserve',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 100,
			description: 'Calls of the day left to other workflows: with fewer left the trigger waits for the next day',
		},
	],
};

/** Every parameter of the polling trigger, in the order a person meets them; derived from the resource tables. */
export const properties: INodeProperties[] = [...where, ...what, ...answer, ...start, ...costs, options];
