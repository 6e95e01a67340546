import type { Rec, Shelf, WriteContext } from '../../contract';
import { contactShape } from '../contact-shape';
import { showContact } from '../contacts';
import { showLine } from '../document-lines';
import { planDocument } from '../documents';
import type { Ledger } from '../ledger';
import { lineShape } from '../line-shape';
import { date, guid, list, object, oneOf, read, text, UnknownId, type Given } from '../read';
import type { Receipt } from '../records';
import { checked, plainList, tooLong, withoutNothing } from '../shelf';
import { type Plan, writeElement } from '../write-element';

const shape = {
	ReceiptID: guid,
	Contact: object(contactShape),
	Date: date,
	LineItems: list(lineShape),
	LineAmountTypes: oneOf('LineAmountType', ['Exclusive', 'Inclusive', 'NoTax']),
	User: object({ UserID: guid }),
	Reference: text,
	Status: oneOf('ReceiptStatus', ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'DECLINED', 'VOIDED']),
};

function plan(
	ledger: Ledger,
	given: Given<typeof shape>,
	context: WriteContext,
	was?: Receipt,
): Plan<Receipt> {
	const setting = { sells: false, approved: false, unitdp: context.unitdp } as const;
	const document = planDocument(ledger, given, setting, was);
	const user = ledger.users.get(given.User?.UserID ?? was?.User.UserID ?? '');
	const errors = [...document.errors, ...tooLong(given, { Reference: 255 }, 'Receipt')];
	if (!user) errors.push('A User must be specified for this type of transaction');
	if (was && was.Status !== 'DRAFT' && given.Status !== 'VOIDED')
		errors.push('Receipt not of valid status for modification');
	return {
		chosen: document.chosen,
		errors,
		next: {
			ReceiptID: ledger.newId(),
			ReceiptNumber: String(ledger.receipts.all().length + 1),
			Date: ledger.today(),
			...was,
			...document.next,
			...(given.Date && { Date: given.Date }),
			...(given.Reference !== undefined && { Reference: given.Reference }),
			User: user ?? ledger.users.all()[0],
			Status: given.Status ?? was?.Status ?? 'DRAFT',
			UpdatedDateUTC: ledger.now(),
		},
	};
}

/** A receipt as a response shows it. */
export function showReceipt(ledger: Ledger, receipt: Receipt): Rec {
	const { CurrencyCode, CurrencyRate, ...plain } = receipt;
	return withoutNothing({
		...plain,
		BrandingThemeID: undefined,
		HasAttachments: false,
		Contact: showContact(receipt.Contact),
		User: { ...receipt.User },
		LineItems: receipt.LineItems.map((line) => showLine(ledger, line, 2)),
	});
}

/**
 * The Receipts shelf of classic expenses, closed to new apps
 * (https://developer.xero.com/documentation/api/accounting/receipts).
 */
export function receiptsShelf(ledger: Ledger): Shelf {
	const kind = {
		id: 'ReceiptID',
		read: (element: Rec) => read(shape, element),
		plan: plan.bind(undefined, ledger),
		store: ({ next, chosen }: Plan<Receipt>, was?: Receipt) => {
			const kept = { ...next, Contact: chosen ? chosen.store() : next.Contact };
			return was ? ledger.receipts.change(was, kept) : ledger.receipts.add(kept);
		},
		show: (receipt: Receipt) => showReceipt(ledger, receipt),
	};
	return {
		endpoint: 'Receipts',
		key: 'Receipts',
		id: 'ReceiptID',
		list: { ...plainList, modifiedSince: true },
		types: {
			ReceiptID: 'guid',
			ReceiptNumber: 'string',
			Status: 'string',
			Reference: 'string',
			Date: 'date',
			Total: 'number',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.receipts.all(),
		find: (id) => ledger.receipts.get(id),
		show: (record) => showReceipt(ledger, record as Receipt),
		summarizes: [],
		posts: { collection: false, byPath: true },
		check: (element) => checked(() => read(shape, element)),
		put: (element, context) => writeElement(kind, element, context, () => undefined),
		post: (element, context, id = '') =>
			writeElement(kind, element, context, () => {
				const was = ledger.receipts.get(id);
				if (!was) throw new UnknownId();
				return was;
			}),
	};
}
