import type { INodeParameters } from 'n8n-workflow';

import { catalogue } from '../../nodes/Xero/resources/catalogue';
import type { Resource } from '../../nodes/Xero/resources/define';
import { isGuid, isRecord, type Json, type XeroRecord } from '../../nodes/Xero/values/record';
import { asJson, auckland, byId, openWorld, type World } from '../core/harness';
import { given } from './examples';

/** What comes out of the node, by the value of the resource. */
export type Answers = { [resource: string]: XeroRecord };

const orange = 'Wattle Creek Pty Ltd';

/** Objects that Xero shows only with scopes of their own. */
const scopes: { readonly [resource: string]: string[] } = {
	budget: ['accounting.budgets.read', 'accounting.settings'],
	expenseClaim: ['accounting.classicexpenses', 'accounting.contacts', 'accounting.settings'],
	journal: ['accounting.journals.read'],
	paymentService: ['paymentservices'],
	receipt: ['accounting.classicexpenses', 'accounting.contacts', 'accounting.settings'],
};

/** Has the node do one thing, and answers the first item. */
async function done(
	world: World,
	resource: string,
	operation: string,
	more: INodeParameters = {},
): Promise<XeroRecord> {
	const { items, error } = await world.run({ resource, operation, simplify: true, ...more });
	if (error || items.length === 0)
		throw error ?? new Error(`${resource} ${operation} answered nothing`);
	return items[0].json as XeroRecord;
}

const made = async (world: World, resource: string, record: XeroRecord): Promise<XeroRecord> =>
	await done(world, resource, 'create', { ...asJson(record), simplify: false });

const approved = { Status: 'AUTHORISED', DueDate: '2026-12-20' };

/** The example with the ids of what it is about, which has to be there first. */
const before: { readonly [resource: string]: (world: World) => Promise<XeroRecord> } = {
	batchPayment: async (world) => {
		const { InvoiceID } = await made(world, 'bill', { ...given.bill, ...approved });
		return { Payments: [{ Invoice: { InvoiceID }, Amount: 276 }] };
	},
	expenseClaim: async (world) => {
		const User = await user(world);
		const { ReceiptID } = await made(world, 'receipt', { ...given.receipt, User });
		return { User, Receipts: [{ ReceiptID }] };
	},
	linkedTransaction: async (world) => {
		const bill = await made(world, 'bill', { ...given.bill, ...approved });
		const [line] = bill.LineItems as XeroRecord[];
		return { SourceTransactionID: bill.InvoiceID, SourceLineItemID: line.LineItemID };
	},
	payment: async (world) => {
		await made(world, 'invoice', { ...given.invoice, ...approved });
		return {};
	},
	receipt: async (world) => ({ User: await user(world) }),
	// an organisation has two categories at most, and this one has them
	trackingCategory: async (world) => {
		const { TrackingCategoryID } = await done(world, 'trackingCategory', 'getAll', { limit: 1 });
		await done(world, 'trackingCategory', 'archive', { record: byId(TrackingCategoryID) });
		return {};
	},
};

const user = async (world: World): Promise<XeroRecord> => {
	const { UserID } = await done(world, 'user', 'getAll', { limit: 1 });
	return { UserID };
};

/**
 * Ids of a run are nobody's: the first one under an attribute is the same in every recording, and so is the second.
 * `known`: those of this record so far, by their attribute.
 */
function withSteadyIds(
	value: Json | undefined,
	name: string,
	known: Map<string, string[]>,
): Json | undefined {
	if (Array.isArray(value)) return value.map((each) => withSteadyIds(each, name, known) ?? null);
	if (isRecord(value))
		return Object.fromEntries(
			Object.entries(value).map(([part, each]) => [part, withSteadyIds(each, part, known)]),
		);
	if (typeof value !== 'string' || !isGuid(value)) return value;
	const ids = known.get(name) ?? [];
	known.set(name, ids);
	if (!ids.includes(value)) ids.push(value);
	return idOf(`${name} ${ids.indexOf(value)}`);
}

/** An id that looks like one, the same for the same attribute at every run. */
function idOf(path: string): string {
	const digits = [...path]
		.reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffffff, 7)
		.toString(16)
		.padStart(8, '0');
	return `${digits}-8c1e-4f6a-9b2d-${[...digits].reverse().join('')}5a7e`;
}

/** A fresh local Xero in which the example of an object can be made. `also`: scopes, where the object needs its own. */
export async function worldOf(resource: string, also: string[] = []): Promise<World> {
	const own = scopes[resource];
	return await openWorld({
		organisations: [resource === 'employee' ? orange : auckland],
		...(own && { scopes: ['offline_access', ...own, ...also] }),
	});
}

/** Makes an object's example in the real n8n-core, or reads the first one of what cannot be created: the output item. */
export async function exampleIn(world: World, { value, verbs }: Resource): Promise<XeroRecord> {
	if (verbs.create === undefined)
		return await done(world, value, verbs.getMany === undefined ? 'get' : 'getAll', { limit: 1 });
	const record = { ...given[value], ...(await before[value]?.(world)) };
	return await done(world, value, 'create', asJson(record));
}

async function answerOf(resource: Resource): Promise<XeroRecord> {
	const world = await worldOf(resource.value);
	try {
		return await exampleIn(world, resource);
	} finally {
		await world.close();
	}
}

/** What the node answers to every example. Throws when one of them is refused. */
export async function record(): Promise<Answers> {
	const answers: Answers = {};
	for (const resource of catalogue.filter(
		({ verbs }) => verbs.create !== undefined || verbs.getMany !== undefined,
	))
		answers[resource.value] = withSteadyIds(await answerOf(resource), '', new Map()) as XeroRecord;
	return answers;
}
