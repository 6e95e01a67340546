import type { Call } from '../../local-xero/server';

/** Where the records of a category are. https://developer.xero.com/documentation/guides/webhooks/overview/ */
export const endpoints: { readonly [category: string]: string } = {
	CONTACT: 'Contacts',
	CREDITNOTE: 'CreditNotes',
	INVOICE: 'Invoices',
	OVERPAYMENT: 'Overpayments',
	PREPAYMENT: 'Prepayments',
};

/** What Xero answered at one moment, told by the calls alone. */
export class Answers {
	private readonly good: readonly Call[];

	constructor(private readonly calls: readonly Call[]) {
		this.good = calls.filter(({ status, fault }) => status === 200 && fault === undefined);
	}

	/** Whether what changed in a category of an organisation was answered. */
	list(tenant: string, category: string): boolean {
		return this.at(tenant, category).some(
			({ headers, path }) => isList(path) && headers['if-modified-since'] !== undefined,
		);
	}

	/** Whether a record was answered, by its id. */
	record(tenant: string, category: string, id: string): boolean {
		return this.at(tenant, category).some(
			({ path, query }) =>
				path.toLowerCase().endsWith(`/${id.toLowerCase()}`) || query.IDs?.toLowerCase().includes(id.toLowerCase()),
		);
	}

	/** Whether a record's history was answered. */
	history(tenant: string, category: string, id: string): boolean {
		return this.at(tenant, category).some(({ path }) => path.toLowerCase().endsWith(`/${id.toLowerCase()}/history`));
	}

	/** Calls that went wrong by a fault, by organisation. What Xero refuses for a limit is charged to nobody. */
	failed(): Map<string, number> {
		const failed = new Map<string, number>();
		for (const { tenantId, fault, status } of this.calls)
			if (tenantId !== undefined && fault !== undefined && status !== 429) failed.set(tenantId, (failed.get(tenantId) ?? 0) + 1);
		return failed;
	}

	private at(tenant: string, category: string): readonly Call[] {
		const path = `/api.xro/2.0/${endpoints[category]}`;
		return this.good.filter(
			(call) => call.tenantId === tenant && (call.path === path || call.path.startsWith(`${path}/`)),
		);
	}
}

const isList = (path: string): boolean => path.split('/').length === 4;
