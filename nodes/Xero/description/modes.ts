import type { INodePropertyMode } from 'n8n-workflow';

import { idInLink } from '../values/link';

const textBox = (mode: Omit<INodePropertyMode, 'type'>): INodePropertyMode => ({ ...mode, type: 'string' });

/** Naming a record by Xero's identifier. */
export const guidMode = textBox({
	displayName: 'By ID',
	name: 'id',
	placeholder: 'e.g. 297c2dc5-cc47-4afd-8ec8-74990b8761e9',
	validation: [
		{
			type: 'regex',
			properties: {
				regex: '^\\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\s*$',
				errorMessage: 'A Xero ID has 32 hexadecimal digits in five groups',
			},
		},
	],
});

/** Naming a record by the address of its page in Xero; the pattern takes the id out of it. */
export const linkMode = textBox({
	displayName: 'From Xero Link',
	name: 'url',
	placeholder: 'e.g. https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=297c2dc5-cc47-4afd-8ec8-74990b8761e9',
	extractValue: { type: 'regex', regex: idInLink },
	validation: [
		{
			type: 'regex',
			properties: { regex: `${idInLink}.*`, errorMessage: 'A link to a record in Xero holds its ID: copy it from the browser' },
		},
	],
});

/** Naming a record by a text a person knows. */
export const textMode = (displayName: string, name: string, placeholder: string): INodePropertyMode =>
	textBox({ displayName, name, placeholder });

const list = (mode: Omit<INodePropertyMode, 'type'>): INodePropertyMode => ({ ...mode, type: 'list' });

/** Choosing from the organisation's records, found by the list-search method of this name. */
export const listMode = (searchListMethod: string): INodePropertyMode =>
	list({ displayName: 'From List', name: 'list', typeOptions: { searchListMethod, searchable: true } });
