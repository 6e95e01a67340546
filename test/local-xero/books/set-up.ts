import type { Rec, Shelf } from '../contract';
import type { Ledger } from './ledger';

/**
 * POST /Setup (https://developer.xero.com/documentation/api/accounting/setup): makes the chart of accounts be as given,
 * account by account as PUT and POST to Accounts would, and tells how many were new, updated or refused. Conversion
 * balances are read over: these books begin with their first document.
 */
export function setUp(ledger: Ledger, accounts: Shelf, body: Rec): Rec {
	const context = { unitdp: 2, app: 'Setup' } as const;
	const given = Array.isArray(body.Accounts) ? (body.Accounts as Rec[]) : [];
	const counts = { New: 0, Updated: 0, System: 0, Errored: 0 };
	for (const element of given) {
		const was = ledger.accountByCode(String(element.Code ?? ''));
		if (was?.SystemAccount) {
			counts.System += 1;
			continue;
		}
		const verdict = was
			? accounts.post?.(element, context, was.AccountID)
			: accounts.put?.(element, context);
		if (verdict?.is !== 'ok') counts.Errored += 1;
		else if (was) counts.Updated += 1;
		else counts.New += 1;
	}
	return {
		Accounts: {
			Total: given.length,
			...counts,
			Deleted: 0,
			Locked: 0,
			Present: given.length > 0,
			NewOrUpdated: counts.New + counts.Updated,
		},
		Organisation: { Present: body.ConversionDate !== undefined },
	};
}
