import type { INodeProperties } from 'n8n-workflow';

import { guidMode, linkMode, listMode } from './modes';
import { sortedBy } from './shared';
import type { Watchable } from './triggerPlaces';
import type { WatchEvent } from '../resources/watch';

const multiple = (displayName: string, name: string, options: ReadonlyArray<{ name: string; value: string }>): INodeProperties => ({
	displayName,
	name,
	type: 'multiOptions',
	options: sortedBy((option) => option.name, options.map((option) => ({ name: option.name, value: option.value }))),
	default: [],
});

const accountFilter = (isByIdOnly: boolean): INodeProperties => ({
	displayName: 'Account',
	name: 'account',
	type: 'string',
	default: '',
	...(isByIdOnly
		? { placeholder: 'e.g. 1e2d3c4b-0000-4000-8000-000000000000', description: 'ID of the account: Xero does not tell its code here' }
		: { placeholder: 'e.g. 090', description: 'Code or ID of the account' }),
});

const amount = (displayName: string, name: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder: 'e.g. 100.00' });

/** What narrows the reported records. */
export function filtersFor({ watch, list }: Watchable, event: WatchEvent): INodeProperties[] {
	const { type, contact, amount: hasAmount, account, accountByIdOnly } = watch.filters ?? {};
	const filters: INodeProperties[] = [
		...(account === undefined ? [] : [accountFilter(accountByIdOnly === true)]),
		...(hasAmount === undefined ? [] : [amount('Amount From', 'amountFrom'), amount('Amount To', 'amountTo')]),
		...(contact === undefined
			? []
			: [{ displayName: 'Contact', name: 'contact', type: 'resourceLocator', default: { mode: 'list', value: '' }, modes: [listMode('searchContacts'), linkMode, guidMode] } as INodeProperties]),
		...(watch.statuses === undefined || event === 'enteredStatus' || event === 'removed' ? [] : [multiple('Status', 'statuses', watch.statuses)]),
		...(type === undefined ? [] : [multiple('Type', 'types', type.options)]),
		...(!list.where || watch.by !== 'modifiedSince' || event === 'removed'
			? []
			: [
					{
						displayName: 'Where',
						name: 'where',
						type: 'string',
						default: '',
						placeholder: 'e.g. CurrencyCode=="EUR"',
						description: 'A condition in Xero’s own language. What does not match is not seen at all: a record that begins to match later counts as seen for the first time.',
					} as INodeProperties,
				]),
	];
	return sortedBy(({ displayName }) => displayName, filters);
}
