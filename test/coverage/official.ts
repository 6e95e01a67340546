/** What the official client can ask of Xero, read from its classes as they run. */

/** A method of a client and the request it makes, such as `PUT /Invoices/{InvoiceID}/History`. */
export type OfficialMethod = { name: string; request: string };

type Client = { prototype: object };

const tenant = 'xeroTenantId';

/**
 * Every method of a client that asks Xero for something, with its verb and path; a PDF is asked for at a record's own
 * address, and told apart by `as PDF`. Throws when a method's request cannot be read.
 */
export const methodsOf = ({ prototype }: Client): OfficialMethod[] =>
	Object.entries(Object.getOwnPropertyDescriptors(prototype))
		.filter(([name]) => name !== 'constructor')
		.map(([name, { value }]) => ({
			name,
			source: typeof value === 'function' ? String(value) : '',
		}))
		.filter(({ source }) => source.includes(tenant))
		.map(({ name, source }) => ({ name, request: requestIn(name, source) }));

function requestIn(name: string, source: string): string {
	const path = /localVarPath = this\.basePath \+ '([^']+)'/.exec(source)?.[1];
	const verb = /method: '([A-Z]+)'/.exec(source)?.[1];
	if (path === undefined || verb === undefined)
		throw new Error(`${name} of the official client has no request`);
	const accepts = /acceptHeadersFromSpec = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
	return `${verb} ${path}${accepts.includes('application/pdf') ? ' as PDF' : ''}`;
}
