import type { Rec, SubShelf, Verdict } from '../contract';
import { briefCredit, briefInvoice, kindOf } from './credits';
import { dateString } from './dates';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { amount, date, guid, object, read, UnknownId, type Given } from './read';
import type { Allocation, Credit, Invoice } from './records';
import { settleCredit, settleInvoice } from './settlement';
import { checked, withoutNothing, written } from './shelf';

/** What an element of Allocations may carry: https://developer.xero.com/documentation/api/accounting/creditnotes. */
const allocationShape = {
	Invoice: object({ InvoiceID: guid }),
	Amount: amount,
	Date: date,
};
type GivenAllocation = Given<typeof allocationShape>;

function allocatedInvoice(ledger: Ledger, given: GivenAllocation): Invoice | undefined {
	const id = given.Invoice?.InvoiceID;
	const found = id ? ledger.invoices.get(id) : undefined;
	if (id && !found) throw new UnknownId();
	return found;
}

/**
 * Says what stands against applying a part of a credit to an invoice. The sentences on amount, type and a paid
 * invoice are Xero's (https://github.com/waynerobinson/xeroizer/issues/320,
 * https://github.com/calcinai/xero-php/issues/335); for the rest none is published.
 */
function refusalsOf(ledger: Ledger, credit: Credit, next: Allocation): string[] {
	const { words, side } = kindOf(credit);
	const { Invoice, Amount } = next;
	const errors: string[] = [];
	if (Invoice.Status === 'PAID')
		errors.push('The invoice you are trying to allocate to has already been paid off');
	else if (Invoice.Status !== 'AUTHORISED')
		errors.push(`${words} can only be allocated to Authorised documents`);
	if (credit.Status !== 'AUTHORISED' && credit.Status !== 'PAID')
		errors.push(`${words} must be Authorised to be allocated`);
	else if (Amount > credit.RemainingCredit || Amount > Invoice.AmountDue)
		errors.push(`${words} cannot be allocated as amount is greater than amount outstanding`);
	if (Invoice.Type !== side)
		errors.push(`${words} cannot be allocated to an incorrect invoice type`);
	if (Invoice.Contact !== credit.Contact)
		errors.push(`${words} cannot be allocated to an invoice of another contact`);
	if (Invoice.CurrencyCode !== credit.CurrencyCode)
		errors.push(`${words} cannot be allocated to an invoice in another currency`);
	const locked = ledger.lockedOn(next.Date);
	if (locked) errors.push(locked);
	return errors;
}

function create(ledger: Ledger, credit: Credit, given: GivenAllocation): Verdict {
	const invoice = allocatedInvoice(ledger, given);
	const { idAttribute, attribute, id } = kindOf(credit);
	const refused = (errors: string[]): Verdict => ({
		is: 'error',
		echo: withoutNothing({
			AllocationID: zeroId,
			Amount: given.Amount?.toNumber(),
			Date: given.Date,
			Invoice: invoice && briefInvoice(invoice),
			[attribute]: { [idAttribute]: id, ID: id, LineItems: [] },
		}),
		errors,
	});
	if (!invoice)
		return refused(['The document with the supplied id was not found for this endpoint.']);
	if (!given.Amount?.greaterThan(0))
		return refused(['Allocation amount must be greater than zero']);
	const next: Allocation = {
		AllocationID: ledger.newId(),
		Credit: credit,
		Invoice: invoice,
		Amount: ledger.round(given.Amount, 2),
		Date: given.Date ?? ledger.today(),
	};
	const errors = refusalsOf(ledger, credit, next);
	if (errors.length > 0) return refused(errors);
	settleInvoice(ledger, invoice, { Allocations: [...invoice.Allocations, next] });
	settleCredit(ledger, credit, { Allocations: [...credit.Allocations, next] });
	return { is: 'ok', record: next };
}

function remove(ledger: Ledger, credit: Credit, id: string): Verdict {
	const allocation = credit.Allocations.find((known) => known.AllocationID === id.toLowerCase());
	if (!allocation) return { is: 'not found' };
	const locked = ledger.lockedOn(allocation.Date);
	if (locked) return { is: 'error', echo: showAllocation(allocation), errors: [locked] };
	const others = (all: Allocation[]) => all.filter((other) => other !== allocation);
	settleInvoice(ledger, allocation.Invoice, {
		Allocations: others(allocation.Invoice.Allocations),
	});
	settleCredit(ledger, credit, { Allocations: others(credit.Allocations) });
	return { is: 'ok', record: { ...allocation, IsDeleted: true } };
}

/** An allocation as the credit shows it. */
export function showAllocation(allocation: Allocation): Rec {
	return {
		AllocationID: allocation.AllocationID,
		Amount: allocation.Amount,
		Date: allocation.Date,
		DateString: dateString(allocation.Date),
		Invoice: briefInvoice(allocation.Invoice),
		IsDeleted: 'IsDeleted' in allocation,
	};
}

/** What an invoice shows of the credit applied to it, under CreditNotes, Prepayments and Overpayments. */
export function showCredits(allocations: Allocation[]): Rec {
	const of = (attribute: string) =>
		allocations
			.filter(({ Credit }) => kindOf(Credit).attribute === attribute)
			.map(({ Credit, Amount, Date }) => ({
				...briefCredit(Credit),
				Total: Credit.Total,
				AppliedAmount: Amount,
				Date,
				DateString: dateString(Date),
				HasErrors: false,
			}));
	return {
		CreditNotes: of('CreditNote'),
		Prepayments: of('Prepayment'),
		Overpayments: of('Overpayment'),
	};
}

/**
 * Allocations of a credit note, prepayment or overpayment: PUT applies a part of it to an invoice, DELETE takes that
 * back and answers the allocation with IsDeleted (https://github.com/XeroAPI/Xero-OpenAPI/pull/567).
 */
export function allocationsOf(ledger: Ledger, credit: Credit): SubShelf {
	return {
		key: 'Allocations',
		id: 'AllocationID',
		types: { AllocationID: 'guid', 'Invoice.InvoiceID': 'guid', Amount: 'number', Date: 'date' },
		all: () => credit.Allocations,
		find: (id) => credit.Allocations.find((known) => known.AllocationID === id.toLowerCase()),
		show: (record) => ({
			...showAllocation(record as Allocation),
			[kindOf(credit).attribute]: briefCredit(credit),
		}),
		readable: false,
		removedBare: true,
		summarizes: ['PUT'],
		check: (element) => checked(() => allocatedInvoice(ledger, read(allocationShape, element))),
		put: (element) => written(() => create(ledger, credit, read(allocationShape, element))),
		remove: (id) => remove(ledger, credit, id),
	};
}
