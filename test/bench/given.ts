import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { named } from '../core/harness/parameters';
import { customer, invoiceHeader } from './samples';
import type { Place } from './works';

/** What a person sets in either node for the works of the table. */

export { invoiceHeader };

export const count = (records: number): string => records.toLocaleString('en');

export const each = (records: number, make: (nth: number) => IDataObject): IDataObject[] =>
	Array.from({ length: records }, (_, position) => make(position + 1));

/** A contact as it is in the books, or with another last name. */
export const changedCustomer = (nth: number, changed: boolean): IDataObject => ({
	...customer(nth),
	...(changed ? { LastName: 'Ngata' } : {}),
});

const organisation = ({ tenantId }: Place) => named('id', tenantId);

/** Fields from the input items' names, lines from an array. */
export const createInvoice =
	({ mode, value }: { mode: 'id' | 'name'; value: string }) =>
	async (place: Place): Promise<INodeParameters> => ({
		resource: 'invoice',
		operation: 'create',
		organisation: organisation(place),
		contact: named(mode, value),
		fields: await place.fields('invoice', 'create'),
		linesFrom: 'array',
		linesArray: '={{ $json.lines }}',
	});

export const upsertContacts = async (place: Place): Promise<INodeParameters> => ({
	resource: 'contact',
	operation: 'upsert',
	organisation: organisation(place),
	matchOn: 'EmailAddress',
	fields: await place.fields('contact', 'upsert'),
});

export const getInvoice = (place: Place): INodeParameters => ({
	resource: 'invoice',
	operation: 'get',
	organisation: organisation(place),
	record: named('id', '={{ $json.InvoiceID }}'),
});

/** Whole records, as the built-in node gives them. */
export const readContacts = (place: Place): INodeParameters => ({
	resource: 'contact',
	operation: 'getAll',
	organisation: organisation(place),
	returnAll: true,
	simplify: false,
});

/** Ten columns, each an expression. */
export const createContactByExpressions = async (place: Place): Promise<INodeParameters> => ({
	resource: 'contact',
	operation: 'create',
	organisation: organisation(place),
	fields: await place.fields('contact', 'create', expressions),
});

export const createContact = async (place: Place): Promise<INodeParameters> => ({
	resource: 'contact',
	operation: 'create',
	organisation: organisation(place),
	fields: await place.fields('contact', 'create'),
});

const expressions: IDataObject = Object.fromEntries(
	Object.keys(customer(1)).map((name) => [name, `={{ $json.${name} }}`]),
);

/** The built-in node has a form for each line; an array cannot be given. */
export const createInvoiceBuiltIn = ({ tenantId }: Place): INodeParameters => ({
	resource: 'invoice',
	operation: 'create',
	organizationId: tenantId,
	type: 'ACCREC',
	contactId: '={{ $json.contactId }}',
	lineItemsUi: {
		lineItemsValues: [0, 1, 2, 3, 4].map((line) => ({
			description: `={{ $json.lines[${line}].Description }}`,
			quantity: `={{ $json.lines[${line}].Quantity }}`,
			unitAmount: `={{ $json.lines[${line}].UnitAmount }}`,
			accountCode: `={{ $json.lines[${line}].AccountCode }}`,
			taxType: `={{ $json.lines[${line}].TaxType }}`,
		})),
	},
	additionalFields: {
		invoiceNumber: '={{ $json.InvoiceNumber }}',
		date: '={{ $json.Date }}',
		dueDate: '={{ $json.DueDate }}',
		reference: '={{ $json.Reference }}',
		status: '={{ $json.Status }}',
	},
});

export const getInvoiceBuiltIn = ({ tenantId }: Place): INodeParameters => ({
	resource: 'invoice',
	operation: 'get',
	organizationId: tenantId,
	invoiceId: '={{ $json.InvoiceID }}',
});

export const readContactsBuiltIn = ({ tenantId }: Place): INodeParameters => ({
	resource: 'contact',
	operation: 'getAll',
	organizationId: tenantId,
	returnAll: true,
	options: {},
});

/** It has no field for the company number: nine expressions. */
export const createContactBuiltIn = ({ tenantId }: Place): INodeParameters => ({
	resource: 'contact',
	operation: 'create',
	organizationId: tenantId,
	name: '={{ $json.Name }}',
	additionalFields: {
		emailAddress: '={{ $json.EmailAddress }}',
		firstName: '={{ $json.FirstName }}',
		lastName: '={{ $json.LastName }}',
		contactNumber: '={{ $json.ContactNumber }}',
		accountNumber: '={{ $json.AccountNumber }}',
		taxNumber: '={{ $json.TaxNumber }}',
		bankAccountDetails: '={{ $json.BankAccountDetails }}',
		salesDefaultAccountCode: '={{ $json.SalesDefaultAccountCode }}',
	},
});
