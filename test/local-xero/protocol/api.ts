import { type Answer, withHeaders } from './answer';
import { authenticate, tenantOf } from './authentication';
import { disturbed, refusalBy } from './faults';
import type { ApiCall, Handler } from './envelope';
import * as problems from './problems';
import type { Incoming } from './serve';
import type { AccessToken } from './tokens';
import type { World } from './world';

const idempotent = ['POST', 'PUT', 'PATCH'];

/** One of Xero's APIs behind the same doors. */
export interface Api {
	/** What answers a call; undefined when the address does not exist. */
	route(call: ApiCall): Handler | undefined;
	/** Whether the scopes of a token are enough for the call. */
	mayUse(granted: ReadonlySet<string>, call: ApiCall): boolean;
}

/**
 * Answers a call of an API. The order of the doors: token, organisation, limits, scope, idempotency
 * (limits come before idempotency: https://developer.xero.com/documentation/guides/idempotent-requests/idempotency).
 */
export async function answerApi(api: Api, world: World, incoming: Incoming): Promise<Answer> {
	const { language } = incoming;
	const token = authenticate(world, incoming);
	if ('status' in token) return token;
	const tenantId = tenantOf(world, incoming, token);
	const books = tenantId === undefined ? undefined : world.books.get(tenantId);
	if (tenantId === undefined || books === undefined) {
		return withHeaders(problems.forbidden(language), world.limits.headers(token.app));
	}
	incoming.log.tenantId = tenantId;
	const refused = refusalBy(incoming.fault, language, world.clock.now());
	const admission = refused ?? world.limits.admit(token.app, tenantId);
	const limits = world.limits.headers(token.app, tenantId);
	if ('status' in admission) return withHeaders(admission, limits);
	try {
		await world.clock.pass(world.latency);
		const [, , ...segments] = incoming.segments;
		const answer = await answerWithinLimits(
			api,
			{ incoming, world, books, app: token.app, segments },
			token,
			tenantId,
		);
		return withHeaders(answer, limits);
	} finally {
		admission.done();
	}
}

async function answerWithinLimits(
	api: Api,
	call: ApiCall,
	token: AccessToken,
	tenantId: string,
): Promise<Answer> {
	const { incoming, world } = call;
	const { language, method, fault } = incoming;
	const handler = api.route(call);
	if (handler === undefined) return new problems.NotFound().answer;
	if (!api.mayUse(token.scopes, call)) return problems.insufficientScope(language);
	const work = () => disturbed(fault, language, () => guarded(call, handler));
	const key = incoming.header('idempotency-key');
	if (key === undefined || key === '' || !idempotent.includes(method)) return await work();
	const { answer, replayed } = await world.idempotency.run(
		{
			scope: world.switches.idempotencyPerTenant
				? `${token.app.clientId} ${tenantId}`
				: token.app.clientId,
			key,
			fingerprint: `${method} ${incoming.url}\n${incoming.body}`,
			language,
		},
		work,
	);
	if (replayed) incoming.log.replayed = true;
	return answer;
}

function guarded(call: ApiCall, handler: () => Answer): Answer {
	try {
		return handler();
	} catch (error) {
		if (error instanceof problems.ApiException) return error.answer(call.incoming.language);
		if (error instanceof problems.NotFound) return error.answer;
		throw error;
	}
}
