import { type Answer, empty, json } from './answer';
import { type App, authenticateApp, OAuthError } from './apps';
import { scopeWords } from './scopes';
import type { Incoming } from './serve';
import type { TokenResponse } from './tokens';
import type { World } from './world';

const noStore = { 'cache-control': 'no-store, no-cache, max-age=0', pragma: 'no-cache' };

/** POST /identity/connect/token (https://developer.xero.com/documentation/guides/oauth2/auth-flow). */
export function answerToken(world: World, incoming: Incoming): Answer {
	return answerOAuth(incoming, (app, form) => {
		const given = issue(world, app, form);
		world.tokens.given.push(given);
		return json(200, given, noStore);
	});
}

/**
 * POST /identity/connect/revocation: ends every connection the person made to the application
 * (https://developer.xero.com/documentation/guides/oauth2/auth-flow).
 */
export function answerRevocation(world: World, incoming: Incoming): Answer {
	return answerOAuth(incoming, (app, form) => {
		if (world.tokens.grantOf(form.get('token') ?? '')?.app === app) {
			world.tokens.revokeRefreshTokensOf(app);
			world.connections.removeAllOf(app);
		}
		return empty(200);
	});
}

function answerOAuth(
	incoming: Incoming,
	work: (app: App, form: URLSearchParams) => Answer,
): Answer {
	const form = new URLSearchParams(incoming.body);
	try {
		return work(
			authenticateApp(incoming.header('authorization'), form.get('client_id') ?? undefined),
			form,
		);
	} catch (error) {
		if (!(error instanceof OAuthError)) throw error;
		return json(
			error.status,
			{ error: error.error, ...(error.description && { error_description: error.description }) },
			noStore,
		);
	}
}

function issue(world: World, app: App, form: URLSearchParams): TokenResponse {
	const value = (name: string) => form.get(name) ?? '';
	const grantType = value('grant_type');
	if (!['authorization_code', 'refresh_token', 'client_credentials'].includes(grantType)) {
		throw new OAuthError('unsupported_grant_type');
	}
	if ((grantType === 'client_credentials') !== (app.kind === 'custom connection')) {
		throw new OAuthError('unauthorized_client');
	}
	if (grantType === 'client_credentials') return clientCredentials(world, app, value('scope'));
	if (grantType === 'refresh_token') return world.tokens.refresh(app, value('refresh_token'));
	return world.tokens.redeemCode(
		app,
		value('code'),
		value('redirect_uri'),
		form.get('code_verifier') ?? undefined,
	);
}

/**
 * A custom connection stands for exactly one organisation and gets no refresh token
 * (https://developer.xero.com/documentation/guides/oauth2/custom-connections). It was authorised once, when it was set up,
 * so the connection is there from the first token on. An unowned scope:
 * https://github.com/XeroAPI/xero-mcp-server/issues/209
 */
function clientCredentials(world: World, app: App, scope: string): TokenResponse {
	const asked = scopeWords(scope);
	if (asked.some((word) => !app.scopes.has(word))) {
		throw new OAuthError('invalid_scope', 'Client credentials scope validation failed');
	}
	return world.tokens.issueForApp(app, asked.length > 0 ? new Set(asked) : app.scopes);
}
