import type { WriteContext } from '../contract';
import { sum } from './decimals';
import { chooseContact, type ChosenContact } from './document-contact';
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
import { lineDiscount } from './line-amounts';
import { buildLine, isWithoutAmounts, type LineSetting } from './lines';
import type { Contact, Invoice, InvoiceStatus, Line } from './records';

/** A document as it would be after a write, and what stands against it. Nothing is stored yet. */
export interface InvoicePlan {
	next: Invoice;
	errors: string[];
	/** The contact to keep with the document, when the element names one. */
	chosen?: ChosenContact;
}

const noContact: Contact = {
	ContactID: '',
	ContactStatus: 'ACTIVE',
	Name: '',
	EmailAddress: '',
	BankAccountDetails: '',
	Addresses: [],
	Phones: [],
	ContactPersons: [],
	IsSupplier: false,
	IsCustomer: false,
	SalesTrackingCategories: [],
	PurchasesTrackingCategories: [],
	UpdatedDateUTC: new Date(0),
};

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
	errors.push(...headingErrors(ledger, given, next, was));
	const lines = planLines(ledger, given, context, next, was);
	errors.push(...lines.errors);
	setAmounts(ledger, next, lines.lines);
	if (was && hasAllocations(was)) {
		if (given.LineItems?.some((line) => !line.LineItemID)) {
			errors.push('To update fields on a paid invoice line item, you must supply a LineItemID');
		}
		if (changesFixed(was, next)) errors.unshift(paidRefusal);
	}
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
	const { BaseCurrency } = ledger.organisation;
	const type = was?.Type ?? given.Type ?? 'ACCREC';
	const sales = type === 'ACCREC';
	const currency = given.CurrencyCode || was?.CurrencyCode || BaseCurrency;
	const rate =
		given.CurrencyRate ?? (currency === was?.CurrencyCode ? was.CurrencyRate : undefined);
	const approved = isApproved(given.Status ?? was?.Status ?? 'DRAFT');
	const theme = sales ? ledger.brandingThemes.all()[0]?.BrandingThemeID : undefined;
	return {
		InvoiceID: ledger.newId(),
		InvoiceNumber: '',
		Reference: '',
		LineItems: [],
		Date: ledger.today(),
		LineAmountTypes: 'Exclusive',
		SubTotal: 0,
		TotalTax: 0,
		Total: 0,
		IsDiscounted: false,
		AmountDue: 0,
		AmountPaid: 0,
		AmountCredited: 0,
		Payments: [],
		BrandingThemeID: theme,
		SentToContact: false,
		CreatedByApp: context.app,
		...was,
		...(given.Date && { Date: given.Date }),
		...(given.DueDate && { DueDate: given.DueDate }),
		...(given.LineAmountTypes && { LineAmountTypes: given.LineAmountTypes }),
		...(given.BrandingThemeID && { BrandingThemeID: given.BrandingThemeID }),
		...(given.Url !== undefined && { Url: given.Url || undefined }),
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
		CurrencyCode: currency,
		CurrencyRate:
			currency === BaseCurrency
				? 1
				: ledger.round(rate ?? ledger.country.dayRates[currency] ?? 1, 6),
		UpdatedDateUTC: ledger.now(),
	};
}

function headingErrors(
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
	if (!ledger.currencies.get(next.CurrencyCode)) {
		errors.push(`Organisation is not subscribed to currency ${next.CurrencyCode}`);
	}
	if (next.BrandingThemeID && !ledger.brandingThemes.get(next.BrandingThemeID)) {
		errors.push('The branding theme could not be found.');
	}
	if (isApproved(next.Status)) {
		if (!next.DueDate) errors.push('The document DueDate field must be specified.');
		const locked =
			ledger.lockedOn(next.Date) ?? (was && isApproved(was.Status) && ledger.lockedOn(was.Date));
		if (locked) errors.push(locked);
	}
	return errors;
}

/**
 * The lines after a write. A list replaces the old one: a line named by its LineItemID stays and is changed, one
 * without an id is new, one left out is gone (https://developer.xero.com/documentation/api/accounting/invoices).
 */
function planLines(
	ledger: Ledger,
	given: GivenInvoice,
	context: WriteContext,
	next: Invoice,
	was: Invoice | undefined,
): { lines: Line[]; errors: string[] } {
	const setting: LineSetting = {
		type: next.Type,
		types: next.LineAmountTypes,
		typesBefore: was?.LineAmountTypes,
		approved: isApproved(next.Status),
		unitdp: context.unitdp,
	};
	const before = new Map((was?.LineItems ?? []).map((line) => [line.LineItemID, line]));
	const approves = setting.approved && was !== undefined && !isApproved(was.Status);
	let wanted = given.LineItems;
	if (was && !wanted) {
		if (!approves && was.LineAmountTypes === next.LineAmountTypes)
			return { lines: was.LineItems, errors: [] };
		wanted = was.LineItems.map(({ LineItemID }) => ({ LineItemID }));
	}
	if (!wanted || wanted.length === 0)
		return { lines: [], errors: ['One or more line items must be specified'] };
	const built = wanted.map((line) =>
		buildLine(ledger, setting, line, before.get(line.LineItemID ?? '')),
	);
	const lines = built.map(({ line }) => line);
	const errors = built.flatMap((one) => one.errors);
	// Comments may stand beside lines with amounts, not alone on an approved document.
	if (setting.approved && lines.every(isWithoutAmounts))
		errors.push('Account code must be specified');
	return { lines, errors };
}

/** Sums the lines up: each line's tax is rounded by itself, the sums are not. */
function setAmounts(ledger: Ledger, invoice: Invoice, lines: Line[]): void {
	const amounts = sum(lines.map((line) => line.LineAmount));
	const tax = sum(lines.map((line) => line.TaxAmount));
	const contained = invoice.LineAmountTypes === 'Inclusive';
	const discounted = lines.filter((line) => line.DiscountRate || line.DiscountAmount);
	const total = contained ? amounts : amounts.plus(tax);
	invoice.LineItems = lines;
	invoice.SubTotal = (contained ? amounts.minus(tax) : amounts).toNumber();
	invoice.TotalTax = tax.toNumber();
	invoice.Total = total.toNumber();
	invoice.AmountDue = total.minus(invoice.AmountPaid).minus(invoice.AmountCredited).toNumber();
	invoice.IsDiscounted = discounted.length > 0;
	invoice.TotalDiscount = invoice.IsDiscounted
		? sum(
				discounted.map((line) =>
					lineDiscount(
						line.Quantity ?? 0,
						line.UnitAmount ?? 0,
						line.LineAmount,
						ledger.switches.rounding,
					),
				),
			).toNumber()
		: undefined;
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
