import type { TaxRate } from 'xero-node';
import { choice, listOf, text } from '../values/field';
import { defineResource } from './define';
import { isTrue, oneOf, textIs } from './filters';
import { taxComponent } from './parts';
import { settingsEvents } from './watch';

const active = { name: 'Active', value: 'ACTIVE' };
const archived = { name: 'Archived', value: 'ARCHIVED' };

/** https://developer.xero.com/documentation/api/accounting/taxrates */
export const taxRate = defineResource<TaxRate>({
	value: 'taxRate',
	name: 'Tax Rate',
	plural: 'Tax Rates',
	says: 'A rate of sales tax with its components',
	path: 'TaxRates',
	listKey: 'TaxRates',
	// there is no TaxRateID: https://github.com/XeroAPI/xero-node/pull/151
	id: 'TaxType',
	number: 'Name',
	shows: ['Name', 'TaxType', 'DisplayTaxRate', 'Status'],
	status: 'Status',
	scope: 'accounting.settings',
	list: { where: true, order: true },
	// "all the existing tax components must be supplied when updating a tax rate": the page above
	resends: ['TaxComponents'],
	verbs: {
		// no summarizeErrors here, so one a request: each keeps its own verdict
		create: { many: 1 },
		update: { many: 1 },
		upsert: { matchOn: ['Name', 'TaxType'] },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'Status', [
					active,
					archived,
					{ name: 'Deleted', value: 'DELETED' },
					{ name: 'Pending', value: 'PENDING' },
				]),
				textIs('name', 'Name', 'Name', 'The whole name'),
				textIs('taxType', 'Tax Type', 'TaxType', "Xero's short word for the rate, such as OUTPUT2"),
				isTrue(
					'canApplyToRevenue',
					'Can Apply to Revenue',
					'CanApplyToRevenue',
					'Whether revenue accounts may use the rate',
				),
				isTrue(
					'canApplyToExpenses',
					'Can Apply to Expenses',
					'CanApplyToExpenses',
					'Whether expense accounts may use the rate',
				),
			],
			orders: ['Name', 'TaxType', 'Status'],
		},
		delete: { by: 'status', status: 'DELETED' },
		archive: { field: 'Status', value: 'ARCHIVED' },
	},
	fields: {
		Name: text({ required: true, clears: false, example: 'City Sales Tax' }),
		TaxComponents: listOf(taxComponent.fields, {
			required: true,
			clears: false,
			hint: 'The parts the rate is made of, each with its name and percentage; a change gives all of them, as Xero takes none away',
		}),
		// free text: Xero adds words before its specification lists them
		// https://github.com/XeroAPI/xero-ruby/issues/258
		ReportTaxType: text({
			clears: false,
			hint: 'Needed in Australia, New Zealand and the United Kingdom',
			example: 'OUTPUT',
		}),
		Status: choice({ only: 'update', options: [active, archived] }),
		TaxType: text({ only: 'upsert', clears: false, hint: "Xero's short word for the rate" }),
	},
	excluded: {
		// from the report tax type
		CanApplyToAssets: 'derived',
		CanApplyToEquity: 'derived',
		CanApplyToExpenses: 'derived',
		CanApplyToLiabilities: 'derived',
		CanApplyToRevenue: 'derived',
		// from the components
		DisplayTaxRate: 'derived',
		EffectiveRate: 'derived',
	},
	watch: { by: 'snapshot', events: settingsEvents, removed: ['ARCHIVED', 'DELETED'], vanishes: true },
	simple: [
		'TaxType',
		'Name',
		'DisplayTaxRate',
		'EffectiveRate',
		'Status',
		'ReportTaxType',
		'CanApplyToRevenue',
		'CanApplyToExpenses',
		'CanApplyToAssets',
		'CanApplyToLiabilities',
	],
});
