import type { Rec, Shelf, Verdict, View, WriteContext } from '../contract';
import { zeroId } from './ids';
import type { Ledger } from './ledger';
import { amount, flag, guid, object, read, text, UnknownId, type Given } from './read';
import type { Item, ItemDetails } from './records';
import { checked, plainList, tooLong, withoutNothing, written } from './shelf';

const details = object({
	UnitPrice: amount,
	AccountCode: text,
	COGSAccountCode: text,
	TaxType: text,
});
const shape = {
	ItemID: guid,
	Code: text,
	Name: text,
	IsSold: flag,
	IsPurchased: flag,
	Description: text,
	PurchaseDescription: text,
	SalesDetails: details,
	PurchaseDetails: details,
	InventoryAssetAccountCode: text,
};
type GivenItem = Given<typeof shape>;
type GivenDetails = NonNullable<GivenItem['SalesDetails']>;

const lengths = { Code: 30, Name: 50, Description: 4000, PurchaseDescription: 4000 };

function mergeDetails(
	ledger: Ledger,
	was: ItemDetails,
	given: GivenDetails | undefined,
	unitdp: 2 | 4,
): ItemDetails {
	const { UnitPrice, ...words } = given ?? {};
	const kept = ledger.switches.changesReplaceParts && given ? {} : was;
	const next: ItemDetails = { ...kept, ...words };
	if (UnitPrice) next.UnitPrice = ledger.round(UnitPrice, unitdp);
	// As on documents, an account brings its tax type along when none is given.
	if (given?.AccountCode && !given.TaxType)
		next.TaxType = ledger.accountByCode(given.AccountCode)?.TaxType;
	return next;
}

function planItem(
	ledger: Ledger,
	given: GivenItem,
	was: Item | undefined,
	unitdp: 2 | 4,
): { next: Item; errors: string[] } {
	const { ItemID, SalesDetails, PurchaseDetails, ...plain } = given;
	const next: Item = {
		ItemID: was?.ItemID ?? ledger.newId(),
		Code: '',
		IsSold: true,
		IsPurchased: true,
		IsTrackedAsInventory: false,
		...was,
		...plain,
		SalesDetails: mergeDetails(ledger, was?.SalesDetails ?? {}, SalesDetails, unitdp),
		PurchaseDetails: mergeDetails(ledger, was?.PurchaseDetails ?? {}, PurchaseDetails, unitdp),
		UpdatedDateUTC: ledger.now(),
	};
	// What is not sold or bought loses that side: https://github.com/XeroAPI/Xero-OpenAPI (Item.IsSold, IsPurchased)
	if (!next.IsSold) Object.assign(next, { Description: undefined, SalesDetails: {} });
	if (!next.IsPurchased)
		Object.assign(next, { PurchaseDescription: undefined, PurchaseDetails: {} });
	next.IsTrackedAsInventory = Boolean(next.InventoryAssetAccountCode);
	if (next.IsTrackedAsInventory) {
		next.TotalCostPool ??= 0;
		next.QuantityOnHand ??= 0;
	}
	return { next, errors: itemErrors(ledger, given, next, was) };
}

function itemErrors(ledger: Ledger, given: GivenItem, next: Item, was: Item | undefined): string[] {
	const errors = tooLong(given, lengths, 'Price List Item');
	// With changes too, whatever id they give: https://github.com/calcinai/xero-php/issues/528
	if (!given.Code) errors.push('Price List Item Code must be supplied');
	if (ledger.items.by('code', next.Code).some((item) => item !== was)) {
		errors.push(`Price List Item with Code '${next.Code}' already exists`);
	}
	for (const { AccountCode, COGSAccountCode, TaxType } of [
		next.SalesDetails,
		next.PurchaseDetails,
	]) {
		for (const code of [AccountCode, COGSAccountCode]) {
			if (code && ledger.accountByCode(code)?.Status !== 'ACTIVE')
				errors.push('Account could not be found');
		}
		if (TaxType && ledger.taxRates.get(TaxType)?.Status !== 'ACTIVE')
			errors.push('Tax rate must be valid.');
	}
	if (next.IsTrackedAsInventory) {
		// https://developer.xero.com/documentation/api/accounting/items: tracked items
		const { AccountCode, COGSAccountCode } = next.PurchaseDetails;
		const stock = ledger.accountByCode(next.InventoryAssetAccountCode ?? '');
		if (stock?.Type !== 'INVENTORY')
			errors.push('InventoryAssetAccountCode must be of an INVENTORY account.');
		if (!COGSAccountCode) errors.push('COGSAccountCode must be specified for a tracked item.');
		if (AccountCode) errors.push('PurchaseDetails.AccountCode cannot be given for a tracked item.');
	}
	return errors;
}

/** The Items shelf: https://developer.xero.com/documentation/api/accounting/items. */
export function itemsShelf(ledger: Ledger): Shelf {
	const find = (idOrCode: string) => ledger.items.get(idOrCode) ?? ledger.itemByCode(idOrCode);
	const show = (record: Rec, view: View): Rec => {
		const item = record as Item;
		const priced = (side: ItemDetails) =>
			withoutNothing({
				...side,
				UnitPrice:
					side.UnitPrice === undefined ? undefined : ledger.round(side.UnitPrice, view.unitdp),
			});
		return {
			...withoutNothing(item),
			SalesDetails: priced(item.SalesDetails),
			PurchaseDetails: priced(item.PurchaseDetails),
		};
	};
	const write = (
		element: Rec,
		{ unitdp }: WriteContext,
		match: (given: GivenItem) => Item | undefined,
	): Verdict =>
		written(() => {
			const given = read(shape, element);
			const was = match(given);
			const { next, errors } = planItem(ledger, given, was, unitdp);
			if (errors.length > 0) {
				const echo = show(next, { full: true, summaryOnly: false, unitdp: 4 });
				return { is: 'error', echo: { ...echo, ItemID: was?.ItemID ?? zeroId }, errors };
			}
			return { is: 'ok', record: was ? ledger.items.change(was, next) : ledger.items.add(next) };
		});
	const byId = (id: string): Item => {
		const found = find(id);
		if (!found) throw new UnknownId();
		return found;
	};
	const match = (given: GivenItem) =>
		given.ItemID ? byId(given.ItemID) : ledger.itemByCode(given.Code ?? '');
	return {
		endpoint: 'Items',
		key: 'Items',
		id: 'ItemID',
		list: { ...plainList, modifiedSince: true },
		types: {
			ItemID: 'guid',
			Code: 'string',
			Name: 'string',
			Description: 'string',
			PurchaseDescription: 'string',
			IsSold: 'boolean',
			IsPurchased: 'boolean',
			IsTrackedAsInventory: 'boolean',
			'SalesDetails.UnitPrice': 'number',
			'SalesDetails.AccountCode': 'string',
			'PurchaseDetails.UnitPrice': 'number',
			'PurchaseDetails.AccountCode': 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.items.all(),
		find,
		show,
		summarizes: ['PUT', 'POST'],
		posts: { collection: true, byPath: true },
		check: (element, verb) =>
			checked(() => {
				const given = read(shape, element);
				if (verb === 'POST') match(given);
			}),
		put: (element, context) => write(element, context, () => undefined),
		post: (element, context, id) =>
			write(element, context, (given) => (id === undefined ? match(given) : byId(id))),
		remove: (id) => {
			const item = find(id);
			if (!item) return { is: 'not found' };
			ledger.items.remove(item);
			return { is: 'gone' };
		},
	};
}
