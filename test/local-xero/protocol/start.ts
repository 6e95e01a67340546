import fastify, { type FastifyInstance } from 'fastify';
import { accounting } from './accounting';
import { answerApi } from './api';
import { type Answer, html, json } from './answer';
import { answerAuthorize } from './authorize';
import { answerConnections } from './connections-api';
import { Control } from './control';
import { controlRoutes } from './control-routes';
import { publishedKeys } from './jwt';
import { payroll } from './payroll/payroll';
import { portalRoutes } from './portal/routes';
import { answerTenantless, type Incoming, serve } from './serve';
import { answerRevocation, answerToken } from './token-endpoint';
import { World, type WorldOptions } from './world';

export interface StartOptions extends WorldOptions {
	/** 0, the default, takes a free one. */
	port?: number;
}

export interface LocalXero {
	/** `http://localhost:5800`, without a slash at the end. */
	url: string;
	control: Control;
	/** Cuts every connection and frees the port. */
	close(): Promise<void>;
}

/** https://developer.xero.com/documentation/guides/oauth2/limits */
const largestRequest = 10 * 1024 * 1024;

/** Starts the protocol over any books. */
export async function startProtocol(options: StartOptions): Promise<LocalXero> {
	const world = new World(options);
	const control = new Control(world);
	const app = fastify({
		bodyLimit: largestRequest,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 500 },
	});
	await app.register(async (routes) => controlRoutes(routes, control), { prefix: '/control' });
	await app.register(async (routes) => portalRoutes(routes, world), { prefix: '/portal' });
	await app.register(async (routes) => xeroRoutes(routes, world));
	// localhost binds 127.0.0.1 and ::1: Xero takes http addresses of localhost only
	// deliveries by themselves, while the clock runs; with a standing one the pump is worked by hand
	const pump = setInterval(() => {
		if (world.clock.mode === 'real') void world.webhooks.deliverDue();
	}, 1000);
	app.addHook('onClose', async () => clearInterval(pump));
	const address = await app.listen({ port: options.port ?? 0, host: 'localhost' });
	world.url = `http://localhost:${new URL(address).port}`;
	return { url: world.url, control, close: async () => await app.close() };
}

function xeroRoutes(app: FastifyInstance, world: World): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
	app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
		await reply
			.code(error.statusCode ?? 500)
			.type('text/html')
			.send(error.message);
	});
	const notFound = html(404, "The resource you're looking for cannot be found");
	const identity = (work: (incoming: Incoming) => Answer) => async (incoming: Incoming) =>
		await answerTenantless(world, incoming, () => work(incoming));
	const at = (
		method: string | string[],
		url: string,
		work: (incoming: Incoming) => Promise<Answer>,
		privateBody = false,
	) =>
		app.route({
			method,
			url,
			handler: async (request, reply) => await serve(world, request, reply, work, privateBody),
		});
	const writing = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
	at(
		['GET', 'POST'],
		'/identity/connect/authorize',
		identity((incoming) => answerAuthorize(world, incoming)),
		true,
	);
	at(
		'POST',
		'/identity/connect/token',
		identity((incoming) => answerToken(world, incoming)),
		true,
	);
	at(
		'POST',
		'/identity/connect/revocation',
		identity((incoming) => answerRevocation(world, incoming)),
		true,
	);
	at(
		'GET',
		'/identity/.well-known/openid-configuration',
		identity(() => json(200, discovery(world))),
	);
	at(
		'GET',
		'/identity/.well-known/openid-configuration/jwks',
		identity(() => json(200, publishedKeys())),
	);
	at(writing, '/connections', async (incoming) => await answerConnections(world, incoming));
	at(writing, '/connections/:id', async (incoming) => await answerConnections(world, incoming));
	at(writing, '/api.xro/2.0/*', async (incoming) => await answerApi(accounting, world, incoming));
	at(writing, '/payroll.xro/1.0/*', async (incoming) => await answerApi(payroll, world, incoming));
	// payroll 2.0 speaks JSON alone
	at(
		writing,
		'/payroll.xro/2.0/*',
		async (incoming) => await answerApi(payroll, world, { ...incoming, language: 'json' }),
	);
	at(
		writing,
		'/*',
		identity(() => notFound),
	);
}

/** https://identity.xero.com/.well-known/openid-configuration */
function discovery(world: World) {
	const issuer = `${world.url}/identity`;
	return {
		issuer,
		authorization_endpoint: `${issuer}/connect/authorize`,
		token_endpoint: `${issuer}/connect/token`,
		revocation_endpoint: `${issuer}/connect/revocation`,
		jwks_uri: `${issuer}/.well-known/openid-configuration/jwks`,
		scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
		response_types_supported: ['code'],
		grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
		subject_types_supported: ['public'],
		id_token_signing_alg_values_supported: ['RS256'],
		token_endpoint_auth_methods_supported: ['client_secret_basic'],
		code_challenge_methods_supported: ['S256'],
	};
}
