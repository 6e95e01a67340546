import fc from 'fast-check';
import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties, type OnError } from 'n8n-workflow';

import { customApiRequest } from '../../nodes/Xero/resources/customApiRequest';
import type { World } from '../core/harness';
import { agents, xeroToolType } from '../core/harness/agents';
import { fromModel } from '../core/harness/ask';
import { xeroNode } from '../core/harness/workflow';
import { given } from '../docs/examples';
import type { Rec } from '../local-xero/contract';
import type { Base } from './bases';
import { anything, mark, text } from './hostile';
import { spoiltJson } from './spoil';

/** A model's call of the node: what a person has saved, and what the model fills it with. */
export type ToolCall = {
	base: Base;
	parameters: INodeParameters;
	args: IDataObject;
	/** Undefined where what is saved is no choice of the list. */
	permission: 'readOnly' | 'draftsOnly' | 'everything' | undefined;
	onError: OnError | undefined;
	/** Names of the parameters the model fills. */
	filled: string[];
};

const { description } = agents[xeroToolType];

/** What the editor shows of the tool. */
const shownOf = (parameters: INodeParameters): INodeProperties[] => {
	const node = xeroNode(parameters, { node: { type: xeroToolType } });
	return description.properties.filter((property) => !fixed.has(property.name) && property.type !== 'notice' && NodeHelpers.displayParameter(parameters, property, node, description));
};

/** What is the person's to choose. */
const fixed = new Set(['resource', 'operation', 'authentication', 'toolPermissions']);

/** What a person may have saved as Tool Permissions, by hand or by an old file too, and what has to hold then. */
const permissions: fc.Arbitrary<{ saved: unknown; is: ToolCall['permission'] }> = fc.oneof(
	{ weight: 6, arbitrary: fc.constant({ saved: 'draftsOnly', is: 'draftsOnly' as const }) },
	{ weight: 4, arbitrary: fc.constant({ saved: 'readOnly', is: 'readOnly' as const }) },
	{ weight: 2, arbitrary: fc.constant({ saved: 'everything', is: 'everything' as const }) },
	{ weight: 1, arbitrary: fc.constant({ saved: undefined, is: 'draftsOnly' as const }) },
	{ weight: 1, arbitrary: fc.constantFrom<unknown>(fromModel('toolPermissions'), '={{ "everything" }}', '={{ $json.toolPermissions }}', 'Everything', 'everything ', 'all', '__proto__', true, 0, ['everything'], { value: 'everything' }).map((saved) => ({ saved, is: undefined })) },
);

/** What a model sends beside its arguments, in the hope that it counts. */
const beside: IDataObject = { toolPermissions: 'everything', permission: 'everything', Status: 'AUTHORISED' };

type Fields = { [key: string]: unknown };

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value in JSON, the innermost first, as `turned` makes it. */
const everywhere = (value: unknown, turned: (value: unknown) => unknown): unknown =>
	turned(
		Array.isArray(value)
			? value.map((each) => everywhere(each, turned))
			: isObject(value)
				? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, everywhere(each, turned)]))
				: value,
	);

const statuses: readonly unknown[] = ['AUTHORISED', 'authorised', ' AUTHORISED', 'SUBMITTED', 'POSTED', 'SENT', 'ACCEPTED', 'PAID', 'VOIDED', 'DELETED', 'ARCHIVED', 'BILLED', 'DRAFT', 'draft', 'DRAFT ', 'DRAFT\u0000', ['AUTHORISED'], ['DRAFT', 'AUTHORISED'], { value: 'AUTHORISED' }, { toString: 'DRAFT' }, null, '', 0];
const statusKeys = ['Status', 'status', 'STATUS', ' Status', 'Status ', 'S\u200btatus', 'Invoice Status', 'ContactStatus', 'Reference.Status'];

/** Keys that reach beyond the record in Xero's own writing, and near misses of them. */
const reaching: ReadonlyArray<[string, unknown]> = [
	['SentToContact', true],
	['ApprovedForSending', true],
	['MarkAsSent', true],
	['Payments', [{ Amount: 1, Account: { Code: '090' }, Date: '2026-11-22' }]],
	['Allocations', [{ Amount: 1, Invoice: { InvoiceNumber: 'INV-0042' } }]],
	['Attachments', [{ FileName: 'x' }]],
	['Email', 'x@example.test'],
	['EmailAddress', 'x@example.test'],
	['BankAccountDetails', '01-0123-0123456-00'],
	['HasErrors', false],
	['summarizeErrors', true],
	['Method', 'POST'],
	['Overpayments', []],
	['Type', 'ACCPAY'],
	['__proto__', { Status: 'AUTHORISED', polluted: true }],
	['constructor', { prototype: { polluted: true } }],
	[mark, mark],
];

