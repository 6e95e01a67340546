import type { INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, byId, london, named, type World } from '../core/harness';
import { aLine, contactId, make, pay } from '../core/harness/made';
import { ada } from '../core/harness/payroll';
import { given } from '../docs/examples';

/** What the examples of the documentation do not bring along for an operation to be carried out, as Xero's rules want it. */

const customer = 'Bayside Club';

/** Has the node do one thing, and answers the first item. Throws when it is refused. */
async function done(world: World, parameters: INodeParameters): Promise<XeroRecord> {
	const { items, error } = await world.run(parameters);
	if (error || items.length === 0)
		throw error ?? new Error(`${JSON.stringify(parameters)} answered nothing`);
	return items[0].json as XeroRecord;
}

/** An approved invoice of the customer's. */
const owed = async (world: World): Promise<XeroRecord> =>
	await make(world, 'invoice', { Status: 'AUTHORISED', DueDate: world.day(9) });

/** Money that came in and belongs to no invoice yet. */
const received = async (world: World, Type: string): Promise<XeroRecord> =>
	await make(world, 'bankTransaction', {
		Type,
		BankAccount: { Code: '090' },
		LineItems: [{ ...aLine, TaxType: 'NONE' }],
	});

/** Records to work on of objects whose example does not do, by the value of the object. */
export const ownExamples: { readonly [resource: string]: (world: World) => Promise<XeroRecord> } = {
	employee: async (world) =>
		await done(world, { resource: 'employee', operation: 'create', ...asJson(ada) }),
	overpayment: async (world) => await received(world, 'RECEIVE-OVERPAYMENT'),
	payment: async (world) => await pay(world, await owed(world), 10),
	prepayment: async (world) => await received(world, 'RECEIVE-PREPAYMENT'),
	// a report is no record
	report: async () => ({}),
};

const toInvoice = async (world: World): Promise<INodeParameters> => ({
	allocateTo: 'invoice',
	invoice: byId((await owed(world)).InvoiceID),
	amount: '5',
});
const allAllocations = async (): Promise<INodeParameters> => ({ removeWhat: 'all' });

/** The example under a name of its own, as many of its kind are there by then. */
const matched = (resource: string, attribute: string) => async (): Promise<INodeParameters> =>
	asJson({ ...given[resource], [attribute]: `Upserted ${resource}` });

const member = async (world: World): Promise<INodeParameters> => ({
	contact: byId(contactId(world, customer)),
});
const ofContact = async (world: World): Promise<INodeParameters> => ({
	reportContact: byId(contactId(world, customer)),
});

/** Parameters of an operation beside the usual ones, by object and operation. */
export const needs: { readonly [operation: string]: (world: World) => Promise<INodeParameters> } = {
	'bankTransaction.upsert': matched('bankTransaction', 'Reference'),
	'bill.upsert': matched('bill', 'InvoiceNumber'),
	'brandingTheme.addPaymentService': async (world) => {
		const service = { ...given.paymentService, PaymentServiceName: 'Pay for the theme' };
		const parameters = { resource: 'paymentService', operation: 'create', ...asJson(service) };
		return { paymentService: byId((await done(world, parameters)).PaymentServiceID) };
	},
	// the Construction Industry Scheme is the United Kingdom's
	'contact.getCisSettings': async (world) => {
		const organisation = byId(world.tenant(london));
		const parameters = { resource: 'contact', operation: 'getAll', limit: 1, organisation };
		return { organisation, record: byId((await done(world, parameters)).ContactID) };
	},
	'contactGroup.addMembers': member,
	'contactGroup.removeMember': member,
	'creditNote.allocate': toInvoice,
	'creditNote.removeAllocation': allAllocations,
	'creditNote.upsert': matched('creditNote', 'CreditNoteNumber'),
	'employee.addEmployment': async (world) => {
		const calendars = (await world.loadOptions(
			'listSearch',
			'searchPayrollCalendars',
			{ organisation: byId(world.tenant()) },
			'payrollCalendar',
		)) as { results: Array<{ value: string }> };
		return {
			payrollCalendar: byId(calendars.results[0].value),
			employmentStartDate: '2026-02-02',
			engagementType: 'Permanent',
		};
	},
	'employee.create': async () => asJson({ ...ada, LastName: 'Lark' }),
	'employee.endEmployment': async () => ({ employmentEndDate: '2026-03-31' }),
	'employee.update': async () => asJson({ Email: 'wren@example.com' }),
	'expenseClaim.update': async () => asJson({ Status: 'AUTHORISED' }),
	'linkedTransaction.update': async (world) => asJson({ ContactID: contactId(world, customer) }),
	'manualJournal.upsert': matched('manualJournal', 'Narration'),
	'organisation.getCisSettings': async (world) => ({ organisation: byId(world.tenant(london)) }),
	'overpayment.allocate': toInvoice,
	'overpayment.removeAllocation': allAllocations,
	'payment.create': async (world) => {
		const { InvoiceID } = await owed(world);
		return asJson({ ...given.payment, Invoice: { InvoiceID }, Amount: 10, Date: world.day(0) });
	},
	'prepayment.allocate': toInvoice,
	'prepayment.removeAllocation': allAllocations,
	// the other one was accepted by then
	'quote.decline': async (world) => ({
		record: byId((await make(world, 'quote', { ...given.quote, Status: 'SENT' })).QuoteID),
	}),
	'quote.upsert': matched('quote', 'QuoteNumber'),
	'receipt.update': async () => asJson({ Reference: 'Dinner' }),
	'report.agedPayablesByContact': ofContact,
	'report.agedReceivablesByContact': ofContact,
	'report.publishedReport': async (world) => {
		const { ReportID } = await done(world, { resource: 'report', operation: 'publishedReports' });
		return { reportId: String(ReportID) };
	},
	'report.tenNinetyNine': async () => ({ reportYear: '2025', reportOutput: 'raw' }),
	'trackingCategory.createOption': async () => ({ optionName: 'Red' }),
	'trackingCategory.deleteOption': async () => ({ trackingOption: named('name', 'Crimson') }),
	'trackingCategory.updateOption': async () => ({
		trackingOption: named('name', 'Red'),
		optionName: 'Crimson',
	}),
};
