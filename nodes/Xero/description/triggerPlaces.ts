import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { catalogue } from '../resources/catalogue';
import type { Resource } from '../resources/define';
import type { Watch, WatchEvent } from '../resources/watch';

/** An object that can be watched. */
export type Watchable = Resource & { watch: Watch };

/** Every object with a list of its own. */
export const watchable: readonly Watchable[] = catalogue.filter((resource): resource is Watchable => resource.watch !== undefined);

type Parameter = Omit<INodeProperties, 'displayOptions'>;

/**
 * Asks `build` what a parameter looks like for every object and event, and answers one parameter for all places where it
 * looks the same, shown exactly there.
 */
export function byObject(build: (resource: Watchable, event: WatchEvent) => Parameter | undefined, also: IDisplayOptions['show'] = {}): INodeProperties[] {
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

/** Invoices before the others: from the first place n8n takes what it offers in its list of nodes. */
const invoicesFirst = [...watchable].sort((one, other) => Number(other.value === 'invoice') - Number(one.value === 'invoice'));

/** As `byObject` for what depends on the object alone. */
export function byEvents(build: (resource: Watchable) => Parameter): INodeProperties[] {
	const places = new Map<string, { parameter: Parameter; resource: string[] }>();
	for (const each of invoicesFirst) {
		const parameter = build(each);
		const key = JSON.stringify(parameter);
		const place = places.get(key) ?? { parameter, resource: [] };
		places.set(key, place);
		place.resource.push(each.value);
	}
	return [...places.values()].map(({ parameter, resource }) => ({ ...parameter, displayOptions: { show: { resource } } }));
}
