import { randomUUID } from 'node:crypto';
import type { Rec } from '../contract';
import { type Answer, html } from './answer';
import { type Language, render } from './render';

/** A refusal of the Accounting API with an ErrorNumber (https://developer.xero.com/documentation/api/accounting/responsecodes). */
export class ApiException extends Error {
	constructor(
		readonly errorNumber: number,
		readonly type: string,
		message: string,
		readonly status = 400,
		readonly elements?: Rec[],
	) {
		super(message);
	}

	answer(language: Language): Answer {
		return render(language, this.status, 'ApiException', {
			ErrorNumber: this.errorNumber,
			Type: this.type,
			Message: this.message,
			...(this.elements && { Elements: this.elements }),
		});
	}
}

/** Lists only the failures (https://developer.xero.com/documentation/api/accounting/responsecodes). */
export const validationException = (failures: Rec[]) =>
	new ApiException(10, 'ValidationException', 'A validation exception occurred', 400, failures);

/** The body is no JSON, or a value has the wrong type. */
export const postDataInvalid = (message: string) =>
	new ApiException(14, 'PostDataInvalidException', message);

/** Xero's own spelling of "specified" (https://github.com/XeroAPI/xero-php-oauth2/issues/48). */
export const noDataProcessed = (object: string) =>
	new ApiException(
		17,
		'NoDataProcessedException',
		`No data has been processed for this endpoint. This endpoint is expecting ${object} data to be specifed in the request body.`,
	);

export const queryParseException = (message: string) =>
	new ApiException(16, 'QueryParseException', message);

/** https://developer.xero.com/documentation/best-practices/api-call-efficiencies/efficient-data-retrieval */
export const highVolumeException = (threshold: number) =>
	new ApiException(
		51,
		'HighVolumeException',
		`The request would return more than ${threshold} records. Use paging or a more selective filter.`,
	);

export const methodNotImplemented = () =>
	new ApiException(
		20,
		'ApiMethodNotImplementedException',
		'The Api Method called is not implemented',
		501,
	);

/** The whole request is a 404. */
export class NotFound extends Error {
	readonly answer = html(404, "The resource you're looking for cannot be found");
}

/** Problem documents have capital keys (https://github.com/XeroAPI/xero-php-oauth2/issues/151). */
function problem(language: Language, status: number, title: string, detail: string): Answer {
	return render(language, status, 'ApiException', {
		Type: null,
		Title: title,
		Status: status,
		Detail: detail,
		Instance: randomUUID(),
		Extensions: {},
	});
}

/** 401: no bearer token, or none that Xero issued. */
export const unauthorized = (language: Language) =>
	problem(language, 401, 'Unauthorized', 'AuthenticationUnsuccessful');

/** 401 with the moment of expiry, `MM/DD/YYYY HH:MM:SS`. */
export function tokenExpired(language: Language, expiredAt: number): Answer {
	const [date, time] = new Date(expiredAt).toISOString().slice(0, 19).split('T');
	const [year, month, day] = date.split('-');
	return problem(
		language,
		401,
		'Unauthorized',
		`TokenExpired: token expired at ${month}/${day}/${year} ${time}`,
	);
}

/** A missing scope is a 401, told apart by the header (https://developer.xero.com/faq/oauth2). */
export function insufficientScope(language: Language): Answer {
	const answer = problem(language, 401, 'Unauthorized', 'AuthorizationUnsuccessful');
	return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'insufficient_scope' } };
}

/** 403: the organisation header is missing, unknown, or names an organisation that is not connected. */
export const forbidden = (language: Language) =>
	problem(language, 403, 'Forbidden', 'AuthenticationUnsuccessful');

/** 403: the organisation has no such payroll, or the person who connected does not administer it. */
export const notAuthorised = (language: Language) =>
	problem(language, 403, 'Forbidden', 'AuthorizationUnsuccessful');

/** 400 about an Idempotency-Key (https://developer.xero.com/documentation/guides/idempotent-requests/idempotency). */
export const idempotencyProblem = (language: Language, detail: string) =>
	problem(language, 400, 'Bad Request', detail);

/** https://github.com/XeroAPI/xero-node/issues/644 */
export const serverError = (language: Language) =>
	render(language, 500, 'ApiException', {
		Title: 'An error occurred',
		Detail:
			'An error occurred in Xero. Check the API Status page http://status.developer.xero.com for current service status.',
		Status: 500,
		Instance: randomUUID(),
	});

/** https://developer.xero.com/documentation/api/accounting/responsecodes */
export const offline = (): Answer => ({
	status: 503,
	headers: { 'content-type': 'text/plain; charset=utf-8' },
	body: 'The Xero API is currently offline for maintenance',
});

/** 429. Retry-After only for the minute and the day (https://developer.xero.com/documentation/guides/oauth2/limits). */
export const tooManyRequests = (limit: string, retryAfterSeconds: number | undefined): Answer => ({
	status: 429,
	headers: {
		'x-rate-limit-problem': limit,
		...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
	},
	body: '',
});
