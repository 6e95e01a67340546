import type { Change } from '../contract';
import { instantString } from './dates';
import type { Ledger } from './ledger';
import type { Credit } from './records';
import type { Happened } from './table';

/**
 * Tells of the changes Xero has webhooks for. Credit notes say their type and status, prepayments and overpayments also
 * when they were changed; payments, bank transactions and all else have none
 * (https://developer.xero.com/documentation/guides/webhooks/overview, https://developer.xero.com/changelog).
 */
export function watchChanges(ledger: Ledger, tell: (change: Change) => void): void {
	const pass = (is: Happened, change: Omit<Change, 'is'>) => {
		if (is !== 'kept') tell({ ...change, is: is === 'added' ? 'CREATE' : 'UPDATE' });
	};
	ledger.contacts.watch(({ ContactID }, is) =>
		pass(is, { category: 'CONTACT', endpoint: 'Contacts', id: ContactID }),
	);
	// the event does not say whether it is an invoice or a bill
	ledger.invoices.watch(({ InvoiceID }, is) =>
		pass(is, { category: 'INVOICE', endpoint: 'Invoices', id: InvoiceID }),
	);
	ledger.creditNotes.watch(({ CreditNoteID, Type, Status }, is) =>
		pass(is, {
			category: 'CREDITNOTE',
			endpoint: 'CreditNotes',
			id: CreditNoteID,
			data: { Type, Status },
		}),
	);
	const dated = ({ Type, Status, UpdatedDateUTC }: Credit) => ({
		Type,
		Status,
		UpdatedDateUTCString: instantString(UpdatedDateUTC),
	});
	ledger.prepayments.watch((row, is) =>
		pass(is, {
			category: 'PREPAYMENT',
			endpoint: 'Prepayments',
			id: row.PrepaymentID,
			data: dated(row),
		}),
	);
	ledger.overpayments.watch((row, is) =>
		pass(is, {
			category: 'OVERPAYMENT',
			endpoint: 'Overpayments',
			id: row.OverpaymentID,
			data: dated(row),
		}),
	);
}
