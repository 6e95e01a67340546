import type { IDataObject, IExecuteFunctions, IHookFunctions, IHttpRequestOptions, ILoadOptionsFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { clock, wait } from './clock';
import { Fault, faultOf, headersOf } from './faults';
import { keyLife } from './keys';
import type { Allowance, Lane } from './lanes';
import { Ledger } from './ledger';
import { isWhole, leadsUp } from '../values/plain';
import type { Json } from '../values/record';

export type Context = IExecuteFunctions | IHookFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

export type Query = { [parameter: string]: string | number | boolean | undefined };

/** One request to Xero. `path` is below the API host, already encoded (use `segment`). */
export type XeroRequest = {
	method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	query?: Query;
	/** JSON, or the bytes of a file, whose Content-Type then stands in `headers`. */
	body?: Json | Buffer;
	headers?: { [name: string]: string };
	/** Granular scope the path belongs to, for the advice when it is missing. */
	scope?: string;
	/** Makes a write safe to send again: Xero keeps the key and its answer for six minutes. */
	idempotencyKey?: string;
	/** When it was first sent, in milliseconds since the epoch, if an earlier answer settled nothing. */
	since?: number;
	/** Answer as bytes of this type instead of JSON. */
	accept?: string;
	/** Of those bytes, what Xero calls JSON has to be that: what broke off is no answer. */
	checked?: true;
};

export type XeroAnswer = { status: number; headers: { [name: string]: unknown }; body: unknown };

/** Who sends: n8n's context, the credential's type and host, the organisation. */
export type Sender = {
	context: Context;
	credentialType: string;
	apiHost: string;
	tenantId?: string;
	organisationName?: string;
	/** What the connection was refused for, by scope and verb: asking again would only refresh its token once more. */
	refused: Map<string, Fault>;
	/** The organisation's limits in this process. */
	lane: Lane;
	allowance: Allowance;
	/** Calls this run has made. */
	used: { calls: number };
};

/** How long Xero's minute may last when it does not tell, in seconds. */
const aMinute = 60;
const tries = 4;
const timeout = 120_000;

/** A path segment, encoded so that an id or number can never leave its place. Refuses ".", ".." and what has no encoding. */
export function segment(value: string): string {
	const text = value.trim();
	if (text === '' || leadsUp(text) || !isWhole(text)) throw new Fault('other', ['An id or number is empty or not valid in an address']);
	return encodeURIComponent(text);
}

/**
 * Sends one request to Xero through n8n's signed request helper and answers its status, headers and body.
 *
 * Waits and tries again: limits that pass within a minute, reads that met a network fault, 500 or 503, and writes
 * that carry an Idempotency-Key while Xero still remembers it. A day limit, a refusal, a missing scope and an
 * unknown organisation are thrown at once. Throws Fault only.
 */
export async function send(sender: Sender, request: XeroRequest): Promise<XeroAnswer> {
	const permission = `${request.scope ?? request.path} ${request.method === 'GET' ? 'read' : 'write'}`;
	const known = sender.refused.get(everything) ?? sender.refused.get(permission);
	if (known) throw known;
	const signal = cancelSignal(sender.context);
	const started = clock.now();
	const { idempotencyKey } = request;
	const place = `${sender.apiHost} ${sender.tenantId ?? ''} ${idempotencyKey ?? ''}`;
	const first = request.since ?? (idempotencyKey === undefined ? undefined : doubtful.recall(place));
	const forgotten = idempotencyKey === undefined ? Infinity : (first ?? started) + keyLife;
	let doubt = first === undefined ? undefined : new Fault('network', ['The answer to an earlier attempt was lost']);
	for (let attempt = 1; ; attempt++) {
		if (signal?.aborted) throw doubt ?? cancelled();
		if (clock.now() >= deadlineOf(sender)) throw doubt ?? tooLate();
		await admitted(sender, started, { doubt, forgotten }, signal);
		try {
			const answer = await sendOnce(sender, request);
			doubtful.forget(place);
			return answer;
		} catch (error) {
			sender.lane.learn(headersOf(error));
			const fault = error instanceof Fault ? error : faultOf(error, {
				write: request.method !== 'GET',
				...(request.scope === undefined ? {} : { scope: request.scope }),
				...(sender.organisationName === undefined ? {} : { organisationName: sender.organisationName }),
			});
			if (fault.details.status === 304) return { status: 304, headers: {}, body: {} };
			if (fault.kind === 'scope') sender.refused.set(permission, fault);
			if (fault.kind === 'expired' || fault.kind === 'credential') sender.refused.set(everything, fault);
			if (inDoubt.has(fault.kind)) doubt = fault;
			if (settled.has(fault.kind)) doubtful.forget(place);
			else if (doubt !== undefined && idempotencyKey !== undefined) doubtful.keep(place, first ?? started);
			closeFor(sender, fault);
			const pause = pauseBefore(fault, request, { attempt, most: sender.allowance.tries ?? tries }, clock.now() - started);
			if (pause === undefined || clock.now() + pause >= deadlineOf(sender)) throw settled.has(fault.kind) ? fault : (doubt ?? withTime(fault));
			if (!(await wait(pause, signal))) throw doubt ?? cancelled();
		} finally {
			sender.lane.leave();
		}
	}
}

/** When a write first went out whose answer was lost, in this process, by its key. */
const doubtful = new Ledger<number>();

type Doubt = { doubt: Fault | undefined; forgotten: number };

/**
 * Waits for a place among the organisation's calls, as long as the whole request may wait. What may have been done is
 * never sent again once Xero has `forgotten` its key.
 */
async function admitted({ lane, allowance }: Sender, started: number, { doubt, forgotten }: Doubt, signal?: AbortSignal): Promise<void> {
	try {
		const latest = Math.min(started + allowance.maximumWait, allowance.deadline ?? Infinity);
		await lane.enter({ ...allowance, maximumWait: latest - clock.now() }, signal);
	} catch (error) {
		// What was sent before may have been done, whatever keeps it from being sent again.
		throw doubt ?? asIs(error);
	}
	if (doubt === undefined || clock.now() < forgotten) return;
	lane.leave();
	throw asIs(doubt);
}

const asIs = (error: unknown): Error => error as Error;

/** A limit closes the organisation to every call of this process until it ends. */
function closeFor({ lane }: Sender, { kind, details }: Fault): void {
	if (kind === 'minute limit') lane.close((details.retryAfterSeconds ?? aMinute) * 1000 + jitter());
	if (kind === 'day limit' && details.retryAfterSeconds !== undefined) lane.closeDay(details.retryAfterSeconds * 1000);
}

/** Several workers that wait for the same minute do not all come back at once. */
const jitter = (): number => Math.random() * 250;

/** Stands for every permission, when the connection itself is refused. */
const everything = '*';

const deadlineOf = ({ allowance }: Sender): number => allowance.deadline ?? Infinity;

const tooLate = (): Fault => new Fault('network', ['Xero did not answer in the time there was']);

const cancelled = (): Fault => new Fault('cancelled unsent', ['The execution was cancelled']);

/** After one of these a write may have been done; a later limit or refused connection says nothing about it. */
const inDoubt = new Set(['network', 'server', 'cancelled']);
/** Xero's verdict on the request itself: under the same key it also settles an earlier doubt. */
const settled = new Set(['validation', 'whole request', 'high volume', 'key reused']);

async function sendOnce(sender: Sender, request: XeroRequest): Promise<XeroAnswer> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: `${sender.apiHost}${request.path}`,
		headers: {
			Accept: request.accept ?? 'application/json',
			...(sender.tenantId === undefined ? {} : { 'Xero-Tenant-Id': sender.tenantId }),
			...(request.idempotencyKey === undefined ? {} : { 'Idempotency-Key': request.idempotencyKey }),
			...request.headers,
		},
		qs: defined(request.query),
		returnFullResponse: true,
		timeout: Math.max(1, Math.min(timeout, deadlineOf(sender) - clock.now())),
		// A redirect to another host must never carry the token.
		disableFollowRedirect: true,
		...(request.body === undefined ? {} : { body: request.body as IDataObject | Buffer }),
		...(request.accept === undefined ? { json: true } : { encoding: 'arraybuffer' as const }),
	};
	sender.used.calls += 1;
	const answer = (await sender.context.helpers.httpRequestWithAuthentication.call(
		sender.context,
		sender.credentialType,
		options,
	)) as Answered;
	sender.lane.learn(answer.headers);
	if (isBroken(request, answer)) throw new Fault('network', ['The answer of Xero cannot be read']);
	return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

