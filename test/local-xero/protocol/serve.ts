import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answer';
import type { Call } from './call-log';
import { disturbed, type Fault, refusalBy } from './faults';
import { NotFound, serverError } from './problems';
import { type Language, languageOf } from './render';
import type { World } from './world';

/** A request as the local Xero's own code sees it. */
export interface Incoming {
	method: string;
	/** Of the path, decoded. */
	segments: string[];
	/** By name in small letters; the first of several. */
	query: { [name: string]: string };
	header(name: string): string | undefined;
	body: string;
	/** The body as it came. */
	bytes: Buffer;
	/** Path, query and all, as sent. */
	url: string;
	language: Language;
	fault?: Fault;
	/** Filled in on the way, for the log. */
	log: Call;
}

const secret = new Set(['authorization', 'cookie']);

/** Answers one request: fault, work, log. `privateBody` keeps the body (secrets, codes) out of the log. */
export async function serve(
	world: World,
	request: FastifyRequest,
	reply: FastifyReply,
	work: (incoming: Incoming) => Promise<Answer>,
	privateBody = false,
): Promise<void> {
	const sent = Buffer.from((request.body ?? '') as Buffer | string);
	const bytes = await world.moments.pass(request.method, request.url, sent);
	const incoming = readRequest(world, request, bytes, privateBody);
	const { fault, log } = incoming;
	const cut = () => {
		reply.hijack();
		request.raw.socket.destroy();
	};
	try {
		if (fault?.kind === 'reset-before-commit') return cut();
		const answer = await work(incoming).catch(refusal(incoming));
		if (fault?.kind === 'reset-after-commit') return cut();
		if (fault?.kind === 'timeout-after-commit') {
			reply.hijack();
			return;
		}
		const body =
			fault?.kind === 'malformed-json' ? answer.body.slice(0, answer.body.length / 2) : answer.body;
		log.status = answer.status;
		log.bytesOut = Buffer.byteLength(body);
		await reply.code(answer.status).headers(answer.headers).send(body);
	} finally {
		world.calls.add(log);
	}
}

/** A call that is about no organisation: latency and faults, without limits. */
export async function answerTenantless(
	world: World,
	{ fault, language }: Incoming,
	work: () => Answer,
): Promise<Answer> {
	await world.clock.pass(world.latency);
	const refused = refusalBy(fault, language, world.clock.now());
	return refused ?? (await disturbed(fault, language, work));
}

function readRequest(world: World, request: FastifyRequest, bytes: Buffer, privateBody: boolean): Incoming {
	const url = new URL(request.url, 'http://localhost');
	const query: { [name: string]: string } = {};
	for (const [name, value] of url.searchParams) query[name.toLowerCase()] ??= value;
	const headers: { [name: string]: string } = {};
	for (const [name, value] of Object.entries(request.headers)) {
		if (!secret.has(name)) headers[name] = String(value);
	}
	const body = bytes.toString('utf8');
	const header = (name: string) => {
		const value = request.headers[name];
		return Array.isArray(value) ? value[0] : value;
	};
	const fault = world.faults.take(request.method, request.url);
	const log: Call = {
		at: world.clock.now(),
		method: request.method,
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		...(headers['xero-tenant-id'] !== undefined && { tenantId: headers['xero-tenant-id'] }),
		headers,
		...(body !== '' && !privateBody && !isFile(url) && { body }),
		bytesIn: Number(headers['content-length'] ?? Buffer.byteLength(body)),
		bytesOut: 0,
		status: 0,
		...(fault && { fault: fault.kind }),
	};
	const language = languageOf(header('accept'));
	const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
	return {
		method: request.method,
		segments,
		query,
		header,
		body,
		bytes,
		url: request.url,
		language,
		fault,
		log,
	};
}

/** Files are not for the log: they are long, and no text. */
const isFile = ({ pathname }: URL) => /\/attachments\//i.test(pathname);

/** Turns a thrown error into an answer; one of the local Xero's own goes to the log, and to the console. */
function refusal({ language, log }: Incoming): (error: Error) => Answer {
	return (error) => {
		if (error instanceof NotFound) return error.answer;
		log.error = error.stack ?? error.message;
		console.error(log.error);
		return serverError(language);
	};
}
