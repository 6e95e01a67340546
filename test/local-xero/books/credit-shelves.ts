import type { Rec, Shelf, View } from '../contract';
import { allocationsOf, showAllocation } from './allocations';
import { briefPayment, contactIn } from './brief';
import { kindOf } from './credits';
import { dateString, instantString } from './dates';
import { showLine } from './document-lines';
import type { Ledger } from './ledger';
import type { Overpayment, Prepayment } from './records';
import { plainList, withoutNothing } from './shelf';

function show(ledger: Ledger, credit: Prepayment | Overpayment, view: View): Rec {
	const { Contact, LineItems, Allocations, Payments, FullyPaidOnDate, ...plain } = credit;
	return withoutNothing({
		...plain,
		ID: kindOf(credit).id,
		Contact: contactIn(Contact, view),
		DateString: dateString(credit.Date),
		LineItems: view.full ? LineItems.map((line) => showLine(ledger, line, view.unitdp)) : [],
		Allocations: Allocations.map(showAllocation),
		Payments: Payments.map(briefPayment),
		UpdatedDateUTCString: instantString(credit.UpdatedDateUTC),
		HasAttachments: false,
	});
}

const types = {
	Type: 'string',
	Status: 'string',
	Reference: 'string',
	Date: 'date',
	LineAmountTypes: 'string',
	SubTotal: 'number',
	TotalTax: 'number',
	Total: 'number',
	RemainingCredit: 'number',
	CurrencyCode: 'string',
	CurrencyRate: 'number',
	'Contact.ContactID': 'guid',
	'Contact.Name': 'string',
	'Contact.ContactNumber': 'string',
	UpdatedDateUTC: 'date',
} as const;
const list = { ...plainList, modifiedSince: true, paged: true, highVolume: true };

/**
 * The Prepayments shelf (https://developer.xero.com/documentation/api/accounting/prepayments): made by bank
 * transactions, applied by allocations, refunded by payments.
 */
export function prepaymentsShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'Prepayments',
		key: 'Prepayments',
		id: 'PrepaymentID',
		list: { ...list, selects: { InvoiceNumbers: 'InvoiceNumber', References: 'Reference' } },
		types: { ...types, PrepaymentID: 'guid', InvoiceNumber: 'string' },
		all: () => ledger.prepayments.all(),
		find: (id) => ledger.prepayments.get(id),
		show: (record, view) => show(ledger, record as Prepayment, view),
		summarizes: [],
		sub: { Allocations: (record) => allocationsOf(ledger, record as Prepayment) },
	};
}

/** The Overpayments shelf (https://developer.xero.com/documentation/api/accounting/overpayments), as Prepayments. */
export function overpaymentsShelf(ledger: Ledger): Shelf {
	return {
		endpoint: 'Overpayments',
		key: 'Overpayments',
		id: 'OverpaymentID',
		list: { ...list, selects: { References: 'Reference' } },
		types: { ...types, OverpaymentID: 'guid' },
		all: () => ledger.overpayments.all(),
		find: (id) => ledger.overpayments.get(id),
		show: (record, view) => show(ledger, record as Overpayment, view),
		summarizes: [],
		sub: { Allocations: (record) => allocationsOf(ledger, record as Overpayment) },
	};
}
