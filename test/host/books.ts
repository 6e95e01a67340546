import type { Control } from '../local-xero/server';
import type { Booked, BookedContact, BookedInvoice } from './audit';

/** The books of an organisation by kind, as the local Xero's control shows them. */
function read(control: Control, tenantId: string) {
	const invoices = control.books(tenantId, 'Invoices') as unknown as Array<
		BookedInvoice & { InvoiceID: string; Type: string }
	>;
	return {
		invoices: invoices.filter(({ Type }) => Type === 'ACCREC'),
		contacts: control.books(tenantId, 'Contacts') as unknown as BookedContact[],
		payments: control.books(tenantId, 'Payments') as unknown as Array<
			Booked['payments'][number] & { PaymentID: string }
		>,
	};
}

/**
 * Remembers what is in an organisation's books now.
 *
 * @returns a function that tells what has been added since
 */
export function booksBefore(control: Control, tenantId: string): () => Booked {
	const before = read(control, tenantId);
	const known = new Set([
		...before.invoices.map(({ InvoiceID }) => InvoiceID),
		...before.contacts.map(({ ContactID }) => ContactID),
		...before.payments.map(({ PaymentID }) => PaymentID),
	]);
	return () => {
		const now = read(control, tenantId);
		return {
			invoices: now.invoices.filter(({ InvoiceID }) => !known.has(InvoiceID)),
			contacts: now.contacts.filter(({ ContactID }) => !known.has(ContactID)),
			payments: now.payments.filter(({ PaymentID }) => !known.has(PaymentID)),
			knownContacts: now.contacts.filter(({ ContactID }) => known.has(ContactID)),
		};
	};
}
