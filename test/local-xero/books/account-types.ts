import type { AccountClass } from './records';

/** Class of each account type: https://developer.xero.com/documentation/api/accounting/types#account-types. */
export const classOfType: { readonly [type: string]: AccountClass } = {
	BANK: 'ASSET',
	CURRENT: 'ASSET',
	FIXED: 'ASSET',
	INVENTORY: 'ASSET',
	NONCURRENT: 'ASSET',
	PREPAYMENT: 'ASSET',
	EQUITY: 'EQUITY',
	DEPRECIATN: 'EXPENSE',
	DIRECTCOSTS: 'EXPENSE',
	EXPENSE: 'EXPENSE',
	OVERHEADS: 'EXPENSE',
	CURRLIAB: 'LIABILITY',
	LIABILITY: 'LIABILITY',
	TERMLIAB: 'LIABILITY',
	PAYG: 'LIABILITY',
	OTHERINCOME: 'REVENUE',
	REVENUE: 'REVENUE',
	SALES: 'REVENUE',
};
