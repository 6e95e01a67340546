import { isRecord, type XeroRecord } from '../values/record';

/** What went wrong with a request, as far as what to do next depends on it. */
export type FaultKind =
	/** The answer judges elements one by one (ErrorNumber 10 with Elements). */
	| 'validation'
	/** The request as a whole was refused; one element may be the reason (404, ErrorNumber 10 without Elements, 14, 16, 17). */
	| 'whole request'
	| 'high volume'
	| 'key reused'
	| 'expired'
	| 'scope'
	| 'tenant'
	| 'role'
	| 'minute limit'
	| 'day limit'
	| 'concurrent limit'
	/** Xero says it is closed: nothing was done. */
	| 'offline'
	/** Xero broke while working: it may have been done. */
	| 'server'
	/** No answer came: it may have been done. */
	| 'network'
	/** The request never left: nothing was done. */
	| 'unreachable'
	/** The host sent the request on to another address, which is not followed: it may have been done. */
	| 'redirected'
	/** Cancelled while or after something was sent: it may have been done. */
	| 'cancelled'
	/** Cancelled before anything was sent. */
	| 'cancelled unsent'
	/** n8n could not sign the request (credential to be connected again). */
	| 'credential'
	| 'other';

/** A request that did not succeed, in Xero's words. Thrown by the transport room, turned into an Outcome above it. */
export class Fault extends Error {
	constructor(
		readonly kind: FaultKind,
		/** Sentences for a person; the first says what happened. */
		readonly sentences: string[],
		readonly details: {
			advice?: string;
			status?: number;
			errorNumber?: number;
			elements?: XeroRecord[];
			retryAfterSeconds?: number;
		} = {},
	) {
		super(sentences.join(' '));
		this.name = 'Fault';
	}
}

/** Anything but a Fault is a defect of ours; it is told as what it is instead of being lost. */
export const asFault = (error: unknown): Fault => (error instanceof Fault ? error : new Fault('other', [(error as Error).message]));

/** Whether a write that met this fault may have been carried out all the same. */
export const mayBeDone = (fault: Fault): boolean => ['server', 'network', 'redirected', 'key reused', 'cancelled'].includes(fault.kind);

/** The parts of a rejected n8n request that carry Xero's answer. */
type Rejection = {
	httpCode?: string | null;
	message?: string;
	description?: string | null;
	cause?: { response?: { status?: number; headers?: { [name: string]: unknown }; data?: unknown }; code?: string };
};

/** The headers of the answer a request was rejected with; none when no answer came. */
export const headersOf = (error: unknown): { [name: string]: unknown } => (error as Rejection).cause?.response?.headers ?? {};

/** What the failing request was, for advice. */
export type Asked = { scope?: string; write: boolean; organisationName?: string };

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT']);

/**
 * Translates what n8n's request helper rejected with into a Fault. Xero answers in five shapes: ValidationException
 * JSON, problem JSON with capital keys, plain text, HTML or nothing, and OAuth's snake case.
 * https://developer.xero.com/documentation/api/accounting/responsecodes
 */
export function faultOf(error: unknown, asked: Asked): Fault {
	const rejection = error as Rejection;
	const response = rejection.cause?.response;
	const status = response?.status ?? Number.parseInt(rejection.httpCode ?? '', 10);
	if (!response && Number.isNaN(status)) return withoutAnswer(rejection);
	const body = bodyOf(response?.data);
	const headers = response?.headers ?? {};
	if (status === 429) return limitFault(headers);
	// It was done, as far as the status goes; what it came to cannot be read: cut short, or not compressed as it says.
	if (status >= 200 && status < 300) return new Fault('network', ['Xero’s answer could not be read'], { status });
	if (status >= 300 && status < 400 && status !== 304) return redirected(status);
	if (status === 401) return unauthorised(body, headers, asked);
	if (status === 403) return forbidden(body, asked);
	if (status === 404) {
		return new Fault('whole request', ['Xero found no record with this id'], {
			status,
			advice: 'Check that the id belongs to the chosen organisation and to this kind of record.',
		});
	}
	if (status === 503) {
		return new Fault('offline', [sentencesOf(body)[0] ?? 'Xero is offline for maintenance'], {
			status,
			advice: 'Nothing was done. Xero advises to come back in about five minutes.',
		});
	}
	// 501 is Xero's word for a verb an endpoint does not have: nothing was done, and asking again changes nothing.
	if (status >= 500 && status !== 501) {
		return new Fault('server', [sentencesOf(body)[0] ?? 'Xero could not complete the request'], {
			status,
			advice: 'See https://status.xero.com for the state of the service.',
		});
	}
	return refusedRequest(status, body);
}