/** An answer as n8n's request helper gives it. */
type Answered = Pick<XeroAnswer, 'headers' | 'body'> & { statusCode: number };

/** Text where JSON was asked for is an answer that broke off; taken as it is, a list would look empty. */
function isBroken({ accept, checked }: XeroRequest, { statusCode, headers, body }: Answered): boolean {
	if (accept === undefined) return statusCode === 200 && typeof body === 'string';
	if (!checked || !Buffer.isBuffer(body) || body.length === 0 || !isJson(headers)) return false;
	try {
		JSON.parse(body.toString('utf8'));
		return false;
	} catch {
		return true;
	}
}

/** Whether an answer's Content-Type is JSON, problem documents among it. */
export const isJson = (headers: XeroAnswer['headers']): boolean => /json$/i.test(mimeTypeOf(headers));

/** The Content-Type of an answer without its parameters, '' when it has none. */
export const mimeTypeOf = (headers: XeroAnswer['headers']): string => String(headers['content-type'] ?? '').split(';')[0].trim();

const defined = (query: Query = {}): IDataObject =>
	Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));

/** Milliseconds to wait before the next try, or undefined when there shall be none. */
function pauseBefore(fault: Fault, request: XeroRequest, { attempt, most }: { attempt: number; most: number }, elapsed: number): number | undefined {
	const { kind } = fault;
	// The organisation's lane waits for the minute, and says so when that takes longer than allowed. Other workers share
	// the minute: one window may pass us by, so several are waited for.
	if (kind === 'minute limit') return 0;
	if (kind === 'concurrent limit') return attempt < 2 * tries ? attempt * 500 + jitter() : undefined;
	const passing = kind === 'network' || kind === 'unreachable' || kind === 'server' || kind === 'offline';
	const repeatable = request.method === 'GET' || (request.idempotencyKey !== undefined && elapsed < keyLife);
	return passing && repeatable && attempt < most ? 2 ** (attempt - 1) * 1000 + jitter() : undefined;
}

/** A limit's fault with the time it ends. */
function withTime(fault: Fault): Fault {
	const seconds = fault.details.retryAfterSeconds;
	if (seconds === undefined || !fault.kind.endsWith('limit')) return fault;
	const ends = new Date(clock.now() + seconds * 1000).toISOString();
	return new Fault(fault.kind, fault.sentences, { ...fault.details, advice: `Xero takes calls again from ${ends}.` });
}

/** Only executions can be cancelled; edit-time and older contexts have no signal. */
function cancelSignal(context: Context): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal?.() : undefined;
}
