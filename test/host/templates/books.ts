import type { Stage } from '../stage';

type Record = { [name: string]: unknown };

/**
 * Makes records in the local Xero as any app of Xero's would, before a template is run.
 *
 * @param endpoint Xero's name of the list, for example `Invoices`
 * @param scopes of the app, where the usual ones do not do
 * @returns the records as Xero answered them
 * @throws when Xero refuses one
 */
export async function makeInXero(
	{ xero }: Stage,
	tenantId: string,
	endpoint: string,
	records: Record[],
	scopes?: string[],
): Promise<Record[]> {
	const { access_token: token } = xero.control.issueToken({ tenants: [tenantId], scopes });
	const answer = await fetch(`${xero.url}/api.xro/2.0/${endpoint}`, {
		method: 'PUT',
		headers: {
			authorization: `Bearer ${token}`,
			'xero-tenant-id': tenantId,
			accept: 'application/json',
			'content-type': 'application/json',
		},
		body: JSON.stringify({ [endpoint]: records }),
	});
	const text = await answer.text();
	if (!answer.ok)
		throw new Error(`The local Xero answered ${answer.status}: ${text.slice(0, 1000)}`);
	return (JSON.parse(text) as { [endpoint: string]: Record[] })[endpoint];
}

/** The records of an organisation's books that were not there when this was called. */
export function addedTo(
	{ xero: { control } }: Stage,
	tenantId: string,
	endpoint: string,
	id: string,
): () => Record[] {
	const known = new Set(control.books(tenantId, endpoint).map((record) => record[id]));
	return () => control.books(tenantId, endpoint).filter((record) => !known.has(record[id]));
}
