import type { INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode, textMode } from './modes';
import { shared } from './shared';

const invoice: Omit<INodeProperties, 'displayOptions'> = {
	displayName: 'Invoice or Bill',
	name: 'invoice',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	modes: [listMode('searchUnpaid'), linkMode, guidMode, textMode('By Number', 'number', 'e.g. INV-0042')],
};

/** Where the credit of a credit note, overpayment or prepayment goes, and how it is taken back. */
export const allocations: INodeProperties[] = [
	...shared((_resource, operation) => {
		if (operation !== 'allocate') return undefined;
		return {
			displayName: 'Allocate To',
			name: 'allocateTo',
			type: 'options',
			options: [
				{ name: 'An Invoice or Bill', value: 'invoice', description: 'The one named below' },
				{
					name: 'Oldest Outstanding',
					value: 'oldest',
					description: 'The contact’s outstanding invoices, or bills, in the same currency, those due first in front',
				},
			],
			default: 'invoice',
		};
	}),
	...shared((_resource, operation) => (operation === 'allocate' ? invoice : undefined), { show: { allocateTo: ['invoice'] } }),
	...shared((_resource, operation) => {
		if (operation !== 'allocate') return undefined;
		return {
			displayName: 'Amount',
			name: 'amount',
			type: 'string',
			default: '',
			placeholder: 'e.g. 119.80',
			description: 'How much is allocated altogether. Leave empty to allocate as much as is left of the credit and due.',
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'allocate') return undefined;
		return {
			displayName: 'Date',
			name: 'allocationDate',
			type: 'dateTime',
			default: '',
			description: 'The day of the allocation. Leave empty for today.',
		};
	}),
	...shared((_resource, operation) => {
		if (operation !== 'removeAllocation') return undefined;
		return {
			displayName: 'Remove',
			name: 'removeWhat',
			type: 'options',
			options: [
				{ name: 'All Allocations', value: 'all' },
				{ name: 'Allocations to an Invoice or Bill', value: 'invoice' },
				{ name: 'One Allocation by Its ID', value: 'id' },
			],
			default: 'invoice',
		};
	}),
	...shared((_resource, operation) => (operation === 'removeAllocation' ? { ...invoice, modes: invoice.modes?.slice(1), default: { mode: 'number', value: '' } } : undefined), {
		show: { removeWhat: ['invoice'] },
	}),
	...shared(
		(_resource, operation) => {
			if (operation !== 'removeAllocation') return undefined;
			return {
				displayName: 'Allocation ID',
				name: 'allocationId',
				type: 'string',
				default: '',
				required: true,
				placeholder: 'e.g. 297c2dc5-cc47-4afd-8ec8-74990b8761e9',
				description: 'As Get shows it under Allocations',
			};
		},
		{ show: { removeWhat: ['id'] } },
	),
];
