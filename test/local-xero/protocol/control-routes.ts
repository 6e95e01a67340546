import type { FastifyInstance } from 'fastify';
import type { Switches } from '../contract';
import type { ClockChange, Control, TokenWish } from './control';
import type { Fault } from './faults';
import { isLoopback } from './loopback';
import { webhookRoutes } from './webhooks/control-routes';

/** The control endpoint: JSON in, JSON out, from this machine only. */
export function controlRoutes(app: FastifyInstance, control: Control): void {
	app.addHook('onRequest', async (request, reply) => {
		if (!isLoopback(request.ip))
			await reply.code(403).send({ error: 'The control endpoint is for this machine only' });
	});
	app.setErrorHandler(async (error: Error, _request, reply) => {
		await reply.code(400).send({ error: error.message });
	});

	void app.register(async (routes) => webhookRoutes(routes, control.webhooks), {
		prefix: '/webhooks',
	});
	app.get('/', async () => control.about());
	app.post('/reset', async () => {
		control.reset();
		return control.about();
	});
	app.get('/clock', async () => control.clock());
	app.post<{ Body: ClockChange | undefined }>('/clock', async ({ body }) => control.clock(body));
	app.get('/switches', async () => control.switches());
	app.post<{ Body: Partial<Switches> | undefined }>('/switches', async ({ body }) =>
		control.switches(body),
	);
	app.get('/latency', async () => ({ ms: control.latency() }));
	app.post<{ Body: { ms?: number } | undefined }>('/latency', async ({ body }) => ({
		ms: control.latency(body?.ms),
	}));
	app.get('/faults', async () => control.faults());
	app.post<{ Body: Fault | Fault[] }>('/faults', async ({ body }) =>
		control.faults(...[body].flat()),
	);
	app.delete('/faults', async () => {
		control.clearFaults();
		return control.faults();
	});
	app.post('/tokens/expire', async () => {
		control.expireTokens();
		return {};
	});
	app.post<{ Body: TokenWish | undefined }>('/tokens', async ({ body }) =>
		control.issueToken(body),
	);
	app.post<{ Body: { tenantId: string } }>('/disconnect', async ({ body }) => {
		control.disconnect(body.tenantId);
		return {};
	});
	app.get<{ Querystring: { match?: string } }>('/calls', async ({ query }) =>
		control.calls(query.match === undefined ? undefined : new RegExp(query.match, 'i')),
	);
	app.delete('/calls', async () => {
		control.clearCalls();
		return {};
	});
	app.get<{ Params: { tenantId: string; endpoint: string } }>(
		'/books/:tenantId/:endpoint',
		async ({ params }) => control.books(params.tenantId, params.endpoint),
	);
}
