import type { Contact } from 'xero-node';
import { choice, group, listOf, text } from '../values/field';
import { defineResource } from './define';
import { ids, isTrue, modifiedSince, oneOf, searchTerm, textIs } from './filters';
import { address, contactPerson, paymentTerm, phone, trackingDefault } from './parts';
import { recordEvents } from './watch';

const amountsAre = [
	{ name: 'No Tax', value: 'NONE' },
	{ name: 'Tax Exclusive', value: 'EXCLUSIVE' },
	{ name: 'Tax Inclusive', value: 'INCLUSIVE' },
];

const active = { name: 'Active', value: 'ACTIVE' };
const archived = { name: 'Archived', value: 'ARCHIVED' };

/** https://developer.xero.com/documentation/api/accounting/contacts */
export const contact = defineResource<Contact>({
	value: 'contact',
	name: 'Contact',
	plural: 'Contacts',
	says: 'A customer, a supplier, or both',
	path: 'Contacts',
	listKey: 'Contacts',
	id: 'ContactID',
	number: 'ContactNumber',
	numberIsUnique: true,
	unique: ['Name', 'AccountNumber'],
	shows: ['Name', 'EmailAddress', 'ContactStatus'],
	status: 'ContactStatus',
	newIsHarmless: true,
	scope: 'accounting.contacts',
	list: {
		pageSize: 1000,
		where: true,
		order: true,
		modifiedSince: true,
		ids: 'IDs',
		search: true,
		archived: true,
	},
	summarizes: ['PUT', 'POST'],
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['Name', 'EmailAddress', 'ContactNumber', 'AccountNumber', 'ContactID'] },
		get: true,
		getMany: {
			filters: [
				oneOf('status', 'Status', 'ContactStatus', [
					active,
					archived,
					{ name: 'Data Removal Requested', value: 'GDPRREQUEST' },
				]),
				modifiedSince,
				searchTerm('Looks in names, contact number, company number and email address'),
				textIs('name', 'Name', 'Name', 'The whole name, in capital or small letters'),
				textIs(
					'emailAddress',
					'Email Address',
					'EmailAddress',
					'The whole address, in capital or small letters',
				),
				textIs('accountNumber', 'Account Number', 'AccountNumber'),
				isTrue('isCustomer', 'Is Customer', 'IsCustomer', 'Whether the contact has been invoiced'),
				isTrue(
					'isSupplier',
					'Is Supplier',
					'IsSupplier',
					'Whether a bill of the contact has been entered',
				),
				ids('Contact IDs'),
			],
			orders: ['Name', 'UpdatedDateUTC', 'ContactID', 'EmailAddress'],
		},
		archive: {
			field: 'ContactStatus',
			value: 'ARCHIVED',
			warning: 'Xero may not let the API change or restore an archived contact: restore it in Xero',
		},
		attachments: { includeOnline: false },
		history: true,
		cisSettings: true,
	},
	fields: {
		Name: text({ required: true, max: 255, clears: false, hint: 'Unique among active contacts' }),
		EmailAddress: text({ max: 255, example: 'accounts@example.com' }),
		FirstName: text({ max: 255 }),
		LastName: text({ max: 255 }),
		ContactNumber: text({
			max: 50,
			hint: "The contact's identifier in another system, unique; shown as Contact Code",
		}),
		AccountNumber: text({ max: 50, hint: 'Your own account number for the contact, unique' }),
		CompanyNumber: text({ max: 50, label: 'Company Registration Number' }),
		Addresses: listOf(address.fields, {
			by: 'AddressType',
			clears: false,
			hint: 'One postal and one street address; others keep theirs',
		}),
		Phones: listOf(phone.fields, {
			by: 'PhoneType',
			clears: false,
			hint: 'One number of each type; others keep theirs',
		}),
		ContactPersons: listOf(contactPerson.fields, {
			max: 5,
			label: 'Additional People',
			hint: 'At most five; the list given replaces the one in Xero',
		}),
		TaxNumber: text({ max: 50, hint: 'ABN, GST, VAT or tax ID number, as the country calls it' }),
		TaxNumberType: choice({
			hint: 'United States only',
			options: [
				{ name: 'Adoption Taxpayer Identification Number', value: 'ATIN' },
				{ name: 'Employer Identification Number', value: 'EIN' },
				{ name: 'Individual Taxpayer Identification Number', value: 'ITIN' },
				{ name: 'Social Security Number', value: 'SSN' },
			],
		}),
		BankAccountDetails: text({
			label: 'Bank Account Number',
			hint: 'The connected user needs the right to manage bank accounts',
		}),
		DefaultCurrency: text({ pick: 'currency', clears: false, example: 'EUR' }),
		SalesDefaultAccountCode: text({ pick: 'account', label: 'Sales Account Code' }),
		PurchasesDefaultAccountCode: text({ pick: 'account', label: 'Purchases Account Code' }),
		AccountsReceivableTaxType: text({ pick: 'taxType', label: 'Sales Tax Rate' }),
		AccountsPayableTaxType: text({ pick: 'taxType', label: 'Purchases Tax Rate' }),
		SalesDefaultLineAmountType: choice({ label: 'Sales Amounts Are', options: amountsAre }),
		PurchasesDefaultLineAmountType: choice({ label: 'Purchases Amounts Are', options: amountsAre }),
		SalesTrackingCategories: listOf(trackingDefault.fields, {
			by: 'TrackingCategoryName',
			max: 2,
			label: 'Sales Tracking',
		}),
		PurchasesTrackingCategories: listOf(trackingDefault.fields, {
			by: 'TrackingCategoryName',
			max: 2,
			label: 'Purchases Tracking',
		}),
		PaymentTerms: group({
			Sales: group(paymentTerm.fields, { label: 'Invoices Due' }),
			Bills: group(paymentTerm.fields, { label: 'Bills Due' }),
		}),
		XeroNetworkKey: text({ hint: 'Connects to a contact who uses Xero too' }),
		ContactStatus: choice({ label: 'Status', only: 'update', options: [active, archived] }),
		ContactID: text({ label: 'Contact ID', only: 'upsert', clears: false }),
	},
	excluded: {
		MergedToContactID: 'read-only',
		// set by the first invoice, the first bill
		IsCustomer: 'derived',
		IsSupplier: 'derived',
		// the names of parts of Sales and Purchases Tracking, listed at the top by the specification
		TrackingCategoryName: 'derived',
		TrackingCategoryOption: 'derived',
		UpdatedDateUTC: 'read-only',
		// members are added through their group
		ContactGroups: 'read-only',
		Website: 'read-only',
		BrandingTheme: 'read-only',
		// https://github.com/XeroAPI/Xero-Net/issues/397
		BatchPayments: 'read-only',
		Discount: 'read-only',
		Balances: 'derived',
		Attachments: 'read-only',
		HasAttachments: 'derived',
		ValidationErrors: 'read-only',
		HasValidationErrors: 'read-only',
		StatusAttributeString: 'read-only',
	},
	watch: {
		by: 'modifiedSince',
		events: recordEvents,
		removed: ['ARCHIVED'],
		query: { includeArchived: true },
		summary: true,
		webhook: 'CONTACT',
	},
	simple: [
		'ContactID',
		'Name',
		'EmailAddress',
		'FirstName',
		'LastName',
		'ContactStatus',
		'IsCustomer',
		'IsSupplier',
		'AccountNumber',
		'UpdatedDateUTC',
	],
});
