import type { INodeProperties } from 'n8n-workflow';

import { exceptForModels, shared, statusChanges } from './shared';

const answersRecords = ['archive', 'create', 'deleteOrVoid', 'endEmployment', 'get', 'getAll', 'update', 'upsert', ...statusChanges];
const answersFiles = ['getPdf', 'downloadAttachment'];

/** How the answer looks. */
export const output: INodeProperties[] = [
	...shared((_resource, operation) => {
		if (!answersFiles.includes(operation)) return undefined;
		return {
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the output binary field to put the file in',
		};
	}, exceptForModels),
	...shared((resource, operation) => {
		// An object Xero deletes for good leaves no record to simplify.
		const leavesRecord = operation === 'delete' && resource.verbs.delete?.by !== 'DELETE';
		if (!answersRecords.includes(operation) && !leavesRecord) return undefined;
		return {
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		};
	}),
];
