import Decimal from 'decimal.js';

import type { WriteContext } from '../contract';
import { chooseContact, type ChosenContact } from './document-contact';
import { currencyOf, headingErrors, noContact } from './document-heading';
import { amountsOfLines, amountTypesOf, planLines } from './document-lines';
import {
	changesFixed,
	creationRefusal,
	hasAllocations,
	notForModification,
	paidRefusal,
	transitionRefusal,
} from './invoice-rules';
import type { GivenInvoice } from './invoice-shape';
import type { Ledger } from './ledger';
import { updatedBy } from './quiet-edits';
import type { Contact, Invoice, InvoiceStatus } from './records';

/** A document as it would be after a write, and what stands against it. Nothing is stored yet. */
export interface InvoicePlan {
	next: Invoice;
	errors: string[];
	/** The contact to keep with the document, when the element names one. */
	chosen?: ChosenContact;
}

function isApproved(status: InvoiceStatus): boolean {
	return status === 'AUTHORISED' || status === 'PAID';
}

/** Works out a new document, or a changed one, with every sentence Xero has against it. */
export function planInvoice(
	ledger: Ledger,
	given: GivenInvoice,
	context: WriteContext,
	was?: Invoice,
): InvoicePlan {
	const status = given.Status ?? was?.Status ?? 'DRAFT';
	const refused = was ? transitionRefusal(was, status) : creationRefusal(status);
	if (was && refused) return { next: { ...was }, errors: [refused] };
	if (was && (status === 'VOIDED' || status === 'DELETED')) return planRemoval(ledger, was, status);

	const chosen = given.Contact && chooseContact(ledger, given.Contact, was?.Contact);
	const next = heading(ledger, given, context, chosen?.contact ?? was?.Contact ?? noContact, was);
	next.Status = status;
	const errors = refused ? [refused] : [];
	if (chosen) errors.push(...chosen.errors);
	errors.push(...invoiceErrors(ledger, given, next, was));
	errors.push(...setLines(ledger, given, context, next, was));
	if (was && hasAllocations(was)) {
		if (given.LineItems?.some((line) => !line.LineItemID)) {
			errors.push('To update fields on a paid invoice line item, you must supply a LineItemID');
		}
		if (changesFixed(was, next)) errors.unshift(paidRefusal);
	}
	if (was) next.UpdatedDateUTC = updatedBy(ledger, was, next);
	return { next, errors, chosen };
}

function planRemoval(ledger: Ledger, was: Invoice, Status: 'VOIDED' | 'DELETED'): InvoicePlan {
	const locked = Status === 'VOIDED' ? ledger.lockedOn(was.Date) : undefined;
	return {
		next: { ...was, Status, AmountDue: 0, UpdatedDateUTC: ledger.now() },
		errors: locked ? [locked] : [],
	};
}

/** The document without its lines: what was given, else what it was, else Xero's defaults. */
function heading(
	ledger: Ledger,
	given: GivenInvoice,
	context: WriteContext,
	contact: Contact,
	was: Invoice | undefined,
): Invoice {
	const type = was?.Type ?? given.Type ?? 'ACCREC';
	const sales = type === 'ACCREC';
	const approved = isApproved(given.Status ?? was?.Status ?? 'DRAFT');
	const theme = sales ? ledger.brandingThemes.all()[0]?.BrandingThemeID : undefined;
	return {
		InvoiceID: ledger.newId(),
		InvoiceNumber: '',
		Reference: '',
		LineItems: [],
		Date: ledger.today(),
		SubTotal: 0,
		TotalTax: 0,
		Total: 0,
		IsDiscounted: false,
		AmountDue: 0,
		AmountPaid: 0,
		AmountCredited: 0,
		Payments: [],
		Allocations: [],
		BrandingThemeID: theme,
		SentToContact: false,
		CreatedByApp: context.app,
		...was,
		...(given.Date && { Date: given.Date }),
		...(given.DueDate && { DueDate: given.DueDate }),
		LineAmountTypes: amountTypesOf(ledger, given, was),
		...(given.BrandingThemeID && { BrandingThemeID: given.BrandingThemeID }),
		...(given.Url !== undefined && { Url: given.Url || undefined }),
		...(given.InvoiceAddresses && { InvoiceAddresses: given.InvoiceAddresses }),
		...(given.InvoiceNumber && { InvoiceNumber: given.InvoiceNumber }),
		// Reference and ExpectedPaymentDate belong to sales, PlannedPaymentDate to bills.
		...(sales && given.Reference !== undefined && { Reference: given.Reference }),
		...(sales && given.ExpectedPaymentDate && { ExpectedPaymentDate: given.ExpectedPaymentDate }),
		...(!sales && given.PlannedPaymentDate && { PlannedPaymentDate: given.PlannedPaymentDate }),
		// Only an approved sales invoice can be marked as sent.
		...(sales &&
			approved &&
			given.SentToContact !== undefined && { SentToContact: given.SentToContact }),
		Type: type,
		Status: 'DRAFT',
		Contact: contact,
		...currencyOf(ledger, given, was),
		UpdatedDateUTC: ledger.now(),
	};
}

