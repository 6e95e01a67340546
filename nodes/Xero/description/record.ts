import type { INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode, textMode } from './modes';
import { isDocument, shared, statusChanges } from './shared';
import type { Resource } from '../resources/define';
import { labelOf } from '../values/fields';

/** Operations on one record that exists. */
const onOneRecord = [
	'get',
	'update',
	'delete',
	'archive',
	'deleteOrVoid',
	...statusChanges,
	'email',
	'getOnlineInvoiceUrl',
	'getPdf',
	'getAttachments',
	'downloadAttachment',
	'uploadAttachment',
	'getHistory',
	'addNote',
	'addEmployment',
	'endEmployment',
	'createOption',
	'updateOption',
	'deleteOption',
	'addMembers',
	'removeMember',
	'removeAllMembers',
	'getPaymentServices',
	'addPaymentService',
	'getCisSettings',
	'allocate',
	'removeAllocation',
];

/** Whether a person must say which record is meant: an object without Get Many exists once in an organisation. */
const namesRecord = (resource: Resource, operation: string): boolean =>
	onOneRecord.includes(operation) && resource.verbs.getMany !== undefined;

/** `InvoiceNumber` is called Number, `Code` Code. */
const wordOf = (wireName: string): string => /[A-Z][a-z]+$/.exec(wireName)?.[0] ?? wireName;

/** Which record an operation is about, and the contact of one whose number is not unique. */
export const record: INodeProperties[] = [
	...shared((resource, operation) => {
		if (!namesRecord(resource, operation)) return undefined;
		const { number } = resource;
		return {
			displayName: resource.name,
			name: 'record',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			modes: [
				listMode(resource.api === 'payroll' ? 'searchEmployees' : 'searchRecords'),
				// A tax rate is known by its tax type; it has no GUID.
				...(resource.id.endsWith('ID') ? [linkMode, guidMode] : [textMode(`By ${labelOf(resource.id)}`, 'id', 'e.g. OUTPUT2')]),
				...(number === undefined
					? []
					: [textMode(`By ${wordOf(number)}`, 'number', `e.g. ${resource.fields[number]?.example ?? 'ABC-123'}`)]),
			],
		};
	}),
	...shared(
		(resource, operation) =>
			namesRecord(resource, operation) && isDocument(resource) && resource.numberIsUnique === false
				? {
						displayName: 'Contact',
						name: 'recordContact',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						required: true,
						description: `Whose ${resource.name.toLowerCase()} it is, as two contacts may use the same number`,
						modes: [listMode('searchContacts'), linkMode, guidMode],
					}
				: undefined,
		{ show: { '/record.mode': ['number'] } },
	),
	...shared(({ notice }) => (notice === undefined ? undefined : { displayName: notice, name: 'resourceNotice', type: 'notice', default: '' })),
	...shared((resource, operation) =>
		operation === 'archive' && resource.verbs.archive?.warning !== undefined
			? { displayName: resource.verbs.archive.warning, name: 'archiveNotice', type: 'notice', default: '' }
			: undefined,
	),
];
