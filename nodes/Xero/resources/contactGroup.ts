import type { ContactGroup } from 'xero-node';
import { text } from '../values/field';
import { defineResource } from './define';
import { textIs } from './filters';
import { settingsEvents } from './watch';

/** https://developer.xero.com/documentation/api/accounting/contactgroups */
export const contactGroup = defineResource<ContactGroup>({
	value: 'contactGroup',
	name: 'Contact Group',
	plural: 'Contact Groups',
	says: 'Contacts kept together under a name',
	path: 'ContactGroups',
	listKey: 'ContactGroups',
	id: 'ContactGroupID',
	number: 'Name',
	shows: ['Name'],
	status: 'Status',
	scope: 'accounting.contacts',
	list: { where: true, order: true },
	verbs: {
		create: { many: 1 },
		// a group that would stay as it is, is refused: https://github.com/waynerobinson/xeroizer/issues/440
		update: { many: 1, byPath: true, changesOnly: true },
		get: true,
		getMany: {
			filters: [textIs('name', 'Name', 'Name', 'The whole name')],
			orders: ['Name', 'ContactGroupID'],
		},
		delete: { by: 'path status', status: 'DELETED' },
		members: true,
	},
	fields: {
		Name: text({ required: true, clears: false, hint: 'Unique', example: 'VIP Customers' }),
	},
	excluded: {
		// active until Delete
		Status: 'derived',
		ContactGroupID: 'read-only',
		// added and removed by operations of their own
		Contacts: 'read-only',
	},
	watch: { by: 'snapshot', events: settingsEvents, removed: ['DELETED'], vanishes: true },
	simple: ['ContactGroupID', 'Name', 'Status', 'Contacts'],
});
