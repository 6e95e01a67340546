import type { INodeProperties } from 'n8n-workflow';

import { exceptForModels, shared, sortedBy, writes } from './shared';
import { hasContact, type Resource } from '../resources/define';
import { columnsOf, labelOf } from '../values/fields';

const isWrite = (operation: string): boolean => writes.includes(operation);

/** Tells a language model what the JSON of one record may hold: mandatory fields first, then the most common. */
function jsonForModels(resource: Resource): string {
	const names = Object.keys(resource.fields).filter((name) => resource.fields[name].only === undefined);
	const mandatory = names.filter((name) => resource.fields[name].required);
	// n8n's lint takes Xero's name Url for a misspelt word.
	const others = names.filter((name) => !mandatory.includes(name) && name !== 'Url').slice(0, 8);
	return [
		`A JSON object with fields of the ${resource.name.toLowerCase()} in Xero’s names.`,
		...(mandatory.length > 0 ? [`Mandatory for a new one: ${mandatory.join(', ')}.`] : []),
		`Others: ${others.join(', ')}.`,
		...(hasContact(resource)
			? [
					'Contact is an object with ContactID, Name, EmailAddress or ContactNumber.',
					'LineItems is an array of objects with Description, Quantity, UnitAmount, AccountCode, TaxType, ItemCode.',
				]
			: []),
		...(resource.document?.lines === undefined
			? []
			: ['JournalLines is an array of objects with LineAmount (a debit is positive, a credit negative), AccountCode, Description, TaxType.']),
		'Dates are YYYY-MM-DD. Leave out what is not known.',
	].join(' ');
}

/**
 * The value of a parameter that the model fills, as n8n's editor writes it when a person clicks the button for it; but
 * with a description, without which the model is told nothing but the parameter's name.
 */
const filledByModel = (key: string, description: string, type: 'json'): string =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, '${type}') }}`;

/** What is written: which record an upsert matches, and the values, by mapper or as JSON. */
export const fields: INodeProperties[] = [
	...shared((resource, operation) => {
		const matchOn = resource.verbs.upsert?.matchOn;
		if (operation !== 'upsert' || matchOn === undefined) return undefined;
		const [first] = matchOn;
		return {
			displayName: 'Match On',
			name: 'matchOn',
			type: 'options',
			options: sortedBy(
				(option) => option.name,
				matchOn.map((name) => ({ name: labelOf(name, resource.fields[name]), value: name })),
			),
			default: first,
			description: 'A record with the same value here is updated; when there is none, a new one is created',
		};
	}),
	...shared(
		(_resource, operation) => {
			if (!isWrite(operation)) return undefined;
			return {
				displayName: 'Specify Fields',
				name: 'inputMode',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Using Fields Below', value: 'fields' },
					{ name: 'Using JSON', value: 'json' },
				],
				default: 'fields',
			};
		},
		exceptForModels,
	),
	...shared(
		(_resource, operation) => {
			if (!isWrite(operation)) return undefined;
			return {
				displayName: 'Fields',
				name: 'fields',
				type: 'resourceMapper',
				noDataExpression: true,
				default: { mappingMode: 'defineBelow', value: null },
				typeOptions: {
					// The organisation is left out on purpose: a change of any of these empties what was mapped.
					loadOptionsDependsOn: ['resource', 'operation'],
					resourceMapper: {
						resourceMapperMethod: 'getFields',
						mode: 'add',
						fieldWords: { singular: 'field', plural: 'fields' },
						addAllFields: false,
						supportAutoMap: true,
					},
				},
			};
		},
		{ show: { inputMode: ['fields'] }, ...exceptForModels },
	),
	...shared(
		(_resource, operation) => {
			if (!isWrite(operation)) return undefined;
			return {
				displayName: 'Fields (JSON)',
				name: 'fieldsJson',
				type: 'json',
				default: '{}',
				description: 'Xero’s field names and values: an object, or an array of objects, as JSON or from an expression',
			};
		},
		{ show: { inputMode: ['json'] }, ...exceptForModels },
	),
	...shared(
		(resource, operation) => {
			if (!isWrite(operation)) return undefined;
			const description = jsonForModels(resource);
			return { displayName: 'Fields (JSON)', name: 'fieldsJson', type: 'json', default: filledByModel('Fields__JSON_', description, 'json'), description };
		},
		{ show: { '@tool': [true] } },
	),
	...shared(
		(resource, operation) => {
			if ((operation !== 'update' && operation !== 'upsert') || !columnsOf(resource.fields).some(({ clears }) => clears)) return undefined;
			return {
				displayName: 'Fields to Clear',
				name: 'fieldsToClear',
				type: 'multiOptions',
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				hint:
					operation === 'update'
						? 'Emptied in Xero; empty text above empties a text field too, null leaves it as it is'
						: 'Emptied in Xero; an empty value above leaves a field as it is',
				typeOptions: { loadOptionsDependsOn: ['resource', 'operation'], loadOptionsMethod: 'getClearableFields' },
			};
		},
		exceptForModels,
	),
];
