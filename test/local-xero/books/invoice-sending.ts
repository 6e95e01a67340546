import { createHash } from 'crypto';

import type { Verdict } from '../contract';
import { showInvoice } from './invoices';
import type { Ledger } from './ledger';
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
	ledger.invoices.change(invoice, {
		...invoice,
		SentToContact: true,
		UpdatedDateUTC: ledger.now(),
	});
	return { is: 'gone' };
}

/** Where the customer sees the invoice; drafts, bills and removed invoices have no such page. */
export function onlineInvoiceUrl(ledger: Ledger, invoiceId: string): string | undefined {
	const invoice = ledger.invoices.get(invoiceId);
	if (!invoice || invoice.Type !== 'ACCREC' || !sendable.includes(invoice.Status)) return undefined;
	const token = createHash('sha256').update(invoice.InvoiceID).digest('base64url').slice(0, 40);
	return `https://in.xero.com/${token}`;
}

/** The sales invoice as a PDF of one page with its main figures. */
export function invoicePdf(ledger: Ledger, invoiceId: string): Buffer | undefined {
	const invoice = ledger.invoices.get(invoiceId);
	if (!invoice || invoice.Type !== 'ACCREC') return undefined;
	const text = [
		ledger.organisation.Name,
		`Invoice ${invoice.InvoiceNumber}`,
		invoice.Contact.Name,
		`Total ${invoice.CurrencyCode} ${invoice.Total.toFixed(2)}`,
		`Due ${invoice.CurrencyCode} ${invoice.AmountDue.toFixed(2)}`,
	];
	const shown = text.map((words) => `(${words.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
	const content = `BT /F1 14 Tf 20 TL 60 780 Td\n${shown}\nET`;
	return pdf([
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
	]);
}

/** Puts numbered objects into a file with its table of places, as PDF wants it. */
function pdf(objects: string[]): Buffer {
	let file = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = Buffer.byteLength(file, 'latin1');
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const start = Buffer.byteLength(file, 'latin1');
	file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
	file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
