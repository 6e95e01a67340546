import type { Rec } from '../contract';
import { desk, errorsOf } from './desk';
import { zeroId } from './ids';

const Contact = { ContactNumber: 'C-1003' };
const BankAccount = { Code: '090' };
const LineItems = [{ Description: 'Stamps', Quantity: 2, UnitAmount: 10, AccountCode: '453' }];
const spend = { Type: 'SPEND', Contact, BankAccount, LineItems };
const unknown = '11111111-2222-4333-8444-555555555555';
const reconciled =
	'This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.';

describe('bank transactions', () => {
	it('share lines, tax and totals with invoices', () => {
		const made = desk().put('BankTransactions', {
			...spend,
			Reference: 'Post',
			Url: 'https://x.nz',
		});
		expect(made).toMatchObject({
			Type: 'SPEND',
			Status: 'AUTHORISED',
			BankAccount: { Code: '090', Name: 'Business Bank Account' },
			Contact: { Name: 'City Agency' },
			Date: new Date('2026-03-10'),
			DateString: '2026-03-10T00:00:00',
			Reference: 'Post',
			Url: 'https://x.nz',
			IsReconciled: false,
			LineAmountTypes: 'Inclusive',
			SubTotal: 17.39,
			TotalTax: 2.61,
			Total: 20,
			CurrencyCode: 'NZD',
			CurrencyRate: 1,
			LineItems: [{ TaxType: 'INPUT2', TaxAmount: 2.61, LineAmount: 20 }],
		});
		expect(made).not.toHaveProperty('PrepaymentID');
	});

	it('fill lines from the sales side of an item when money is received', () => {
		const received = {
			...spend,
			Type: 'RECEIVE',
			LineItems: [{ ItemCode: 'MUG-01', Quantity: 1 }],
		};
		expect(desk().put('BankTransactions', received)).toMatchObject({
			LineItems: [{ AccountCode: '200', UnitAmount: 24.5 }],
		});
	});

	it('are in the currency of their account', () => {
		const at = desk();
		const dollars = { ...spend, BankAccount: { Code: '092' }, CurrencyRate: 0.6 };
		expect(at.put('BankTransactions', dollars)).toMatchObject({
			CurrencyCode: 'USD',
			CurrencyRate: 0.6,
		});
		expect(errorsOf(at.tryPut('BankTransactions', { ...spend, CurrencyCode: 'USD' }))).toHaveLength(
			1,
		);
	});

	it.each<[Rec, string]>([
		[{ Type: undefined }, 'Bank Transaction Type must be specified'],
		[{ Contact: undefined }, 'A Contact must be specified for this type of transaction'],
		[{ BankAccount: undefined }, 'Account could not be found'],
		[{ BankAccount: { Code: '200' } }, 'Account must be valid.'],
		[{ LineItems: undefined }, 'One or more line items must be specified'],
		[
			{ LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1 }] },
			'Account code must be specified',
		],
		[{ Status: 'DELETED' }, 'Bank Transaction not of valid status for creation'],
		[
			{ Type: 'SPEND-TRANSFER' },
			'A Bank Transaction of type SPEND-TRANSFER is made by a Bank Transfer only.',
		],
		[
			{ Date: '2025-01-01' },
			'The document date cannot be before the period lock date, currently set at 31 March 2025',
		],
		[
			{ Contact: { Name: 'Old Mill Stores' } },
			'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
		],
	])('refuses %j', (part, message) => {
		const verdict = desk().tryPut('BankTransactions', { ...spend, ...part });
		expect(errorsOf(verdict)).toEqual([message]);
		expect(verdict).toMatchObject({ echo: { BankTransactionID: zeroId } });
	});

	it('are changed by id, keeping what is not said', () => {
		const at = desk();
		const exclusive = { ...spend, LineAmountTypes: 'Exclusive' };
		const { BankTransactionID, LineItems: lines } = at.put('BankTransactions', exclusive);
		const changed = at.post('BankTransactions', { BankTransactionID, Reference: 'R' });
		expect(changed).toMatchObject({ BankTransactionID, Reference: 'R', Total: 23 });
		const [line] = lines as Rec[];
		const more = { LineItems: [{ LineItemID: line.LineItemID, Quantity: 3 }] };
		expect(at.post('BankTransactions', more, BankTransactionID)).toMatchObject({ Total: 34.5 });
		expect(at.tryPost('BankTransactions', { BankTransactionID: unknown })).toEqual({
			is: 'not found',
		});
		expect(at.post('BankTransactions', spend).BankTransactionID).not.toBe(BankTransactionID);
	});

	it('are deleted once, and stay readable', () => {
		const at = desk();
		const { BankTransactionID } = at.put('BankTransactions', spend);
		const gone = { Status: 'DELETED' };
		expect(at.post('BankTransactions', gone, BankTransactionID)).toMatchObject(gone);
		expect(at.get('BankTransactions', BankTransactionID)).toMatchObject(gone);
		expect(errorsOf(at.tryPost('BankTransactions', gone, BankTransactionID))).toEqual([
			'Bank Transaction not of valid status for modification',
		]);
	});

	it('are fixed once reconciled', () => {
		const at = desk();
		const { BankTransactionID } = at.put('BankTransactions', { ...spend, IsReconciled: true });
		for (const change of [{ Status: 'DELETED' }, { Reference: 'x' }]) {
			expect(errorsOf(at.tryPost('BankTransactions', change, BankTransactionID))).toEqual([
				reconciled,
			]);
		}
	});

	it('keep their account from being deleted', () => {
		const at = desk();
		const account = at.put('Accounts', { Code: '777', Name: 'Stamps', Type: 'EXPENSE' });
		at.put('BankTransactions', { ...spend, LineItems: [{ ...LineItems[0], AccountCode: '777' }] });
		expect(at.shelf('Accounts').remove?.(String(account.AccountID))).toMatchObject({ is: 'error' });
	});
});

