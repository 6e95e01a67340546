import { account } from './account';
import { bankTransaction } from './bankTransaction';
import { bankTransfer } from './bankTransfer';
import { batchPayment } from './batchPayment';
import { bill } from './bill';
import { brandingTheme } from './brandingTheme';
import { budget } from './budget';
import { contact } from './contact';
import { contactGroup } from './contactGroup';
import { creditNote } from './creditNote';
import { currency } from './currency';
import { customApiRequest } from './customApiRequest';
import type { Resource, Verbs } from './define';
import { employee } from './employee';
import { expenseClaim } from './expenseClaim';
import { invoice } from './invoice';
import { item } from './item';
import { journal } from './journal';
import { linkedTransaction } from './linkedTransaction';
import { manualJournal } from './manualJournal';
import { organisation } from './organisation';
import { overpayment } from './overpayment';
import { payment } from './payment';
import { paymentService } from './paymentService';
import { prepayment } from './prepayment';
import { purchaseOrder } from './purchaseOrder';
import { quote } from './quote';
import { receipt } from './receipt';
import { repeatingInvoice } from './repeatingInvoice';
import { report, reports } from './reports';
import { taxRate } from './taxRate';
import { trackingCategory } from './trackingCategory';
import { user } from './user';
import { Refusal } from '../values/outcome';

/** Every Xero object the package knows, alphabetical by name as the editor lists them. */
export const catalogue: readonly Resource[] = [
	account,
	bankTransaction,
	bankTransfer,
	batchPayment,
	bill,
	brandingTheme,
	budget,
	contact,
	contactGroup,
	creditNote,
	currency,
	expenseClaim,
	invoice,
	item,
	journal,
	linkedTransaction,
	manualJournal,
	organisation,
	overpayment,
	payment,
	paymentService,
	employee,
	prepayment,
	purchaseOrder,
	quote,
	receipt,
	repeatingInvoice,
	report,
	taxRate,
	trackingCategory,
	user,
];

/** Everything the Resource parameter offers, alphabetical by name: the objects, and the custom API request. */
export const offered: readonly Resource[] = [...catalogue, customApiRequest].sort((one, other) => one.name.localeCompare(other.name));

/**
 * The table behind a value of the Resource parameter.
 * Throws Refusal when there is none, as an expression can give any text.
 */
export const resourceOf = (value: string): Resource => {
	const found = offered.find((resource) => resource.value === value);
	if (found === undefined) {
		const known = offered.map((resource) => resource.value).join(', ');
		throw new Refusal([`There is no resource "${value.slice(0, 60)}". Choose one of: ${known}`]);
	}
	return found;
};

// n8n calls Get Many getAll and Create or Update upsert; some verbs are several operations
const operationsOfVerb = {
	create: ['create'],
	upsert: ['upsert'],
	get: ['get'],
	getMany: ['getAll'],
	update: ['update'],
	delete: ['delete'],
	archive: ['archive'],
	deleteOrVoid: ['deleteOrVoid'],
	approve: ['approve'],
	submit: ['submit'],
	markAsSent: ['markAsSent'],
	accept: ['accept'],
	decline: ['decline'],
	allocations: ['allocate', 'removeAllocation'],
	email: ['email'],
	getOnlineInvoiceUrl: ['getOnlineInvoiceUrl'],
	getPdf: ['getPdf'],
	attachments: ['getAttachments', 'downloadAttachment', 'uploadAttachment'],
	history: ['getHistory', 'addNote'],
	getConnections: ['getConnections'],
	employment: ['addEmployment', 'endEmployment'],
	reports: reports.map(({ value }) => value),
	trackingOptions: ['createOption', 'updateOption', 'deleteOption'],
	members: ['addMembers', 'removeMember', 'removeAllMembers'],
	paymentServices: ['getPaymentServices', 'addPaymentService'],
	organisationSettings: ['getActions', 'getInvoiceReminders'],
	cisSettings: ['getCisSettings'],
	request: ['request'],
} as const satisfies { [verb in keyof Required<Verbs>]: readonly string[] };

/** A value of the Operation parameter. */
export type OperationValue = (typeof operationsOfVerb)[keyof Verbs][number];

/** The operations a resource has, as values of the Operation parameter. */
export const operationsOf = (resource: Resource): OperationValue[] =>
	(Object.keys(operationsOfVerb) as Array<keyof Verbs>)
		.filter((verb) => resource.verbs[verb] !== undefined)
		.flatMap((verb): readonly OperationValue[] => operationsOfVerb[verb]);
