/** What Xero's webhooks tell of, alphabetical by name. https://developer.xero.com/documentation/guides/webhooks/overview/ */
export const webhookCategories = [
	{ name: 'Contact', value: 'CONTACT' },
	{ name: 'Credit Note', value: 'CREDITNOTE' },
	{ name: 'Invoice', value: 'INVOICE', description: 'Invoices and bills: Xero’s event does not say which' },
	{ name: 'Overpayment', value: 'OVERPAYMENT' },
	{ name: 'Prepayment', value: 'PREPAYMENT' },
	{ name: 'Subscription', value: 'SUBSCRIPTION', description: 'Subscriptions to your app in Xero’s app store' },
] as const;

export const categoryValues: readonly string[] = webhookCategories.map(({ value }) => value);
