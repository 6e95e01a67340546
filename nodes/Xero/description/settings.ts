import type { INodeProperties } from 'n8n-workflow';

import { contactModes } from './contact';
import { guidMode, listMode, textMode } from './modes';
import { shared } from './shared';

/** Options of tracking categories, members of contact groups, payment services of branding themes. */
export const settings: INodeProperties[] = [
	...shared((_resource, operation) => {
		if (operation !== 'updateOption' && operation !== 'deleteOption') return undefined;
		return {
			displayName: 'Tracking Option',
			name: 'trackingOption',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			modes: [listMode('searchTrackingOptions'), guidMode, textMode('By Name', 'name', 'e.g. North')],
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'createOption' && operation !== 'updateOption') return undefined;
		return {
			displayName: 'Option Name',
			name: 'optionName',
			type: 'string',
			default: '',
			placeholder: 'e.g. North',
			...(operation === 'createOption'
				? { required: true, description: 'Unique in the category, at most 100 characters' }
				: { description: 'The new name; leave empty to keep it' }),
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'updateOption') return undefined;
		return {
			displayName: 'Status',
			name: 'optionStatus',
			type: 'options',
			options: [
				{ name: 'Active', value: 'ACTIVE' },
				{ name: 'Archived', value: 'ARCHIVED' },
				{ name: 'Keep as It Is', value: '' },
			],
			default: '',
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'addMembers' && operation !== 'removeMember') return undefined;
		return {
			displayName: 'Contact',
			name: 'contact',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			...(operation === 'addMembers' ? { description: 'One for each input item; contacts of the same group are added together' } : {}),
			modes: contactModes,
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'addPaymentService') return undefined;
		return {
			displayName: 'Payment Service',
			name: 'paymentService',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			modes: [listMode('searchPaymentServices'), guidMode],
		};
	}),
];
