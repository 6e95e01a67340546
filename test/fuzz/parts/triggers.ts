import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import { NodeHelpers, type IDataObject, type INodeParameters, type INodeProperties, type NodeOperationError } from 'n8n-workflow';

import { XeroTrigger } from '../../../nodes/Xero/XeroTrigger.node.ts';
import { XeroWebhookTrigger } from '../../../nodes/Xero/XeroWebhookTrigger.node.ts';
import { Poller } from '../../core/harness/poll';
import { Door } from '../../core/harness/webhook';
import { xeroNode } from '../../core/harness/workflow';
import type { Rec } from '../../local-xero/contract';
import { requestFault } from '../addresses';
import { change, withChanges, type Change } from '../changed';
import { isRaw, short, type Finding, type Player } from '../finding';
import { Ground } from '../ground';
import { anything, expressions, textsIn } from '../hostile';
import { ended } from '../limit';
import { rejections } from '../rejections';

/** Cases a local Xero lives for. */
const casesOfAGround = 300;

const polling = new XeroTrigger().description;
const hearing = new XeroWebhookTrigger().description;

type Judged = { how: string; place: string; faults: string[] };

/** Parameters nobody means, and stored state that is not what the trigger wrote. */
export async function triggers(): Promise<Player> {
	let ground = await Ground.open();
	const figures: Player['figures'] = {};
	let played = 0;
	return {
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			const kinds = [pollsWith, pollsFrom, hearsWith, hearsFrom];
			const drawn = fc.sample(fc.tuple(fc.nat(1_000), fc.array(change, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.nat(1_000), fc.oneof(anything, fc.constantFrom(...expressions))), { minLength: 1, maxLength: 3 })), { seed, numRuns: cases });
			for (const [at, [dice, changes, values]] of drawn.entries()) {
				played += 1;
				if (played % casesOfAGround === 0) {
					const { now } = ground;
					await ground.close();
					ground = await Ground.open(now);
				}
				ground.begin();
				const { how, place, faults } = await ended(kinds[(seed + at) % kinds.length](ground, dice, changes, values)).catch((error: Error): Judged => ({ how: 'broke', place: `case ${at}`, faults: [error.message.slice(0, 200)] }));
				figures[how] = (figures[how] ?? 0) + 1;
				const loose = rejections.splice(0).map((message) => `Nobody waited for an error: ${message}`);
				findings.push(...[...new Set([...faults, ...loose, ...ground.harm(place)])].map((what) => ({ what, how: place })));
			}
			return findings;
		},
		close: async () => await ground.close(),
	};
}

type Replaced = ReadonlyArray<readonly [number, unknown]>;

const faultsOf = (error: Error | undefined): string[] => {
	if (error === undefined) return [];
	const { message, description } = error as NodeOperationError;
	return [message, description].filter((words): words is string => typeof words === 'string' && isRaw(words)).map((words) => `Raw error: ${words}`.slice(0, 200));
};

/** Parameters of a trigger with some of them replaced, parts of collections too. */
function replacedIn(properties: INodeProperties[], start: INodeParameters, values: Replaced): INodeParameters {
	const shown = properties.filter((property) => property.type !== 'notice' && property.name !== 'pollTimes' && property.name !== 'authentication' && NodeHelpers.displayParameter(start, property, xeroNode(start), null));
	const given: { [name: string]: unknown } = { ...start };
	for (const [at, value] of values) {
		const { name, type, options } = shown[at % shown.length];
		const plain = typeof value === 'string' && value.startsWith('=') && !expressions.includes(value) ? ` ${value}` : value;
		if (type === 'collection' && at % 3 > 0) given[name] = { [(options as INodeProperties[])[at % (options?.length ?? 1)]?.name ?? 'x']: plain };
		else if (type === 'resourceLocator' && at % 3 > 0) given[name] = { __rl: true, mode: ['id', 'list', 'url', ''][at % 4], value: plain };
		else given[name] = plain;
	}
	return given as INodeParameters;
}

const watched: readonly INodeParameters[] = [
	{ resource: 'contact', event: 'created' },
	{ resource: 'invoice', event: 'createdOrUpdated' },
	{ resource: 'invoice', event: 'enteredStatus', statuses: ['AUTHORISED', 'PAID'] },
	{ resource: 'contact', event: 'fieldChanged', watchedFields: ['Name'] },
	{ resource: 'invoice', event: 'becameOverdue', daysOverdue: 1 },
	{ resource: 'journal', event: 'created' },
	{ resource: 'employee', event: 'createdOrUpdated' },
	{ resource: 'contactGroup', event: 'removed' },
	{ resource: 'account', event: 'createdOrUpdated' },
	{ resource: 'payment', event: 'created', filters: { amountFrom: '1' } },
];

