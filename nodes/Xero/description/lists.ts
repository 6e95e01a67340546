import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { exceptForModels, shared, sortedBy, writes } from './shared';
import type { Field, Fields, PickFrom } from '../values/field';
import { columnsOf, type Column } from '../values/fields';
import { trackingPartsOf } from '../values/tracking';

/** The methods that read what a part can be picked from, of the lists that parts are picked from. */
const loadOptionsMethods: { [from in PickFrom]?: string } = {
	account: 'getAccounts',
	item: 'getItems',
	taxType: 'getTaxRates',
};

/** n8n fills in every part of an entry, so each needs a value that means it was left alone. */
const notGiven: INodePropertyOptions = { name: 'Not Given', value: '' };

const yesOrNo: INodePropertyOptions[] = [
	{ name: 'No', value: false },
	{ name: 'Yes', value: true },
];

const chosen = (field: Field, options: readonly INodePropertyOptions[]): Pick<INodeProperties, 'type' | 'default' | 'options'> => ({
	type: 'options',
	default: field.required ? options[0].value : '',
	options: sortedBy((option) => option.name, [...options, ...(field.required ? [] : [notGiven])]),
});

/** How a part is entered. Numbers are text, so that they are sent with the digits given and an empty one is no zero. */
function entryOf(field: Field): Pick<INodeProperties, 'type' | 'default' | 'options' | 'typeOptions'> {
	const method = 'pick' in field && field.pick !== undefined ? loadOptionsMethods[field.pick] : undefined;
	if (method !== undefined) return { type: 'options', default: '', typeOptions: { loadOptionsMethod: method } };
	if (field.kind === 'choice') return chosen(field, field.options);
	if (field.kind === 'boolean') return chosen(field, yesOrNo);
	if (field.kind === 'date') return { type: 'dateTime', default: '' };
	if (field.kind === 'list') return { type: 'json', default: '' };
	return { type: 'string', default: '' };
}

function partParameter({ id, label, field }: Column): INodeProperties {
	const entry = entryOf(field);
	const picked = entry.typeOptions?.loadOptionsMethod !== undefined;
	const description = picked
		? 'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>'
		: field.hint;
	return {
		displayName: picked ? `${label.replace(/ (?:Code|ID)$/, '')} Name or ID` : label,
		name: id,
		...entry,
		...(field.required ? { required: true } : {}),
		...(field.example === undefined || entry.type !== 'string' ? {} : { placeholder: `e.g. ${field.example}` }),
		...(description === undefined ? {} : { description }),
	};
}

/** The parts of an entry in their own order; n8n wants five or more by name. */
export function partsOf(fields: Fields): INodeProperties[] {
	const parts = columnsOf(fields).map(partParameter);
	return parts.length < 5 ? parts : sortedBy((part) => part.displayName, parts);
}

/**
 * The lists of a record that have no parameter of their own (addresses, phones, tax components), entered one by one.
 * As arrays they can be given among the fields. Tracking has columns there.
 */
export const lists: INodeProperties[] = shared(
	(resource, operation) => {
		if (!writes.includes(operation)) return undefined;
		const groups = columnsOf(resource.fields).flatMap(({ id, label, field }) => {
			const given = field.kind === 'list' && !field.own && (field.only ?? operation) === operation;
			if (!given || trackingPartsOf(field) !== undefined) return [];
			return [{ displayName: label, name: id, values: partsOf(field.of) }];
		});
		if (groups.length === 0) return undefined;
		const [only, ...others] = groups;
		return {
			displayName: others.length === 0 ? only.displayName : 'Lists',
			name: 'lists',
			type: 'fixedCollection',
			placeholder: 'Add Entry',
			default: {},
			typeOptions: { multipleValues: true, sortable: true },
			description: 'Entered here one by one, or given above as arrays',
			options: sortedBy((group) => group.displayName, groups),
		};
	},
	{ show: { inputMode: ['fields'] }, ...exceptForModels },
);
