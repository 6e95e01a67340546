import type { WriteContext } from '../contract';
import { contactShape } from './contact-shape';
import { matchContact } from './contact-write';
import { planDocument } from './documents';
import type { Ledger } from './ledger';
import { lineShape } from './line-shape';
import type { PurchaseOrder, PurchaseOrderStatus } from './order-records';
import { amount, date, flag, guid, list, object, oneOf, text, type Given } from './read';
import { tooLong } from './shelf';
import type { Plan } from './write-element';

/** What an element may carry: https://developer.xero.com/documentation/api/accounting/purchaseorders. */
export const purchaseOrderShape = {
	PurchaseOrderID: guid,
	PurchaseOrderNumber: text,
	Contact: object(contactShape),
	LineItems: list(lineShape),
	Date: date,
	DeliveryDate: date,
	ExpectedArrivalDate: date,
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	Reference: text,
	BrandingThemeID: guid,
	CurrencyCode: text,
	CurrencyRate: amount,
	Status: oneOf('PurchaseOrderStatus', ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED']),
	SentToContact: flag,
	DeliveryAddress: text,
	AttentionTo: text,
	Telephone: text,
	DeliveryInstructions: text,
};
export type GivenPurchaseOrder = Given<typeof purchaseOrderShape>;

const lengths = {
	PurchaseOrderNumber: 255,
	Reference: 4000,
	AttentionTo: 255,
	Telephone: 50,
	DeliveryInstructions: 500,
};

const statusRefusal = 'PurchaseOrder status change is invalid';
/** Both sentences come together: https://developer.xero.com/documentation/api/accounting/purchaseorders. */
const deletedRefusals = [statusRefusal, 'Deleted PurchaseOrders cannot be updated'];

/** What may follow a status. Xero publishes no table: whether an order goes back is a switch. */
const onward: { [S in PurchaseOrderStatus]: readonly PurchaseOrderStatus[] } = {
	DRAFT: ['SUBMITTED', 'AUTHORISED', 'BILLED', 'DELETED'],
	SUBMITTED: ['DRAFT', 'AUTHORISED', 'BILLED', 'DELETED'],
	AUTHORISED: ['BILLED', 'DELETED'],
	BILLED: ['DELETED'],
	DELETED: [],
};
const back: { [S in PurchaseOrderStatus]: readonly PurchaseOrderStatus[] } = {
	DRAFT: [],
	SUBMITTED: [],
	AUTHORISED: ['DRAFT', 'SUBMITTED'],
	BILLED: ['DRAFT', 'SUBMITTED', 'AUTHORISED'],
	DELETED: [],
};

/** The order of this number, live or deleted. */
export function orderByNumber(ledger: Ledger, number: string): PurchaseOrder | undefined {
	const held = ledger.purchaseOrders.by('number', number);
	return held.find(({ Status }) => Status !== 'DELETED') ?? held[0];
}

function statusErrors(ledger: Ledger, status: PurchaseOrderStatus, was?: PurchaseOrder): string[] {
	if (!was) return status === 'DELETED' ? [statusRefusal] : [];
	if (was.Status === 'DELETED') return deletedRefusals;
	const may = [was.Status, ...onward[was.Status]];
	if (ledger.switches.purchaseOrdersGoBack) may.push(...back[was.Status]);
	return may.includes(status) ? [] : [statusRefusal];
}

/** Works out a new purchase order, or a changed one, with every sentence Xero has against it. */
export function planPurchaseOrder(
	ledger: Ledger,
	given: GivenPurchaseOrder,
	_context: WriteContext,
	was?: PurchaseOrder,
): Plan<PurchaseOrder> {
	const status = given.Status ?? was?.Status ?? 'DRAFT';
	const refused = statusErrors(ledger, status, was);
	if (was && refused.length > 0) return { next: { ...was }, errors: refused };
	if (was && status === 'DELETED')
		return { next: { ...was, Status: status, UpdatedDateUTC: ledger.now() }, errors: [] };
	const setting = { sells: false, approved: false, unitdp: 4 } as const;
	const plan = planDocument(ledger, given, setting, was);
	const { PurchaseOrderID, Contact, LineItems, CurrencyCode, CurrencyRate, ...values } = given;
	const next: PurchaseOrder = {
		PurchaseOrderID: ledger.newId(),
		Date: ledger.today(),
		SentToContact: false,
		...was,
		...values,
		...plan.next,
		BrandingThemeID: plan.next.BrandingThemeID ?? ledger.brandingThemes.all()[0]?.BrandingThemeID,
		PurchaseOrderNumber: given.PurchaseOrderNumber || was?.PurchaseOrderNumber || '',
		Status: status,
		UpdatedDateUTC: ledger.now(),
	};
	const errors = [...refused, ...plan.errors, ...tooLong(given, lengths, 'Purchase Order')];
	if (Contact && !Contact.ContactID && !matchContact(ledger, Contact, true))
		// A purchase order wants a contact there is: https://developer.xero.com/documentation/api/accounting/purchaseorders
		errors.push('The contact of a purchase order must exist.');
	const holder = next.PurchaseOrderNumber && orderByNumber(ledger, next.PurchaseOrderNumber);
	if (holder && holder !== was) errors.push('Order number must be unique');
	if (given.SentToContact !== undefined && status !== 'AUTHORISED' && status !== 'BILLED') {
		if (given.SentToContact !== (was?.SentToContact ?? false))
			errors.push('Only AUTHORISED and BILLED purchase orders may have SentToContact updated.');
	}
	return { next, errors, chosen: plan.chosen };
}

/** Stores a planned purchase order without errors, with its number. */
export function storePurchaseOrder(
	ledger: Ledger,
	plan: Plan<PurchaseOrder>,
	was?: PurchaseOrder,
): PurchaseOrder {
	const next = { ...plan.next };
	if (plan.chosen) next.Contact = plan.chosen.store();
	next.PurchaseOrderNumber ||= ledger.nextNumber(
		'PO',
		(number) => orderByNumber(ledger, number) !== undefined,
	);
	return was ? ledger.purchaseOrders.change(was, next) : ledger.purchaseOrders.add(next);
}
