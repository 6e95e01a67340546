import { createHmac } from 'node:crypto';
import http from 'node:http';

import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Door } from '../../core/harness/webhook';
import { requestFault } from '../addresses';
import { isRaw, short, type Finding, type Player } from '../finding';
import { Ground } from '../ground';
import { anything, mark, texts, textsIn } from '../hostile';
import { rejections } from '../rejections';

/** Cases a local Xero lives for. */
const casesOfAGround = 1_500;

/** Milliseconds a sender waits for the answer; Xero itself gives five seconds. */
const patience = 5_000;

/** Workflows that hear the same deliveries. */
const settings: readonly INodeParameters[] = [
	{ authentication: 'none' },
	{ authentication: 'none', outputs: 'byCategory' },
	{ authentication: 'oAuth2' },
	{ authentication: 'oAuth2', event: 'enteredStatus', categories: ['INVOICE'], statuses: ['AUTHORISED', 'PAID'] },
	{ authentication: 'oAuth2', event: 'fieldChanged', categories: ['CONTACT', 'INVOICE'], watchedFields: ['Name', 'Reference'] },
	{ authentication: 'oAuth2', invoiceType: 'ACCREC', organisationScope: 'several', organisations: ['nonsense'] },
];

type Event = { [name: string]: unknown };

/** A delivery and how it is sent. */
type Sent = { body: Buffer; signed: 'right' | 'wrong'; headers: http.OutgoingHttpHeaders; canary?: string };

/** What came back. `status` 0: nothing did. */
type Answered = { status: number; body: string };

/** Bodies of webhooks: raw bytes, mutated deliveries, signed and not. */
export async function webhooks(): Promise<Player> {
	let ground = await Ground.open();
	let doors: Door[] = [];
	const openDoors = async (): Promise<void> => {
		doors = [];
		for (const parameters of settings) doors.push(await Door.open(ground.world, parameters, key));
	};
	await openDoors();
	const figures: Player['figures'] = {};
	let played = 0;
	const shut = async (): Promise<void> => {
		for (const door of doors) await door.close().catch(() => undefined);
		await ground.close();
	};
	return {
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			for (const [at, sent] of fc.sample(deliveriesOf(ground), { seed, numRuns: cases }).entries()) {
				played += 1;
				if (played % casesOfAGround === 0) {
					const { now } = ground;
					await shut();
					ground = await Ground.open(now);
					await openDoors();
				}
				const place = (seed + at) % settings.length;
				ground.begin();
				const { answered, faults } = await judged(ground, doors[place], settings[place], sent);
				figures[`answered ${answered.status}`] = (figures[`answered ${answered.status}`] ?? 0) + 1;
				const how = `${JSON.stringify(settings[place])} ${sent.signed} ${short(sent.headers, 200)} ${short(sent.body.subarray(0, 600).toString('latin1'))}`;
				findings.push(...faults.map((what) => ({ what, how })));
			}
			return findings;
		},
		close: shut,
	};
}

const key = 'a signing key of the fuzzer, long enough for everything';
const signatureOf = (body: Buffer, by = key): string => createHmac('sha256', by).update(body).digest('base64');

