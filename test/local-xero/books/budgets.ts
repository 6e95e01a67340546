import type { Rec, Shelf, View } from '../contract';
import { utcDate } from './dates';
import type { Ledger } from './ledger';
import type { Budget } from './order-records';
import { plainList, withoutNothing } from './shelf';

const usualMonths = 3;
const mostMonths = 24;

const monthOf = (text: string | undefined): Date | undefined => {
	const parts = /^(\d{4})-(\d{2})/.exec(text ?? '');
	return parts ? utcDate(Number(parts[1]), Number(parts[2]), 1) : undefined;
};
const later = (month: Date, months: number) =>
	utcDate(month.getUTCFullYear(), month.getUTCMonth() + 1 + months, 1);

/**
 * The months a budget is shown for: those asked for, 3 when nothing is said, 24 at most
 * (https://developer.xero.com/documentation/api/accounting/budgets).
 */
function monthsOf(ledger: Ledger, { from, to }: { from?: string; to?: string }): string[] {
	const today = monthOf(ledger.today().toISOString()) as Date;
	const end = monthOf(to);
	const first = monthOf(from) ?? (end ? later(end, 1 - usualMonths) : today);
	const last = end ?? later(first, usualMonths - 1);
	const months: string[] = [];
	for (let month = first; month <= last && months.length < mostMonths; month = later(month, 1))
		months.push(month.toISOString().slice(0, 7));
	return months;
}

/** The Budgets shelf: read only, lines on the single record alone. */
export function budgetsShelf(ledger: Ledger): Shelf {
	const show = (budget: Budget, view: View): Rec => {
		const { monthly, Tracking, ...plain } = budget;
		if (!view.full) return { ...plain, Tracking: Tracking.map((choice) => ({ ...choice })) };
		const months = monthsOf(ledger, view.dates ?? {});
		return withoutNothing({
			...plain,
			Tracking: Tracking.map((choice) => ({ ...choice })),
			BudgetLines: Object.entries(monthly).map(([AccountCode, Amount]) => ({
				AccountID: ledger.accountByCode(AccountCode)?.AccountID,
				AccountCode,
				BudgetBalances: months.map((Period) => ({ Period, Amount, Notes: '' })),
			})),
		});
	};
	return {
		endpoint: 'Budgets',
		key: 'Budgets',
		id: 'BudgetID',
		list: {
			...plainList,
			where: false,
			order: false,
			brief: true,
			selects: { IDs: 'BudgetID' },
		},
		types: {
			BudgetID: 'guid',
			Type: 'string',
			Description: 'string',
			UpdatedDateUTC: 'date',
		},
		all: () => ledger.budgets.all(),
		find: (id) => ledger.budgets.get(id),
		show: (record, view) => show(record as Budget, view),
		summarizes: [],
	};
}
