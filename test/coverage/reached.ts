import { catalogue, operationsOf } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { reportBehind } from '../../nodes/Xero/resources/reports';

/** An operation, and the requests of Xero's API that a person reaches by it. */
export type Reached = { resource: string; operation: string; requests: string[] };

type Addresses = {
	/** The whole list, and one record by its id. */
	all: string;
	one: string;
	resource: Resource;
};

/** One record by its id, and by the number or code people know it by, where Xero has an address for that. */
const readOne = ({ all, one, resource: { id, number } }: Addresses): string[] => [
	`GET ${one}`,
	...(number === undefined ? [] : [`GET ${all}/{${number}}`]),
	// a connection has one organisation, whose record is the whole list
	...(id === 'OrganisationID' ? [`GET ${all}`] : []),
];

/**
 * A change of a record. Xero takes the same change at the record's own address, and at the list with the id in the
 * element, where one request carries many: https://developer.xero.com/documentation/api/accounting/requests-and-responses
 */
const change = ({ all, one }: Addresses): string[] => [`POST ${all}`, `POST ${one}`];

const inPayroll = (resource: Resource): boolean => resource.scope.startsWith('payroll.');

/** Payroll takes new employees by POST; a payment too may be sent so, when it is a single one. */
const creation = ({ all, resource }: Addresses): string[] => {
	if (inPayroll(resource)) return [`POST ${all}`];
	return [`PUT ${all}`, ...(resource.path === 'Payments' ? [`POST ${all}`] : [])];
};

/** What Update does as well, under the name of what it is for. */
const named = (): string[] => [];

const requests: { readonly [operation: string]: (addresses: Addresses) => string[] } = {
	create: creation,
	update: (addresses) => [
		...change(addresses),
		...(inPayroll(addresses.resource) ? [`PUT ${addresses.one}`] : []),
	],
	upsert: (addresses) => [...creation(addresses), ...change(addresses)],
	get: readOne,
	getAll: ({ all }) => [`GET ${all}`],
	delete: (addresses) =>
		addresses.resource.verbs.delete?.by === 'DELETE'
			? [`DELETE ${addresses.one}`]
			: change(addresses),
	archive: named,
	deleteOrVoid: named,
	approve: named,
	submit: named,
	markAsSent: named,
	accept: named,
	decline: named,
	allocate: ({ one }) => [`PUT ${one}/Allocations`],
	removeAllocation: ({ one }) => [`DELETE ${one}/Allocations/{AllocationID}`],
	email: ({ one }) => [`POST ${one}/Email`],
	getOnlineInvoiceUrl: ({ one }) => [`GET ${one}/OnlineInvoice`],
	getPdf: ({ one }) => [`GET ${one} as PDF`],
	getAttachments: ({ one }) => [`GET ${one}/Attachments`],
	downloadAttachment: ({ one }) => [
		`GET ${one}/Attachments/{AttachmentID}`,
		`GET ${one}/Attachments/{FileName}`,
	],
	uploadAttachment: ({ one }) => [
		`PUT ${one}/Attachments/{FileName}`,
		`POST ${one}/Attachments/{FileName}`,
	],
	getHistory: ({ one }) => [`GET ${one}/History`],
	addNote: ({ one }) => [`PUT ${one}/History`],
	// the credential's own list, which is none of the Accounting API's
	getConnections: () => [],
	getActions: ({ all }) => [`GET ${all}/Actions`],
	getInvoiceReminders: () => ['GET /InvoiceReminders/Settings'],
	getCisSettings: ({ one }) => [`GET ${one}/CISSettings`],
	createOption: ({ one }) => [`PUT ${one}/Options`],
	updateOption: ({ one }) => [`POST ${one}/Options/{TrackingOptionID}`],
	deleteOption: ({ one }) => [`DELETE ${one}/Options/{TrackingOptionID}`],
	addMembers: ({ one }) => [`PUT ${one}/Contacts`],
	removeMember: ({ one }) => [`DELETE ${one}/Contacts/{ContactID}`],
	removeAllMembers: ({ one }) => [`DELETE ${one}/Contacts`],
	getPaymentServices: ({ one }) => [`GET ${one}/PaymentServices`],
	addPaymentService: ({ one }) => [`POST ${one}/PaymentServices`],
	addEmployment: ({ one }) => [`POST ${one}/Employment`],
	endEmployment: named,
};

function requestsOf(resource: Resource, operation: string): string[] {
	const [all, id] = [`/${resource.path}`, resource.id];
	const addresses = { all, one: `${all}/{${id}}`, resource };
	const report = reportBehind(operation);
	if (report !== undefined) {
		if (report.path !== '') return [`GET ${all}/${report.path}`];
		return [report.takes.includes('reportId') ? `GET ${addresses.one}` : `GET ${all}`];
	}
	if (requests[operation] === undefined)
		throw new Error(`${resource.name} has the operation ${operation}, of which no request is told`);
	return requests[operation](addresses);
}

/** What each operation of each object reaches. A request any path can be given to counts for nothing. */
export const reached = (): Reached[] =>
	catalogue.flatMap((resource) =>
		operationsOf(resource).map((operation) => ({
			resource: resource.value,
			operation,
			requests: requestsOf(resource, operation),
		})),
	);
