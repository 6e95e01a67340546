import type { FastifyInstance, FastifyReply } from 'fastify';
import { demoApps } from '../apps';
import { isLoopback } from '../loopback';
import type { World } from '../world';
import { appsPage, type Rejected, webhooksPage } from './webhooks-page';

/** Deliveries the page shows. */
const shown = 10;

interface OfApp {
	Params: { clientId: string };
}

/**
 * `/portal`: what stands in for developer.xero.com, My Apps, an app, Webhooks. For a person with a browser on this
 * machine; programs use `/control/webhooks`.
 */
export function portalRoutes(app: FastifyInstance, world: World): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	app.addHook('onRequest', async (request, reply) => {
		if (!isLoopback(request.ip)) await reply.code(403).send('For this machine only');
	});
	const send = async (reply: FastifyReply, status: number, page: string) =>
		await reply.code(status).type('text/html; charset=utf-8').send(page);
	const found = (clientId: string) => {
		const known = demoApps.find((each) => each.clientId === clientId);
		return known && { app: known, hook: world.webhooks.of(known) };
	};
	const back = async (reply: FastifyReply, clientId: string) =>
		await reply.redirect(`/portal/apps/${encodeURIComponent(clientId)}/webhooks`, 303);

	app.get('/', async (_request, reply) =>
		send(
			reply,
			200,
			appsPage(demoApps.map((each) => ({ app: each, hook: world.webhooks.of(each) }))),
		),
	);
	const webhooks = async (reply: FastifyReply, clientId: string, rejected?: Rejected) => {
		const of = found(clientId);
		if (!of) return await send(reply, 404, 'There is no such app');
		const latest = world.webhooks
			.deliveries()
			.filter((delivery) => delivery.app === clientId)
			.slice(-shown);
		return await send(reply, rejected ? 400 : 200, webhooksPage(of.app, of.hook, latest, rejected));
	};
	app.get<OfApp>('/apps/:clientId/webhooks', async ({ params }, reply) =>
		webhooks(reply, params.clientId),
	);
	app.post<OfApp & { Body: string }>(
		'/apps/:clientId/webhooks',
		async ({ params, body }, reply) => {
			const hook = found(params.clientId)?.hook;
			const form = new URLSearchParams(body);
			const choice = { url: (form.get('url') ?? '').trim(), categories: form.getAll('category') };
			try {
				hook?.choose(choice);
			} catch (error) {
				const because = error instanceof RangeError ? error.message : String(error);
				return await webhooks(reply, params.clientId, { ...choice, because });
			}
			return await back(reply, params.clientId);
		},
	);
	app.post<OfApp>('/apps/:clientId/webhooks/intent', async ({ params }, reply) => {
		const hook = found(params.clientId)?.hook;
		// the page shows "in progress" meanwhile, as Xero's does
		if (hook && hook.url !== '') void hook.validate();
		return await back(reply, params.clientId);
	});
	app.post<OfApp>('/apps/:clientId/webhooks/delete', async ({ params }, reply) => {
		const known = found(params.clientId)?.app;
		if (known) world.webhooks.remove(known);
		return await back(reply, params.clientId);
	});
}
