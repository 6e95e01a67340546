import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { connection } from './connection';
import { guidMode, linkMode, listMode } from './modes';
import { sortedBy } from './shared';
import { activationNotice, scheduleNotice } from './triggerCost';
import { catalogue } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import type { Watch, WatchEvent } from '../resources/watch';
import { watchableFields } from '../triggers/fields';
import { startsInThePast } from '../triggers/watched';

type Watchable = Resource & { watch: Watch };

/** Every object with a list of its own. */
export const watchable: readonly Watchable[] = catalogue.filter((resource): resource is Watchable => resource.watch !== undefined);

const events: { [event in WatchEvent]: Omit<INodePropertyOptions, 'value'> } = {
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

type Parameter = Omit<INodeProperties, 'displayOptions'>;

/**
 * Asks `build` what a parameter looks like for every object and event, and answers one parameter for all places where it
 * looks the same, shown exactly there.
 */
function byObject(build: (resource: Watchable, event: WatchEvent) => Parameter | undefined, also: IDisplayOptions['show'] = {}): INodeProperties[] {
	const places = new Map<string, { parameter: Parameter; resources: Map<string, string[]> }>();
	for (const resource of watchable) {
		for (const event of resource.watch.events) {
			const parameter = build(resource, event);
			if (parameter === undefined) continue;
			const key = JSON.stringify(parameter);
			const place = places.get(key) ?? { parameter, resources: new Map<string, string[]>() };
			places.set(key, place);
			place.resources.set(resource.value, [...(place.resources.get(resource.value) ?? []), event]);
		}
	}
	return [...places.values()].flatMap(({ parameter, resources }) =>
		[...grouped(resources)].map(([, { on, resource }]) => ({ ...parameter, displayOptions: { show: { resource, event: on, ...also } } })),
	);
}

/** Objects with the same events together. */
function grouped(resources: Map<string, string[]>): Map<string, { on: string[]; resource: string[] }> {
	const groups = new Map<string, { on: string[]; resource: string[] }>();
	for (const [resource, on] of resources) {
		const group = groups.get(on.join()) ?? { on, resource: [] };
		group.resource.push(resource);
		groups.set(on.join(), group);
	}
	return groups;
}

/** As `byObject` for what depends on the object alone. */
function byEvents(build: (resource: Watchable) => Parameter): INodeProperties[] {
	const places = new Map<string, { parameter: Parameter; resource: string[] }>();
	for (const each of watchable) {
		const parameter = build(each);
		const key = JSON.stringify(parameter);
		const place = places.get(key) ?? { parameter, resource: [] };
		places.set(key, place);
		place.resource.push(each.value);
	}
	return [...places.values()].map(({ parameter, resource }) => ({ ...parameter, displayOptions: { show: { resource } } }));
}

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
		options: sortedBy(({ name }) => name, watch.events.map((event) => ({ ...events[event], value: event }))),
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

const multiple = (displayName: string, name: string, options: ReadonlyArray<{ name: string; value: string }>): INodeProperties => ({
	displayName,
	name,
	type: 'multiOptions',
	options: sortedBy((option) => option.name, options.map((option) => ({ name: option.name, value: option.value }))),
	default: [],
});

const amount = (displayName: string, name: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder: 'e.g. 100.00' });

/** What narrows the reported records. */
function filtersFor({ watch, list }: Watchable, event: WatchEvent): INodeProperties[] {
	const { type, contact, amount: hasAmount, account } = watch.filters ?? {};
	const filters: INodeProperties[] = [
		...(account === undefined ? [] : [{ displayName: 'Account', name: 'account', type: 'string', default: '', placeholder: 'e.g. 090', description: 'Code or ID of the account' } as INodeProperties]),
		...(hasAmount === undefined ? [] : [amount('Amount From', 'amountFrom'), amount('Amount To', 'amountTo')]),
		...(contact === undefined
			? []
			: [{ displayName: 'Contact', name: 'contact', type: 'resourceLocator', default: { mode: 'list', value: '' }, modes: [listMode('searchContacts'), linkMode, guidMode] } as INodeProperties]),
		...(watch.statuses === undefined || event === 'enteredStatus' || event === 'removed' ? [] : [multiple('Status', 'statuses', watch.statuses)]),
		...(type === undefined ? [] : [multiple('Type', 'types', type.options)]),
		...(!list.where || watch.by !== 'modifiedSince' || event === 'removed'
			? []
			: [
					{
						displayName: 'Where',
						name: 'where',
						type: 'string',
						default: '',
						placeholder: 'e.g. CurrencyCode=="EUR"',
						description: 'A condition in Xero’s own language. What does not match is not seen at all: a record that begins to match later counts as seen for the first time.',
					} as INodeProperties,
				]),
	];
	return sortedBy(({ displayName }) => displayName, filters);
}

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