function invoiceErrors(
	ledger: Ledger,
	given: GivenInvoice,
	next: Invoice,
	was: Invoice | undefined,
): string[] {
	const errors: string[] = [];
	if (!was && !given.Type) errors.push('Invoice Type must be specified');
	if (was && given.Type && given.Type !== was.Type) errors.push(notForModification);
	if (!was && !given.Contact)
		errors.push('A Contact must be specified for this type of transaction');
	if (next.InvoiceNumber.length > 255)
		errors.push('Invoice Number must not be more than 255 characters long.');
	const holder = next.Type === 'ACCREC' && ledger.salesInvoiceByNumber(next.InvoiceNumber);
	if (holder && holder !== was) errors.push('Invoice # must be unique.');
	errors.push(...headingErrors(ledger, next));
	if (isApproved(next.Status)) {
		if (!next.DueDate) errors.push('The document DueDate field must be specified.');
		const locked =
			ledger.lockedOn(next.Date) ?? (was && isApproved(was.Status) && ledger.lockedOn(was.Date));
		if (locked) errors.push(locked);
	}
	return errors;
}

/**
 * What a draft says of rounding, where the organisation has it switched on. A rounding out of range is ignored; once the
 * document is no draft, it is taken together with SubTotal, TotalTax and Total alone, which nothing here gives
 * (https://github.com/XeroAPI/xero-node, Invoice.roundingAmount).
 */
function roundingOf(
	ledger: Ledger,
	given: GivenInvoice,
	next: Invoice,
): Pick<Invoice, 'RoundingAmount' | 'EnteredTotal'> {
	const { RoundingAmount: rounding, EnteredTotal: entered } = next;
	const before = { RoundingAmount: rounding, EnteredTotal: entered };
	if (!ledger.switches.roundsInvoices || next.Status !== 'DRAFT') return before;
	const { RoundingAmount, EnteredTotal } = given;
	const inRange = RoundingAmount?.abs().lessThanOrEqualTo('0.1');
	return {
		RoundingAmount: inRange ? RoundingAmount?.toNumber() : rounding,
		EnteredTotal: EnteredTotal?.toNumber() ?? entered,
	};
}

/** The lines after a write, and what they make of the document's amounts. */
function setLines(
	ledger: Ledger,
	given: GivenInvoice,
	context: WriteContext,
	next: Invoice,
	was: Invoice | undefined,
): string[] {
	const { lines, errors } = planLines(
		ledger,
		{
			sells: next.Type === 'ACCREC',
			// Seen in https://github.com/XeroAPI/Xero-Net/issues/198
			discountRefusal:
				next.Type === 'ACCPAY' ? 'Discounts may not be applied to ACCPAY invoices.' : undefined,
			types: next.LineAmountTypes,
			approved: isApproved(next.Status),
			unitdp: context.unitdp,
		},
		given.LineItems,
		was && { ...was, approved: isApproved(was.Status) },
	);
	const amounts = amountsOfLines(ledger, next.LineAmountTypes, lines);
	const rounding = roundingOf(ledger, given, next);
	const total = new Decimal(amounts.Total).plus(rounding.RoundingAmount ?? 0);
	const due = total.minus(next.AmountPaid).minus(next.AmountCredited);
	const Total = total.toNumber();
	Object.assign(next, amounts, rounding, { LineItems: lines, Total, AmountDue: due.toNumber() });
	// Once the document is no draft, its entered total is its total.
	if (next.Status !== 'DRAFT' && next.EnteredTotal !== undefined) next.EnteredTotal = Total;
	return errors;
}

/** Stores a planned document without errors: its contact, its number, and what it makes of the contact. */
export function storeInvoice(ledger: Ledger, plan: InvoicePlan, was?: Invoice): Invoice {
	const next = { ...plan.next };
	if (plan.chosen) next.Contact = plan.chosen.store();
	if (next.Type === 'ACCREC') {
		next.InvoiceNumber ||= ledger.nextInvoiceNumber();
		next.Contact.IsCustomer = true;
	} else {
		next.Contact.IsSupplier = true;
	}
	return was ? ledger.invoices.change(was, next) : ledger.invoices.add(next);
}
