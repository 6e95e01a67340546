import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import type { INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { methods } from '../../../nodes/Xero/methods';
import type { Ran } from '../../core/harness';
import { Poller } from '../../core/harness/poll';
import { basesOf, type Base } from '../bases';
import { isRaw, short, type Finding, type Player } from '../finding';
import { Ground } from '../ground';
import { ended } from '../limit';
import type { Answer } from '../proxy';
import { change, withChanges } from '../changed';

/** Cases a local Xero lives for. */
const casesOfAGround = 400;

/** How an answer is spoilt. `shapeless`: nobody can take it for Xero's word on a record. `before`: Xero never hears of the request. */
type Spoiling = { name: string; shapeless: boolean; before: boolean; at: number; every: boolean; spoil: (answer: Answer) => Answer };

/** Who meets the spoilt answer: the node, the editor's lists, the polling trigger. */
type Who = 'node' | 'node' | 'node' | 'editor' | 'poll';

/** Answers of Xero that are none, or not as Xero's. */
export async function answers(): Promise<Player> {
	let ground = await Ground.open();
	let bases = basesOf(ground.world);
	const figures: Player['figures'] = {};
	const count = (word: string): void => void (figures[word] = (figures[word] ?? 0) + 1);
	let played = 0;
	return {
		figures,
		async play(seed, cases) {
			const findings: Finding[] = [];
			const drawn = fc.sample(fc.tuple(spoilings(ground), fc.constantFrom<Who>('node', 'node', 'node', 'editor', 'poll'), fc.nat(100_000)), { seed, numRuns: cases });
			for (const [at, [spoiling, who, dice]] of drawn.entries()) {
				played += 1;
				if (played % casesOfAGround === 0) {
					const { now } = ground;
					await ground.close();
					ground = await Ground.open(now);
					bases = basesOf(ground.world);
				}
				ground.begin();
				const base = bases[(seed + at * 11) % bases.length];
				const { how, place, faults } = await caseOf(ground, who, base, spoiling, dice);
				count(how);
				findings.push(...[...new Set([...faults, ...harmOf(ground)])].map((what) => ({ what, how: `${place}: ${spoiling.name}${spoiling.before ? ', unheard by Xero' : ''}, answer ${spoiling.at}${spoiling.every ? ' and on' : ''}` })));
			}
			return findings;
		},
		close: async () => await ground.close(),
	};
}

let told = '';
const harmOf = (ground: Ground): string[] => ground.harm(told);

type Judged = { how: string; place: string; faults: string[] };

async function caseOf(ground: Ground, who: Who, base: Base, spoiling: Spoiling, dice: number): Promise<Judged> {
	told = '';
	try {
		if (who === 'editor') return await ended(inEditor(ground, spoiling, dice));
		if (who === 'poll') return await ended(inPoll(ground, spoiling, dice));
		return await ended(inNode(ground, base, spoiling, dice % 2 === 0));
	} catch (error) {
		const last = ground.seen.at(-1);
		const place = `${who} ${base.resource.value} ${base.operation}, ${ground.seen.length} requests, the last ${last?.method} ${last?.url.slice(0, 200)}`;
		return { how: 'broke', place, faults: [(error as Error).message.slice(0, 200)] };
	}
}

/** Spoils the answers to come. `hit` tells whether any was. */
function meddle(ground: Ground, { spoil, before, at, every }: Spoiling, writes: boolean): { hit: string[] } {
	const hit: string[] = [];
	let passed = 0;
	const due = (method: string, url: string): boolean => {
		if (writes && method === 'GET') return false;
		if (!/\.xro|connections/.test(url)) return false;
		passed += 1;
		return passed - 1 === at || (every && passed > at);
	};
	const usual = (): Answer => ({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from('{"Status":"OK"}') });
	if (before)
		ground.proxy.meddler.instead = ({ method, url }) => {
			if (!due(method, url)) return undefined;
			hit.push(method);
			return spoil(usual());
		};
	else
		ground.proxy.meddler.after = ({ method, url }, answer) => {
			if (!due(method, url)) return answer;
			hit.push(method);
			return spoil(answer);
		};
	return { hit };
}

const rawIn = (messages: unknown[]): string[] => messages.filter((message): message is string => typeof message === 'string' && isRaw(message)).map((message) => `Raw error: ${message}`.slice(0, 200));

const failedOf = ({ items, errorItems }: Ran): INodeExecutionData['json'][] => [...items, ...errorItems].map(({ json }) => json).filter(({ error }) => error !== undefined);

const wordsOf = ({ error }: INodeExecutionData['json']): unknown => (typeof error === 'string' ? error : ((error as unknown as Error | null)?.message ?? ''));

/** Operations whose PUT or POST is answered with the record it made. */
const answeredWithRecord = new Set(['create', 'update', 'upsert', 'approve', 'submit', 'markAsSent', 'accept', 'decline', 'addNote', 'createOption', 'uploadAttachment', 'allocate']);

async function inNode(ground: Ground, base: Base, spoiling: Spoiling, stop: boolean): Promise<Judged> {
	const { world } = ground;
	const { resource, operation } = base;
	const place = `${resource.value} ${operation}${stop ? ', stop' : ''}`;
	const parameters = operation === 'create' && 'fieldsJson' in base.parameters ? { ...base.parameters, fieldsJson: fresh(String(base.parameters.fieldsJson)) } : base.parameters;
	const held = (): number | undefined => {
		try {
			return world.books(resource.path.replace('/', '')).length;
		} catch {
			return undefined;
		}
	};
	const before = held();
	const { hit } = meddle(ground, spoiling, operation === 'create' || (operation === 'update' && !stop));
	const ran = await world.run(parameters, { onError: stop ? 'stopWorkflow' : 'continueErrorOutput', ...(base.files === undefined ? {} : { files: [base.files] }) });
	const grown = (held() ?? 0) - (before ?? 0);
	told = JSON.stringify([ran.items.map(({ json }) => json), ran.errorItems.map(({ json }) => json), ran.error?.message, ran.error?.stack, ran.error?.description, ran.hints]);
	const failed = failedOf(ran);
	const faults = rawIn([ran.error?.message, ran.error?.description, ...failed.map(wordsOf)]);
	if (ran.error !== undefined && !/^Node(?:Operation|Api)Error$/.test((ran.error as NodeOperationError).name)) faults.push(`Not an error of a node: ${ran.error.name}: ${ran.error.message}`.slice(0, 200));
	const wrote = ran.items.filter(({ json: { outcome, error } }) => error === undefined && typeof outcome === 'string' && outcome !== 'unchanged');
	if (operation === 'create' && before !== undefined) {
		const made = wrote.filter(({ json: { outcome } }) => outcome === 'created').length;
		if (made > grown) faults.push('A record is told as created that the books do not hold');
		const unknown = told.includes('Outcome unknown');
		const heard = spoiling.shapeless && hit.includes('PUT') && made === 0 && !unknown;
		if (heard && grown > made) faults.push('A record that was created is told as not created');
	}
	const writes = hit.filter((method) => method === 'PUT' || method === 'POST');
	const unheard = spoiling.before && spoiling.shapeless && spoiling.every && spoiling.at === 0 && writes.length > 0;
	if (unheard && answeredWithRecord.has(operation) && wrote.length > 0) faults.push('A write that Xero never heard of is told as done');
	const how = hit.length === 0 ? 'not met' : ran.error !== undefined || failed.length > 0 ? 'told as an error' : 'ran';
	return { how: `node: ${how}`, place, faults };
}

/** The example under names nobody has used, so that a create makes something every time. */
let serial = 0;
const fresh = (json: string): string => {
	serial += 1;
	const record = JSON.parse(json) as { [name: string]: unknown };
	for (const name of ['Name', 'Code', 'InvoiceNumber', 'CreditNoteNumber', 'PurchaseOrderNumber', 'QuoteNumber'])
		if (typeof record[name] === 'string' && !(name === 'Code' && String(record[name]).length === 3 && !('Type' in record) && !('SalesDetails' in record))) record[name] = `${name.slice(0, 2)}${process.pid % 1000}${serial}`;
	return JSON.stringify(record);
};

const questions = (['listSearch', 'loadOptions', 'resourceMapping'] as const).flatMap((kind) => Object.keys(methods[kind]).map((name) => [kind, name] as const));

async function inEditor(ground: Ground, spoiling: Spoiling, dice: number): Promise<Judged> {
	const [kind, name] = questions[dice % questions.length];
	const { hit } = meddle(ground, spoiling, false);
	const faults: string[] = [];
	let how = 'answered';
	try {
		const answer = await ground.world.loadOptions(kind, name as never, { resource: 'invoice', operation: 'update', authentication: 'oAuth2' }, '', dice % 3 === 0 ? ['mug'] : []);
		told = JSON.stringify(answer);
	} catch (error) {
		const { message, description } = error as NodeOperationError;
		how = 'told as an error';
		told = `${message} ${description} ${(error as Error).stack}`;
		faults.push(...rawIn([message, description]));
	}
	return { how: `editor: ${hit.length === 0 ? 'not met' : how}`, place: `${kind} ${name}`, faults };
}

/** What is watched; of these the local Xero's person makes a record meanwhile. */
const watched = [
	{ resource: 'contact', event: 'created', endpoint: 'Contacts', id: 'ContactID', record: (name: string) => ({ Name: name }) },
	{ resource: 'contact', event: 'createdOrUpdated', endpoint: 'Contacts', id: 'ContactID', record: (name: string) => ({ Name: name }) },
	{ resource: 'invoice', event: 'created', endpoint: 'Invoices', id: 'InvoiceID', record: (name: string) => ({ Type: 'ACCREC', Contact: { Name: 'Bayside Club' }, Reference: name, LineItems: [{ Description: name, Quantity: 1, UnitAmount: 1, AccountCode: '200' }] }) },
	{ resource: 'item', event: 'created', endpoint: 'Items', id: 'ItemID', record: (name: string) => ({ Code: name.slice(-12) }) },
];

async function inPoll(ground: Ground, spoiling: Spoiling, dice: number): Promise<Judged> {
	const { world } = ground;
	const { resource, event, endpoint, id, record } = watched[dice % watched.length];
	// A day’s limit told in an earlier case is over.
	world.control.clock({ advance: 90_000_000 });
	const poller = await Poller.open(world, { resource, event });
	serial += 1;
	const made = world.control.person.create({ tenantId: world.tenant(), endpoint }, record(`Fuzz ${process.pid} ${serial}`));
	world.control.clock({ advance: 60_000 });
	const { hit } = meddle(ground, spoiling, false);
	const { error } = await poller.poll();
	ground.proxy.meddler = {};
	const faults = rawIn([error?.message, (error as NodeOperationError | undefined)?.description]);
	told = `${error?.message} ${error?.stack} ${JSON.stringify(poller.items)} ${JSON.stringify(poller.saved)}`;
	for (let again = 0; again < 2; again++) {
		world.control.clock({ advance: 60_000 });
		const sound = await poller.poll();
		if (sound.error !== undefined) faults.push(`After a spoilt answer polls fail: ${sound.error.message}`.slice(0, 200));
	}
	const heard = poller.items.filter((json) => json[id] === made[id]).length;
	if (spoiling.shapeless && heard === 0) faults.push('A record that was created is never told');
	if (spoiling.shapeless && heard > 1 && event === 'created') faults.push(`A record that was created is told ${heard} times`);
	return { how: `poll: ${hit.length === 0 ? 'not met' : error === undefined ? 'ran' : 'told as an error'}`, place: `poll ${resource} ${event}`, faults };
}

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Ways to spoil an answer. */
function spoilings(ground: Ground): fc.Arbitrary<Spoiling> {
	const body = (name: string, shapeless: boolean, make: (body: Buffer) => Buffer | string, headers = {}): { name: string; shapeless: boolean; spoil: Spoiling['spoil'] } => ({
		name,
		shapeless,
		spoil: (answer) => ({ status: answer.status, headers: { ...answer.headers, ...headers }, body: Buffer.from(make(answer.body)) }),
	});
	const status = (code: number, headers = {}, content?: string, shapeless = false): { name: string; shapeless: boolean; spoil: Spoiling['spoil'] } => ({
		name: `status ${code}${content === undefined ? '' : ` ${content.slice(0, 80)}`} ${JSON.stringify(headers)}`,
		shapeless,
		spoil: (answer) => ({ status: code, headers: { ...answer.headers, ...headers }, body: content === undefined ? answer.body : Buffer.from(content) }),
	});
	const { url } = ground.elsewhere;
	const fixed = [
		body('empty', true, () => ''),
		body('HTML', true, () => '<html><body><h1>Gateway</h1></body></html>', { 'content-type': 'text/html' }),
		body('HTML said to be JSON', true, () => '<html></html>', json),
		body('text', true, () => 'OK', { 'content-type': 'text/plain' }),
		body('null', true, () => 'null', json),
		body('a list', true, () => '[]', json),
		body('a list of nothing', true, () => '[null,1,"x"]', json),
		body('an empty object', true, () => '{}', json),
		body('a number', true, () => '7', json),
		body('a word', true, () => '"OK"', json),
		body('cut short', true, (given) => given.subarray(0, Math.floor(given.length / 2)), json),
		body('one byte too few', true, (given) => given.subarray(0, -1), json),
		body('as HTML', false, (given) => given, { 'content-type': 'text/html' }),
		body('without a type', false, (given) => given, { 'content-type': '' }),
		body('byte order mark', false, (given) => Buffer.concat([Buffer.from('\ufeff'), given]), json),
		body('UTF-16', true, (given) => Buffer.from(given.toString('utf8'), 'utf16le'), json),
		body('gzip', false, (given) => gzipSync(given), { 'content-encoding': 'gzip' }),
		body('broken gzip', true, (given) => gzipSync(given).subarray(0, 40), { 'content-encoding': 'gzip' }),
		body('no gzip', true, (given) => given, { 'content-encoding': 'gzip' }),
		body('huge', false, (given) => Buffer.concat([given, Buffer.alloc(6_000_000, ' ')])),
		body('deep', true, () => `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, json),
		body('twice the keys', false, (given) => given.toString('utf8').replace(/^\{/, '{"Status":"ERROR","Invoices":[],"Contacts":null,')),
		...[301, 302, 303, 307, 308].flatMap((code) => [
			status(code, { location: `${url}/api.xro/2.0/Invoices` }, '', true),
			status(code, { location: `${ground.proxy.url.replace('http:', 'https:')}/connections` }, '', true),
			status(code, { location: `//${url.slice(7)}/` }, '', true),
			status(code, {}, '', true),
		]),
		...[201, 202, 203, 206, 207].map((code) => status(code)),
		...[204, 205, 304].map((code) => status(code, {}, '', true)),
		...[500, 502, 503, 504, 507, 520, 599].map((code) => status(code, { 'content-type': 'text/html' }, '<h1>Broken</h1>', true)),
		...[400, 402, 403, 404, 405, 406, 408, 409, 410, 413, 414, 415, 418, 422, 423, 431, 451, 501].map((code) => status(code, { 'content-type': 'text/plain' }, 'Refused')),
		status(401, { 'www-authenticate': 'nonsense' }, ''),
		...['x', '-1', '999999999', '1e400', '99999999999999999999', 'Sun, 22 Nov 2026 10:00:00 GMT', ''].map((after) => status(429, { 'retry-after': after, 'x-rate-limit-problem': 'minute' }, '')),
		...['x', '-5', 'NaN', '0', '99999999999999999999'].map((left) => ({ name: `limits of ${left}`, shapeless: false, spoil: (answer: Answer) => ({ ...answer, headers: { ...answer.headers, 'x-minlimit-remaining': left, 'x-daylimit-remaining': left, date: left } }) })),
		...[
			{ ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred', Elements: null },
			{ ErrorNumber: 10, Elements: [null, 1, 'x', []] },
			{ ErrorNumber: '10', Elements: {} },
			{ ErrorNumber: 10, Elements: [{ ValidationErrors: null }] },
			{ ErrorNumber: 10, Elements: [{ ValidationErrors: [null, 1, {}, { Message: {} }, { Message: null }] }] },
			{ ErrorNumber: 10, Elements: [{ ValidationErrors: { Message: 'x' } }] },
			{ Message: {} },
			{ Detail: [], Title: 1, Status: 'x' },
			{ Employees: [null], problem: 7 },
			{ problem: { invalidFields: [null, {}, { reason: {} }], detail: {} } },
			null,
			[],
			'text',
		].map((given) => status(400, json, JSON.stringify(given))),
	];
	const changed = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => ({
		name: `changed ${short(changes, 300)}`,
		shapeless: false,
		spoil: (answer: Answer): Answer => ({ ...answer, body: Buffer.from(withChanges(answer.body.toString('utf8'), changes)) }),
	}));
	return fc
		.tuple(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fixed) }, { weight: 4, arbitrary: changed }), fc.boolean(), fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2), fc.boolean())
		.map(([way, before, at, every]) => ({ ...way, before: before && way.shapeless, at, every }));
}
