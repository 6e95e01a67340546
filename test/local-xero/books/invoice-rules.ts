import type { Invoice, InvoiceStatus, Line } from './records';

/** https://developer.xero.com/documentation/api/accounting/invoices: what may follow a status by a caller's will. */
const following: { [S in InvoiceStatus]: readonly InvoiceStatus[] } = {
	DRAFT: ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DELETED'],
	SUBMITTED: ['SUBMITTED', 'DRAFT', 'AUTHORISED', 'DELETED'],
	AUTHORISED: ['AUTHORISED', 'VOIDED'],
	PAID: ['PAID'],
	VOIDED: [],
	DELETED: [],
};

export const notForModification = 'Invoice not of valid status for modification';
export const paidRefusal =
	'This document cannot be edited as it has a payment or credit note allocated to it.';

/** What of an invoice or a credit note says whether money is allocated to it. */
type Settled = Pick<Invoice, 'Status' | 'Payments' | 'Allocations'>;

/** Whether money is allocated to the document: then only a few of its attributes may change. */
export function hasAllocations(document: Settled): boolean {
	return (
		document.Payments.length > 0 || document.Allocations.length > 0 || document.Status === 'PAID'
	);
}

/** Says why a new document may not start with this status, or nothing. */
export function creationRefusal(status: InvoiceStatus, of = 'Invoice'): string | undefined {
	const may = ['DRAFT', 'SUBMITTED', 'AUTHORISED'].includes(status);
	return may ? undefined : `${of} not of valid status for creation`;
}

/** Says why a document may not go on to this status, or nothing. */
export function transitionRefusal(
	was: Settled,
	status: InvoiceStatus,
	of = 'Invoice',
): string | undefined {
	const changes = status !== was.Status;
	if (changes && hasAllocations(was)) {
		return `The status ${status} cannot be applied to the ${of.toLowerCase()} because it has payments or credit notes allocated to it.`;
	}
	return following[was.Status].includes(status)
		? undefined
		: `${of} not of valid status for modification`;
}

const frozen = [
	'LineAmountTypes',
	'CurrencyCode',
	'CurrencyRate',
	'SubTotal',
	'TotalTax',
	'Total',
] as const satisfies readonly (keyof Invoice)[];
const frozenOnLines = [
	'Quantity',
	'UnitAmount',
	'LineAmount',
	'TaxType',
	'TaxAmount',
	'ItemCode',
	'DiscountRate',
	'DiscountAmount',
] as const satisfies readonly (keyof Line)[];

type Fixed = Pick<
	Invoice,
	(typeof frozen)[number] | 'Date' | 'Contact' | 'Allocations' | 'LineItems' | 'ExpectedPaymentDate'
>;

/**
 * Whether a write changes what stays fixed once money is allocated. Free are Reference, DueDate, InvoiceNumber,
 * BrandingThemeID, Contact (while no credit is allocated), Url, PlannedPaymentDate, and Description, AccountCode and Tracking of lines
 * (https://developer.xero.com/documentation/api/accounting/invoices).
 */
export function changesFixed(was: Fixed, next: Fixed): boolean {
	if (was.Date.getTime() !== next.Date.getTime()) return true;
	if (was.Allocations.length > 0 && was.Contact.ContactID !== next.Contact.ContactID) return true;
	if (was.ExpectedPaymentDate?.getTime() !== next.ExpectedPaymentDate?.getTime()) return true;
	if (frozen.some((attribute) => was[attribute] !== next[attribute])) return true;
	if (was.LineItems.length !== next.LineItems.length) return true;
	const linesBefore = new Map(was.LineItems.map((line) => [line.LineItemID, line]));
	return next.LineItems.some((line) => {
		const before = linesBefore.get(line.LineItemID);
		return !before || frozenOnLines.some((attribute) => before[attribute] !== line[attribute]);
	});
}
