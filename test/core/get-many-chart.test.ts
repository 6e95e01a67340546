import type { Rec } from '../local-xero/contract';
import { asJson, byNumber, openWorld, type World } from './harness';
import { everyFilterFinds, filtersAreJoined, type Cases, type Raw } from './harness/filters';

let world: World;
let changed: string;

beforeAll(async () => {
	world = await openWorld();
	await world.run({
		resource: 'item',
		operation: 'create',
		...asJson({
			Code: 'STOCK',
			Name: 'Stock',
			InventoryAssetAccountCode: '630',
			PurchaseDetails: { COGSAccountCode: '310' },
		}),
	});
	await world.run({
		resource: 'taxRate',
		operation: 'create',
		...asJson({
			Name: 'Old rate',
			ReportTaxType: 'OUTPUT',
			TaxComponents: [{ Name: 'GST', Rate: 12.5 }],
		}),
	});
	await world.run({ resource: 'taxRate', operation: 'archive', record: byNumber('Old rate') });
	world.control.clock({ advance: 60_000 });
	changed = new Date(world.control.clock().now).toISOString();
	world.control.clock({ advance: 60_000 });
	await world.run({
		resource: 'item',
		operation: 'create',
		...asJson({ Code: 'LATE', Name: 'Late', IsSold: false }),
	});
	await world.run({
		resource: 'account',
		operation: 'create',
		...asJson({ Code: 'L8', Name: 'Late', Type: 'EXPENSE' }),
	});
});
afterAll(async () => await world.close());

const is = (name: string, value: unknown) => (record: Rec) => record[name] === value;
const since = ({ UpdatedDateUTC }: Rec) => (UpdatedDateUTC as Date).toISOString() >= changed;
const oneOf =
	(name: string, ...values: unknown[]) =>
	(record: Rec) =>
		values.includes(record[name]);

const cases: { [resource: string]: Cases } = {
	item: {
		endpoint: 'Items',
		filters: [
			['code', () => 'LATE', is('Code', 'LATE')],
			['name', () => 'Gift hamper', is('Name', 'Gift hamper')],
			['isSold', () => false, is('IsSold', false)],
			['isPurchased', () => true, is('IsPurchased', true)],
			['isTrackedAsInventory', () => false, is('IsTrackedAsInventory', false)],
			['modifiedSince', () => changed, since],
		],
	},
	account: {
		endpoint: 'Accounts',
		filters: [
			['type', () => 'BANK', is('Type', 'BANK')],
			['class', () => 'REVENUE', is('Class', 'REVENUE')],
			['status', () => 'ARCHIVED', is('Status', 'ARCHIVED')],
			['code', () => '200', is('Code', '200')],
			['name', () => 'Rent', is('Name', 'Rent')],
			['taxType', () => 'NONE', is('TaxType', 'NONE')],
			['enablePaymentsToAccount', () => true, is('EnablePaymentsToAccount', true)],
			['modifiedSince', () => changed, since],
		],
	},
	taxRate: {
		endpoint: 'TaxRates',
		filters: [
			['status', () => 'ARCHIVED', is('Status', 'ARCHIVED')],
			['name', () => 'Old rate', is('Name', 'Old rate')],
			['taxType', () => 'OUTPUT2', is('TaxType', 'OUTPUT2')],
			['canApplyToRevenue', () => true, is('CanApplyToRevenue', true)],
			['canApplyToExpenses', () => false, is('CanApplyToExpenses', false)],
		],
	},
};

const raw: { [resource: string]: Raw } = {
	item: ['Code=="LATE" OR Code=="LABEL"', oneOf('Code', 'LATE', 'LABEL')],
	account: ['Code=="200" OR Code=="L8"', oneOf('Code', '200', 'L8')],
	taxRate: ['EffectiveRate==15 OR EffectiveRate==12.5', oneOf('EffectiveRate', 15, 12.5)],
};

describe.each(Object.keys(cases))('%s', (resource) => {
	everyFilterFinds(() => world, resource, cases[resource]);
	filtersAreJoined(() => world, resource, cases[resource], raw[resource]);
});
