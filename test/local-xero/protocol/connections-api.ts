import { type Answer, empty, json, withHeaders } from './answer';
import type { App } from './apps';
import { authenticate } from './authentication';
import { Connections } from './connections';
import { NotFound } from './problems';
import { answerTenantless, type Incoming } from './serve';
import type { World } from './world';

/** GET /connections and DELETE /connections/{id} (https://developer.xero.com/documentation/guides/oauth2/tenants). */
export async function answerConnections(world: World, incoming: Incoming): Promise<Answer> {
	const token = authenticate(world, incoming);
	if ('status' in token) return token;
	const answer = await answerTenantless(world, incoming, () =>
		connections(world, incoming, token.app),
	);
	// no organisation, so only the application's limit: https://github.com/XeroAPI/xero-ruby/issues/128
	return withHeaders(answer, world.limits.headers(token.app));
}

function connections(world: World, incoming: Incoming, app: App): Answer {
	const [, id] = incoming.segments;
	if (incoming.method === 'DELETE' && id !== undefined) {
		if (!world.connections.remove(app, id)) throw new NotFound();
		return empty(204);
	}
	if (incoming.method !== 'GET' || id !== undefined) throw new NotFound();
	const { autheventid } = incoming.query;
	const listed = world.connections
		.of(app)
		.filter((connection) => autheventid === undefined || connection.authEventId === autheventid);
	return json(200, listed.map(Connections.show));
}
