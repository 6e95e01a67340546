import type { Currency } from 'xero-node';
import { text } from '../values/field';
import { defineResource } from './define';
import { textIs } from './filters';
import { settingsEvents } from './watch';

/** Xero only adds currencies. https://developer.xero.com/documentation/api/accounting/currencies */
export const currency = defineResource<Currency>({
	value: 'currency',
	name: 'Currency',
	plural: 'Currencies',
	says: 'A currency the organisation uses beside its own',
	path: 'Currencies',
	listKey: 'Currencies',
	id: 'Code',
	shows: ['Code', 'Description'],
	scope: 'accounting.settings',
	list: { where: true, order: true },
	verbs: {
		create: { many: 1 },
		getMany: {
			filters: [textIs('code', 'Code', 'Code', 'Three capital letters, such as EUR')],
			orders: ['Code', 'Description'],
		},
	},
	fields: {
		Code: text({
			required: true,
			clears: false,
			hint: 'Three capital letters; Xero gives it its name',
			example: 'EUR',
		}),
	},
	excluded: { Description: 'derived' },
	watch: { by: 'snapshot', events: settingsEvents, vanishes: true },
	simple: ['Code', 'Description'],
});