async function judged(ground: Ground, door: Door, parameters: INodeParameters, sent: Sent): Promise<{ answered: Answered; faults: string[] }> {
	const before = door.executions.length;
	const answered = await post(door.url, sent);
	const faults: string[] = [];
	await door.settled().catch((error: Error) => faults.push(`The node threw: ${error.message}`));
	faults.push(...rejections.splice(0).map((message) => `The node threw: ${message}`));
	const started = door.executions.splice(before);
	const items = started.flat(2);
	const delivery = deliveryIn(sent.body);
	const form = String(sent.headers['content-type']).startsWith('multipart/');
	if (answered.status === 0) faults.push('No answer came');
	else if (![200, 400, 401, 413].includes(answered.status)) faults.push(`Answered with ${answered.status}`);
	if (answered.body !== '') faults.push('The answer has a body');
	if (sent.signed === 'wrong' && ![401, ...(form ? [400] : [])].includes(answered.status)) faults.push(`What is not signed was answered with ${answered.status}`);
	if (sent.signed === 'right' && !form && answered.status !== (delivery === undefined ? 400 : 200)) faults.push(`A signed ${delivery === undefined ? 'nonsense' : 'delivery'} was answered with ${answered.status}`);
	if (items.length > 0 && (answered.status !== 200 || delivery === undefined)) faults.push('A workflow was started by what is no signed delivery');
	faults.push(...items.flatMap(({ json }) => itemFault(json)));
	const hears = parameters.authentication === 'none' && sent.canary !== undefined && answered.status === 200;
	const heard = items.filter(({ json: { webhook } }) => (webhook as { resourceId?: unknown }).resourceId === sent.canary).length;
	if (hears && heard !== 1) faults.push(`A sound event among hostile ones was told ${heard} times`);
	const given = textsIn(delivery?.events ?? []);
	faults.push(...ground.seen.map((seen) => requestFault(seen, given, '', false)).filter((fault) => fault !== undefined));
	return { answered, faults: [...new Set([...faults, ...ground.harm(JSON.stringify([items, answered, door.stored]))])] };
}

const itemFault = ({ webhook }: INodeExecutionData['json']): string[] => {
	const { recordNotRead } = webhook as { recordNotRead?: unknown };
	return typeof recordNotRead === 'string' && isRaw(recordNotRead) ? [`Raw error: ${recordNotRead}`.slice(0, 200)] : [];
};

/** What a body is to anybody who reads JSON: undefined when it is no delivery. */
function deliveryIn(raw: Buffer): { events: Event[] } | undefined {
	try {
		const body = JSON.parse(raw.toString('utf8').replace(/^\uFEFF/, '')) as { events?: unknown } | null;
		const { events } = body ?? {};
		const sound = Array.isArray(events) && events.every((event) => typeof event === 'object' && event !== null && !Array.isArray(event));
		return sound && !Array.isArray(body) ? { events: events as Event[] } : undefined;
	} catch {
		return undefined;
	}
}

const post = async (url: string, { body, headers }: Sent): Promise<Answered> =>
	await new Promise((resolve) => {
		const request = http.request(url, { method: 'POST', headers: { ...headers, 'content-length': body.length }, timeout: patience }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('error', () => resolve({ status: 0, body: '' }));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
		});
		request.on('timeout', () => request.destroy());
		request.on('error', () => resolve({ status: 0, body: '' }));
		request.end(body);
	});

