import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';
import { zeroId } from './ids';

const account = (at: ReturnType<typeof desk>, code: string) =>
	at
		.shelf('Accounts')
		.all()
		.find((one) => one.Code === code) as Rec;

describe('accounts', () => {
	it('creates with the class and the tax type of the type', () => {
		const { put } = desk();
		expect(put('Accounts', { Code: '415', Name: 'Packaging', Type: 'DIRECTCOSTS' })).toMatchObject({
			Class: 'EXPENSE',
			TaxType: 'INPUT2',
			Status: 'ACTIVE',
			EnablePaymentsToAccount: false,
		});
		expect(put('Accounts', { Code: '210', Name: 'Hire', Type: 'SALES' })).toMatchObject({
			Class: 'REVENUE',
			TaxType: 'OUTPUT2',
		});
		expect(put('Accounts', { Code: '611', Name: 'Deposits', Type: 'CURRENT' })).toMatchObject({
			Class: 'ASSET',
			TaxType: 'NONE',
		});
	});

	it('takes one account a PUT and no POST to the collection', () => {
		expect(desk().shelf('Accounts')).toMatchObject({
			most: 1,
			posts: { collection: false, byPath: true },
			summarizes: [],
		});
	});

	it('wants unique codes and names, and not too long ones', () => {
		const { tryPut } = desk();
		const verdict = tryPut('Accounts', { Code: '200', Name: 'sales', Type: 'REVENUE' });
		expect(errorsOf(verdict)).toEqual([
			'Please enter a unique Code.',
			'Please enter a unique Name.',
		]);
		expect(verdict).toMatchObject({ echo: { AccountID: zeroId, Code: '200' } });
		expect(
			errorsOf(tryPut('Accounts', { Code: '12345678901', Name: 'N', Type: 'REVENUE' })),
		).toEqual(['Account Code is too long. Maximum of 10 characters allowed']);
	});

	it('wants a number for bank accounts and a subscribed currency', () => {
		const { tryPut } = desk();
		expect(errorsOf(tryPut('Accounts', { Code: '095', Name: 'B', Type: 'BANK' }))).toHaveLength(1);
		const euro = {
			Code: '095',
			Name: 'B',
			Type: 'BANK',
			BankAccountNumber: '1',
			CurrencyCode: 'EUR',
		};
		expect(errorsOf(tryPut('Accounts', euro))).toEqual([
			'Organisation is not subscribed to currency EUR',
		]);
	});

	it('does not update bank accounts, and wants the status alone', () => {
		const at = desk();
		const sales = account(at, '200');
		expect(at.post('Accounts', { Name: 'Shop sales' }, sales.AccountID).Name).toBe('Shop sales');
		expect(
			errorsOf(at.tryPost('Accounts', { Name: 'Till' }, account(at, '090').AccountID)),
		).toHaveLength(1);
		expect(
			errorsOf(at.tryPost('Accounts', { Name: 'X', Status: 'ARCHIVED' }, sales.AccountID)),
		).toEqual(['Cannot update account details and STATUS on the same request']);
		expect(at.post('Accounts', { Status: 'ARCHIVED' }, sales.AccountID).Status).toBe('ARCHIVED');
		expect(errorsOf(at.tryPost('Accounts', { Name: 'X' }, sales.AccountID))).toHaveLength(1);
		expect(at.tryPost('Accounts', { Name: 'X' }, zeroId)).toEqual({ is: 'not found' });
	});

	it('deletes only what nothing uses and Xero did not make', () => {
		const at = desk();
		const remove = (code: string) =>
			at.shelf('Accounts').remove?.(String(account(at, code).AccountID));
		expect(remove('408')).toMatchObject({ is: 'ok', record: { Status: 'DELETED' } });
		expect(account(at, '408')).toBeUndefined();
		for (const code of ['200', '090', '310', '610'])
			expect(remove(code)).toMatchObject({ is: 'error' });
		expect(at.shelf('Accounts').remove?.(zeroId)).toEqual({ is: 'not found' });
	});

	it('refuses a tax type that does not fit', () => {
		const { tryPut } = desk();
		expect(
			errorsOf(tryPut('Accounts', { Code: '1', Name: 'N', Type: 'REVENUE', TaxType: 'INPUT2' })),
		).toEqual(["The TaxType code 'INPUT2' cannot be used with account code '1'."]);
		expect(
			errorsOf(tryPut('Accounts', { Code: '1', Name: 'N', Type: 'REVENUE', TaxType: 'NOPE' })),
		).toEqual(['Tax rate must be valid.']);
	});
});

