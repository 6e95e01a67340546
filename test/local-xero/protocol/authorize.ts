import { randomUUID } from 'node:crypto';
import { type Answer, html } from './answer';
import { type App, demoApps, OAuthError } from './apps';
import { authorizeErrorPage, consentPage } from './consent-page';
import { scopeWords } from './scopes';
import type { Incoming } from './serve';
import type { World } from './world';

interface AuthorizeRequest {
	app: App;
	scopes: string[];
	redirectUri: string;
	codeChallenge?: string;
}

/**
 * GET /identity/connect/authorize shows the consent page, POST takes its form and goes back to the application with
 * code and state (https://developer.xero.com/documentation/guides/oauth2/auth-flow).
 */
export function answerAuthorize(world: World, incoming: Incoming): Answer {
	const form = new URLSearchParams(
		incoming.method === 'POST' ? incoming.body : incoming.url.split('?')[1],
	);
	const tenants = form.getAll('tenant');
	const decision = form.get('decision');
	form.delete('tenant');
	form.delete('decision');
	const parameters = Object.fromEntries(form);
	try {
		const request = readRequest(world, parameters);
		if (incoming.method === 'GET') return askPerson(world, request, parameters);
		const back = new URL(request.redirectUri);
		if (decision === 'allow') {
			const chosen = world.organisations.filter(({ id }) => tenants.includes(id));
			if (chosen.length === 0) throw new OAuthError('invalid_request', 'Choose an organisation.');
			back.searchParams.set('code', allow(world, request, chosen, parameters.nonce));
			back.searchParams.set('scope', parameters.scope);
		} else back.searchParams.set('error', 'access_denied');
		if (parameters.state !== undefined) back.searchParams.set('state', parameters.state);
		return { status: 302, headers: { location: back.href }, body: '' };
	} catch (error) {
		if (!(error instanceof OAuthError)) throw error;
		return html(error.status, authorizeErrorPage(error.error, error.message));
	}
}

/** Throws what Xero shows on its error page; the person never gets back to the application then. */
function readRequest(world: World, parameters: { [name: string]: string }): AuthorizeRequest {
	const app = demoApps.find((known) => known.clientId === parameters.client_id);
	if (!app || app.kind === 'custom connection')
		throw new OAuthError('unauthorized_client', 'Unknown client');
	if (parameters.response_type !== 'code') {
		throw new OAuthError('unsupported_response_type', 'Only response_type=code is supported');
	}
	const redirectUri = parameters.redirect_uri ?? '';
	// 127.0.0.1 is refused: https://developer.xero.com/documentation/guides/oauth2/auth-flow
	if (!/^(https:\/\/[^/]+|http:\/\/localhost(:\d+)?)(\/|$)/.test(redirectUri)) {
		throw new OAuthError('unauthorized_client', 'Invalid redirect_uri');
	}
	const scopes = scopeWords(parameters.scope);
	const unowned = scopes.filter((scope) => !app.scopes.has(scope) && !world.certified.has(scope));
	if (scopes.length === 0 || unowned.length > 0) {
		throw new OAuthError('invalid_scope', `Invalid scope for client: ${unowned.join(' ')}`);
	}
	const codeChallenge = parameters.code_challenge;
	if (codeChallenge !== undefined && parameters.code_challenge_method !== 'S256') {
		throw new OAuthError('invalid_request', 'Transform algorithm not supported');
	}
	if (app.kind === 'pkce' && codeChallenge === undefined) {
		throw new OAuthError('invalid_request', 'code challenge required');
	}
	return { app, scopes, redirectUri, codeChallenge };
}

function askPerson(
	world: World,
	{ app, scopes }: AuthorizeRequest,
	parameters: { [name: string]: string },
): Answer {
	const organisations = world.organisations.map((organisation) => ({
		...organisation,
		connected: world.connections.find(app, organisation.id) !== undefined,
	}));
	const answer = html(200, consentPage(app, scopes, organisations, parameters));
	// the login page refuses iframes
	return { ...answer, headers: { ...answer.headers, 'x-frame-options': 'DENY' } };
}

function allow(
	world: World,
	{ app, scopes, redirectUri, codeChallenge }: AuthorizeRequest,
	organisations: Array<{ id: string; name: string }>,
	nonce: string | undefined,
): string {
	const authEventId = randomUUID();
	const now = world.clock.now();
	const agreed = world.connections.agree(app, scopes);
	for (const organisation of organisations)
		world.connections.connect(app, organisation, authEventId, now);
	return world.tokens.issueCode(
		{ app, scopes: agreed, authEventId, at: now, nonce },
		{ redirectUri, codeChallenge },
	);
}