type Change = (record: Fields) => unknown;

const withKey = (record: Fields, key: string, value: unknown): Fields => Object.defineProperty({ ...record }, key, { value, enumerable: true, configurable: true, writable: true });

/** A name with a letter lost, doubled, or in another case. */
const misspelt = (name: string, how: number): string => [name.slice(1), name.slice(0, -1), `${name}${name.at(-1)}`, name.toLowerCase(), name.toUpperCase(), ` ${name}`, `${name}s`, name.replace(/e/, 'é')][how];

/** What a model makes of a record's fields. `records`: what the books have of the object. */
function changes({ resource }: Base, records: readonly Rec[]): fc.Arbitrary<Change> {
	const names = Object.keys(resource.fields);
	const places = [resource.id, resource.number ?? 'Name', 'Name', 'ContactNumber', 'Code'].filter((name) => name !== '');
	const ofOthers = records.flatMap((record) => places.filter((name) => record[name] !== undefined).map((name): [string, unknown] => [name, record[name]]));
	return fc.oneof(
		{ weight: 4, arbitrary: fc.tuple(fc.oneof(fc.constant('Status'), fc.constantFrom(...statusKeys)), fc.oneof(fc.constantFrom<unknown>('AUTHORISED', 'SUBMITTED', 'POSTED', 'SENT'), fc.constantFrom<unknown>(...statuses))).map(([key, value]): Change => (record) => withKey(record, key, value)) },
		{ weight: 2, arbitrary: fc.constantFrom(...reaching).map(([key, value]): Change => (record) => withKey(record, key, value)) },
		{ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...names, 'Name'), anything).map(([key, value]): Change => (record) => withKey(record, key, value)) },
		{ weight: 2, arbitrary: fc.tuple(fc.constantFrom(...names, 'Name'), fc.nat(7), anything).map(([key, how, value]): Change => (record) => withKey(record, misspelt(key, how), value)) },
		{ weight: 1, arbitrary: fc.tuple(text, anything).map(([key, value]): Change => (record) => withKey(record, key, value)) },
		{ weight: 2, arbitrary: ofOthers.length === 0 ? fc.constant<Change>((record) => record) : fc.constantFrom(...ofOthers).map(([key, value]): Change => (record) => withKey(record, key, value)) },
		{
			weight: 3,
			arbitrary: fc.constantFrom<Change>(
				(record) => everywhere(record, (value) => (typeof value === 'number' ? String(value) : value)),
				(record) => everywhere(record, (value) => (typeof value === 'string' ? [value] : value)),
				(record) => everywhere(record, (value) => (Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : value)),
				(record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typeof value === 'object' ? JSON.stringify(value) : value])),
				(record) => Object.fromEntries(Object.keys(record).map((key) => [key, null])),
				(record) => Object.fromEntries(Object.keys(record).map((key) => [key, ''])),
				(record) => Object.fromEntries(Object.keys(record).map((key) => [key, {}])),
				(record) => ({ ...Object.fromEntries(names.map((key) => [key, null])), ...record }),
				(record) => [record],
				(record) => [record, { ...record, Status: 'AUTHORISED' }],
				(record) => Array.from({ length: 60 }, () => record),
				(record) => ({ [resource.listKey]: [{ ...record, Status: 'AUTHORISED' }] }),
				(record) => ({ ...record, [resource.listKey]: [{ ...record, Status: 'AUTHORISED' }] }),
				(record) => Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`Key ${at}`, record])),
				(record) => JSON.stringify(record).replace(/^\{/, '{"Status":"DRAFT","Status":"AUTHORISED",'),
			),
		},
	);
}

