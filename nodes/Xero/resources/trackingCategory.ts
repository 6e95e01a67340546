import type { TrackingCategory } from 'xero-node';
import { choice, text } from '../values/field';
import { defineResource } from './define';
import { textIs } from './filters';
import { settingsEvents } from './watch';

/** https://developer.xero.com/documentation/api/accounting/trackingcategories */
export const trackingCategory = defineResource<TrackingCategory>({
	value: 'trackingCategory',
	name: 'Tracking Category',
	plural: 'Tracking Categories',
	says: 'What lines are sorted by beside their accounts, such as a region, with its options',
	path: 'TrackingCategories',
	listKey: 'TrackingCategories',
	id: 'TrackingCategoryID',
	number: 'Name',
	shows: ['Name', 'Status'],
	status: 'Status',
	scope: 'accounting.settings',
	list: { where: true, order: true, archived: true },
	verbs: {
		create: { many: 1 },
		update: { many: 1, byPath: true },
		get: true,
		getMany: {
			filters: [textIs('name', 'Name', 'Name', 'The whole name')],
			orders: ['Name', 'Status', 'TrackingCategoryID'],
		},
		// unused ones only
		delete: { by: 'DELETE' },
		archive: { field: 'Status', value: 'ARCHIVED', byPath: true },
		trackingOptions: true,
	},
	fields: {
		Name: text({
			required: true,
			max: 100,
			clears: false,
			hint: 'Unique; an organisation has two active categories at most',
			example: 'Region',
		}),
		Status: choice({
			only: 'update',
			options: [
				{ name: 'Active', value: 'ACTIVE' },
				{ name: 'Archived', value: 'ARCHIVED' },
			],
		}),
	},
	excluded: {
		TrackingCategoryID: 'read-only',
		// of a line's tracking, listed here by the specification
		TrackingOptionID: 'derived',
		Option: 'derived',
		// made, changed and deleted by operations of their own
		Options: 'read-only',
	},
	watch: {
		by: 'snapshot',
		events: settingsEvents,
		removed: ['ARCHIVED', 'DELETED'],
		vanishes: true,
		query: { includeArchived: true },
	},
	simple: ['TrackingCategoryID', 'Name', 'Status', 'Options'],
});