describe('bank transfers', () => {
	const between = { FromBankAccount: { Code: '090' }, ToBankAccount: { Code: '091' }, Amount: 50 };

	it('make a bank transaction on each side, and take both away', () => {
		const at = desk();
		const Tracking = [{ Name: 'Region', Option: 'North' }];
		const made = at.put('BankTransfers', { ...between, Reference: 'Save', FromTracking: Tracking });
		expect(made).toMatchObject({
			Amount: 50,
			Status: 'AUTHORISED',
			CurrencyRate: 1,
			FromBankAccount: { Name: 'Business Bank Account' },
			FromTracking: Tracking,
			ToTracking: [],
			Date: new Date('2026-03-10'),
		});
		const sides = () => [
			at.get('BankTransactions', made.FromBankTransactionID),
			at.get('BankTransactions', made.ToBankTransactionID),
		];
		expect(sides()).toMatchObject([
			{ Type: 'SPEND-TRANSFER', Total: 50, BankAccount: { Code: '090' }, Status: 'AUTHORISED' },
			{ Type: 'RECEIVE-TRANSFER', Total: 50, BankAccount: { Code: '091' }, Status: 'AUTHORISED' },
		]);
		expect(
			errorsOf(at.tryPost('BankTransactions', { Status: 'DELETED' }, made.FromBankTransactionID)),
		).toEqual(['Bank transfers cannot be edited as Bank Transactions.']);
		at.post('BankTransfers', { Status: 'DELETED' }, made.BankTransferID);
		expect(sides()).toMatchObject([{ Status: 'DELETED' }, { Status: 'DELETED' }]);
		const { list } = at.shelf('BankTransfers');
		expect(list.hides?.(at.get('BankTransfers', made.BankTransferID))).toBe(true);
		expect(errorsOf(at.tryPost('BankTransfers', { ...made, Status: 'DELETED' }))).toEqual([
			'Bank Transfer not of valid status for modification',
		]);
	});

	it('go between currencies with a rate, where the switch has it so', () => {
		const abroad = { ...between, ToBankAccount: { Code: '092' } };
		const refusal = ['The bank accounts of a transfer must have the same currency.'];
		expect(errorsOf(desk().tryPut('BankTransfers', abroad))).toEqual(refusal);
		const rated = { ...abroad, CurrencyRate: 0.6 };
		const at = desk();
		const made = at.put('BankTransfers', rated);
		expect(at.get('BankTransactions', made.ToBankTransactionID)).toMatchObject({
			Total: 30,
			CurrencyCode: 'USD',
		});
		expect(errorsOf(desk({ transfersTakeRate: false }).tryPut('BankTransfers', rated))).toEqual(
			refusal,
		);
	});

	it.each<[Rec, string]>([
		[{ Amount: 0 }, 'The Amount must be greater than zero.'],
		[{ ToBankAccount: { Code: '090' } }, 'The bank accounts of a transfer must not be the same.'],
		[{ ToBankAccount: { Code: '200' } }, 'Account must be valid.'],
		[
			{ Date: '2025-03-31' },
			'The document date cannot be before the period lock date, currently set at 31 March 2025',
		],
	])('refuse %j', (part, message) => {
		expect(errorsOf(desk().tryPut('BankTransfers', { ...between, ...part }))).toContain(message);
	});

	it('are not deleted once a side is reconciled', () => {
		const at = desk();
		const { BankTransferID } = at.put('BankTransfers', { ...between, ToIsReconciled: true });
		expect(errorsOf(at.tryPost('BankTransfers', { Status: 'DELETED' }, BankTransferID))).toEqual([
			'Bank Transfer has been reconciled and cannot be deleted.',
		]);
	});
});