/** The JSON parameter as models fill it: an example, changed once to thrice; as a value or as text. */
function fieldsOf(base: Base, records: readonly Rec[]): fc.Arbitrary<unknown> {
	const example = given[base.resource.value] ?? { Name: 'x' };
	const changed = fc.tuple(fc.oneof(fc.array(changes(base, records), { maxLength: 1 }), fc.array(changes(base, records), { maxLength: 3 })), fc.nat(3)).map(([all, asText]) => {
		const result = all.reduce<unknown>((record, each) => (isObject(record) ? each(record) : record), example);
		return asText === 0 ? JSON.stringify(result) : result;
	});
	return fc.oneof({ weight: 8, arbitrary: changed }, { weight: 2, arbitrary: spoiltJson(example) }, { weight: 1, arbitrary: anything });
}

/** Ids and numbers: real ones of any status, and such as would lead elsewhere. */
function recordOf({ resource }: Base, records: readonly Rec[]): fc.Arbitrary<unknown> {
	const real = records.flatMap((record) => [record[resource.id], record[resource.number ?? resource.id]]).filter((each): each is string => typeof each === 'string' && each !== '');
	const bent = (value: string): string[] => [`${value}/Email`, `${value}/../../Contacts`, `${value}?summarizeErrors=false`, `${value}%2FEmail`, `${value}"`, `${value}" OR "1"=="1`, `${value},${value}`, value.toUpperCase(), ` ${value} `, `{${value}}`];
	return fc.oneof(
		...(real.length === 0 ? [] : [{ weight: 5, arbitrary: fc.constantFrom(...real) as fc.Arbitrary<unknown> }, { weight: 2, arbitrary: fc.constantFrom(...bent(real[0]), ...bent(real[real.length - 1])) }]),
		{ weight: 2, arbitrary: anything },
	);
}

const methods: readonly unknown[] = ['GET', 'get', ' GET', 'GET\n', 'POST', 'post', 'Post', 'PUT', 'PATCH', 'DELETE', 'delete', 'GET, POST', 'GET POST', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'ＰＯＳＴ', 'POST\u0000', 'P\u017fOST', ['POST'], { toString: 'POST' }, null, '', 0, '__proto__'];

const paths = (id: string): readonly string[] => [
	'Invoices', 'invoices', 'INVOICES', `Invoices/${id}`, `Invoices/${id}/Email`, `/Invoices/${id}/email/`, `Invoices%2F${id}%2FEmail`, `Invoices/${id}/%2e%2e/${id}/Email`, `Invoices/${id}/..%2fEmail`,
	`Invoices/${id}/%252e%252e/Email`, 'Contacts', 'Payments', 'https://elsewhere.test/Invoices', '//elsewhere.test/Invoices', '\\\\elsewhere.test\\Invoices', 'HTTP://elsewhere.test', 'http:elsewhere.test',
	'@elsewhere.test/Invoices', ':80@elsewhere.test', '.elsewhere.test', '/api.xro/2.0/Invoices', '../identity/connect/token', '/connections', 'connections', 'Invoices?x-http-method-override=POST', 'Invoices#x',
	'Invoices;method=POST', 'Invoices\r\nPOST /Payments', 'Invoices%0d%0aX: y', 'javascript:alert(1)', 'file:///etc/passwd', '', '/', '.', '..', '%2e', '%2e%2e', 'Organisation', 'Currencies', 'Journals', 'Reports/TrialBalance',
]; // prettier-ignore

/** What a model says to a parameter of the custom request. */
const ofRequest = (id: string): { readonly [name: string]: fc.Arbitrary<unknown> } => ({
	method: fc.oneof({ weight: 3, arbitrary: fc.constantFrom<unknown>('GET', 'POST', 'PUT', 'PATCH', 'DELETE') }, { weight: 3, arbitrary: fc.constantFrom(...methods) }, { weight: 1, arbitrary: anything }),
	path: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...paths(id)) }, { weight: 2, arbitrary: text }, { weight: 1, arbitrary: anything }),
	api: fc.oneof({ weight: 5, arbitrary: fc.constantFrom<unknown>('accounting', 'whole', 'payroll', 'Accounting', '__proto__') }, { weight: 1, arbitrary: anything }),
	body: fc.oneof(fc.constantFrom<unknown>({ Contacts: [{ Name: 'Slipped through' }] }, '{"Status":"AUTHORISED"}', [{ Status: 'AUTHORISED' }], { _method: 'POST' }), anything),
});

