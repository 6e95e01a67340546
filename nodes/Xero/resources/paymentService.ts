import type { PaymentService } from 'xero-node';
import { text } from '../values/field';
import { defineResource } from './define';
import { settingsEvents } from './watch';

/** A link to a way of paying, shown with invoices. https://developer.xero.com/documentation/api/accounting/paymentservices */
export const paymentService = defineResource<PaymentService>({
	value: 'paymentService',
	name: 'Payment Service',
	plural: 'Payment Services',
	says: 'A way to pay that is offered with online invoices',
	notice: 'Xero gives the permission for it, the scope paymentservices, on request only',
	path: 'PaymentServices',
	listKey: 'PaymentServices',
	id: 'PaymentServiceID',
	shows: ['PaymentServiceName', 'PaymentServiceType'],
	scope: 'paymentservices',
	list: {},
	verbs: { create: { many: 1 }, getMany: { filters: [], orders: [] } },
	fields: {
		PaymentServiceName: text({ required: true, clears: false, label: 'Name', example: 'PayUp' }),
		PaymentServiceUrl: text({
			required: true,
			clears: false,
			label: 'URL',
			hint: 'Where the customer pays; Xero fills in its placeholders such as [INVOICENUMBER]',
			example: 'https://pay.example.com/?invoiceNo=[INVOICENUMBER]',
		}),
		PayNowText: text({
			required: true,
			clears: false,
			hint: 'What the button on the invoice says',
			example: 'Pay with PayUp',
		}),
	},
	excluded: {
		PaymentServiceID: 'read-only',
		// always Custom for those made through the API
		PaymentServiceType: 'derived',
		ValidationErrors: 'read-only',
	},
	watch: { by: 'snapshot', events: settingsEvents, vanishes: true },
	simple: [
		'PaymentServiceID',
		'PaymentServiceName',
		'PaymentServiceUrl',
		'PayNowText',
		'PaymentServiceType',
	],
});