/** Polls with parameters nobody means. */
async function pollsWith(ground: Ground, dice: number, _: readonly Change[], values: Replaced): Promise<Judged> {
	const start = watched[dice % watched.length];
	const parameters = replacedIn(polling.properties, NodeHelpers.getNodeParameters(polling.properties, start, true, false, xeroNode(start), polling) ?? start, values);
	const place = `poll with ${short(parameters)}`;
	let poller: Poller;
	try {
		poller = Poller.idle(ground.world, parameters);
	} catch {
		return { how: 'poll: not opened by n8n', place, faults: [] };
	}
	let error: Error | undefined;
	try {
		await poller.activate('activate');
		ground.world.control.clock({ advance: 60_000 });
		({ error } = await poller.poll());
	} catch (thrown) {
		error = thrown as Error;
	}
	const given = textsIn(values);
	const requests = ground.seen.map((seen) => requestFault(seen, given, '', JSON.stringify(parameters.filters ?? '').includes('where')));
	return { how: `poll, parameters: ${error === undefined ? 'ran' : 'told as an error'}`, place, faults: [...faultsOf(error), ...requests.filter((fault) => fault !== undefined), ...ground.harm(`${error?.message} ${error?.stack}`)] };
}

let serial = 0;

/** Polls from a state that is not what the trigger wrote: damaged, of another version, of other types. */
async function pollsFrom(ground: Ground, dice: number, changes: readonly Change[]): Promise<Judged> {
	const { world } = ground;
	const { control } = world;
	const poller = await Poller.open(world, watched[dice % 2]);
	control.clock({ advance: 60_000 });
	await poller.poll();
	const before = poller.saved;
	const node = JSON.stringify(Object.values(before)[0]);
	const damaged = dice % 10 === 0 ? oldStates[dice % oldStates.length] : asObject(JSON.parse(withChanges(node, changes)));
	poller.saved = JSON.parse(JSON.stringify({ 'node:Xero Trigger': damaged })) as IDataObject;
	const place = `poll ${JSON.stringify(watched[dice % 2])} from ${short(damaged)}, ${short(changes, 300)}`;
	const faults: string[] = [];
	const words: string[] = [];
	const ran = async (work: Promise<{ error?: Error }>): Promise<void> => {
		const error = await work.then(({ error: told }) => told, (thrown: Error) => thrown);
		if (error !== undefined) words.push(error.message);
		faults.push(...faultsOf(error));
	};
	await ran(poller.restart());
	serial += 1;
	const made = dice % 2 === 0 ? personMade(ground, 'Contacts', { Name: `Fuzz ${process.pid} ${serial}` }) : personMade(ground, 'Invoices', { Type: 'ACCREC', Contact: { Name: 'Bayside Club' }, LineItems: [{ Description: 'x', Quantity: 1, UnitAmount: 1, AccountCode: '200' }] });
	for (let poll = 0; poll < 2; poll++) {
		control.clock({ advance: 60_000 });
		await ran(poller.poll());
	}
	const id = dice % 2 === 0 ? 'ContactID' : 'InvoiceID';
	const heard = poller.items.some((json) => json[id] === made[id]);
	if (!heard && words.length === 0) faults.push('What happened after the state was damaged is neither told nor complained of');
	return { how: `poll, state: ${heard ? 'goes on' : 'told as an error'}`, place, faults: [...new Set(faults)] };
}

/** Static data as other programs, or people, may leave it. */
const oldStates: readonly unknown[] = [{}, { xero: null }, { xero: 'text' }, { xero: [] }, { xero: { settings: 1 } }, { xero: {} }, { lastTimeChecked: '2026-01-01' }, { xero: { organisations: [] } }];

const personMade = ({ world }: Ground, endpoint: string, record: Rec): Rec => world.control.person.create({ tenantId: world.tenant(), endpoint }, record);

const key = 'a signing key of the fuzzer';

