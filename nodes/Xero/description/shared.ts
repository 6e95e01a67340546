import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { catalogue, operationsOf } from '../resources/catalogue';
import type { Resource } from '../resources/define';

/** Operations that send a record to Xero. */
export const writes = ['create', 'update', 'upsert'];

/** Operations that move a record to another status. */
export const statusChanges = ['accept', 'approve', 'decline', 'markAsSent', 'submit'];

/** True for the operations that may make a new record. */
export const makes = (operation: string): boolean => operation === 'create' || operation === 'upsert';

/** A model fills one JSON parameter instead of the mapper: every column would become an argument it must give. */
export const exceptForModels: IDisplayOptions = { hide: { '@tool': [true] } };

type Parameter = Omit<INodeProperties, 'displayOptions'>;

/** True when the records have a contact, lines and totals. */
export const isDocument = (resource: Resource): boolean => resource.document !== undefined;

/**
 * Asks `build` what the parameter looks like for every resource and operation, and answers one parameter for all
 * places where it looks the same, shown exactly there. This keeps the description small however many resources there are.
 * `also` adds display conditions on other parameters.
 */
export function shared(
	build: (resource: Resource, operation: string) => Parameter | undefined,
	also: IDisplayOptions = {},
): INodeProperties[] {
	const places = new Map<string, { parameter: Parameter; operationsBy: Map<string, string[]> }>();
	for (const resource of catalogue) {
		for (const operation of operationsOf(resource)) {
			const parameter = build(resource, operation);
			if (parameter === undefined) continue;
			const key = JSON.stringify(parameter);
			const place = places.get(key) ?? { parameter, operationsBy: new Map<string, string[]>() };
			places.set(key, place);
			place.operationsBy.set(resource.value, [...(place.operationsBy.get(resource.value) ?? []), operation]);
		}
	}
	return [...places.values()].flatMap(({ parameter, operationsBy }) =>
		conditionsOf(operationsBy).map((show) => ({
			...parameter,
			displayOptions: { ...also, show: { ...show, ...also.show } },
		})),
	);
}

type Show = { resource?: string[]; operation: string[] };

/** Whether every place these conditions hold for is one of `operationsBy`. */
const holdsOnlyIn = (operationsBy: Map<string, string[]>, show: Show): boolean =>
	catalogue
		.filter(({ value }) => show.resource === undefined || show.resource.includes(value))
		.every((resource) =>
			operationsOf(resource).every(
				(operation) => !show.operation.includes(operation) || operationsBy.get(resource.value)?.includes(operation),
			),
		);

/** Display conditions that hold for exactly these resources and operations, as few as possible. */
function conditionsOf(operationsBy: Map<string, string[]>): Show[] {
	const operations = [...new Set([...operationsBy.values()].flat())];
	const onThese = { resource: [...operationsBy.keys()], operation: operations };
	const everywhere = operations.filter((operation) => holdsOnlyIn(operationsBy, { operation: [operation] }));
	if (everywhere.length === 0 && holdsOnlyIn(operationsBy, onThese)) return [onThese];
	const shows = new Map<string, Show & { resource: string[] }>();
	for (const [resource, own] of operationsBy) {
		const operation = own.filter((each) => !everywhere.includes(each));
		if (operation.length === 0) continue;
		const show = shows.get(operation.join()) ?? { resource: [], operation };
		show.resource.push(resource);
		shows.set(operation.join(), show);
	}
	return [...(everywhere.length > 0 ? [{ operation: everywhere }] : []), ...shows.values()];
}

/** Sorted by what the person sees, as n8n wants lists of five or more to be. */
export const sortedBy = <Of>(label: (of: Of) => string, list: readonly Of[]): Of[] =>
	[...list].sort((one, other) => label(one).localeCompare(label(other)));
