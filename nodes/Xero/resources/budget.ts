import type { Budget } from 'xero-node';
import { defineResource, type Filter } from './define';
import { ids } from './filters';
import { settingsEvents } from './watch';

/** Xero shows three months unless told, and 24 at most. https://developer.xero.com/documentation/api/accounting/budgets */
const period: readonly Filter[] = [
	{ name: 'dateFrom', label: 'Period From', kind: 'date', to: { query: 'DateFrom' } },
	{
		name: 'dateTo',
		label: 'Period To',
		hint: 'At most 24 months after the first; three months when both are left out',
		kind: 'date',
		to: { query: 'DateTo' },
	},
];

/** https://developer.xero.com/documentation/api/accounting/budgets */
export const budget = defineResource<Budget>({
	value: 'budget',
	name: 'Budget',
	plural: 'Budgets',
	says: 'What is planned for each account and month',
	path: 'Budgets',
	listKey: 'Budgets',
	id: 'BudgetID',
	shows: ['Description', 'Type'],
	scope: 'accounting.budgets.read',
	list: { ids: 'IDs' },
	verbs: {
		// the lines come with a single budget only
		get: { filters: period },
		getMany: { filters: [ids('Budget IDs'), ...period], orders: [] },
	},
	fields: {},
	excluded: {
		BudgetID: 'read-only',
		Type: 'read-only',
		Description: 'read-only',
		UpdatedDateUTC: 'read-only',
		BudgetLines: 'read-only',
		Tracking: 'read-only',
	},
	watch: { by: 'snapshot', events: settingsEvents, vanishes: true },
	simple: ['BudgetID', 'Type', 'Description', 'UpdatedDateUTC', 'BudgetLines'],
});
