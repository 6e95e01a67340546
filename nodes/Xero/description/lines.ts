import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { lineParts, rowParts } from './lineParts';
import { exceptForModels, isDocument, makes, shared, writes } from './shared';
import { hasContact } from '../resources/define';

const below = { name: 'Enter Below', value: 'below' };
const array = { name: 'From an Array', value: 'array', description: 'An array of lines, from an expression or as JSON' };
const rows = {
	name: 'From Input Rows',
	value: 'rows',
	description: 'Each input item is one line; items with the same key become one document',
};
const keep = { name: 'Keep as They Are', value: 'keep' };

/** Shown with the mapper: in JSON the lines are part of the object. */
const when = (show: IDisplayOptions['show'] = {}): IDisplayOptions => ({
	show: { inputMode: ['fields'], ...show },
	...exceptForModels,
});

/** Where the lines of a document come from, and the lines themselves. */
export const lines: INodeProperties[] = [
	...shared((resource, operation) => {
		if (!isDocument(resource) || !writes.includes(operation)) return undefined;
		const updates = operation === 'update';
		const usual = updates ? 'keep' : 'below';
		return {
			displayName: 'Lines',
			name: 'linesFrom',
			type: 'options',
			noDataExpression: true,
			options: updates ? [keep, below, array] : [below, array, rows],
			default: usual,
		};
	}, when()),
	...shared(
		(resource, operation) => {
			// a line of a journal has no ID it could be told by
			if (!hasContact(resource) || operation !== 'update') return undefined;
			return {
				displayName: 'Lines Already There',
				name: 'linesMode',
				type: 'options',
				options: [
					{ name: 'Append', value: 'append', description: 'Keep every line and add the given ones' },
					{
						name: 'Merge by Line Item ID',
						value: 'merge',
						description: 'Change the lines that are named by their ID, add the others, keep the rest to the cent',
					},
					{ name: 'Replace', value: 'replace', description: 'Only the given lines remain' },
				],
				default: 'merge',
			};
		},
		when({ linesFrom: ['below', 'array'] }),
	),
	...shared(
		(resource, operation) => {
			if (!isDocument(resource) || !writes.includes(operation)) return undefined;
			return {
				displayName: hasContact(resource) ? 'Line Items' : 'Journal Lines',
				name: 'lines',
				type: 'fixedCollection',
				placeholder: 'Add Line',
				default: {},
				typeOptions: {
					multipleValues: true,
					sortable: true,
					hideOptionalFields: true,
					addOptionalFieldButtonText: 'Add Field',
				},
				options: [{ displayName: 'Line', name: 'line', values: lineParts }],
			};
		},
		when({ linesFrom: ['below'] }),
	),
	...shared(
		(resource, operation) => {
			if (!isDocument(resource) || !writes.includes(operation)) return undefined;
			return {
				displayName: hasContact(resource) ? 'Line Items (Array)' : 'Journal Lines (Array)',
				name: 'linesArray',
				type: 'json',
				default: '[]',
				description: `Each line is an object with Xero’s names, such as ${hasContact(resource) ? 'Description, Quantity, UnitAmount, AccountCode and TaxType' : 'LineAmount, AccountCode, Description and TaxType'}`,
			};
		},
		when({ linesFrom: ['array'] }),
	),
	...shared(
		(resource, operation) => {
			if (!isDocument(resource) || !makes(operation)) return undefined;
			return {
				displayName: 'Document Key',
				name: 'documentKey',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. {{ $json.orderNumber }}',
				description: 'Input items with the same value become one document; its other fields come from the first of them',
			};
		},
		when({ linesFrom: ['rows'] }),
	),
	...shared(
		(resource, operation) => {
			if (!isDocument(resource) || !makes(operation)) return undefined;
			return {
				displayName: 'Line From This Row',
				name: 'rowLine',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: rowParts,
			};
		},
		when({ linesFrom: ['rows'] }),
	),
];
