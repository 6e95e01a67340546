import type { ManualJournalLine, Payment, TrackingCategory, TrackingReference } from 'xero-node';
import { boolean, decimal, listOf, reference, text } from '../values/field';
import { defineParts } from './define';
import { tracking } from './parts';

/* Objects inside bank transfers, batch payments and manual journals, as those of documents stand in parts.ts. */

/** The tracking of one side of a bank transfer, by ids alone. */
export const trackingReference = defineParts<TrackingReference>({
	fields: {
		TrackingCategoryID: text({ required: true, label: 'Tracking Category ID' }),
		TrackingOptionID: text({ required: true, label: 'Tracking Option ID' }),
	},
	excluded: { Name: 'read-only', Option: 'read-only' },
});

/** One payment of a batch. https://developer.xero.com/documentation/api/accounting/batchpayments */
export const batchedPayment = defineParts<Payment>({
	fields: {
		Invoice: reference({
			id: 'InvoiceID',
			required: true,
			refersTo: 'document',
			label: 'Invoice or Bill',
			hint: 'ID, number or Xero link; a batch pays either invoices or bills',
		}),
		Amount: decimal({ required: true, places: 2, min: 0.01 }),
		Reference: text({ hint: 'Shown on the statement line of the payee' }),
		BankAccountNumber: text({ hint: 'The account of the supplier that is paid' }),
		Particulars: text({ hint: 'New Zealand only' }),
		Code: text({ hint: 'New Zealand only' }),
		Details: text({ hint: 'Outside New Zealand only; shown on the statement line of the payee' }),
	},
	excluded: {
		// a batch pays invoices and bills in the currency of its account, on its own day
		CreditNote: 'read-only',
		CreditNoteNumber: 'read-only',
		Prepayment: 'read-only',
		Overpayment: 'read-only',
		InvoiceNumber: 'derived',
		BatchPayment: 'derived',
		BatchPaymentID: 'derived',
		Account: 'derived',
		Date: 'derived',
		CurrencyRate: 'derived',
		BankAmount: 'derived',
		IsReconciled: 'read-only',
		Status: 'derived',
		PaymentType: 'derived',
		UpdatedDateUTC: 'read-only',
		UpdatedDateUTCString: 'read-only',
		PaymentID: 'read-only',
		HasAccount: 'derived',
		HasValidationErrors: 'read-only',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
		Warnings: 'read-only',
	},
});

/** The same tracking as a document's line has, which the specification calls a category here. */
export const journalTracking = defineParts<TrackingCategory>({
	fields: tracking.fields,
	excluded: { Status: 'read-only', Options: 'read-only' },
});

/** A line of a manual journal. https://developer.xero.com/documentation/api/accounting/manualjournals */
export const journalLine = defineParts<ManualJournalLine>({
	fields: {
		LineAmount: decimal({
			required: true,
			places: 2,
			label: 'Amount',
			hint: 'A debit is positive, a credit negative; all lines together come to zero',
		}),
		AccountCode: text({ pick: 'account' }),
		AccountID: text({ label: 'Account ID', refersTo: 'account', hint: 'In place of the account code' }),
		Description: text(),
		TaxType: text({ pick: 'taxType', label: 'Tax Rate' }),
		Tracking: listOf(journalTracking.fields, { max: 2, hint: 'At most two tracking categories' }),
		IsBlank: boolean({ hint: 'Whether the line is empty' }),
	},
	excluded: {
		// from the tax rate and the amount
		TaxAmount: 'derived',
	},
});
