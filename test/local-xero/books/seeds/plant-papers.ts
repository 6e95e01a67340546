import type { Rec, Shelf, Verdict } from '../../contract';
import type { Ledger } from '../ledger';
import type { Line } from '../records';
import type { SeedBudget, SeedPaper } from './papers';

/**
 * Writes the papers through the verbs a caller has.
 *
 * @param accepted gives the record of a verdict; throws when a seed is refused
 */
export function plantPapers(
	papers: SeedPaper[],
	ledger: Ledger,
	shelves: ReadonlyMap<string, Shelf>,
	accepted: (verdict: Verdict | undefined) => Rec,
): void {
	const context = { unitdp: 4, app: 'Xero' } as const;
	for (const { endpoint, element, then = [], billTo } of papers) {
		const shelf = shelves.get(endpoint);
		const made = accepted(shelf?.put?.(element, context));
		for (const further of then) accepted(shelf?.post?.(further, context, String(made[shelf.id])));
		if (!billTo) continue;
		const [line] = made.LineItems as Line[];
		const link = {
			SourceTransactionID: made.InvoiceID,
			SourceLineItemID: line.LineItemID,
			ContactID: ledger.contacts.by('name', billTo.toLowerCase())[0]?.ContactID,
		};
		accepted(shelves.get('LinkedTransactions')?.put?.(link, context));
	}
}

/** Keeps the budgets, which Xero lets nobody write through its API. */
export function plantBudgets(budgets: SeedBudget[], ledger: Ledger): void {
	for (const { Description, monthly, tracking } of budgets) {
		const category = tracking && ledger.trackingCategories.by('name', tracking.Name)[0];
		const option = category?.Options.find(({ Name }) => Name === tracking?.Option);
		ledger.budgets.add({
			BudgetID: ledger.newId(),
			Type: category ? 'TRACKING' : 'OVERALL',
			Description,
			Tracking:
				category && option
					? [
							{
								TrackingCategoryID: category.TrackingCategoryID,
								TrackingOptionID: option.TrackingOptionID,
								Name: category.Name,
								Option: option.Name,
							},
						]
					: [],
			monthly,
			UpdatedDateUTC: ledger.now(),
		});
	}
}
