import { account } from './account';
import { bankTransaction } from './bankTransaction';
import { bankTransfer } from './bankTransfer';
import { batchPayment } from './batchPayment';
import { bill } from './bill';
import { budget } from './budget';
import { contact } from './contact';
import { creditNote } from './creditNote';
import type { Resource, Verbs } from './define';
import { invoice } from './invoice';
import { item } from './item';
import { linkedTransaction } from './linkedTransaction';
import { journal } from './journal';
import { organisation } from './organisation';
import { manualJournal } from './manualJournal';
import { payment } from './payment';
import { overpayment } from './overpayment';
import { purchaseOrder } from './purchaseOrder';
import { prepayment } from './prepayment';
import { quote } from './quote';
import { repeatingInvoice } from './repeatingInvoice';
import { taxRate } from './taxRate';

/** Every Xero object the package knows, alphabetical by name as the editor lists them. */
export const catalogue: readonly Resource[] = [
	account,
	bill,
	bankTransaction,
	bankTransfer,
	batchPayment,
	contact,
	budget,
	creditNote,
	invoice,
	item,
	linkedTransaction,
	journal,
	organisation,
	manualJournal,
	payment,
	overpayment,
	purchaseOrder,
	prepayment,
	quote,
	repeatingInvoice,
	taxRate,
];

/**
 * The table behind a value of the Resource parameter.
 * Throws when there is none, as an expression can give any text.
 */
export const resourceOf = (value: string): Resource => {
	const found = catalogue.find((resource) => resource.value === value);
	if (found === undefined) {
		const known = catalogue.map((resource) => resource.value).join(', ');
		throw new Error(`There is no resource "${value}". Choose one of: ${known}`);
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
} as const satisfies { [verb in keyof Required<Verbs>]: readonly string[] };

/** A value of the Operation parameter. */
export type OperationValue = (typeof operationsOfVerb)[keyof Verbs][number];
	request: ['request'],

/** The operations a resource has, as values of the Operation parameter. */
export const operationsOf = (resource: Resource): OperationValue[] =>
	(Object.keys(operationsOfVerb) as Array<keyof Verbs>)
		.filter((verb) => resource.verbs[verb] !== undefined)
		.flatMap((verb): readonly OperationValue[] => operationsOfVerb[verb]);
