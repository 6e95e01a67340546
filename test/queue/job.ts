import { randomUUID } from 'node:crypto';
import type { WorkflowFile, WorkflowNode } from '../host/api';

/** What the records of an execution become, and how they are sent. */
export const kinds = ['create contacts', 'create invoices', 'upsert contacts', 'upsert invoices'] as const;
export type Kind = (typeof kinds)[number];

export type Fields = { [name: string]: unknown };

/** One record to push; `key` is what it is found by in the books. */
export interface Push {
	key: string;
	fields: Fields;
}

/** The records one execution is started with. */
export interface Load {
	kind: Kind;
	organisation: string;
	pushes: Push[];
}

/** Which attribute of a record holds its key. Xero keeps none of them free of doubles but a contact's Name and an invoice's number. */
export const keyAttribute: { [kind in Kind]: string } = {
	'create contacts': 'Name',
	'create invoices': 'Reference',
	'upsert contacts': 'ContactNumber',
	'upsert invoices': 'InvoiceNumber',
};

export const isContact = (kind: Kind): boolean => kind.endsWith('contacts');

/** An organisation to push to, and a customer of it to invoice. */
export interface Organisation {
	id: string;
	customer: string;
}

const invoice = ({ customer }: Organisation, nth: number, more: Fields): Fields => ({
	Contact: { ContactID: customer },
	Date: '2026-11-20',
	DueDate: '2026-12-20',
	LineItems: [
		{ Description: 'Delivered goods', Quantity: 1 + (nth % 7), UnitAmount: 10 + (nth % 90), AccountCode: '200' },
	],
	...more,
});

const fieldsOf: { [kind in Kind]: (key: string, organisation: Organisation, nth: number) => Fields } = {
	'create contacts': (key, _organisation, nth) => ({ Name: key, EmailAddress: `c${nth}@example.com` }),
	'create invoices': (key, organisation, nth) => invoice(organisation, nth, { Reference: key }),
	'upsert contacts': (key, _organisation, nth) => ({
		Name: `Customer ${key}`,
		ContactNumber: key,
		FirstName: `F${nth}`,
	}),
	'upsert invoices': (key, organisation, nth) => invoice(organisation, nth, { InvoiceNumber: key }),
};

/** So many records of a kind, with keys that begin with `name`; `first` is the number of the first. */
export const pushesOf = (kind: Kind, organisation: Organisation, name: string, many: number, first = 0): Push[] =>
	Array.from({ length: Math.max(0, many) }, (_, nth) => {
		const key = `Q ${kind} ${organisation.id.slice(0, 4)} ${name}-${nth}`;
		return { key, fields: fieldsOf[kind](key, organisation, first + nth) };
	});

/**
 * The work: executions in turn for each organisation and kind. Of Create or Update every second execution of an
 * organisation carries the records of the one before, as a shop does that tells of an order twice.
 */
export function loads(organisations: readonly Organisation[], executions: number, records: number): Load[] {
	const perExecution = Math.ceil(records / executions);
	return Array.from({ length: executions }, (_, place) => {
		const organisation = organisations[place % organisations.length];
		const round = Math.floor(place / organisations.length);
		const kind = kinds[Math.floor(round / 2) % kinds.length];
		// Rounds come in pairs of the same kind; of Create or Update both of a pair carry the same.
		const batch = kind.startsWith('upsert') ? round - (round % 2) : round;
		const many = Math.min(perExecution, records - place * perExecution);
		const pushes = pushesOf(kind, organisation, String(batch), many, batch * perExecution);
		return { kind, organisation: organisation.id, pushes };
	});
}

const node = (
	name: string,
	type: string,
	typeVersion: number,
	place: number,
	parameters: Fields,
	more: Partial<WorkflowNode> = {},
): WorkflowNode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	position: [place * 220, 0],
	parameters,
	...more,
});

/** A workflow that takes an execution's records from a production webhook and pushes them to Xero, with the node's options. */
export function workflowOf(
	kind: Kind,
	credential: { id: string; name: string },
	options: Fields,
): { file: WorkflowFile; path: string } {
	const path = randomUUID();
	const [operation] = kind.split(' ');
	const matchOn = { matchOn: keyAttribute[kind] };
	const parameters: Fields = {
		authentication: 'oAuth2',
		organisation: { __rl: true, mode: 'id', value: "={{ $('Webhook').first().json.body.organisation }}" },
		resource: isContact(kind) ? 'contact' : 'invoice',
		operation,
		...(operation === 'upsert' ? matchOn : {}),
		inputMode: 'json',
		fieldsJson: '={{ $json }}',
		options,
	};
	const xero = { credentials: { xeroConnectorOAuth2Api: credential }, onError: 'continueErrorOutput' };
	const main = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const file = {
		name: `Queue: ${kind}`,
		nodes: [
			node(
				'Webhook',
				'n8n-nodes-base.webhook',
				2,
				0,
				{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
				{ webhookId: path },
			),
			node('Split Out', 'n8n-nodes-base.splitOut', 1, 1, { fieldToSplitOut: 'body.records', options: {} }),
			node('Xero', 'n8n-nodes-xero-connector.xero', 1, 2, parameters, xero),
		],
		connections: { Webhook: main('Split Out'), 'Split Out': main('Xero') },
		settings: { executionOrder: 'v1' },
	};
	return { file, path };
}
