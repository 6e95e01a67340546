import type { Rec } from '../../contract';

/** The part of a small business' chart of accounts that both demo organisations share, as Xero's starter chart has it. */
export function chart(): Rec[] {
	const revenue = (Code: string, Name: string, extra: Rec = {}) => ({
		Code,
		Name,
		Type: 'REVENUE',
		...extra,
	});
	const expense = (Code: string, Name: string, extra: Rec = {}) => ({
		Code,
		Name,
		Type: 'EXPENSE',
		...extra,
	});
	return [
		revenue('200', 'Sales', {
			Description: 'Income from any normal business activity',
			AddToWatchlist: true,
		}),
		revenue('260', 'Other Revenue', {
			Description: 'Any other income, such as delivery charged on',
		}),
		revenue('270', 'Interest Income', { TaxType: 'NONE' }),
		{ Code: '310', Name: 'Cost of Goods Sold', Type: 'DIRECTCOSTS' },
		expense('400', 'Advertising'),
		expense('404', 'Bank Fees', { TaxType: 'NONE' }),
		expense('408', 'Cleaning'),
		expense('412', 'Consulting & Accounting'),
		expense('420', 'Entertainment', { ShowInExpenseClaims: true }),
		expense('425', 'Freight & Courier'),
		expense('429', 'General Expenses', { ShowInExpenseClaims: true }),
		expense('445', 'Light, Power, Heating'),
		expense('453', 'Office Expenses', { ShowInExpenseClaims: true }),
		expense('461', 'Printing & Stationery'),
		expense('469', 'Rent', { AddToWatchlist: true }),
		expense('485', 'Subscriptions'),
		expense('489', 'Telephone & Internet'),
		expense('493', 'Travel - National', { ShowInExpenseClaims: true }),
		{ Code: '620', Name: 'Prepayments', Type: 'PREPAYMENT' },
		{ Code: '630', Name: 'Inventory', Type: 'INVENTORY' },
		{ Code: '710', Name: 'Office Equipment', Type: 'FIXED' },
		{ Code: '880', Name: 'Owner A Drawings', Type: 'EQUITY', EnablePaymentsToAccount: true },
		{ Code: '900', Name: 'Loan', Type: 'TERMLIAB' },
		{
			Code: '970',
			Name: 'Owner A Funds Introduced',
			Type: 'EQUITY',
			EnablePaymentsToAccount: true,
		},
	];
}
