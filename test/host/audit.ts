import { Decimal } from 'decimal.js';
import type { ExpectedOrder } from './orders';

/** A sales invoice as the local Xero's books hold it. */
export interface BookedInvoice {
	InvoiceNumber: string;
	Status: string;
	Contact: { ContactID: string };
	LineItems: Array<{ LineAmount: number; TaxAmount: number }>;
	Total: number;
	TotalTax: number;
	AmountDue: number;
}

/** A contact as the books hold it. */
export interface BookedContact {
	ContactID: string;
	Name: string;
	EmailAddress?: string;
}

/** What came into the books of one organisation during the run. */
export interface Booked {
	invoices: BookedInvoice[];
	contacts: BookedContact[];
	payments: Array<{ Amount: number; Status: string; Invoice: { InvoiceNumber: string } }>;
	/** Contacts that were there before and after. */
	knownContacts: BookedContact[];
}

const money = (amount: Decimal.Value) => new Decimal(amount).toFixed(2);

/** One sentence when the two differ. */
function differs(what: string, found: Decimal.Value, wanted: Decimal.Value): string[] {
	return new Decimal(found).equals(wanted)
		? []
		: [`${what} is ${money(found)}, must be ${money(wanted)}`];
}

function auditInvoice(order: ExpectedOrder, invoice: BookedInvoice, booked: Booked): string[] {
	const roundingLines = order.rounding.isZero() ? 0 : 1;
	const own = invoice.LineItems.slice(0, order.lines.length);
	const paid = booked.payments.filter(
		({ Invoice, Status }) => Invoice.InvoiceNumber === order.number && Status === 'AUTHORISED',
	);
	const paidAmount = Decimal.sum(0, ...paid.map(({ Amount }) => Amount));
	const contact = [...booked.contacts, ...booked.knownContacts].find(
		({ ContactID }) => ContactID === invoice.Contact.ContactID,
	);
	const wantedStatus = order.paid ? 'PAID' : 'AUTHORISED';
	return [
		...(invoice.LineItems.length === order.lines.length + roundingLines
			? order.lines.flatMap((line, at) => [
					...differs(`amount of line ${at + 1}`, own[at].LineAmount, line.amount),
					...differs(`tax of line ${at + 1}`, own[at].TaxAmount, line.tax),
				])
			: [
					`it has ${invoice.LineItems.length} lines, must have ${order.lines.length + roundingLines}`,
				]),
		...differs('total', invoice.Total, order.total),
		...differs(
			'tax',
			invoice.TotalTax,
			Decimal.sum(0, ...invoice.LineItems.map(({ TaxAmount }) => TaxAmount)),
		),
		...differs('amount paid', paidAmount, order.paid ? order.total : 0),
		...differs('amount due', invoice.AmountDue, order.paid ? 0 : order.total),
		...(invoice.Status === wantedStatus
			? []
			: [`status is ${invoice.Status}, must be ${wantedStatus}`]),
		...(contact?.EmailAddress?.toLowerCase() === order.email
			? []
			: [`it belongs to ${contact?.EmailAddress}`]),
	];
}

/**
 * Compares the books with the order file, to the cent.
 *
 * @param orders what the file asks for, worked out without the connector
 * @param booked what the run left in the books
 * @param refused order number -> reason, as the workflow's error branch tells it
 * @returns one sentence for each thing that is not as it must be; empty when the books are right
 */
export function audit(
	orders: ExpectedOrder[],
	booked: Booked,
	refused: ReadonlyMap<string, string>,
): string[] {
	const wrong: string[] = [];
	for (const order of orders) {
		const invoices = booked.invoices.filter(({ InvoiceNumber }) => InvoiceNumber === order.number);
		const wanted = order.fault ? 0 : 1;
		if (invoices.length !== wanted) {
			wrong.push(
				`${order.number}: ${invoices.length} invoices, must be ${wanted} ${refused.get(order.number) ?? ''}`,
			);
		} else if (order.fault && !refused.get(order.number)) {
			wrong.push(`${order.number}: ${order.fault}, and the error branch does not say so`);
		} else if (!order.fault) {
			wrong.push(
				...auditInvoice(order, invoices[0], booked).map(
					(sentence) => `${order.number}: ${sentence}`,
				),
			);
		}
	}
	const numbers = new Set(orders.map(({ number }) => number));
	for (const { InvoiceNumber } of booked.invoices) {
		if (!numbers.has(InvoiceNumber))
			wrong.push(`${InvoiceNumber}: is in the books and not in the file`);
	}
	const everyone = [...booked.contacts, ...booked.knownContacts];
	for (const email of new Set(orders.filter(({ fault }) => !fault).map((order) => order.email))) {
		const count = everyone.filter(
			(contact) => contact.EmailAddress?.toLowerCase() === email,
		).length;
		if (count !== 1) wrong.push(`${email}: ${count} contacts, must be 1`);
	}
	return wrong;
}