/** Deliveries about records of the world, and everything that can be made of them. */
function deliveriesOf(ground: Ground): fc.Arbitrary<Sent> {
	const { world } = ground;
	const invoices = world.books('Invoices').slice(0, 8).map(({ InvoiceID }) => ({ id: InvoiceID, category: 'INVOICE', path: 'Invoices' }));
	const contacts = world.books('Contacts').slice(0, 8).map(({ ContactID }) => ({ id: ContactID, category: 'CONTACT', path: 'Contacts' }));
	const hosts = ['https://api.xero.com', ground.elsewhere.url, `${ground.proxy.url}@${ground.elsewhere.url.slice(7)}`, '//elsewhere.test'];
	const event = fc.tuple(fc.constantFrom(...invoices, ...contacts), fc.constantFrom('CREATE', 'UPDATE', 'Update'), fc.constantFrom(...hosts), fc.nat(3_600_000)).map(
		([{ id, category, path }, eventType, host, ago]): Event => ({
			resourceUrl: `${host}/api.xro/2.0/${path}/${String(id)}`,
			resourceId: id,
			eventDateUtc: new Date(world.control.clock().now - ago).toISOString().slice(0, 23),
			eventType,
			eventCategory: category,
			tenantId: world.tenant(),
			tenantType: 'ORGANISATION',
		}),
	);
	const field = fc.constantFrom('resourceUrl', 'resourceId', 'eventDateUtc', 'eventType', 'eventCategory', 'tenantId', 'tenantType', 'data', '__proto__', 'constructor', mark);
	const spoilt = fc.tuple(event, fc.array(fc.tuple(field, anything), { maxLength: 3 })).map(([sound, changes]) => {
		const copy = { ...sound };
		for (const [name, value] of changes) Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
		return copy;
	});
	const canary = fc.uuid();
	const sequence = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 5_000 }) }, { weight: 1, arbitrary: anything });
	const mutated = fc.tuple(fc.array(spoilt, { minLength: 1, maxLength: 5 }), canary, event, sequence, sequence).map(([events, id, sound, first, last]) => ({
		canary: id,
		body: JSON.stringify({ events: [...events, { ...sound, resourceId: id, resourceUrl: `https://api.xero.com/api.xro/2.0/Contacts/${id}`, eventCategory: 'CONTACT' }], firstEventSequence: first, lastEventSequence: last, entropy: 'E' }),
	}));
	const whole = fc.tuple(fc.constantFrom('events', 'firstEventSequence', 'lastEventSequence', '__proto__'), anything, fc.array(event, { maxLength: 2 })).map(([name, value, events]) => {
		const delivery = { events, firstEventSequence: 1, lastEventSequence: events.length };
		Object.defineProperty(delivery, name, { value, enumerable: true, configurable: true, writable: true });
		return { body: JSON.stringify(delivery) };
	});
	const rough = fc.oneof(
		fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ body: Buffer.from(bytes) })),
		fc.constantFrom(...texts).map((body) => ({ body })),
		fc.integer({ min: 1, max: 60_000 }).map((levels) => ({ body: '['.repeat(levels) })),
		fc.integer({ min: 1, max: 3_000 }).map((levels) => ({ body: `{"events":[{"data":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}]}` })),
		fc.tuple(mutated, fc.nat(800)).map(([{ body }, cut]) => ({ body: body.slice(0, cut) })),
		fc.tuple(event, fc.integer({ min: 200, max: 2_000 })).map(([sound, many]) => ({ body: JSON.stringify({ events: Array.from({ length: many }, () => sound) }) })),
		mutated.map(({ body }) => ({ body: `\ufeff${body}` })),
		mutated.map(({ body }) => ({ body: Buffer.from(body, 'utf16le') })),
		mutated.map(({ body }) => ({ body: body.replace('{"events":', '{"events":[],"events":') })),
	);
	const content = fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: whole }, { weight: 2, arbitrary: rough }) as fc.Arbitrary<{ body: string | Buffer; canary?: string }>;
	const types = fc.constantFrom(undefined, 'application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', '', mark);
	const more = fc.constantFrom<http.OutgoingHttpHeaders>({}, {}, {}, { 'x-forwarded-host': 'elsewhere.test' }, { expect: '100-continue' }, Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-many-${at}`, 'x'])), { 'x-long': 'y'.repeat(8_000) });
	const signing = fc.constantFrom('right', 'right', 'right', 'other key', 'missing', 'short', 'garbage', 'of other bytes', 'twice');
	return fc.tuple(content, signing, types, more).map(([{ body: given, canary: id }, how, type, others]) => {
		const body = Buffer.from(given);
		const right = signatureOf(body);
		const signature: { [how: string]: string | string[] | undefined } = {
			right,
			'other key': signatureOf(body, 'another key'),
			short: right.slice(0, -1),
			garbage: `${mark}é`.replace('é', '\u00e9'),
			'of other bytes': signatureOf(Buffer.concat([body, Buffer.from(' ')])),
			twice: [right, right],
		};
		return {
			body,
			signed: how === 'right' ? 'right' : 'wrong',
			headers: { ...others, ...(type === undefined ? {} : { 'content-type': type }), ...(signature[how] === undefined ? {} : { 'x-xero-signature': signature[how] }) },
			...(id === undefined ? {} : { canary: id }),
		};
	});
}
