import { type Answer, withHeaders } from './answer';
import { tokenExpired, unauthorized } from './problems';
import type { Incoming } from './serve';
import type { AccessToken } from './tokens';
import type { World } from './world';

/** The bearer token of a call, or the 401 that answers it. */
export function authenticate(world: World, incoming: Incoming): AccessToken | Answer {
	const [, text] = /^Bearer\s+(\S+)$/i.exec(incoming.header('authorization') ?? '') ?? [];
	const token = text === undefined ? undefined : world.tokens.access(text);
	if (token === undefined) return unauthorized(incoming.language);
	return token.expiresAt <= world.clock.now()
		? withHeaders(tokenExpired(incoming.language, token.expiresAt), world.limits.headers(token.app))
		: token;
}

/** A custom connection needs no organisation header (https://developer.xero.com/faq/custom-integration). */
export function tenantOf(
	world: World,
	incoming: Incoming,
	{ app }: AccessToken,
): string | undefined {
	const header = incoming.header('xero-tenant-id');
	if (header) return world.connections.find(app, header.trim())?.tenantId;
	return app.kind === 'custom connection' ? world.connections.of(app)[0]?.tenantId : undefined;
}
