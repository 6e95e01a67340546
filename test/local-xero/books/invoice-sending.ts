import { createHash } from 'crypto';

import type { Verdict } from '../contract';
import { documentPdf } from './document-pdf';
import { showInvoice } from './invoices';
import type { Ledger } from './ledger';
import type { LinedDocument } from './order-records';
import { updatedBy } from './quiet-edits';
import type { Invoice } from './records';

/** Ways an invoice leaves the house: https://developer.xero.com/documentation/api/accounting/invoices. */

const sendable = ['SUBMITTED', 'AUTHORISED', 'PAID'];

function emailRefusal(invoice: Invoice): string | undefined {
	if (invoice.Type !== 'ACCREC') return 'Only sales invoices (ACCREC) can be emailed.';
	if (!sendable.includes(invoice.Status)) {
		return 'Only invoices with a status of SUBMITTED, AUTHORISED or PAID can be emailed.';
	}
	return invoice.Contact.EmailAddress
		? undefined
		: 'The contact of the invoice has no email address.';
}

/** Sends the invoice to its contact, which marks it as sent; or says why not, in sentences of our own. */
export function emailInvoice(ledger: Ledger, invoiceId: string): Verdict | { is: 'gone' } {
	const invoice = ledger.invoices.get(invoiceId);
	if (!invoice) return { is: 'not found' };
	const refusal = emailRefusal(invoice);
	if (refusal) {
		const echo = showInvoice(ledger, invoice, { full: true, summaryOnly: false, unitdp: 2 });
		return { is: 'error', echo, errors: [refusal] };
	}
	const sent = { ...invoice, SentToContact: true };
	const UpdatedDateUTC = updatedBy(ledger, invoice, sent);
	ledger.invoices.change(invoice, { ...sent, UpdatedDateUTC });
	return { is: 'gone' };
}

/** Where the customer sees the invoice; drafts, bills and removed invoices have no such page. */
export function onlineInvoiceUrl(ledger: Ledger, invoiceId: string): string | undefined {
	const invoice = ledger.invoices.get(invoiceId);
	if (!invoice || invoice.Type !== 'ACCREC' || !sendable.includes(invoice.Status)) return undefined;
	const token = createHash('sha256').update(invoice.InvoiceID).digest('base64url').slice(0, 40);
	return `https://in.xero.com/${token}`;
}

/** A document as a PDF, where Xero offers one: sales invoices, credit notes, purchase orders and quotes. */
export function pdfOf(ledger: Ledger, endpoint: string, id: string): Buffer | undefined {
	const print = (title: string, document: LinedDocument, further: { [words: string]: number }) =>
		documentPdf({
			organisation: ledger.organisation.Name,
			title,
			contact: document.Contact.Name,
			currency: document.CurrencyCode,
			amounts: { Total: document.Total, ...further },
		});
	switch (endpoint) {
		case 'Invoices': {
			const invoice = ledger.invoices.get(id);
			if (invoice?.Type !== 'ACCREC') return undefined;
			return print(`Invoice ${invoice.InvoiceNumber}`, invoice, { Due: invoice.AmountDue });
		}
		case 'CreditNotes': {
			const note = ledger.creditNotes.get(id);
			if (note?.Type !== 'ACCRECCREDIT') return undefined;
			return print(`Credit Note ${note.CreditNoteNumber}`, note, {
				Remaining: note.RemainingCredit,
			});
		}
		case 'PurchaseOrders': {
			const order = ledger.purchaseOrders.get(id);
			return order && print(`Purchase Order ${order.PurchaseOrderNumber}`, order, {});
		}
		case 'Quotes': {
			const quote = ledger.quotes.get(id);
			return quote && print(`Quote ${quote.QuoteNumber}`, quote, {});
		}
		default:
			return undefined;
	}
}
