import type { WriteContext } from '../contract';
import { contactShape } from './contact-shape';
import { planDocument } from './documents';
import {
	changesFixed,
	creationRefusal,
	hasAllocations,
	paidRefusal,
	transitionRefusal,
} from './invoice-rules';
import { invoiceAddresses } from './invoice-shape';
import type { Ledger } from './ledger';
import { lineShape } from './line-shape';
import { amount, date, guid, list, object, oneOf, text, type Given } from './read';
import type { CreditNote } from './records';
import type { Plan } from './write-element';

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/creditnotes. */
export const creditNoteShape = {
	CreditNoteID: guid,
	CreditNoteNumber: text,
	Type: oneOf('CreditNoteType', ['ACCRECCREDIT', 'ACCPAYCREDIT']),
	Contact: object(contactShape),
	LineItems: list(lineShape),
	Date: date,
	DueDate: date,
	Reference: text,
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	Status: oneOf('CreditNoteStatus', [
		'DRAFT',
		'SUBMITTED',
		'AUTHORISED',
		'PAID',
		'VOIDED',
		'DELETED',
	]),
	BrandingThemeID: guid,
	CurrencyCode: text,
	CurrencyRate: amount,
	InvoiceAddresses: invoiceAddresses,
};
export type GivenCreditNote = Given<typeof creditNoteShape>;

const isApproved = ({ Status }: Pick<CreditNote, 'Status'>) =>
	Status === 'AUTHORISED' || Status === 'PAID';

/** Numbers of credit notes to customers are unique, those from suppliers are not. */
export function salesCreditByNumber(ledger: Ledger, number: string): CreditNote | undefined {
	return ledger.creditNotes.by('number', number).find(({ Type }) => Type === 'ACCRECCREDIT');
}

/** Works out a new credit note, or a changed one, with every sentence Xero has against it. */
export function planCreditNote(
	ledger: Ledger,
	given: GivenCreditNote,
	{ unitdp }: WriteContext,
	was?: CreditNote,
): Plan<CreditNote> {
	const status = given.Status ?? was?.Status ?? 'DRAFT';
	const refused = was
		? transitionRefusal(was, status, 'Credit note')
		: creationRefusal(status, 'Credit note');
	if (was && refused) return { next: { ...was }, errors: [refused] };
	if (was && (status === 'VOIDED' || status === 'DELETED')) {
		const locked = status === 'VOIDED' ? ledger.lockedOn(was.Date) : undefined;
		const next = { ...was, Status: status, RemainingCredit: 0, UpdatedDateUTC: ledger.now() };
		return { next, errors: locked ? [locked] : [] };
	}
	const type = was?.Type ?? given.Type ?? 'ACCRECCREDIT';
	const sells = type === 'ACCRECCREDIT';
	const approved = isApproved({ Status: status });
	const setting = {
		sells,
		// Credit notes in Xero do not support discounts: https://developer.xero.com/documentation/api/accounting/creditnotes
		discountRefusal: 'Discounts may not be applied to credit notes.',
		approved,
		unitdp,
	};
	const plan = planDocument(ledger, given, setting, was, was && isApproved(was));
	const { Date: on, DueDate, CreditNoteNumber } = given;
	const theme = sells ? ledger.brandingThemes.all()[0]?.BrandingThemeID : undefined;
	const next: CreditNote = {
		CreditNoteID: ledger.newId(),
		CreditNoteNumber: '',
		SentToContact: false,
		Date: ledger.today(),
		Allocations: [],
		Payments: [],
		...was,
		...plan.next,
		BrandingThemeID: plan.next.BrandingThemeID ?? theme,
		RemainingCredit: plan.next.Total,
		...(on && { Date: on }),
		...(DueDate && { DueDate }),
		...(given.InvoiceAddresses && { InvoiceAddresses: given.InvoiceAddresses }),
		...(CreditNoteNumber && { CreditNoteNumber }),
		// A supplier's credit note has its number for a reference.
		...(sells && given.Reference !== undefined && { Reference: given.Reference }),
		Type: type,
		Status: status,
		UpdatedDateUTC: ledger.now(),
	};
	const errors = [...(refused ? [refused] : []), ...plan.errors];
	if (!was && !given.Type) errors.push('Credit Note Type must be specified');
	if (was && given.Type && given.Type !== was.Type)
		errors.push('Credit note not of valid status for modification');
	const holder =
		sells && next.CreditNoteNumber && salesCreditByNumber(ledger, next.CreditNoteNumber);
	if (holder && holder !== was) errors.push('Credit note # must be unique.');
	const locked =
		approved &&
		(ledger.lockedOn(next.Date) ??
			(was && isApproved(was) ? ledger.lockedOn(was.Date) : undefined));
	if (locked) errors.push(locked);
	if (was && hasAllocations(was)) {
		next.RemainingCredit = was.RemainingCredit;
		if (changesFixed(was, next)) errors.unshift(paidRefusal);
	}
	return { next, errors, chosen: plan.chosen };
}

/** Stores a planned credit note without errors, with its number and what it makes of the contact. */
export function storeCreditNote(
	ledger: Ledger,
	plan: Plan<CreditNote>,
	was?: CreditNote,
): CreditNote {
	const next = { ...plan.next };
	if (plan.chosen) next.Contact = plan.chosen.store();
	if (next.Type === 'ACCRECCREDIT') {
		next.CreditNoteNumber ||= ledger.nextNumber(
			'CN',
			(number) => salesCreditByNumber(ledger, number) !== undefined,
		);
		next.Contact.IsCustomer = true;
	} else {
		next.Contact.IsSupplier = true;
	}
	return was ? ledger.creditNotes.change(was, next) : ledger.creditNotes.add(next);
}
