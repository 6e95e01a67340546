import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { XeroRecord } from '../../../nodes/Xero/values/record';
import type { Rec } from '../../local-xero/contract';
import { asJson, byId, type Ran, type World } from '../harness';

/** What several tests need made, or looked up, before they begin. */

/** The one record of an endpoint with this attribute, from the books. */
export const kept = (
	world: World,
	endpoint: string,
	attribute: string,
	value: unknown,
	organisation?: string,
): Rec => {
	const found = world.books(endpoint, organisation).filter((record) => record[attribute] === value);
	if (found.length !== 1)
		throw new Error(`${found.length} records of ${endpoint} have ${attribute} ${String(value)}`);
	return found[0];
};

export const contactId = (world: World, name: string): string =>
	String(kept(world, 'Contacts', 'Name', name).ContactID);

export const bookedInvoice = (world: World, id: unknown): Rec =>
	kept(world, 'Invoices', 'InvoiceID', id);

export const aLine: XeroRecord = {
	Description: 'Mugs',
	Quantity: 2,
	UnitAmount: 10,
	AccountCode: '200',
};

/** Makes a document by JSON and answers its whole record. */
export async function make(
	world: World,
	resource: string,
	record: XeroRecord = {},
): Promise<XeroRecord> {
	const whole =
		resource === 'contact'
			? record
			: { Contact: { Name: 'Bayside Club' }, LineItems: [aLine], ...record };
	const { items, error } = await world.run({
		resource,
		operation: 'create',
		simplify: false,
		...asJson(whole),
	});
	if (error) throw error;
	return items[0].json as XeroRecord;
}

/** Pays a document from the bank account. */
export const pay = async (
	world: World,
	document: XeroRecord,
	amount: number,
): Promise<XeroRecord> => {
	const payment = {
		Invoice: { InvoiceID: document.InvoiceID },
		Account: { Code: '090' },
		Amount: amount,
		Date: world.day(0),
	};
	const { items, error } = await world.run({
		resource: 'payment',
		operation: 'create',
		simplify: false,
		...asJson(payment),
	});
	if (error) throw error;
	return items[0].json as XeroRecord;
};

/** The elements a run sent, from the bodies of its PUT and POST calls. */
export const sentBy = ({ calls }: Ran): XeroRecord[] =>
	calls
		.filter(({ method, body }) => method !== 'GET' && body?.startsWith('{'))
		.flatMap(({ body }) =>
			Object.values(JSON.parse(body ?? '{}') as { [key: string]: XeroRecord[] }).flat(),
		);

export const writes = ({ calls }: Pick<Ran, 'calls'>) =>
	calls.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api.xro'));

/** Updates a document's lines from an array, its other lines treated as `more` says. */
export const updateLines = async (
	world: World,
	invoice: XeroRecord,
	lines: XeroRecord[] | undefined,
	more: INodeParameters = {},
	resource = 'invoice',
) =>
	await world.run({
		resource,
		operation: 'update',
		simplify: false,
		record: byId(invoice.InvoiceID),
		fields: await world.fields(resource, 'update', {}),
		...(lines === undefined ? {} : { linesFrom: 'array', linesArray: JSON.stringify(lines) }),
		...more,
	});

/** A draft invoice as JSON, told by its reference. */
export const draft = (Reference: string, more: IDataObject = {}): IDataObject => ({
	Contact: { Name: 'Bayside Club' },
	Reference,
	LineItems: [aLine] as unknown as IDataObject[],
	...more,
});
