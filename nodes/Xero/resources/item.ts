import type { Item } from 'xero-node';
import { boolean, group, text } from '../values/field';
import { defineResource } from './define';
import { isTrue, modifiedSince, textIs } from './filters';
import { purchaseDetails, salesDetails } from './parts';
import { recordEvents } from './watch';

/** https://developer.xero.com/documentation/api/accounting/items */
export const item = defineResource<Item>({
	value: 'item',
	name: 'Item',
	plural: 'Items',
	says: 'A product or service that is sold or bought',
	path: 'Items',
	listKey: 'Items',
	id: 'ItemID',
	number: 'Code',
	numberIsUnique: true,
	newIsHarmless: true,
	shows: ['Code', 'Name', 'SalesDetails.UnitPrice'],
	// accounting.invoices reads items too, but writing them takes this one
	// https://developer.xero.com/faq/granular-scopes
	scope: 'accounting.settings',
	list: { where: true, order: true, modifiedSince: true, whole: true },
	summarizes: ['PUT', 'POST'],
	unitDecimals: true,
	// required with every change, the second of tracked items: https://developer.xero.com/documentation/api/accounting/items,
	// https://github.com/calcinai/xero-php/issues/528
	resends: ['Code', 'InventoryAssetAccountCode'],
	verbs: {
		create: { many: 50 },
		update: { many: 50 },
		upsert: { matchOn: ['Code', 'ItemID'] },
		get: true,
		getMany: {
			filters: [
				textIs('code', 'Code', 'Code', 'The whole code'),
				textIs('name', 'Name', 'Name', 'The whole name'),
				isTrue('isSold', 'Is Sold', 'IsSold', 'Whether the item is sold'),
				isTrue('isPurchased', 'Is Purchased', 'IsPurchased', 'Whether the item is bought'),
				isTrue(
					'isTrackedAsInventory',
					'Is Tracked as Inventory',
					'IsTrackedAsInventory',
					'Whether Xero keeps count of the item',
				),
				modifiedSince,
			],
			orders: ['Code', 'Name', 'UpdatedDateUTC', 'ItemID'],
		},
		delete: { by: 'DELETE' },
		history: true,
	},
	fields: {
		Code: text({ required: true, max: 30, clears: false, hint: 'Unique', example: 'TSHIRT-M' }),
		Name: text({ max: 50 }),
		Description: text({ max: 4000, label: 'Sales Description' }),
		PurchaseDescription: text({ max: 4000 }),
		SalesDetails: group(salesDetails.fields),
		PurchaseDetails: group(purchaseDetails.fields),
		IsSold: boolean({ hint: 'Whether the item is sold; if not, Xero empties its sales details' }),
		IsPurchased: boolean({
			hint: 'Whether the item is bought; if not, Xero empties its purchase details',
		}),
		InventoryAssetAccountCode: text({
			pick: 'account',
			clears: false,
			hint: 'Makes it a tracked item, together with the cost of goods sold account',
		}),
		ItemID: text({ label: 'Item ID', only: 'upsert', clears: false }),
	},
	excluded: {
		// from the two accounts of a tracked item, and its stock
		IsTrackedAsInventory: 'derived',
		TotalCostPool: 'derived',
		QuantityOnHand: 'derived',
		QuantityAvailable: 'derived',
		QuantityOnBackOrder: 'derived',
		UpdatedDateUTC: 'read-only',
		StatusAttributeString: 'read-only',
		ValidationErrors: 'read-only',
	},
	watch: { by: 'modifiedSince', events: recordEvents, vanishes: true },
	simple: [
		'ItemID',
		'Code',
		'Name',
		'Description',
		'SalesDetails.UnitPrice',
		'SalesDetails.AccountCode',
		'PurchaseDetails.UnitPrice',
		'PurchaseDetails.AccountCode',
		'QuantityOnHand',
		'UpdatedDateUTC',
	],
});