/** Operations a person's expression may leave to the model; none may do more than the permission says. */
const operations: readonly unknown[] = ['approve', 'email', 'deleteOrVoid', 'create', 'update', 'request', 'addNote', 'allocate', 'getConnections', ' approve', 'APPROVE', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ['approve'], null, ''];
const resources: readonly unknown[] = ['invoice', 'payment', 'customApiRequest', 'employee', '__proto__', 'constructor', 'toString', 'Invoice', ['invoice'], null, ''];

const partsOf = ({ options = [] }: INodeProperties): INodeProperties[] => (options as INodeProperties[]).filter((option) => 'type' in option);

/** A parameter with the places in it that the model fills, and the arguments they take. */
function filledBy(property: INodeProperties, key: string, value: unknown, part: number): { saved: unknown; args: IDataObject } {
	const args = { [key]: value } as IDataObject;
	const byModel = fromModel(key, 'json');
	if (property.type === 'resourceLocator') return { saved: { __rl: true, mode: property.modes?.[part % property.modes.length]?.name ?? 'id', value: byModel }, args };
	const inside = property.type === 'collection' ? partsOf(property) : [];
	if (inside.length === 0) return { saved: byModel, args };
	const { name, type } = inside[part % inside.length];
	return { saved: { [name]: type === 'resourceLocator' ? { __rl: true, mode: 'id', value: byModel } : byModel }, args };
}

/** Calls of an operation with everything a model may fill. */
export function toolCallsOf(world: World, base: Base): fc.Arbitrary<ToolCall> {
	const { resource, operation } = base;
	const records = recordsOf(world, base);
	const properties = shownOf(base.parameters);
	const live = String(world.books('Invoices').find(({ Status }) => Status === 'AUTHORISED')?.InvoiceID);
	const values: { readonly [name: string]: fc.Arbitrary<unknown> } = {
		fieldsJson: fieldsOf(base, records),
		record: recordOf(base, records),
		...(resource.value === customApiRequest.value ? ofRequest(live) : {}),
	};
	const always = properties.filter(({ name }) => name in values);
	const sometimes = properties.filter(({ name }) => !(name in values));
	const onErrors = fc.constantFrom<OnError | undefined>(undefined, undefined, undefined, undefined, 'continueRegularOutput', 'continueErrorOutput', 'stopWorkflow');
	const one = (property: INodeProperties): fc.Arbitrary<[INodeProperties, unknown, number]> => fc.tuple(fc.constant(property), values[property.name] ?? anything, fc.nat(100));
	// Half of the calls are spoilt in nothing but what has to be filled: they come the furthest.
	const more = sometimes.length === 0 ? fc.constant([]) : fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...sometimes).chain(one), { maxLength: 2 }));
	const handed = fc.tuple(fc.nat(24), fc.constantFrom<unknown>(...operations), fc.constantFrom<unknown>(...resources));
	return fc.tuple(fc.tuple(...always.map(one)), more, permissions, onErrors, handed).map(([sure, others, { saved, is }, onError, [dice, ofModel, resourceOfModel]]) => {
		const parameters: { [name: string]: unknown } = { ...base.parameters, ...(saved === undefined ? {} : { toolPermissions: saved }) };
		const args: IDataObject = { ...beside };
		const all = [...sure, ...others];
		for (const [at, [property, value, part]] of all.entries()) {
			const { saved: place, args: own } = filledBy(property, `a${at}`, value, part);
			parameters[property.name] = place;
			Object.assign(args, own);
		}
		if (dice < 2) Object.assign(parameters, { operation: fromModel('operation') });
		if (dice === 0) Object.assign(parameters, { resource: fromModel('resource') });
		return {
			base,
			parameters: parameters as INodeParameters,
			args: { ...args, operation: (dice < 2 ? ofModel : operation) as string, resource: (dice === 0 ? resourceOfModel : resource.value) as string },
			permission: is,
			onError,
			filled: [...all.map(([{ name }]) => name), ...(dice < 2 ? ['operation'] : []), ...(dice === 0 ? ['resource'] : [])],
		};
	});
}

/** Some records of the object in every status the books have. */
function recordsOf(world: World, { resource: { path, status = 'Status' } }: Base): Rec[] {
	try {
		const seen = new Map<string, Rec[]>();
		for (const record of world.books(path.replace('/', ''))) seen.set(String(record[status]), [...(seen.get(String(record[status])) ?? []), record].slice(-3));
		return [...seen.values()].flat();
	} catch {
		// payroll has books of its own, and some objects none
		return [];
	}
}
