import type { Answer } from './answer';
import { ownableScopes } from './scopes';

/** An application as registered in Xero's developer portal. */
export interface App {
	name: string;
	/** The application's own id, which subscription events carry. */
	id: string;
	clientId: string;
	/** A mobile or desktop app (PKCE) has none. */
	secret?: string;
	kind: 'web' | 'pkce' | 'custom connection';
	scopes: ReadonlySet<string>;
}

/** The person signed in to the local Xero. */
export const person = {
	userId: '8d2e0f6a-3b1c-4a57-9f0e-6c5d4b3a2f10',
	given_name: 'Robin',
	family_name: 'Avery',
	email: 'robin.avery@example.com',
} as const;

export const demoApps: readonly App[] = [
	{
		name: 'Local Xero Demo App',
		id: '3f6a1c52-8d94-4e0b-b7a3-5c2e9d0f4a11',
		clientId: 'LOCALXERODEMOAPP',
		secret: 'local-xero-demo-secret',
		kind: 'web',
		scopes: ownableScopes.forWebApps,
	},
	{
		name: 'Local Xero Desktop App',
		id: '3f6a1c52-8d94-4e0b-b7a3-5c2e9d0f4a12',
		clientId: 'LOCALXEROPKCEAPP',
		kind: 'pkce',
		scopes: ownableScopes.forWebApps,
	},
	{
		name: 'Local Xero Custom Connection',
		id: '3f6a1c52-8d94-4e0b-b7a3-5c2e9d0f4a13',
		clientId: 'LOCALXEROCUSTOM',
		secret: 'local-xero-custom-secret',
		kind: 'custom connection',
		scopes: ownableScopes.forCustomConnections,
	},
];

export const webApp = demoApps[0];
export const customConnectionApp = demoApps[2];

/** An OAuth refusal; the token endpoint answers in snake case. */
export class OAuthError extends Error {
	constructor(
		readonly error: string,
		readonly description?: string,
		readonly status: Answer['status'] = 400,
	) {
		super(description ?? error);
	}
}

/**
 * The application a token or revocation request comes from.
 *
 * A web app and a custom connection send client id and secret by Basic authentication; a PKCE app sends its client id
 * in the body and has no secret (https://developer.xero.com/documentation/guides/oauth2/pkce-flow).
 * Throws `invalid_client` otherwise.
 */
export function authenticateApp(
	authorization: string | undefined,
	bodyClientId: string | undefined,
): App {
	const refused = new OAuthError('invalid_client', undefined, 401);
	if (authorization?.toLowerCase().startsWith('basic ')) {
		const [id, ...rest] = Buffer.from(authorization.slice(6), 'base64').toString('utf8').split(':');
		const app = demoApps.find((known) => known.clientId === decodeURIComponent(id));
		if (app?.secret !== undefined && app.secret === decodeURIComponent(rest.join(':'))) return app;
		throw refused;
	}
	const app = demoApps.find((known) => known.clientId === bodyClientId);
	if (app?.kind === 'pkce') return app;
	throw refused;
}