describe('tax rates', () => {
	const TaxComponents = [
		{ Name: 'State', Rate: 5 },
		{ Name: 'City', Rate: '2.5', IsCompound: true },
	];

	it('creates with the next tax type and adds compound components on top', () => {
		const { put } = desk();
		const made = put('TaxRates', { Name: 'Two taxes', ReportTaxType: 'OUTPUT', TaxComponents });
		expect(made).toMatchObject({
			TaxType: 'TAX001',
			Status: 'ACTIVE',
			EffectiveRate: 7.625,
			DisplayTaxRate: 7.625,
			CanApplyToRevenue: true,
			CanApplyToExpenses: false,
		});
		expect(made.TaxComponents).toEqual([
			{ Name: 'State', Rate: 5, IsCompound: false, IsNonRecoverable: false },
			{ Name: 'City', Rate: 2.5, IsCompound: true, IsNonRecoverable: false },
		]);
		expect(
			put('TaxRates', { Name: 'Another', ReportTaxType: 'INPUT', TaxComponents }).TaxType,
		).toBe('TAX002');
	});

	it('wants a report type, components and a unique name', () => {
		const { tryPut } = desk();
		expect(errorsOf(tryPut('TaxRates', { Name: 'N', TaxComponents }))).toEqual([
			'ReportTaxType must be specified.',
		]);
		expect(errorsOf(tryPut('TaxRates', { Name: 'N', ReportTaxType: 'OUTPUT' }))).toHaveLength(1);
		expect(
			errorsOf(tryPut('TaxRates', { Name: 'zero rated', ReportTaxType: 'OUTPUT', TaxComponents })),
		).toEqual(['Please enter a unique Name.']);
	});

	it('updates own rates by type or name, never Xero’s', () => {
		const { put, post, tryPost } = desk();
		put('TaxRates', { Name: 'Mine', ReportTaxType: 'OUTPUT', TaxComponents });
		expect(post('TaxRates', { TaxType: 'TAX001', Name: 'Yours' }).Name).toBe('Yours');
		expect(
			post('TaxRates', { Name: 'Yours', TaxComponents: [{ Name: 'All', Rate: 9 }] }).EffectiveRate,
		).toBe(9);
		expect(post('TaxRates', { TaxType: 'TAX001', Status: 'DELETED' }).Status).toBe('DELETED');
		expect(errorsOf(tryPost('TaxRates', { TaxType: 'TAX001', Status: 'ACTIVE' }))).toHaveLength(1);
		expect(errorsOf(tryPost('TaxRates', { TaxType: 'OUTPUT2', Status: 'ARCHIVED' }))).toHaveLength(
			1,
		);
		expect(tryPost('TaxRates', { TaxType: 'TAX009' })).toEqual({ is: 'not found' });
	});
});

describe('items', () => {
	it('creates with defaults, four decimals on request, and the tax type of the account', () => {
		const { put } = desk();
		const element = { Code: 'NEW', SalesDetails: { UnitPrice: 1.23456, AccountCode: '200' } };
		expect(put('Items', element)).toMatchObject({
			IsSold: true,
			IsPurchased: true,
			IsTrackedAsInventory: false,
			SalesDetails: { UnitPrice: 1.2346, AccountCode: '200', TaxType: 'OUTPUT2' },
			PurchaseDetails: {},
		});
		expect(put('Items', { ...element, Code: 'TWO' }, 2)).toMatchObject({
			SalesDetails: { UnitPrice: 1.23 },
		});
	});

	it('refuses a used code with PUT and updates it with POST', () => {
		const { get, post, tryPut } = desk();
		expect(errorsOf(tryPut('Items', { Code: 'MUG-01' }))).toEqual([
			"Price List Item with Code 'MUG-01' already exists",
		]);
		const { ItemID } = get('Items', 'MUG-01');
		const changed = post('Items', { Code: 'MUG-01', SalesDetails: { UnitPrice: 0 } });
		expect(changed).toMatchObject({
			ItemID,
			Name: 'Stoneware mug',
			SalesDetails: { UnitPrice: 0, AccountCode: '200' },
		});
		expect(post('Items', { Code: 'NEW' }).ItemID).not.toBe(ItemID);
	});

	it('takes no change without the code', () => {
		const { get, post, tryPost } = desk();
		const { ItemID } = get('Items', 'MUG-01');
		expect(errorsOf(tryPost('Items', { ItemID, Name: 'Mug' }))).toEqual([
			'Price List Item Code must be supplied',
		]);
		expect(post('Items', { ItemID, Code: 'MUG-02' })).toMatchObject({ ItemID, Code: 'MUG-02' });
	});

	it('loses the side it is not sold or bought on, keeps lengths, and checks accounts', () => {
		const { post, tryPut } = desk();
		expect(post('Items', { Code: 'MUG-01', IsSold: false })).not.toHaveProperty('Description');
		expect(errorsOf(tryPut('Items', { Code: 'c'.repeat(31), Name: 'n'.repeat(51) }))).toHaveLength(
			2,
		);
		expect(errorsOf(tryPut('Items', { Code: 'C', SalesDetails: { AccountCode: '999' } }))).toEqual([
			'Account could not be found',
		]);
	});

	it('tracks stock only with the accounts it needs', () => {
		const { put, tryPut } = desk();
		const tracked = { Code: 'T', InventoryAssetAccountCode: '630' };
		expect(put('Items', { ...tracked, PurchaseDetails: { COGSAccountCode: '310' } })).toMatchObject(
			{
				IsTrackedAsInventory: true,
				QuantityOnHand: 0,
				TotalCostPool: 0,
			},
		);
		expect(
			errorsOf(tryPut('Items', { ...tracked, Code: 'U', PurchaseDetails: { AccountCode: '310' } })),
		).toHaveLength(2);
	});

	it('is gone once deleted', () => {
		const { shelf, get } = desk();
		expect(shelf('Items').remove?.(String(get('Items', 'LABEL').ItemID))).toEqual({ is: 'gone' });
		expect(shelf('Items').find('LABEL')).toBeUndefined();
		expect(shelf('Items').remove?.('LABEL')).toEqual({ is: 'not found' });
	});
});