/** The token goes to the host of the credential alone, so nobody is followed elsewhere. */
const redirected = (status: number): Fault =>
	new Fault('redirected', ['The API host sends requests on to another address, which is not followed'], {
		status,
		advice: 'The connection’s token goes to the host of the credential alone. Check API Host under Custom Endpoints in the credential.',
	});

function withoutAnswer(rejection: Rejection): Fault {
	const code = rejection.cause?.code ?? rejection.httpCode ?? '';
	if (code === 'ERR_CANCELED') return new Fault('cancelled', ['The execution was cancelled']);
	if (rejection.httpCode === null || rejection.httpCode === undefined) {
		// n8n's own words for a credential it cannot use tell the person exactly what to do.
		return new Fault('credential', [rejection.message ?? 'The credential cannot be used'], {
			...(rejection.description ? { advice: rejection.description } : {}),
		});
	}
	// n8n's word for a token that was refused by name (a client secret that is no longer valid): nothing was carried out.
	if (code === 'EAUTH') {
		return new Fault('credential', ['Xero gave the connection no new token'], {
			advice: 'Check Client ID, Client Secret and Access in the credential, and connect it again.',
		});
	}
	if (unreachable.has(code)) {
		return new Fault('unreachable', [`Xero could not be reached (${code})`], {
			advice: 'Check the network of the n8n server, and Custom Endpoints in the credential.',
		});
	}
	return new Fault('network', [`No answer came from Xero (${code})`]);
}

/** JSON where the body is JSON (also inside a Buffer), else its text. */
function bodyOf(data: unknown): unknown {
	const raw = Buffer.isBuffer(data) ? data.toString('utf8') : data;
	if (typeof raw !== 'string') return raw;
	try {
		return JSON.parse(raw) as unknown;
	} catch {
		return raw;
	}
}

/** Text of an HTML or plain answer, without tags, at most 300 characters. */
const plain = (text: string): string => text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 300);

/** The sentence of an answer that judges no elements. */
function sentencesOf(body: unknown): string[] {
	if (typeof body === 'string') return plain(body) === '' ? [] : [plain(body)];
	if (!isRecord(body)) return [];
	const words = [body.Detail, body.Message, body.error_description, body.error, body.Title];
	const first = words.find((word): word is string => typeof word === 'string' && word !== '');
	return first === undefined ? [] : [plain(first)];
}

/**
 * Every ValidationErrors message of an element, those on nested contacts, lines and accounts too.
 */
export function validationMessages(element: unknown): string[] {
	const messages = new Set<string>();
	gather(element, 0, messages);
	return [...messages];
}

const deepest = 6;

function gather(element: unknown, depth: number, messages: Set<string>): void {
	if (typeof element !== 'object' || element === null || depth > deepest) return;
	if (Array.isArray(element)) {
		for (const each of element) gather(each, depth + 1, messages);
		return;
	}
	const record = element as XeroRecord;
	for (const message of messagesIn(record.ValidationErrors)) messages.add(message);
	for (const name of Object.keys(record)) {
		if (name !== 'ValidationErrors' && name !== 'Warnings') gather(record[name], depth + 1, messages);
	}
}

/** The Warnings of an element; one page of Xero's documentation shows them under Description. */
export const warningsOf = (element: XeroRecord): string[] => messagesIn(element.Warnings);

function messagesIn(list: unknown): string[] {
	if (!Array.isArray(list)) return [];
	return list
		.map((entry) => (isRecord(entry) ? (entry.Message ?? entry.Description) : entry))
		.filter((message): message is string => typeof message === 'string')
		.map(plain);
}

/**
 * What payroll refuses: 1.0 echoes employees with their errors, 2.0 answers a problem that names the fields.
 * https://github.com/XeroAPI/xero-node/issues/622
 */
function payrollSentences({ Employees, problem }: XeroRecord): string[] {
	if (Array.isArray(Employees)) return validationMessages(Employees);
	if (!isRecord(problem)) return [];
	const invalid = Array.isArray(problem.invalidFields) ? problem.invalidFields.filter(isRecord) : [];
	const reasons = invalid.map(({ reason }) => reason).filter((reason) => typeof reason === 'string').map(plain);
	const [first] = [problem.detail, problem.title].filter((words) => typeof words === 'string').map(plain);
	return reasons.length > 0 || first === undefined ? reasons : [first];
}

