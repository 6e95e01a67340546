import type { User } from 'xero-node';
import { defineResource } from './define';
import { isTrue, modifiedSince, oneOf, textIs } from './filters';
import { settingsEvents } from './watch';

/** Invited in Xero; the API reads them. https://developer.xero.com/documentation/api/accounting/users */
export const user = defineResource<User>({
	value: 'user',
	name: 'User',
	plural: 'Users',
	says: 'A person who may sign in to the organisation',
	path: 'Users',
	listKey: 'Users',
	id: 'UserID',
	shows: ['FirstName', 'LastName', 'EmailAddress'],
	scope: 'accounting.settings',
	list: { where: true, order: true, modifiedSince: true },
	verbs: {
		get: true,
		getMany: {
			filters: [
				textIs('emailAddress', 'Email Address', 'EmailAddress', 'The whole address'),
				isTrue('isSubscriber', 'Is Subscriber', 'IsSubscriber', 'Whether the user pays for the organisation'),
				modifiedSince,
				oneOf('organisationRole', 'Role', 'OrganisationRole', [
					{ name: 'Cashbook Client', value: 'CASHBOOKCLIENT' },
					{ name: 'Financial Adviser', value: 'FINANCIALADVISER' },
					{ name: 'Invoice Only', value: 'INVOICEONLY' },
					{ name: 'Managed Client', value: 'MANAGEDCLIENT' },
					{ name: 'Read Only', value: 'READONLY' },
					{ name: 'Removed', value: 'REMOVED' },
					{ name: 'Standard', value: 'STANDARD' },
					{ name: 'Unknown', value: 'UNKNOWN' },
				]),
			],
			orders: ['LastName', 'FirstName', 'EmailAddress', 'UpdatedDateUTC', 'UserID'],
		},
	},
	fields: {},
	excluded: {
		UserID: 'read-only',
		EmailAddress: 'read-only',
		FirstName: 'read-only',
		LastName: 'read-only',
		UpdatedDateUTC: 'read-only',
		IsSubscriber: 'read-only',
		OrganisationRole: 'read-only',
	},
	watch: { by: 'modifiedSince', events: settingsEvents, vanishes: true },
	simple: [
		'UserID',
		'EmailAddress',
		'FirstName',
		'LastName',
		'OrganisationRole',
		'IsSubscriber',
		'UpdatedDateUTC',
	],
});