/** A signed delivery of one event about an organisation's contact. */
async function deliver(ground: Ground, door: Door, id: string): Promise<number> {
	const { world } = ground;
	const body = JSON.stringify({
		events: [{ resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${id}`, resourceId: id, eventDateUtc: new Date(world.control.clock().now).toISOString().slice(0, 23), eventType: 'CREATE', eventCategory: 'CONTACT', tenantId: world.tenant(), tenantType: 'ORGANISATION' }],
		firstEventSequence: (serial += 1),
		lastEventSequence: serial,
		entropy: 'E',
	});
	const signature = createHmac('sha256', key).update(body).digest('base64');
	try {
		const answer = await fetch(door.url, { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-xero-signature': signature }, signal: AbortSignal.timeout(5_000) });
		return answer.status;
	} catch {
		return 0;
	}
}

const listening: readonly INodeParameters[] = [
	{ authentication: 'none' },
	{ authentication: 'oAuth2', includeRecord: true },
	{ authentication: 'oAuth2', event: 'enteredStatus', categories: ['INVOICE'], statuses: ['PAID'] },
	{ authentication: 'oAuth2', event: 'fieldChanged', categories: ['CONTACT'], watchedFields: ['Name'] },
	{ authentication: 'oAuth2', organisationScope: 'several', organisations: ['x'] },
];

/** Hears with parameters nobody means: an answered delivery is answered, whatever they are. */
async function hearsWith(ground: Ground, dice: number, _: readonly Change[], values: Replaced): Promise<Judged> {
	const start = listening[dice % listening.length];
	const parameters = replacedIn(hearing.properties, NodeHelpers.getNodeParameters(hearing.properties, start, true, false, xeroNode(start), hearing) ?? start, values);
	const place = `webhook with ${short(parameters)}`;
	const door = await Door.open(ground.world, parameters, key);
	const faults: string[] = [];
	let how = 'ran';
	try {
		await door.activate();
	} catch (error) {
		how = 'told as an error';
		faults.push(...faultsOf(error as Error));
	}
	const status = how === 'ran' ? await deliver(ground, door, String(ground.world.books('Contacts')[0].ContactID)) : 200;
	await door.settled().catch((error: Error) => faults.push(...(faultsOf(error).length > 0 ? faultsOf(error) : ofSettings.test(error.message) ? [] : [`The node threw: ${error.message}`])));
	if (status === 0) how = 'not answered';
	if (![0, 200].includes(status)) faults.push(`A signed delivery was answered with ${status}`);
	faults.push(...told(door));
	await door.close().catch(() => undefined);
	return { how: `webhook, parameters: ${how}`, place, faults: [...new Set(faults)] };
}

/** n8n's own words for expressions that cannot be worked out. */
const ofSettings = /expression|syntax|not allowed|No data|could not be read|parameter/i;

const told = (door: Door): string[] =>
	door.executions.flat(2).flatMap(({ json: { webhook } }) => {
		const { recordNotRead } = (webhook ?? {}) as { recordNotRead?: unknown };
		return typeof recordNotRead === 'string' && isRaw(recordNotRead) ? [`Raw error: ${recordNotRead}`.slice(0, 200)] : [];
	});

/** Hears from a state that is not what the trigger wrote. */
async function hearsFrom(ground: Ground, dice: number, changes: readonly Change[]): Promise<Judged> {
	const { world } = ground;
	const parameters = listening[dice % 2];
	const door = await Door.open(world, parameters, key);
	await door.activate();
	const [first, second] = world.books('Contacts').map(({ ContactID }) => String(ContactID));
	await deliver(ground, door, first);
	await door.settled();
	const damaged = withChanges(JSON.stringify(Object.values(door.stored)[0]), changes);
	door.stored = { 'node:Xero Trigger': asObject(JSON.parse(damaged)) };
	const place = `webhook ${JSON.stringify(parameters)} from ${short(damaged)}, ${short(changes, 300)}`;
	door.restart();
	door.executions.splice(0);
	world.control.clock({ advance: 60_000 });
	const status = await deliver(ground, door, second);
	const faults: string[] = [];
	await door.settled().catch((error: Error) => faults.push(`The node threw: ${error.message}`));
	const heard = door.items.filter(({ webhook }) => (webhook as { resourceId?: unknown } | undefined)?.resourceId === second).length;
	if (status !== 200) faults.push(`A signed delivery was answered with ${status}`);
	if (heard !== 1) faults.push(`An event that came after the state was damaged is told ${heard} times`);
	faults.push(...told(door));
	await door.close().catch(() => undefined);
	return { how: 'webhook, state: goes on', place, faults: [...new Set(faults)] };
}

const asObject = (value: unknown): IDataObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {});
