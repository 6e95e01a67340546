import type { INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode } from './modes';
import { exceptForModels, shared, sortedBy } from './shared';
import { filtersOf, type Filter } from '../resources/define';
import { mostRecords, usualRecords } from '../values/short';

const kinds: { [kind in Filter['kind']]: Pick<INodeProperties, 'type' | 'default'> } = {
	choice: { type: 'options', default: '' },
	text: { type: 'string', default: '' },
	ids: { type: 'string', default: '' },
	boolean: { type: 'boolean', default: true },
	contact: { type: 'resourceLocator', default: { mode: 'list', value: '' } },
	amount: { type: 'string', default: '' },
	date: { type: 'dateTime', default: '' },
	modifiedSince: { type: 'dateTime', default: '' },
};

function filterParameter(filter: Filter): INodeProperties {
	const { label: displayName, name } = filter;
	const parameter: INodeProperties = {
		displayName,
		name,
		...kinds[filter.kind],
		...(filter.hint === undefined ? {} : { description: filter.hint }),
		...(filter.example === undefined ? {} : { placeholder: `e.g. ${filter.example}` }),
	};
	if (filter.kind === 'contact') return { ...parameter, modes: [listMode('searchContacts'), linkMode, guidMode] };
	if (filter.kind !== 'choice') return parameter;
	const options = [...filter.options];
	if (filter.multiple) {
		return { ...parameter, type: 'multiOptions', default: [], options: sortedBy((option) => option.name, options) };
	}
	return { ...parameter, default: options[0].value, options: sortedBy((option) => option.name, options) };
}

/** How many records Get Many answers, and which. */
export const getMany: INodeProperties[] = [
	...shared((_resource, operation) => {
		if (operation !== 'getAll') return undefined;
		return {
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		};
	}, exceptForModels),
	...shared(
		(_resource, operation) => {
			if (operation !== 'getAll') return undefined;
			return {
				displayName: 'Limit',
				name: 'limit',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 50,
				description: 'Max number of results to return',
			};
		},
		{ show: { returnAll: [false] }, ...exceptForModels },
	),
	...shared(
		(_resource, operation) => {
			if (operation !== 'getAll') return undefined;
			return {
				displayName: 'Limit',
				name: 'toolLimit',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: mostRecords },
				default: usualRecords,
				description: `Max number of results to return, ${mostRecords} at most: everything returned is read by the model`,
			};
		},
		{ show: { '@tool': [true] } },
	),
	...shared((resource, operation) => {
		const filters = filtersOf(resource, operation);
		if (filters.length === 0) return undefined;
		return {
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: sortedBy((option) => option.displayName, filters.map(filterParameter)),
		};
	}),
];
