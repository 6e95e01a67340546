import type { Rec, Shelf, Verdict, WriteContext } from '../contract';
import { matchContact } from './contact-write';
import { showContact } from './contacts';
import { dateString } from './dates';
import { showLine } from './document-lines';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import type { PurchaseOrder } from './order-records';
import {
	orderByNumber,
	planPurchaseOrder,
	purchaseOrderShape,
	storePurchaseOrder,
	type GivenPurchaseOrder,
} from './purchase-order-write';
import { read, UnknownId } from './read';
import { checked, plainList, withoutNothing } from './shelf';
import { writeElement } from './write-element';

function show(ledger: Ledger, order: PurchaseOrder): Rec {
	const { Contact, LineItems, ...plain } = order;
	return withoutNothing({
		...plain,
		DateString: dateString(order.Date),
		DeliveryDateString: order.DeliveryDate && dateString(order.DeliveryDate),
		IsDiscounted: order.TotalDiscount !== undefined,
		HasAttachments: false,
		HasErrors: false,
		Contact: showContact(Contact),
		// Always four decimals: https://developer.xero.com/documentation/api/accounting/purchaseorders
		LineItems: LineItems.map((line) => showLine(ledger, line, 4)),
	});
}

/**
 * The order an element means. A number a live order holds turns even a PUT into an update of that order, and one of a
 * deleted order is refused with that order's sentences: measured on live Xero.
 *
 * @throws UnknownId when a POST names an id that is nobody's
 */
function matchOrder(
	ledger: Ledger,
	given: GivenPurchaseOrder,
	verb: 'PUT' | 'POST',
): PurchaseOrder | undefined {
	if (verb === 'POST' && given.PurchaseOrderID) {
		const found = ledger.purchaseOrders.get(given.PurchaseOrderID);
		if (!found) throw new UnknownId();
		return found;
	}
	return given.PurchaseOrderNumber ? orderByNumber(ledger, given.PurchaseOrderNumber) : undefined;
}

/** The PurchaseOrders shelf: https://developer.xero.com/documentation/api/accounting/purchaseorders. */
export function purchaseOrdersShelf(ledger: Ledger): Shelf {
	const kind = {
		id: 'PurchaseOrderID',
		read: (element: Rec) => read(purchaseOrderShape, element),
		plan: planPurchaseOrder.bind(undefined, ledger),
		store: storePurchaseOrder.bind(undefined, ledger),
		show: (order: PurchaseOrder) => show(ledger, order),
	};
	const find = (idOrNumber: string) =>
		ledger.purchaseOrders.get(idOrNumber) ?? orderByNumber(ledger, idOrNumber);
	const writeByNumber = (element: Rec, context: WriteContext, verb: 'PUT' | 'POST'): Verdict => {
		const match = (given: GivenPurchaseOrder) => matchOrder(ledger, given, verb);
		const verdict = writeElement(kind, element, context, match);
		if (verdict.is !== 'error' || (verb === 'POST' && element.PurchaseOrderID)) return verdict;
		// What a number led to is not named in a refusal.
		return { ...verdict, echo: { ...verdict.echo, PurchaseOrderID: zeroId } };
	};
	return {
		endpoint: 'PurchaseOrders',
		key: 'PurchaseOrders',
		id: 'PurchaseOrderID',
		list: {
			...plainList,
			where: false,
			modifiedSince: true,
			paged: true,
			neverBrief: true,
			selects: { Status: 'Status' },
			ranges: {
				DateFrom: { attribute: 'Date', is: 'from' },
				DateTo: { attribute: 'Date', is: 'until' },
			},
		},
		types: {
			PurchaseOrderID: 'guid',
			PurchaseOrderNumber: 'string',
			'Contact.ContactID': 'guid',
			'Contact.Name': 'string',
			Date: 'date',
			DeliveryDate: 'date',
			ExpectedArrivalDate: 'date',
			Reference: 'string',
			Status: 'string',
			LineAmountTypes: 'string',
			CurrencyCode: 'string',
			CurrencyRate: 'number',
			SubTotal: 'number',
			TotalTax: 'number',
			Total: 'number',
			SentToContact: 'boolean',
			BrandingThemeID: 'guid',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.purchaseOrders.all(),
		find,
		show: (record) => show(ledger, record as PurchaseOrder),
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(purchaseOrderShape, element);
				matchOrder(ledger, given, verb);
				if (given.Contact) matchContact(ledger, given.Contact, false);
			}),
		put: (element, context) => writeByNumber(element, context, 'PUT'),
		post: (element, context, id) =>
			id === undefined
				? writeByNumber(element, context, 'POST')
				: writeElement(kind, element, context, () => {
						const named = find(id);
						if (!named) throw new UnknownId();
						return named;
					}),
	};
}