function refusedRequest(status: number, body: unknown): Fault {
	const record = isRecord(body) ? body : {};
	const ofPayroll = payrollSentences(record);
	if (ofPayroll.length > 0) return new Fault('validation', ofPayroll, { status });
	const errorNumber = typeof record.ErrorNumber === 'number' ? record.ErrorNumber : undefined;
	const elements = Array.isArray(record.Elements) ? record.Elements.filter(isRecord) : [];
	const details = { status, ...(errorNumber === undefined ? {} : { errorNumber }) };
	const sentences = sentencesOf(body);
	if (elements.length > 0) {
		const messages = validationMessages(elements);
		return new Fault('validation', messages.length > 0 ? messages : sentences, { ...details, elements });
	}
	if (errorNumber === 51) {
		return new Fault('high volume', sentences, {
			...details,
			advice: 'The organisation holds too many records for this request. Narrow it with a filter Xero has an index for.',
		});
	}
	if (errorNumber === 16) {
		return new Fault('whole request', [`Xero could not read the filter: ${sentences[0] ?? ''}`.trim()], {
			...details,
			advice: 'Check Where and Order By under Options.',
		});
	}
	if (sentences.some((sentence) => /idempotency key/i.test(sentence))) return new Fault('key reused', sentences, details);
	const fallback = status === 400 ? 'Xero refused the request' : `Xero answered with status ${status}`;
	return new Fault(status === 400 ? 'whole request' : 'other', sentences.length > 0 ? sentences : [fallback], details);
}

/** What more a scope takes than asking for it. https://developer.xero.com/faq/granular-scopes */
const gated: { [scope: string]: string | undefined } = {
	'accounting.classicexpenses': ' Xero gives this scope to no new app: expense claims and receipts of this kind are legacy.',
	'accounting.journals.read': ' Xero gives this scope only to apps of its Advanced tier, after a security assessment.',
	paymentservices: ' Xero gives this scope on request only.',
};

/**
 * 401 means either an expired token or a missing scope; only the second is told by `insufficient_scope`.
 * https://developer.xero.com/faq/oauth2
 */
function unauthorised(body: unknown, headers: { [name: string]: unknown }, asked: Asked): Fault {
	const detail = isRecord(body) && typeof body.Detail === 'string' ? body.Detail : '';
	const challenge = String(headers['www-authenticate'] ?? '');
	// Xero's own page spells it "insufficent_scop" in one place.
	if (detail === 'AuthorizationUnsuccessful' || /insuffici?ent_scop/i.test(challenge)) {
		const scope = asked.scope === undefined || asked.write || asked.scope.endsWith('.read') ? asked.scope : `${asked.scope} or ${asked.scope}.read`;
		return new Fault('scope', ['The Xero connection lacks the permission for this'], {
			status: 401,
			advice: `${scope === undefined ? 'A scope is missing' : `The scope ${scope} is missing`}: open the credential, widen Access, and connect again.${gated[asked.scope ?? ''] ?? ''}`,
		});
	}
	return new Fault('expired', ['Xero no longer accepts the connection'], {
		status: 401,
		advice: 'Open the credential in n8n and connect it again.',
	});
}

function forbidden(body: unknown, asked: Asked): Fault {
	const sentences = sentencesOf(body);
	if (sentences.some((sentence) => /role or higher/i.test(sentence))) {
		return new Fault('role', sentences, {
			status: 403,
			advice: 'Ask an administrator of the organisation to give the connected person this role in Xero.',
		});
	}
	// Payroll does not tell a missing payroll from a missing permission: https://developer.xero.com/documentation/api/payrollau/overview
	if (asked.scope?.startsWith('payroll.')) {
		return new Fault('role', ['Xero does not open the payroll of the organisation to this connection'], {
			status: 403,
			advice: 'The organisation needs a subscription to Xero Payroll, and the connected person must be a payroll administrator.',
		});
	}
	const name = asked.organisationName === undefined ? 'The organisation' : `The organisation ${asked.organisationName}`;
	return new Fault('tenant', [`${name} is not connected to this credential`], {
		status: 403,
		advice: 'Choose a connected organisation under Organisation, or connect the credential again and allow it there.',
	});
}

/** A limit ends within a day, and asking again within a second can only meet it once more. */
const aDay = 86_400;

/** https://developer.xero.com/faq/limits */
function limitFault(headers: { [name: string]: unknown }): Fault {
	const problem = String(headers['x-rate-limit-problem'] ?? '').toLowerCase();
	const told = Number.parseInt(String(headers['retry-after'] ?? ''), 10);
	const retryAfterSeconds = Number.isNaN(told) ? undefined : Math.min(Math.max(told, 1), aDay);
	const details = { status: 429, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
	// A wait of more than ten minutes can only be the day's, whatever the header says.
	if (problem.startsWith('day') || (retryAfterSeconds ?? 0) > 600) {
		return new Fault('day limit', ['The daily limit of Xero calls for this organisation is used up'], details);
	}
	if (problem.startsWith('concurrent')) return new Fault('concurrent limit', ['Too many calls to Xero at once'], details);
	return new Fault('minute limit', ['The limit of 60 Xero calls a minute for this organisation is reached'], details);
}
