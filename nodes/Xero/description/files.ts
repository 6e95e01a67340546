import type { INodeProperties } from 'n8n-workflow';

import { guidMode, textMode } from './modes';
import { exceptForModels, shared } from './shared';

/** Files attached to records, and notes added to their history. */
export const files: INodeProperties[] = [
	...shared((_resource, operation) => {
		if (operation !== 'downloadAttachment') return undefined;
		return {
			displayName: 'Attachment',
			name: 'attachment',
			type: 'resourceLocator',
			default: { mode: 'name', value: '' },
			required: true,
			modes: [textMode('By File Name', 'name', 'e.g. receipt.pdf'), guidMode],
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'uploadAttachment') return undefined;
		return {
			displayName: 'Files',
			name: 'filesFrom',
			type: 'options',
			options: [
				{ name: 'All of the Item', value: 'all', description: 'Every file the input item holds' },
				{ name: 'In Named Fields', value: 'fields', description: 'The files in the input fields named below' },
			],
			default: 'fields',
		};
	}, exceptForModels),
	...shared(
		(_resource, operation) => {
			if (operation !== 'uploadAttachment') return undefined;
			return {
				displayName: 'Input Data Field Name',
				name: 'inputDataFieldName',
				type: 'string',
				default: 'data',
				required: true,
				hint: 'The name of the input binary field containing the file to be attached; several separated by commas',
			};
		},
		{ show: { filesFrom: ['fields'] }, ...exceptForModels },
	),
	...shared((_resource, operation) => {
		if (operation !== 'addNote') return undefined;
		return {
			displayName: 'Note',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			required: true,
			description: 'At most 2,500 characters. A note cannot be changed or removed; Xero shows it as written by the system.',
		};
	}),
];
