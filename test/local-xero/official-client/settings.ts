import { Account, AccountType, type Item, TaxRate } from 'xero-node';
import { type OfficialClient, only, plain, refusal } from './client';

/** Items, accounts, tax rates, and the settings that are only read. */
export function settings(official: OfficialClient): void {
	describe('Items', () => {
		const mug: Item = {
			code: 'OC-1',
			name: 'Official mug',
			description: 'A mug',
			purchaseDescription: 'Buy a mug',
			isSold: true,
			isPurchased: true,
			salesDetails: { unitPrice: 12.3456, accountCode: '200', taxType: 'OUTPUT2' },
			purchaseDetails: { unitPrice: 3.25, accountCode: '310', taxType: 'INPUT2' },
		};

		test('create, read with four decimals and with two, update, upsert by code, delete', async () => {
			const created = only(
				(await official.api.createItems(official.tenant, { items: [mug] }, true, 4)).body.items,
			);
			const id = String(created.itemID);
			expect(only((await official.api.getItem(official.tenant, id, 4)).body.items)).toMatchObject(
				mug,
			);
			expect(
				only((await official.api.getItem(official.tenant, id)).body.items).salesDetails?.unitPrice,
			).toBe(12.35);
			await official.api.updateItem(official.tenant, id, {
				items: [{ code: 'OC-1', name: 'Renamed mug' }],
			});
			const upserted = await official.api.updateOrCreateItems(official.tenant, {
				items: [
					{ code: 'OC-1', description: 'Changed' },
					{ code: 'OC-2', name: 'Second' },
				],
			});
			expect(plain(upserted.body.items)).toMatchObject([{ itemID: id }, { code: 'OC-2' }]);
			const listed = await official.api.getItems(
				official.tenant,
				undefined,
				'Code.StartsWith("OC-")',
				'Code DESC',
				4,
			);
			expect(plain(listed.body.items)).toMatchObject([
				{ code: 'OC-2', name: 'Second' },
				{ ...mug, name: 'Renamed mug', description: 'Changed' },
			]);
			expect(
				await refusal(official.api.createItems(official.tenant, { items: [{ code: 'OC-2' }] })),
			).toEqual({
				status: 400,
				messages: ["Price List Item with Code 'OC-2' already exists"],
			});
			expect((await official.api.deleteItem(official.tenant, id)).response.status).toBe(204);
			expect((await refusal(official.api.getItem(official.tenant, id))).status).toBe(404);
		});
	});

	describe('Accounts', () => {
		const account: Account = {
			code: 'OC900',
			name: 'Official sales',
			type: AccountType.REVENUE,
			description: 'From the official client',
			taxType: 'OUTPUT2',
			showInExpenseClaims: false,
			enablePaymentsToAccount: true,
		};

		test('create, read, list, update, archive, delete', async () => {
			const created = only(
				(await official.api.createAccount(official.tenant, account)).body.accounts,
			);
			const id = String(created.accountID);
			expect(
				only((await official.api.getAccount(official.tenant, id)).body.accounts),
			).toMatchObject(account);
			const listed = await official.api.getAccounts(
				official.tenant,
				undefined,
				'Type=="REVENUE" AND Code=="OC900"',
				'Code',
			);
			expect(only(listed.body.accounts)).toMatchObject(account);
			await official.api.updateAccount(official.tenant, id, {
				accounts: [{ name: 'Official income', description: 'Changed' }],
			});
			expect(
				only((await official.api.getAccount(official.tenant, id)).body.accounts),
			).toMatchObject({
				...account,
				name: 'Official income',
				description: 'Changed',
			});
			const archived = { status: Account.StatusEnum.ARCHIVED };
			await official.api.updateAccount(official.tenant, id, { accounts: [archived] });
			expect(
				only((await official.api.getAccount(official.tenant, id)).body.accounts),
			).toMatchObject(archived);
			const second = { code: 'OC901', name: 'To be deleted', type: AccountType.EXPENSE };
			const other = only((await official.api.createAccount(official.tenant, second)).body.accounts);
			expect(
				(await official.api.deleteAccount(official.tenant, String(other.accountID))).response
					.status,
			).toBe(200);
			expect(
				(await refusal(official.api.getAccount(official.tenant, String(other.accountID)))).status,
			).toBe(404);
		});
	});

	describe('Tax rates', () => {
		test('create, read by type, list, update, delete', async () => {
			const rate: TaxRate = {
				name: 'Official tax',
				reportTaxType: TaxRate.ReportTaxTypeEnum.INPUT,
				taxComponents: [{ name: 'State', rate: 7.5, isCompound: false, isNonRecoverable: false }],
			};
			const created = only(
				(await official.api.createTaxRates(official.tenant, { taxRates: [rate] })).body.taxRates,
			);
			const taxType = String(created.taxType);
			expect(
				only((await official.api.getTaxRateByTaxType(official.tenant, taxType)).body.taxRates),
			).toMatchObject(rate);
			const changed: TaxRate = { ...rate, taxType, name: 'Official duty' };
			await official.api.updateTaxRate(official.tenant, { taxRates: [changed] });
			const listed = await official.api.getTaxRates(
				official.tenant,
				'Name=="Official duty"',
				'Name',
			);
			expect(only(listed.body.taxRates)).toMatchObject({ ...changed, effectiveRate: 7.5 });
			const gone = { ...changed, status: TaxRate.StatusEnum.DELETED };
			await official.api.updateTaxRate(official.tenant, { taxRates: [gone] });
			expect(
				(
					await official.api.getTaxRates(
						official.tenant,
						'Name=="Official duty" AND Status=="ACTIVE"',
					)
				).body.taxRates,
			).toEqual([]);
		});
	});

	describe('Settings that are read', () => {
		test('Organisation and its actions', async () => {
			const organisation = only(
				(await official.api.getOrganisations(official.tenant)).body.organisations,
			);
			expect(organisation).toMatchObject({
				organisationID: official.tenant,
				baseCurrency: expect.any(String),
			});
			expect(
				(await official.api.getOrganisationActions(official.tenant)).body.actions,
			).not.toHaveLength(0);
		});

		test('Currencies', async () => {
			const { body } = await official.api.getCurrencies(official.tenant, 'Code=="USD"', 'Code');
			expect(only(body.currencies)).toMatchObject({ code: 'USD' });
		});

		test('Branding themes, tracking categories and users: the list and the single one agree', async () => {
			const themes =
				(await official.api.getBrandingThemes(official.tenant)).body.brandingThemes ?? [];
			const theme = await official.api.getBrandingTheme(
				official.tenant,
				String(themes[0].brandingThemeID),
			);
			expect(only(theme.body.brandingThemes)).toEqual(plain(themes[0]));
			const categories = (
				await official.api.getTrackingCategories(official.tenant, 'Status=="ACTIVE"', 'Name', true)
			).body;
			const [category] = categories.trackingCategories ?? [];
			const single = await official.api.getTrackingCategory(
				official.tenant,
				String(category.trackingCategoryID),
			);
			expect(only(single.body.trackingCategories)).toEqual(plain(category));
			expect(category.options).not.toHaveLength(0);
			const users =
				(await official.api.getUsers(official.tenant, undefined, 'IsSubscriber==true')).body
					.users ?? [];
			const user = await official.api.getUser(official.tenant, String(users[0].userID));
			expect(only(user.body.users)).toEqual(plain(users[0]));
		});
	});
}
