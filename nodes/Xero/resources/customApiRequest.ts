import type { Resource } from './define';

/** Not an object of Xero's: any request to any of its APIs. It stands beside the catalogue, which lists the objects. */
export const customApiRequest: Resource = {
	value: 'customApiRequest',
	name: 'Custom API Request',
	plural: 'Custom API Requests',
	says: 'Any request to any Xero API, sent the way this node sends its own',
	path: '',
	listKey: '',
	id: '',
	shows: [],
	scope: '',
	list: {},
	verbs: { request: true },
	fields: {},
	excluded: {},
	simple: [],
};

/** Xero's APIs and where they begin. https://developer.xero.com/documentation/api/api-overview */
export const apis = [
	{ name: 'Accounting', value: 'accounting', base: '/api.xro/2.0' },
	{ name: 'Assets', value: 'assets', base: '/assets.xro/1.0' },
	{ name: 'Files', value: 'files', base: '/files.xro/1.0' },
	{ name: 'Payroll (Australia)', value: 'payrollAu', base: '/payroll.xro/1.0' },
	{ name: 'Payroll (New Zealand, United Kingdom)', value: 'payroll', base: '/payroll.xro/2.0' },
	{ name: 'Projects', value: 'projects', base: '/projects.xro/2.0' },
	{ name: 'Whole Path', value: 'whole', base: '' },
] as const;
