import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode, textMode } from './modes';
import { exceptForModels, makes, shared, writes } from './shared';
import { hasContact } from '../resources/define';

/** How a contact is named where it may be looked up. */
export const contactModes = [
	listMode('searchContacts'),
	linkMode,
	guidMode,
	textMode('By Name', 'name', 'e.g. Ridgeway University'),
	textMode('By Email', 'email', 'e.g. name@email.com'),
	textMode('By Number', 'number', 'e.g. CUST-1001'),
];

/** The contact is named by something that Xero is asked for, and may not have. */
const lookedUp: IDisplayOptions = {
	show: { inputMode: ['fields'], '/contact.mode': ['name', 'email', 'number'] },
	...exceptForModels,
};

/** The contact of a document: which one, and what to do when it is not in Xero yet. */
export const contact: INodeProperties[] = [
	...shared(
		(resource, operation) => {
			if (!hasContact(resource) || !writes.includes(operation)) return undefined;
			return {
				displayName: 'Contact',
				name: 'contact',
				type: 'resourceLocator',
				default: { mode: 'list', value: '' },
				...(makes(operation) ? { required: true } : { description: 'Leave empty to keep the contact as it is' }),
				modes: contactModes,
			};
		},
		{ show: { inputMode: ['fields'] }, ...exceptForModels },
	),
	...shared(
		(resource, operation) => {
			if (!hasContact(resource) || !makes(operation)) return undefined;
			return {
				displayName: 'If Contact Is Missing',
				name: 'ifContactMissing',
				type: 'options',
				options: [
					{ name: 'Refuse', value: 'refuse', description: 'The item fails and nothing is written for it' },
					{ name: 'Create Contact', value: 'create', description: 'The contact is created first, then the document' },
				],
				default: 'refuse',
				description: 'What to do when Xero has no contact of that name, email or number',
			};
		},
		lookedUp,
	),
	...shared(
		(resource, operation) => {
			if (!hasContact(resource) || !makes(operation)) return undefined;
			return {
				displayName: 'New Contact',
				name: 'newContact',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				description: 'Values for a contact that is created. The one it was looked up by is filled in.',
				options: [
					{ displayName: 'Contact Number', name: 'contactNumber', type: 'string', default: '', placeholder: 'e.g. CUST-1001' },
					{ displayName: 'Email', name: 'emailAddress', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
					{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Nathan' },
					{ displayName: 'Last Name', name: 'lastName', type: 'string', default: '', placeholder: 'e.g. Smith' },
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Ridgeway University' },
				],
			};
		},
		{ ...lookedUp, show: { ...lookedUp.show, ifContactMissing: ['create'] } },
	),
];
