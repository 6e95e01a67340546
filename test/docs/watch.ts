import { eventNames } from '../../nodes/Xero/description/trigger';
import { watchable } from '../../nodes/Xero/description/triggerPlaces';
import type { Resource } from '../../nodes/Xero/resources/define';
import type { Watch, WatchEvent } from '../../nodes/Xero/resources/watch';
import { costOf } from '../../nodes/Xero/triggers/cost';
import { table } from './block';

/** How the changes of an object come to light, in a sentence. */
const manners: { readonly [by in Watch['by']]: string } = {
	modifiedSince: 'Xero tells what changed since a moment',
	snapshot: 'Xero cannot tell what changed: the list is compared with what it was',
	offset: 'the list is read on from its last number',
	payroll: 'Xero tells what changed in Australia; elsewhere the list is compared with what it was',
};

const counted = (count: number): string => count.toLocaleString('en-GB');

/** Calls of a poll in which nothing changed, in an organisation. */
function pollOf(resource: Resource, event: WatchEvent): string {
	const cost = costOf(resource, event);
	const daily = cost?.daily ? ', and one more a day' : '';
	return cost?.poll === 'one a page'
		? `one for ${counted(cost.pageSize ?? 0)} records`
		: `one${daily}`;
}

function activationOf(resource: Resource, event: WatchEvent): string {
	const cost = costOf(resource, event);
	if (cost === undefined || cost.activation === 'nothing') return 'one call';
	const read =
		cost.pageSize === undefined
			? 'in one answer'
			: `one call for ${counted(cost.pageSize)} records`;
	return `reads ${cost.activation}, ${read}; at most ${counted(Math.floor((cost.most ?? 0) / 1000) * 1000)} fit`;
}

/** How an object is watched: its events, what a poll costs, and what activation costs. */
export function watchSection(resource: Resource): string[] {
	const { watch } = resource;
	if (watch === undefined)
		return resource.verbs.getMany === undefined
			? []
			: ['## How to watch it', 'It is not watched by the triggers.'];
	const rows = watch.events.map((event) => [
		eventNames[event].name,
		eventNames[event].description ?? '',
		pollOf(resource, event),
		activationOf(resource, event),
	]);
	const statuses = (watch.statuses ?? []).map(({ name }) => name).join(', ');
	const webhook =
		watch.webhook === undefined
			? 'Xero sends no webhook for them.'
			: `Instantly: the **Xero Connector Webhook Trigger**, category \`${watch.webhook}\` ([Xero on webhooks](https://developer.xero.com/documentation/guides/webhooks/overview/)).`;
	return [
		'## How to watch it',
		`By schedule: the **Xero Connector Trigger**; ${manners[watch.by]}.`,
		table(['Trigger On', 'What is reported', 'Calls of an idle poll', 'Activation'], rows),
		...(statuses === '' ? [] : [`Statuses it may enter: ${statuses}.`]),
		webhook,
	];
}

const all = Object.keys(eventNames) as WatchEvent[];

/** Calls of an idle poll of an object, and which of its events take others. */
function idleOf(resource: Resource, events: readonly WatchEvent[]): string {
	const [usual, ...others] = new Set(events.map((event) => pollOf(resource, event)).sort());
	const further = others.map((calls) => {
		const which = events.filter((event) => pollOf(resource, event) === calls);
		return `${which.map((event) => eventNames[event].name).join(', ')}: ${calls}`;
	});
	return [usual, ...further].join('; ');
}

/** Every object and its events, a row an object. */
export const eventsTable = (): string =>
	table(
		['Watch', ...all.map((event) => eventNames[event].name), 'Calls of an idle poll'],
		watchable.map((resource) => [
			`[${resource.name}](docs/objects/${resource.value}.md#how-to-watch-it)`,
			...all.map((event) => (resource.watch.events.includes(event) ? '✓' : '')),
			idleOf(resource, resource.watch.events),
		]),
	);
